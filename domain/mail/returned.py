"""Letters that come back: the letter is marked, a dead address too, and its author is told."""

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.letters.returned import personal_returned
from domain.mail.incoming import IncomingMail, Returned
from domain.mail.letters import LETTER_CARD, subject
from domain.mail.tokens import token_hash
from domain.quality.returned import letter_returned
from domain.requests import history
from domain.requests.rows import lock_request
from domain.work import Work
from storage.models import Letter, MailAddress, MailThread


async def note_bounce(work: Work, mail: IncomingMail) -> int | None:
    """Mark the letter that came back, if it is one of ours.

    A delay ("will be tried again") changes nothing; what failed for good makes the address known
    as dead: no letter goes there until somebody corrects it.

    Returns:
        The thread the letter belongs to.
    """
    letter = await _letter_of(work, mail)
    if letter is None or mail.returned is None:
        return None
    if mail.returned.permanent and letter.state != "bounced":
        await _mark(work, letter, mail.returned)
        await tell_returned(work, letter, mail_id=mail.id)
    return letter.thread_id


async def _letter_of(work: Work, mail: IncomingMail) -> Letter | None:
    hashes = [token_hash(token) for token in mail.tokens]
    ids = [*mail.returned_ids, *mail.references]
    if not hashes and not ids:
        return None
    return await work.session.scalar(
        select(Letter)
        .where(Letter.token_hash.in_(hashes) | Letter.message_id.in_(ids))
        .order_by(Letter.id.desc())
        .limit(1)
    )


async def _mark(work: Work, letter: Letter, returned: Returned) -> None:
    await work.session.execute(
        update(Letter)
        .where(Letter.id == letter.id, Letter.state.in_(("sending", "sent", "unknown")))
        .values(state="bounced", bounced_at=work.now, bounce_status=returned.status)
    )
    if returned.status is None or is_of_the_address(returned.status):
        await mark_address(work, letter.address, returned.status)


def is_of_the_address(status: str) -> bool:
    """Whether a failure for good says that nobody is reached there any more.

    "Given up after days" (4.x) is the end of this letter alone; so are a mailbox that is full, a
    letter that is too large, what the content (x.6) or a policy (x.7) has against it.

    Args:
        status: an enhanced status code (RFC 3463).
    """
    kind, _, detail = status.partition(".")
    return kind == "5" and not detail.startswith(_OF_THE_LETTER)


_OF_THE_LETTER = ("2.2", "2.3", "3.", "6.", "7.")


async def mark_address(work: Work, address: str, status: str | None) -> None:
    """Know an address as dead, since when and why."""
    dead = {"bounced_at": work.now, "bounce_status": status}
    await work.session.execute(
        insert(MailAddress)
        .values(address=address, **dead)
        .on_conflict_do_update(
            index_elements=[MailAddress.address],
            set_={
                "bounced_at": func.coalesce(MailAddress.bounced_at, work.now),
                "bounce_status": status,
            },
        )
    )


async def tell_returned(work: Work, letter: Letter, **data: int) -> None:
    """Its author hears that a letter did not arrive, and those who have the request it was about.

    Args:
        data: ids for the line of the request's history, e.g. `mail_id` of the bounce.
    """
    if await letter_returned(work, letter, data.get("mail_id")):
        return
    if await personal_returned(work, letter):
        return
    thread = await work.session.get(MailThread, letter.thread_id) if letter.thread_id else None
    if thread is not None and thread.request_id is not None:
        request = await lock_request(work, thread.request_id)
        event = await history.record(work, request.id, "letter_returned", **data)
        people = {request.holder_id, request.owner_id}
        if letter.author_id is not None:
            people.add(letter.author_id)
        history.tell(work, request, "letter_returned", event, people)
    elif letter.author_id is not None:
        work.notify(letter.author_id, LETTER_CARD, subject=subject(letter.id), letter_id=letter.id)
