"""What a letter is written from: its row, and what it speaks of, read when it is composed."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ARRAY, BigInteger, any_, bindparam, select, text

from domain.clients.asked import Asked, asked_of
from domain.mail.leaving import Leaving
from domain.reports.keeping import Facts, facts_from
from storage.models import Employee, Report, Request
from storage.statements import Executor, Statement


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
        department: code of that person's own, which need not be the mailbox's.
        mailbox: code of the mailbox it is written from.
        args: by kind, see `mail.letters.contents`.
        asked: whom a client is to ask about anything; None in letters to others.
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
    department: str | None = None
    request: AboutRequest | None = None
    report: Facts | None = None
    asked: Asked | None = None


async def facts_of(executor: Executor, letters: Sequence[Leaving]) -> dict[int, LetterFacts]:
    """What letters are composed from now, by their ids."""
    authors = await _authors(executor, {each.author_id for each in letters if each.author_id})
    requests = await _requests(executor, {_id(each, "request_id") for each in letters} - {0})
    reports = await _reports(executor, {_id(each, "report_id") for each in letters} - {0})
    asked = await asked_of(executor, [each.id for each in letters])
    found = {}
    for letter in letters:
        author = authors.get(letter.author_id or 0, _NOBODY)
        found[letter.id] = LetterFacts(
            kind=letter.kind,
            address=letter.address,
            name=letter.name,
            language=letter.language,
            time_zone=letter.time_zone,
            mailbox=letter.mailbox,
            args=letter.args,
            words=letter.words,
            author=author.name,
            department=author.department,
            request=requests.get(_id(letter, "request_id")),
            report=reports.get(_id(letter, "report_id")),
            asked=asked.get(letter.id),
        )
    return found


def _id(letter: Leaving, name: str) -> int:
    """What a letter speaks of, 0 where it speaks of no such thing."""
    found = letter.args.get(name)
    return found if isinstance(found, int) else 0


_IDS = bindparam("ids", type_=ARRAY(BigInteger))
_AUTHORS = Statement(
    select(Employee.id, Employee.name, Employee.department).where(Employee.id == any_(_IDS))
)
_REQUESTS = Statement(
    select(
        Request.id,
        Request.number,
        Request.kind,
        Request.title,
        Request.department,
        Request.due_at,
    ).where(Request.id == any_(_IDS))
)

_REPORTS = Statement(select(Report.id, Report.kind, Report.facts).where(Report.id == any_(_IDS)))


@dataclass(frozen=True)
class _Author:
    name: str | None
    department: str | None


_NOBODY = _Author(None, None)


async def _authors(executor: Executor, ids: Set[int]) -> dict[int, _Author]:
    rows = await _AUTHORS.all(executor, ids=list(ids)) if ids else ()
    return {row.id: _Author(row.name, row.department) for row in rows}


async def _requests(executor: Executor, ids: Set[int]) -> dict[int, AboutRequest]:
    rows = await _REQUESTS.all(executor, ids=list(ids)) if ids else ()
    return {row.id: AboutRequest(*row[1:]) for row in rows}


async def _reports(executor: Executor, ids: Set[int]) -> dict[int, Facts]:
    rows = await _REPORTS.all(executor, ids=list(ids)) if ids else ()
    return {row.id: facts_from(row.kind, row.facts) for row in rows}


REFERENCES = 10
"""Message-IDs of a thread that a letter names; more make headers that old relays cut."""

_THREADS = Statement(
    text(
        """
        SELECT letters.id, before.message_id
        FROM letters CROSS JOIN LATERAL (
            SELECT message_id, at FROM (
                SELECT message_id, stored_at AS at FROM mails
                WHERE mails.thread_id = letters.thread_id AND message_id IS NOT NULL
                UNION ALL
                SELECT earlier.message_id, earlier.created_at FROM letters AS earlier
                WHERE earlier.thread_id = letters.thread_id AND earlier.id < letters.id
            ) AS thread ORDER BY at DESC LIMIT :references
        ) AS before
        WHERE letters.id = ANY(:ids) ORDER BY letters.id, before.at
        """
    ).bindparams(_IDS, references=REFERENCES)
)


async def references_of(
    executor: Executor, letters: Sequence[Leaving]
) -> dict[int, tuple[str, ...]]:
    """The Message-IDs of each letter's thread so far, oldest first, what is answered last."""
    found: dict[int, list[str]] = {letter.id: [] for letter in letters}
    for row in await _THREADS.all(executor, ids=list(found)):
        found[row.id].append(row.message_id)
    return {letter.id: _ending_in(letter.in_reply_to, found[letter.id]) for letter in letters}


def _ending_in(answered: str | None, known: Sequence[str]) -> tuple[str, ...]:
    others = tuple(each for each in known if each != answered)
    return (*others, answered) if answered else others
