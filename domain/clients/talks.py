"""What was said with a client: meetings, calls, notes, mails and letters (domain 4.1)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Integer, Row, bindparam, text

from domain.clients.naming import client_name
from domain.clients.views import look
from domain.paging import nearest_page, pages_of
from domain.permissions import Permission, needs
from domain.work import Work
from storage.statements import Statement

PAGE = 6
"""Talks on one screen."""


@dataclass(frozen=True)
class Talk:
    """One talk.

    Attributes:
        kind: questionnaire, relationship (meetings), call, note, mail (the client's own), letter.
        outcome: of a call, as `Call.outcome`; else empty.
        person: of the client's people, where it is known.
        by: of ours.
    """

    kind: str
    at: datetime
    outcome: str
    words: str
    person: str | None
    by: str | None


@dataclass(frozen=True)
class TalkPage:
    """A client's talks, the latest first."""

    client_id: int
    client: str
    talks: list[Talk]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return pages_of(self.total, PAGE)


@needs(Permission.READ_TALKS)
async def talks_page(work: Work, client_id: int, page: int = 0) -> TalkPage:
    """The talks with a client, page by page.

    Args:
        page: from 0; one past the last shows the last.

    Raises:
        NotFound: no such client.
    """
    name = await client_name(work, client_id)
    await look(work, client_id, "bot")
    total = int(await _COUNT.value(work.transaction, client_id=client_id) or 0)
    page = nearest_page(page, total, PAGE)
    rows = await _TALKS.all(work.transaction, client_id=client_id, first=page * PAGE, most=PAGE)
    return TalkPage(client_id, name, [talk_of(row) for row in rows], total, page)


async def last_talk(work: Work, client_id: int) -> Talk | None:
    """The latest talk; within another use case, for who may read talks."""
    row = await _TALKS.first(work.transaction, client_id=client_id, first=0, most=1)
    return None if row is None else talk_of(row)


def talk_of(row: Row[*tuple[Any, ...]]) -> Talk:
    return Talk(row.kind, row.at, row.outcome, row.words, row.person, row.by_name)


TALKS = """
    SELECT kind, held_at AS at, '' AS outcome, coalesce(note, '') AS words,
           NULL::bigint AS contact_id, rep_id AS by_id, id
    FROM meetings WHERE client_id = :client_id
    UNION ALL
    SELECT 'call', at, outcome, coalesce(words, ''), contact_id, rep_id, id
    FROM calls WHERE client_id = :client_id
    UNION ALL
    SELECT 'note', at, '', text, NULL, author_id, id FROM client_notes WHERE client_id = :client_id
    UNION ALL
    SELECT 'mail', received_at, '', coalesce(nullif(words, ''), subject, ''), contact_id, NULL, id
    FROM mails
    WHERE client_id = :client_id AND kind IN ('new', 'reply') AND outcome IS DISTINCT FROM 'spam'
    UNION ALL
    SELECT 'letter', ended_at, '', subject, contact_id, writer_id, id
    FROM personal_letters
    WHERE client_id = :client_id AND state = 'sent' AND ended_at IS NOT NULL
"""
"""Each talk as kind, at, outcome, words, contact_id, by_id, id."""

_BEHIND = """
    SELECT talk.kind, talk.at, talk.outcome, talk.words, contacts.name AS person,
           employees.name AS by_name
    FROM (
"""
_NAMED = """
        ORDER BY at DESC, kind, id DESC OFFSET :first LIMIT :most
    ) AS talk
    LEFT JOIN contacts ON contacts.id = talk.contact_id
    LEFT JOIN employees ON employees.id = talk.by_id
    ORDER BY talk.at DESC, talk.kind, talk.id DESC
"""


def _statement(sql: str, *paging: str) -> Statement:
    given = [bindparam(name, type_=Integer()) for name in paging]
    return Statement(text(sql).bindparams(bindparam("client_id", type_=BigInteger()), *given))


_TALKS = _statement(_BEHIND + TALKS + _NAMED, "first", "most")
_COUNT = _statement(" ".join(("SELECT count(*) FROM (", TALKS, ") AS talk")))
