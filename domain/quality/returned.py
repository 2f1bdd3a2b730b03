"""A letter that did not reach the client, or a machine that answered for him: the rep is told what
to do (domain 5). Neither closes a ticket, nor takes one up again.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from domain.errors import NotAllowed, NotFound
from domain.mail.incoming import IncomingMail, Outcome
from domain.mail.threads import FoundThread, in_thread
from domain.people.leading import departments_led
from domain.permissions import Permission, needs
from domain.quality import asked, days, history
from domain.quality.absence import Absence, read_absence
from domain.quality.asked import AskingRow
from domain.quality.client_letters import KINDS, contact_with
from domain.quality.rows import TicketRow, lock_ticket, subject, ticket_of
from domain.quality.visibility import may_read_all, visible
from domain.work import Work, redraw
from storage.models import Asking, Client, Contact, Letter, MailThread, Ticket, TicketEvent

RETURNED_CARD = "ticket_returned"
TROUBLES = ("letter_returned", "away", "left", "opted_out")
"""Kinds of lines in a ticket's history that the card is drawn from."""


async def letter_returned(work: Work, letter: Letter, mail_id: int | None = None) -> bool:
    """A letter about a ticket came back, or was refused by its server.

    Returns:
        Whether it was such a letter; then the rep is told here.
    """
    if letter.kind not in KINDS or letter.thread_id is None:
        return False
    thread = await work.open_session.get(MailThread, letter.thread_id)
    about = ticket_of(thread.subject if thread else None)
    if about is None:
        return False
    row = await lock_ticket(work, about[0])
    asking = await asked.asking_of_thread(work, letter.thread_id)
    if asking is None:
        return False
    await work.open_session.execute(
        update(Asking)
        .where(Asking.id == asking.id, Asking.returned_at.is_(None))
        .values(returned_at=work.now, next_at=None)
    )
    data = {} if mail_id is None else {"mail_id": mail_id}
    await tell_trouble(
        work,
        row,
        asking,
        "letter_returned",
        None,
        status=letter.bounce_status or letter.answer or "",
        **data,
    )
    return True


async def tell_trouble(
    work: Work,
    row: TicketRow,
    asking: AskingRow,
    kind: str,
    words: str | None,
    **data: int | str,
) -> None:
    """Note what stands in the way of an asking, and tell the rep what to do; of one asking each
    kind once.
    """
    await history.record(work, row, kind, words, asking_id=asking.id, **data)
    await redraw(work, subject(row.id))
    work.notify(
        row.rep_id,
        RETURNED_CARD,
        subject=asked.asking_subject(asking.id),
        key=f"asking:{asking.id}:{kind}",
        ticket_id=row.id,
        asking_id=asking.id,
    )


async def take_robot(work: Work, mail: IncomingMail, found: FoundThread, ticket_id: int) -> Outcome:
    """A machine's answer to a letter: noted, and read for what the rep should know."""
    row = await lock_ticket(work, ticket_id)
    asking = await asked.asking_of_thread(work, found.thread.id)
    today = work.now.astimezone(work.policy.zone).date()
    absence = read_absence(f"{mail.subject}\n{mail.words}", mail.sender, today)
    if asking is None or absence.trouble == "other" or mail.authenticated is False:
        await history.record(work, row, "robot_noted", mail.words, mail_id=mail.id)
        await redraw(work, subject(row.id))
    else:
        await _tell_absence(work, mail, row, asking, absence)
    return in_thread("noted", found)


async def _tell_absence(
    work: Work, mail: IncomingMail, row: TicketRow, asking: AskingRow, absence: Absence
) -> None:
    if absence.trouble == "left":
        await _mark_gone(work, asking)
        await asked.put_off(work.open_session, asking.id, None)
    elif absence.until is not None:
        await _wait_for(work, row, asking, absence.until)
    told: dict[str, int | str] = {"mail_id": mail.id}
    if absence.until is not None:
        told["until"] = absence.until.isoformat()
    if absence.other is not None:
        told["other"] = absence.other
    await tell_trouble(work, row, asking, absence.trouble, mail.words, **told)


async def _mark_gone(work: Work, asking: AskingRow) -> None:
    """Key persons who have left are marked, not deleted (domain 2.8)."""
    await work.open_session.execute(
        update(Contact)
        .where(Contact.id == asking.contact_id, Contact.gone_at.is_(None))
        .values(gone_at=work.now, updated_at=work.now)
    )


async def _wait_for(work: Work, row: TicketRow, asking: AskingRow, until: date) -> None:
    """Whoever is away is not reminded before the first working day after."""
    calendar = await days.calendar_of(work, row.rep_id)
    day = days.working_day_from(calendar, until + timedelta(days=1))
    back = days.morning_of(work, calendar, day)
    if asking.next_at is not None and asking.next_at < back:
        await asked.put_off(work.open_session, asking.id, back)


@dataclass(frozen=True)
class Trouble:
    """What stands in the way of an asking, as its card shows it.

    Attributes:
        kind: one of TROUBLES.
        status: of a letter that came back, the server's code, e.g. "5.1.1".
        until: the last day of the client's absence.
        other: the address of whoever answers for him; `other_id` the person it is, if known.
        open: whether the client's word is still waited for, from this asking.
    """

    ticket_id: int
    asking_id: int
    number: int
    client_id: int
    client: str
    kind: str
    name: str | None
    address: str | None
    words: str | None
    at: datetime
    status: str | None
    until: date | None
    other: str | None
    other_id: int | None
    open: bool
    next_at: datetime | None


@needs(Permission.WORK_ON_TICKETS)
async def trouble_of(work: Work, ticket_id: int, asking_id: int) -> Trouble:
    """The latest of what stands in the way of an asking.

    Raises:
        NotFound: there is nothing. NotAllowed: it is about somebody else's ticket.
    """
    allowed = await work.session.scalar(
        select(Ticket.id).where(Ticket.id == ticket_id, visible(may_read_all(work))),
        {"me": work.actor.employee_id, "led": departments_led(work)},
    )
    if allowed is None:
        raise NotAllowed
    row = (
        await work.session.execute(
            select(Asking, Ticket.number, Client.id, Client.name, Contact.name, TicketEvent)
            .join(Ticket, Ticket.id == Asking.ticket_id)
            .join(Client, Client.id == Ticket.client_id)
            .join(TicketEvent, TicketEvent.ticket_id == Ticket.id)
            .outerjoin(Contact, Contact.id == Asking.contact_id)
            .where(
                Asking.id == asking_id,
                Asking.ticket_id == ticket_id,
                TicketEvent.kind.in_(TROUBLES),
                TicketEvent.data["asking_id"].as_integer() == asking_id,
            )
            .order_by(TicketEvent.id.desc())
            .limit(1)
            .execution_options(populate_existing=True)
        )
    ).first()
    if row is None:
        raise NotFound("error-answer-unknown")
    asking, number, client_id, client, name, event = row
    data: dict[str, Any] = event.data
    other = data.get("other")
    return Trouble(
        ticket_id=ticket_id,
        asking_id=asking_id,
        number=number,
        client_id=client_id,
        client=client,
        kind=event.kind,
        name=name,
        address=asking.address,
        words=event.words,
        at=event.at,
        status=data.get("status") or None,
        until=date.fromisoformat(data["until"]) if "until" in data else None,
        other=other,
        other_id=await contact_with(work, client_id, other) if other else None,
        open=asking.ended_at is None,
        next_at=asking.next_at,
    )
