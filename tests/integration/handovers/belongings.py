"""Everything that a person can have in hands, of many clients; and where each thing is."""

import hashlib
import random
from datetime import timedelta
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.permissions import Permission
from domain.requests.offering import Receiver, put_offer
from domain.requests.rows import lock_request
from storage.models import (
    Appointment,
    Client,
    ClientMember,
    Decision,
    FormResponse,
    FormVersion,
    Measure,
    Opportunity,
    PersonalLetter,
    Questionnaire,
    Rapport,
    Request,
    Task,
    Ticket,
)
from tests.fixtures.office import Office

DAY = timedelta(days=1)


async def fill_hands(office: Office, name: str, clients: int, seed: int = 1) -> list[int]:
    """Give somebody clients, and of each client some of everything.

    Returns:
        The clients.
    """
    dice = random.Random(seed)
    person_id = office.person(name).id
    found: list[int] = []
    async with AsyncSession(office.engine) as session, session.begin():
        version = FormVersion(
            name=f"sample-{seed}", version="1", definition={}, created_at=office.clock.now()
        )
        session.add(version)
        await session.flush()
        for number in range(clients):
            client = _client(office, f"Клиент {seed}-{number}", person_id)
            session.add(client)
            await session.flush()
            found.append(client.id)
            await _some_of_everything(office, session, dice, client.id, person_id, version.id)
        session.add(_draft(office, person_id, version.id))
        today = office.clock.now().date()
        session.add(
            Decision(
                week=today, words="Купить прибор", responsible_id=person_id, due_on=today + DAY,
                author_id=office.person("Марина").id, made_at=office.clock.now(),
            )
        )  # fmt: skip
        session.add(
            Measure(
                dimension="category", value="Связь", what="Заменить кабель", currency="RUB",
                due_on=today + DAY, owner_id=person_id, author_id=person_id,
                created_at=office.clock.now(),
            )
        )  # fmt: skip
    await _offers(office, name, found)
    return found


def _client(office: Office, name: str, manager_id: int) -> Client:
    now = office.clock.now()
    return Client(
        name=name, language="ru", manager_id=manager_id, email=f"{abs(hash(name))}@client.example",
        created_at=now, updated_at=now,
    )  # fmt: skip


def _draft(office: Office, person_id: int, version_id: int) -> FormResponse:
    now = office.clock.now()
    return FormResponse(
        form_version_id=version_id, person_id=person_id, purpose="request", state="open",
        asked=False, created_at=now, updated_at=now,
    )  # fmt: skip


async def _some_of_everything(
    office: Office,
    session: AsyncSession,
    dice: random.Random,
    client_id: int,
    person_id: int,
    version_id: int,
) -> None:
    now = office.clock.now()
    today = now.date()
    other = office.person("Павел").id
    for _ in range(dice.randint(0, 3)):
        session.add(_request(office, client_id, author=other, holder=person_id))
    for _ in range(dice.randint(0, 2)):
        session.add(_request(office, client_id, author=person_id, holder=other))
    for _ in range(dice.randint(0, 2)):
        session.add(
            Task(
                client_id=client_id, owner_id=person_id, title="Прислать прайс", due_on=today + DAY,
                promised=dice.random() < 0.5, created_at=now,
            )
        )  # fmt: skip
    if dice.random() < 0.5:
        session.add(
            Opportunity(
                client_id=client_id, owner_id=person_id, title="Второй канал", next_on=today + DAY,
                created_at=now,
            )
        )  # fmt: skip
    if dice.random() < 0.6:
        starts = now + timedelta(hours=dice.randint(1, 40))
        session.add(
            Appointment(
                client_id=client_id, rep_id=person_id, purpose="relationship", starts_at=starts,
                ends_at=starts + timedelta(hours=1), uid=f"{client_id}@svyaz.example",
                created_at=now,
            )
        )  # fmt: skip
    if dice.random() < 0.5:
        session.add(
            ClientMember(client_id=client_id, employee_id=person_id, part="service", since=now)
        )
    if dice.random() < 0.5:
        session.add(
            PersonalLetter(
                client_id=client_id, address="a@client.example", language="ru",
                quarter=today.replace(month=10, day=1), writer_id=person_id, state="dealt",
                dealt_on=today, due_on=today, subject="Как дела", body=f"Письмо {client_id}",
                body_hash=hashlib.sha256(str(client_id).encode()).digest(), created_at=now,
            )
        )  # fmt: skip
    if dice.random() < 0.7:
        await _questionnaire(office, session, client_id, person_id, version_id)


