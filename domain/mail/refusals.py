"""Who wants no letters, and from whom the desk wants none."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from domain.mail.incoming import IncomingMail
from domain.mail.threads import FoundThread
from domain.mail.tokens import token_hash
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Letter, MailAddress

UNSUBSCRIBE = "unsubscribe"
"""Subject of the mail that a program writes when its reader wants no more letters: our
List-Unsubscribe asks for it.
"""


def is_one_click(mail: IncomingMail, found: FoundThread) -> bool:
    """Whether a reader's program says for him that he wants no more letters. Some programs say so
    as robots, and whoever has the token may: letters can only be stopped by it.
    """
    asked = mail.subject.strip().casefold() == UNSUBSCRIBE
    return asked and found.by == "token" and found.thread.employee_id is None


@dataclass(frozen=True, slots=True)
class Unsubscribed:
    """A letter whose reader can stop letters, in his language."""

    address: str
    language: str


@needs(Permission.TAKE_MAIL)
async def letter_with(work: Work, token: str) -> Unsubscribed | None:
    """The letter that a token was given out with."""
    row = (
        await work.session.execute(
            select(Letter.address, Letter.language).where(Letter.token_hash == token_hash(token))
        )
    ).first()
    return None if row is None else Unsubscribed(*row)


@needs(Permission.TAKE_MAIL)
async def stop_letters(work: Work, token: str) -> None:
    """Do what a click on "unsubscribe" asks for (RFC 8058); an unknown token changes nothing."""
    letter = await letter_with(work, token)
    if letter is not None:
        await opt_out(work, letter.address)


async def opt_out(work: Work, address: str) -> None:
    """Send an address no letters any more but those it is waiting for: for ever (domain 4.6)."""
    await _mark(work, address, "opted_out_at")


async def block(work: Work, address: str) -> None:
    """Take no mail of an address any more: it sent spam."""
    await _mark(work, address, "blocked_at")


async def _mark(work: Work, address: str, column: str) -> None:
    await work.session.execute(
        insert(MailAddress)
        .values(address=address, **{column: work.now})
        .on_conflict_do_update(index_elements=[MailAddress.address], set_={column: work.now})
    )
