"""How many letters a second leave through the outbox, beside bare aiosmtplib.

Both hand the same letters to the same relay, another process on this machine, over as many
connections. The desk composes each, commits "sending" before and "sent" after; the bare client has
its bytes ready and keeps no record.
"""

import asyncio
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from benchmarks.figures import Figure
from benchmarks.ground import Database, Ground, company
from benchmarks.machine import cpu_seconds, family_seconds, free_port
from benchmarks.staff import hire
from domain.clock import SystemClock
from domain.mail import letters, threads
from domain.permissions import Permission
from domain.work import SYSTEM, Evidence, begin
from mail.accounts import SmtpAccount
from storage import blobs
from storage.models import Letter

CONNECTIONS: int = SmtpAccount.model_fields["connections"].default
PATIENCE = 180.0  # seconds for all letters to leave

_REQUEST = text(
    """
    INSERT INTO requests (kind, client_id, author_id, department, title, state, holder_id,
                          held_since, due_at, created_at)
    VALUES ('incident', 1, 1, 'tech', 'Нет связи на втором этаже', 'new', 1,
            now(), now() + interval '4 hours', now())
    RETURNING id
    """
)
_SENT = text("SELECT count(*) FROM letters WHERE state = 'sent'")
_SPEED = text(
    """
    SELECT (count(*) - 1) / extract(epoch FROM max(sent_at) - min(sending_at))::float8
    FROM letters WHERE state = 'sent'
    """
)


@dataclass(frozen=True)
class _Sent:
    """One turn: letters a second; processor time a letter, in ms, of the process and, for the
    desk, of PostgreSQL.
    """

    speed: float
    own: float
    database: float = 0.0

    @property
    def processor(self) -> float:
        return self.own + self.database


async def measure(ground: Ground, *, quick: bool) -> list[Figure]:
    """Send the same number of letters in each way, in turns."""
    count, rounds = (400, 2) if quick else (1_500, 3)
    async with ground.database("letters") as database:
        request_id = await _request(database.engine)
        relay = f"smtp://127.0.0.1:{free_port()}"
        sink = await _start("benchmarks.relay_process", relay, relay.rpartition(":")[2])
        desk, bare = [], []
        try:
            for _ in range(rounds):
                desk.append(await _by_the_desk(database, relay, request_id, count))
                bare.append(await _bare(database, relay, count))
        finally:
            await _end(sink)
    pairs = list(zip(desk, bare, strict=True))
    ratio = [ours.speed / theirs.speed for ours, theirs in pairs]
    by_processor = [theirs.processor / ours.processor for ours, theirs in pairs]
    over = f"{CONNECTIONS} connections"
    return [
        Figure.of(f"bare aiosmtplib, {over}", "letters/s", [one.speed for one in bare]),
        Figure.of("its processor time", "ms/letter", [one.own for one in bare]),
        Figure.of(f"the desk, {over}", "letters/s", [one.speed for one in desk]),
        Figure.of("its processor time", "ms/letter", [one.own for one in desk]),
        Figure.of("its PostgreSQL's", "ms/letter", [one.database for one in desk]),
        Figure.of("the desk beside bare aiosmtplib", "", ratio).at_least(0.5),
        Figure.of("the same by processor time, PostgreSQL's included", "", by_processor),
    ]


async def _request(engine: AsyncEngine) -> int:
    """What the letters speak of."""
    async with engine.begin() as connection:
        await hire(connection)
        request_id: int = (await connection.execute(_REQUEST)).scalar_one()
    return request_id


async def _by_the_desk(database: Database, relay: str, request_id: int, count: int) -> _Sent:
    """By the desk's own record from the first begun to the last sent; processor time from when
    letters leave, for a start costs as much as hundreds of them.
    """
    await _write(database.engine, request_id, count)
    process = await _start("benchmarks.letters_process", relay, url=database.url)
    try:
        async with asyncio.timeout(PATIENCE), database.engine.connect() as connection:
            watching = await connection.execution_options(isolation_level="AUTOCOMMIT")
            # The worker is another process; to be told by it would cost it time.
            while not (early := (await watching.execute(_SENT)).scalar_one()):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
            own, base = cpu_seconds(process.pid), family_seconds(database.server_pid)
            while (await watching.execute(_SENT)).scalar_one() < count:  # noqa: ASYNC110
                await asyncio.sleep(0.1)
            own = cpu_seconds(process.pid) - own
            base = family_seconds(database.server_pid) - base
    finally:
        await _end(process)
    async with database.engine.connect() as connection:
        speed = float((await connection.execute(_SPEED)).scalar_one())
    share = 1000 / (count - early)
    return _Sent(speed, own * share, base * share)


async def _write(engine: AsyncEngine, request_id: int, count: int) -> None:
    """So many receipts, each to another client's mailbox, put into the outbox at once."""
    async with engine.begin() as connection:
        await connection.execute(text("TRUNCATE letters, mail_threads, outbox CASCADE"))
    evidence = Evidence("system", "", "benchmark")
    async with begin(engine, SYSTEM, SystemClock(), company(), evidence) as work:
        with work.permitted(Permission.DELIVER):
            for number in range(count):
                address = f"client{number}@client{number % 50}.example"
                thread_id = await threads.begin(work, "help", address, request_id=request_id)
                new = letters.NewLetter("receipt", thread_id, {"request_id": request_id})
                await letters.write(work, new)


async def _bare(database: Database, relay: str, count: int) -> _Sent:
    """By aiosmtplib alone, with the bytes of one letter that the desk has sent."""
    async with AsyncSession(database.engine) as session:
        kept = await session.scalar(select(Letter.blob).limit(1))
        raw = await blobs.get(session, kept or b"")
    assert raw is not None
    with tempfile.NamedTemporaryFile() as file:
        Path(file.name).write_bytes(raw)  # noqa: ASYNC240 - nothing is measured meanwhile
        arguments = (file.name, str(count), str(CONNECTIONS))
        process = await _start("benchmarks.bare_letters", relay, *arguments)
        told, _ = await process.communicate()
    speed, processor = told.split()
    return _Sent(float(speed), float(processor))


async def _start(
    module: str, relay: str, *arguments: str, url: str = ""
) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        *arguments,
        env={**os.environ, "RELAY": relay, "DATABASE_URL": url},
        cwd=Path(__file__).parents[1],
        stdout=asyncio.subprocess.PIPE,
    )


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
    await process.wait()
