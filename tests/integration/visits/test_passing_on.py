"""The head gives a client to another rep: the appointment with him goes along (domain 2.4)."""

import asyncio

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import CARDS
from bot.screen import Screen
from bot.texts import LOCALES as BOT
from bot.texts import Screenwriter
from domain.errors import DeskError
from domain.people import dismissal
from domain.programme import assigning, proposing
from domain.texts import LOCALES, Texts
from domain.visits import calling
from domain.visits.calendar_file import calendar_file, calendar_of
from domain.visits.reading import appointment_card
from storage.models import Appointment, Campaign, Client, OutboxRow
from tests.fixtures.calendars import event_of
from tests.integration.visits import posted
from tests.integration.visits.conftest import DENIS, HEAD, OLGA, Visits
from tests.integration.visits.test_appointments import DAY, TUESDAY, arranged


async def give(visits: Visits, name: str, rep: str) -> int:
    person = visits.office.person(rep).id
    async with visits.office.acting(HEAD) as work:
        return await assigning.assign(work, visits.campaign_id, [visits.lines[name]], person)


async def drawn(visits: Visits, reader: str, appointment_id: int, stage: str) -> Screen:
    async with visits.office.acting(reader) as work:
        w = Screenwriter(Texts.load(LOCALES, BOT), "ru", work.actor.time_zone, work.now)
        screen = await CARDS["appointment"](
            work, w, {"appointment_id": appointment_id, "stage": stage}
        )
    assert screen is not None
    return screen


async def test_both_reps_and_the_client_are_told(visits: Visits) -> None:
    appointment_id = await arranged(visits)
    assert await give(visits, "Ромашка", DENIS) == 1
    kept = await visits.appointment(appointment_id)
    assert (kept.rep_id, kept.starts_at) == (visits.office.person(DENIS).id, TUESDAY)

    first, second = (posted.calendar_of(raw) for raw in await posted.bytes_of_letters(visits))
    before, after = event_of(first), event_of(second)
    assert second["METHOD"] == "REQUEST"
    assert (after["UID"], after["SEQUENCE"]) == (before["UID"], 1)
    assert after.decoded("DTSTART") == TUESDAY
    assert after["ORGANIZER"].params["CN"] == "Денис Жуков, Связь-Поволжье"
    assert after["ORGANIZER"] == before["ORGANIZER"]

    for rep, stage, said in (
        (DENIS, "taken_over", "Встреча с клиентом «Ромашка» теперь ваша"),
        (OLGA, "passed_on", "теперь ведёт Денис Жуков"),
    ):
        [notice] = [each for each in await visits.told(rep) if each["card"] == "appointment"]
        assert notice["args"] == {"appointment_id": appointment_id, "stage": stage}
        assert said in (await drawn(visits, rep, appointment_id, stage)).text


async def test_reminders_of_it_and_its_buttons_are_the_new_reps(visits: Visits) -> None:
    appointment_id = await arranged(visits)
    await give(visits, "Ромашка", DENIS)
    old = await drawn(visits, OLGA, appointment_id, "evening")
    assert "Отменить встречу…" not in [button.text for row in old.buttons for button in row]
    with pytest.raises(DeskError):
        async with visits.office.acting(OLGA) as work:
            await appointment_card(work, appointment_id)
    async with visits.office.acting(DENIS) as work:
        assert (await appointment_card(work, appointment_id)).state == "planned"


async def test_both_calendars_follow(visits: Visits) -> None:
    appointment_id = await arranged(visits)
    await give(visits, "Ромашка", DENIS)
    for rep, method in ((DENIS, "PUBLISH"), (OLGA, "CANCEL")):
        async with visits.office.acting(rep) as work:
            text = calendar_of(work, await calendar_file(work, appointment_id), "Ромашка")
        assert f"METHOD:{method}\r\n" in text
        assert "SEQUENCE:1\r\n" in text
    async with AsyncSession(visits.office.engine) as session:
        ordered = await session.scalars(
            select(OutboxRow.recipient).where(OutboxRow.kind == "document").order_by(OutboxRow.id)
        )
        readers = [visits.office.person(name).id for name in (OLGA, DENIS, OLGA)]
        assert list(ordered) == [f"document:{reader}" for reader in readers]


