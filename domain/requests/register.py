"""Writing register lines: append-only, signed, chained by hash per request (domain 1.3)."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, bindparam, insert, select

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


@dataclass(frozen=True)
class Head:
    """The end of a request's chain, which the next line is linked to.

    Attributes:
        line_no: of the last line; 0 where there is none yet.
        hash: its hash; GENESIS where there is none yet.
    """

    line_no: int = 0
    hash: bytes = GENESIS


HEAD = (
    select(RegisterLine.line_no, RegisterLine.hash)
    .where(RegisterLine.request_id == bindparam("request_id", type_=BigInteger))
    .order_by(RegisterLine.line_no.desc())
    .limit(1)
)
"""What makes a `Head`; the caller holds the lock on the request's row."""


async def append(
    work: Work,
    kind: str,
    request_id: int,
    giver: Signature,
    receiver: Signature | None = None,
    *,
    handoff_id: int | None = None,
    by_order_of_id: int | None = None,
) -> None:
    """Append the next line of a request's chain; the caller holds the lock on the request's row.

    Args:
        kind: one of storage's LINE_KINDS.
        giver: who hands over, or who alone signs a line of completion.
        by_order_of_id: who moved the work when its holder could not sign.
    """
    last = await _HEAD.first(work.transaction, request_id=request_id)
    line = next_line(
        work,
        Head(*last) if last else Head(),
        kind,
        request_id,
        giver,
        receiver,
        handoff_id=handoff_id,
        by_order_of_id=by_order_of_id,
    )
    await _APPEND.all(work.transaction, **line)


def next_line(
    work: Work,
    head: Head,
    kind: str,
    request_id: int,
    giver: Signature,
    receiver: Signature | None,
    *,
    handoff_id: int | None,
    by_order_of_id: int | None,
) -> dict[str, Any]:
    """The line that follows `head`, hash and all, as the parameters of APPEND.

    Args:
        kind, giver, receiver, by_order_of_id: as in `append`.
    """
    line: dict[str, Any] = {
        "request_id": request_id,
        "line_no": head.line_no + 1,
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
        "previous_hash": head.hash,
    }
    line["hash"] = line_hash(line)
    return line


APPEND = insert(RegisterLine).values(
    {
        column.name: bindparam(column.name, type_=column.type)
        for column in RegisterLine.__table__.columns
        if column.name != "id"
    }
)
_HEAD = Statement(HEAD)
_APPEND = Statement(APPEND)


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
    return hashlib.sha256(_CANONICAL.encode(signed).encode()).digest()


_CANONICAL = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))
_NOT_SIGNED = frozenset({"id", "hash"})


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.hex() if isinstance(value, bytes) else value
