"""The office with a story to report: tickets, requests, letters, mails, a campaign."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.reports import sweeps
from domain.reports.facts import DailyFacts, MorningFacts
from domain.reports.keeping import facts_from
from storage.base import Base
from storage.models import (
    Asking,
    Campaign,
    CampaignRep,
    Client,
    Employee,
    FormResponse,
    FormVersion,
    Letter,
    MailThread,
    OutboxRow,
    Problem,
    Questionnaire,
    Report,
    Request,
    Ticket,
)
from tests.fixtures.office import Office

FRIDAY_EVENING = datetime(2026, 11, 27, 14, 0, tzinfo=UTC)
"""18:00 in Samara."""

HIRED_AT = datetime(2026, 1, 1, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NO_QUESTIONS = {
    "name": "vip",
    "version": "1",
    "title": {"ru": "Анкета"},
    "default_language": "ru",
    "languages": ["ru"],
    "sections": [],
    "questions": [],
}
"""The definition of a form that asks nothing: reports read what it calls its complaints."""

HEAD, LEAD, DIRECTOR, OLGA, DENIS = "Марина", "Павел", "Вера", "Ольга", "Денис"


@dataclass
class Story:
    """The office, and shorter ways to write down what happened in it."""

    office: Office
    clients: dict[str, int] = field(default_factory=dict)
    numbers: int = 0

    @property
    def now(self) -> datetime:
        return self.office.clock.now()

    def id(self, name: str) -> int:
        return self.office.person(name).id

    async def add(self, model: type[Base], **values: object) -> int:
        async with AsyncSession(self.office.engine) as session, session.begin():
            row = model(**values)
            session.add(row)
            await session.flush()
            found: int = row.id  # type: ignore[attr-defined]
            return found

    async def set_person(self, name: str, **values: object) -> None:
        async with self.office.engine.begin() as connection:
            await connection.execute(
                update(Employee).where(Employee.id == self.id(name)).values(**values)
            )

    async def client(self, name: str) -> int:
        if name == "Ромашка":
            return self.office.client_id
        if name not in self.clients:
            self.clients[name] = await self.add(
                Client, name=name, language="ru", created_at=self.now, updated_at=self.now
            )
        return self.clients[name]

    async def questionnaire(self, client: str, rep: str, **values: object) -> int:
        now = self.now
        async with AsyncSession(self.office.engine) as session:
            version = await session.scalar(select(func.max(FormVersion.id)))
        if version is None:
            version = await self.add(
                FormVersion, name="vip", version="1", definition=NO_QUESTIONS, created_at=now
            )
        response = await self.add(
            FormResponse,
            form_version_id=version,
            person_id=self.id(rep),
            purpose="questionnaire",
            state="paused",
            asked=False,
            created_at=now,
            updated_at=now,
        )
        return await self.add(
            Questionnaire,
            client_id=await self.client(client),
            rep_id=self.id(rep),
            response_id=response,
            begun_at=now,
            **{"state": "paused", **values},
        )

    async def ticket(
        self, client: str, words: str = "нет связи", category: str = "quality", **values: object
    ) -> int:
        """A ticket of Olga's with one problem."""
        made = {
            "state": "new",
            "severity": "losses",
            "opened_at": self.now,
            "rep_id": self.id(OLGA),
            **values,
        }
        problem = {name: made.pop(name) for name in tuple(made) if name in _OF_PROBLEM}
        ticket_id = await self.add(
            Ticket,
            client_id=await self.client(client),
            questionnaire_id=await self.questionnaire(client, OLGA),
            **made,
        )
        await self.add(
            Problem,
            ticket_id=ticket_id,
            instance=1,
            category=category,
            severity=made["severity"],
            words=words,
            repaired_when="всё работает",
            **problem,
        )
        return ticket_id

    async def asked(self, ticket_id: int, at: datetime, **values: object) -> int:
        return await self.add(
            Asking,
            ticket_id=ticket_id,
            round=1,
            channel="mail",
            address="kim@romashka.example",
            asked_at=at,
            **values,
        )

    async def request(self, client: str, holder: str, **values: object) -> int:
        made = {
            "kind": "incident",
            "client_id": await self.client(client),
            "author_id": self.id(OLGA),
            "department": "tech",
            "title": "Нет связи",
            "state": "in_work",
            "holder_id": self.id(holder),
            "held_since": self.now - DAY,
            "due_at": self.now + DAY,
            "created_at": self.now - DAY,
            **values,
        }
        return await self.add(Request, **made)

    async def campaign(self, norms: dict[str, int], started_at: datetime) -> None:
        version = await self.add(
            FormVersion, name="vip", version="2", definition=NO_QUESTIONS, created_at=self.now
        )
        campaign_id = await self.add(
            Campaign,
            name="Осень",
            head_id=self.id(HEAD),
            form_version_id=version,
            starts_on=date(2026, 11, 1),
            ends_on=date(2027, 3, 1),
            state="running",
            created_at=started_at,
            started_at=started_at,
        )
        async with AsyncSession(self.office.engine) as session, session.begin():
            for name, norm in norms.items():
                session.add(
                    CampaignRep(
                        campaign_id=campaign_id, rep_id=self.id(name), mode="full_time", norm=norm
                    )
                )

    async def letter(self, **values: object) -> int:
        thread = await self.add(
            MailThread, mailbox="help", address="kim@romashka.example", created_at=self.now
        )
        self.numbers += 1
        made = {
            "kind": "done",
            "thread_id": thread,
            "mailbox": "help",
            "address": "kim@romashka.example",
            "name": "Ирина Ким",
            "language": "ru",
            "time_zone": "Europe/Samara",
            "message_id": f"<{self.numbers}@svyaz.example>",
            "created_at": self.now,
            **values,
        }
        return await self.add(Letter, **made)

    async def sweep(self) -> int:
        """Sweep as the desk does, until nothing is due; how many reports were looked at."""
        done = 0
        while True:
            async with self.office.system() as work:
                found = await sweeps.send_reports(work)
            if not found:
                return done
            done += found

    async def next_due(self) -> datetime | None:
        async with self.office.system() as work:
            return await sweeps.next_due(work)

    async def reports(self, name: str | None = None, kind: str | None = None) -> list[Report]:
        query = select(Report).order_by(Report.id)
        if name is not None:
            query = query.where(Report.employee_id == self.id(name))
        if kind is not None:
            query = query.where(Report.kind == kind)
        async with AsyncSession(self.office.engine) as session:
            return list(await session.scalars(query))

    async def daily(self, name: str = HEAD) -> DailyFacts:
        """The facts of his latest digest."""
        found = facts_from("daily", (await self.reports(name, "daily"))[-1].facts)
        assert isinstance(found, DailyFacts)
        return found

    async def morning(self, name: str = OLGA) -> MorningFacts:
        found = facts_from("morning", (await self.reports(name, "morning"))[-1].facts)
        assert isinstance(found, MorningFacts)
        return found

    async def cards(self, name: str) -> list[dict[str, Any]]:
        """The cards of reports that wait for somebody."""
        async with AsyncSession(self.office.engine) as session:
            rows = await session.scalars(
                select(OutboxRow.payload)
                .where(OutboxRow.recipient == f"person:{self.id(name)}")
                .order_by(OutboxRow.id)
            )
            return [dict(row) for row in rows if row["card"] == "report"]

    async def letters(self, name: str) -> list[Letter]:
        """The letters of reports that wait for somebody."""
        async with AsyncSession(self.office.engine) as session:
            return list(
                await session.scalars(
                    select(Letter)
                    .join(MailThread, MailThread.id == Letter.thread_id)
                    .where(MailThread.employee_id == self.id(name))
                    .order_by(Letter.id)
                )
            )


_OF_PROBLEM = (
    "problem_state",
    "request_id",
    "place",
    "product",
    "done_words",
    "root_cause",
    "own_check",
    "fixed_by_id",
)


async def hired_long_ago(office: Office) -> None:
    """Who was hired on the day of the test would have no report to catch up with."""
    async with office.engine.begin() as connection:
        await connection.execute(
            update(Employee).values(created_at=datetime(2026, 1, 1, tzinfo=UTC))
        )


@pytest.fixture
async def story(office: Office) -> Story:
    """Friday, a minute after the hour of digests."""
    await hired_long_ago(office)
    office.clock.at = FRIDAY_EVENING + timedelta(minutes=1)
    return Story(office)
