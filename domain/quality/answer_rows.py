"""What was said about a ticket, as it is kept: once for each mail, with who decided on it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.errors import NotFound
from domain.quality.rows import TicketRow
from domain.work import Work, redraw
from storage.models import Mail, TicketAnswer

ANSWER_LIMIT = 4_000
"""Characters kept of an answer; the whole mail is kept beside it."""

WAITING = ("asked", "later", "countersign")
"""States of an answer that somebody has still to decide about."""


def answer_subject(answer_id: int) -> str:
    """What the cards of one answer are drawn again by. They are not drawn again with each step of
    their ticket: a phone takes one message a second.
    """
    return f"ticket_answer:{answer_id}"


@dataclass(frozen=True)
class NewAnswer:
    """An answer to be kept."""

    round: int
    channel: str
    said_by: str
    verdict: str | None
    words: str
    state: str
    doubt: str | None = None
    mail_id: int | None = None
    authenticated: bool | None = None
    said_at: datetime | None = None


@dataclass(frozen=True)
class AnswerRow:
    """The columns of an answer that acts look at."""

    id: int
    ticket_id: int
    round: int
    channel: str
    mail_id: int | None
    said_by: str
    said_at: datetime
    verdict: str | None
    words: str
    authenticated: bool | None
    doubt: str | None
    state: str
    decided_by_id: int | None
    next_at: datetime | None


_SENT_BACK = (TicketAnswer.verdict == "not_fixed") & or_(
    TicketAnswer.state == "counted", TicketAnswer.doubt == "contradiction"
)
"""A "no" that did what it says; of one that contradicts a "yes" the rep is asked besides."""

_COLUMNS = [getattr(TicketAnswer, name) for name in AnswerRow.__dataclass_fields__]


async def keep(work: Work, row: TicketRow, new: NewAnswer) -> int | None:
    """Keep an answer.

    Returns:
        Its id; None when this mail was taken before.
    """
    decided = new.state == "counted"
    kept: int | None = await work.open_session.scalar(
        insert(TicketAnswer)
        .values(
            ticket_id=row.id,
            round=new.round,
            channel=new.channel,
            mail_id=new.mail_id,
            said_by=new.said_by,
            said_at=new.said_at or work.now,
            verdict=new.verdict,
            words=new.words.strip()[:ANSWER_LIMIT],
            authenticated=new.authenticated,
            doubt=new.doubt,
            state=new.state,
            decided_at=work.now if decided else None,
            evidence=work.evidence.at(work.now) if decided else None,
        )
        .on_conflict_do_nothing(index_elements=[TicketAnswer.mail_id])
        .returning(TicketAnswer.id)
    )
    return kept


async def lock_answer(work: Work, ticket_id: int, answer_id: int) -> AnswerRow:
    """An answer about a ticket that is locked.

    Raises:
        NotFound: there is none.
    """
    row = (
        await work.open_session.execute(
            select(*_COLUMNS)
            .where(TicketAnswer.id == answer_id, TicketAnswer.ticket_id == ticket_id)
            .with_for_update()
        )
    ).first()
    if row is None:
        raise NotFound("error-answer-unknown")
    return AnswerRow(*row)


async def his_yes(work: Work, answer: AnswerRow) -> AnswerRow:
    """The words that an answer which counts as a yes is quoted with: of a "no" that contradicts his
    "yes", those of the "yes".
    """
    if answer.doubt != "contradiction" or answer.verdict != "not_fixed":
        return answer
    row = (
        await work.open_session.execute(
            select(*_COLUMNS)
            .where(
                TicketAnswer.ticket_id == answer.ticket_id,
                TicketAnswer.round == answer.round,
                TicketAnswer.verdict == "confirmed",
                TicketAnswer.id < answer.id,
            )
            .order_by(TicketAnswer.id.desc())
            .limit(1)
        )
    ).first()
    return answer if row is None else AnswerRow(*row)


async def decide(work: Work, answer_id: int, state: str, next_at: datetime | None = None) -> None:
    """Keep what somebody decided about an answer, with his signature."""
    await work.open_session.execute(
        update(TicketAnswer)
        .where(TicketAnswer.id == answer_id)
        .values(
            state=state,
            next_at=next_at,
            decided_by_id=work.actor.employee_id,
            decided_at=work.now,
            evidence=work.evidence.at(work.now),
        )
    )
    await redraw(work, answer_subject(answer_id))


async def settle(work: Work, ticket_id: int) -> None:
    """What waited for a decision about a ticket waits no more: another word has decided."""
    settled = await work.open_session.scalars(
        update(TicketAnswer)
        .where(TicketAnswer.ticket_id == ticket_id, TicketAnswer.state.in_(WAITING))
        .values(state="noted", next_at=None)
        .returning(TicketAnswer.id)
    )
    await redraw(work, *(answer_subject(each) for each in sorted(settled)))


async def waits(work: Work, ticket_id: int) -> bool:
    """Whether somebody has still to decide about an answer."""
    found = await work.open_session.scalar(
        select(TicketAnswer.id)
        .where(TicketAnswer.ticket_id == ticket_id, TicketAnswer.state.in_(WAITING))
        .limit(1)
    )
    return found is not None


async def refused_in(work: Work, ticket_id: int, round_: int) -> bool:
    """Whether a "no" was counted in a round."""
    found = await work.open_session.scalar(
        select(TicketAnswer.id)
        .where(
            TicketAnswer.ticket_id == ticket_id,
            TicketAnswer.round == round_,
            _SENT_BACK,
        )
        .limit(1)
    )
    return found is not None


async def reopened_lately(work: Work, sender: str) -> int:
    """How often an address has sent tickets back within the hour: a cap on it breaks every loop of
    two machines that the rules about robots miss.
    """
    count = await work.open_session.scalar(
        select(func.count())
        .select_from(TicketAnswer)
        .join(Mail, Mail.id == TicketAnswer.mail_id)
        .where(
            Mail.sender == sender,
            _SENT_BACK,
            TicketAnswer.said_at > work.now - timedelta(hours=1),
        )
    )
    return count or 0
