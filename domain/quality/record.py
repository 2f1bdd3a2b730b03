"""One ticket with all that is known of it, for programs: what other systems read of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from domain.errors import NotFound
from domain.people.leading import departments_led
from domain.permissions import Permission, needs
from domain.quality.steps import TicketStep, history_of
from domain.quality.visibility import may_read_all, visible
from domain.work import Work
from storage.models import Asking, Client, Mail, Problem, Questionnaire, Ticket


@dataclass(frozen=True)
class ProblemRecord:
    """A complaint, in the client's words."""

    category: str
    severity: str
    place: str | None
    words: str
    state: str


@dataclass(frozen=True)
class AskedRecord:
    """Whom the client's word was asked of last. Without an address, by phone."""

    address: str | None
    round: int
    sent_at: datetime


@dataclass(frozen=True)
class QuestionnaireState:
    """The questionnaire that the complaints stopped."""

    id: int
    state: str


@dataclass(frozen=True)
class HistoryRecord:
    """A line of history. `who` is None where the desk acted by itself."""

    at: datetime
    who: str | None
    what: str
    words: str | None


@dataclass(frozen=True)
class TicketRecord:
    """A ticket as `ticket --json` prints it."""

    number: int
    state: str
    round: int
    client: str
    problems: Sequence[ProblemRecord]
    asked: AskedRecord | None
    questionnaire: QuestionnaireState
    history: Sequence[HistoryRecord]


@needs(Permission.WORK_ON_TICKETS)
async def ticket_record(work: Work, number: int) -> TicketRecord:
    """A ticket by the number people say aloud.

    Raises:
        NotFound: there is none, or not for this reader.
    """
    row = (
        await work.session.execute(
            select(
                Ticket.id,
                Ticket.state,
                Ticket.round,
                Client.name,
                Questionnaire.id.label("questionnaire_id"),
                Questionnaire.state.label("questionnaire_state"),
            )
            .join(Client, Client.id == Ticket.client_id)
            .join(Questionnaire, Questionnaire.id == Ticket.questionnaire_id)
            .where(Ticket.number == number, visible(may_read_all(work))),
            {"me": work.actor.employee_id, "led": departments_led(work)},
        )
    ).first()
    if row is None:
        raise NotFound("error-ticket-unknown")
    return TicketRecord(
        number=number,
        state=row.state,
        round=row.round,
        client=row.name,
        problems=await _problems(work, row.id),
        asked=await _asked(work, row.id),
        questionnaire=QuestionnaireState(row.questionnaire_id, row.questionnaire_state),
        history=await _history(work, row.id),
    )


async def _problems(work: Work, ticket_id: int) -> list[ProblemRecord]:
    rows = await work.session.execute(
        select(*(getattr(Problem, name) for name in ProblemRecord.__dataclass_fields__))
        .where(Problem.ticket_id == ticket_id)
        .order_by(Problem.instance)
    )
    return [ProblemRecord(*row) for row in rows]


async def _asked(work: Work, ticket_id: int) -> AskedRecord | None:
    row = (
        await work.session.execute(
            select(Asking.address, Asking.round, Asking.asked_at)
            .where(Asking.ticket_id == ticket_id)
            .order_by(Asking.id.desc())
            .limit(1)
        )
    ).first()
    return None if row is None else AskedRecord(*row)


async def _history(work: Work, ticket_id: int) -> list[HistoryRecord]:
    steps = await history_of(work, ticket_id)
    writers = await _writers(
        work, {each.data["mail_id"] for each in steps if "mail_id" in each.data}
    )
    return [
        HistoryRecord(each.at, each.actor or _client(each, writers), each.kind, each.words)
        for each in steps
    ]


def _client(step: TicketStep, writers: dict[int, str]) -> str | None:
    """The client's person, where nobody of the staff acted."""
    name = step.data.get("name")
    return name if isinstance(name, str) else writers.get(step.data.get("mail_id", 0))


async def _writers(work: Work, mail_ids: Collection[int]) -> dict[int, str]:
    if not mail_ids:
        return {}
    rows = await work.session.execute(
        select(Mail.id, func.coalesce(Mail.sender_name, Mail.sender)).where(Mail.id.in_(mail_ids))
    )
    return {mail_id: name for mail_id, name in rows if name}
