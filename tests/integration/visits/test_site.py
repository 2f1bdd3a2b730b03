"""A technician's visit to the client's site: an appointment like a rep's, for a request."""

import asyncio
from datetime import UTC, datetime, timedelta
from email import message_from_bytes

import pytest

from domain.asking.purpose import Outlook
from domain.errors import DeskError, NotAllowed, TooLate
from domain.permissions import Permission
from domain.requests import handoffs, offering, reading, results
from domain.requests.offering import Receiver
from domain.requests.purposes import REQUEST_PURPOSES
from domain.requests.rows import lock_request
from domain.visits import arranging, meetings, reminders, site
from domain.visits.calendar_file import calendar_file, calendar_of
from domain.visits.call_list import calls_of_today
from domain.visits.reading import appointment_card, passed_on
from domain.visits.today import meetings_of_day
from mail.parsing import parse
from tests.fixtures.calendars import event_of
from tests.fixtures.statements import statements
from tests.integration.requests.acting import accepted, kinds_of, offered, report_begun, told
from tests.integration.visits import posted
from tests.integration.visits.conftest import OLGA, Visits

ANTON, KIRILL = "Антон", "Кирилл"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TUESDAY = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
"""15:00 in Samara."""


async def arranged(visits: Visits, request_id: int, at: datetime = TUESDAY) -> int:
    async with visits.office.acting(ANTON) as work:
        return await site.arrange(work, request_id, at, None, None)


async def test_the_client_is_invited_and_the_letter_names_the_request(visits: Visits) -> None:
    request_id = await accepted(visits.office)
    await arranged(visits, request_id)
    [raw] = await posted.bytes_of_letters(visits)
    calendar = posted.calendar_of(raw)
    event = event_of(calendar)
    assert (calendar["METHOD"], event["SEQUENCE"]) == ("REQUEST", 0)
    assert event["LOCATION"] == "ул. Мира, 4"
    assert event["ATTENDEE"] == "mailto:kim@romashka.example"
    assert event["ORGANIZER"] == "mailto:help@svyaz.example"
    message = parse(raw)
    assert "к вам приедет Антон Белов" in message.subject
    assert "По заявке" in message.text


async def test_the_request_shows_who_goes_there_and_when(visits: Visits) -> None:
    request_id = await accepted(visits.office)
    appointment_id = await arranged(visits, request_id)
    async with visits.office.acting(OLGA) as work:
        [visit] = (await reading.request_card(work, request_id)).visits
    assert (visit.id, visit.person, visit.starts_at) == (appointment_id, "Антон Белов", TUESDAY)
    assert visit.contact == "Ирина Викторовна Ким"
    assert "visit_set" in await told(visits.office, OLGA)
    async with visits.office.acting(ANTON) as work:
        visits.office.clock.at = TUESDAY - HOUR
        [line] = await meetings_of_day(work)
        assert line.number is not None


async def test_moved_and_called_off_it_speaks_of_the_same_visit(visits: Visits) -> None:
    request_id = await accepted(visits.office)
    appointment_id = await arranged(visits, request_id)
    async with visits.office.acting(ANTON) as work:
        await arranging.move_to(work, appointment_id, TUESDAY + DAY, "Склад")
    async with visits.office.acting(ANTON) as work:
        await arranging.cancel(work, appointment_id)
    calendars = [posted.calendar_of(raw) for raw in await posted.bytes_of_letters(visits)]
    assert [each["METHOD"] for each in calendars] == ["REQUEST", "REQUEST", "CANCEL"]
    assert len({event_of(each)["UID"] for each in calendars}) == 1
    kinds = await kinds_of(visits.office, request_id)
    assert kinds[-3:] == ["visit_set", "visit_moved", "visit_cancelled"]


async def test_it_is_asked_how_it_was_and_said_once(visits: Visits) -> None:
    request_id = await accepted(visits.office)
    appointment_id = await arranged(visits, request_id)
    stages = []
    for _ in range(3):
        async with visits.office.system() as work:
            due = await reminders.next_due(work)
        assert due is not None
        visits.office.clock.at = due
        async with visits.office.system() as work:
            await reminders.sweep_appointments(work)
        stages.append((await visits.told(ANTON))[-1]["args"]["stage"])
    assert stages == ["evening", "hour", "asked"]
    for _ in range(2):
        async with visits.office.acting(ANTON) as work:
            await site.held(work, appointment_id)
    assert (await visits.appointment(appointment_id)).state == "held"
    assert (await kinds_of(visits.office, request_id)).count("visit_held") == 1


