"""The client's own word is asked for: by a letter in the rep's name, or by his call (domain 2.13).

Each asking has a thread of its own, so the token of its letters belongs to this ticket and this
round. A repeated tap sends nothing more.
"""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, bindparam, func, insert, select, update

from domain.errors import DeskError, NotAllowed, NotFound, TooLate
from domain.permissions import Permission, needs
from domain.quality import asked, client_letters, days, history
from domain.quality.asked import AskingRow
from domain.quality.client_letters import AGAIN, CHECK, begin_thread, usable_address
from domain.quality.letter_text import (
    LetterText,
    again_text,
    check_text,
    people_day,
    reader_of,
)
from domain.quality.rows import TICKET_COLUMNS, TicketRow, lock_ticket, parties, subject
from domain.quality.states import TICKETS
from domain.states import Party, move
from domain.work import Work, redraw
from storage.models import Asking, Contact, Letter, Ticket
from storage.statements import Statement

AGAIN_AFTER = timedelta(hours=1)
"""The button of a letter just sent sends nothing: a finger trembles, a network repeats. Later it
reminds the client.
"""

_READ = Statement(
    select(*TICKET_COLUMNS).where(Ticket.id == bindparam("ticket_id", type_=BigInteger))
)
_ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-zА-Яа-яЁё0-9-]+(?:\.[A-Za-zА-Яа-яЁё0-9-]+)+")


@needs(Permission.WORK_ON_TICKETS)
async def letter_text(work: Work, ticket_id: int, opening: str | None = None) -> LetterText:
    """The letter as the client will read it.

    Args:
        opening: the rep's own words in place of ours.

    Raises:
        NotFound: no such ticket. NotAllowed: it is another rep's.
    """
    found = await _READ.first(work.transaction, ticket_id=ticket_id)
    if found is None:
        raise NotFound("error-ticket-unknown")
    row = TicketRow(*found)
    if row.rep_id != work.actor.employee_id and not work.actor.may(Permission.JUDGE_TICKETS):
        raise NotAllowed
    return await check_text(work, row, opening)


async def ready(work: Work, row: TicketRow) -> None:
    """Service says that it is repaired: the rep gets the ticket with the letter's text, or, where
    the company wants it so, the letter goes by itself. Within the act that says so.

    Args:
        row: the ticket; it stands as fixed already.
    """
    if work.policy.quality.asking.by_itself and await _goes_by_itself(work, row):
        return
    calendar = await days.calendar_of(work, row.rep_id)
    reminded = work.policy.quality.asking.rep_reminded_after
    await _wait(work, row, calendar.add(work.now, reminded))
    if row.rep_id != work.actor.employee_id:
        work.notify(row.rep_id, "ticket", subject=subject(row.id), ticket_id=row.id)


async def _goes_by_itself(work: Work, row: TicketRow) -> bool:
    """Whether it went. Where it cannot, the rep is asked to call."""
    try:
        address = await usable_address(work, row)
    except DeskError:
        return False
    return await _ask(work, row, address, {Party.SYSTEM}, None, None, by_itself=True)


async def _wait(work: Work, row: TicketRow, until: datetime) -> None:
    await work.open_session.execute(
        update(Ticket).where(Ticket.id == row.id).values(stage=0, next_at=until)
    )


@needs(Permission.ASK_CLIENTS)
async def send(
    work: Work,
    ticket_id: int,
    round_: int,
    words: str | None = None,
    voice: int | None = None,
) -> bool:
    """Send the client the letter that asks for his word. Of a letter that was sent long ago the
    client is reminded.

    Args:
        round_: of the ticket as the rep saw it.
        words: his own in place of ours.
        voice: an attachment, his voice message.

    Returns:
        Whether a letter goes now; False when it was sent just before.

    Raises:
        NotAllowed: it is another rep's. TooLate: the ticket has moved on. DeskError: there is no
            address to write to, and what to do instead.
    """
    row, mine = await _to_be_asked(work, ticket_id)
    if row.round != round_:
        raise TooLate("error-ticket-moved-on")
    current = await asked.open_asking(work, ticket_id)
    address = await usable_address(work, row)
    own = _own(words, voice)
    if row.state == "awaiting_client" and current is not None and current.address == address:
        if current.returned_at is None and own is None:
            return await _again_by_hand(work, row, current, mine)
        if current.returned_at is None and work.now - await _last_at(work, current) < AGAIN_AFTER:
            return False
    return await _ask(work, row, address, mine, own, voice)


async def _to_be_asked(work: Work, ticket_id: int) -> tuple[TicketRow, set[Party]]:
    """The ticket, locked, and what the actor is to it: the rep, or the head in his place.

    Raises:
        NotFound, NotAllowed, TooLate
    """
    row = await lock_ticket(work, ticket_id)
    mine = await parties(work, row)
    if not mine & {Party.REP, Party.HEAD}:
        raise NotAllowed
    if row.state not in ("fixed", "awaiting_client"):
        raise TooLate("error-ticket-moved-on")
    return row, mine


def _own(words: str | None, voice: int | None) -> str | None:
    """The rep's own words; "" when he only spoke them."""
    said = (words or "").strip()
    return said if said or voice is not None else None


