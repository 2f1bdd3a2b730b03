"""A letter is sent by one tap, put off, or skipped with a reason; then comes the next."""

from datetime import date, timedelta
from typing import Literal

from sqlalchemy import Select, select

from domain.contact_data import shown_phone
from domain.errors import DeskError, TooLate
from domain.letters import stopping
from domain.letters.dormant import awake
from domain.letters.editing import readdress
from domain.letters.reading import others
from domain.letters.rows import LETTERS, WAITING, letter_subject, lock_own, lock_waiting
from domain.letters.stopping import IN_WORK, NO_ADDRESS, STOPPED, withdraw
from domain.mail import letters, threads
from domain.mail.letters import NewLetter
from domain.mail.notices import mailbox_for
from domain.permissions import Permission, needs
from domain.quality.days import calendar_of, working_day_from
from domain.states import Party, move
from domain.work import Work, redraw
from storage.models import Client, Contact, Employee, Letter, MailAddress, PersonalLetter

PERSONAL = "personal"
"""Kind of letters to clients nobody works with."""

NO_LETTERS = "no_letters"
"""The reason for skipping that stops letters to a client for ever."""

Sent = Literal["sent", "withdrawn", "readdressed"]
Later = Literal["tomorrow", "week"]


@needs(Permission.WRITE_LETTERS)
async def send(work: Work, letter_id: int, revision: int) -> Sent:
    """Send a letter as it was shown. A repeated tap sends nothing more.

    Args:
        revision: of the letter that the writer saw.

    Returns:
        "withdrawn" when somebody works with the client again, or he wants no letters: nothing is
        sent; "readdressed" when the address has died meanwhile, or is no more that of its reader:
        the writer looks at the letter to another person first.

    Raises:
        NotFound, NotAllowed: it is another's. TooLate: it has changed since, or is over.
            DeskError: there is no mailbox to write from.
    """
    row = await lock_own(work, letter_id)
    if row.state == "sent":
        return "sent"
    if row.state not in WAITING:
        raise TooLate("error-letter-over")
    if row.revision != revision:
        raise TooLate("error-letter-changed")
    if await awake(work, [row.client_id]):
        await withdraw(work, [row.id], await _why(work, row), {Party.AUTHOR})
        return "withdrawn"
    if await _is_dead(work, row.address) or not await _is_still_his(work, row):
        return await _to_another(work, row)
    await _send(work, row)
    return "sent"


async def _why(work: Work, row: PersonalLetter) -> str:
    stopped = await work.session.scalar(
        select(Client.letters_stopped_at).where(Client.id == row.client_id)
    )
    return STOPPED if stopped else IN_WORK


async def _is_dead(work: Work, address: str) -> bool:
    """Whether no letter may go there: it bounced, is blocked, or its owner wants none."""
    marked = await work.session.get(MailAddress, address, populate_existing=True)
    return marked is not None and bool(
        marked.bounced_at or marked.blocked_at or marked.opted_out_at
    )


async def _is_still_his(work: Work, row: PersonalLetter) -> bool:
    """Whether it is the address of whom it is written to: he may have left the client, or taken his
    consent back, since the letter was dealt.
    """
    of: Select[str | None] = (
        select(Client.email).where(Client.id == row.client_id)
        if row.contact_id is None
        else select(Contact.email).where(Contact.id == row.contact_id, Contact.gone_at.is_(None))
    )
    address = await work.session.scalar(of)
    return address is not None and address.lower() == row.address


async def _to_another(work: Work, row: PersonalLetter) -> Sent:
    people = await others(work, row.client_id, row.address)
    if not people:
        await withdraw(work, [row.id], NO_ADDRESS, {Party.AUTHOR})
        return "withdrawn"
    await readdress(work, row, people[0].contact_id)
    return "readdressed"


async def _send(work: Work, row: PersonalLetter) -> None:
    thread_id = await threads.begin(
        work,
        _mailbox(work),
        row.address,
        subject=letter_subject(row.id),
        client_id=row.client_id,
        contact_id=row.contact_id,
    )
    letter_id = await letters.write(
        work,
        NewLetter(
            kind=PERSONAL,
            thread_id=thread_id,
            args={
                "subject": row.subject,
                "paragraphs": row.body.split("\n\n"),
                "contacts": await _contacts(work),
            },
            words=row.body,
            urgent=False,
            key=f"{letter_subject(row.id)}:{await _tries(work, row)}",
        ),
    )
    if letter_id is None:  # its fate was marked between the two looks
        raise DeskError("error-letter-address-dead", address=row.address)
    await move(
        work.session,
        LETTERS,
        "send",
        row.id,
        {Party.AUTHOR},
        letter_id=letter_id,
        thread_id=thread_id,
        ended_at=work.now,
    )
    await redraw(work, letter_subject(row.id))


def _mailbox(work: Work) -> str:
    """The mailbox of the sales by letter: the writer's department's own, else any such; where
    there is none, the one that his department writes from.

    Raises:
        DeskError: the desk has no mail.
    """
    if not work.policy.mailboxes:
        raise DeskError("error-letter-no-mailbox")
    boxes = [code for code, box in work.policy.mailboxes.items() if box.purpose == "letters"]
    own = [
        code for code in boxes if work.policy.mailboxes[code].department == work.actor.department
    ]
    return next(iter([*own, *boxes]), None) or mailbox_for(work, work.actor.department)


async def _contacts(work: Work) -> list[str]:
    """What stands below the writer's name: what he is, how he is reached."""
    writer = await work.session.get_one(Employee, work.actor.id)
    phone = shown_phone(writer.phone) if writer.phone else None
    return [each for each in (phone, writer.email) if each]


async def _tries(work: Work, row: PersonalLetter) -> int:
    """How often it was sent before: to an address from which it came back."""
    rows = await work.session.scalars(
        select(Letter.id).where(Letter.key.like(f"{letter_subject(row.id)}:%"))
    )
    return len(list(rows))


@needs(Permission.WRITE_LETTERS)
async def postpone(work: Work, letter_id: int, until: Later) -> date:
    """Put a letter off, to a working day.

    Returns:
        The day.

    Raises:
        NotFound, NotAllowed: it is another's. TooLate: it is over.
    """
    row = await lock_waiting(work, letter_id)
    days = 1 if until == "tomorrow" else 7
    calendar = await calendar_of(work, row.writer_id)
    day = working_day_from(calendar, work.today + timedelta(days=days))
    await move(work.session, LETTERS, "postpone", row.id, {Party.AUTHOR}, due_on=day)
    await redraw(work, letter_subject(row.id))
    return day


@needs(Permission.WRITE_LETTERS)
async def skip(work: Work, letter_id: int, reason: str, words: str = "") -> None:
    """Write no letter to this client in this quarter.

    Args:
        reason: one of the form's; `no_letters` stops letters to the client for ever.
        words: the writer's own.

    Raises:
        NotFound, NotAllowed: it is another's. TooLate: it is over. DeskError: there is no reason.
    """
    if not reason.strip():
        raise DeskError("error-words-needed")
    row = await lock_waiting(work, letter_id)
    said = f"{reason}: {words.strip()}" if words.strip() else reason
    await move(
        work.session, LETTERS, "skip", row.id, {Party.AUTHOR}, reason=said, ended_at=work.now
    )
    if reason == NO_LETTERS:
        await stopping.stop(work, row.client_id)
    await redraw(work, letter_subject(row.id))
