"""New mail becomes rows: at once, each once, whatever the server can do."""

import asyncio
from datetime import UTC, datetime, timedelta
from time import monotonic

import pytest
from sqlalchemy import func, select, update

from mail.imap import fetching
from mail.imap.watcher import Rhythm
from storage.models import Blob, Mail
from tests.fixtures.postgres import Database
from tests.integration.mail.imap.conftest import QUICK, mail, mailbox, running, until, watching
from tests.integration.mail.imap.servers import MailServer

pytestmark = pytest.mark.long


async def test_mail_is_taken_as_soon_as_it_comes(db: Database, server: MailServer) -> None:
    await asyncio.to_thread(server.append, mail("before"))
    async with watching(db, server.account(), mailbox()) as watched:
        await watched.has("before")
        begun = monotonic()
        await asyncio.to_thread(server.append, mail("after"))
        await watched.has("before", "after")
        assert monotonic() - begun < 2
        assert watched.told == ["box", "box"]
        async with db.engine.connect() as connection:
            row = (await connection.execute(select(Mail).order_by(Mail.id))).first()
        assert row is not None
        assert row.size == len(mail("before"))
        assert abs(datetime.now(UTC) - row.received_at) < timedelta(minutes=1)
        assert (row.state, row.moved, row.attempts) == ("stored", False, 0)


async def test_a_burst_comes_whole(db: Database, server: MailServer) -> None:
    """Mail that comes while another is being stored is announced in other answers than IDLE's."""
    names = [f"{number:03}" for number in range(30)]
    async with watching(db, server.account(), mailbox()) as watched:
        await watched.well()
        await asyncio.to_thread(
            lambda: [
                server.append(*(mail(name) for name in names[i : i + 3])) for i in range(0, 30, 3)
            ]
        )
        await watched.has(*names)
        assert watched.watcher.swept is not None


async def test_the_first_time_only_new_mail_is_taken(db: Database, server: MailServer) -> None:
    await asyncio.to_thread(server.append, mail("old"))
    async with watching(db, server.account(), mailbox(takes_all=False)) as watched:
        await watched.well()
        await asyncio.to_thread(server.append, mail("new"))
        await watched.has("new")


async def test_more_than_one_command_may_bring(db: Database, server: MailServer) -> None:
    names = [f"{number:04}" for number in range(105)]
    await asyncio.to_thread(server.append, *(mail(name) for name in names))
    async with watching(db, server.account(), mailbox()) as watched:
        await watched.has(*names)
        assert await watched.subjects() == names
    async with watching(db, server.account(), mailbox()) as again:
        await again.well()
        assert await again.subjects() == names
        assert again.told == []


async def test_large_mails_come_alone(
    db: Database, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "BATCH_BYTES", 100_000)
    monkeypatch.setattr(fetching, "LARGEST", 300_000)
    large, too_large = mail("large", "x" * 200_000), mail("too large", "y" * 400_000)
    await asyncio.to_thread(server.append, mail("one"), large, too_large, mail("two"))
    async with watching(db, server.account(), mailbox()) as watched:
        await watched.has("one", "large", "too large", "two")
        async with db.engine.connect() as connection:
            sizes = list(await connection.scalars(select(Mail.size).order_by(Mail.id)))
        assert sizes == [len(mail("one")), len(large), len(too_large), len(mail("two"))]


async def test_empty_and_strange_bytes(db: Database, server: MailServer) -> None:
    strange = [
        b"\r\n",
        b"Subject: (((\r\n\r\n)) {10}\r\n* 3 FETCH (UID 9)\r\n",
        b"Subject: \xff\xfe\r\n\r\n\x80",
    ]
    await asyncio.to_thread(server.append, *strange)
    async with watching(db, server.account(), mailbox()) as watched:

        async def all_there() -> bool:
            return len(await watched_raws(db)) == len(strange)

        await until(all_there)
        await watched.well()
        assert sorted(await watched_raws(db)) == sorted(strange)


