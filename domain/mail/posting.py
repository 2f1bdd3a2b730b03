"""What becomes of a letter on its way out, step by step; each step is committed before the next.

queued → sending → sent, failed or unknown; sent and unknown may still come back as bounced
(`domain.mail.returned`).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from domain.errors import NotAllowed, NotFound
from domain.letters.returned import personal_returned
from domain.mail import relay
from domain.mail.letters import LETTER_CARD, outbox_row, subject
from domain.mail.returned import is_of_the_address, mark_address, tell_returned
from domain.people.audit import note
from domain.permissions import Permission, needs
from domain.quality.returned import letter_returned
from domain.states import Party, StateMachine, move, move_all, transition
from domain.work import Work, redraw
from storage.base import table_of
from storage.models import Letter

LETTERS = StateMachine(
    table=table_of(Letter),
    transitions={
        "begin": transition("queued", "sending", Party.SYSTEM),
        "again": transition("sending", "sending", Party.SYSTEM),
        "put_back": transition("sending", "queued", Party.SYSTEM),
        "sent": transition("sending", "sent", Party.SYSTEM),
        "fail": transition("queued sending", "failed", Party.SYSTEM),
        "lose": transition("sending", "unknown", Party.SYSTEM),
        "resend": transition("unknown failed", "queued", Party.AUTHOR, Party.ORDER),
        "give_up": transition("queued unknown", "failed", Party.AUTHOR, Party.ORDER),
    },
)

PATIENCE = timedelta(days=2)
"""How long a letter that is put off again and again is tried (RFC 5321 4.5.4.1 asks for 4–5 days;
who waits for an answer wants to know sooner).
"""

GIVEN_UP = "given up"
"""Stands for the relay's answer where a person decided that a letter is not sent."""


def may_repeat(author_id: int | None, *, resent: bool) -> bool:
    """Whether a letter of unknown fate is sent once more: the desk's own, the first time."""
    return author_id is None and not resent


@needs(Permission.DELIVER)
async def note_sent(
    work: Work, letter_ids: Collection[int], answer: str, fresh: Collection[int] = ()
) -> None:
    """The relay has taken letters. One that has come back already stays so.

    Args:
        answer: the relay's code.
        fresh: those of them that left at their first try: nobody was told of any trouble before,
            so no card is looked for.
    """
    await move_all(
        work.transaction,
        LETTERS,
        "sent",
        letter_ids,
        {Party.SYSTEM},
        sent_at=work.now,
        answer=answer,
    )
    await redraw(work, *(subject(each) for each in letter_ids if each not in fresh))
    await relay.note_taken(work)


@needs(Permission.DELIVER)
async def put_back(work: Work, letter_id: int, answer: str) -> bool:
    """It did not leave; it will be tried again, for two days from when that began.

    Returns:
        Whether it will be.
    """
    await relay.note_put_off(work, answer)
    letter = await _locked(work, letter_id)
    if work.now - (letter.queued_at or letter.created_at) >= PATIENCE:
        await _fail(work, letter, answer)
        return False
    await move(
        work.session,
        LETTERS,
        "put_back",
        letter_id,
        {Party.SYSTEM},
        answer=answer,
        attempts=letter.attempts + 1,
    )
    return True


@needs(Permission.DELIVER)
async def note_refused(work: Work, letter_id: int, answer: str) -> None:
    """It will never be taken; whoever wrote it is told, and a wrong address is known as such."""
    letter = await _locked(work, letter_id)
    await _fail(work, letter, answer)
    status = answer.partition(" ")[2]
    if status and is_of_the_address(status):
        await mark_address(work, letter.address, status)


@needs(Permission.DELIVER)
async def note_fate_unknown(work: Work, letter_id: int) -> bool:
    """The connection broke in the middle.

    Returns:
        Whether it is sent once more: the desk's own letter, the first time.
    """
    letter = await _locked(work, letter_id)
    if may_repeat(letter.author_id, resent=letter.resent):
        return True
    await lose(work, letter.id, letter.author_id)
    return False


async def _locked(work: Work, letter_id: int) -> Letter:
    return await work.session.get_one(Letter, letter_id, with_for_update=True)


