"""How long the question "what is not done, who has it, since when" takes on a large register.

A million register lines of a quarter of a million requests, of which some eight thousand are not
done. The time in PostgreSQL is what EXPLAIN ANALYZE gives for the very statements that the use
case sends; beside it the time of the whole use case, from the call to the page.
"""

import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from statistics import median

import asyncpg
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks.figures import Figure
from benchmarks.ground import Ground, company
from benchmarks.staff import A_TECHNICIAN, DIRECTOR_OF_ALL, LEAD_OF_TECH, hire
from domain.clock import SystemClock
from domain.company import Policy
from domain.requests.lists import PAGE, Filter, not_done
from domain.requests.mine import mine
from domain.work import Actor, Evidence, Work, begin

REQUESTS = 250_000
LINES_OF_EACH = 4
OPEN_SHARE = 31
"""One request in so many is not done: every second of the latest, the others are closed."""

REPEATS = 9
LIMIT = 20.0  # milliseconds in PostgreSQL, at the median

# Requests of the last three years, the latest of the last days. What is not done is young.
_REQUESTS = text(
    f"""
    INSERT INTO requests (id, number, kind, client_id, author_id, department, title, state,
                          holder_id, held_since, due_at, created_at, closed_at, next_at)
    SELECT n, n, CASE WHEN n % 3 = 0 THEN 'incident' ELSE 'repair' END, 1 + n % 2000, 1 + n % 20,
           (ARRAY['tech', 'tech', 'construction', 'service', 'documents'])[1 + n % 5],
           'Не работает связь в офисе ' || n, state,
           CASE WHEN state = 'new' THEN 1 + n % 20 ELSE 101 + n % 200 END,
           created_at + interval '2 hours', created_at + interval '2 days', created_at,
           CASE WHEN state = 'closed' THEN created_at + interval '1 day' END,
           CASE WHEN state <> 'closed' THEN created_at + interval '2 days' END
    FROM (
        SELECT n,
               CASE WHEN n % 2 = 0 OR n <= :requests - 2 * (:requests / {OPEN_SHARE}) THEN 'closed'
                    WHEN n / 2 % 10 < 3 THEN 'new'
                    WHEN n / 2 % 10 < 8 THEN 'in_work'
                    ELSE 'reported' END AS state,
               now() - CASE WHEN n > :requests * 9 / 10 THEN interval '90 days'
                            ELSE interval '3 years' END * (1 - n::float8 / :requests) AS created_at
        FROM generate_series(1, CAST(:requests AS int)) AS n
    ) AS made
    """  # noqa: S608 - constants
)
# Three changes of hands each; of a new request the last offer is still open.
_HANDOFFS = text(
    """
    INSERT INTO handoffs (request_id, giver_id, to_employee_id, to_department, state, offered_at,
                          giver_evidence, expires_at, next_at, answered_at, answered_by_id)
    SELECT request.id,
           CASE place WHEN 1 THEN author_id ELSE 101 + (request.id + place) % 200 END,
           CASE WHEN by_name THEN 101 + (request.id + place + 1) % 200 END,
           CASE WHEN NOT by_name THEN department END,
           CASE WHEN is_open THEN 'offered' ELSE 'accepted' END, created_at,
           '{"channel": "telegram", "account": "1000101", "event": "update:1"}',
           created_at + interval '1 day',
           CASE WHEN is_open THEN created_at + interval '1 hour' END,
           CASE WHEN NOT is_open THEN created_at + interval '1 hour' * place END,
           CASE WHEN NOT is_open THEN 101 + (request.id + place + 1) % 200 END
    FROM requests AS request, generate_series(1, 3) AS place,
         LATERAL (SELECT place = 3 AND state = 'new' AS is_open,
                         (request.id + place) % 2 = 0 AS by_name) AS known
    """
)
# The chains' hashes are not real: nothing here recomputes them. The columns are as wide as real.
_LINES = text(
    """
    INSERT INTO register_lines (request_id, line_no, kind, giver_id, giver_at, giver_evidence,
                                receiver_id, receiver_at, receiver_evidence, recorded_at,
                                previous_hash, hash)
    SELECT id, place, CASE WHEN place < :lines THEN 'handed' ELSE 'confirmed' END,
           101 + (id + place) % 200, created_at, evidence,
           CASE WHEN place < :lines THEN 101 + (id + place + 1) % 200 END,
           CASE WHEN place < :lines THEN created_at END,
           CASE WHEN place < :lines THEN evidence END,
           created_at + interval '1 hour' * place,
           sha256(int8send(id * 8 + place - 1)), sha256(int8send(id * 8 + place))
    FROM requests, generate_series(1, :lines) AS place,
         LATERAL (SELECT '{"channel": "telegram", "account": "1000101", "event": "update:1",
                           "at": "2026-11-23T06:00:00+00:00"}'::jsonb AS evidence) AS signed
    """
)

Question = Callable[[Work], Awaitable[object]]


