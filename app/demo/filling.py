"""Filling an empty desk with the sample company, through the same imports an administrator uses.

All of it is one transaction: a demo that was stopped half-way leaves an empty desk, not half a
company, and a desk that is starting meanwhile sees nothing before everything is there.
"""

import csv
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.demo.sample import Sample
from app.demo.world import Inhabitants
from domain.clock import SystemClock
from domain.company import Policy
from domain.imports.report import Mode
from domain.imports.running import Kind, import_table
from domain.imports.table import read_table
from domain.work import Actor, Evidence, begin
from storage.models import Account, Client, ClientMember, Contact, Employee

JOINED_DAYS_AGO = 90
"""When the sample's people came in, and to their clients: before all that the sample tells of."""


class SampleBroken(RuntimeError):
    """A file of the sample company is not what the imports take."""


async def is_empty(connection: AsyncConnection) -> bool:
    """Whether nobody works here yet."""
    return await connection.scalar(select(Employee.id).limit(1)) is None


async def fill(connection: AsyncConnection, policy: Policy, sample: Sample) -> None:
    """Load the sample company's people, clients and orders.

    Args:
        connection: in a transaction, which is left open.

    Raises:
        SampleBroken: an import refuses a file of the sample.
    """
    # A desk that starts meanwhile waits here with what it does by itself, holding nothing yet: else
    # it and the story could each wait for what the other has.
    await connection.execute(text("LOCK TABLE effects IN SHARE ROW EXCLUSIVE MODE"))
    await _import(connection, policy, sample, "staff", sample.folder / "staff.csv")
    await _link_phones(connection, sample)
    await _import(connection, policy, sample, "clients", sample.folder / "clients.csv")
    await connection.execute(update(Client).values(created_at=_joined()))
    await connection.execute(update(ClientMember).values(since=_joined()))
    with _dated_orders(sample, policy) as orders:
        await _import(connection, policy, sample, "orders", orders)


async def _import(
    connection: AsyncConnection, policy: Policy, sample: Sample, kind: Kind, path: Path
) -> None:
    shell = Actor(
        employee_id=None,
        name="",
        role="admin",
        department=None,
        language=sample.language,
        time_zone=policy.time_zone,
    )
    evidence = Evidence("shell", "demo", f"import {kind}")
    async with begin(connection, shell, SystemClock(), policy, evidence) as work:
        report = await import_table(work, kind, read_table(path), Mode.WHOLE, lambda *_: None)
        if not report.kept:
            first = report.problems[0]
            raise SampleBroken(f"{path.name}: {first.place}: {first.key} {first.value}")


async def _link_phones(connection: AsyncConnection, sample: Sample) -> None:
    rows = await connection.execute(select(Employee.name, Employee.id))
    ids = {row.name: row.id for row in rows}
    await connection.execute(
        insert(Account),
        [
            {
                "employee_id": ids[person.name],
                "channel": "telegram",
                "external_id": str(person.telegram_id),
                "created_at": _joined(),
            }
            for person in sample.people
        ],
    )


def _joined() -> datetime:
    return datetime.now(UTC) - timedelta(days=JOINED_DAYS_AGO)


@contextmanager
def _dated_orders(sample: Sample, policy: Policy) -> Iterator[Path]:
    """The sample's orders with dates: it says how many days ago, so that it never grows old."""
    today = datetime.now(ZoneInfo(policy.time_zone)).date()
    ago, on = ("Дней назад", "Дата") if sample.language == "ru" else ("Days ago", "Date")
    with (sample.folder / "orders.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=sample.delimiter))
    for row in rows:
        row[on] = (today - timedelta(days=int(row.pop(ago)))).isoformat()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "orders.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), delimiter=sample.delimiter)
            writer.writeheader()
            writer.writerows(rows)
        yield path


async def inhabitants(connection: AsyncConnection, sample: Sample) -> Inhabitants:
    """Who holds a phone in the sandbox, and the clients they speak of, each by id."""
    people = await connection.execute(
        select(Account.external_id, *Employee.__table__.columns)
        .join(Employee, Employee.id == Account.employee_id)
        .where(Account.revoked_at.is_(None), Account.channel == "telegram")
        .order_by(Employee.id)
    )
    clients = await connection.execute(select(Client).order_by(Client.id))
    contacts = await connection.execute(select(Contact).order_by(Contact.id))
    return Inhabitants(
        people=[(int(row.external_id), row) for row in people],
        usernames={person.telegram_id: person.username for person in sample.people},
        clients=list(clients),
        contacts=list(contacts),
    )
