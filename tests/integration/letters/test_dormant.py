"""Who is dormant, and who is not."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.letters import dormant, figures
from domain.letters.quarters import quarter_of
from storage.models import (
    Appointment,
    Blob,
    Call,
    Client,
    ClientNote,
    Contact,
    Letter,
    Mail,
    MailAddress,
    MailThread,
    Meeting,
    Opportunity,
    Request,
    Task,
)
from tests.fixtures.postgres import Database
from tests.integration.letters.base import Base


async def found(base: Base) -> list[int]:
    office = base.office
    async with office.system() as work:
        quarter = quarter_of(work.today)
        rows = await dormant.find(work, quarter, 100)
        assert len(rows) == await dormant.left_over(work, quarter, work.now)
        ids = [row.client_id for row in rows]
        known = {office.client_id, *range(1, 50)}
        assert await dormant.awake(work, known) & set(ids) == set()
        return ids


async def test_silent_for_longest_first_and_the_most_valuable_before_all(base: Base) -> None:
    late = await base.client(days_ago=120)
    early = await base.client(days_ago=800)
    valuable = await base.client(days_ago=100, segment="A")
    unknown = await base.client(days_ago=None)
    assert await found(base) == [valuable, early, late, unknown]


async def test_whoever_ordered_lately_is_not_dormant_until_ninety_days_are_over(
    base: Base,
) -> None:
    client = await base.client(days_ago=89)
    assert await found(base) == []
    base.office.clock.advance(timedelta(days=2))
    assert await found(base) == [client]


@pytest.mark.parametrize(
    "values",
    [{"email": None}, {"email": "no address"}, {"contact": None}, {"standing": "prospective"}],
)
async def test_nobody_without_an_address_nor_a_prospective_client(
    base: Base, values: dict[str, Any]
) -> None:
    await base.client(**values)
    assert await found(base) == []


async def test_the_clients_own_address_will_do(base: Base) -> None:
    client = await base.client(contact=None, email=None)
    async with AsyncSession(base.office.engine) as session, session.begin():
        await session.execute(
            update(Client).where(Client.id == client).values(email="Info@House.example")
        )
    async with base.office.system() as work:
        (row,) = await dormant.find(work, quarter_of(work.today), 10)
    assert (row.client_id, row.contact_id, row.address) == (client, None, "info@house.example")


@pytest.mark.parametrize("mark", ["bounced_at", "blocked_at", "opted_out_at"])
async def test_a_dead_address_gives_way_to_another_contact(base: Base, mark: str) -> None:
    client = await base.client()
    now = base.office.clock.now()
    async with AsyncSession(base.office.engine) as session, session.begin():
        session.add(MailAddress(address="c1@client.example", **{mark: now}))
    assert await found(base) == []
    async with AsyncSession(base.office.engine) as session, session.begin():
        session.add(
            Contact(
                client_id=client, name="Другой", email="B@x.example", created_at=now, updated_at=now
            )
        )
    async with base.office.system() as work:
        (row,) = await dormant.find(work, quarter_of(work.today), 10)
    assert row.address == "b@x.example"


async def test_who_asked_to_be_left_alone_is_left_alone(base: Base) -> None:
    await base.client(letters_stopped_at=base.office.clock.now())
    assert await found(base) == []


SIGNS = (
    "call", "meeting", "note", "request", "planned visit", "mail", "letter", "task", "opportunity",
)  # fmt: skip


@pytest.mark.parametrize("sign", SIGNS)
async def test_any_sign_of_work_wakes_him(base: Base, sign: str) -> None:
    client = await base.client()
    assert await found(base) == [client]
    now = base.office.clock.now()
    rep = base.office.person("Ольга").id
    week_ago, next_week = now - timedelta(days=7), now + timedelta(days=7)
    makers: dict[str, Any] = {
        "call": lambda: Call(client_id=client, rep_id=rep, outcome="no_answer", at=week_ago),
        "meeting": lambda: Meeting(
            client_id=client, rep_id=rep, kind="relationship", held_at=week_ago
        ),
        "note": lambda: ClientNote(client_id=client, author_id=rep, text="звонил", at=week_ago),
        "request": lambda: Request(
            kind="repair", client_id=client, author_id=rep, department="tech", title="т",
            state="in_work", holder_id=rep, held_since=week_ago, due_at=now,
            created_at=now - timedelta(days=300),
        ),
        "planned visit": lambda: Appointment(
            client_id=client, rep_id=rep, purpose="relationship", starts_at=next_week,
            ends_at=next_week + timedelta(hours=1), uid="u", created_at=now,
        ),
        "mail": lambda: Mail(
            mailbox="sales", uidvalidity=1, uid=1, sha256=b"s", size=1, received_at=week_ago,
            stored_at=week_ago, state="done", outcome="noted", kind="new", client_id=client,
        ),
        "letter": lambda: MailThread(
            mailbox="sales", address="c1@client.example", client_id=client, created_at=week_ago
        ),
        "task": lambda: Task(
            client_id=client, owner_id=rep, title="т", due_on=next_week.date(), created_at=week_ago
        ),
        "opportunity": lambda: Opportunity(
            client_id=client, owner_id=rep, title="т", next_on=next_week.date(),
            created_at=week_ago,
        ),
    }  # fmt: skip
    row: Any = makers[sign]()
    async with AsyncSession(base.office.engine) as session, session.begin():
        if sign == "mail":
            session.add(Blob(sha256=b"s", data=b"", size=0, created_at=now))
            await session.flush()
        session.add(row)
        await session.flush()
        if sign == "letter":
            await session.execute(
                insert(Letter).values(
                    kind="receipt", thread_id=row.id, mailbox="sales", address="c1@client.example",
                    name="", language="ru", time_zone="UTC", message_id="<a@b>",
                    created_at=week_ago,
                )
            )  # fmt: skip
    assert await found(base) == []
    async with base.office.system() as work:
        assert await dormant.awake(work, [client]) == {client}


async def test_a_quarter_without_letters_has_its_base(base: Base) -> None:
    await base.client()
    async with base.office.system() as work:
        counted = await figures.of_quarter(work, work.today)
        assert await figures.income(work, work.now - timedelta(days=7), work.now) == ()
    assert (counted.written, counted.base, counted.coverage_percent) == (0, 1, 0)
    assert counted.answered_percent is None


HOUSES = """
    INSERT INTO clients (name, email, language, created_at, updated_at)
    SELECT 'Дом ' || n, 'h' || n || '@house.example', 'ru', :at, :at
    FROM generate_series(1, :clients) AS n
