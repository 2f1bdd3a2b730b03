"""Mail that came in, as rows: written before anything is made of it, found again, marked.

A mail is known by what it says (its hash): a server that numbers its mails anew, or a mail moved
away and back, brings nothing twice. Only its place is then written anew.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ARRAY, BigInteger, DateTime, Integer, LargeBinary, Text, bindparam, text

from storage import blobs
from storage.statements import Executor, Statement

CHANNEL = "mails"
"""NOTIFY channel; the payload is the code of the mailbox that has new mail."""

UNREADABLE = "FetchRefused"
"""`last_error` of a mail that the server lists and will not hand out."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A mail as the server gave it.

    Attributes:
        raw: its bytes; of one that is too large, its beginning.
        size: bytes of the whole.
        received_at: when the server got it.
        error: why there is nothing but a placeholder in `raw`.
    """

    uid: int
    raw: bytes
    size: int
    received_at: datetime
    error: str | None = None


async def put(
    executor: Executor, mailbox: str, uidvalidity: int, mails: Sequence[Fetched], now: datetime
) -> int:
    """Write mails down, and wake whoever reads them, both at the commit of the caller.

    Returns:
        How many of them were not known.
    """
    by_hash = {hashlib.sha256(mail.raw).digest(): mail for mail in mails}
    if not by_hash:
        return 0
    hashes, kept = list(by_hash), list(by_hash.values())
    raws = [mail.raw for mail in kept]
    await _BLOBS.all(executor, hashes=hashes, sizes=[len(raw) for raw in raws], raws=raws)
    made = await _MAILS.all(
        executor,
        mailbox=mailbox,
        uidvalidity=uidvalidity,
        now=now,
        uids=[mail.uid for mail in kept],
        hashes=hashes,
        sizes=[mail.size for mail in kept],
        moments=[mail.received_at for mail in kept],
        errors=[mail.error for mail in kept],
    )
    new = sum(bool(row.new) for row in made)
    if new:
        await _NOTIFY.all(executor, mailbox=mailbox)
    return new


async def known_uids(
    executor: Executor, mailbox: str, uidvalidity: int, uids: Sequence[int]
) -> set[int]:
    """Which of these are stored."""
    rows = await _KNOWN.all(executor, mailbox=mailbox, uidvalidity=uidvalidity, uids=list(uids))
    return {row.uid for row in rows}


async def refused_uids(executor: Executor, mailbox: str, uidvalidity: int, limit: int) -> list[int]:
    """Mails that the server would not hand out and that are to be asked for once more; rising."""
    rows = await _REFUSED.all(executor, mailbox=mailbox, uidvalidity=uidvalidity, limit=limit)
    return sorted(row.uid for row in rows)


async def put_again(executor: Executor, mailbox: str, uidvalidity: int, mail: Fetched) -> None:
    """Put a mail in the place of its placeholder; or the placeholder aside again."""
    sha256 = await blobs.put(executor, mail.raw)
    await _AGAIN.all(
        executor,
        mailbox=mailbox,
        uidvalidity=uidvalidity,
        uid=mail.uid,
        sha256=sha256,
        size=mail.size,
        error=mail.error,
    )


async def unmarked_uids(
    executor: Executor, mailbox: str, uidvalidity: int, limit: int
) -> list[int]:
    """Mails that are dealt with, but still lie in the mailbox as if they were not; rising."""
    rows = await _UNMARKED.all(executor, mailbox=mailbox, uidvalidity=uidvalidity, limit=limit)
    return sorted(row.uid for row in rows)


async def note_marked(
    executor: Executor, mailbox: str, uidvalidity: int, uids: Sequence[int]
) -> None:
    """These are marked on the server."""
    await _MARKED.all(executor, mailbox=mailbox, uidvalidity=uidvalidity, uids=list(uids))


_BLOBS = Statement(
    text(
        """
        INSERT INTO blobs (sha256, size, data)
        SELECT * FROM unnest(
            CAST(:hashes AS bytea[]), CAST(:sizes AS bigint[]), CAST(:raws AS bytea[]))
        ON CONFLICT DO NOTHING
        """
    ).bindparams(
        bindparam("hashes", type_=ARRAY(LargeBinary)),
        bindparam("sizes", type_=ARRAY(BigInteger)),
        bindparam("raws", type_=ARRAY(LargeBinary)),
    )
)
# A mail known at this very place is left as it is; one known by its hash gets its new place. Under
# another UIDVALIDITY it is the same mail, marked as it was; under the same it is one more copy.
_MAILS = Statement(
    text(
        """
        INSERT INTO mails
            (mailbox, uidvalidity, uid, sha256, size, received_at, stored_at, state, last_error)
        SELECT :mailbox, :uidvalidity, new.uid, new.sha256, new.size, new.received_at, :now,
               CASE WHEN new.error IS NULL THEN 'stored' ELSE 'quarantined' END, new.error
        FROM unnest(
            CAST(:uids AS bigint[]), CAST(:hashes AS bytea[]), CAST(:sizes AS bigint[]),
            CAST(:moments AS timestamptz[]), CAST(:errors AS text[])
        ) AS new (uid, sha256, size, received_at, error)
        WHERE NOT EXISTS (
            SELECT FROM mails AS known WHERE known.mailbox = :mailbox
            AND known.uidvalidity = :uidvalidity AND known.uid = new.uid)
        ORDER BY new.uid
        ON CONFLICT (mailbox, sha256) DO UPDATE
        SET uidvalidity = excluded.uidvalidity, uid = excluded.uid,
            moved = mails.moved AND mails.uidvalidity <> excluded.uidvalidity
        RETURNING xmax = 0 AS new
        """
    ).bindparams(
        bindparam("mailbox", type_=Text),
        bindparam("uidvalidity", type_=BigInteger),
        bindparam("now", type_=DateTime(timezone=True)),
        bindparam("uids", type_=ARRAY(BigInteger)),
        bindparam("hashes", type_=ARRAY(LargeBinary)),
        bindparam("sizes", type_=ARRAY(BigInteger)),
        bindparam("moments", type_=ARRAY(DateTime(timezone=True))),
        bindparam("errors", type_=ARRAY(Text)),
    )
)
_NOTIFY = Statement(
    text(f"SELECT pg_notify('{CHANNEL}', :mailbox)").bindparams(bindparam("mailbox", type_=Text))
)
_PLACE = (bindparam("mailbox", type_=Text), bindparam("uidvalidity", type_=BigInteger))
_UIDS = bindparam("uids", type_=ARRAY(BigInteger))
_KNOWN = Statement(
    text(
        """
        SELECT uid FROM mails
        WHERE mailbox = :mailbox AND uidvalidity = :uidvalidity AND uid = ANY(:uids)
        """
    ).bindparams(*_PLACE, _UIDS)
)
_REFUSED = Statement(
    text(
        f"""
        SELECT uid FROM mails
        WHERE mailbox = :mailbox AND uidvalidity = :uidvalidity
          AND state = 'stored' AND last_error = '{UNREADABLE}'
        ORDER BY id LIMIT :limit
        """  # noqa: S608 - a constant
    ).bindparams(*_PLACE, bindparam("limit", type_=Integer))
)
# What turns out to be known already under another UID is there twice, and is not done twice.
_AGAIN = Statement(
    text(
        """
        UPDATE mails AS m
        SET sha256 = CASE WHEN twice.known THEN m.sha256 ELSE :sha256 END,
            size = :size,
            last_error = :error,
            state = CASE WHEN twice.known THEN 'dropped'
                         WHEN CAST(:error AS text) IS NULL THEN 'stored'
                         ELSE 'quarantined' END
        FROM (SELECT EXISTS (
            SELECT FROM mails WHERE mailbox = :mailbox AND sha256 = :sha256 AND uid <> :uid
        ) AS known) AS twice
        WHERE m.mailbox = :mailbox AND m.uidvalidity = :uidvalidity AND m.uid = :uid
        """
    ).bindparams(
        *_PLACE,
        bindparam("uid", type_=BigInteger),
        bindparam("sha256", type_=LargeBinary),
        bindparam("size", type_=BigInteger),
        bindparam("error", type_=Text),
    )
)
_UNMARKED = Statement(
    text(
        """
        SELECT uid FROM mails
        WHERE mailbox = :mailbox AND uidvalidity = :uidvalidity
          AND NOT moved AND state IN ('done', 'dropped')
        ORDER BY id LIMIT :limit
        """
    ).bindparams(*_PLACE, bindparam("limit", type_=Integer))
)
_MARKED = Statement(
    text(
        """
        UPDATE mails SET moved = true
        WHERE mailbox = :mailbox AND uidvalidity = :uidvalidity AND uid = ANY(:uids)
        """
    ).bindparams(*_PLACE, _UIDS)
)
