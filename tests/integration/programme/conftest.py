"""A campaign in the office: forty clients of three towns, three reps, one head."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.forms import versions
from domain.forms.model import FormDefinition, Question, QuestionType
from domain.programme import planning, proposing, running
from domain.programme.filters import ListFilter
from domain.programme.planning import Plan, RepPlan
from storage.models import (
    CampaignClient,
    Client,
    Employee,
    FormResponse,
    Questionnaire,
)
from tests.fixtures.office import Office

HEAD, OLGA, DENIS, ANNA = "Марина", "Ольга", "Денис", "Анна"
TOWNS = ("Самара", "Тольятти", "Сызрань")
CLIENTS = 40
SUMMER = Plan(
    "Лето 2026",
    date(2026, 11, 23),
    date(2027, 2, 28),
    (
        RepPlan("Ольга Смирнова", place="Самара"),
        RepPlan("Денис Жуков", "parallel"),
        RepPlan("Анна Мельник", "parallel", 10, "Сызрань"),
    ),
    ListFilter(all_corporate=True),
)


QUESTIONNAIRE = FormDefinition(
    name="vip-questionnaire",
    version="1",
    title={"ru": "Анкета", "en": "Questionnaire"},
    default_language="ru",
    languages=("ru", "en"),
    sections=(),
    questions=(Question("what", QuestionType.TEXT, label={"ru": "Что?", "en": "What?"}),),
)


@pytest.fixture(autouse=True)
def questionnaire(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it asks is of no matter here, and its file takes seconds to read."""

    async def read(
        session: AsyncSession, paths: Sequence[Path], now: datetime
    ) -> dict[Path, FormDefinition]:
        await versions.make_current(session, QUESTIONNAIRE, b"", now)
        return dict.fromkeys(paths, QUESTIONNAIRE)

    monkeypatch.setattr(planning, "read_forms", read)


@dataclass
class Programme:
    """The office with its campaign, and shorter ways to what tests do again and again."""

    office: Office
    campaign_id: int

    def rep(self, name: str) -> int:
        return self.office.person(name).id

    async def line(self, number: int) -> int:
        """The line of the list's client of this number, from 1."""
        async with AsyncSession(self.office.engine) as session:
            found = await session.scalars(select(CampaignClient.id).order_by(CampaignClient.id))
            return list(found)[number - 1]

    async def row(self, line_id: int) -> CampaignClient:
        async with AsyncSession(self.office.engine) as session:
            return await session.get_one(CampaignClient, line_id)

    async def change(self, statement: str, **given: object) -> None:
        """What other capabilities write: calls, answers."""
        async with self.office.engine.begin() as connection:
            await connection.execute(text(statement), given)

    async def split(self) -> proposing.Proposal:
        async with self.office.acting(HEAD) as work:
            proposal = await proposing.propose(work, self.campaign_id)
        async with self.office.acting(HEAD) as work:
            return await proposing.apply(work, self.campaign_id, proposal.fingerprint)

    async def start(self) -> None:
        async with self.office.acting(HEAD) as work:
            await running.start(work, self.campaign_id)

    async def hand_in(self, line_id: int, rep: str, state: str = "handed_in") -> int:
        """A questionnaire of a client of the list, as its hand-in leaves it."""
        now = self.office.clock.now()
        line = await self.row(line_id)
        async with AsyncSession(self.office.engine) as session, session.begin():
            response = FormResponse(
                form_version_id=(
                    await session.scalars(text("SELECT max(id) FROM form_versions"))
                ).one(),
                person_id=self.rep(rep),
                purpose="questionnaire",
                state="submitted",
                asked=False,
                created_at=now,
                updated_at=now,
            )
            session.add(response)
            await session.flush()
            filled = Questionnaire(
                client_id=line.client_id,
                rep_id=self.rep(rep),
                campaign_client_id=line_id,
                response_id=response.id,
                state=state,
                begun_at=now,
                counted_at=now,
                earned_by_id=self.rep(rep),
            )
            session.add(filled)
            await session.flush()
            number = filled.id
        await self.change(
            "UPDATE campaign_clients SET state = :state, worked_at = :now, last_call_at = :now,"
            " calls = 1 WHERE id = :line",
            state=state,
            now=now,
            line=line_id,
        )
        return number


@pytest.fixture
async def office_with_clients(office: Office) -> Office:
    """The office, one more rep, and clients: most corporate, one private, one prospective."""
    now = office.clock.now()
    async with AsyncSession(office.engine) as session, session.begin():
        anna = Employee(
            name="Анна Мельник",
            role="rep",
            department="sales",
            language="en",
            time_zone="Europe/Samara",
            created_at=now,
        )
        session.add(anna)
        await session.flush()
        anna_id = anna.id
        await session.execute(
            insert(Client),
            [
                {
                    "name": f"Клиент {number}",
                    "place": TOWNS[number % 3],
                    "corporate": number != CLIENTS + 1,
                    "standing": "prospective" if number == CLIENTS + 2 else "active",
                    "language": "ru",
                    "created_at": now,
                    "updated_at": now,
                }
                for number in range(2, CLIENTS + 3)
            ],
        )
    olga = office.person("Ольга")
    staff = {
        **office.staff,
        "Анна Мельник": replace(olga, employee_id=anna_id, name="Анна Мельник", language="en"),
    }
    return replace(office, staff=staff)


@pytest.fixture
async def programme(office_with_clients: Office) -> Programme:
    """The campaign as it was planned: nothing is split yet."""
    async with office_with_clients.acting(HEAD) as work:
        made = await planning.new_campaign(work, SUMMER)
    return Programme(office_with_clients, made.id)


@pytest.fixture
async def running_programme(programme: Programme) -> Programme:
    """The campaign, split and begun."""
    await programme.split()
    await programme.start()
    return programme
