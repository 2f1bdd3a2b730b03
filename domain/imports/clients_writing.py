"""Clients and contacts into the database: what is known is updated, what is not is added.

An empty cell leaves what the desk knows: a table never wipes out data by silence.
"""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from operator import attrgetter

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Integer,
    MetaData,
    Table,
    Text,
    cast,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    text,
    true,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB, distinct_on
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from domain.imports.client_columns import OWN
from domain.imports.clients import ClientRecord, consent
from domain.imports.erased import left_out
from domain.imports.report import Counts, Problem
from domain.privacy.marks import all_marks
from storage import bulk, jsonb
from storage.models import Client, Contact, Employee

FIRST_FILLING = 10_000
"""From so many clients on, when the desk knows fewer, the indexes are made anew."""

_REBUILT = (
    "uq_clients_tax_number",
    "uq_clients_external_id",
    "ix_clients_email",
    "ix_clients_name_key",
    "ix_clients_manager_id_name_key",
    "ix_clients_search",
    "ix_contacts_email",
    "ix_contacts_search",
)
"""A key that comes twice is refused when its index is made, and the import is undone as ever. The
key of contacts stays: by it a contact is found that the desk knows.
"""

_PLAIN = tuple(field for field in OWN if field != "manager")
_UPDATED = (*_PLAIN, "manager_id", "corporate")
_WORDS = ("position", "phone", "email")
_CONTACT = (*_WORDS, "consent_at")

_STAGE = Table(
    "import_clients",
    MetaData(),
    Column("ordinal", Integer, primary_key=True),
    *(Column(name, Text) for name in _PLAIN),
    Column("manager_id", BigInteger),
    Column("corporate", Boolean),
    Column("contract", Text),
    Column("spare_id", BigInteger, server_default=func.nextval("clients_id_seq")),
    Column("client_id", BigInteger),
    prefixes=["TEMPORARY"],
    postgresql_on_commit="DROP",
)
"""Ids are taken beforehand, so that contacts find a new client without asking for its keys; those
of clients that were known are lost, as with any sequence.
"""

_FACTS = cast(func.coalesce(_STAGE.c.contract, "{}"), JSONB)
"""Facts of the contract: new ones are added to those the desk knows."""

_PEOPLE = Table(
    "import_contacts",
    MetaData(),
    Column("ordinal", Integer),
    Column("line", Integer),
    Column("name", Text),
    *(Column(name, Text) for name in _WORDS),
    Column("consent_at", DateTime(timezone=True)),
    prefixes=["TEMPORARY"],
    postgresql_on_commit="DROP",
)


async def write_clients(
    session: AsyncSession, now: datetime, language: str, records: Sequence[ClientRecord]
) -> tuple[dict[str, Counts], list[Problem]]:
    """Write clients with their contacts; rows that are not sound, or have a problem here, are left
    out.

    Args:
        language: of new clients whose row names none.

    Returns:
        Counts of clients and contacts, and the problems only the database could find.
    """
    managers = await _managers(session)
    sound, problems = [], []
    for record in records:
        if _unknown(record.entry.text("manager"), managers):
            unknown = record.entry.problem("import-manager-unknown", "manager")
            problems += record.left_out(unknown)
        elif record.entry.sound:
            sound.append(record)
    sound, back = left_out(sound, await all_marks(session))
    problems += back
    rows = (
        (
            ordinal,
            *map(record.entry.values.get, _PLAIN),
            managers.get(_key(record.entry.text("manager"))),
            record.entry.values.get("corporate"),
            jsonb.written(facts) if (facts := record.contract) else None,
        )
        for ordinal, record in enumerate(sound)
    )
    await bulk.stage(session, _STAGE, ("ordinal", *_UPDATED, "contract"), rows)
    await bulk.stage(session, _PEOPLE, ("ordinal", "line", "name", *_CONTACT), _contacts(sound))
    async with _alone(session, len(sound)):
        problems += await _match(session, sound)
        clients = await _write(session, now, language)
        contacts = await _write_contacts(session, now)
    return {"clients": clients, "contacts": contacts}, problems


@asynccontextmanager
async def _alone(session: AsyncSession, clients: int) -> AsyncIterator[None]:
    """Keep others from adding a client that is not known yet; readers are not held up.

    The first filling of a base holds them up, for it is done twice as fast without the indexes.
    """
    known = select(Client.id).limit(clients).subquery()
    before = await session.scalar(select(func.count()).select_from(known)) or 0
    if clients < FIRST_FILLING or before >= clients:
        await session.execute(text("LOCK TABLE clients, contacts IN SHARE ROW EXCLUSIVE MODE"))
        yield
        return
    await session.execute(text("LOCK TABLE clients, contacts IN ACCESS EXCLUSIVE MODE"))
    async with bulk.rebuilding(session, *_REBUILT):
        yield


def _key(name: str | None) -> str:
    return (name or "").lower()


def _unknown(name: str | None, managers: dict[str, int]) -> bool:
    return name is not None and _key(name) not in managers


async def _managers(session: AsyncSession) -> dict[str, int]:
    """Active employees by name and by mail, in small letters."""
    rows = await session.execute(
        select(Employee.id, Employee.name, Employee.email).where(Employee.active)
    )
    found: dict[str, int] = {}
    for row in rows:
        found[_key(row.name)] = row.id
        if row.email:
            found[_key(row.email)] = row.id
    return found


