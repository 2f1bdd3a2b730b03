"""Whatever happens to the server, the link or the database: the watcher recovers by itself."""

import asyncio
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import func, select, update

from domain.clock import SystemClock
from domain.company import load_policy
from mail import mailboxes
from mail.accounts import load_accounts
from mail.imap import connection as connections
from mail.imap.watcher import Rhythm, Watchers
from mail.mailboxes import Cursor
from storage.engine import driver_url
from storage.models import Mail
from tests.fixtures.postgres import Database
from tests.integration.mail.imap.conftest import QUICK, mail, mailbox, until, watching
from tests.integration.mail.imap.proxy import link_to
from tests.integration.mail.imap.servers import HOST, MailServer

pytestmark = pytest.mark.long


async def test_a_server_that_is_killed_and_comes_back(db: Database, server: MailServer) -> None:
    await asyncio.to_thread(server.append, mail("before"))
    async with watching(db, server.account(), mailbox()) as watched:
        await watched.has("before")
        server.kill()
        await watched.failing("lost", "unreachable")
        await asyncio.to_thread(server.start)
        await asyncio.to_thread(server.append, mail("after"))
        await watched.has("before", "after")
        await watched.well()


async def test_a_server_that_says_bye(db: Database, dovecot: MailServer) -> None:
    async with watching(db, dovecot.account(), mailbox()) as watched:
        await watched.well()
        await asyncio.to_thread(dovecot.stop)
        await watched.failing("lost", "unreachable")
        await asyncio.to_thread(dovecot.start)
        await asyncio.to_thread(dovecot.deliver, mail("after"))
        await watched.has("after")


async def test_a_link_that_is_cut(db: Database, server: MailServer) -> None:
    async with (
        link_to(HOST, server.port) as link,
        watching(db, server.account(link.port), mailbox()) as watched,
    ):
        await watched.well()
        for name in ("one", "two", "three"):
            link.cut()
            await asyncio.to_thread(server.append, mail(name))
        await watched.has("one", "two", "three")
        assert link.connections >= 2


async def test_a_link_that_is_cut_before_a_word_is_answered(
    db: Database, server: MailServer
) -> None:
    """The library's own locks must not hold the watcher, at whatever answer the link ends."""
    async with (
        link_to(HOST, server.port) as link,
        watching(db, server.account(link.port), mailbox()) as watched,
    ):
        for answers in (0, 1, 2, 3, 5, 8, 11):
            link.cut_after(answers)
            await until(link.was_cut)
        link.cut_after(None)
        await asyncio.to_thread(server.append, mail("at last"))
        await watched.has("at last")


