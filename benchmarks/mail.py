"""How many mails a second become committed requests, beside a bare loop over the same mailbox.

Both take the same mails from the same dovecot into the same PostgreSQL. The desk stores each as it
came, reads it, finds its client, and writes the request with form, history, offer, notices and
receipt; the bare loop parses it with the standard library and writes one row.
"""

import asyncio
import os
import shutil
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks.figures import Figure
from benchmarks.ground import Database, Ground
from benchmarks.machine import cpu_seconds, family_seconds
from benchmarks.mails import address_of, mail
from benchmarks.memory import MB, resident
from benchmarks.staff import CLIENTS, hire
from tests.integration.mail.imap.servers import HOST, PASSWORD, MailServer, owner

PATIENCE = 1_200.0  # seconds for all mails to be taken
LOOKS = 20
"""So often the memory of the desk's process is looked at on the way."""

# Of the technicians six stay in the department that gets the mail: it is told of every request.
_DEPARTMENT = text("UPDATE employees SET department = 'service' WHERE id BETWEEN 116 AND 300")
_ADDRESS = text("UPDATE contacts SET email = :email WHERE client_id = :client")
_DONE = text("SELECT count(*) FROM mails WHERE state = 'done'")
_MADE = text(
    """
    SELECT (SELECT count(*) FROM mails WHERE outcome IN ('request', 'added')),
           (SELECT count(*) FROM requests) + (SELECT count(*) FROM comments),
           (SELECT count(*) FROM requests), (SELECT count(*) FROM letters),
           (SELECT count(*) FROM handoffs), (SELECT sum(attempts) FROM mails)
    """
)


@dataclass(frozen=True)
class _Taken:
    """One turn: mails a second, processor seconds a mail of the process and of PostgreSQL, memory
    on the way.
    """

    speed: float
    processor: float
    database: float
    memory: list[float]

    @property
    def whole(self) -> float:
        return self.processor + self.database