async def test_a_visit_that_is_still_ahead_did_not_take_place(visits: Visits) -> None:
    """An old button, or a forged one."""
    request_id = await accepted(visits.office)
    appointment_id = await arranged(visits, request_id)
    visits.office.clock.at = TUESDAY - HOUR / 60
    async with visits.office.acting(ANTON) as work:
        for say in (site.held, meetings.missed):
            with pytest.raises(DeskError, match="error-site-not-begun"):
                await say(work, appointment_id)
    assert (await visits.appointment(appointment_id)).state == "planned"
    assert "visit_held" not in await kinds_of(visits.office, request_id)
    visits.office.clock.at = TUESDAY
    async with visits.office.acting(ANTON) as work:
        await site.held(work, appointment_id)
    assert (await visits.appointment(appointment_id)).state == "held"


async def test_not_held_it_can_be_moved_and_the_client_is_in_no_call_list(visits: Visits) -> None:
    request_id = await accepted(visits.office)
    appointment_id = await arranged(visits, request_id)
    visits.office.clock.at = TUESDAY + 2 * HOUR
    async with visits.office.acting(ANTON) as work:
        await meetings.missed(work, appointment_id)
    async with visits.office.acting(ANTON) as work:
        await arranging.move_to(work, appointment_id, TUESDAY + DAY)
    assert (await visits.appointment(appointment_id)).state == "planned"
    assert "visit_missed" in await kinds_of(visits.office, request_id)


async def test_a_visit_to_the_site_keeps_nobody_from_calling(visits: Visits) -> None:
    """A rep may have a request too: his site visit is no meeting of the programme."""
    async with visits.office.acting(OLGA) as work:
        before = await calls_of_today(work)
    request_id = await accepted(visits.office)
    async with visits.office.acting(ANTON) as work:
        rep = visits.office.person(OLGA).id
        await offering.offer(work, request_id, Receiver(rep))
    handoff = await offered(visits.office, request_id)
    async with visits.office.acting(OLGA) as work:
        await handoffs.accept(work, handoff.id)
        await site.arrange(work, request_id, TUESDAY, None, None)
    async with visits.office.acting(OLGA) as work:
        after = await calls_of_today(work)
    assert [line.client_id for line in after.lines] == [line.client_id for line in before.lines]


async def test_only_the_holder_arranges_and_one_visit_at_a_time(visits: Visits) -> None:
    request_id = await accepted(visits.office)
    for name in (OLGA, KIRILL):
        async with visits.office.acting(name) as work:
            with pytest.raises(NotAllowed):
                await site.arrange(work, request_id, TUESDAY, None, None)
    async with visits.office.acting(ANTON) as work:
        with pytest.raises(DeskError):
            await site.arrange(work, request_id, work.now - HOUR, None, None)
    await arranged(visits, request_id)
    with pytest.raises(TooLate):
        await arranged(visits, request_id, TUESDAY + DAY)


async def test_a_colleague_who_takes_the_request_goes_there(visits: Visits) -> None:
    request_id = await accepted(visits.office)
    appointment_id = await arranged(visits, request_id)
    async with visits.office.acting(ANTON) as work:
        await offering.offer(work, request_id, Receiver(visits.office.person(KIRILL).id))
    handoff = await offered(visits.office, request_id)
    async with visits.office.acting(KIRILL) as work:
        await handoffs.accept(work, handoff.id)
    found = await visits.appointment(appointment_id)
    assert (found.rep_id, found.sequence) == (visits.office.person(KIRILL).id, 1)
    message = parse((await posted.bytes_of_letters(visits))[-1])
    assert "Кирилл Ершов" in message.subject
    async with visits.office.acting(ANTON) as work:
        gone = await passed_on(work, appointment_id)
        assert gone is not None
        assert gone.rep == "Кирилл Ершов"
        file = calendar_of(work, await calendar_file(work, appointment_id), "Выезд")
        assert "METHOD:CANCEL" in file


