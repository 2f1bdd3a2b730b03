"""A repair that is late is told of once, whatever crashes and however many look."""

import asyncio
from datetime import UTC, datetime, timedelta

from domain.quality import holding
from domain.quality.sweeps import next_due, sweep_repairs
from domain.requests import sweeps as request_sweeps
from tests.fixtures.office import Office
from tests.integration.quality.acting import (
    CASH_DESK,
    accepted,
    fixed,
    history,
    paused,
    requests,
    steps_told,
    ticket,
    told,
)

FRIDAY_EVENING = datetime(2026, 11, 27, 13, 50, tzinfo=UTC)
"""Ten minutes before the week ends in Samara."""


async def sweep_next(office: Office) -> datetime:
    """Move the clock to the next step, and take it."""
    async with office.system() as work:
        due = await next_due(work)
    assert due is not None
    office.clock.at = max(office.clock.at, due)
    await sweep(office)
    return office.clock.at


async def sweep(office: Office) -> int:
    async with office.system() as work:
        return await sweep_repairs(work)


async def test_the_limits_of_work_stopped(office: Office) -> None:
    """Half an hour to sign, two hours to plan, a day to repair; an hour later the head."""
    ticket_id = await paused(office)
    opened = office.clock.now()
    moments = [await sweep_next(office) - opened for _ in range(6)]
    assert (await history(office, ticket_id))[1:] == [
        "overdue_accept",
        "overdue_accept_head",
        "overdue_plan",
        "overdue_plan_head",
        "overdue_fix",
        "overdue_fix_head",
    ]
    hour = timedelta(hours=1)
    assert moments == [hour / 2, hour * 1.5, hour * 2, hour * 3, hour * 24, hour * 25]
    async with office.system() as work:
        assert await next_due(work) is None


async def test_who_is_told(office: Office) -> None:
    await paused(office)
    await sweep_next(office)
    assert await told(office, "Павел") == await told(office, "Ольга") == ["overdue_accept"]
    assert await told(office, "Марина") == []
    await sweep_next(office)
    assert await told(office, "Марина") == ["overdue_accept_head"]
    assert await told(office, "Павел") == await told(office, "Ольга") == ["overdue_accept"]


async def test_a_step_taken_is_not_late_any_more(office: Office) -> None:
    ticket_id = await accepted(office)
    await sweep_next(office)
    assert (await history(office, ticket_id))[2:] == ["overdue_plan"]
    await fixed(office, ticket_id)
    office.clock.advance(timedelta(days=60))
    assert await sweep(office) == 0


async def test_limits_rest_over_the_weekend(office: Office) -> None:
    office.clock.at = FRIDAY_EVENING
    await paused(office)
    assert await sweep_next(office) == datetime(2026, 11, 30, 5, 20, tzinfo=UTC)


async def test_two_sweepers_at_once_tell_once(office: Office) -> None:
    ticket_ids = [await paused(office) for _ in range(3)]
    office.clock.advance(timedelta(days=3))
    await asyncio.gather(*(sweep(office) for _ in range(4)))
    await sweep(office)
    for ticket_id in ticket_ids:
        kinds = await history(office, ticket_id)
        assert len(kinds) == len(set(kinds)) == 7


async def test_a_hold_ends_by_itself_on_its_morning(office: Office) -> None:
    ticket_id = await accepted(office)
    until = office.clock.now().date() + timedelta(days=2)
    async with office.acting("Павел") as work:
        await holding.hold(work, ticket_id, "Ждём деталь", until)
    assert await sweep_next(office) == datetime(2026, 11, 25, 5, 0, tzinfo=UTC)
    assert (await ticket(office, ticket_id)).state == "in_work"
    assert (await told(office, "Ольга"))[-1] == (await told(office, "Павел"))[-1] == "unheld"


async def test_nobody_is_called_late_while_it_is_on_hold(office: Office) -> None:
    ticket_id = await accepted(office)
    async with office.acting("Павел") as work:
        until = office.clock.now().date() + timedelta(days=21)
        await holding.hold(work, ticket_id, "Клиент закрыт на учёт", until)
    office.clock.advance(timedelta(days=14))
    assert await sweep(office) == 0
    assert (await history(office, ticket_id))[-1] == "held"


async def test_of_a_late_request_of_a_ticket_only_the_ticket_tells(office: Office) -> None:
    ticket_id = await accepted(office, [CASH_DESK])
    office.clock.advance(timedelta(days=10))
    for each in request_sweeps.SWEEPS:
        async with office.system() as work:
            await each(work)
    assert await steps_told(office, "Павел") == []
    (request,) = await requests(office, ticket_id)
    assert request.next_at is None


async def test_the_first_offer_stands_until_somebody_signs(office: Office) -> None:
    await paused(office)
    office.clock.advance(timedelta(days=10))
    async with office.system() as work:
        assert await request_sweeps.sweep_offers(work) == 0