async def watched_raws(db: Database) -> list[bytes]:
    async with db.engine.connect() as connection:
        query = select(Blob.data).join(Mail, Mail.sha256 == Blob.sha256)
        return list(await connection.scalars(query))


async def test_a_copy_of_a_known_mail_is_not_taken_twice(db: Database, server: MailServer) -> None:
    await asyncio.to_thread(server.append, mail("one"))
    async with watching(db, server.account(), mailbox()) as watched:
        await watched.has("one")
        await asyncio.to_thread(server.append, mail("one"), mail("two"))
        await watched.has("one", "two")


async def test_without_idle_the_mailbox_is_asked(db: Database) -> None:
    with running("dovecot", "imap_capability = IMAP4rev1") as server:
        async with watching(db, server.account(), mailbox(), Rhythm(poll=0.2)) as watched:
            await watched.well()
            await asyncio.to_thread(server.append, mail("asked"))
            await watched.has("asked")


async def done(db: Database) -> None:
    """As whoever reads stored mails does it."""
    async with db.engine.begin() as connection:
        await connection.execute(update(Mail).values(state="done", outcome="noted"))


async def moved(db: Database) -> int:
    async with db.engine.connect() as connection:
        counted = await connection.scalar(select(func.count()).where(Mail.moved))
        return counted or 0


async def test_mail_is_marked_last(db: Database, server: MailServer) -> None:
    await asyncio.to_thread(server.append, mail("one"), mail("two"))
    async with watching(db, server.account(), mailbox()) as watched:
        await watched.has("one", "two")
        assert await asyncio.to_thread(server.uids, "SEEN") == []
        await done(db)
        watched.watcher.wake()

        async def both() -> bool:
            return await moved(db) == 2

        await until(both)
        assert len(await asyncio.to_thread(server.uids, "SEEN")) == 2


@pytest.mark.parametrize(
    "capability", ["", "imap_capability = IMAP4rev1 UIDPLUS", "imap_capability = IMAP4rev1"]
)
async def test_mail_is_moved_last(db: Database, capability: str) -> None:
    with running("dovecot", capability) as server:
        await _moved_away(db, server)


async def test_mail_is_moved_last_on_pymap(db: Database) -> None:
    with running("pymap") as server:
        await _moved_away(db, server)


async def _moved_away(db: Database, server: MailServer) -> None:
    await asyncio.to_thread(server.append, mail("one"), mail("two"))
    box = mailbox(done_folder='Принято & "готово"')
    async with watching(db, server.account(), box, QUICK) as watched:
        await watched.has("one", "two")
        await done(db)
        await asyncio.to_thread(server.append, mail("three"))
        watched.watcher.wake()

        async def both() -> bool:
            return await moved(db) == 2

        await until(both)
        await watched.has("one", "two", "three")
        assert len(await asyncio.to_thread(server.uids)) == 1
        name = '"&BB8EQAQ4BD0ETwRCBD4- &- \\"&BDMEPgRCBD4EMgQ+-\\""'
        assert len(await asyncio.to_thread(server.uids, "ALL", name)) == 2


async def test_a_folder_with_a_cyrillic_name(db: Database, server: MailServer) -> None:
    name = '"&BBcEMARPBDIEOgQ4-"'
    with server.session() as session:
        session.create(name)
    await asyncio.to_thread(lambda: server.append(mail("there"), folder=name))
    async with watching(db, server.account(), mailbox(folder="Заявки")) as watched:
        await watched.has("there")


async def test_a_mailbox_to_be_read_only_stays_untouched(db: Database, server: MailServer) -> None:
    await asyncio.to_thread(server.append, mail("one"))
    async with watching(db, server.account(), mailbox(read_only=True)) as watched:
        await watched.has("one")
        await done(db)
        watched.watcher.wake()
        await asyncio.to_thread(server.append, mail("two"))
        await watched.has("one", "two")
        assert await moved(db) == 0
        assert await asyncio.to_thread(server.uids, "SEEN") == []
