"""Filling an empty desk with the sample company, through the same imports an administrator uses."""

import csv
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from app.demo.sample import Sample
from app.demo.story import play
from app.texts import desk_texts
from domain.clock import SystemClock
from domain.company import Policy, load_policy
from domain.imports.report import Mode
from domain.imports.running import Kind, import_table
from domain.imports.table import read_table
from domain.requests.catalog import load_forms
from domain.work import Actor, Evidence, begin
from storage.engine import create_engine
from storage.models import Account, Client, Contact, Employee

JOINED_DAYS_AGO = 90
"""When the sample's people came in: before everything that the sample tells of them."""


class SampleBroken(RuntimeError):
    """A file of the sample company is not what the imports take."""


async def fill(url: str, sample: Sample) -> None:
    """Load the sample company, unless the desk has people already.

    Raises:
        SampleBroken: an import refuses a file of the sample.
    """
    engine = create_engine(url)
    try:
        async with AsyncSession(engine) as session:
            if await session.scalar(select(Employee.id).limit(1)) is not None:
                return
        policy = load_policy(sample.company_file)
        await _import(engine, policy, sample, "staff", sample.folder / "staff.csv")
        await _link_phones(engine, sample)
        await _import(engine, policy, sample, "clients", sample.folder / "clients.csv")
        with _dated_orders(sample, policy) as orders:
            await _import(engine, policy, sample, "orders", orders)
        forms = await load_forms(engine, policy, desk_texts(), SystemClock())
        await play(engine, policy, sample, forms.requests)
    finally:
        await engine.dispose()


async def _import(
    engine: AsyncEngine, policy: Policy, sample: Sample, kind: Kind, path: Path
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
    async with begin(engine, shell, SystemClock(), policy, evidence) as work:
        report = await import_table(work, kind, read_table(path), Mode.WHOLE, lambda *_: None)
        if not report.kept:
            first = report.problems[0]
            raise SampleBroken(f"{path.name}: {first.place}: {first.key} {first.value}")


async def _link_phones(engine: AsyncEngine, sample: Sample) -> None:
    async with AsyncSession(engine) as session, session.begin():
        ids = dict((await session.execute(select(Employee.name, Employee.id))).tuples().all())
        joined = datetime.now(UTC) - timedelta(days=JOINED_DAYS_AGO)
        await session.execute(
            insert(Account),
            [
                {
                    "employee_id": ids[person.name],
                    "channel": "telegram",
                    "external_id": str(person.telegram_id),
                    "created_at": joined,
                }
                for person in sample.people
            ],
        )


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


async def people_of(url: str) -> list[tuple[int, Employee]]:
    """The employees with a phone, by Telegram id: who holds a phone in the sandbox."""
    engine = create_engine(url)
    try:
        async with AsyncSession(engine, expire_on_commit=False) as session:
            rows = await session.execute(
                select(Account.external_id, Employee)
                .join(Employee, Employee.id == Account.employee_id)
                .where(Account.revoked_at.is_(None), Account.channel == "telegram")
                .order_by(Employee.id)
            )
            return [(int(external_id), employee) for external_id, employee in rows]
    finally:
        await engine.dispose()


async def clients_of(url: str) -> list[tuple[Client, list[Contact]]]:
    """All clients with their contacts, by id."""
    engine = create_engine(url)
    try:
        async with AsyncSession(engine, expire_on_commit=False) as session:
            clients = list(await session.scalars(select(Client).order_by(Client.id)))
            contacts = await session.scalars(select(Contact).order_by(Contact.id))
            by_client: dict[int, list[Contact]] = {}
            for contact in contacts:
                by_client.setdefault(contact.client_id, []).append(contact)
            return [(client, by_client.get(client.id, [])) for client in clients]
    finally:
        await engine.dispose()