async def _questionnaire(
    office: Office, session: AsyncSession, client_id: int, person_id: int, version_id: int
) -> None:
    now = office.clock.now()
    response = _draft(office, person_id, version_id)
    response.purpose, response.state = "questionnaire", "paused"
    session.add(response)
    await session.flush()
    questionnaire = Questionnaire(
        client_id=client_id, rep_id=person_id, response_id=response.id, state="paused",
        begun_at=now, paused_at=now, counted_at=now, earned_by_id=person_id,
    )  # fmt: skip
    session.add(questionnaire)
    await session.flush()
    session.add(
        Ticket(
            client_id=client_id, questionnaire_id=questionnaire.id, rep_id=person_id,
            lead_id=office.person("Павел").id, state="accepted", severity="losses", opened_at=now,
            accepted_at=now,
        )
    )  # fmt: skip


def _request(office: Office, client_id: int, *, author: int, holder: int) -> Request:
    now = office.clock.now()
    return Request(
        kind="incident", client_id=client_id, author_id=author, department="tech", title="Связь",
        state="in_work", holder_id=holder, held_since=now, due_at=now + DAY, created_at=now,
    )  # fmt: skip


async def _offers(office: Office, name: str, clients: list[int]) -> None:
    """Of every third client something is offered to him, too."""
    for client_id in clients[::3]:
        async with office.acting("Павел") as work:
            with work.permitted(Permission.WORK_ON_REQUESTS):
                me = work.actor.id
                request = _request(office, client_id, author=me, holder=me)
                work.session.add(request)
                await work.session.flush()
                locked = await lock_request(work, request.id)
                await put_offer(work, locked, Receiver(office.person(name).id), None)


async def feels(office: Office, client_id: int, name: str, verdict: str) -> None:
    async with AsyncSession(office.engine) as session, session.begin():
        session.add(
            Rapport(
                client_id=client_id, employee_id=office.person(name).id, verdict=verdict,
                at=office.clock.now(),
            )
        )  # fmt: skip


_WHERE = """
    SELECT 'client' AS thing, id, id AS client_id, manager_id AS owner FROM clients
    UNION ALL
    SELECT 'member', client_id, client_id, employee_id FROM client_members
    WHERE until IS NULL AND part = 'service'
    UNION ALL SELECT 'task', id, client_id, owner_id FROM tasks WHERE done_at IS NULL
    UNION ALL SELECT 'opportunity', id, client_id, owner_id FROM opportunities
    UNION ALL SELECT 'appointment', id, client_id, rep_id FROM appointments
    UNION ALL SELECT 'questionnaire', id, client_id, rep_id FROM questionnaires
    UNION ALL SELECT 'response', response_id, client_id, person_id FROM questionnaires
        JOIN form_responses ON form_responses.id = response_id
    UNION ALL SELECT 'ticket', id, client_id, rep_id FROM tickets
    UNION ALL SELECT 'letter', id, client_id, writer_id FROM personal_letters
    UNION ALL SELECT 'authored', id, client_id, coalesce(successor_id, author_id) FROM requests
    UNION ALL SELECT 'offer', request_id, requests.client_id, to_employee_id FROM handoffs
        JOIN requests ON requests.id = request_id
        WHERE handoffs.state = 'offered' AND to_employee_id IS NOT NULL
    UNION ALL SELECT 'draft', id, NULL, person_id FROM form_responses
        WHERE state = 'open' AND purpose = 'request'
    UNION ALL SELECT 'decision', id, NULL, responsible_id FROM decisions
    UNION ALL SELECT 'measure', id, NULL, owner_id FROM measures
"""


async def whereabouts(office: Office) -> dict[tuple[str, int], tuple[int | None, int | None]]:
    """Of each thing: whose client's it is, and who has it."""
    async with AsyncSession(office.engine) as session:
        rows = await session.execute(text(_WHERE))
        return {(row.thing, row.id): (row.client_id, row.owner) for row in rows}


async def holders(office: Office) -> dict[int, int]:
    """Who holds each request."""
    async with AsyncSession(office.engine) as session:
        rows: Any = await session.execute(text("SELECT id, holder_id FROM requests"))
        return {row.id: row.holder_id for row in rows}
