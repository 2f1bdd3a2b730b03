"""A daily digest and a weekly pack of a large company: from the hour that has come to the commit.

The whole act is measured, as the sweep does it: finding who is due, every section's facts, the row
under its key, the notice and the letter. Beside it, in the same run, one bare count over the
register that it reports on.
"""

import time
from datetime import timedelta
from statistics import median

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks.figures import Figure
from benchmarks.ground import Ground, company
from benchmarks.reports_ground import HEAD, fill
from benchmarks.staff import ZONE
from domain.clock import SystemClock
from domain.company import Policy
from domain.permissions import Permission
from domain.reports import sweeps
from domain.reports.audience import DueReport, Reader
from domain.reports.bottlenecks import bottlenecks
from domain.reports.weekly_hours import monday_of
from domain.work import SYSTEM, Actor, Evidence, begin
from storage.models.register import RegisterLine

REPEATS = 7
LIMIT = 2.0  # seconds of one digest, at the median
THE_HEAD = Actor(HEAD, "Марина Лис", "programme_head", "sales", "ru", ZONE)
READERS = 3
"""Head, service lead, director: so many digests an evening."""

_BARE = text(f"SELECT count(*) FROM {RegisterLine.__tablename__}")  # noqa: S608 - a constant
_FORGET = text("DELETE FROM reports")
# On a Monday evening the packs have left already: of an evening the digests are measured.
_PACKS_SENT = text(
    """
    INSERT INTO reports (kind, day, employee_id, facts, made_at)
    SELECT 'weekly', date_trunc('week', now() + interval '1 day' * n)::date, employees.id, '{}',
           now()
    FROM employees, generate_series(-7, 7, 7) AS n
    """
)


async def measure(ground: Ground, *, quick: bool) -> list[Figure]:
    """Fill three years, then send an evening's digests again and again."""
    policy = company()
    async with ground.database("reports") as database:
        engine = database.engine
        started = time.perf_counter()
        await fill(engine, share=50 if quick else 1)
        filling = time.perf_counter() - started
        digests, packs, looks, bare, resting = [], [], [], [], []
        await _forget(engine)
        for _ in range(REPEATS):
            packs.append(await _pack(engine, policy))
            digests += await _evening(engine, policy)
            looks.append(await _bottlenecks(engine, policy))
            bare.append(await _bare(engine))
            resting.append(await _next_due(engine, policy))
            await _forget(engine)
        return [
            Figure("register lines", await _lines(engine), ""),
            Figure("filling three years", filling, "s"),
            Figure.of("a digest, from its hour to the commit", "s", digests).at_most(LIMIT),
            Figure.of("a weekly pack, from its hour to the commit", "s", packs).at_most(LIMIT),
            Figure.of("bottlenecks of a year, from the tap to the figures", "ms", looks),
            Figure.of("a bare count over the register", "s", bare),
            Figure("a digest beside the bare count", median(digests) / median(bare), ""),
            Figure.of("when the next one is due", "ms", resting),
        ]


async def _evening(engine: AsyncEngine, policy: Policy) -> list[float]:
    """Seconds of each digest of one evening."""
    taken = []
    for _ in range(READERS):
        started = time.perf_counter()
        async with begin(engine, SYSTEM, SystemClock(), policy, _EVIDENCE) as work:
            assert await sweeps.send_reports(work)
        taken.append(time.perf_counter() - started)
    return taken


async def _pack(engine: AsyncEngine, policy: Policy) -> float:
    """Seconds of the head's pack, as the sweep makes it, but that its hour is now."""
    started = time.perf_counter()
    async with begin(engine, SYSTEM, SystemClock(), policy, _EVIDENCE) as work:
        reader = Reader(THE_HEAD, "both", "lis@trial.example", linked=True)
        due = DueReport("weekly", monday_of(work.today) + timedelta(weeks=9), work.now, reader)
        with work.permitted(Permission.SWEEP):
            assert await sweeps.make_and_send(work, due)
    return time.perf_counter() - started


async def _bottlenecks(engine: AsyncEngine, policy: Policy) -> float:
    """Milliseconds of the head's look at a year's complaints, beside those of the year before."""
    async with begin(engine, THE_HEAD, SystemClock(), policy, _EVIDENCE) as work:
        started = time.perf_counter()
        await bottlenecks(work, "place", 365)
        return (time.perf_counter() - started) * 1000


async def _next_due(engine: AsyncEngine, policy: Policy) -> float:
    """Milliseconds that a resting desk takes to know when it has something to do."""
    async with begin(engine, SYSTEM, SystemClock(), policy, _EVIDENCE) as work:
        started = time.perf_counter()
        await sweeps.next_due(work)
        return (time.perf_counter() - started) * 1000


async def _bare(engine: AsyncEngine) -> float:
    started = time.perf_counter()
    await _lines(engine)
    return time.perf_counter() - started


async def _lines(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        counted: int = (await connection.execute(_BARE)).scalar_one()
        return counted


async def _forget(engine: AsyncEngine) -> None:
    """The evening has not been yet."""
    async with engine.begin() as connection:
        await connection.execute(_FORGET)
        await connection.execute(_PACKS_SENT)
        await connection.execute(text("DELETE FROM outbox"))
        await connection.execute(text("DELETE FROM letters WHERE kind LIKE 'digest%'"))


_EVIDENCE = Evidence("system", "", "benchmark")