async def test_another_departments_signature_leaves_the_visit(visits: Visits) -> None:
    request_id = await accepted(visits.office)
    appointment_id = await arranged(visits, request_id)
    async with visits.office.acting(ANTON) as work:
        await offering.offer(work, request_id, Receiver(department="construction"))
    handoff = await offered(visits.office, request_id)
    async with visits.office.acting("Роман") as work:
        await handoffs.accept(work, handoff.id)
    found = await visits.appointment(appointment_id)
    assert found.rep_id == visits.office.person(ANTON).id


@pytest.mark.parametrize(("late", "state", "letters"), [(False, "cancelled", 2), (True, "held", 1)])
async def test_a_request_that_is_done_settles_its_visit(
    visits: Visits, *, late: bool, state: str, letters: int
) -> None:
    """Ahead, it is called off and the client is told; begun, it took place."""
    request_id = await accepted(visits.office)
    appointment_id = await arranged(visits, request_id)
    if late:
        visits.office.clock.at = TUESDAY + HOUR / 2
    async with visits.office.acting(ANTON) as work:
        done = await results.report(work, request_id, "Готово")
    assert (done.visit_off, done.visit_told) == ((None, False) if late else (TUESDAY, True))
    assert (await visits.appointment(appointment_id)).state == state
    assert len(await posted.bytes_of_letters(visits)) == letters


async def test_who_reports_is_told_before_that_a_visit_will_be_called_off(visits: Visits) -> None:
    request_id = await accepted(visits.office)
    await arranged(visits, request_id)
    foresee = REQUEST_PURPOSES["done"].outlook
    assert foresee is not None
    async with visits.office.acting(ANTON) as work:
        with work.permitted(Permission.ANSWER_FORMS), statements(visits.office.engine) as asked:
            seen = await foresee(work, report_begun(request_id))
    assert seen == Outlook(calls_off=(site.CalledOff(TUESDAY, told=True),))
    assert len(asked) == 2
    visits.office.clock.at = TUESDAY
    async with visits.office.acting(ANTON) as work:
        with work.permitted(Permission.ANSWER_FORMS):
            assert await foresee(work, report_begun(request_id)) == Outlook()


async def test_the_client_reads_that_the_visit_is_called_off(visits: Visits) -> None:
    request_id = await accepted(visits.office)
    await arranged(visits, request_id)
    async with visits.office.acting(ANTON) as work:
        await results.report(work, request_id, "Готово")
    _, called_off = await posted.bytes_of_letters(visits)
    assert posted.calendar_of(called_off)["METHOD"] == "CANCEL"
    assert message_from_bytes(called_off)["To"].endswith("<kim@romashka.example>")


async def test_the_card_of_a_visit_holds_no_talks(visits: Visits) -> None:
    """A technician reads no notes of meetings (domain 5)."""
    async with visits.office.acting(OLGA) as work:
        await meetings.note_meeting(work, visits.romashka, "Обсудили скидку", offered=True)
    request_id = await accepted(visits.office)
    appointment_id = await arranged(visits, request_id)
    async with visits.office.acting(ANTON) as work:
        card = await appointment_card(work, appointment_id)
    assert not work.actor.may(Permission.READ_TALKS)
    assert (card.dossier.last_meeting, card.dossier.requests) == (None, ())
    assert card.dossier.contacts
    assert card.request_in_work
    async with visits.office.acting(KIRILL) as work:
        with pytest.raises(NotAllowed):
            await appointment_card(work, appointment_id)


async def test_a_visit_is_moved_while_its_request_is_in_anothers_hands(visits: Visits) -> None:
    """Who reports a request goes on to its visits; who has a visit writes into the history of its
    request. Were he to wait for the request, each would wait for the other.
    """
    request_id = await accepted(visits.office)
    appointment_id = await arranged(visits, request_id)
    async with visits.office.acting(ANTON) as reporting:
        with reporting.permitted(Permission.WORK_ON_REQUESTS):
            await lock_request(reporting, request_id)
        async with asyncio.timeout(10), visits.office.acting(ANTON) as moving:
            await arranging.move_to(moving, appointment_id, TUESDAY + DAY)
        await results.report(reporting, request_id, "Готово")
    found = await visits.appointment(appointment_id)
    assert (found.state, found.starts_at) == ("cancelled", TUESDAY + DAY)
