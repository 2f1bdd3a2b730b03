"""What a letter may speak of: this client's own history, read for many clients at once.

Only what he knows himself goes into a letter: what he ordered, that we met, what he asked by mail,
what was repaired for him. What reps noted down about him does not; the writer reads it beside the
letter.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ARRAY, BigInteger, Text, bindparam, text

from domain.work import Work
from storage.base import JsonObject
from storage.statements import Statement


@dataclass(frozen=True)
class History:
    """What is known of a client.

    Attributes:
        place: town or district.
        orders: how many, since `first_on`; `last_on` and `last_title` of the latest, `usual` what
            he ordered more than once.
        met_on, met_by, note: the last meeting, with whom of ours, and what was noted of it (not
            for the client's eyes).
        repaired_on, complaint: a repair that he confirmed, and his own words about it.
        asked_on, asked: his last request by mail, by its subject.
    """

    client: str
    place: str | None = None
    orders: int = 0
    first_on: date | None = None
    last_on: date | None = None
    last_title: str | None = None
    usual: str | None = None
    met_on: date | None = None
    met_by: str | None = None
    note: str | None = None
    repaired_on: date | None = None
    complaint: str | None = None
    asked_on: date | None = None
    asked: str | None = None

    def kept(self) -> JsonObject:
        """As the letter's row keeps it."""
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in self.__dict__.items()
            if value not in (None, 0)
        }


_DAYS = {"first_on", "last_on", "met_on", "repaired_on", "asked_on"}


def history_from(kept: JsonObject) -> History:
    """What a letter was drafted from, out of its row."""
    given: dict[str, Any] = {
        name: date.fromisoformat(str(kept[name])) if name in _DAYS else kept[name]
        for name in History.__dataclass_fields__
        if name in kept
    }
    return History(**given)


_READ = Statement(
    text(
        """
        SELECT clients.id, clients.name AS client, clients.place,
               coalesce(ordered.n, 0) AS orders, ordered.first_on, latest.ordered_on AS last_on,
               latest.title AS last_title, often.title AS usual,
               met.on_day AS met_on, met.rep AS met_by, met.note,
               repaired.on_day AS repaired_on, repaired.words AS complaint,
               asked.on_day AS asked_on, asked.title AS asked
        FROM clients
        LEFT JOIN LATERAL (
            SELECT count(*) AS n, min(ordered_on) AS first_on FROM orders
            WHERE client_id = clients.id
        ) AS ordered ON true
        LEFT JOIN LATERAL (
            SELECT ordered_on, title FROM orders WHERE client_id = clients.id
            ORDER BY ordered_on DESC, id DESC LIMIT 1
        ) AS latest ON true
        LEFT JOIN LATERAL (
            SELECT title FROM orders WHERE client_id = clients.id AND title <> latest.title
            GROUP BY title HAVING count(*) > 1 ORDER BY count(*) DESC, title LIMIT 1
        ) AS often ON true
        LEFT JOIN LATERAL (
            SELECT CAST(held_at AT TIME ZONE :zone AS date) AS on_day, employees.name AS rep,
                   meetings.note
            FROM meetings JOIN employees ON employees.id = meetings.rep_id
            WHERE client_id = clients.id AND employees.erased_at IS NULL
            ORDER BY held_at DESC LIMIT 1
        ) AS met ON true
        LEFT JOIN LATERAL (
            SELECT CAST(tickets.closed_at AT TIME ZONE :zone AS date) AS on_day, problems.words
            FROM tickets JOIN problems ON problems.ticket_id = tickets.id
            WHERE tickets.client_id = clients.id AND tickets.state = 'confirmed'
                AND problems.words <> ''
            ORDER BY tickets.closed_at DESC, problems.instance LIMIT 1
        ) AS repaired ON true
        LEFT JOIN LATERAL (
            SELECT CAST(requests.created_at AT TIME ZONE :zone AS date) AS on_day, requests.title
            FROM requests JOIN mails ON mails.request_id = requests.id
            WHERE requests.client_id = clients.id AND requests.state = 'closed'
            ORDER BY requests.id DESC LIMIT 1
        ) AS asked ON true
        WHERE clients.id = ANY(:ids)
        """
    ).bindparams(bindparam("ids", type_=ARRAY(BigInteger)), bindparam("zone", type_=Text))
)


async def histories(work: Work, client_ids: Collection[int]) -> dict[int, History]:
    """What is known of some clients, by client; one statement for them all."""
    rows = await _READ.all(work.open_session, ids=[*client_ids], zone=work.policy.time_zone)
    return {row[0]: History(*row[1:]) for row in rows}
