"""Orders from a table: known by their number; the client by tax number, code or its exact name."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    Integer,
    MetaData,
    Numeric,
    Text,
    delete,
    func,
    literal,
    or_,
    select,
    text,
    update,
)
from sqlalchemy import Column as DatabaseColumn
from sqlalchemy import Table as DatabaseTable
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from domain.forms.cleaning import folded
from domain.imports import values
from domain.imports.headers import Column
from domain.imports.reading import Entry, Progress, Reading, needed, read_entries
from domain.imports.report import Counts, Problem
from domain.imports.table import Table
from domain.imports.tax_numbers import read_tax_number
from storage import bulk
from storage.models import Client, Order

DEFAULT_CURRENCY = "RUB"
_AHEAD = timedelta(days=1)
"""It may be tomorrow already where the order was written down."""
_TOTAL = re.compile(r"(?:итого|всего|total)\b")

COLUMNS: Sequence[Column] = (
    Column(
        "external_id",
        values.text,
        (
            "Номер заказа",
            "Номер",
            "№ заказа",
            "Заказ",
            "№",
            "Order number",
            "Number",
            "Order",
            "Order ID",
        ),
        needed=True,
    ),
    Column("ordered_on", values.day, ("Дата", "Дата заказа", "Date", "Order date"), needed=True),
    Column(
        "amount",
        values.money,
        ("Сумма", "Сумма заказа", "Стоимость", "Amount", "Total", "Sum"),
        needed=True,
    ),
    Column(
        "title",
        values.text,
        (
            "Что заказано",
            "Содержание",
            "Товар",
            "Наименование товара",
            "Предмет",
            "Описание",
            "Title",
            "Description",
            "Goods",
            "Subject",
        ),
        needed=True,
    ),
    Column("currency", values.currency, ("Валюта", "Currency")),
    Column(
        "tax_number",
        read_tax_number,
        (
            "ИНН",
            "ИНН клиента",
            "Налоговый номер",
            "Tax number",
            "Tax ID",
            "INN",
            "Client tax number",
        ),
    ),
    Column(
        "client_code",
        values.text,
        ("Код клиента", "Код", "Внешний код", "Client ID", "Client code", "External ID"),
    ),
    Column(
        "client_name",
        values.text,
        ("Клиент", "Контрагент", "Компания", "Организация", "Client", "Client name", "Company"),
    ),
)

_CLIENT_KEYS = ("tax_number", "client_code", "client_name")
_FIELDS = ("ordered_on", "amount", "currency", "title")

_STAGE = DatabaseTable(
    "import_orders",
    MetaData(),
    DatabaseColumn("ordinal", Integer, primary_key=True),
    DatabaseColumn("external_id", Text),
    DatabaseColumn("ordered_on", Date),
    DatabaseColumn("amount", Numeric(14, 2)),
    DatabaseColumn("currency", Text),
    DatabaseColumn("title", Text),
    *(DatabaseColumn(name, Text) for name in _CLIENT_KEYS),
    DatabaseColumn("client_id", BigInteger),
    DatabaseColumn("left_out", Boolean),
    prefixes=["TEMPORARY"],
    postgresql_on_commit="DROP",
)


def read_orders(table: Table, progress: Progress) -> tuple[Reading, list[Entry]]:
    """Check all rows. A line of totals is no order."""
    reading = read_entries(table, COLUMNS, progress)
    reading.entries = [entry for entry in reading.entries if not _is_total(entry)]
    seen: dict[str, Entry] = {}
    checked = []
    for entry in reading.entries:
        problems = _problems(entry, seen)
        reading.problems += problems
        checked.append(entry.judged(problems))
    return reading, checked


def _is_total(entry: Entry) -> bool:
    """ "Итого" where a number or a client should stand, below the orders of a report."""
    if "ordered_on" in entry.values:
        return False
    said = (entry.text(name) or "" for name in ("external_id", "title", *_CLIENT_KEYS))
    return any(_TOTAL.match(folded(words)) for words in said)


def _problems(entry: Entry, seen: dict[str, Entry]) -> list[Problem]:
    problems = needed(entry, COLUMNS)
    if not _names_client(entry) and entry.bad.isdisjoint(_CLIENT_KEYS):
        problems.append(entry.problem("import-order-no-client"))
    if _two_currencies(entry):
        problems.append(entry.problem("import-order-two-currencies", "currency"))
    number = entry.text("external_id")
    if number is not None:
        earlier = seen.setdefault(number, entry)
        if earlier is not entry:
            problems.append(entry.problem("import-row-twice", "external_id", row=earlier.number))
    return problems


def _names_client(entry: Entry) -> bool:
    return any(entry.text(name) for name in _CLIENT_KEYS)


def _two_currencies(entry: Entry) -> bool:
    beside, told = _beside(entry), entry.text("currency")
    return beside is not None and told is not None and beside != told


def _beside(entry: Entry) -> str | None:
    """The currency that stands beside the sum."""
    amount = entry.values.get("amount")
    return amount.currency if isinstance(amount, values.Money) else None


async def write_orders(
    session: AsyncSession, now: datetime, entries: Sequence[Entry]
) -> tuple[dict[str, Counts], list[Problem]]:
    """Write the sound rows; those whose client is not known, or whose day is still to come, are
    left out and named: a slip in the year would be the client's last order for years.
    """
    latest = (now + _AHEAD).date()
    problems = [
        entry.problem("import-day-ahead", "ordered_on")
        for entry in entries
        if _is_after(entry, latest)
    ]
    rows = (
        (
            n,
            entry.text("external_id"),
            entry.values.get("ordered_on"),
            entry.values.get("amount"),
            entry.text("currency") or _beside(entry) or DEFAULT_CURRENCY,
            entry.text("title"),
            *(entry.text(name) for name in _CLIENT_KEYS),
            not entry.sound or _is_after(entry, latest),
        )
        for n, entry in enumerate(entries)
    )
    columns = ("ordinal", "external_id", *_FIELDS, *_CLIENT_KEYS, "left_out")
    await bulk.stage(session, _STAGE, columns, rows)
    problems += await _find_clients(session, entries)
    problems += await _refuse_others(session, entries)
    await session.execute(delete(_STAGE).where(_STAGE.c.left_out))
    return {"orders": await _write(session, now)}, problems


def _is_after(entry: Entry, latest: date) -> bool:
    day = entry.values.get("ordered_on")
    return isinstance(day, date) and day > latest


async def _find_clients(session: AsyncSession, entries: Sequence[Entry]) -> list[Problem]:
    """By tax number, then by code; by name only where neither is given and one client has it."""
    stage = _STAGE.c
    for named, column in (
        (stage.tax_number, Client.tax_number),
        (stage.client_code, Client.external_id),
    ):
        await session.execute(
            update(_STAGE)
            .where(stage.client_id.is_(None), column == named)
            .values(client_id=Client.id)
        )
    alone = (
        select(func.lower(Client.name).label("name"), func.min(Client.id).label("id"))
        .group_by(func.lower(Client.name))
        .having(func.count() == 1)
        .subquery()
    )
    await session.execute(
        update(_STAGE)
        .where(
            stage.tax_number.is_(None),
            stage.client_code.is_(None),
            alone.c.name == func.lower(stage.client_name),
        )
        .values(client_id=alone.c.id)
    )
    lost = await session.scalars(
        delete(_STAGE).where(stage.client_id.is_(None)).returning(stage.ordinal)
    )
    found_not = [entries[ordinal] for ordinal in sorted(lost)]
    return [_client_unknown(entry) for entry in found_not if _names_client(entry)]


async def _refuse_others(session: AsyncSession, entries: Sequence[Entry]) -> list[Problem]:
    """Numbers begin anew each year, and a return may have that of an order: what is known under
    the number as another client's, or of another year, is not written over.
    """
    stage = _STAGE.c
    year = func.extract("year", Order.ordered_on)
    rows = await session.execute(
        delete(_STAGE)
        .where(
            Order.external_id == stage.external_id,
            Client.id == Order.client_id,
            or_(
                Order.client_id != stage.client_id,
                year != func.extract("year", stage.ordered_on),
            ),
        )
        .returning(stage.ordinal, Client.name, Order.ordered_on)
    )
    return [
        entries[row.ordinal].problem(
            "import-order-known", "external_id", other=row.name, day=f"{row.ordered_on:%d.%m.%Y}"
        )
        for row in sorted(rows, key=lambda row: int(row.ordinal))
    ]


def _client_unknown(entry: Entry) -> Problem:
    name = next(name for name in _CLIENT_KEYS if entry.text(name))
    return entry.problem("import-order-client-unknown", name)


async def _write(session: AsyncSession, now: datetime) -> Counts:
    stage = _STAGE.c
    rows = select(
        stage.external_id,
        stage.client_id,
        *(stage[name] for name in _FIELDS),
        literal(now),
        literal(now),
    ).order_by(stage.ordinal)
    command = upsert(Order).from_select(
        ["external_id", "client_id", *_FIELDS, "created_at", "updated_at"], rows
    )
    new = command.excluded
    command = command.on_conflict_do_update(
        index_elements=[Order.external_id],
        set_={name: new[name] for name in ("client_id", *_FIELDS)} | {"updated_at": now},
        where=or_(
            *(new[name].is_distinct_from(getattr(Order, name)) for name in ("client_id", *_FIELDS))
        ),
    )
    written = (await session.scalars(command.returning(text("xmax = 0")))).all()
    total = await session.scalar(select(func.count()).select_from(_STAGE)) or 0
    added = sum(1 for is_new in written if is_new)
    return Counts(added, len(written) - added, total - len(written))
