"""Appointments: arranged, moved, cancelled, reminded of; each change reaches the client once."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import DeskError, NotAllowed, TooLate
from domain.people import dismissal
from domain.permissions import Permission
from domain.visits import arranging, calling, meetings, reminders
from domain.visits.calendar_file import calendar_file, calendar_of, is_off
from domain.visits.call_list import calls_of_today
from domain.visits.meetings import offers_in_row
from domain.visits.reading import appointment_card
from domain.visits.today import meetings_of_day
from mail.parsing import parse
from storage.models import Employee
from tests.fixtures.calendars import event_of
from tests.fixtures.office import MONDAY_MORNING
from tests.integration.visits import posted
from tests.integration.visits.conftest import DENIS, OLGA, Visits

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TUESDAY = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
"""15:00 in Samara."""


async def arranged(visits: Visits, name: str = "Ромашка", at: datetime = TUESDAY) -> int:
    async with visits.office.acting(OLGA) as work:
        return await calling.agree_on(work, visits.clients[name], at, None, None)


async def test_the_invitation_is_one_that_calendars_read(visits: Visits) -> None:
    await arranged(visits)
    [raw] = await posted.bytes_of_letters(visits)
    calendar = posted.calendar_of(raw)
    event = event_of(calendar)
    assert calendar["METHOD"] == "REQUEST"
    assert (event["SEQUENCE"], event["STATUS"]) == (0, "CONFIRMED")
    assert event.decoded("DTSTART") == TUESDAY
    assert event.decoded("DTEND") == TUESDAY + HOUR
    assert event["LOCATION"] == "ул. Мира, 4"
    assert event["ORGANIZER"] == "mailto:sales@svyaz.example"
    assert event["ORGANIZER"].params["CN"] == "Ольга Смирнова, Связь-Поволжье"
    assert event["ATTENDEE"] == "mailto:kim@romashka.example"
    assert event["ATTENDEE"].params["RSVP"] == "TRUE"
    assert event["ATTENDEE"].params["PARTSTAT"] == "NEEDS-ACTION"
    part = posted.parts(raw)["text/calendar"]
    assert part.get_param("method") == "REQUEST"
    assert posted.parts(raw)["application/ics"].get_filename() == "invite.ics"


async def test_the_letter_reads_well_without_a_calendar(visits: Visits) -> None:
    await arranged(visits)
    message = parse((await posted.bytes_of_letters(visits))[0])
    assert "вт 24 ноября, 15:00" in message.subject
    assert "ул. Мира, 4" in message.text
    assert "Ирина Викторовна" in message.text
    assert message.sender is not None
    assert message.sender.name == "Ольга Смирнова, Связь-Поволжье"
    assert message.invitation is not None
    assert message.invitation.method == "REQUEST"
    assert {file.file_name for file in message.attachments} == {"invite.ics"}


async def test_moving_and_cancelling_speak_of_the_same_appointment(visits: Visits) -> None:
    appointment_id = await arranged(visits)
    async with visits.office.acting(OLGA) as work:
        await arranging.move_to(work, appointment_id, TUESDAY + DAY, "Кафе «Чайка»")
    async with visits.office.acting(OLGA) as work:
        await arranging.cancel(work, appointment_id)
    calendars = [posted.calendar_of(raw) for raw in await posted.bytes_of_letters(visits)]
    events = [event_of(calendar) for calendar in calendars]
    assert [calendar["METHOD"] for calendar in calendars] == ["REQUEST", "REQUEST", "CANCEL"]
    assert len({event["UID"] for event in events}) == 1
    assert [event["SEQUENCE"] for event in events] == [0, 1, 2]
    assert [event["STATUS"] for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert events[1].decoded("DTSTART") == TUESDAY + DAY
    assert events[1]["LOCATION"] == "Кафе «Чайка»"
    assert (await visits.line()).next_call_at == MONDAY_MORNING


async def test_the_same_move_twice_changes_and_sends_nothing_more(visits: Visits) -> None:
    appointment_id = await arranged(visits)
    for _ in range(2):
        async with visits.office.acting(OLGA) as work:
            await arranging.move_to(work, appointment_id, TUESDAY + DAY)
    assert len(await visits.letters()) == 2
    assert (await visits.appointment(appointment_id)).sequence == 1


async def test_cancelled_twice_is_told_once(visits: Visits) -> None:
    appointment_id = await arranged(visits)
    async with visits.office.acting(OLGA) as work:
        await arranging.cancel(work, appointment_id)
    with pytest.raises(TooLate):
        async with visits.office.acting(OLGA) as work:
            await arranging.cancel(work, appointment_id)
    assert [letter.kind for letter in await visits.letters()] == [
        "invitation",
        "invitation_cancelled",
    ]


async def test_without_an_address_nothing_is_sent_and_the_rep_is_told(visits: Visits) -> None:
    appointment_id = await arranged(visits, "Вектор")
    assert await visits.letters() == []
    async with visits.office.acting(OLGA) as work:
        assert (await appointment_card(work, appointment_id)).invited is None


async def test_a_second_appointment_with_the_same_client_is_refused(visits: Visits) -> None:
    await arranged(visits)
    with pytest.raises(TooLate, match="error-appointment-planned"):
        await arranged(visits, at=TUESDAY + DAY)


async def test_another_reps_appointment_is_not_touched(visits: Visits) -> None:
    appointment_id = await arranged(visits)
    for act in (arranging.cancel, meetings.missed, appointment_card):
        with pytest.raises(NotAllowed):
            async with visits.office.acting(DENIS) as work:
                await act(work, appointment_id)


async def test_two_at_the_same_time_are_seen(visits: Visits) -> None:
    appointment_id = await arranged(visits)
    await arranged(visits, "Вектор", TUESDAY + HOUR / 2)
    async with visits.office.acting(OLGA) as work:
        assert (await appointment_card(work, appointment_id)).clash == "Вектор"


async def test_the_reps_own_calendar_follows(visits: Visits) -> None:
    appointment_id = await arranged(visits)
    async with visits.office.acting(OLGA) as work:
        await arranging.cancel(work, appointment_id)
        text = calendar_of(work, await calendar_file(work, appointment_id), "Встреча: Ромашка")
        assert is_off(work, await calendar_file(work, appointment_id))
    assert "METHOD:CANCEL\r\n" in text
    assert "SEQUENCE:1\r\n" in text
    assert "ATTENDEE" not in text


async def sweep(visits: Visits) -> int:
    async with visits.office.system() as work:
        return await reminders.sweep_appointments(work)


async def due(visits: Visits) -> datetime | None:
    async with visits.office.system() as work:
        return await reminders.next_due(work)


async def stages(visits: Visits) -> list[object]:
    return [
        notice["args"]["stage"]
        for notice in await visits.told(OLGA)
        if notice["card"] == "appointment"
    ]


async def test_reminders_come_the_evening_before_an_hour_before_and_after(
    visits: Visits,
) -> None:
    await arranged(visits)
    seen = []
    while (moment := await due(visits)) is not None:
        visits.office.clock.at = moment
        seen.append(moment)
        assert await sweep(visits) == 1
        assert await sweep(visits) == 0
    assert await stages(visits) == ["evening", "hour", "asked", "asked_again"]
    assert seen == [
        datetime(2026, 11, 23, 14, 0, tzinfo=UTC),  # 18:00 in Samara
        TUESDAY - HOUR,
        TUESDAY + HOUR,
        datetime(2026, 11, 25, 6, 0, tzinfo=UTC),
    ]


async def test_reminders_that_were_slept_through_are_not_made_up_for(visits: Visits) -> None:
    await arranged(visits)
    visits.office.clock.at = TUESDAY + 2 * HOUR
    await sweep(visits)
    assert await stages(visits) == ["asked"]


async def test_a_moved_appointment_reminds_anew(visits: Visits) -> None:
    appointment_id = await arranged(visits)
    visits.office.clock.at = TUESDAY - HOUR
    await sweep(visits)
    async with visits.office.acting(OLGA) as work:
        await arranging.move_to(work, appointment_id, TUESDAY + 2 * DAY)
    visits.office.clock.at = TUESDAY + 2 * DAY - HOUR
    await sweep(visits)
    assert await stages(visits) == ["hour", "hour"]


async def test_what_is_over_reminds_of_nothing(visits: Visits) -> None:
    appointment_id = await arranged(visits)
    async with visits.office.acting(OLGA) as work:
        await arranging.cancel(work, appointment_id)
    visits.office.clock.at = TUESDAY + DAY
    assert await sweep(visits) == 0
    assert await due(visits) is None


async def test_one_that_did_not_take_place_is_called_again(visits: Visits) -> None:
    appointment_id = await arranged(visits)
    visits.office.clock.at = TUESDAY + 2 * HOUR
    async with visits.office.acting(OLGA) as work:
        await meetings.missed(work, appointment_id)
    async with visits.office.acting(OLGA) as work:
        assert (await calls_of_today(work)).lines[0].client_id == visits.romashka
    async with visits.office.acting(OLGA) as work:
        await arranging.move_to(work, appointment_id, TUESDAY + 3 * DAY)
    assert (await visits.appointment(appointment_id)).state == "planned"


async def test_of_one_that_is_still_ahead_nobody_says_that_it_did_not_take_place(
    visits: Visits,
) -> None:
    """The button of a message that asked before the meeting was moved."""
    appointment_id = await arranged(visits)
    visits.office.clock.at = TUESDAY + 2 * HOUR
    async with visits.office.acting(OLGA) as work:
        await arranging.move_to(work, appointment_id, TUESDAY + 3 * DAY)
    async with visits.office.acting(OLGA) as work:
        with pytest.raises(DeskError, match="error-meeting-not-begun"):
            await meetings.missed(work, appointment_id)
    assert (await visits.appointment(appointment_id)).state == "planned"


async def test_a_note_holds_the_appointment(visits: Visits) -> None:
    appointment_id = await arranged(visits)
    visits.office.clock.at = TUESDAY + 2 * HOUR
    async with visits.office.acting(OLGA) as work:
        await meetings.note_meeting(work, visits.romashka, "Поговорили о планах", offered=False)
    [meeting] = await visits.meetings()
    assert (meeting.kind, meeting.appointment_id, meeting.held_at) == (
        "relationship",
        appointment_id,
        TUESDAY,
    )
    assert (await visits.appointment(appointment_id)).state == "held"


async def test_a_note_needs_words(visits: Visits) -> None:
    with pytest.raises(DeskError):
        async with visits.office.acting(OLGA) as work:
            await meetings.note_meeting(work, visits.romashka, " ", offered=False)
    assert await visits.meetings() == []


async def test_a_questionnaire_begun_holds_the_appointment_once(visits: Visits) -> None:
    appointment_id = await arranged(visits)
    visits.office.clock.at = TUESDAY
    number = await visits.questionnaire("Ромашка", OLGA, "open")
    for _ in range(2):
        async with visits.office.acting(OLGA) as work:
            await meetings.begun_by_questionnaire(work, visits.romashka, number)
    [meeting] = await visits.meetings()
    assert (meeting.kind, meeting.questionnaire_id) == ("questionnaire", number)
    held = await visits.appointment(appointment_id)
    assert (held.state, held.questionnaire_id) == ("held", number)


async def test_not_every_meeting_may_carry_an_offer(visits: Visits) -> None:
    async def note(*, offered: bool) -> int:
        async with visits.office.acting(OLGA) as work:
            await meetings.note_meeting(work, visits.romashka, "Были", offered=offered)
        visits.office.clock.advance(DAY)
        async with visits.office.acting(OLGA) as work:
            with work.permitted(Permission.MAKE_CALLS):
                return await offers_in_row(work, visits.romashka)

    assert [await note(offered=True) for _ in range(3)] == [0, 0, 3]
    assert await note(offered=False) == 0


async def test_the_day_has_its_meetings_and_those_left_without_a_word(visits: Visits) -> None:
    await arranged(visits)
    await arranged(visits, "Вектор", TUESDAY + DAY)
    visits.office.clock.at = TUESDAY + DAY - HOUR
    async with visits.office.acting(OLGA) as work:
        day = await meetings_of_day(work)
    assert [(line.client, line.over) for line in day] == [("Ромашка", True), ("Вектор", False)]


async def test_who_leaves_the_company_leaves_no_appointment_behind(visits: Visits) -> None:
    appointment_id = await arranged(visits)
    async with visits.office.acting("Алла") as work:
        await dismissal.dismiss(work, "Ольга Смирнова", ["Денис Жуков"])
    kept = await visits.appointment(appointment_id)
    assert kept.rep_id == visits.office.person(DENIS).id
    told = [notice["card"] for notice in await visits.told(DENIS)]
    assert told == ["appointment", "handed_over"], "the calendar's copy, and all that came at once"
    assert (await visits.line("Вектор")).rep_id is None
    visits.office.clock.at = TUESDAY - HOUR
    await sweep(visits)
    assert len(await visits.told(DENIS)) == 3


async def chooses_mail(visits: Visits, name: str) -> None:
    async with AsyncSession(visits.office.engine) as session, session.begin():
        await session.execute(
            update(Employee)
            .where(Employee.id == visits.office.person(name).id)
            .values(notices_by="mail", email="Smirnova@svyaz.example")
        )


async def test_a_rep_who_chose_mail_gets_his_copy_by_mail_too(visits: Visits) -> None:
    await chooses_mail(visits, OLGA)
    appointment_id = await arranged(visits)
    async with visits.office.acting(OLGA) as work:
        await arranging.cancel(work, appointment_id)
    letters = await visits.letters()
    copies = [number for number, each in enumerate(letters) if each.kind == "appointment_copy"]
    assert [letters[number].address for number in copies] == ["smirnova@svyaz.example"] * 2
    raw = await posted.bytes_of_letters(visits)
    first, second = (posted.calendar_of(raw[number]) for number in copies)
    assert (first["METHOD"], second["METHOD"]) == ("PUBLISH", "CANCEL")
    event = event_of(first)
    assert event["UID"] == event_of(second)["UID"]
    assert event.decoded("DTSTART") == TUESDAY
    assert event["SUMMARY"] == "Встреча: Ромашка"
    assert "ATTENDEE" not in event
    assert "Ваша встреча: Ромашка" in parse(raw[copies[0]]).subject


async def test_who_has_his_news_in_telegram_gets_no_copy_by_mail(visits: Visits) -> None:
    await arranged(visits)
    assert [letter.kind for letter in await visits.letters()] == ["invitation"]
