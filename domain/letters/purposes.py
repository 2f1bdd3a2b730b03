"""What short forms about letters are asked for, and what handing them in does."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from domain.asking.given import text_of, value_of, voice_of
from domain.asking.purpose import IDS, Handed, Purpose
from domain.errors import DeskError, NotFound
from domain.follow_ups.purposes import opportunity_of
from domain.follow_ups.writing_down import new_opportunity
from domain.forms import responses
from domain.forms.responses import Draft
from domain.letters import novelties
from domain.letters.editing import replace_text
from domain.letters.seen import answer_of
from domain.letters.sending import skip
from domain.letters.showing import LETTER_CARD, show_next
from domain.letters.text_files import read_later
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Client, PersonalLetter
from storage.statements import Statement

_LETTERS = Statement(
    select(PersonalLetter.id, Client.name)
    .join(Client, Client.id == PersonalLetter.client_id)
    .where(PersonalLetter.id == IDS)
)


def _subject(draft: Draft) -> int:
    if draft.subject_id is None:
        raise NotFound("error-letter-unknown")
    return draft.subject_id


@needs(Permission.WRITE_LETTERS)
async def _edit(work: Work, draft: Draft) -> Handed:
    """The whole text as a message, or as a file that is still to be fetched."""
    letter_id = _subject(draft)
    words, file = text_of(draft, "words"), voice_of(draft, "words")
    await responses.hand_in(work, draft)
    if words.strip():
        await replace_text(work, letter_id, words)
        return Handed(LETTER_CARD, {"letter_id": letter_id})
    if file is None:
        raise DeskError("error-words-needed")
    read_later(work, letter_id, file)
    return Handed("letter_file_waits", {"letter_id": letter_id})


@needs(Permission.WRITE_LETTERS)
async def _skip(work: Work, draft: Draft) -> Handed:
    letter_id = _subject(draft)
    await responses.hand_in(work, draft)
    await skip(work, letter_id, text_of(draft, "reason"), text_of(draft, "words"))
    if await show_next(work):
        return Handed(LETTER_CARD, {"letter_id": letter_id})
    return Handed("letters_done")


async def _novelty(work: Work, draft: Draft) -> Handed:
    until_on = value_of(draft, "until_on")
    await responses.hand_in(work, draft)
    await novelties.add(
        work,
        text_of(draft, "words"),
        text_of(draft, "language"),
        until_on if isinstance(until_on, date) else None,
    )
    return Handed("novelties")


async def _opportunity(work: Work, draft: Draft) -> Handed:
    """What the client's answer has come to."""
    seen = await answer_of(work, _subject(draft))
    await responses.hand_in(work, draft)
    told = opportunity_of(work, draft, seen.client_id, seen.letter_id)
    opportunity_id = await new_opportunity(work, told)
    return Handed("opportunity", {"opportunity_id": opportunity_id})


LETTER_PURPOSES: Mapping[str, Purpose] = {
    "letter_edit": Purpose(_edit, _LETTERS, at_once=True, by_files=True),
    "letter_skip": Purpose(_skip, _LETTERS, at_once=True),
    "novelty": Purpose(_novelty, None),
    "letter_opportunity": Purpose(_opportunity, _LETTERS),
}
"""By the purpose that a response is kept with; the subject is the letter."""
