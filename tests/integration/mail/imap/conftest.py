"""A mailbox on a real server, and a watcher that works on it."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from domain.clock import SystemClock
from mail.accounts import ImapAccount
from mail.imap.sweep import Mailbox
from mail.imap.watcher import Rhythm, Watcher
from storage.models import Blob, Mail
from storage.models import Mailbox as MailboxRow
from tests.fixtures.ci import in_ci
from tests.fixtures.postgres import MEMORY, Database
from tests.integration.mail.imap.servers import DOVECOT, MailServer

SHORT = Path("/tmp")  # noqa: S108 - mkdtemp below makes a folder of our own
SOON = 15.0  # seconds a test waits for what should come at once
QUICK = Rhythm(idle=(300, 540), poll=0.5, first_pause=0.05, longest_pause=0.4, refused_pause=0.4)


@contextmanager
def running(name: Literal["pymap", "dovecot"], more: str = "") -> Iterator[MailServer]:
    """A server of the test's own; nothing is left of it."""
    if name == "dovecot" and not Path(DOVECOT).exists():
        if in_ci():
            pytest.fail("there is no dovecot; install Debian's dovecot-imapd and dovecot-lmtpd")
        pytest.skip("there is no dovecot: apt-get install dovecot-imapd dovecot-lmtpd")
    # Short, for dovecot's sockets lie in it: the temporary folder of macOS leaves no room for them.
    short = MEMORY if os.access(MEMORY, os.W_OK) else SHORT
    folder = Path(tempfile.mkdtemp(prefix="fieldpost-imap-", dir=short))
    folder.chmod(0o755)  # dovecot comes in as nobody
    server = MailServer(name, folder, more=more)
    try:
        server.start()
        yield server
    finally:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["pymap", "dovecot"])
def server(request: pytest.FixtureRequest) -> Iterator[MailServer]:
    """Each of the two."""
    with running(request.param) as started:
        yield started


@pytest.fixture
def dovecot() -> Iterator[MailServer]:
    with running("dovecot") as started:
        yield started


def mailbox(**more: object) -> Mailbox:
    """A mailbox that takes everything from the beginning, unless told otherwise."""
    said: dict[str, object] = {
        "code": "box",
        "address": "box@company.example",
        "folder": "INBOX",
        "done_folder": None,
        "read_only": False,
        "takes_all": True,
    }
    return Mailbox(**{**said, **more})  # type: ignore[arg-type] # fields by name


@dataclass
class Watched:
    """A watcher at work, and what came of it."""

    engine: AsyncEngine
    watcher: Watcher
    told: list[str] = field(default_factory=list)

    async def subjects(self) -> list[str]:
        """Of all stored mails, in the order they were stored."""
        query = select(Blob.data).join(Mail, Mail.sha256 == Blob.sha256).order_by(Mail.id)
        async with self.engine.connect() as connection:
            raws = await connection.scalars(query)
            return [subject_of(raw) for raw in raws]

    async def row(self) -> MailboxRow:
        async with self.engine.connect() as connection:
            found = (await connection.execute(select(MailboxRow))).one_or_none()
            return found or MailboxRow()  # type: ignore[return-value] # a row has the same columns

    async def has(self, *subjects: str) -> None:
        """Wait for these to be stored, each once."""

        async def all_there() -> bool:
            return sorted(await self.subjects()) == sorted(subjects)

        await until(all_there)

    async def failing(self, *codes: str) -> None:
        """Wait for one of these failures."""

        async def failing() -> bool:
            return (await self.row()).failure in codes

        await until(failing)

    async def well(self) -> None:
        """Wait for a sweep that goes well."""

        async def swept() -> bool:
            row = await self.row()
            return row.swept_at is not None and row.failing_since is None

        await until(swept)


@asynccontextmanager
async def watching(
    db: Database, account: ImapAccount, box: Mailbox, rhythm: Rhythm = QUICK
) -> AsyncIterator[Watched]:
    told: list[str] = []

    async def on_stored(code: str) -> None:
        told.append(code)

    watcher = Watcher(db.engine, SystemClock(), box, account, on_stored, rhythm)
    task = asyncio.create_task(watcher.run())
    try:
        yield Watched(db.engine, watcher, told)
    finally:
        watcher.stop()
        done, _ = await asyncio.wait([task], timeout=SOON)
        assert done, "the watcher does not stop"
        task.result()


async def until(condition: Callable[[], Awaitable[bool]], within: float = SOON) -> None:
    """Look again and again, for the other side is another process.

    Raises:
        TimeoutError: it did not come about.
    """
    async with asyncio.timeout(within):
        while not await condition():  # noqa: ASYNC110 - the other side is another process
            await asyncio.sleep(0.02)


def mail(subject: str, body: str = "Здравствуйте") -> bytes:
    return (
        f"From: Ирина <irina@client.example>\r\nTo: box@company.example\r\n"
        f"Subject: {subject}\r\nMessage-ID: <{subject}@client.example>\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n"
    ).encode()


def subject_of(raw: bytes) -> str:
    return raw.partition(b"Subject: ")[2].partition(b"\r\n")[0].decode()
