"""A running campaign: Olga has some clients on her list, Denis others; Marina is its head."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import (
    Appointment,
    Call,
    Campaign,
    CampaignClient,
    CampaignRep,
    Client,
    Contact,
    FormResponse,
    FormVersion,
    Letter,
    Meeting,
    Questionnaire,
)
from tests.fixtures.notices import notices_to
from tests.fixtures.office import Office

OLGA, DENIS, HEAD = "Ольга", "Денис", "Марина"
NAMES = ("Ромашка", "Вектор", "Луч", "Маяк", "Парус")


@dataclass
class Visits:
    """The office with its campaign, and shorter ways to what tests look at again and again.

    `clients` and `lines` are ids by the client's name: his own, and that of his line in the list.
    """

    office: Office
    campaign_id: int
    version_id: int
    clients: dict[str, int] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    @property
    def romashka(self) -> int:
        return self.clients["Ромашка"]

    async def line(self, name: str = "Ромашка") -> CampaignClient:
        async with AsyncSession(self.office.engine) as session:
            return await session.get_one(CampaignClient, self.lines[name])

    async def set_line(self, name: str, **values: object) -> None:
        async with self.office.engine.begin() as connection:
            await connection.execute(
                update(CampaignClient).where(CampaignClient.id == self.lines[name]).values(**values)
            )

    async def calls(self) -> list[Call]:
        async with AsyncSession(self.office.engine) as session:
            return list(await session.scalars(select(Call).order_by(Call.id)))

    async def last_call(self, client_id: int) -> int:
        async with AsyncSession(self.office.engine) as session:
            found = await session.scalar(
                select(func.max(Call.id)).where(Call.client_id == client_id)
            )
        return found or 0

    async def appointment(self, appointment_id: int) -> Appointment:
        async with AsyncSession(self.office.engine) as session:
            return await session.get_one(Appointment, appointment_id)

    async def meetings(self) -> list[Meeting]:
        async with AsyncSession(self.office.engine) as session:
            return list(await session.scalars(select(Meeting).order_by(Meeting.id)))

    async def contacts(self, client_id: int) -> list[Contact]:
        async with AsyncSession(self.office.engine) as session:
            return list(
                await session.scalars(
                    select(Contact).where(Contact.client_id == client_id).order_by(Contact.id)
                )
            )

    async def letters(self) -> list[Letter]:
        async with AsyncSession(self.office.engine) as session:
            return list(await session.scalars(select(Letter).order_by(Letter.id)))

    async def told(self, name: str) -> list[dict[str, Any]]:
        return await notices_to(self.office, name)

    async def questionnaire(self, name: str, rep: str, state: str) -> int:
        """A questionnaire that is already in this state."""
        person, now = self.office.person(rep).id, self.office.clock.now()
        async with AsyncSession(self.office.engine) as session, session.begin():
            response = FormResponse(
                form_version_id=self.version_id,
                person_id=person,
                purpose="questionnaire",
                state="open",
                asked=False,
                created_at=now,
                updated_at=now,
            )
            session.add(response)
            await session.flush()
            made = Questionnaire(
                client_id=self.clients[name],
                rep_id=person,
                campaign_client_id=self.lines[name],
                response_id=response.id,
                state=state,
                begun_at=now,
            )
            session.add(made)
            await session.flush()
            return made.id


@pytest.fixture
async def visits(office: Office) -> Visits:
    now = office.clock.now()
    async with AsyncSession(office.engine) as session, session.begin():
        version = FormVersion(name="vip", version="1", definition={}, created_at=now)
        session.add(version)
        await session.flush()
        campaign = Campaign(
            name="Лето",
            head_id=office.person(HEAD).id,
            form_version_id=version.id,
            starts_on=date(2026, 11, 1),
            ends_on=date(2027, 3, 1),
            state="running",
            created_at=now,
        )
        session.add(campaign)
        await session.flush()
        for name in (OLGA, DENIS):
            session.add(
                CampaignRep(
                    campaign_id=campaign.id,
                    rep_id=office.person(name).id,
                    mode="full_time",
                    norm=15,
                )
            )
        made = Visits(office, campaign.id, version.id, {NAMES[0]: office.client_id})
        for name in NAMES[1:]:
            made.clients[name] = await add_client(session, name, now)
        for name in NAMES:
            rep = DENIS if name == "Парус" else OLGA
            made.lines[name] = await add_line(
                session, campaign.id, made.clients[name], office.person(rep).id
            )
        await session.execute(
            update(Contact)
            .where(Contact.client_id == office.client_id)
            .values(email="kim@romashka.example")
        )
    return made


async def add_client(session: AsyncSession, name: str, now: datetime) -> int:
    client_id: int = (
        await session.execute(
            insert(Client)
            .values(name=name, language="ru", created_at=now, updated_at=now)
            .returning(Client.id)
        )
    ).scalar_one()
    return client_id


async def add_line(
    session: AsyncSession, campaign_id: int, client_id: int, rep_id: int, **values: object
) -> int:
    line_id: int = (
        await session.execute(
            insert(CampaignClient)
            .values(campaign_id=campaign_id, client_id=client_id, rep_id=rep_id, **values)
            .returning(CampaignClient.id)
        )
    ).scalar_one()
    return line_id
