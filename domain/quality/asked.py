"""Whom the client's word was asked of, and when: the rows of askings."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.company.calendar import WorkCalendar
from domain.quality import days
from domain.work import Work, redraw
from storage.models import Asking
from storage.statements import Statement


@dataclass(frozen=True)
class AskingRow:
    """The columns of an asking that acts look at."""

    id: int
    ticket_id: int
    round: int
    channel: str
    contact_id: int | None
    address: str | None
    thread_id: int | None
    asked_at: datetime
    ended_at: datetime | None
    returned_at: datetime | None
    stage: int
    next_at: datetime | None


ASKING_COLUMNS = [getattr(Asking, name) for name in AskingRow.__dataclass_fields__]
_ASKINGS = select(*ASKING_COLUMNS).order_by(Asking.id.desc()).limit(1)
_TICKET = Asking.ticket_id == bindparam("ticket_id", type_=BigInteger)
_OPEN = Statement(_ASKINGS.where(_TICKET, Asking.ended_at.is_(None)))
_OF_THREAD = Statement(_ASKINGS.where(Asking.thread_id == bindparam("thread_id", type_=BigInteger)))
_BY_MAIL = Statement(_ASKINGS.where(_TICKET, Asking.thread_id.is_not(None)))
_WAITING_FOR = Statement(
    select(Asking.ticket_id)
    .where(Asking.ended_at.is_(None), Asking.address == bindparam("address"))
    .order_by(Asking.ticket_id)
)
_ASKED = Statement(
    select(func.count()).where(
        _TICKET, Asking.round == bindparam("round"), Asking.address == bindparam("address")
    )
)


def asking_subject(asking_id: int) -> str:
    """What the cards about one asking are drawn again by."""
    return f"asking:{asking_id}"


async def open_asking(work: Work, ticket_id: int) -> AskingRow | None:
    """The asking of a ticket that waits for the client's word. The ticket is locked."""
    return _row(await _OPEN.first(work.open_session, ticket_id=ticket_id))


async def asking_of_thread(work: Work, thread_id: int) -> AskingRow | None:
    """The latest asking by the letters of a thread."""
    return _row(await _OF_THREAD.first(work.open_session, thread_id=thread_id))


async def last_by_mail(work: Work, ticket_id: int) -> AskingRow | None:
    """The latest asking by letter, ended or not."""
    return _row(await _BY_MAIL.first(work.open_session, ticket_id=ticket_id))


async def was_asked(work: Work, ticket_id: int, round_: int, address: str) -> bool:
    """Whether an address was written to in a round: its owner was asked himself."""
    count = await _ASKED.value(
        work.open_session, ticket_id=ticket_id, round=round_, address=address
    )
    return bool(count)


async def waiting_for(work: Work, address: str) -> list[int]:
    """The tickets on which the word of an address is waited for, in the order of their ids."""
    rows = await _WAITING_FOR.all(work.open_session, address=address)
    return [row.ticket_id for row in rows]


def _row(found: tuple[object, ...] | None) -> AskingRow | None:
    return None if found is None else AskingRow(*found)  # type: ignore[arg-type]


async def end_open(work: Work, ticket_id: int) -> None:
    """Whoever was asked has answered, or somebody else is asked now."""
    ended = await work.open_session.scalars(
        update(Asking)
        .where(Asking.ticket_id == ticket_id, Asking.ended_at.is_(None))
        .values(ended_at=work.now, next_at=None)
        .returning(Asking.id)
    )
    await redraw(work, *(asking_subject(each) for each in ended))


async def put_off(session: AsyncSession, asking_id: int, next_at: datetime | None) -> None:
    """Move the next reminder of an open asking."""
    await session.execute(
        update(Asking)
        .where(Asking.id == asking_id, Asking.ended_at.is_(None))
        .values(next_at=next_at)
    )


def steps(work: Work) -> list[tuple[int, str]]:
    """After how many working days what is done while the client is silent, in this order: he is
    reminded, the rep is to call, the programme head hears of it.
    """
    asking = work.policy.quality.asking
    found = [(each, "remind") for each in asking.reminders]
    found += [(asking.call_after, "call"), (asking.head_after, "head")]
    return sorted(found, key=lambda step: step[0])


def next_step_at(work: Work, calendar: WorkCalendar, stage: int) -> datetime | None:
    """When the step after `stage` steps is due, counted from the last one: a pause moves all that
    come after it. None after the last.

    Args:
        stage: steps done already.
    """
    left = steps(work)[stage:]
    if not left:
        return None
    before = steps(work)[stage - 1][0] if stage else 0
    return days.after(work, calendar, left[0][0] - before)
