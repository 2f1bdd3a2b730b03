"""What the head and the rep see: norms, coverage, forecast, the week; segments, rhythm, people."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import NotAllowed
from domain.programme import found, rhythm, segments, staffing, sweeps, week
from domain.programme.figures import figures, progress
from storage.models import Client, OutboxRow
from tests.fixtures.office import Office
from tests.integration.programme.conftest import CLIENTS, HEAD, Programme


async def test_norms_and_coverage(running_programme: Programme) -> None:
    here = running_programme
    for number in (1, 2):
        await here.hand_in(await here.line(number), "Ольга")
    await here.hand_in(await here.line(3), "Денис", "paused")
    await here.change(
        "UPDATE campaign_clients SET state = 'removed', worked_at = now() WHERE id = :id",
        id=await here.line(4),
    )
    async with here.office.acting("Вера") as work:
        seen = await figures(work, here.campaign_id)
    whole = seen.coverage
    assert (whole.total, whole.open, whole.handed_in, whole.paused) == (CLIENTS, 36, 2, 1)
    assert (whole.removed, whole.worked, whole.percent, whole.complete) == (1, 4, 10, False)
    assert (whole.untouched, whole.alone, whole.refusals) == (36, 0, 0)
    assert [(rep.rep, rep.done, rep.norm) for rep in seen.reps] == [
        ("Анна Мельник", 0, 10),
        ("Ольга Смирнова", 2, 15),
        ("Денис Жуков", 1, 5),
    ]
    assert (seen.done, seen.norm) == (3, 30)
    assert sum(rep.coverage.total for rep in seen.reps) == CLIENTS


async def test_a_new_week_begins_with_nothing_done(running_programme: Programme) -> None:
    here = running_programme
    await here.hand_in(await here.line(1), "Ольга")
    here.office.clock.advance(timedelta(days=7))
    async with here.office.acting(HEAD) as work:
        assert (await figures(work, here.campaign_id)).done == 0
    async with here.office.acting("Ольга") as work:
        assert await week.norm_done(work) == week.NormDone(0, 15)


async def test_the_forecast_is_by_norms_until_there_is_a_pace(
    running_programme: Programme,
) -> None:
    here = running_programme
    async with here.office.acting(HEAD) as work:
        seen = (await figures(work, here.campaign_id)).forecast
    assert (seen.by_norms, seen.pace) == (True, Decimal(30))
    assert seen.finish == date(2026, 12, 3)  # 40 clients at 30 a week: ten days
    assert seen.short == 0
    for number in range(1, 5):
        await here.hand_in(await here.line(number), "Ольга")
    here.office.clock.advance(timedelta(days=14))
    async with here.office.acting(HEAD) as work:
        seen = (await figures(work, here.campaign_id)).forecast
    assert (seen.by_norms, seen.pace) == (False, Decimal(2))
    assert seen.finish == date(2026, 12, 7) + timedelta(days=126)  # 36 at two a week
    assert seen.short == 1
    here.office.clock.advance(timedelta(days=120))
    async with here.office.acting(HEAD) as work:
        seen = (await figures(work, here.campaign_id)).forecast
    assert (seen.finish, seen.short) == (None, None)  # nothing moves, and time is up


async def test_progress_by_weeks_has_no_holes(running_programme: Programme) -> None:
    here = running_programme
    await here.hand_in(await here.line(1), "Ольга")
    here.office.clock.advance(timedelta(days=14))
    await here.hand_in(await here.line(2), "Ольга")
    async with here.office.acting(HEAD) as work:
        weeks = await progress(work, here.campaign_id)
    assert [(each.begins, each.worked) for each in weeks] == [
        (date(2026, 11, 23), 1),
        (date(2026, 11, 30), 0),
        (date(2026, 12, 7), 1),
    ]


async def test_a_technician_reads_nothing_of_it(running_programme: Programme) -> None:
    for name in ("Антон", "Ольга"):
        async with running_programme.office.acting(name) as work:
            with pytest.raises(NotAllowed):
                await figures(work, running_programme.campaign_id)
    async with running_programme.office.acting("Антон") as work:
        with pytest.raises(NotAllowed):
            await week.week_of(work)


async def test_my_week(running_programme: Programme) -> None:
    here = running_programme
    await here.hand_in(await here.line(1), "Ольга")
    await here.hand_in(await here.line(2), "Ольга", "paused")
    await here.change(
        "INSERT INTO appointments (client_id, rep_id, purpose, starts_at, ends_at, uid, created_at)"
        " VALUES (1, :me, 'questionnaire', CAST(:now AS timestamptz) + interval '1 day',"
        " CAST(:now AS timestamptz) + interval '25 hours', 'u', :now)",
        me=here.rep("Ольга"),
        now=here.office.clock.now(),
    )
    async with here.office.acting("Ольга") as work:
        seen = await week.week_of(work)
    assert (seen.done, seen.norm, seen.left) == (2, 15, 13)
    assert [line.paused for line in seen.counted] in ([True, False], [False, True])
    assert [(each.client, seen.meetings_total) for each in seen.meetings] == [("Ромашка", 1)]
    assert (seen.open, seen.paused, seen.working_days_left) == (19, 1, 5)
    assert seen.begun == ()


@pytest.fixture
async def sold(office_with_clients: Office) -> Office:
    """Client 1 gives most of the income, 2 and 3 the rest, 4 gave long ago, 5 in other money."""
    today = office_with_clients.clock.now().date()
    orders = (
        (1, 700, "RUB", 10),
        (2, 150, "RUB", 20),
        (3, 100, "RUB", 30),
        (6, 50, "RUB", 30),
        (4, 9000, "RUB", 400),
        (5, 9000, "USD", 10),
    )
    async with office_with_clients.engine.begin() as connection:
        for client, amount, currency, ago in orders:
            await connection.exec_driver_sql(
                "INSERT INTO orders (external_id, client_id, ordered_on, amount, currency, title,"
                " created_at, updated_at) VALUES ($1, $2, $3, $4, $5, 'Канал', now(), now())",
                (str(client), client, today - timedelta(days=ago), amount, currency),
            )
    return office_with_clients


async def segments_of(office: Office) -> dict[int, str | None]:
    async with AsyncSession(office.engine) as session:
        rows = await session.execute(select(Client.id, Client.segment))
        return {row.id: row.segment for row in rows}


async def test_segments_by_revenue(sold: Office) -> None:
    async with sold.acting(HEAD) as work:
        done = await segments.segment(work)
    known = await segments_of(sold)
    assert [known[number] for number in range(1, 7)] == ["A", "A", "B", "C", "C", "C"]
    assert known[CLIENTS + 2] is None  # a prospective client buys nothing yet
    assert [(each.code, each.clients, each.revenue_percent) for each in done.segments] == [
        ("A", 2, 85),
        ("B", 1, 10),
        ("C", CLIENTS - 2, 5),
    ]
    assert (done.changed, done.without_rate) == (CLIENTS + 1, 1)
    async with sold.acting(HEAD) as work:
        assert (await segments.segment(work)).changed == 0


async def test_without_orders_nothing_is_known(office_with_clients: Office) -> None:
    async with office_with_clients.acting(HEAD) as work:
        assert await segments.segment(work) == segments.Segmented((), 0, 0)
    assert set((await segments_of(office_with_clients)).values()) == {None}


async def test_who_is_due(running_programme: Programme) -> None:
    here = running_programme
    key, other = await here.line(2), await here.line(3)
    await here.change("UPDATE clients SET segment = 'A' WHERE id = 2")
    await here.hand_in(key, "Ольга")
    await here.hand_in(other, "Ольга")
    async with here.office.acting(HEAD) as work:
        seen = await rhythm.due_for_visit(work)
        assert (seen.total, seen.never, len(seen.clients)) == (CLIENTS - 2, CLIENTS - 2, 8)
        assert await segments.mark_monthly(work, 3, monthly=True) == "Клиент 3"
    here.office.clock.advance(timedelta(days=40))
    async with here.office.acting(HEAD) as work:
        first = (await rhythm.due_for_visit(work)).clients[0]
        assert (first.client_id, first.monthly) == (3, True)
        await segments.mark_monthly(work, 3, monthly=False)
    here.office.clock.advance(timedelta(days=60))
    async with here.office.acting(HEAD) as work:
        seen = await rhythm.due_for_visit(work, page=99)
        assert (seen.total, seen.page) == (CLIENTS - 1, 4)
        first = (await rhythm.due_for_visit(work)).clients[0]
        assert first.client_id == 2


async def test_people_needed(running_programme: Programme) -> None:
    here = running_programme
    await here.change("UPDATE clients SET segment = 'A' WHERE id <= 10")
    await here.change("UPDATE clients SET monthly = true WHERE id <= 2")
    async with here.office.acting(HEAD) as work:
        seen = await staffing.staffing(work)
    assert [(group.name, group.clients, group.visits_a_year) for group in seen.groups] == [
        ("most_valuable", 2, 24),
        ("key", 8, 32),
        ("others", CLIENTS - 10, CLIENTS - 10),
    ]
    assert (seen.a_week, seen.full_time, seen.parallel) == (2, 1, 1)
    assert (seen.reps, seen.reps_a_week, seen.once_weeks, seen.short) == (3, 30, 2, 0)
    assert 48 <= seen.weeks_worked <= 51


async def test_what_was_found(running_programme: Programme) -> None:
    here = running_programme
    filled = await here.hand_in(await here.line(1), "Ольга")
    await here.change(
        "INSERT INTO opportunities (client_id, questionnaire_id, owner_id, title, amount, currency,"
        " created_at) VALUES (1, :filled, :owner, 'Второй канал', 5000, 'RUB', now())",
        filled=filled,
        owner=here.rep("Ольга"),
    )
    await here.change(
        "INSERT INTO clients (name, standing, language, referred_by_id, introduction, created_at,"
        " updated_at) VALUES ('Сосед', 'prospective', 'ru', 1, 'in_person', :now, :now)",
        now=here.office.clock.now(),
    )
    async with here.office.acting(HEAD) as work:
        seen = await found.found_by(work, here.campaign_id)
        overview = await figures(work, here.campaign_id)
    assert (overview.found.opportunities, overview.found.referrals) == (1, 1)
    assert [(each.title, each.owner) for each in seen.opportunities] == [
        ("Второй канал", "Ольга Смирнова")
    ]
    assert [(each.stage, each.count, each.amount) for each in seen.stages] == [
        ("found", 1, Decimal(5000))
    ]
    assert (seen.referrals_total, seen.promised, seen.referrals[0].referred_by) == (1, 1, "Ромашка")


async def behind(here: Programme) -> list[tuple[str, int]]:
    async with AsyncSession(here.office.engine) as session:
        rows = await session.execute(
            select(OutboxRow.recipient, OutboxRow.payload).where(
                OutboxRow.payload["card"].astext == sweeps.BEHIND
            )
        )
        return sorted((row.recipient, row.payload["args"]["done"]) for row in rows)


async def sweep(here: Programme) -> int:
    async with here.office.system() as work:
        return await sweeps.remind_behind(work)


async def test_who_is_behind_hears_of_it_once_a_week(running_programme: Programme) -> None:
    """By Thursday 10:00 a little more than three fifths of the week are worked."""
    here = running_programme
    for number in range(1, 4):
        await here.hand_in(await here.line(number), "Денис")
    async with here.office.system() as work:
        thursday = await sweeps.next_due(work)
    assert await sweep(here) == 0
    here.office.clock.advance(timedelta(days=3))
    assert await sweep(here) == 1
    expected = sorted((f"person:{here.rep(name)}", 0) for name in ("Ольга", "Анна"))
    assert await behind(here) == expected
    here.office.clock.advance(timedelta(hours=4))
    assert await sweep(here) == 0
    assert thursday is not None
    here.office.clock.advance(timedelta(days=7))
    assert await sweep(here) == 1
    assert len(await behind(here)) == 5


async def test_a_campaign_that_has_just_begun_is_not_behind(programme: Programme) -> None:
    programme.office.clock.advance(timedelta(days=3, hours=2))
    await programme.split()
    await programme.start()
    assert await sweep(programme) == 1
    assert await behind(programme) == []


async def test_segments_are_made_anew_every_night(sold: Office) -> None:
    async with sold.system() as work:
        assert await sweeps.next_due(work) == sold.clock.now()
        assert await sweeps.segment_nightly(work) == 1
        assert await sweeps.segment_nightly(work) == 0
        due = await sweeps.next_due(work)
    assert (await segments_of(sold))[1] == "A"
    assert due is not None
    assert due.astimezone(sold.policy.zone).hour == 3
    assert due - sold.clock.now() == timedelta(hours=17)
