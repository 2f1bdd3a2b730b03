"""A campaign of 100,000 clients: its list made and split, and its head's look at it.

130 reps in 40 towns, clients in 300; every fiftieth client is marked as friendly with his manager,
every thirtieth as fenced off by him. Then half of the list is worked through, as the middle of a
campaign is. The time in PostgreSQL is what EXPLAIN ANALYZE gives for the very statements that the
use case sends; beside it the time of the whole use case, from the call to the figures.
"""

import time
from collections.abc import Awaitable, Callable
from datetime import date
from functools import partial
from statistics import median

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks.figures import Figure
from benchmarks.ground import Ground, company
from benchmarks.register import timed
from benchmarks.staff import ZONE
from domain.clock import SystemClock
from domain.company import Policy
from domain.programme import planning, proposing, running
from domain.programme.figures import figures
from domain.programme.filters import ListFilter
from domain.programme.lists import listed
from domain.programme.planning import Plan, RepPlan
from domain.programme.rhythm import due_for_visit
from domain.programme.segments import segment
from domain.programme.week import week_of
from domain.work import Actor, Evidence, Work, begin

CLIENTS = 100_000
REPS = 130
HEAD = REPS + 1
REPEATS = 9
LIMIT = 50.0  # milliseconds of the whole overview, at the median
SPLIT_LIMIT = 20.0  # seconds

THE_HEAD = Actor(HEAD, "Марина Лис", "programme_head", "sales", "ru", ZONE)
A_REP = Actor(1, "Продавец 001", "rep", "sales", "ru", ZONE)

_STAFF = text(
    """
    INSERT INTO employees (id, name, role, department, language, time_zone, created_at)
    SELECT n, CASE n WHEN :head THEN 'Марина Лис' ELSE 'Продавец ' || to_char(n, 'FM000') END,
           CASE n WHEN :head THEN 'programme_head' ELSE 'rep' END, 'sales', 'ru', :zone, now()
    FROM generate_series(1, CAST(:head AS int)) AS n
    """
)
_CLIENTS = text(
    """
    INSERT INTO clients (id, name, tax_number, place, language, manager_id, created_at, updated_at)
    SELECT n, 'ООО «Клиент ' || n || '»', (7700000000 + n)::text,
           CASE WHEN n % 10 <> 0 THEN 'Город ' || floor(300 * (n * 7919 % 1000 / 1000.0) ^ 2) END,
           'ru', CASE WHEN n % 5 <> 0 THEN 1 + n * 31 % :reps END, now(), now()
    FROM generate_series(1, CAST(:clients AS int)) AS n
    """
)
_ORDERS = text(
    """
    INSERT INTO orders (external_id, client_id, ordered_on, amount, currency, title, created_at,
                        updated_at)
    SELECT n::text, n, current_date - n % 300, 1000000.0 / n, 'RUB', 'Канал', now(), now()
    FROM generate_series(1, CAST(:clients AS int)) AS n
    """
)
_MARKS = text(
    """
    INSERT INTO rapports (client_id, employee_id, verdict, at)
    SELECT id, manager_id, CASE WHEN id % 50 = 0 THEN 'gets_on' ELSE 'fences_off' END, now()
    FROM (SELECT id, 1 + id * 31 % :reps AS manager_id FROM clients) AS managed
    WHERE id % 50 = 0 OR id % 30 = 7
    """
)
# Half of the list, spread over the last half-year; a questionnaire for each but the taken off.
_WORKED = text(
    """
    UPDATE campaign_clients SET
        state = (ARRAY['handed_in', 'handed_in', 'handed_in', 'paused', 'refused', 'removed'])
                [1 + id % 6],
        worked_at = now() - interval '1 minute' * (id % 250000), last_call_at = now(), calls = 2
    WHERE id % 2 = 0
    """
)
_CALLED = text("UPDATE campaign_clients SET last_call_at = now(), calls = 1 WHERE id % 8 = 1")
_ASKED = text("UPDATE campaign_clients SET refusal_asked_at = now() WHERE id % 999 = 1")
_RESPONSES = text(
    """
    INSERT INTO form_responses (id, form_version_id, person_id, purpose, subject_id, state, asked,
                                created_at, updated_at, submitted_at)
    OVERRIDING SYSTEM VALUE
    SELECT id, (SELECT max(id) FROM form_versions), rep_id, 'questionnaire', id, 'submitted', false,
           worked_at, worked_at, worked_at
    FROM campaign_clients WHERE state IN ('handed_in', 'paused')
    """
)
_QUESTIONNAIRES = text(
    """
    INSERT INTO questionnaires (client_id, rep_id, campaign_client_id, response_id, state, begun_at,
                                handed_in_at, counted_at, earned_by_id)
    SELECT client_id, rep_id, id, id, state, worked_at, worked_at, worked_at, rep_id
    FROM campaign_clients WHERE state IN ('handed_in', 'paused')
    """
)


