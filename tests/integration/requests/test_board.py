"""The coordinator's board: stages, dates that will not be kept, telling the client a new one."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, insert, select, update

from app.texts import desk_texts
from bot.texts import Screenwriter
from bot.views.board import board_screen
from domain.errors import DeskError, NotAllowed, NotFound, TooLate
from domain.mail import letters
from domain.permissions import Permission
from domain.requests import client_dates, results
from domain.requests.board import PAGE, BoardFilter, board, board_line
from domain.requests.forecast import Stage
from domain.requests.pace import ENOUGH, pace_of
from storage.models import (
    Call,
    Client,
    Contact,
    ContractorWork,
    Letter,
    MailAddress,
    MailThread,
    Request,
    RequestEvent,
)
from tests.fixtures.notices import notices_to
from tests.fixtures.office import Office
from tests.fixtures.statements import statements
from tests.integration.quality.acting import fixed, in_antons_hands
from tests.integration.requests.acting import accepted, row, sent

DAY = timedelta(days=1)


async def seen(office: Office, chosen: BoardFilter | None = None, page: int = 0) -> list[int]:
    async with office.acting("Марина") as work:
        return [line.id for line in (await board(work, chosen or BoardFilter(), page)).lines]


async def give_address(office: Office, address: str = "kim@romashka.example") -> None:
    async with office.system() as work:
        await work.open_session.execute(update(Contact).values(email=address))


async def letters_of(office: Office) -> list[Letter]:
    async with office.system() as work:
        return list(await work.open_session.scalars(select(Letter).order_by(Letter.id)))


async def why_done(office: Office) -> str:
    """What the only request of the board waits for, in the words of its line."""
    async with office.acting("Марина") as work:
        w = Screenwriter(desk_texts(), "ru", "Europe/Samara", work.now)
        return board_screen(w, work.policy, await board(work, BoardFilter())).text


async def test_of_what_is_done_the_board_says_whose_word_it_waits_for(office: Office) -> None:
    """Its author's; of a repair service's, then the client's, never its author's."""
    done = await accepted(office)
    async with office.acting("Антон") as work:
        await results.report(work, done, "Готово")
    assert "сделано, ждёт слова автора: Ольга Смирнова" in await why_done(office)
    async with office.system() as work:
        await work.open_session.execute(update(Request).values(state="closed"))
    ticket_id, request_id = await in_antons_hands(office)
    async with office.acting("Антон") as work:
        await results.report(work, request_id, "Заменил порт")
    assert "сделано, ждёт проверки сервиса" in await why_done(office)
    await fixed(office, ticket_id)
    assert "ждёт ответа клиента" in await why_done(office)


async def test_each_request_stands_at_its_stage(office: Office) -> None:
    offered, _ = await sent(office)
    held = await accepted(office)
    outside = await accepted(office)
    done = await accepted(office)
    async with office.acting("Антон") as work:
        await results.report(work, done, "Готово")
        await work.open_session.execute(
            insert(ContractorWork).values(
                request_id=outside,
                name="Электрострой",
                what="щит",
                until_on=date(2026, 11, 27),
                by_id=work.actor.id,
                created_at=work.now,
            )
        )
    stages: dict[Stage, int] = {
        "new": offered,
        "in_work": held,
        "contractor": outside,
        "reported": done,
    }
    for stage, request_id in stages.items():
        assert await seen(office, BoardFilter(stage=stage)) == [request_id]
    assert await seen(office, BoardFilter(stage="client")) == []
    async with office.acting("Марина") as work:
        page = await board(work, BoardFilter(department="tech"))
        assert page.total == 4
        assert dict(page.stages) == {"new": 1, "in_work": 1, "contractor": 1, "reported": 1}
        line = await board_line(work, outside)
        assert (line.contractor, line.forecast.why) == ("Электрострой", "contractor")
        assert line.broken  # four hours were its limit


async def test_a_request_asked_of_the_client_waits_for_him(office: Office) -> None:
    request_id = await accepted(office)
    async with office.acting("Антон") as work:
        thread = MailThread(
            mailbox="help",
            address="kim@romashka.example",
            request_id=request_id,
            client_id=office.client_id,
            created_at=work.now,
        )
        work.open_session.add(thread)
        await work.open_session.flush()
        with work.permitted(Permission.WORK_ON_REQUESTS):
            await letters.write(
                work, letters.NewLetter("question", thread.id, {"questions": ["Где?"]})
            )
    office.clock.advance(10 * DAY)
    assert await seen(office, BoardFilter(stage="client")) == [request_id]
    async with office.acting("Марина") as work:
        line = await board_line(work, request_id)
        assert (line.broken, line.forecast.why) == (False, "client")


async def test_what_is_not_kept_comes_first_the_longest_delay_before_the_rest(
    office: Office,
) -> None:
    kept = await accepted(office)
    late = await accepted(office)
    later = await accepted(office)
    async with office.system() as work:
        for request_id, on in ((late, date(2026, 11, 20)), (later, date(2026, 11, 16))):
            await work.open_session.execute(
                update(Request).where(Request.id == request_id).values(promised_on=on)
            )
    assert await seen(office) == [later, late, kept]
    async with office.acting("Марина") as work:
        page = await board(work, BoardFilter())
        assert (page.total, page.broken) == (3, 2)


async def test_the_board_has_pages_and_asks_a_fixed_number_of_times(office: Office) -> None:
    ids = [await accepted(office) for _ in range(PAGE + 2)]
    assert sorted([*await seen(office), *await seen(office, page=1)]) == ids
    assert await seen(office, page=99) == await seen(office, page=1)
    async with office.acting("Марина") as work:
        with statements(office.engine) as asked:
            await board(work, BoardFilter())
    assert len(asked) == 3


async def test_only_who_reads_the_board_sees_it_and_only_who_may_promise_promises(
    office: Office,
) -> None:
    request_id = await accepted(office)
    for name in ("Ольга", "Антон", "Алла"):
        async with office.acting(name) as work:
            with pytest.raises(NotAllowed):
                await board(work, BoardFilter())
            with pytest.raises(NotAllowed):
                await client_dates.proposal(work, request_id)
            with pytest.raises(NotAllowed):
                await client_dates.tell(work, request_id, work.today, "phone")
    async with office.acting("Марина") as work:
        assert not (await client_dates.proposal(work, request_id)).may_tell
        with pytest.raises(NotAllowed):
            await client_dates.tell(work, request_id, work.today, "phone")


async def test_a_new_date_goes_by_letter_once_and_those_who_keep_it_hear(office: Office) -> None:
    await give_address(office)
    request_id = await accepted(office)
    async with office.system() as work:
        await work.open_session.execute(update(Request).values(promised_on=date(2026, 11, 20)))
    async with office.acting("Павел") as work:
        proposed = await client_dates.proposal(work, request_id)
        assert proposed.line.broken
        assert proposed.reached.address == "kim@romashka.example"
        told = await client_dates.tell(work, request_id, proposed.day, "letter", "Ждём склад")
    async with office.acting("Павел") as work:
        again = await client_dates.tell(work, request_id, proposed.day, "letter")
    assert (told.again, again.again) == (False, True)
    (letter,) = await letters_of(office)
    assert (letter.kind, letter.words, letter.address) == (
        "new_date",
        "Ждём склад",
        "kim@romashka.example",
    )
    assert letter.args["before"] == "2026-11-20"
    assert letter.args["day"] == proposed.day.isoformat()
    asks = letter.args["asks"]
    assert isinstance(asks, list)
    assert asks[0] == "Павел Орлов"
    assert (await row(office, request_id)).promised_on == proposed.day
    for name in ("Антон", "Ольга"):
        assert [each["card"] for each in await notices_to(office, name)][-1] == "step"
    async with office.system() as work:
        events = await work.open_session.scalar(
            select(func.count()).where(RequestEvent.kind == "date_by_letter")
        )
        assert events == 1


async def test_a_second_new_date_answers_in_the_same_thread(office: Office) -> None:
    await give_address(office)
    request_id = await accepted(office)
    for day in (date(2026, 11, 25), date(2026, 11, 27), date(2026, 11, 25)):
        async with office.acting("Павел") as work:
            await client_dates.tell(work, request_id, day, "letter")
    found = await letters_of(office)
    assert [letter.args["day"] for letter in found] == ["2026-11-25", "2026-11-27", "2026-11-25"]
    assert len({letter.thread_id for letter in found}) == 1


async def test_the_letter_goes_to_whom_one_speaks_to(office: Office) -> None:
    """The one asked for in the last call, as in other letters; not who was written down first."""
    await give_address(office)
    request_id = await accepted(office)
    async with office.system() as work:
        boris = await work.open_session.scalar(
            insert(Contact)
            .values(
                client_id=office.client_id,
                name="Борис Лапин",
                email="lapin@romashka.example",
                created_at=work.now,
                updated_at=work.now,
            )
            .returning(Contact.id)
        )
    async with office.acting("Павел") as work:
        reached = (await client_dates.proposal(work, request_id)).reached
        assert reached.address == "kim@romashka.example"
    async with office.system() as work:
        await work.open_session.execute(
            insert(Call).values(
                client_id=office.client_id,
                contact_id=boris,
                rep_id=office.person("Ольга").id,
                outcome="no_answer",
                at=work.now,
            )
        )
    async with office.acting("Павел") as work:
        reached = (await client_dates.proposal(work, request_id)).reached
        assert (reached.address, reached.contact_id) == ("lapin@romashka.example", boris)


async def test_without_an_address_the_client_is_called(office: Office) -> None:
    request_id = await accepted(office)
    async with office.acting("Павел") as work:
        reached = (await client_dates.proposal(work, request_id)).reached
        assert (reached.address, reached.contact, reached.phone) == (
            None,
            "Ирина Викторовна Ким",
            "+79270000000",
        )
        with pytest.raises(DeskError, match="no-address"):
            await client_dates.tell(work, request_id, date(2026, 11, 25), "letter")
    async with office.acting("Павел") as work:
        await client_dates.tell(work, request_id, date(2026, 11, 25), "phone")
    assert await letters_of(office) == []
    assert (await row(office, request_id)).promised_on == date(2026, 11, 25)


async def test_a_dead_address_is_as_none(office: Office) -> None:
    await give_address(office)
    request_id = await accepted(office)
    async with office.system() as work:
        work.open_session.add(
            MailAddress(address="kim@romashka.example", bounced_at=work.now, bounce_status="5.1.1")
        )
    async with office.acting("Павел") as work:
        reached = (await client_dates.proposal(work, request_id)).reached
        assert (reached.address, reached.trouble) == (None, "error-new-date-address-dead")


async def test_a_day_that_has_passed_and_what_is_done_are_refused(office: Office) -> None:
    request_id = await accepted(office)
    async with office.acting("Павел") as work:
        with pytest.raises(DeskError, match="passed"):
            await client_dates.tell(work, request_id, work.today - DAY, "phone")
    async with office.acting("Антон") as work:
        await results.report(work, request_id, "Готово")
    async with office.acting("Павел") as work:
        with pytest.raises(TooLate):
            await client_dates.tell(work, request_id, work.today, "phone")
    async with office.acting("Ольга") as work:
        await results.confirm(work, request_id)
    async with office.acting("Павел") as work:
        with pytest.raises(NotFound):
            await client_dates.proposal(work, request_id)


async def test_the_day_is_the_clients_own(office: Office) -> None:
    """Ready at 17:00 in Samara is the next day already in Petropavlovsk-Kamchatsky."""
    request_id, _ = await sent(office)
    async with office.system() as work:
        await work.open_session.execute(update(Client).values(time_zone="Asia/Kamchatka"))
        await work.open_session.execute(
            update(Request).values(due_at=office.clock.at + timedelta(hours=7), state="in_work")
        )
    async with office.acting("Марина") as work:
        assert (await board_line(work, request_id)).expected_on == date(2026, 11, 24)


async def test_the_register_teaches_how_long_a_kind_takes(office: Office) -> None:
    for number in range(ENOUGH):
        async with office.acting("Марина") as work:
            with work.permitted(Permission.READ_BOARD):
                assert (await pace_of(work)).lasts == {}, number
        request_id = await accepted(office)
        office.clock.advance(timedelta(hours=1))
        async with office.acting("Антон") as work:
            await results.report(work, request_id, "Готово")
    async with office.acting("Марина") as work:
        with work.permitted(Permission.READ_BOARD):
            assert (await pace_of(work)).lasts == {"incident": timedelta(hours=1)}
            assert (await pace_of(work, "construction")).lasts == {}
