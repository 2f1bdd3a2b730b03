"""What every act on a personal letter needs: its states, its subject, its row locked."""

import re

from domain.errors import NotAllowed, NotFound, TooLate
from domain.states import Party, StateMachine, transition
from domain.work import Work
from storage.base import table_of
from storage.models import PersonalLetter

WAITING = ("dealt", "postponed")
"""States in which its writer has it before him."""

LETTERS = StateMachine(
    table=table_of(PersonalLetter),
    transitions={
        "send": transition("dealt postponed", "sent", Party.AUTHOR),
        "postpone": transition("dealt postponed", "postponed", Party.AUTHOR),
        "skip": transition("dealt postponed", "skipped", Party.AUTHOR),
        "withdraw": transition("dealt postponed", "withdrawn", Party.AUTHOR, Party.SYSTEM),
        "write_anew": transition("sent", "dealt", Party.AUTHOR),
    },
)

_SUBJECT = re.compile(r"personal_letter:(\d{1,18})(?::.*)?")


def letter_subject(letter_id: int) -> str:
    """What messages, threads and tasks about a letter are found by."""
    return f"personal_letter:{letter_id}"


def letter_of(subject: str | None) -> int | None:
    """The letter that a subject, or the source of a task, names; None where it names none."""
    found = _SUBJECT.fullmatch(subject or "")
    return int(found[1]) if found else None


async def lock_own(work: Work, letter_id: int) -> PersonalLetter:
    """A letter that the actor writes, locked until the transaction ends.

    Raises:
        NotFound: there is none. NotAllowed: it is another writer's.
    """
    row = await work.session.get(
        PersonalLetter, letter_id, with_for_update=True, populate_existing=True
    )
    if row is None:
        raise NotFound("error-letter-unknown")
    if row.writer_id != work.actor.employee_id:
        raise NotAllowed
    return row


async def lock_waiting(work: Work, letter_id: int) -> PersonalLetter:
    """A letter that the actor has before him, locked until the transaction ends.

    Raises:
        NotFound, NotAllowed: as of `lock_own`. TooLate: it is sent, or given up.
    """
    row = await lock_own(work, letter_id)
    if row.state not in WAITING:
        raise TooLate("error-letter-over")
    return row
