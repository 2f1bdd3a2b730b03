"""Drafts for many clients at once, no two of which read the same (domain 4.6)."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ARRAY, LargeBinary, any_, bindparam, select

from domain.letters.drafting import Draft, Reader, Voice, draft
from domain.letters.history import History
from domain.work import Work
from storage.models import Employee, PersonalLetter

TRIES = 50
"""Choices of words for one letter. What only few facts tell apart needs more than one."""


@dataclass(frozen=True)
class Wanted:
    """A letter to be drafted.

    Attributes:
        novelty: what is new with us, None for nothing.
    """

    client_id: int
    history: History
    reader: Reader
    voice: Voice
    novelty: str | None


def voice_of(work: Work, writer: Employee, language: str) -> Voice:
    """How a writer speaks of himself to a client of that language."""
    titles = work.policy.letters.writer or {}
    return Voice(writer.name, work.policy.name, titles.get(language), calls=bool(writer.phone))


async def drafts(work: Work, wanted: Sequence[Wanted], salt: str) -> list[Draft]:
    """Write letters that differ from each other and from all that were written before; within
    another act.

    Args:
        salt: another one makes other words for the same facts.

    Returns:
        In the order given.
    """
    today = work.today
    made = []
    for each in wanted:
        made.append(_draft(each, salt, 0, today))
        await asyncio.sleep(0)  # between two of a morning's many, taps go on
    tried = 0
    while tried < TRIES:
        again = await _alike(work, made)
        if not again:
            break
        tried += 1
        for place in again:
            made[place] = _draft(wanted[place], salt, tried, today)
    return made


def _draft(wanted: Wanted, salt: str, attempt: int, today: date) -> Draft:
    seed = f"{wanted.client_id}:{salt}:{attempt}"
    return draft(wanted.history, wanted.reader, wanted.voice, wanted.novelty, today, seed)


async def _alike(work: Work, made: Sequence[Draft]) -> list[int]:
    """The places of drafts that read like an earlier one, or like a letter known already."""
    hashes = [each.hash for each in made]
    rows = await work.open_session.scalars(_KNOWN, {"hashes": hashes})
    seen = set(rows)
    again = []
    for place, each in enumerate(hashes):
        if each in seen:
            again.append(place)
        seen.add(each)
    return again


_KNOWN = select(PersonalLetter.body_hash).where(
    PersonalLetter.body_hash == any_(bindparam("hashes", type_=ARRAY(LargeBinary)))
)