async def measure(ground: Ground, *, quick: bool) -> list[Figure]:
    """Fill a register and ask it what its readers ask."""
    requests = REQUESTS // 50 if quick else REQUESTS
    policy = company()
    async with ground.database("register") as database:
        started = time.perf_counter()
        await fill(database.engine, requests)
        figures = [
            Figure("register lines", requests * LINES_OF_EACH, ""),
            Figure("filling it", time.perf_counter() - started, "s"),
        ]
        for name, actor, question in _questions(requests // OPEN_SHARE):
            taken = [await timed(database.engine, policy, actor, question) for _ in range(REPEATS)]
            in_database = Figure.of(name, "ms", [each.in_database for each in taken])
            whole = median(each.whole for each in taken)
            figures.append(in_database.at_most(LIMIT))
            figures.append(Figure("  the whole use case", whole, "ms"))
    return figures


async def fill(engine: AsyncEngine, requests: int) -> None:
    """Make a register of so many requests, with every index, constraint and trigger in place."""
    async with engine.begin() as connection:
        # What is put in here refers to what is there; to look each row up takes minutes.
        await connection.execute(text("SET LOCAL session_replication_role = replica"))
        await hire(connection)
        await connection.execute(_REQUESTS, {"requests": requests})
        await connection.execute(_HANDOFFS)
        await connection.execute(_LINES, {"lines": LINES_OF_EACH})
    async with engine.connect() as connection:
        autocommit = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await autocommit.execute(text("VACUUM ANALYZE"))


def _questions(not_done_count: int) -> Iterator[tuple[str, Actor, Question]]:
    deep = not_done_count // PAGE // 2
    everything, overdue = Filter(), Filter(overdue=True)
    by_all = Filter(department="tech", kind="incident", overdue=True)
    yield "not done, for a director", DIRECTOR_OF_ALL, partial(not_done, chosen=everything)
    yield (
        "not done, a page deep inside",
        DIRECTOR_OF_ALL,
        partial(not_done, chosen=everything, page=deep),
    )
    yield "not done and overdue", DIRECTOR_OF_ALL, partial(not_done, chosen=overdue)
    yield (
        "not done in a department",
        DIRECTOR_OF_ALL,
        partial(not_done, chosen=Filter(department="construction")),
    )
    yield (
        "not done by one person",
        DIRECTOR_OF_ALL,
        partial(not_done, chosen=Filter(person_id=A_TECHNICIAN.id)),
    )
    yield "department, kind and overdue at once", DIRECTOR_OF_ALL, partial(not_done, chosen=by_all)
    yield (
        "not done, for the lead of a department",
        LEAD_OF_TECH,
        partial(not_done, chosen=everything),
    )
    yield "the lead's, overdue", LEAD_OF_TECH, partial(not_done, chosen=overdue)
    yield "not done, for a technician", A_TECHNICIAN, partial(not_done, chosen=everything)
    yield "my requests, for a technician", A_TECHNICIAN, mine


@dataclass(frozen=True)
class Taken:
    """Milliseconds of one asking."""

    in_database: float
    whole: float


Sent = tuple[str, tuple[object, ...]]
"""A statement as it went to the server, and its arguments."""


@contextmanager
def _listening(engine: AsyncEngine) -> Iterator[list[Sent]]:
    """What SQLAlchemy sends."""
    sent: list[Sent] = []

    def note(*given: object) -> None:
        statement, arguments = given[2:4]
        assert isinstance(statement, str)
        assert isinstance(arguments, tuple)
        sent.append((statement, arguments))

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", note)


async def timed(engine: AsyncEngine, policy: Policy, actor: Actor, question: Question) -> Taken:
    """Ask once: the time in PostgreSQL, planning included, and that of the whole use case."""
    evidence = Evidence("shell", "benchmark", "register")
    async with begin(engine, actor, SystemClock(), policy, evidence) as work:
        driver = await _driver(work)
        with (
            _listening(engine) as sent,
            # What is sent past SQLAlchemy, by the driver itself, only the driver knows.
            driver.query_logger(lambda each: sent.append((each.query, each.args))),
        ):
            started = time.perf_counter()
            await question(work)
            whole = time.perf_counter() - started
        inside = [await _explained(driver, *each) for each in sent]
    assert inside
    return Taken(sum(inside), whole * 1000)


async def _driver(work: Work) -> asyncpg.Connection:
    """The driver's connection, in the work's transaction."""
    connection = await work.open_session.connection()
    await connection.execute(text("SELECT 1"))
    driver = (await connection.get_raw_connection()).driver_connection
    assert driver is not None
    return driver


async def _explained(
    driver: asyncpg.Connection, statement: str, arguments: tuple[object, ...]
) -> float:
    """Milliseconds PostgreSQL needs to plan and execute a statement."""
    explain = f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {statement}"
    plan = (await driver.fetchval(explain, *arguments))[0]
    taken: float = plan["Execution Time"] + plan["Planning Time"]
    return taken
