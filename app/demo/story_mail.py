"""Mails of the sample's story: they come as any mail does, only not by IMAP; and letters that
reached their clients long ago.

Its place in the mailbox is one that no server gives out: the mailbox's own mails have others.
"""

from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid, parseaddr

from sqlalchemy import delete, update

from app.demo.stage import Stage
from app.demo.story_file import StoryMail
from domain.company.policy import DeskMailbox
from domain.mail import letters, posting
from domain.mail.incoming import Outcome
from domain.mail.opening import KindForms
from domain.mail.posting import LETTERS
from domain.mail.taking import take
from domain.states import Party, move
from domain.work import SYSTEM, Evidence, Work, begin
from mail import store
from mail.intake import rows
from mail.intake.reading import read_mail
from mail.store import Fetched
from storage.models import Mail, OutboxRow

NO_SERVERS = 0
"""UIDVALIDITY, which a server counts from one."""

TAKEN = "250 2.0.0"
"""What the client's server said."""


async def take_mail(stage: Stage, forms: KindForms, mail: StoryMail) -> int:
    """Store a client's mail, and let become of it what the desk makes of it.

    Returns:
        The id of its request.
    """
    raw = _written(mail, stage.policy.mailboxes[mail.mailbox], stage.clock.now())
    outcome = await take_raw(stage, forms, mail.mailbox, raw)
    if outcome.request_id is None:
        raise ValueError(f"the mail of {mail.name} became no request: {outcome.name}")
    return outcome.request_id


async def take_raw(stage: Stage, forms: KindForms, mailbox: str, raw: bytes) -> Outcome:
    """Have a mail come to a mailbox.

    Args:
        raw: as RFC 5322 says.

    Returns:
        What became of it.
    """
    at = stage.clock.now()
    fetched = Fetched(uid=int(at.timestamp()), raw=raw, size=len(raw), received_at=at)
    await store.put(stage.connection, mailbox, NO_SERVERS, [fetched], at)
    evidence = Evidence("mail", mailbox, "mail:story")
    async with begin(stage.connection, SYSTEM, stage.clock, stage.policy, evidence) as work:
        (stored,) = await rows.next_mails(work.open_session, at, 1)
        incoming = read_mail(stored.id, stored.mailbox, stored.raw, stage.policy)
        outcome = await take(work, forms, incoming)
        await rows.note_outcome(work.open_session, incoming, outcome)
        # There is nothing on the server to be marked.
        await work.open_session.execute(update(Mail).where(Mail.id == stored.id).values(moved=True))
    return outcome


async def take_reply(
    stage: Stage, forms: KindForms, mailbox: str, sender: str, answered: str, words: str
) -> Outcome:
    """Have a client answer a letter.

    Args:
        sender: an address; `answered` the letter's Message-ID.

    Returns:
        What became of it.
    """
    message = addressed(stage.policy.mailboxes[mailbox], sender, "Re:", stage.clock.now())
    message["In-Reply-To"] = answered
    message.set_content(words)
    return await take_raw(stage, forms, mailbox, message.as_bytes())


async def arrived(work: Work, letter_id: int) -> None:
    """A letter reached its client before the story is told: it is not sent when the desk opens."""
    await move(work.open_session, LETTERS, "begin", letter_id, {Party.SYSTEM})
    await posting.note_sent(work, [letter_id], TAKEN)
    lane = letters.subject(letter_id)
    await work.open_session.execute(delete(OutboxRow).where(OutboxRow.recipient == lane))


def _written(mail: StoryMail, box: DeskMailbox, at: datetime) -> bytes:
    message = addressed(box, f"{mail.name} <{mail.address}>", mail.subject, at)
    message.set_content(mail.words)
    return message.as_bytes()


def addressed(box: DeskMailbox, sender: str, subject: str, at: datetime) -> EmailMessage:
    """A client's mail without its body yet, as the mailbox's server hands it over: the sender is
    known to be who he says.

    Args:
        sender: an address, or a name with one in angle brackets.
    """
    domain = parseaddr(sender)[1].rpartition("@")[2]
    message = EmailMessage()
    if box.authserv_id is not None:
        message["Authentication-Results"] = f"{box.authserv_id}; dmarc=pass header.from={domain}"
    message["From"] = sender
    message["To"] = box.address
    message["Subject"] = subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = make_msgid(domain=domain)
    return message
