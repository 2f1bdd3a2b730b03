"""What a machine must not decide about a client's answer: a question to the rep (domain 5)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from domain.errors import NotAllowed, NotFound
from domain.people.leading import departments_led
from domain.permissions import Permission, needs
from domain.quality import days, history
from domain.quality.answer_rows import answer_subject
from domain.quality.dates import named_day
from domain.quality.people import everybody as all_of
from domain.quality.rows import TicketRow, open_requests, subject
from domain.quality.visibility import may_read_all, visible
from domain.visits.site import CalledOff, ahead_of
from domain.work import Work, redraw
from storage.models import Client, Employee, Mail, Ticket, TicketAnswer
from storage.models.tickets import ENDED

QUESTION_CARD = "ticket_question"
SNOOZE_DAYS = 2
"""Working days until an answer comes back in which no day was named."""


@dataclass(frozen=True)
class Before:
    """The answer that this one contradicts."""

    said_by: str
    said_at: datetime
    words: str


@dataclass(frozen=True)
class TicketQuestion:
    """An answer that somebody was asked about, as its card shows it.

    Attributes:
        doubt: why it did not count by itself; see storage.models.tickets.DOUBTS.
        ended: the ticket is over, and nothing is to be decided any more.
        suggested: the day on which it would come back, as the client's words have it.
        before: of a contradiction, what was said first.
        calls_off: the visits to the client's site that his yes would call off.
    """

    answer_id: int
    ticket_id: int
    number: int
    client_id: int
    client: str
    rep_id: int
    ticket_state: str
    ticket_round: int
    round: int
    channel: str
    said_by: str
    sender: str | None
    said_at: datetime
    words: str
    verdict: str | None
    doubt: str | None
    authenticated: bool | None
    state: str
    decided_by: str | None
    decided_at: datetime | None
    next_at: datetime | None
    suggested: date
    before: Before | None
    may_decide: bool
    calls_off: tuple[CalledOff, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether somebody has still to decide."""
        return self.state in ("asked", "later", "countersign")

    @property
    def ended(self) -> bool:
        return self.ticket_state in ENDED


def ask(work: Work, row: TicketRow, answer_id: int) -> None:
    """Ask the rep about an answer."""
    work.notify(
        row.rep_id,
        QUESTION_CARD,
        subject=answer_subject(answer_id),
        key=f"{subject(row.id)}:answer:{answer_id}",
        ticket_id=row.id,
        answer_id=answer_id,
    )


async def tell_words(
    work: Work, row: TicketRow, words: str, mail_id: int, *, everybody: bool
) -> None:
    """The client's words are added to the history; the rep reads them.

    Args:
        everybody: they are about what is in work, so whoever works on it reads them too.
    """
    event = await history.record(work, row, "client_wrote", words, mail_id=mail_id)
    await redraw(work, subject(row.id))
    history.tell(work, row, event, await all_of(work, row) if everybody else {row.rep_id})


@needs(Permission.WORK_ON_TICKETS)
async def question_of(work: Work, answer_id: int) -> TicketQuestion:
    """An answer that somebody was asked about.

    Raises:
        NotFound: there is none. NotAllowed: it is about somebody else's ticket.
    """
    row = (
        await work.session.execute(
            select(
                TicketAnswer,
                Ticket,
                Client.name,
                Employee.name,
                Mail.sender,
            )
            .join(Ticket, Ticket.id == TicketAnswer.ticket_id)
            .join(Client, Client.id == Ticket.client_id)
            .outerjoin(Employee, Employee.id == TicketAnswer.decided_by_id)
            .outerjoin(Mail, Mail.id == TicketAnswer.mail_id)
            .where(TicketAnswer.id == answer_id)
            .execution_options(populate_existing=True)
        )
    ).first()
    if row is None:
        raise NotFound("error-answer-unknown")
    answer: TicketAnswer
    ticket: Ticket
    answer, ticket, client, decided_by, sender = row
    if not await _may_read(work, ticket):
        raise NotAllowed
    return TicketQuestion(
        answer_id=answer.id,
        ticket_id=ticket.id,
        number=ticket.number,
        client_id=ticket.client_id,
        client=client,
        rep_id=ticket.rep_id,
        ticket_state=ticket.state,
        ticket_round=ticket.round,
        round=answer.round,
        channel=answer.channel,
        said_by=answer.said_by,
        sender=sender,
        said_at=answer.said_at,
        words=answer.words,
        verdict=answer.verdict,
        doubt=answer.doubt,
        authenticated=answer.authenticated,
        state=answer.state,
        decided_by=decided_by,
        decided_at=answer.decided_at,
        next_at=answer.next_at,
        suggested=await suggested_day(work, ticket.rep_id, answer.words),
        before=await _before(work, answer) if answer.doubt == "contradiction" else None,
        may_decide=_may_decide(work, ticket, answer),
        calls_off=await _calls_off(work, ticket),
    )


async def _calls_off(work: Work, ticket: Ticket) -> tuple[CalledOff, ...]:
    """Whoever says of what is still in work that it is repaired ends the work on it."""
    if ticket.state in ENDED:
        return ()
    return await ahead_of(work, [each.id for each in await open_requests(work, ticket.id)])


async def _may_read(work: Work, ticket: Ticket) -> bool:
    found = await work.session.scalar(
        select(Ticket.id).where(Ticket.id == ticket.id, visible(may_read_all(work))),
        {"me": work.actor.employee_id, "led": departments_led(work)},
    )
    return found is not None


def _may_decide(work: Work, ticket: Ticket, answer: TicketAnswer) -> bool:
    if work.actor.may(Permission.JUDGE_TICKETS):
        return True
    return answer.channel != "phone" and work.actor.employee_id == ticket.rep_id


async def suggested_day(work: Work, rep_id: int, words: str) -> date:
    """The working day on which an answer comes back: the one that the client names, else in two
    working days.
    """
    calendar = await days.calendar_of(work, rep_id)
    today = work.now.astimezone(work.policy.zone).date()
    named = named_day(words, today)
    if named is not None and named.on is not None and named.on > today:
        return days.working_day_from(calendar, named.on)
    count = SNOOZE_DAYS if named is None or named.working_days is None else named.working_days
    return days.days_on(calendar, today, count)


async def _before(work: Work, answer: TicketAnswer) -> Before | None:
    """What was said of the same round, and counted."""
    other = "confirmed" if answer.verdict == "not_fixed" else "not_fixed"
    row = (
        await work.session.execute(
            select(TicketAnswer.said_by, TicketAnswer.said_at, TicketAnswer.words)
            .where(
                TicketAnswer.ticket_id == answer.ticket_id,
                TicketAnswer.round == answer.round,
                TicketAnswer.verdict == other,
                TicketAnswer.id < answer.id,
            )
            .order_by(TicketAnswer.id.desc())
            .limit(1)
        )
    ).first()
    return None if row is None else Before(*row)