async def test_when_a_rep_leaves_the_client_learns_who_comes(visits: Visits) -> None:
    appointment_id = await arranged(visits)
    async with visits.office.acting("Алла") as work:
        await dismissal.dismiss(work, OLGA, [DENIS])
    kept = await visits.appointment(appointment_id)
    assert (kept.rep_id, kept.starts_at) == (visits.office.person(DENIS).id, TUESDAY)
    second = posted.calendar_of((await posted.bytes_of_letters(visits))[-1])
    event = event_of(second)
    assert (second["METHOD"], event["SEQUENCE"]) == ("REQUEST", 1)
    assert event["ORGANIZER"].params["CN"] == "Денис Жуков, Связь-Поволжье"
    cards = [each["args"] for each in await visits.told(DENIS) if each["card"] == "appointment"]
    assert cards == [{"appointment_id": appointment_id, "stage": "taken_over"}]
    card = await drawn(visits, DENIS, appointment_id, "taken_over")
    assert "Руководитель" not in card.text, "it is not the head who dismisses"
    assert not [each for each in await visits.told(OLGA) if each["card"] == "appointment"]


async def test_when_a_rep_leaves_a_meeting_that_is_over_sends_no_letter(visits: Visits) -> None:
    appointment_id = await arranged(visits)
    visits.office.clock.at = TUESDAY + DAY
    async with visits.office.acting("Алла") as work:
        await dismissal.dismiss(work, OLGA, [DENIS])
    assert (await visits.appointment(appointment_id)).rep_id == visits.office.person(DENIS).id
    assert [letter.kind for letter in await visits.letters()] == ["invitation"]
    assert "Как прошла" in (await drawn(visits, DENIS, appointment_id, "asked")).text


async def test_what_the_client_answered_counts_still(visits: Visits) -> None:
    appointment_id = await arranged(visits)
    async with AsyncSession(visits.office.engine) as session, session.begin():
        await session.execute(update(Appointment).values(client_reply="accepted"))
    await give(visits, "Ромашка", DENIS)
    assert (await visits.appointment(appointment_id)).client_reply == "accepted"


async def test_an_appointment_that_is_over_stays_with_who_was_there(visits: Visits) -> None:
    appointment_id = await arranged(visits)
    visits.office.clock.at = TUESDAY + DAY
    await give(visits, "Ромашка", DENIS)
    assert (await visits.appointment(appointment_id)).rep_id == visits.office.person(OLGA).id
    assert len(await visits.letters()) == 1


async def test_before_a_campaign_begins_nothing_goes(visits: Visits) -> None:
    appointment_id = await arranged(visits)
    async with AsyncSession(visits.office.engine) as session, session.begin():
        await session.execute(update(Campaign).values(state="planned"))
    await give(visits, "Ромашка", DENIS)
    assert (await visits.appointment(appointment_id)).rep_id == visits.office.person(OLGA).id


async def test_a_client_who_is_moved_to_nobody_new_sends_no_letter(visits: Visits) -> None:
    await arranged(visits)
    assert await give(visits, "Ромашка", OLGA) == 0
    assert len(await visits.letters()) == 1


async def test_a_split_takes_the_appointment_from_who_fences_off(visits: Visits) -> None:
    appointment_id = await arranged(visits)
    async with visits.office.acting(HEAD) as work:
        olga = visits.office.person(OLGA).id
        await assigning.mark(work, visits.romashka, olga, "fences_off")
    async with visits.office.acting(HEAD) as work:
        proposal = await proposing.propose(work, visits.campaign_id)
        await proposing.apply(work, visits.campaign_id, proposal.fingerprint)
    kept = await visits.appointment(appointment_id)
    assert kept.rep_id == visits.office.person(DENIS).id
    assert [letter.kind for letter in await visits.letters()] == [
        "invitation",
        "invitation_another",
    ]


async def test_one_of_no_campaign_goes_too_when_it_was_that_reps(visits: Visits) -> None:
    async with visits.office.acting(OLGA) as work:
        number = await calling.agree_on(work, visits.clients["Луч"], TUESDAY, None, None)
    async with AsyncSession(visits.office.engine) as session, session.begin():
        await session.execute(update(Appointment).values(campaign_client_id=None))
        await session.execute(update(Client).values(email=None))
    await give(visits, "Луч", DENIS)
    assert (await visits.appointment(number)).rep_id == visits.office.person(DENIS).id


async def test_who_is_not_moved_waits_for_nobody(visits: Visits) -> None:
    appointment_id = await arranged(visits)
    async with visits.office.acting(OLGA) as work:
        at = TUESDAY + 2 * DAY
        other = await calling.agree_on(work, visits.clients["Луч"], at, None, None)
    async with AsyncSession(visits.office.engine) as session, session.begin():
        await session.get(Appointment, other, with_for_update=True)
        async with asyncio.timeout(10):
            await give(visits, "Ромашка", DENIS)
    assert (await visits.appointment(appointment_id)).rep_id == visits.office.person(DENIS).id
