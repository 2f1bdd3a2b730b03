"""A mail that cannot be done holds up no other, lies aside after some tries, and is done when its
cause is mended. A database that goes away costs a try nobody counts.
"""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from asyncpg import DeadlockDetectedError
from sqlalchemy import TextClause, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from domain.asking.catalog import load_forms
from domain.clock import Clock, SystemClock
from domain.company import Policy, load_policy
from domain.forms.files import LOCALES as FORM_TEXTS
from domain.texts import LOCALES, Texts
from mail import store
from mail.intake.processing import Reader
from mail.intake.rows import BATCH_BYTES, FIRST_PAUSE, TRIES
from mail.store import Fetched
from storage.embedded import EmbeddedPostgres
from storage.engine import create_engine
from storage.failures import lost_race
from storage.migrate import upgrade
from storage.models import Client, Contact, Employee, Mail, OutboxRow, Request
from tests.fixtures.command_line import run_here
from tests.fixtures.office import MONDAY_MORNING, Office
from tests.fixtures.postgres import Database
from tests.integration.mail.imap.conftest import until
from tests.integration.mail.intake.conftest import address_of, letter_of, write_files

_POISON = text(
    """
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'no'; END $$;
    """
)
_CROSSED = text(
    """
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'crossed' USING ERRCODE = 'deadlock_detected'; END $$;
    """
)
_REFUSE = text(
    """
    CREATE TRIGGER poison BEFORE INSERT ON requests FOR EACH ROW
    WHEN (NEW.title = '0002') EXECUTE FUNCTION refuse()
    """
)
_MEND = text("DROP TRIGGER poison ON requests")


@pytest.fixture
async def db(own_db: Database) -> Database:
    """Its schema is poisoned."""
    return own_db


async def reader_of(engine: AsyncEngine, policy: Policy, clock: Clock) -> Reader:
    forms = await load_forms(engine, policy, Texts.load(LOCALES, FORM_TEXTS), clock)
    return Reader(engine, clock, policy, forms.requests.kinds, lambda _: None)


async def store_mails(engine: AsyncEngine, *numbers: int) -> None:
    async with engine.begin() as connection:
        raws = {number: letter_of(number, number) for number in numbers}
        mails = [Fetched(n + 1, raw, len(raw), MONDAY_MORNING) for n, raw in raws.items()]
        await store.put(connection, "box", 1, mails, MONDAY_MORNING)


async def reader_of_three(office: Office, folder: Path, failing: TextClause) -> Reader:
    """Whoever reads three mails that wait, of which the second always fails.

    Args:
        failing: makes the trigger's function, which says how.
    """
    write_files(folder, 1)
    reader = await reader_of(office.engine, load_policy(folder / "company.toml"), office.clock)
    async with office.engine.begin() as connection:
        await connection.execute(failing)
        await connection.execute(_REFUSE)
    await store_mails(office.engine, 1, 2, 3)
    return reader


async def states(engine: AsyncEngine) -> list[str]:
    async with engine.connect() as connection:
        return list(await connection.scalars(select(Mail.state).order_by(Mail.uid)))


async def titles(engine: AsyncEngine) -> list[str]:
    async with engine.connect() as connection:
        return list(await connection.scalars(select(Request.title).order_by(Request.title)))


async def test_a_mail_that_always_fails_lies_aside_until_its_cause_is_mended(
    known_writers: Office, tmp_path: Path
) -> None:
    office = known_writers
    reader = await reader_of_three(office, tmp_path, _POISON)

    assert await reader.read_batch() == 3
    assert await states(office.engine) == ["done", "stored", "done"]
    assert await titles(office.engine) == ["0001", "0003"]
    assert await reader.read_batch() == 0  # it waits before it is tried again
    for tried in range(1, TRIES):
        assert (await states(office.engine))[1] == "stored"
        office.clock.advance(FIRST_PAUSE * 2**tried)
        assert await reader.read_batch() == 1
    assert await states(office.engine) == ["done", "quarantined", "done"]
    assert await told_of_quarantine(office) == ["person:" + str(office.person("Алла").id)]
    async with office.engine.connect() as connection:
        row = (
            await connection.execute(select(Mail.id, Mail.last_error).where(Mail.uid == 3))
        ).one()
    assert row.last_error == "RaiseError"

    async with office.engine.begin() as connection:
        await connection.execute(_MEND)
    await retry(office, tmp_path, row.id)
    assert await reader.read_batch() == 1
    assert await states(office.engine) == ["done", "done", "done"]
    assert await titles(office.engine) == ["0001", "0002", "0003"]