def _contacts(records: Iterable[ClientRecord]) -> Iterable[tuple[object, ...]]:
    for ordinal, record in enumerate(records):
        for entry in filter(attrgetter("sound"), record.contacts.values()):
            yield (
                ordinal,
                entry.number,
                entry.text("contact_name"),
                *(entry.text(f"contact_{name}") for name in _WORDS),
                consent(entry),
            )


async def _match(session: AsyncSession, records: Sequence[ClientRecord]) -> list[Problem]:
    """Find the clients the desk knows already; drop the rows that speak of two of them."""
    stage = _STAGE.c
    await session.execute(
        update(_STAGE).where(Client.tax_number == stage.tax_number).values(client_id=Client.id)
    )
    by_code = Client.external_id == stage.external_id
    torn = await session.execute(
        select(stage.ordinal, Client.name).join(Client, by_code).where(stage.client_id != Client.id)
    )
    problems = {
        row.ordinal: records[row.ordinal].entry.problem(
            "import-client-of-two-known", "external_id", other=row.name
        )
        for row in torn
    }
    await session.execute(
        update(_STAGE).where(stage.client_id.is_(None), by_code).values(client_id=Client.id)
    )
    place = func.row_number().over(partition_by=stage.client_id, order_by=stage.ordinal)
    ranked = (
        select(
            stage.ordinal,
            place.label("place"),
            func.min(stage.ordinal).over(partition_by=stage.client_id).label("first"),
        )
        .where(stage.client_id.is_not(None))
        .subquery()
    )
    for row in await session.execute(select(ranked).where(ranked.c.place > 1)):
        first = records[row.first].entry.number
        problems.setdefault(
            row.ordinal, records[row.ordinal].entry.problem("import-client-twice", row=first)
        )
    if problems:
        await session.execute(delete(_STAGE).where(stage.ordinal.in_(problems)))
    return [
        line for ordinal, problem in problems.items() for line in records[ordinal].left_out(problem)
    ]


async def _write(session: AsyncSession, now: datetime, language: str) -> Counts:
    stage = _STAGE.c
    updated = await session.scalars(
        update(Client)
        .where(
            Client.id == stage.client_id,
            or_(
                *(
                    stage[name].is_not(None) & stage[name].is_distinct_from(getattr(Client, name))
                    for name in _UPDATED
                ),
                stage.contract.is_not(None) & ~Client.contract.contains(_FACTS),
            ),
        )
        .values(
            {name: func.coalesce(stage[name], getattr(Client, name)) for name in _UPDATED}
            | {"contract": Client.contract.op("||")(_FACTS), "updated_at": now}
        )
        .returning(Client.id)
        .execution_options(synchronize_session=False)
    )
    changed = len(updated.all())
    await session.execute(
        insert(Client).from_select(
            ["id", *_PLAIN, "manager_id", "corporate", "contract", "created_at", "updated_at"],
            select(
                stage.spare_id,
                *(
                    func.coalesce(stage[name], language) if name == "language" else stage[name]
                    for name in _PLAIN
                ),
                stage.manager_id,
                func.coalesce(stage.corporate, true()),
                _FACTS,
                literal(now),
                literal(now),
            )
            .where(stage.client_id.is_(None))
            .order_by(stage.ordinal),
        )
    )
    total, added = (
        await session.execute(select(func.count(), func.count().filter(stage.client_id.is_(None))))
    ).one()
    return Counts(added, changed, total - added - changed)


async def _write_contacts(session: AsyncSession, now: datetime) -> Counts:
    """Contacts by client and name. One who is marked as gone stays so (domain 2.8)."""
    people, stage = _PEOPLE.c, _STAGE.c
    key = func.lower(people.name)
    client_id = func.coalesce(stage.client_id, stage.spare_id)
    once = (
        select(
            client_id.label("client_id"),
            people.line,
            people.name,
            *(people[name] for name in _CONTACT),
        )
        .join(_STAGE, stage.ordinal == people.ordinal)
        .ext(distinct_on(client_id, key))
        .order_by(client_id, key)
        .subquery()
    )
    # In the order of the file: whoever stands first there is the one to be called.
    rows = select(
        once.c.client_id,
        once.c.name,
        *(once.c[name] for name in _CONTACT),
        literal(now),
        literal(now),
    ).order_by(once.c.line)
    command = upsert(Contact).from_select(
        ["client_id", "name", *_CONTACT, "created_at", "updated_at"], rows
    )
    new, old = command.excluded, Contact
    command = command.on_conflict_do_update(
        index_elements=[Contact.client_id, text("lower(name)")],
        set_={name: func.coalesce(new[name], getattr(old, name)) for name in _CONTACT}
        | {"updated_at": now},
        where=or_(
            *(
                new[name].is_not(None) & new[name].is_distinct_from(getattr(old, name))
                for name in _CONTACT
            )
        ),
    )
    written = (await session.scalars(command.returning(text("xmax = 0")))).all()
    total = (
        await session.scalar(
            select(func.count()).select_from(_PEOPLE).join(_STAGE, stage.ordinal == people.ordinal)
        )
        or 0
    )
    added = sum(1 for is_new in written if is_new)
    return Counts(added, len(written) - added, total - len(written))
