"""An outside contractor: who, what, until when; whoever has the request is reminded."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from domain.company.calendar import WorkCalendar
from domain.errors import DeskError, NotAllowed, TooLate
from domain.requests import contracting, lists, reading, results
from domain.requests.contracting import NewContractor
from domain.requests.contractors import contractors_of
from domain.requests.lists import Filter
from storage.models import ContractorWork
from tests.fixtures.office import Office
from tests.integration.requests.acting import accepted, kinds_of, sent, told

WEDNESDAY = date(2026, 11, 25)


async def given(office: Office, request_id: int, until_on: date = WEDNESDAY) -> int:
    """Anton asks an outsider to pull a cable."""
    async with office.acting("Антон") as work:
        new = NewContractor("ООО «Высота»", "Протянуть кабель", until_on, "+79270000001")
        await contracting.give(work, request_id, new)
        return (await contractors_of(work, [request_id]))[request_id][-1].id


async def sweep_next(office: Office) -> datetime | None:
    """Move the clock to the next reminder and let it be given."""
    async with office.system() as work:
        due = await contracting.next_due(work)
    if due is not None:
        office.clock.at = max(office.clock.at, due)
    async with office.system() as work:
        await contracting.sweep_contractors(work)
    return due


async def test_the_card_and_the_register_say_who_works_outside_and_until_when(
    office: Office,
) -> None:
    request_id = await accepted(office)
    await given(office, request_id)
    async with office.acting("Ольга") as work:
        [found] = (await reading.request_card(work, request_id)).contractors
        page = await lists.not_done(work, Filter())
    assert (found.name, found.until_on, found.by) == ("ООО «Высота»", WEDNESDAY, "Антон Белов")
    assert found.reached_at == "+79270000001"
    assert [line.outside_until for line in page.lines] == [WEDNESDAY]
    assert "contractor_set" in await told(office, "Ольга")


async def test_the_holder_is_reminded_the_day_before_and_when_it_is_late_then_his_lead(
    office: Office,
) -> None:
    request_id = await accepted(office)
    await given(office, request_id)
    opening = datetime(2026, 11, 24, 5, tzinfo=UTC)  # 9:00 in Samara
    assert await sweep_next(office) == opening
    assert (await told(office, "Антон"))[-1] == "contractor_due"
    assert await sweep_next(office) == opening + timedelta(days=2)
    assert (await told(office, "Антон"))[-1] == "contractor_late"
    await sweep_next(office)
    assert (await told(office, "Павел"))[-1] == "contractor_late_lead"
    assert await sweep_next(office) is None


async def test_a_sweep_says_each_thing_once_and_only_the_latest_after_a_pause(
    office: Office,
) -> None:
    request_id = await accepted(office)
    await given(office, request_id)
    office.clock.advance(timedelta(days=10))
    for _ in range(3):
        async with office.system() as work:
            await contracting.sweep_contractors(work)
    kinds = await kinds_of(office, request_id)
    assert kinds.count("contractor_late") == 1
    assert "contractor_due" not in kinds


async def test_promised_for_tomorrow_after_the_mornings_hour_he_is_reminded_on_the_day_itself(
    office: Office,
) -> None:
    """It is 10:00 of Monday: that morning is behind. What the desk said it would do, it does."""
    request_id = await accepted(office)
    async with office.acting("Антон") as work:
        new = NewContractor("ООО «Высота»", "Протянуть кабель", date(2026, 11, 24))
        done = await contracting.give(work, request_id, new)
    assert (done.reminded, done.reminded_at) == ("", datetime(2026, 11, 24, 5, tzinfo=UTC))
    assert await sweep_next(office) == done.reminded_at
    assert (await told(office, "Антон"))[-1] == "contractor_due"
    assert await sweep_next(office) == datetime(2026, 11, 25, 5, tzinfo=UTC)
    assert (await told(office, "Антон"))[-1] == "contractor_late"


async def test_whoever_wrote_it_down_hears_who_is_reminded_and_when(office: Office) -> None:
    request_id = await accepted(office)
    async with office.acting("Павел") as work:
        new = NewContractor("Фасад", "Сверление", WEDNESDAY)
        given_by_lead = await contracting.give(work, request_id, new)
        today = NewContractor("Лифт", "Допуск", work.today)
        too_late = await contracting.give(work, request_id, today)
    assert given_by_lead.reminded == "Антон Белов"
    assert given_by_lead.reminded_at == datetime(2026, 11, 24, 5, tzinfo=UTC)
    assert (too_late.reminded, too_late.reminded_at) == ("Антон Белов", None)


async def test_a_calendar_without_a_working_day_hangs_nothing(office: Office) -> None:
    class Closed(WorkCalendar):
        def is_working_day(self, day: date) -> bool:  # noqa: ARG002
            return False

    closed = Closed(office.policy.calendar, office.policy.zone)
    assert contracting._eve_of(closed, WEDNESDAY) == date(2026, 11, 24)


async def test_today_is_no_day_before(office: Office) -> None:
    request_id = await accepted(office)
    await given(office, request_id, office.clock.now().date())
    await sweep_next(office)
    kinds = await kinds_of(office, request_id)
    assert "contractor_due" not in kinds
    assert kinds[-1] == "contractor_late"


async def test_a_new_day_begins_the_reminders_anew(office: Office) -> None:
    request_id = await accepted(office)
    contractor_id = await given(office, request_id)
    await sweep_next(office)
    async with office.acting("Антон") as work:
        await contracting.put_off(work, contractor_id, date(2026, 12, 2), "Нет лестницы")
    assert await sweep_next(office) == datetime(2026, 12, 1, 5, tzinfo=UTC)
    assert (await kinds_of(office, request_id)).count("contractor_due") == 2


async def test_done_is_said_once_and_ends_the_reminders(office: Office) -> None:
    request_id = await accepted(office)
    contractor_id = await given(office, request_id)
    for _ in range(2):
        async with office.acting("Антон") as work:
            await contracting.finish(work, contractor_id, "Кабель лежит")
        with pytest.raises(TooLate):
            async with office.acting("Антон") as work:
                await contracting.put_off(work, contractor_id, date(2026, 12, 2), "Нет лестницы")
    assert (await kinds_of(office, request_id)).count("contractor_done") == 1
    assert "contractor_later" not in await kinds_of(office, request_id)
    assert await sweep_next(office) is None
    async with office.acting("Ольга") as work:
        [found] = (await reading.request_card(work, request_id)).contractors
        page = await lists.not_done(work, Filter())
    assert found.done_at is not None
    assert page.lines[0].outside_until is None


async def test_only_whoever_has_it_and_his_lead_speak_to_a_contractor(office: Office) -> None:
    request_id = await accepted(office)
    new = NewContractor("Фасад", "Сверление", WEDNESDAY)
    async with office.acting("Павел") as work:
        await contracting.give(work, request_id, new)
    for name in ("Ольга", "Кирилл", "Роман"):
        async with office.acting(name) as work:
            with pytest.raises(NotAllowed):
                await contracting.give(work, request_id, new)


async def test_a_day_that_has_passed_and_a_contractor_without_a_name_are_refused(
    office: Office,
) -> None:
    request_id = await accepted(office)
    for new in (
        NewContractor("Фасад", "Сверление", date(2026, 11, 20)),
        NewContractor("  ", "Сверление", WEDNESDAY),
        NewContractor("Фасад", " ", WEDNESDAY),
    ):
        async with office.acting("Антон") as work:
            with pytest.raises(DeskError):
                await contracting.give(work, request_id, new)


async def test_nothing_is_given_before_the_request_is_in_work_or_after_it(office: Office) -> None:
    request_id, _ = await sent(office)
    async with office.acting("Ольга") as work:
        with pytest.raises(TooLate):
            await contracting.give(work, request_id, NewContractor("А", "Б", WEDNESDAY))


async def test_a_request_that_is_over_reminds_of_nothing(office: Office) -> None:
    request_id = await accepted(office)
    contractor_id = await given(office, request_id)
    async with office.acting("Антон") as work:
        await results.report(work, request_id, "Готово")
    async with office.acting("Ольга") as work:
        await results.confirm(work, request_id)
    await sweep_next(office)
    assert "contractor_due" not in await kinds_of(office, request_id)
    async with office.system() as work:
        next_at = await work.open_session.scalar(
            select(ContractorWork.next_at).where(ContractorWork.id == contractor_id)
        )
    assert next_at is None