async def test_a_link_that_is_half_open(
    db: Database, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing comes and nothing is closed: found out when IDLE is ended."""
    monkeypatch.setattr(connections, "COMMAND_LIMIT", 0.5)
    async with (
        link_to(HOST, server.port) as link,
        watching(db, server.account(link.port), mailbox()) as watched,
    ):
        await watched.well()
        link.swallow()
        await asyncio.to_thread(server.append, mail("unheard"))
        await watched.failing("silent", "unreachable")
        link.carry()
        await watched.has("unheard")
        await watched.well()


async def test_a_server_that_freezes(
    db: Database, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "COMMAND_LIMIT", 0.5)
    monkeypatch.setattr("mail.imap.connecting.CONNECT_LIMIT", 0.5)
    async with watching(db, server.account(), mailbox()) as watched:
        await watched.well()
        server.freeze()
        await watched.failing("silent", "unreachable")
        server.thaw()
        await asyncio.to_thread(server.append, mail("after"))
        await watched.has("after")


async def test_a_server_that_never_pushes(db: Database, server: MailServer) -> None:
    """IDLE is only a hint: the mailbox is looked at in any case."""
    rhythm = Rhythm(idle=(0.2, 0.3), first_pause=0.05)
    async with (
        link_to(HOST, server.port) as link,
        watching(db, server.account(link.port), mailbox(), rhythm) as watched,
    ):
        await watched.well()
        before = link.connections
        await asyncio.to_thread(server.append, mail("unannounced"))
        await watched.has("unannounced")
        assert link.connections == before


async def test_a_server_that_numbers_its_mails_anew(db: Database, dovecot: MailServer) -> None:
    await asyncio.to_thread(dovecot.append, mail("old"), date="01-Jan-2026 10:00:00 +0000")
    async with watching(db, dovecot.account(), mailbox(takes_all=False)) as watched:
        await watched.well()
        await asyncio.to_thread(dovecot.append, mail("one"), mail("two"))
        await watched.has("one", "two")
        first = await places(db)
        await asyncio.to_thread(dovecot.renumber)
        await asyncio.to_thread(dovecot.append, mail("three"))
        await watched.has("one", "two", "three")
        second = await places(db)
        assert {uidvalidity for uidvalidity, _ in second} != {v for v, _ in first}
        assert len({uidvalidity for uidvalidity, _ in second}) == 1


async def places(db: Database) -> list[tuple[int, int]]:
    async with db.engine.connect() as connection:
        rows = await connection.execute(select(Mail.uidvalidity, Mail.uid).order_by(Mail.id))
        return [(row.uidvalidity, row.uid) for row in rows]


async def test_a_crash_while_looking_at_all_mails_anew(db: Database, dovecot: MailServer) -> None:
    """The cursor of the old numbers stays until all was looked at; known ones are not new."""
    await asyncio.to_thread(dovecot.append, mail("one"), mail("two"))
    async with watching(db, dovecot.account(), mailbox()) as watched:
        await watched.has("one", "two")
        async with db.engine.begin() as connection:
            cursor = await mailboxes.cursor_of(connection, "box")
            assert cursor is not None
            await mailboxes.move_cursor(connection, "box", Cursor(7, cursor.last_uid))
        watched.watcher.wake()

        async def found_again() -> bool:
            async with db.engine.connect() as connection:
                return await mailboxes.cursor_of(connection, "box") == cursor

        await until(found_again)
        await watched.has("one", "two")
        assert watched.told == ["box"]


async def test_a_mailbox_that_is_moved_away(db: Database, server: MailServer) -> None:
    name, away = "Requests", "Elsewhere"
    with server.session() as session:
        session.create(name)
    async with watching(db, server.account(), mailbox(folder=name)) as watched:
        await watched.well()
        with server.session() as session:
            session.rename(name, away)
        watched.watcher.wake()
        await watched.failing("folder_missing")
        with server.session() as session:
            session.rename(away, name)
        await asyncio.to_thread(lambda: server.append(mail("back"), folder=name))
        await watched.has("back")
        await watched.well()


async def test_a_password_that_is_refused_for_a_while(
    db: Database, server: MailServer, tmp_path: Path
) -> None:
    """A mended password is used without a restart."""
    secret = tmp_path / "password"
    secret.write_text("wrong\n")
    account = server.account().model_copy(update={"password": None, "password_file": secret})
    async with watching(db, account, mailbox()) as watched:
        await watched.failing("login_refused")
        secret.unlink()
        await watched.failing("secret_unreadable")
        secret.write_text("secret\n")
        await asyncio.to_thread(server.append, mail("in"))
        await watched.has("in")
        await watched.well()


async def test_a_mail_that_the_server_will_not_hand_out(db: Database, dovecot: MailServer) -> None:
    """It is put aside, and the others are taken; a person has it tried again."""
    await asyncio.to_thread(dovecot.append, mail("one"), mail("two"), mail("three"))
    box = dovecot.folder / "mail" / "box"
    hidden = next(file for file in box.glob("*/*,S=*") if b"two" in file.read_bytes())
    hidden.chmod(0)
    async with watching(db, dovecot.account(), mailbox()) as watched:

        async def all_there() -> bool:
            return sorted(await states(db)) == ["quarantined", "stored", "stored"]

        await until(all_there)
        await watched.well()
        next(box.glob(f"cur/{hidden.name}*")).chmod(0o600)
        async with db.engine.begin() as connection:
            await connection.execute(
                update(Mail).where(Mail.state == "quarantined").values(state="stored")
            )
        watched.watcher.wake()
        await watched.has("one", "two", "three")
        assert await states(db) == ["stored"] * 3


async def states(db: Database) -> list[str]:
    async with db.engine.connect() as connection:
        return list(await connection.scalars(select(Mail.state)))


COMPANY = """\
name = "Связь"
time_zone = "Europe/Samara"
languages = ["ru"]
[calendar]
hours = "9:00-18:00"
[departments.tech]
title = { ru = "Технический отдел" }
lead = "Павел Орлов"
[kinds.repair]
title = { ru = "Ремонт" }
form = "repair.xlsx"
department = "tech"
due_within = "1d"
[mailboxes.box]
address = "box@company.example"
department = "tech"
"""


def watchers_of(db: Database, server: MailServer, folder: Path, told: list[str]) -> Watchers:
    """All that a desk would have: policy, mail.toml, a lock for each mailbox."""
    (folder / "company.toml").write_text(COMPANY, encoding="utf-8")
    (folder / "mail.toml").write_text(
        f'[mailboxes.box]\nimap = "imap://box@{HOST}:{server.port}"\n'
        'password = "secret"\nstart = "all"\n'
        '[smtp]\nurl = "smtp://127.0.0.1:2525"\n'
    )
    policy = load_policy(folder / "company.toml")
    accounts = load_accounts(folder / "mail.toml", policy)

    async def on_stored(code: str) -> None:
        told.append(code)

    return Watchers(db.engine, SystemClock(), policy, accounts, on_stored, QUICK)


async def test_one_replica_works_on_a_mailbox(
    db: Database, server: MailServer, tmp_path: Path
) -> None:
    told: tuple[list[str], list[str]] = ([], [])
    both = [watchers_of(db, server, tmp_path, each) for each in told]
    stopping = [asyncio.Event(), asyncio.Event()]
    running_ = [
        asyncio.create_task(each.run(stop)) for each, stop in zip(both, stopping, strict=True)
    ]

    async def stored(count: int) -> bool:
        async with db.engine.connect() as connection:
            return await connection.scalar(select(func.count()).select_from(Mail)) == count

    await asyncio.to_thread(server.append, mail("one"))
    await until(lambda: stored(1))
    working = 0 if told[0] else 1

    async def swept() -> bool:
        return both[working].swept().keys() == {"box@company.example"}

    await until(swept)
    assert both[1 - working].swept() == {}
    stopping[working].set()
    await running_[working]
    await asyncio.to_thread(server.append, mail("two"))
    await until(lambda: stored(2))
    assert told[1 - working] == ["box"]
    stopping[1 - working].set()
    await running_[1 - working]


async def test_a_database_that_goes_away(db: Database, server: MailServer, tmp_path: Path) -> None:
    """Every connection is ended, that of the lock too, as when the server restarts."""
    told: list[str] = []
    watchers = watchers_of(db, server, tmp_path, told)
    stopping = asyncio.Event()
    running_ = asyncio.create_task(watchers.run(stopping))
    await asyncio.to_thread(server.append, mail("one"))

    async def told_times(count: int) -> bool:
        return len(told) == count

    await until(lambda: told_times(1))
    killer = await asyncpg.connect(driver_url(db.url))
    await killer.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    await killer.close()
    await asyncio.to_thread(server.append, mail("two"))
    await until(lambda: told_times(2))
    stopping.set()
    await running_