async def measure(ground: Ground, *, quick: bool) -> list[Figure]:
    """Make a campaign, split it, work through half of it, look at it."""
    clients = CLIENTS // 20 if quick else CLIENTS
    policy = company()
    async with ground.database("programme") as database:
        engine = database.engine
        await _fill(engine, clients)
        act = partial(_timed_act, engine, policy)
        segmenting, _ = await act(segment)
        made, campaign_id = await act(_make)
        proposed, shown = await act(partial(proposing.propose, campaign_id=campaign_id))
        applied, _ = await act(
            partial(proposing.apply, campaign_id=campaign_id, fingerprint=shown.fingerprint)
        )
        await act(partial(running.start, campaign_id=campaign_id))
        found = [
            Figure("clients on the list", clients, ""),
            Figure("segments of all clients", segmenting, "s"),
            Figure("the list made by a filter", made, "s"),
            Figure("a split proposed", proposed, "s"),
            Figure("the split applied, each move recorded", applied, "s"),
            Figure("list and split together", made + proposed + applied, "s").at_most(SPLIT_LIMIT),
        ]
        await _work_through_half(engine)
        return found + await _looks(engine, policy, campaign_id)


async def _fill(engine: AsyncEngine, clients: int) -> None:
    given = {"head": HEAD, "zone": ZONE, "clients": clients, "reps": REPS}
    async with engine.begin() as connection:
        for statement in (_STAFF, _CLIENTS, _ORDERS, _MARKS):
            await connection.execute(statement, given)
    await _vacuum(engine)


async def _work_through_half(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        for statement in (_WORKED, _CALLED, _ASKED, _RESPONSES, _QUESTIONNAIRES):
            await connection.execute(statement)
    await _vacuum(engine)


async def _vacuum(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        autocommit = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await autocommit.execute(text("VACUUM ANALYZE"))


async def _make(work: Work) -> int:
    reps = [
        RepPlan(
            f"Продавец {number:03}",
            "parallel" if number % 3 else "full_time",
            place=f"Город {number % 40}" if number % 2 else None,
        )
        for number in range(1, REPS + 1)
    ]
    plan = Plan("Проба", date(2026, 1, 1), date(2027, 1, 1), reps, ListFilter(all_corporate=True))
    return (await planning.new_campaign(work, plan)).id


async def _timed_act(
    engine: AsyncEngine, policy: Policy, act: Callable[[Work], Awaitable[object]]
) -> tuple[float, object]:
    """Seconds from the beginning of an act to its commit, and what it gave."""
    started = time.perf_counter()
    evidence = Evidence("shell", "benchmark", "programme")
    async with begin(engine, THE_HEAD, SystemClock(), policy, evidence) as work:
        given = await act(work)
    return time.perf_counter() - started, given


async def _looks(engine: AsyncEngine, policy: Policy, campaign_id: int) -> list[Figure]:
    questions = (
        ("the head's overview", THE_HEAD, partial(figures, campaign_id=campaign_id), LIMIT),
        ("a page of the list", THE_HEAD, partial(listed, campaign_id=campaign_id), None),
        (
            "a page of those never called",
            THE_HEAD,
            partial(listed, campaign_id=campaign_id, part="untouched", page=99),
            None,
        ),
        ("who is due for a visit", THE_HEAD, due_for_visit, None),
        ("a rep's week", A_REP, week_of, None),
    )
    found = []
    for name, actor, question, limit in questions:
        taken = [await timed(engine, policy, actor, question) for _ in range(REPEATS)]
        whole = Figure.of(f"{name}, the whole use case", "ms", [each.whole for each in taken])
        found.append(whole if limit is None else whole.at_most(limit))
        found.append(Figure("  in PostgreSQL", median(each.in_database for each in taken), "ms"))
    return found
