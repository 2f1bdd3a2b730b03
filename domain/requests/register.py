"""Writing register lines: append-only, signed, chained by hash per request (domain 1.3)."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, insert, select

from domain.work import Work
from storage.models import RegisterLine
from storage.statements import Statement

GENESIS = bytes(32)
"""What the first line of every chain is linked to."""

Evidence = dict[str, Any]


@dataclass(frozen=True)
class Signature:
    """A person's own act: who, when, and what proves it (channel, account, event, time)."""

    person_id: int
    at: datetime
    evidence: Evidence


def signature(work: Work) -> Signature:
    """The signature of whoever acts now.

    Raises:
        NotAllowed: nobody of the staff acts.
    """
    return Signature(work.actor.id, work.now, work.evidence.at(work.now))


async def append(
    work: Work,
    kind: str,
    request_id: int,
    giver: Signature,
    receiver: Signature | None = None,
    *,
    handoff_id: int | None = None,
    by_order_of_id: int | None = None,
) -> int:
    """Append the next line of a request's chain; the caller holds the lock on the request's row.

    Args:
        kind: one of storage's LINE_KINDS.
        giver: who hands over, or who alone signs a line of completion.
        by_order_of_id: who moved the work when its holder could not sign.

    Returns:
        The line's number within the request, from 1.
    """
    last = await _LAST.first(work.transaction, request_id=request_id)
    line_no = last.line_no + 1 if last else 1
    values: dict[str, Any] = {
        "request_id": request_id,
        "line_no": line_no,
        "kind": kind,
        "handoff_id": handoff_id,
        "giver_id": giver.person_id,
        "giver_at": giver.at,
        "giver_evidence": giver.evidence,
        "receiver_id": receiver.person_id if receiver else None,
        "receiver_at": receiver.at if receiver else None,
        "receiver_evidence": receiver.evidence if receiver else None,
        "by_order_of_id": by_order_of_id,
        "recorded_at": work.now,
        "previous_hash": last.hash if last else GENESIS,
    }
    values["hash"] = line_hash(values)
    await _APPEND.all(work.transaction, **values)
    return line_no


_LAST = Statement(
    select(RegisterLine.line_no, RegisterLine.hash)
    .where(RegisterLine.request_id == bindparam("request_id"))
    .order_by(RegisterLine.line_no.desc())
    .limit(1)
)
_APPEND = Statement(
    insert(RegisterLine).values(
        {
            column.name: bindparam(column.name, type_=column.type)
            for column in RegisterLine.__table__.columns
            if column.name != "id"
        }
    )
)


def line_hash(line: Mapping[str, Any]) -> bytes:
    """SHA-256 of a line's fields and the hash before it, in one canonical writing.

    Empty fields are left out, so a column that a later release adds does not change the hashes
    of the lines that were written before it.

    Args:
        line: the columns of a register line by name; `id` and `hash` are left out.
    """
    signed = {
        name: _plain(value)
        for name, value in line.items()
        if name not in _NOT_SIGNED and value is not None
    }
    text = json.dumps(signed, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).digest()


_NOT_SIGNED = frozenset({"id", "hash"})


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.hex() if isinstance(value, bytes) else value
