"""Clients hear of a handover by letter; of one that was taken back, nothing, or that it was (domain
4.3).
"""

from datetime import date, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.handovers import by_name
from domain.handovers.reading import what_came_back
from domain.handovers.returning import Returned
from domain.people import dismissal
from storage.models import Client, Letter, MailAddress, MailThread
from tests.fixtures.notices import notices_to
from tests.fixtures.office import Office
from tests.integration.handovers.belongings import fill_hands

OLGA, DENIS, ANTON = "Ольга Смирнова", "Денис Жуков", "Антон Белов"
TO_NIGHT = timedelta(hours=13)


async def letters(office: Office) -> list[str]:
    """Those that tell a client who is there for him, whether or not they have left."""
    async with AsyncSession(office.engine) as session:
        found = await session.scalars(
            select(Letter.args["former"].astext).where(Letter.kind == "new_manager")
        )
        return list(found)


async def dismissed(office: Office, name: str, *to: str) -> None:
    async with office.acting("Алла") as work:
        await dismissal.dismiss(work, name, to, tell_clients=True)


async def undone(office: Office, name: str) -> Returned:
    async with office.acting("Алла") as work:
        return (await by_name.undo_named(work, name))[1]


async def test_letters_that_wait_for_the_morning_do_not_leave_after_an_undo(
    office: Office,
) -> None:
    await fill_hands(office, OLGA, 3)
    office.clock.advance(TO_NIGHT)
    await dismissed(office, OLGA, DENIS)
    assert len(await letters(office)) == 3
    assert (await undone(office, OLGA)).written_to == 0
    assert await letters(office) == []


async def test_an_undo_says_how_many_clients_were_written_to(office: Office) -> None:
    await fill_hands(office, OLGA, 3)
    office.clock.advance(TO_NIGHT)
    await dismissed(office, OLGA, DENIS)
    async with AsyncSession(office.engine) as session, session.begin():
        first = select(Letter.id).order_by(Letter.id).limit(1).scalar_subquery()
        await session.execute(
            update(Letter)
            .where(Letter.id == first)
            .values(state="sent", due_at=None, sent_at=office.clock.now())
        )
    returned = await undone(office, OLGA)
    assert (returned.written_to, returned.to_be_called) == (1, 0)
    assert await letters(office) == [OLGA, DENIS], "that Denis, who was named, is not there for him"


async def test_whom_no_letter_reaches_any_more_is_to_be_called(office: Office) -> None:
    await fill_hands(office, OLGA, 1)
    await dismissed(office, OLGA, DENIS)
    async with AsyncSession(office.engine) as session, session.begin():
        thread = await session.scalar(
            select(MailThread).join(Letter, Letter.thread_id == MailThread.id)
        )
        assert thread is not None
        now = office.clock.now()
        session.add(MailAddress(address=thread.address, bounced_at=now))
        await session.execute(update(Letter).values(state="sent", due_at=None, sent_at=now))
    returned = await undone(office, OLGA)
    assert (returned.written_to, returned.to_be_called) == (0, 1)


async def test_a_client_who_stays_with_the_colleague_is_not_written_to_again(
    office: Office,
) -> None:
    (client_id,) = await fill_hands(office, OLGA, 1)
    await dismissed(office, OLGA, DENIS)
    async with AsyncSession(office.engine) as session, session.begin():
        await session.execute(
            update(Letter).values(state="sent", due_at=None, sent_at=office.clock.now())
        )
        await session.execute(
            update(Client)
            .where(Client.id == client_id)
            .values(manager_id=office.person("Антон").id)
        )
    returned = await undone(office, OLGA)
    assert (returned.written_to, returned.to_be_called) == (0, 0)


async def test_who_was_dismissed_by_mistake_hears_that_he_works_here_and_what_is_his(
    office: Office,
) -> None:
    await fill_hands(office, OLGA, 2)
    await dismissed(office, OLGA, DENIS)
    await undone(office, OLGA)
    (told,) = [each for each in await notices_to(office, "Ольга") if each["card"] == "leave_over"]
    async with office.acting("Ольга") as work:
        back = await what_came_back(work, told["args"]["handover_id"])
    assert (back.kind, back.state) == ("dismissal", "undone")
    assert back.counts["client"] == 3, "with the one of the office"
    denis = [each["card"] for each in await notices_to(office, "Денис")]
    assert denis[-1] == "handed_back"


async def test_who_is_back_before_the_morning_is_not_announced_as_away(office: Office) -> None:
    await fill_hands(office, OLGA, 2)
    office.clock.advance(TO_NIGHT)
    await away(office, OLGA, DENIS)
    async with office.acting("Алла") as work:
        await by_name.back_named(work, OLGA)
    assert await letters(office) == []


async def test_a_client_does_not_hear_of_a_leave_of_somebody_who_has_left(office: Office) -> None:
    await fill_hands(office, OLGA, 2)
    office.clock.advance(TO_NIGHT)
    await away(office, OLGA, DENIS)
    await dismissed(office, OLGA, ANTON)
    async with AsyncSession(office.engine) as session:
        until = await session.scalars(
            select(Letter.args["until"].astext).where(Letter.kind == "new_manager")
        )
        assert list(until) == ["", ""]


async def away(office: Office, name: str, to: str) -> None:
    today: date = office.clock.now().date()
    async with office.acting("Алла") as work:
        await by_name.leave_named(
            work, name, today, today + timedelta(days=7), [to], tell_clients=True
        )
