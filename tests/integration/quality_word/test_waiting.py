"""While the client is silent: who is reminded when, over weekends and holidays, each time once."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import DeskError
from domain.quality import asking, askings_sweep, deciding
from domain.work import Work
from storage.models import Asking
from tests.integration.quality.acting import history, told
from tests.integration.quality_word.conftest import COLLEAGUE, Client

MONDAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)  # 10:00 in Samara
BEFORE_NEW_YEAR = datetime(2026, 12, 28, 8, 0, tzinfo=UTC)  # a Monday, 12:00 in Samara


async def swept(client: Client, at: datetime) -> None:
    """Two sweepers look at the same moment, and look until nothing is due."""
    client.office.clock.at = at
    for sweep in askings_sweep.SWEEPS:
        await asyncio.gather(_until_done(client, sweep), _until_done(client, sweep))


async def _until_done(client: Client, sweep: Callable[[Work], Awaitable[int]]) -> None:
    while True:
        async with client.office.system() as work:
            if not await sweep(work):
                return


async def due(client: Client) -> datetime | None:
    async with client.office.system() as work:
        return await askings_sweep.next_due(work)


async def moments(client: Client, count: int) -> list[str]:
    """The next moments at which something is due, each swept by two; as dates and hours."""
    found = []
    for _ in range(count):
        at = await due(client)
        if at is None:
            break
        found.append(f"{at.astimezone(client.office.policy.zone):%d.%m %H:%M}")
        await swept(client, at)
    return found


async def test_a_silent_client_is_reminded_then_called_then_the_head_hears(client: Client) -> None:
    ticket_id = await client.asked()
    assert await moments(client, 6) == ["25.11 10:00", "30.11 10:00", "02.12 10:00", "07.12 10:00"]
    assert [each.kind for each in await client.letters()] == [
        "ticket_check",
        "ticket_check_again",
        "ticket_check_again",
    ]
    assert len({each.thread_id for each in await client.letters()}) == 1
    assert (await told(client.office, "Ольга"))[-2:] == ["silent_call", "silent_head"]
    assert (await told(client.office, "Марина"))[-1:] == ["silent_head"]
    assert await client.state(ticket_id) == ("awaiting_client", 1)  # silence never closes
    await client.answers("Да")
    assert await client.state(ticket_id) == ("confirmed", 1)


async def test_a_company_that_takes_a_step_away_is_not_stuck_on_it(client: Client) -> None:
    ticket_id = await client.asked()
    async with AsyncSession(client.office.engine) as session, session.begin():
        await session.execute(update(Asking).values(stage=4, next_at=client.office.clock.now()))
    async with client.office.system() as work:
        assert await askings_sweep.sweep_askings(work) == 1
        assert await askings_sweep.sweep_askings(work) == 0
    assert await client.state(ticket_id) == ("awaiting_client", 1)


async def test_holidays_are_no_working_days(client: Client) -> None:
    client.office.clock.at = BEFORE_NEW_YEAR
    await client.asked()
    assert await moments(client, 6) == ["30.12 12:00", "13.01 12:00", "15.01 12:00", "20.01 12:00"]


async def test_the_reminder_is_answered_in_any_thread_letter(client: Client) -> None:
    ticket_id = await client.asked()
    await moments(client, 1)
    (first, second) = await client.letters()
    assert (await client.sent(first)) != (await client.sent(second))
    await client.answers("Да", letter=second)
    assert await client.state(ticket_id) == ("confirmed", 1)
    assert await due(client) is None


async def test_the_rep_is_reminded_to_ask_on_the_same_day(client: Client) -> None:
    ticket_id = await client.repaired()
    assert await moments(client, 3) == ["23.11 12:00", "24.11 09:00", "25.11 09:00"]
    assert (await told(client.office, "Ольга"))[-3:] == ["not_asked"] * 3
    assert await told(client.office, "Марина") == ["not_asked"]  # once, the second time
    await client.ask(ticket_id)
    assert (await due(client)) == datetime(2026, 11, 27, 5, 0, tzinfo=UTC)


async def test_not_yet_moves_the_reminder(client: Client) -> None:
    ticket_id = await client.repaired()
    async with client.office.acting("Ольга") as work:
        await asking.remind_me(work, ticket_id)
    assert await moments(client, 1) == ["24.11 09:00"]
    assert (await told(client.office, "Ольга"))[-1] == "not_asked"


async def test_an_answer_put_off_comes_back_on_its_day(client: Client) -> None:
    ticket_id = await client.asked()
    await client.answers("Пока не проверяли, ответим в пятницу")
    answer = await client.question(ticket_id)
    async with client.office.acting("Ольга") as work:
        await deciding.later(work, ticket_id, answer.id, date(2026, 11, 27))
    assert [each.state for each in await client.said(ticket_id)] == ["later"]
    assert await moments(client, 1) == ["27.11 09:00"]
    assert len(await client.letters()) == 1  # nobody troubled her before
    assert (await client.question(ticket_id)).id == answer.id
    assert len(await client.told("Ольга", "ticket_question")) == 2
    async with client.office.acting("Ольга") as work:
        await deciding.yes(work, ticket_id, answer.id)
    assert await client.state(ticket_id) == ("confirmed", 1)


async def test_a_day_that_has_passed_is_refused(client: Client) -> None:
    ticket_id = await client.asked()
    await client.answers("??")
    answer = await client.question(ticket_id)
    async with client.office.acting("Ольга") as work:
        with pytest.raises(DeskError):
            await deciding.later(work, ticket_id, answer.id, date(2026, 11, 23))


async def test_a_client_who_answered_waits_for_the_rep_not_the_rep_for_him(
    client: Client,
) -> None:
    ticket_id = await client.asked()
    await client.answers("А что именно вы сделали?")
    await moments(client, 2)
    assert len(await client.letters()) == 1
    assert len(await client.told("Ольга", "ticket_question")) == 3
    assert (await client.askings(ticket_id))[0].stage == 0


async def test_another_person_starts_the_count_anew(client: Client) -> None:
    ticket_id = await client.asked()
    await moments(client, 1)
    async with client.office.acting("Ольга") as work:
        await asking.another(work, ticket_id, COLLEAGUE)
    assert await moments(client, 1) == ["27.11 10:00"]
    assert [each.address for each in await client.letters()][-2:] == [COLLEAGUE, COLLEAGUE]


async def test_long_downtime_gives_one_reminder(client: Client) -> None:
    await client.asked()
    await swept(client, MONDAY + timedelta(days=9))
    assert len(await client.letters("ticket_check_again")) == 1


async def test_the_rep_reminds_by_hand(client: Client) -> None:
    ticket_id = await client.asked()
    assert not await client.ask(ticket_id)
    client.office.clock.advance(timedelta(hours=2))
    assert await client.ask(ticket_id)
    assert [each.kind for each in await client.letters()] == ["ticket_check", "ticket_check_again"]
    assert (await history(client.office, ticket_id))[-1] == "asked_again"
    assert await client.state(ticket_id) == ("awaiting_client", 1)
