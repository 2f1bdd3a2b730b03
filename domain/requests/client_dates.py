"""The date a client was told, and telling him an honest new one (domain 4.5).

What the desk promised stands in `requests.promised_on`: the receipt of his mail sets it, a new date
moves it. Nothing moves it in silence: each new date is a letter, or a call that somebody has made.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import select, text, update

from domain.errors import DeskError, TooLate
from domain.mail import letters, threads
from domain.mail.correspondents import employee_of
from domain.mail.notices import mailbox_for
from domain.permissions import Permission, needs
from domain.requests import history
from domain.requests.board import BoardLine, board_line
from domain.requests.rows import RequestRow, lock_request
from domain.visits.persons import KEY_PERSON_FIRST
from domain.work import Work, redraw
from storage.models import MailAddress, Request
from storage.models.requests import OPEN_STATES
from storage.statements import Statement

NEW_DATE = "new_date"
"""Kind of the letter that says it."""

LONGEST_WORDS = 2000
"""Characters of what the coordinator adds."""

TellingWay = Literal["letter", "phone"]


@dataclass(frozen=True)
class Reached:
    """How a client hears of a date.

    Attributes:
        address: where the letter goes; None: he has to be called.
        trouble: why no letter can go (a message key); None where one can.
        contact, phone: whom to call.
    """

    address: str | None
    trouble: str | None
    contact: str | None
    phone: str | None
    thread_id: int | None = None
    contact_id: int | None = None


@dataclass(frozen=True)
class Proposal:
    """A request on the board, the day that may honestly be promised, how the client hears of it."""

    line: BoardLine
    day: date
    reached: Reached
    may_tell: bool


@dataclass(frozen=True)
class Told:
    """What telling did. `again`: the client knew that day already, nothing was sent."""

    request_id: int
    number: int
    day: date
    way: TellingWay
    again: bool = False


@needs(Permission.READ_BOARD)
async def proposal(work: Work, request_id: int) -> Proposal:
    """What the client may be told of a request.

    Raises:
        NotFound: it is not open.
    """
    line = await board_line(work, request_id)
    reached = await _reached(work, line.id, line.client_id)
    return Proposal(line, line.expected_on, reached, work.actor.may(Permission.PROMISE_DATES))


@needs(Permission.PROMISE_DATES)
async def tell(work: Work, request_id: int, day: date, way: TellingWay, words: str = "") -> Told:
    """Tell the client a new date: the letter goes in the thread of his request, or somebody has
    called him. A repeated tap changes nothing.

    Args:
        words: what the coordinator adds, as he wrote it; empty for none.

    Raises:
        DeskError: the day has passed; there is no address that a letter may go to; the words are
            too long. TooLate: the request is done.
    """
    request = await lock_request(work, request_id)
    if request.state not in OPEN_STATES or request.state == "reported":
        raise TooLate("error-state-moved-on")
    if day < work.today:
        raise DeskError("error-new-date-passed")
    if len(words) > LONGEST_WORDS:
        raise DeskError("error-words-too-long", limit=LONGEST_WORDS, length=len(words))
    before = await _promised_on(work, request_id)
    if before == day:
        return Told(request.id, request.number, day, way, again=True)
    if way == "letter":
        await _write(work, request, before, day, words)
    await _move(work, request, day, way, words)
    return Told(request.id, request.number, day, way)


async def _move(work: Work, request: RequestRow, day: date, way: TellingWay, words: str) -> None:
    """Note the new date, and tell those who have to keep it."""
    await work.session.execute(
        update(Request).where(Request.id == request.id).values(promised_on=day)
    )
    said = {"words": words} if words else {}
    event = await history.record(work, request.id, f"date_by_{way}", day=day.isoformat(), **said)
    await redraw(work, history.subject(request.id))
    history.tell(work, request, f"date_by_{way}", event, {request.holder_id, request.owner_id})


async def _promised_on(work: Work, request_id: int) -> date | None:
    return await work.session.scalar(select(Request.promised_on).where(Request.id == request_id))


async def _write(
    work: Work, request: RequestRow, before: date | None, day: date, words: str
) -> None:
    reached = await _reached(work, request.id, request.client_id)
    if reached.address is None:
        raise DeskError(reached.trouble or "error-new-date-no-address")
    thread_id = reached.thread_id or await threads.begin(
        work,
        mailbox_for(work, request.department),
        reached.address,
        subject=history.subject(request.id),
        request_id=request.id,
        client_id=request.client_id,
        contact_id=reached.contact_id,
    )
    written = await letters.write(
        work,
        letters.NewLetter(
            kind=NEW_DATE,
            thread_id=thread_id,
            args={
                "request_id": request.id,
                "before": before.isoformat() if before else None,
                "day": day.isoformat(),
                "asks": await _whom_to_ask(work),
            },
            words=words,
        ),
    )
    if written is None:
        raise DeskError("error-new-date-address-dead")


async def _whom_to_ask(work: Work) -> list[str]:
    """Name, phone and mail of whoever names the day. Where the client has a manager, his letter
    names that one anyway.
    """
    row = await _OWN.first(work.transaction, id=work.actor.id)
    return [work.actor.name, *(each for each in row or () if each)]


_OWN = Statement(text("SELECT phone, email FROM employees WHERE id = CAST(:id AS bigint)"))


async def _reached(work: Work, request_id: int, client_id: int) -> Reached:
    """Where the client of a request is written to: in its thread, else to whom one speaks to of
    his people who have an address, else to the client's own.
    """
    thread = await threads.of_request(work, request_id)
    row = await _CLIENT.first(work.transaction, client_id=client_id)
    assert row is not None  # noqa: S101 - a request has a client
    contact, phone = row.contact, row.contact_phone or row.phone
    address = thread.address if thread else row.contact_email or row.email
    trouble = await _trouble(work, address)
    if trouble is not None:
        return Reached(None, trouble, contact, phone)
    own = thread is None and row.contact_email == address
    return Reached(
        address,
        None,
        contact,
        phone,
        thread_id=thread.id if thread else None,
        contact_id=row.contact_id if own else None,
    )


async def _trouble(work: Work, address: str | None) -> str | None:
    """Why no letter can go to an address."""
    if not work.policy.mailboxes:
        return "error-new-date-no-mailbox"
    if not address:
        return "error-new-date-no-address"
    boxes = {box.address for box in work.policy.mailboxes.values()}
    if address in boxes or await employee_of(work, address) is not None:
        return "error-new-date-no-address"
    marked = await work.open_session.get(MailAddress, address, populate_existing=True)
    if marked is not None and (marked.bounced_at or marked.blocked_at):
        return "error-new-date-address-dead"
    return None


_CLIENT = Statement(
    text(
        f"""
        SELECT client.phone, lower(nullif(trim(client.email), '')) AS email,
               contact.id AS contact_id, contact.email AS contact_email,
               person.name AS contact, person.phone AS contact_phone
        FROM clients AS client
        LEFT JOIN LATERAL (
            SELECT id, lower(trim(email)) AS email FROM contacts
            WHERE client_id = client.id AND gone_at IS NULL AND trim(email) <> ''
            ORDER BY EXISTS (
                SELECT FROM mail_addresses AS marked
                WHERE marked.address = lower(trim(email))
                  AND num_nonnulls(bounced_at, blocked_at) > 0
            ), {KEY_PERSON_FIRST} LIMIT 1
        ) AS contact ON true
        LEFT JOIN LATERAL (
            SELECT name, nullif(trim(phone), '') AS phone FROM contacts
            WHERE client_id = client.id AND gone_at IS NULL
            ORDER BY nullif(trim(phone), '') IS NULL, {KEY_PERSON_FIRST} LIMIT 1
        ) AS person ON true
        WHERE client.id = CAST(:client_id AS bigint)
        """  # noqa: S608 - a constant
    )
)


async def note_receipt(work: Work, request_id: int, letter_id: int) -> None:
    """A receipt named the due date: that is the day the client waits for, where he is."""
    await _RECEIPT.all(work.session, request_id=request_id, letter_id=letter_id)


_RECEIPT = Statement(
    text(
        """
        UPDATE requests
        SET promised_on = CAST(requests.due_at AT TIME ZONE letter.time_zone AS date)
        FROM letters AS letter
        WHERE requests.id = CAST(:request_id AS bigint)
          AND letter.id = CAST(:letter_id AS bigint)
        """
    )
)
