"""All that happened with a client in the order of time, page by page (domain 4.1)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Integer, bindparam, text
from sqlalchemy.types import Text, TypeEngine

from domain.clients.naming import client_name
from domain.clients.talks import TALKS
from domain.clients.views import look
from domain.paging import nearest_page, pages_of
from domain.permissions import Permission, needs
from domain.work import Work
from storage.statements import Statement

PAGE = 8
"""Events on one screen."""


@dataclass(frozen=True)
class Event:
    """Something that happened.

    Attributes:
        kind: request, request_closed, ticket, ticket_closed, appointment_cancelled, questionnaire,
            promise, promise_kept, opportunity, opportunity_won, opportunity_lost, member, order;
            and the kinds of talks (see `talks.Talk`).
        outcome: of a call; of a member his part.
        number: by which the thing is known, where it has one.
        amount: of an order or an opportunity, in `currency`.
    """

    kind: str
    at: datetime
    outcome: str
    words: str
    who: str | None
    number: int | None
    amount: Decimal | None
    currency: str | None


@dataclass(frozen=True)
class HistoryPage:
    """A client's history, the latest first."""

    client_id: int
    client: str
    events: list[Event]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return pages_of(self.total, PAGE)


@needs(Permission.FIND_CLIENTS)
async def history_page(work: Work, client_id: int, page: int = 0) -> HistoryPage:
    """What happened, the latest first; talks and purchases for those who may read them.

    Args:
        page: from 0; one past the last shows the last.

    Raises:
        NotFound: no such client.
    """
    name = await client_name(work, client_id)
    await look(work, client_id, "bot")
    may = work.actor.may
    shown = may(Permission.READ_TALKS), may(Permission.READ_PURCHASES)
    given = {"client_id": client_id, "zone": work.policy.time_zone}
    total = int(await _COUNTS[shown].value(work.transaction, **given) or 0)
    page = nearest_page(page, total, PAGE)
    rows = await _PAGES[shown].all(work.transaction, first=page * PAGE, most=PAGE, **given)
    return HistoryPage(client_id, name, [Event(*row) for row in rows], total, page)


_MATTERS = """
    SELECT 'request' AS kind, created_at AS at, '' AS outcome, title AS words, author_id AS by_id,
           number, NULL::numeric AS amount, NULL::text AS currency, id
    FROM requests WHERE client_id = :client_id
    UNION ALL
    SELECT 'request_closed', closed_at, '', title, holder_id, number, NULL, NULL, id
    FROM requests WHERE client_id = :client_id AND closed_at IS NOT NULL
    UNION ALL
    SELECT 'ticket', opened_at, '', '', rep_id, number, NULL, NULL, id
    FROM tickets WHERE client_id = :client_id
    UNION ALL
    SELECT 'ticket_closed', closed_at, state, '', coalesce(lead_id, rep_id), number, NULL, NULL, id
    FROM tickets WHERE client_id = :client_id AND closed_at IS NOT NULL
    UNION ALL
    SELECT 'appointment_cancelled', starts_at, '', '', rep_id, NULL, NULL, NULL, id
    FROM appointments WHERE client_id = :client_id AND state IN ('cancelled', 'missed')
    UNION ALL
    SELECT 'questionnaire', handed_in_at, '', '', rep_id, number, NULL, NULL, id
    FROM questionnaires WHERE client_id = :client_id AND handed_in_at IS NOT NULL
    UNION ALL
    SELECT 'promise', created_at, '', title, owner_id, NULL, NULL, NULL, id
    FROM tasks WHERE client_id = :client_id AND promised
    UNION ALL
    SELECT 'promise_kept', done_at, '', title, owner_id, NULL, NULL, NULL, id
    FROM tasks WHERE client_id = :client_id AND promised AND done_at IS NOT NULL
    UNION ALL
    SELECT 'opportunity', created_at, '', title, owner_id, NULL, amount, currency, id
    FROM opportunities WHERE client_id = :client_id
    UNION ALL
    SELECT 'opportunity_' || stage, closed_at, '', title, owner_id, NULL, amount, currency, id
    FROM opportunities
    WHERE client_id = :client_id AND stage IN ('won', 'lost') AND closed_at IS NOT NULL
    UNION ALL
    SELECT 'member', since, part, '', employee_id, NULL, NULL, NULL, id
    FROM client_members WHERE client_id = :client_id
"""
_TALKS = " ".join(
    (
        "UNION ALL SELECT kind, at, outcome, words, by_id, NULL::bigint, NULL::numeric,",
        "NULL::text, id FROM (",
        TALKS,
        ") AS talk",
    )
)
_PURCHASES = """
    UNION ALL
    SELECT 'order', timezone(:zone, ordered_on::timestamp), '', title, NULL, NULL, amount, currency,
           id
    FROM orders WHERE client_id = :client_id
"""
_HEAD = """
    SELECT event.kind, event.at, event.outcome, event.words, employees.name AS who, event.number,
           event.amount, event.currency
    FROM (
"""
_TAIL = """
        ORDER BY at DESC, kind, id DESC OFFSET :first LIMIT :most
    ) AS event
    LEFT JOIN employees ON employees.id = event.by_id
    ORDER BY event.at DESC, event.kind, event.id DESC
"""
_TYPES: dict[str, TypeEngine[Any]] = {
    "client_id": BigInteger(),
    "first": Integer(),
    "most": Integer(),
    "zone": Text(),
}


def _statement(head: str, tail: str, talks: bool, purchases: bool) -> Statement:
    parts = (head, _MATTERS, _TALKS if talks else "", _PURCHASES if purchases else "", tail)
    sql = "".join(parts)
    given = [bindparam(name, type_=kind) for name, kind in _TYPES.items() if f":{name}" in sql]
    return Statement(text(sql).bindparams(*given))


_SHOWN = [(talks, purchases) for talks in (False, True) for purchases in (False, True)]
_PAGES = {shown: _statement(_HEAD, _TAIL, *shown) for shown in _SHOWN}
_COUNTS = {shown: _statement("SELECT count(*) FROM (", ") AS event", *shown) for shown in _SHOWN}