async def measure(ground: Ground, *, quick: bool) -> list[Figure]:
    """Take the same mailbox in each way, in turns, each into a new database."""
    count, rounds = (400, 1) if quick else (10_000, 2)
    desk, bare = [], []
    async with _mailbox(count) as server:
        for turn in range(rounds):
            async with ground.database(f"mail{turn}") as database:
                bare.append(await _bare(database, server, count))
                desk.append(await _by_the_desk(database, server, count))
    pairs = list(zip(desk, bare, strict=True))
    ratios = [ours.speed / theirs.speed for ours, theirs in pairs]
    by_processor = [theirs.whole / ours.whole for ours, theirs in pairs]
    early, late = desk[-1].memory[LOOKS // 4], desk[-1].memory[-1]
    return [
        Figure.of(
            "bare loop: fetch, parse, INSERT, COMMIT", "mails/s", [one.speed for one in bare]
        ),
        Figure.of("its processor time", "ms/mail", [1000 * one.processor for one in bare]),
        Figure.of("its PostgreSQL's", "ms/mail", [1000 * one.database for one in bare]),
        Figure.of("the desk: from IMAP to the request", "mails/s", [one.speed for one in desk]),
        Figure.of("the desk's processor time", "ms/mail", [1000 * one.processor for one in desk]),
        Figure.of("its PostgreSQL's", "ms/mail", [1000 * one.database for one in desk]),
        Figure.of("the desk beside the bare loop", "", ratios).at_least(0.7),
        Figure.of("the same by processor time, PostgreSQL's included", "", by_processor),
        Figure("the desk's memory after a quarter", early, "MB"),
        Figure("the desk's memory at the end", late, "MB"),
        Figure("memory at the end beside a quarter", late / early, "").at_most(1.2),
    ]


@asynccontextmanager
async def _mailbox(count: int) -> AsyncIterator[MailServer]:
    """A dovecot with so many mails waiting."""
    with tempfile.TemporaryDirectory(prefix="fieldpost-benchmark-mail-") as folder:
        server = MailServer("dovecot", Path(folder))
        await asyncio.to_thread(_fill, server.folder / "mail" / "box", count)
        await asyncio.to_thread(server.start)
        try:
            yield server
        finally:
            server.kill()


def _fill(box: Path, count: int) -> None:
    """Lay mails into a Maildir, as their delivery would; in the order of their numbers."""
    for name in ("cur", "new", "tmp"):
        (box / name).mkdir(parents=True)
    for number in range(count):
        (box / "new" / f"{1_700_000_000 + number}.M1P1.trial").write_bytes(mail(number))
    user, group = owner()
    for each in (box.parents[1], box.parent, box, *box.rglob("*")):
        shutil.chown(each, user, group)
    box.parents[1].chmod(0o755)


async def _by_the_desk(database: Database, server: MailServer, count: int) -> _Taken:
    await _people(database.engine)
    with tempfile.TemporaryDirectory() as folder:
        mail_file = Path(folder) / "mail.toml"
        await asyncio.to_thread(mail_file.write_text, _mail_toml(server))
        environment = {"DATABASE_URL": database.url, "MAIL_FILE": str(mail_file)}
        process = await _start("benchmarks.mail_process", environment)
        try:
            assert process.stdout is not None
            await process.stdout.readline()
            taken = await _watched(database, process.pid, count)
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()
    await _check(database.engine, count)
    return taken


async def _people(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await hire(connection)
        await connection.execute(_DEPARTMENT)
        addresses = [{"client": n, "email": address_of(n)} for n in range(1, CLIENTS + 1)]
        await connection.execute(_ADDRESS, addresses)


def _mail_toml(server: MailServer) -> str:
    return (
        f'[mailboxes.help]\nimap = "imap://box@{HOST}:{server.port}"\n'
        f'password = "{PASSWORD}"\nstart = "all"\n[smtp]\nurl = "smtp://{HOST}:2525"\n'
    )


async def _watched(database: Database, pid: int, count: int) -> _Taken:
    """Wait until all are taken; look at the memory on the way."""
    begun, memory = time.monotonic(), list[float]()
    used, served = cpu_seconds(pid), family_seconds(database.server_pid)
    async with asyncio.timeout(PATIENCE), database.engine.connect() as connection:
        watching = await connection.execution_options(isolation_level="AUTOCOMMIT")
        # The desk is another process; to be told by it would cost it time.
        while (done := (await watching.execute(_DONE)).scalar_one()) < count:
            if done >= count * len(memory) / LOOKS:
                memory.append(resident(pid) / MB)
            await asyncio.sleep(0.05)
    memory.append(resident(pid) / MB)
    seconds = time.monotonic() - begun
    used, served = cpu_seconds(pid) - used, family_seconds(database.server_pid) - served
    return _Taken(count / seconds, used / count, served / count, memory)


async def _check(engine: AsyncEngine, count: int) -> None:
    """Nothing was left out: each mail is a request or an addition, each request has its letter."""
    async with engine.connect() as connection:
        made = (await connection.execute(_MADE)).one()
    outcomes, effects, requests, letters, offers, failures = made
    assert failures == 0, f"{failures} tries failed"
    assert outcomes == effects == count, (outcomes, effects)
    assert requests == letters == offers, (requests, letters, offers)


async def _bare(database: Database, server: MailServer, count: int) -> _Taken:
    served = family_seconds(database.server_pid)
    mailbox = f"imap://box:{PASSWORD}@{HOST}:{server.port}"
    process = await _start("benchmarks.bare_mail", {"DATABASE_URL": database.url}, mailbox)
    told, _ = await process.communicate()
    served = family_seconds(database.server_pid) - served
    speed, processor = told.split()
    return _Taken(float(speed), float(processor), served / count, [])


async def _start(
    module: str, environment: dict[str, str], *arguments: str
) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, *arguments),
        env=os.environ | environment,
        cwd=Path(__file__).parents[1],
        stdout=asyncio.subprocess.PIPE,
    )