async def _ask(
    work: Work,
    row: TicketRow,
    address: str,
    mine: set[Party],
    opening: str | None,
    voice: int | None,
    *,
    by_itself: bool = False,
) -> bool:
    await move(work.transaction, TICKETS, "ask", row.id, mine, stage=0, next_at=None)
    await asked.end_open(work, row.id)
    text = await check_text(work, row, opening)
    contact_id = row.confirm_contact_id
    if contact_id is None:
        contact_id = await client_letters.contact_with(work, row.client_id, address)
    thread_id = await begin_thread(work, row, address, contact_id)
    letter_id = await client_letters.write(work, row, CHECK, thread_id, text, voice=voice)
    calendar = await days.calendar_of(work, row.rep_id)
    asking_id = await work.open_session.scalar(
        insert(Asking)
        .values(
            ticket_id=row.id,
            round=row.round,
            channel="mail",
            contact_id=contact_id,
            address=address,
            thread_id=thread_id,
            letter_id=letter_id,
            asked_by_id=None if by_itself else work.actor.employee_id,
            asked_at=work.now,
            next_at=asked.next_step_at(work, calendar, 0),
        )
        .returning(Asking.id)
    )
    event = await history.record(
        work, row, "asked", opening or None, asking_id=asking_id or 0, address=address
    )
    history.tell(work, row, event, {row.rep_id})
    await redraw(work, subject(row.id))
    return True


async def _again_by_hand(work: Work, row: TicketRow, current: AskingRow, mine: set[Party]) -> bool:
    if work.now - await _last_at(work, current) < AGAIN_AFTER:
        return False
    await move(work.transaction, TICKETS, "ask", row.id, mine)
    await remind(work, row, current)
    calendar = await days.calendar_of(work, row.rep_id)
    await asked.put_off(
        work.open_session, current.id, asked.next_step_at(work, calendar, current.stage)
    )
    return True


async def _last_at(work: Work, current: AskingRow) -> datetime:
    """When the last letter of an asking was written."""
    found = await work.open_session.scalar(
        select(func.max(Letter.created_at)).where(Letter.thread_id == current.thread_id)
    )
    return found or current.asked_at


async def remind(work: Work, row: TicketRow, current: AskingRow) -> bool:
    """Remind the client by letter, in the thread of the first one.

    Returns:
        Whether a letter goes; not to an address that is dead, or wants none.
    """
    if current.thread_id is None or current.returned_at is not None:
        return False
    try:
        await usable_address(work, row)
    except DeskError:
        return False
    reader = await reader_of(work, row)
    asked_on = current.asked_at.astimezone(ZoneInfo(reader.time_zone)).date()
    text = await again_text(work, row, people_day(asked_on, reader.language))
    written = await client_letters.write(work, row, AGAIN, current.thread_id, text)
    if written is None:
        return False
    await history.record(
        work, row, "asked_again", asking_id=current.id, address=current.address or ""
    )
    await redraw(work, subject(row.id))
    return True


@needs(Permission.ASK_CLIENTS)
async def another(work: Work, ticket_id: int, to: int | str) -> bool:
    """Somebody else, or another address, is asked. While the client's word is waited for the
    letter goes at once; before that, the rep sees it with the new name first.

    Args:
        to: a person of the client's, by id; or an address.

    Returns:
        Whether a letter goes now.

    Raises:
        NotAllowed: it is another rep's. TooLate: nothing is to be asked now. DeskError: no such
            person, no address, or one that no letter may go to.
    """
    row, mine = await _to_be_asked(work, ticket_id)
    contact_id, email = await _another(work, row, to)
    await work.session.execute(
        update(Ticket)
        .where(Ticket.id == row.id)
        .values(confirm_contact_id=contact_id, confirm_email=email)
    )
    changed = await lock_ticket(work, ticket_id)
    address = await usable_address(work, changed)
    await redraw(work, subject(row.id))
    if row.state == "fixed":
        return False
    return await _ask(work, changed, address, mine, None, None)


async def _another(work: Work, row: TicketRow, to: int | str) -> tuple[int | None, str | None]:
    if isinstance(to, int):
        contact = await work.session.get(Contact, to, populate_existing=True)
        if contact is None or contact.client_id != row.client_id or not contact.email:
            raise DeskError("error-ticket-contact-unknown")
        return contact.id, contact.email.strip().lower()
    address = to.strip().lower()
    if not _ADDRESS.fullmatch(address):
        raise DeskError("error-ticket-address-wrong", address=to.strip()[:100])
    return await client_letters.contact_with(work, row.client_id, address), address


@needs(Permission.ASK_CLIENTS)
async def remind_me(work: Work, ticket_id: int) -> datetime:
    """Not yet: the rep is reminded next working morning.

    Returns:
        When.

    Raises:
        NotAllowed: it is another rep's. TooLate: it was asked, or is not repaired.
    """
    row, _ = await _to_be_asked(work, ticket_id)
    if row.state != "fixed":
        raise TooLate("error-ticket-moved-on")
    calendar = await days.calendar_of(work, row.rep_id)
    tomorrow = days.next_working_day(calendar, work.now.astimezone(work.policy.zone).date())
    at = days.morning_of(work, calendar, tomorrow)
    await work.session.execute(update(Ticket).where(Ticket.id == row.id).values(next_at=at))
    await history.record(work, row, "ask_later", until=at.isoformat())
    await redraw(work, subject(row.id))
    return at