async def test_a_mail_that_crossed_another_act_is_read_again_and_no_try_is_spent(
    known_writers: Office, tmp_path: Path
) -> None:
    office = known_writers
    reader = await reader_of_three(office, tmp_path, _CROSSED)
    for _ in range(TRIES + 1):
        with pytest.raises(DeadlockDetectedError) as crossed:
            await reader.read_batch()
        assert lost_race(crossed.value)
    assert await states(office.engine) == ["done", "stored", "stored"]

    async with office.engine.begin() as connection:
        await connection.execute(_MEND)
    async with reading(reader):
        await until(lambda: all_done(office.engine), within=10)
    async with office.engine.connect() as connection:
        assert not any(await connection.scalars(select(Mail.attempts)))
    assert await titles(office.engine) == ["0001", "0002", "0003"]


async def told_of_quarantine(office: Office) -> list[str]:
    async with office.engine.connect() as connection:
        query = select(OutboxRow.recipient).where(
            OutboxRow.payload["card"].astext == "mail_quarantined"
        )
        return list(await connection.scalars(query))


async def retry(office: Office, folder: Path, mail_id: int) -> None:
    """As an administrator does it, at the shell."""
    environment = {
        "FIELDPOST_DATABASE_URL": office.engine.url.render_as_string(hide_password=False),
        "FIELDPOST_COMPANY_FILE": str(folder / "company.toml"),
        "FIELDPOST_DATA_DIR": str(folder / "data"),
    }
    ended = await run_here(("mail", "quarantine", "retry", str(mail_id)), environment)
    assert ended.code == 0, ended.err


async def test_large_mails_are_not_all_held_at_once(known_writers: Office, tmp_path: Path) -> None:
    office = known_writers
    write_files(tmp_path, 1)
    reader = await reader_of(office.engine, load_policy(tmp_path / "company.toml"), office.clock)
    await store_mails(office.engine, 1, 2, 3)
    async with office.engine.begin() as connection:
        await connection.execute(update(Mail).where(Mail.uid > 2).values(size=BATCH_BYTES))

    assert [await reader.read_batch() for _ in range(3)] == [2, 1, 0]
    assert await titles(office.engine) == ["0001", "0002", "0003"]


@pytest.mark.long
async def test_a_database_killed_in_the_middle_costs_no_mail_and_no_try(
    own_server: EmbeddedPostgres, tmp_path: Path
) -> None:
    await upgrade(own_server.url())
    write_files(tmp_path, 1)
    engine = create_engine(own_server.url())
    numbers = range(60)
    await hire(engine)
    await store_mails(engine, *numbers)
    reader = await reader_of(engine, load_policy(tmp_path / "company.toml"), SystemClock())

    async with reading(reader), at_work(own_server.url()):
        os.kill(own_server.pid, signal.SIGKILL)
        own_server.start()
        await until(lambda: all_done(engine), within=30)
    async with engine.connect() as connection:
        assert not any(await connection.scalars(select(Mail.attempts)))
    assert await titles(engine) == [f"{number:04}" for number in numbers]
    await engine.dispose()


async def hire(engine: AsyncEngine) -> None:
    """As few people as a request needs, and those who write."""
    now = MONDAY_MORNING
    person = {"department": "tech", "language": "ru", "time_zone": "UTC", "created_at": now}
    async with AsyncSession(engine) as session, session.begin():
        await session.execute(
            insert(Employee),
            [
                {"name": "Павел Орлов", "role": "service_lead", **person},
                {"name": "Антон Белов", "role": "technician", **person},
            ],
        )
        stamps = {"created_at": now, "updated_at": now}
        client = Client(name="Ромашка", language="ru", manager_id=1, **stamps)
        session.add(client)
        await session.flush()
        await session.execute(
            insert(Contact),
            [
                {"client_id": client.id, "name": f"Писатель {n}", "email": address_of(n), **stamps}
                for n in range(60)
            ],
        )


@asynccontextmanager
async def reading(reader: Reader) -> AsyncIterator[None]:
    stopping = asyncio.Event()
    task = asyncio.create_task(reader.run(stopping))
    try:
        yield
    finally:
        stopping.set()
        reader.wake()
        await asyncio.wait_for(task, 20)


@asynccontextmanager
async def at_work(url: str) -> AsyncIterator[None]:
    """Entered when the reader is within a batch: its transaction has written something."""
    looking = create_async_engine(url.replace("postgresql://", "postgresql+asyncpg://"))
    writing = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()"
    )

    async def writes() -> bool:
        async with looking.connect() as connection:
            return bool((await connection.execute(writing)).scalar_one())

    await until(writes)
    await looking.dispose()
    yield


async def all_done(engine: AsyncEngine) -> bool:
    return set(await states(engine)) == {"done"}
