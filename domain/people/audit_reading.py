"""The audit, read: who did what to people and data."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, Select, func, select, true
from sqlalchemy.orm import aliased

from domain.paging import nearest_page, pages_of
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import (
    AuditLine,
    Campaign,
    Client,
    Contact,
    Employee,
    Opportunity,
    Questionnaire,
    Request,
    Ticket,
)

PAGE = 8
"""Lines on one screen."""

AuditPart = Literal["all", "exports", "people", "imports"]
AUDIT_PARTS: Sequence[AuditPart] = ("all", "exports", "people", "imports")

_actor = aliased(Employee)

_WHICH: Mapping[AuditPart, ColumnElement[bool]] = {
    "all": true(),
    "exports": AuditLine.act.startswith("export") | (AuditLine.act == "read_mail"),
    "people": AuditLine.subject.startswith("employee:") | AuditLine.subject.startswith("contact:"),
    "imports": AuditLine.act.in_(("import", "backfill")),
}


def _of_client(thing: type[Questionnaire] | type[Opportunity]) -> Select[int, str]:
    return select(thing.id, Client.name).join(Client, Client.id == thing.client_id)


_NAMES: Mapping[str, Select[int, str]] = {
    "employee": select(Employee.id, Employee.name),
    "client": select(Client.id, Client.name),
    "contact": select(Contact.id, Contact.name),
    "request": select(Request.id, func.concat(Request.number)),
    "ticket": select(Ticket.id, func.concat(Ticket.number)),
    "questionnaire": _of_client(Questionnaire),
    "opportunity": _of_client(Opportunity),
    "campaign": select(Campaign.id, Campaign.name),
}
"""What a line is about, by the first word of its subject; of what has no name its client."""


@dataclass(frozen=True)
class AuditEntry:
    """A line of the audit.

    Attributes:
        actor: none where the desk itself, or the shell before there was an administrator, acted.
        about: of what kind the thing is that it was done to, and what that is called.
        file: that was imported; `n`: how many rows or lines.
    """

    at: datetime
    actor: str | None
    channel: str
    act: str
    about: tuple[str, str] | None
    file: str | None
    n: int | None


@dataclass(frozen=True)
class AuditPage:
    """A page of a part of the audit, the latest first."""

    entries: Sequence[AuditEntry]
    part: AuditPart
    page: int
    pages: int


@needs(Permission.READ_AUDIT)
async def audit_page(work: Work, part: AuditPart = "all", page: int = 0) -> AuditPage:
    """A page of the audit.

    Args:
        page: from 0.
    """
    which = _WHICH[part]
    total = await work.session.scalar(select(func.count(AuditLine.id)).where(which)) or 0
    page = nearest_page(page, total, PAGE)
    rows = (
        await work.session.execute(
            select(AuditLine, _actor.name.label("actor"))
            .outerjoin(_actor, _actor.id == AuditLine.actor_id)
            .where(which)
            .order_by(AuditLine.id.desc())
            .offset(page * PAGE)
            .limit(PAGE)
        )
    ).all()
    lines: list[AuditLine] = [row[0] for row in rows]
    names = await _names(work, lines)
    entries = [
        AuditEntry(
            line.at,
            row.actor,
            line.channel,
            line.act,
            names.get(line.subject or ""),
            _word(line.data.get("file")),
            _count(line.data),
        )
        for line, row in zip(lines, rows, strict=True)
    ]
    return AuditPage(entries, part, page, pages_of(total, PAGE))


async def _names(work: Work, lines: Sequence[AuditLine]) -> dict[str, tuple[str, str]]:
    """What the lines are about, by subject: one statement for each kind of thing among them."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        kind, _, row_id = (line.subject or "").partition(":")
        if kind in _NAMES and row_id.isdecimal():
            wanted[kind].append(int(row_id))
    found = {}
    for kind, ids in wanted.items():
        query = _NAMES[kind]
        key = query.selected_columns[0]
        for row in await work.session.execute(query.where(key.in_(ids))):
            found[f"{kind}:{row[0]}"] = (kind, row[1])
    return found


def _word(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _count(data: Mapping[str, object]) -> int | None:
    for name in ("rows", "lines", "mails", "clients"):
        value = data.get(name)
        if isinstance(value, int):
            return value
    return None
