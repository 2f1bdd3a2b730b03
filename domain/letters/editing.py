"""The writer makes a letter his own: another text, another subject, another person at the client.

The whole text is replaced by a whole text: it is copied, changed where one likes, and pasted back.
"""

import re
import unicodedata

from sqlalchemy import select, update

from domain.errors import DeskError, NotFound, TooLate
from domain.letters.drafting import BODY_LIMIT, SUBJECT_LIMIT, Reader, body_hash
from domain.letters.history import histories
from domain.letters.reading import others
from domain.letters.rows import LETTERS, WAITING, letter_subject, lock_own, lock_waiting
from domain.letters.writing import Wanted, drafts, voice_of
from domain.permissions import Permission, needs
from domain.states import Party, move
from domain.work import Work, redraw
from storage.models import Client, Contact, Employee, Letter, Novelty, PersonalLetter

SHORTEST = 40
"""Characters; less is an answer to something else, not a letter."""

_SUBJECT = re.compile(r"\s*(?:Тема|Subject)\s*:[ \t]*(.*)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\u00a0]+")
_GAPS = re.compile(r"\n\s*\n+")
_UNFILLED = re.compile(r"\{[^{}\n]{0,40}\}|_{3,}|<[^<>\n]{1,40}>|\[[^\[\]\n]{0,40}\]|…{2,}|\.{4,}")
"""Gaps of a template that somebody forgot to fill."""


@needs(Permission.WRITE_LETTERS)
async def replace_text(work: Work, letter_id: int, whole: str) -> None:
    """Put another text in place of the draft.

    Args:
        whole: the letter; a first line "Тема: …" or "Subject: …" is its subject.

    Raises:
        NotFound, NotAllowed: it is another's. TooLate: it is sent, or given up. DeskError: it is no
            letter, has gaps left to be filled, or reads like one to another client.
    """
    row = await lock_waiting(work, letter_id)
    subject, body = _parts(whole)
    _check(body)
    subject = subject or row.subject
    if (subject, body) == (row.subject, row.body):
        return
    await _put(work, row, subject[:SUBJECT_LIMIT], body, edited=True)


def _parts(whole: str) -> tuple[str, str]:
    """Subject, "" where none is given, and body; blanks and empty lines as a letter has them."""
    lines = [
        _BLANKS.sub(" ", line).strip() for line in unicodedata.normalize("NFC", whole).splitlines()
    ]
    text = "\n".join(lines).strip()
    first, _, rest = text.partition("\n")
    found = _SUBJECT.fullmatch(first)
    body = rest.strip() if found else text
    return (found[1].strip() if found else ""), _GAPS.sub("\n\n", body)


def _check(body: str) -> None:
    if len(body) < SHORTEST:
        raise DeskError("error-letter-short")
    if len(body) > BODY_LIMIT:
        raise DeskError("error-letter-long", limit=BODY_LIMIT, length=len(body))
    gap = _UNFILLED.search(body)
    if gap is not None:
        raise DeskError("error-letter-gap", words=gap[0])


async def _put(
    work: Work, row: PersonalLetter, subject: str, body: str, *, edited: bool, **values: object
) -> None:
    digest = body_hash(body)
    same = await work.session.scalar(
        select(Client.name)
        .join(PersonalLetter, PersonalLetter.client_id == Client.id)
        .where(PersonalLetter.body_hash == digest, PersonalLetter.id != row.id)
    )
    if same is not None:
        raise DeskError("error-letter-same", client=same)
    await work.session.execute(
        update(PersonalLetter)
        .where(PersonalLetter.id == row.id)
        .values(
            subject=subject,
            body=body,
            body_hash=digest,
            edited=edited,
            revision=PersonalLetter.revision + 1,
            **values,
        )
    )
    await redraw(work, letter_subject(row.id))


@needs(Permission.WRITE_LETTERS)
async def write_to(work: Work, letter_id: int, contact_id: int) -> None:
    """Write to somebody else at the client, where the letter came back or its address is dead: it
    is to be sent once more, with his name in the greeting.

    Raises:
        NotFound, NotAllowed: it is another's. TooLate: it has arrived, or is given up.
    """
    row = await lock_own(work, letter_id)
    person = next(
        (
            each
            for each in await others(work, row.client_id, row.address)
            if each.contact_id == contact_id
        ),
        None,
    )
    if person is None:
        raise NotFound("error-letter-person-gone")
    if row.state == "sent":
        fate = await work.session.scalar(select(Letter.state).where(Letter.id == row.letter_id))
        if fate not in ("failed", "bounced"):
            raise TooLate("error-letter-over")
        await move(
            work.session,
            LETTERS,
            "write_anew",
            row.id,
            {Party.AUTHOR},
            letter_id=None,
            thread_id=None,
            ended_at=None,
            due_on=work.today,
        )
    elif row.state not in WAITING:
        raise TooLate("error-letter-over")
    await readdress(work, row, contact_id)


async def readdress(work: Work, row: PersonalLetter, contact_id: int) -> None:
    """Another person is written to; within another act. What the writer wrote himself stays, but
    for whom it greets.
    """
    contact = await work.session.get_one(Contact, contact_id)
    address = (contact.email or "").lower()
    subject, body = await _for(work, row, contact.name)
    await _put(work, row, subject, body, edited=row.edited, contact_id=contact.id, address=address)


async def _for(work: Work, row: PersonalLetter, name: str) -> tuple[str, str]:
    """The letter to that person: drafted anew, or its greeting alone."""
    writer = await work.session.get_one(Employee, row.writer_id)
    client = await work.session.get_one(Client, row.client_id)
    novelty = await work.session.get(Novelty, row.novelty_id) if row.novelty_id else None
    known = await histories(work, [row.client_id])
    wanted = Wanted(
        row.client_id,
        known[row.client_id],
        Reader(name, client.language),
        voice_of(work, writer, row.language),
        novelty.text if novelty else None,
    )
    (made,) = await drafts(work, [wanted], f"{row.quarter.isoformat()}:{name}")
    if not row.edited:
        return made.subject, made.body
    greeting = made.body.partition("\n\n")[0]
    own = row.body.partition("\n\n")[2]
    return row.subject, f"{greeting}\n\n{own}" if own else row.body
