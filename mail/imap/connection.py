"""One connection to a mailbox. Every call ends: with an answer, or with a `MailboxFailure`.

The library waits for ever when a connection is lost, and is of no use after a time-out; so each of
its calls is raced against the loss and the clock, and after any failure the connection is dropped.
"""

import asyncio
from collections.abc import Awaitable, Coroutine, Iterable, Sequence
from time import monotonic
from typing import Any, TypeVar

from aioimaplib import AioImapException, Response

from mail.imap import answers
from mail.imap.answers import Facts, Selected
from mail.imap.client import Client
from mail.imap.failures import FetchRefused, MailboxFailure
from mail.imap.names import folder_name, uid_set

COMMAND_LIMIT = 30.0  # seconds
FIRST_TURN = 0.5  # seconds of the first IDLE after a sweep
FETCH_LIMIT = 60.0  # for a command on many mails; for what it carries more, by SLOWEST
SLOWEST = 50_000.0  # bytes a second that a link is expected to carry
MOST_UIDS = 100
"""In one command: the library recurses once for each line of an answer."""

Answer = TypeVar("Answer")


class Connection:
    """An open mailbox. Made by `mail.imap.connecting.connected`."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def can(self, capability: str) -> bool:
        """Whether the server says so: "IDLE", "MOVE", "UIDPLUS"."""
        return bool(self._client.has_capability(capability))

    async def open(self, folder: str, *, read_only: bool) -> Selected:
        """Open a folder; again, to learn whether it is still the same.

        Raises:
            MailboxFailure: folder_missing, and as with any call.
        """
        client, name = self._client, folder_name(folder)
        asked = client.examine(name) if read_only else client.select(name)
        answer = await self._ask(asked, COMMAND_LIMIT)
        if answer.result != "OK":
            raise MailboxFailure("folder_missing", folder)
        selected = answers.selected_of(answer.lines)
        if selected is None:
            raise MailboxFailure("refused", "no UIDVALIDITY")
        return selected

    async def search(self, *criteria: str) -> list[int]:
        """UIDs that fit, rising. News are those that come after this question."""
        self._client.protocol.news.clear()
        asked = self._client.uid_search(*criteria, charset=None)
        return answers.numbers_of((await self._must(asked, COMMAND_LIMIT)).lines)

    async def facts(self, uids: Sequence[int]) -> list[Facts]:
        """Size and moment of mails; of those that are gone, nothing.

        Args:
            uids: at most MOST_UIDS, rising.
        """
        asked = self._client.uid("FETCH", uid_set(list(uids)), "(UID RFC822.SIZE INTERNALDATE)")
        return answers.facts_of((await self._must(asked, COMMAND_LIMIT)).lines)

    async def bodies(self, uids: Sequence[int], size: int) -> dict[int, bytes]:
        """Whole mails by UID, left unseen; those that are gone are missing.

        Args:
            uids: at most MOST_UIDS, rising.
            size: bytes of all together, no more than memory may hold.

        Raises:
            FetchRefused: the server will not give one of them.
        """
        return await self._bodies(uids, "(UID BODY.PEEK[])", size)

    async def beginning(self, uid: int, size: int) -> dict[int, bytes]:
        """The first bytes of a mail; otherwise as `bodies`."""
        return await self._bodies([uid], f"(UID BODY.PEEK[]<0.{size}>)", size)

    async def _bodies(self, uids: Sequence[int], items: str, size: int) -> dict[int, bytes]:
        asked = self._client.uid("FETCH", uid_set(list(uids)), items)
        answer = await self._ask(asked, FETCH_LIMIT + size / SLOWEST)
        if answer.result != "OK":
            raise FetchRefused
        return answers.bodies_of(answer.lines)

    async def mark_seen(self, uids: Sequence[int]) -> None:
        await self._store(uids, "\\Seen")

    async def move(self, uids: Sequence[int], folder: str) -> None:
        """Move mails to a folder, which is made if there is none.

        Where the server has no MOVE they are copied and deleted; without UIDPLUS what others have
        marked as deleted goes with them, as with any mail program.
        """
        chosen, name = uid_set(list(uids)), folder_name(folder)
        command = "MOVE" if self.can("MOVE") else "COPY"
        answer = await self._ask(self._client.uid(command, chosen, name), FETCH_LIMIT)
        if answer.result != "OK":
            await self._must(self._client.create(name), COMMAND_LIMIT)
            await self._must(self._client.uid(command, chosen, name), FETCH_LIMIT)
        if command == "COPY":
            await self._store(uids, "\\Deleted")
            by_uid = self.can("UIDPLUS")
            gone = self._client.uid("EXPUNGE", chosen) if by_uid else self._client.expunge()
            await self._must(gone, FETCH_LIMIT)

    async def idle(self, seconds: float, woken: asyncio.Event) -> None:
        """Wait for news: from the server, or by `woken`; at most so long.

        IDLE is ended and begun anew after FIRST_TURN, then ever more rarely: a server may miss
        what comes while IDLE begins (pymap 0.36 does), and tells it when IDLE ends.

        Raises:
            MailboxFailure: the server cannot idle (`can` tells), or as with any call.
        """
        end, turn = monotonic() + seconds, FIRST_TURN
        news = self._client.protocol.news
        while not (news.is_set() or woken.is_set()) and (left := end - monotonic()) > 0:
            await self._one_idle(min(turn, left), woken)
            turn *= 2

    async def _one_idle(self, seconds: float, woken: asyncio.Event) -> None:
        protocol = self._client.protocol
        idling = await self._ask(self._client.idle_start(seconds + COMMAND_LIMIT), COMMAND_LIMIT)
        await _first(seconds, protocol.news.wait(), protocol.lost.wait(), woken.wait())
        if not protocol.lost.is_set():
            self._client.idle_done()
        await self._ask(idling, COMMAND_LIMIT)

    async def pause(self, seconds: float, woken: asyncio.Event) -> None:
        """Wait without IDLE, but not past the end of the connection."""
        protocol = self._client.protocol
        await _first(seconds, protocol.news.wait(), protocol.lost.wait(), woken.wait())

    async def _store(self, uids: Sequence[int], flag: str) -> None:
        asked = self._client.uid("STORE", uid_set(list(uids)), "+FLAGS.SILENT", f"({flag})")
        await self._must(asked, FETCH_LIMIT)

    async def _must(self, asked: Awaitable[Response], limit: float) -> Response:
        answer = await self._ask(asked, limit)
        if answer.result != "OK":
            raise MailboxFailure("refused")
        return answer

    async def _ask(self, asked: Awaitable[Answer], limit: float) -> Answer:
        try:
            return await race(asked, self._client.protocol.lost, limit)
        except (OSError, TimeoutError, AioImapException) as error:
            raise MailboxFailure("refused", type(error).__name__) from error


async def race(asked: Awaitable[Answer], lost: asyncio.Event, limit: float) -> Answer:
    """The result of a call of the library, unless the connection or the patience ends first.

    Raises:
        MailboxFailure: lost or silent. What the call itself raises is let through.
    """
    asking = asyncio.ensure_future(asked)
    losing = asyncio.ensure_future(lost.wait())
    try:
        await asyncio.wait((asking, losing), timeout=limit, return_when=asyncio.FIRST_COMPLETED)
        if asking.done():
            return asking.result()
        raise MailboxFailure("lost" if lost.is_set() else "silent")
    finally:
        _give_up([asking, losing])


async def _first(seconds: float, *events: Coroutine[None, None, object]) -> None:
    """Until one of these comes, or the time is over."""
    waiting = [asyncio.ensure_future(event) for event in events]
    try:
        await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        _give_up(waiting)


def _give_up(tasks: Iterable[asyncio.Future[Any]]) -> None:
    """Cancel calls, and do not wait for their end: one that is cancelled must take a lock of the
    library again, which another holds until its own answer comes, or until the client is aborted.
    """
    for task in tasks:
        task.cancel()
        task.add_done_callback(_forget)


def _forget(task: asyncio.Future[Any]) -> None:
    if not task.cancelled():
        task.exception()  # asked for, so that it is not reported as overlooked
