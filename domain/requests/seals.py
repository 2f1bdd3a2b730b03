"""The daily seal over all chains, and the check that finds the first broken line (domain 1.3)."""

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import RowMapping, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.permissions import Permission, needs
from domain.requests.register import GENESIS, line_hash
from domain.work import Work
from storage.models import RegisterLine, RegisterSeal, Request
from storage.statements import Statement

_BATCH = 5_000

_LAST_DAY = Statement(select(func.max(RegisterSeal.day)))


@dataclass(frozen=True)
class Breach:
    """The first line, or seal, that is not what was written."""

    reason: str
    number: int | None
    line_no: int | None
    day: date | None


@dataclass(frozen=True)
class Verdict:
    """What `verify` found; `breach` is None when every chain and seal holds."""

    lines: int
    seals: int
    breach: Breach | None


@needs(Permission.SWEEP)
async def seal_yesterday(work: Work) -> bool:
    """Seal every line not sealed yet under yesterday's date; once a day, by whichever replica.

    The table is locked against writers for the moment of reading, so no line with a smaller id
    can be committed behind the seal.

    Returns:
        True when a seal was written.
    """
    day = work.today - timedelta(days=1)
    await work.session.execute(text("LOCK TABLE register_lines IN SHARE ROW EXCLUSIVE MODE"))
    last = await _last_seal(work.session)
    if last is not None and last.day >= day:
        return False
    after = last.last_line_id if last else 0
    digest, count, line_id = hashlib.sha256(last.hash if last else GENESIS), 0, after
    rows = await work.session.stream(
        select(RegisterLine.id, RegisterLine.hash)
        .where(RegisterLine.id > after)
        .order_by(RegisterLine.id)
        .execution_options(yield_per=_BATCH)
    )
    async for row in rows:
        digest.update(row.hash)
        count, line_id = count + 1, row.id
    await work.session.execute(
        insert(RegisterSeal).values(
            day=day,
            last_line_id=line_id,
            line_count=count,
            previous_hash=last.hash if last else GENESIS,
            hash=digest.digest(),
            sealed_at=work.now,
        )
    )
    return True


async def _last_seal(session: AsyncSession) -> RegisterSeal | None:
    found = await session.scalars(select(RegisterSeal).order_by(RegisterSeal.day.desc()).limit(1))
    return found.first()


@needs(Permission.READ_WHOLE_REGISTER)
async def verify(work: Work) -> Verdict:
    """Recompute every chain and every seal.

    Returns:
        The counts of what was read and the first breach, by line id, if there is one.
    """
    chains = _Chains()
    seals = list(await work.session.scalars(select(RegisterSeal).order_by(RegisterSeal.day)))
    ring = _Seals(seals)
    table = RegisterLine.__table__
    rows = await work.session.stream(
        select(table).order_by(table.c.id).execution_options(yield_per=_BATCH)
    )
    async for row in rows.mappings():
        broken = chains.check(row) or ring.check(row["id"], row["hash"])
        if broken is not None:
            number = await _number(work.session, row["request_id"])
            day = ring.day if broken == "seal" else None
            return Verdict(chains.lines, len(seals), Breach(broken, number, row["line_no"], day))
    missing = ring.unfinished()
    breach = Breach("seal", None, None, missing) if missing else None
    return Verdict(chains.lines, len(seals), breach)


async def _number(session: AsyncSession, request_id: int) -> int | None:
    return await session.scalar(select(Request.number).where(Request.id == request_id))


class _Chains:
    """The head of each request's chain while the lines are read in order."""

    def __init__(self) -> None:
        self.lines = 0
        self._heads: dict[int, tuple[int, bytes]] = {}

    def check(self, row: RowMapping) -> str | None:
        self.lines += 1
        number, head = self._heads.get(row["request_id"], (0, GENESIS))
        self._heads[row["request_id"]] = (row["line_no"], row["hash"])
        if row["line_no"] != number + 1:
            return "gap"
        if row["previous_hash"] != head:
            return "link"
        return None if line_hash(dict(row)) == row["hash"] else "content"


class _Seals:
    """The seals, recomputed as the lines they cover go by."""

    def __init__(self, seals: list[RegisterSeal]) -> None:
        self._seals = seals
        self._at = 0
        self._count = 0
        self._previous = GENESIS
        self._digest = hashlib.sha256(GENESIS)
        self.day: date | None = None

    def check(self, line_id: int, line: bytes) -> str | None:
        broken = self._close_before(line_id)
        if self._at < len(self._seals):
            self._digest.update(line)
            self._count += 1
        return broken

    def unfinished(self) -> date | None:
        """The first seal that does not hold after the last line was read."""
        return self.day if self._close_before(None) else None

    def _close_before(self, line_id: int | None) -> str | None:
        while self._at < len(self._seals):
            seal = self._seals[self._at]
            if line_id is not None and line_id <= seal.last_line_id:
                return None
            self.day = seal.day
            whole = (
                seal.previous_hash == self._previous
                and seal.line_count == self._count
                and seal.hash == self._digest.digest()
            )
            if not whole:
                return "seal"
            self._previous = seal.hash
            self._digest, self._count, self._at = hashlib.sha256(seal.hash), 0, self._at + 1
        return None


@needs(Permission.SWEEP)
async def next_seal_due(work: Work) -> bool:
    """Whether yesterday's lines wait for their seal."""
    day = work.today - timedelta(days=1)
    last = await _LAST_DAY.value(work.transaction)
    return last is None or last < day