"""
DEALT = """
    INSERT INTO personal_letters (client_id, address, language, quarter, writer_id, state, reason,
                                  dealt_on, due_on, subject, body, body_hash, created_at)
    SELECT id, email, language, :quarter, :writer, 'skipped', 'not_now', :quarter, :quarter, 'т',
           repeat('т', 500), CAST(CAST(id AS text) AS bytea), :at
    FROM clients WHERE email LIKE 'h%@house.example'
"""
TOUCHED = """
    SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables
    WHERE relname = 'personal_letters'
"""


@pytest.fixture
async def db(own_db: Database) -> Database:
    """Without statistics of any table, as a desk begins."""
    return own_db


async def test_of_whom_letters_go_to_only_his_own_earlier_letters_are_looked_at(
    base: Base,
) -> None:
    writer = await base.writer("Вера Письма")
    clients, wanted = 3_000, 40
    at = base.office.clock.now() - timedelta(days=800)
    async with AsyncSession(base.office.engine) as session, session.begin():
        await session.execute(text(HOUSES), {"clients": clients, "at": at})
        # Nothing is known of the table's statistics yet, as after a first morning.
        await session.execute(
            text(DEALT), {"quarter": quarter_of(at.date()), "writer": writer, "at": at}
        )
    async with base.office.system() as work:
        rows = await dormant.find(work, quarter_of(work.today), wanted)
        touched = await work.open_session.scalar(text(TOUCHED))
    assert [row.former_id for row in rows] == [writer] * wanted
    assert touched is not None
    assert touched <= 2 * clients
