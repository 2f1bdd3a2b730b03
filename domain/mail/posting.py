"""What becomes of a letter on its way out, step by step; each step is committed before the next.

queued → sending → sent, failed or unknown; sent and unknown may still come back as bounced.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from domain.errors import NotAllowed
from domain.mail.letters import outbox_row
from domain.permissions import Permission, needs
from domain.states import Party, StateMachine, move, transition
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
        "resend": transition("unknown failed", "queued", Party.AUTHOR),
        "give_up": transition("unknown", "failed", Party.AUTHOR),
        "bounce": transition("sending sent unknown", "bounced", Party.SYSTEM),
    },
)

PATIENCE = timedelta(days=2)
"""How long a letter that is put off again and again is tried (RFC 5321 4.5.4.1 asks for 4–5 days;
who waits for an answer wants to know sooner).
"""

LETTER_CARD = "letter_trouble"
"""The card that tells an author what became of his letter."""


@dataclass(frozen=True)
class Begun:
    """A letter that is about to be handed over.

    Attributes:
        attempts: how often the relay put it off before.
    """

    attempts: int
    written_by_person: bool


@needs(Permission.DELIVER)
async def begin_sending(work: Work, letter_id: int) -> Begun | None:
    """Say that a letter is about to leave; from now on it may have left.

    One found in the middle of leaving was cut off there: of the desk's own it is sent once more,
    a person's asks its author.

    Returns:
        None when there is nothing to send (any more).
    """
    letter = await _locked(work, letter_id)
    if letter.state == "sending":
        if letter.author_id is not None or letter.resent:
            await _lose(work, letter)
            return None
        await move(work.session, LETTERS, "again", letter_id, {Party.SYSTEM}, resent=True)
    elif letter.state == "queued":
        await move(work.session, LETTERS, "begin", letter_id, {Party.SYSTEM}, sending_at=work.now)
    else:
        return None
    return Begun(letter.attempts, letter.author_id is not None)


@needs(Permission.DELIVER)
async def note_sent(work: Work, letter_id: int, answer: str) -> None:
    """The relay has taken it."""
    await move(
        work.session,
        LETTERS,
        "sent",
        letter_id,
        {Party.SYSTEM},
        sent_at=work.now,
        answer=answer,
    )


@needs(Permission.DELIVER)
async def put_back(work: Work, letter_id: int, answer: str) -> bool:
    """It did not leave; it will be tried again, for two days from when it was written.

    Returns:
        Whether it will be.
    """
    letter = await _locked(work, letter_id)
    if work.now - letter.created_at >= PATIENCE:
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
    """The relay will never take it; whoever wrote it is told."""
    await _fail(work, await _locked(work, letter_id), answer)


@needs(Permission.DELIVER)
async def note_fate_unknown(work: Work, letter_id: int) -> bool:
    """The connection broke in the middle.

    Returns:
        Whether it is sent once more: the desk's own letter, the first time.
    """
    letter = await _locked(work, letter_id)
    if letter.author_id is not None or letter.resent:
        await _lose(work, letter)
        return False
    return True


async def _locked(work: Work, letter_id: int) -> Letter:
    found = await work.session.execute(
        select(Letter).where(Letter.id == letter_id).with_for_update()
    )
    return found.scalar_one()


async def _fail(work: Work, letter: Letter, answer: str) -> None:
    await move(work.session, LETTERS, "fail", letter.id, {Party.SYSTEM}, answer=answer)
    _tell_author(work, letter)


async def _lose(work: Work, letter: Letter) -> None:
    await move(work.session, LETTERS, "lose", letter.id, {Party.SYSTEM})
    _tell_author(work, letter)


def _tell_author(work: Work, letter: Letter) -> None:
    if letter.author_id is not None:
        work.notify(
            letter.author_id, LETTER_CARD, subject=f"letter:{letter.id}", letter_id=letter.id
        )


@needs(Permission.WORK_ON_REQUESTS)
async def send_again(work: Work, letter_id: int) -> None:
    """The author has a letter of his sent again: it did not arrive, or nobody knows.

    Raises:
        NotAllowed: it is not his. TooLate: it has left meanwhile.
    """
    await _own(work, letter_id)
    await move(
        work.session, LETTERS, "resend", letter_id, {Party.AUTHOR}, attempts=0, created_at=work.now
    )
    work.outgoing.append(outbox_row(letter_id))
    await redraw(work, f"letter:{letter_id}")


@needs(Permission.WORK_ON_REQUESTS)
async def let_be(work: Work, letter_id: int) -> None:
    """The author lets a letter be whose fate is unknown: it is not sent again.

    Raises:
        NotAllowed: it is not his. TooLate: it is decided already.
    """
    await _own(work, letter_id)
    await move(work.session, LETTERS, "give_up", letter_id, {Party.AUTHOR})
    await redraw(work, f"letter:{letter_id}")


async def _own(work: Work, letter_id: int) -> Letter:
    letter = await work.session.get(Letter, letter_id, with_for_update=True)
    if letter is None or letter.author_id != work.actor.id:
        raise NotAllowed
    return letter


@dataclass(frozen=True)
class LetterTrouble:
    """A letter of the reader's own, and what has become of it."""

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
    return LetterTrouble(
        letter.id, letter.state, letter.name, letter.address, letter.words or "", letter.answer
    )
