"""What a letter is written from: its row, and what it speaks of, read when it is composed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Employee, Letter, Request
from storage.statements import Statement


@dataclass(frozen=True)
class AboutRequest:
    """The request a letter speaks of."""

    number: int
    kind: str
    title: str
    department: str
    due_at: datetime


@dataclass(frozen=True)
class LetterFacts:
    """A letter to be composed.

    Attributes:
        name: of the receiver, "" when it is not known.
        words: what a person wrote in it; None in a letter of the desk's own.
        author: the name of that person.
        mailbox: code of the mailbox it is written from.
        args: by kind, see `mail.letters.contents`.
    """

    kind: str
    address: str
    name: str
    language: str
    time_zone: str
    mailbox: str
    args: Mapping[str, object]
    words: str | None = None
    author: str | None = None
    request: AboutRequest | None = None


async def facts_of(session: AsyncSession, letter: Letter) -> LetterFacts:
    """What a letter is composed from now."""
    return LetterFacts(
        kind=letter.kind,
        address=letter.address,
        name=letter.name,
        language=letter.language,
        time_zone=letter.time_zone,
        mailbox=letter.mailbox,
        args=letter.args,
        words=letter.words,
        author=await _author(session, letter.author_id),
        request=await _request(session, letter.args.get("request_id")),
    )


async def _author(session: AsyncSession, employee_id: int | None) -> str | None:
    if employee_id is None:
        return None
    return await session.scalar(select(Employee.name).where(Employee.id == employee_id))


_REQUEST = Statement(
    select(Request.number, Request.kind, Request.title, Request.department, Request.due_at).where(
        Request.id == bindparam("id")
    )
)


async def _request(session: AsyncSession, request_id: object) -> AboutRequest | None:
    if not isinstance(request_id, int):
        return None
    row = await _REQUEST.first(session, id=request_id)
    return None if row is None else AboutRequest(*row)
