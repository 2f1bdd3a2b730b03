"""A sweep: what a mailbox holds and the desk does not becomes rows. Done again, it does nothing.

Rows and cursor are written in one transaction a batch, so a crash at any moment loses and repeats
nothing. Mail is marked or moved on the server last, when it has been dealt with.
"""

from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from domain.clock import Clock
from mail import mailboxes, store
from mail.imap.answers import Selected, search_date
from mail.imap.connection import MOST_UIDS, Connection
from mail.imap.fetching import Fetching, Losses, ahead
from mail.mailboxes import Cursor
from mail.store import Fetched

log = structlog.get_logger()

MARK_AT_ONCE = 500
A_DAY = timedelta(days=1)

OnStored = Callable[[str], Awaitable[None]]
"""Told the mailbox's code after each commit that brought something new."""


@dataclass(frozen=True)
class Mailbox:
    """A mailbox and how it is to be swept.

    Attributes:
        done_folder: where mail goes that is dealt with; None: it is marked as seen.
        takes_all: whether the first sweep takes what lies there already.
    """

    code: str
    address: str
    folder: str
    done_folder: str | None
    read_only: bool
    takes_all: bool


class Sweeping:
    """Sweeps one mailbox over one connection."""

    def __init__(
        self,
        engine: AsyncEngine,
        clock: Clock,
        connection: Connection,
        mailbox: Mailbox,
        on_stored: OnStored,
        losses: Losses,
    ) -> None:
        """
        Args:
            losses: kept from one connection to the next.
        """
        self._engine = engine
        self._clock = clock
        self._connection = connection
        self._mailbox = mailbox
        self._on_stored = on_stored
        self._fetching = Fetching(connection, clock, losses)

    async def sweep(self) -> Cursor:
        """Take what is new, and mark what has been dealt with.

        Returns:
            Up to where all is taken or was not to be taken.

        Raises:
            MailboxFailure: the connection is of no more use.
        """
        mailbox = self._mailbox
        selected = await self._connection.open(mailbox.folder, read_only=mailbox.read_only)
        last_uid = await self._take_new(selected, await self._cursor())
        await self._fetch_again(selected.uidvalidity)
        if not mailbox.read_only:
            await self._mark(selected.uidvalidity)
        return Cursor(selected.uidvalidity, last_uid)

    async def backfill(self, since: datetime) -> int:
        """Take what came since a moment and is not known; the cursor stays where it is.

        Returns:
            How many mails were new.
        """
        selected = await self._connection.open(self._mailbox.folder, read_only=True)
        return await self._take_unknown(selected, since)

    async def _take_new(self, selected: Selected, cursor: Cursor | None) -> int:
        if cursor is None:
            last = 0 if self._mailbox.takes_all else await self._last_uid(selected)
            cursor = Cursor(selected.uidvalidity, last)
            await self._move(cursor)
        elif cursor.uidvalidity != selected.uidvalidity:
            return await self._take_again(selected)
        # A server answers "n:*" with its last mail, however small its number.
        found = await self._connection.search("UID", f"{cursor.last_uid + 1}:*")
        new = [uid for uid in found if uid > cursor.last_uid]
        async with aclosing(ahead(self._fetching.batches(new))) as batches:
            async for batch, last in batches:
                await self._store(selected.uidvalidity, batch, Cursor(selected.uidvalidity, last))
        return max(new, default=cursor.last_uid)

    async def _take_again(self, selected: Selected) -> int:
        """The server numbers its mails anew: look at all of them, known ones by their hash.

        The cursor moves at the very end: after a crash all is looked at again. Mail that was there
        before the desk was is as little to be taken now as it was then.
        """
        log.warning("mailbox.renumbered", mailbox=self._mailbox.code)
        last = await self._last_uid(selected)
        await self._take_unknown(selected, await self._began_at())
        await self._move(Cursor(selected.uidvalidity, last))
        return last

    async def _take_unknown(self, selected: Selected, since: datetime | None) -> int:
        # SINCE knows days only, in a time zone of the server's own.
        criteria = ("ALL",) if since is None else ("SINCE", search_date(since - A_DAY))
        found = await self._connection.search(*criteria)
        async with self._engine.connect() as connection:
            known = await store.known_uids(
                connection, self._mailbox.code, selected.uidvalidity, found
            )
        unknown = [uid for uid in found if uid not in known]
        new = 0
        async with aclosing(ahead(self._fetching.batches(unknown, since))) as batches:
            async for batch, _ in batches:
                new += await self._store(selected.uidvalidity, batch, None)
        return new

    async def _fetch_again(self, uidvalidity: int) -> None:
        """Try once more what the server would not hand out and a person wants tried again."""
        code = self._mailbox.code
        async with self._engine.connect() as connection:
            uids = await store.refused_uids(connection, code, uidvalidity, MOST_UIDS)
        for uid in uids:
            mail = await self._fetching.again(uid)
            async with self._engine.begin() as connection:
                await store.put_again(connection, code, uidvalidity, mail)
        if uids:
            await self._on_stored(code)

    async def _store(self, uidvalidity: int, batch: list[Fetched], cursor: Cursor | None) -> int:
        code = self._mailbox.code
        async with self._engine.begin() as connection:
            new = await store.put(connection, code, uidvalidity, batch, self._clock.now())
            if cursor is not None:
                await mailboxes.move_cursor(connection, code, cursor)
        if new:
            await self._on_stored(code)
        return new

    async def _mark(self, uidvalidity: int) -> None:
        """Mark or move what has been dealt with: the last thing that is done with a mail."""
        mailbox = self._mailbox
        while True:
            async with self._engine.connect() as connection:
                uids = await store.unmarked_uids(
                    connection, mailbox.code, uidvalidity, MARK_AT_ONCE
                )
            if not uids:
                return
            if mailbox.done_folder is None:
                await self._connection.mark_seen(uids)
            else:
                await self._connection.move(uids, mailbox.done_folder)
            async with self._engine.begin() as connection:
                await store.note_marked(connection, mailbox.code, uidvalidity, uids)

    async def _cursor(self) -> Cursor | None:
        async with self._engine.connect() as connection:
            return await mailboxes.cursor_of(connection, self._mailbox.code)

    async def _began_at(self) -> datetime | None:
        """Mail older than this was there before the desk was; None: all is to be taken."""
        if self._mailbox.takes_all:
            return None
        async with self._engine.connect() as connection:
            return await mailboxes.began_at(connection, self._mailbox.code)

    async def _move(self, cursor: Cursor) -> None:
        async with self._engine.begin() as connection:
            await mailboxes.move_cursor(connection, self._mailbox.code, cursor)

    async def _last_uid(self, selected: Selected) -> int:
        if selected.uid_next is not None:
            return selected.uid_next - 1
        return max(await self._connection.search("UID", "*"), default=0)