async def _fail(work: Work, letter: Letter, answer: str) -> None:
    await move(work.session, LETTERS, "fail", letter.id, {Party.SYSTEM}, answer=answer)
    if await letter_returned(work, letter) or await personal_returned(work, letter):
        return
    if letter.author_id is None:
        await tell_returned(work, letter)
    else:
        _tell_author(work, letter.id, letter.author_id)


async def lose(work: Work, letter_id: int, author_id: int | None) -> None:
    """Nobody knows whether it has left; its author is asked."""
    await move(work.transaction, LETTERS, "lose", letter_id, {Party.SYSTEM})
    if author_id is not None:
        _tell_author(work, letter_id, author_id)


def _tell_author(work: Work, letter_id: int, author_id: int) -> None:
    work.notify(author_id, LETTER_CARD, subject=subject(letter_id), letter_id=letter_id)


@needs(Permission.WORK_ON_REQUESTS)
async def send_again(work: Work, letter_id: int) -> None:
    """The author has a letter of his sent again: it did not arrive, or nobody knows.

    Raises:
        NotAllowed: it is not his. TooLate: it has left meanwhile.
    """
    await _own(work, letter_id)
    await _send_again(work, letter_id, Party.AUTHOR)


async def _send_again(work: Work, letter_id: int, who: Party) -> None:
    await move(
        work.session,
        LETTERS,
        "resend",
        letter_id,
        {who},
        attempts=0,
        resent=False,
        answer=None,
        queued_at=work.now,
    )
    work.outgoing.append(outbox_row(letter_id))
    await redraw(work, subject(letter_id))


@needs(Permission.WORK_ON_REQUESTS)
async def let_be(work: Work, letter_id: int) -> None:
    """The author lets a letter be whose fate is unknown: it is not sent again.

    Raises:
        NotAllowed: it is not his. TooLate: it is decided already.
    """
    await _own(work, letter_id)
    await _give_up(work, letter_id, Party.AUTHOR)


async def _give_up(work: Work, letter_id: int, who: Party) -> None:
    await move(work.session, LETTERS, "give_up", letter_id, {who}, answer=GIVEN_UP)
    await redraw(work, subject(letter_id))


async def _own(work: Work, letter_id: int) -> None:
    letter = await work.session.get(Letter, letter_id, with_for_update=True)
    if letter is None or letter.author_id != work.actor.id:
        raise NotAllowed


@needs(Permission.MANAGE_MAIL)
async def retry(work: Work, letter_id: int) -> None:
    """An administrator has a letter sent again that did not arrive, or nobody knows.

    Raises:
        NotFound: there is none. TooLate: it is under way, or has arrived.
    """
    await _known(work, letter_id)
    await _send_again(work, letter_id, Party.ORDER)
    await note(work, "resend_letter", f"letters:{letter_id}")


@needs(Permission.MANAGE_MAIL)
async def drop(work: Work, letter_id: int) -> None:
    """An administrator gives up a letter that has not left, or nobody knows; it stays on record.

    Raises:
        NotFound: there is none. TooLate: it has left, or is given up.
    """
    await _known(work, letter_id)
    await _give_up(work, letter_id, Party.ORDER)
    await note(work, "drop_letter", f"letters:{letter_id}")


async def _known(work: Work, letter_id: int) -> None:
    if await work.session.get(Letter, letter_id, with_for_update=True) is None:
        raise NotFound("error-no-such-letter", id=letter_id)


@dataclass(frozen=True)
class LetterTrouble:
    """A letter of the reader's own, and what has become of it.

    `state` is the letter's, or "given_up" when he decided that it is not sent.
    """

    letter_id: int
    state: str
    name: str
    address: str
    words: str
    answer: str | None


@needs(Permission.WORK_ON_REQUESTS)
async def trouble_of(work: Work, letter_id: int) -> LetterTrouble:
    """What became of a letter of one's own.

    Raises:
        NotAllowed: somebody else wrote it.
    """
    letter = await work.session.get(Letter, letter_id, populate_existing=True)
    if letter is None or letter.author_id != work.actor.employee_id:
        raise NotAllowed
    state = "given_up" if letter.answer == GIVEN_UP else letter.state
    return LetterTrouble(
        letter.id, state, letter.name, letter.address, letter.words or "", letter.answer
    )
