"""The desk's mailboxes as rows: how far each was read, and how its sweeps go."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, DateTime, Text, bindparam, text

from storage.statements import Executor, Statement


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a mailbox was read."""

    uidvalidity: int | None
    last_uid: int


async def cursor_of(executor: Executor, mailbox: str) -> Cursor | None:
    """How far a mailbox was read; None before it was ever opened."""
    row = await _CURSOR.first(executor, mailbox=mailbox)
    return None if row is None or row.uidvalidity is None else Cursor(row.uidvalidity, row.last_uid)


async def move_cursor(executor: Executor, mailbox: str, cursor: Cursor) -> None:
    """Everything up to there is stored, or was not to be taken."""
    await _MOVE.all(
        executor, mailbox=mailbox, uidvalidity=cursor.uidvalidity, last_uid=cursor.last_uid
    )


async def began_at(executor: Executor, mailbox: str) -> datetime | None:
    """Since when mail is taken from this mailbox: the server's moment of the first that ever was;
    before there was one, a little before the last sweep. None: it was never swept.
    """
    moment: datetime | None = await _BEGAN.value(executor, mailbox=mailbox)
    return moment


async def note_sweep(executor: Executor, mailbox: str, now: datetime) -> None:
    """A sweep went well."""
    await _WELL.all(executor, mailbox=mailbox, now=now)


async def note_failure(executor: Executor, mailbox: str, failure: str, now: datetime) -> None:
    """A sweep did not go well; since when, is kept from the first of several."""
    await _FAILED.all(executor, mailbox=mailbox, failure=failure, now=now)


_CURSOR = Statement(
    text("SELECT uidvalidity, last_uid FROM mailboxes WHERE code = :mailbox").bindparams(
        bindparam("mailbox", type_=Text)
    )
)
_MOVE = Statement(
    text(
        """
        INSERT INTO mailboxes (code, uidvalidity, last_uid)
        VALUES (:mailbox, :uidvalidity, :last_uid)
        ON CONFLICT (code) DO UPDATE
        SET uidvalidity = excluded.uidvalidity, last_uid = excluded.last_uid
        """
    ).bindparams(
        bindparam("mailbox", type_=Text),
        bindparam("uidvalidity", type_=BigInteger),
        bindparam("last_uid", type_=BigInteger),
    )
)
_BEGAN = Statement(
    text(
        """
        SELECT coalesce(
            (SELECT received_at FROM mails WHERE mailbox = :mailbox ORDER BY id LIMIT 1),
            (SELECT swept_at - interval '10 minutes' FROM mailboxes WHERE code = :mailbox))
        """
    ).bindparams(bindparam("mailbox", type_=Text))
)
_WELL = Statement(
    text(
        """
        INSERT INTO mailboxes (code, swept_at) VALUES (:mailbox, :now)
        ON CONFLICT (code) DO UPDATE
        SET swept_at = excluded.swept_at, failing_since = NULL, failure = NULL
        """
    ).bindparams(bindparam("mailbox", type_=Text), bindparam("now", type_=DateTime(timezone=True)))
)
_FAILED = Statement(
    text(
        """
        INSERT INTO mailboxes (code, failing_since, failure) VALUES (:mailbox, :now, :failure)
        ON CONFLICT (code) DO UPDATE
        SET failing_since = coalesce(mailboxes.failing_since, excluded.failing_since),
            failure = excluded.failure
        """
    ).bindparams(
        bindparam("mailbox", type_=Text),
        bindparam("now", type_=DateTime(timezone=True)),
        bindparam("failure", type_=Text),
    )
)
