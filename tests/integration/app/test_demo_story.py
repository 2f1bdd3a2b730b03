"""The sample's story, played into an empty desk: where it leads to."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.demo.filling import fill
from app.demo.sample import read_sample
from app.demo.telling import tell
from app.texts import desk_texts
from domain.asking.catalog import load_forms
from domain.clock import SystemClock
from domain.company import load_policy
from storage.models import (
    Appointment,
    Asking,
    Assignment,
    Call,
    Campaign,
    CampaignClient,
    Client,
    ClientNote,
    ContractorWork,
    Letter,
    Meeting,
    Opportunity,
    OutboxRow,
    PersonalLetter,
    Problem,
    Questionnaire,
    Request,
    Task,
    Ticket,
)
from storage.models.tickets import TICKET_STATES
from tests.fixtures.postgres import Database

EVERY_OUTCOME = {
    "appointment", "call_back", "no_answer", "wrong_person", "refused", "not_now",
}  # fmt: skip


async def told(db: Database, language: str) -> AsyncConnection:
    """The desk as it is the minute the demo opens, in a transaction that is left open. It opens at
    noon: what was done half an hour ago was done today.
    """
    sample = read_sample(language)
    policy = load_policy(sample.company_file)
    forms = await load_forms(db.engine, policy, desk_texts(), SystemClock())
    connection = await db.engine.connect()
    await fill(connection, policy, sample)
    noon = datetime.now(policy.zone).replace(hour=12, minute=0, second=0, microsecond=0)
    await tell(connection, policy, sample, forms.requests, noon.astimezone(UTC))
    return connection


async def found(connection: AsyncConnection, query: Any) -> Sequence[Any]:
    return (await connection.execute(query)).scalars().all()


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_every_screen_has_something_to_show(db: Database, language: str) -> None:
    connection = await told(db, language)
    try:
        await _campaign(connection)
        await _calls_and_visits(connection)
        await _questionnaires(connection)
        await _tickets(connection)
        await _memory(connection)
        await _news(connection)
    finally:
        await connection.close()


async def _campaign(connection: AsyncConnection) -> None:
    assert await found(connection, select(Campaign.state)) == ["running"]
    lines = await found(connection, select(CampaignClient.state))
    assert len(lines) == 40
    assert set(lines) == {"open", "handed_in", "paused", "refused", "removed"}
    assert {"fenced_off", "gets_on"} <= set(await found(connection, select(Assignment.reason)))
    assert {"A", "B", "C"} <= set(await found(connection, select(Client.segment)))
    asked = CampaignClient.refusal_asked_at.is_not(None)
    assert len(await found(connection, select(CampaignClient.id).where(asked))) == 1


async def _calls_and_visits(connection: AsyncConnection) -> None:
    assert set(await found(connection, select(Call.outcome))) == EVERY_OUTCOME
    assert set(await found(connection, select(Meeting.kind))) == {"questionnaire", "relationship"}
    planned = (
        await connection.execute(
            select(Appointment.starts_at, Appointment.client_reply)
            .where(Appointment.state == "planned")
            .order_by(Appointment.starts_at)
        )
    ).all()
    assert [each.client_reply for each in planned] == ["accepted", None]
    first, second = (each.starts_at for each in planned)
    assert datetime.now(UTC) < first < second
    assert second - first > timedelta(hours=12)


async def _questionnaires(connection: AsyncConnection) -> None:
    states = await found(connection, select(Questionnaire.state))
    assert states.count("handed_in") >= 5
    assert states.count("open") == 1
    counted = Questionnaire.counted_at
    weeks = select(func.date_trunc("week", counted)).where(counted.is_not(None))
    assert len(set(await found(connection, weeks))) >= 2
    assert len(await found(connection, select(Opportunity.id))) == 3
    referred = select(Client.id).where(Client.standing == "prospective")
    assert len(await found(connection, referred)) == 2
    late = select(Task.id).where(Task.due_on < func.current_date())
    assert await found(connection, late)


async def _tickets(connection: AsyncConnection) -> None:
    """A ticket in every state; three wait for the client's word, with the letter on its way."""
    states = await found(connection, select(Ticket.state))
    assert set(states) == set(TICKET_STATES)
    waiting = select(Letter.address).join(Asking, Asking.letter_id == Letter.id)
    waiting = waiting.where(Asking.ended_at.is_(None), Letter.state == "queued")
    assert states.count("awaiting_client") == len(await found(connection, waiting)) == 3
    assert max(await found(connection, select(Ticket.round))) == 2
    confirmed = select(Ticket.confirmed_by).where(Ticket.state == "confirmed")
    assert set(await found(connection, confirmed)) == {"mail", "phone"}
    assert {"stopped", "losses", "nuisance"} == set(
        await found(connection, select(Problem.severity))
    )


async def _memory(connection: AsyncConnection) -> None:
    """Letters wait on their writer's desk, some were sent, one was answered, one client said no."""
    states = await found(connection, select(PersonalLetter.state))
    assert set(states) == {"dealt", "sent"}
    assert states.count("dealt") >= 5
    answered = PersonalLetter.answered_at.is_not(None)
    assert len(await found(connection, select(PersonalLetter.rep_id).where(answered))) == 1
    stopped = select(Client.id).where(Client.letters_stopped_at.is_not(None))
    assert len(await found(connection, stopped)) == 1
    assert len(await found(connection, select(ClientNote.id))) == 4
    assert len(await found(connection, select(Task.id).where(Task.promised))) >= 3
    passing = select(Request.state).where(Request.kind == "client")
    assert await found(connection, passing) == ["new"]
    assert await found(connection, select(ContractorWork.until_on))


async def _news(connection: AsyncConnection) -> None:
    """Only what waits for somebody is told at the opening."""
    card = OutboxRow.payload["card"].astext
    cards = await found(connection, select(card).where(OutboxRow.kind == "notice"))
    assert set(cards) == {"home", "handoff", "handoff_group", "refusal", "ticket"}
    letters = select(Letter.kind).where(Letter.state == "queued").order_by(Letter.id)
    reminded = ["ticket_check_again"] * 2
    assert await found(connection, letters) == [
        *("receipt", "ticket_check", "ticket_check", "ticket_check"),
        *("invitation", *reminded),
    ]
