"""Fetching mails in batches that memory may hold, and past those that a server will not hand out.

Some servers answer NO for a mail they cannot read themselves, some say nothing of it, and some
(dovecot) end the connection each time. None of these may hold up the mails behind it.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Sequence
from datetime import datetime

import structlog

from domain.clock import Clock
from mail.imap.answers import Facts
from mail.imap.connection import MOST_UIDS, Connection
from mail.imap.failures import FetchRefused, MailboxFailure
from mail.store import UNREADABLE, Fetched

log = structlog.get_logger()

BATCH_BYTES = 8 * 1024 * 1024
"""Of mails fetched by one command and held at once; a larger mail comes alone."""

LARGEST = 100 * 1024 * 1024
"""Bytes of a mail that are kept; of a larger one its beginning."""

MOST_LOSSES = 4
"""So often in a row a connection may end over a mail; then the mail is taken as refused."""

Batch = tuple[list[Fetched], int]
"""Mails, and the last UID that the reader has seen with them."""

Losses = Counter[int]
"""How often in a row the connection ended while a mail of this UID was being fetched."""


class Fetching:
    """Fetches from the open folder of one connection."""

    def __init__(self, connection: Connection, clock: Clock, losses: Losses) -> None:
        """
        Args:
            losses: kept from one connection to the next.
        """
        self._connection = connection
        self._clock = clock
        self._losses = losses

    async def batches(
        self, uids: Sequence[int], since: datetime | None = None
    ) -> AsyncGenerator[Batch, None]:
        """Mails in batches.

        Args:
            uids: rising.
            since: mails that the server got before are left out.
        """
        for start in range(0, len(uids), MOST_UIDS):
            asked = uids[start : start + MOST_UIDS]
            there = await self._connection.facts(asked)
            wanted = [each for each in there if _is_since(each, since)]
            groups = _by_size(sorted(wanted, key=lambda each: each.uid))
            for group in groups[:-1]:
                yield await self._fetch(group), group[-1].uid
            yield await self._fetch(groups[-1]) if groups else [], asked[-1]

    async def again(self, uid: int) -> Fetched:
        """One mail that was refused before; a placeholder again when it still is, or is gone."""
        for facts in await self._connection.facts([uid]):
            for mail in await self._one(facts):
                return mail
        return self._refused(Facts(uid, 0, None))

    async def _fetch(self, group: Sequence[Facts]) -> list[Fetched]:
        uids = [each.uid for each in group]
        alone = group[0].size > LARGEST or any(self._losses[uid] for uid in uids)
        bodies: dict[int, bytes] = {}
        if not alone:
            try:
                bodies = await self._watched(uids, sum(each.size for each in group))
            except FetchRefused:
                log.info("mailbox.batch_refused", uids=len(uids))
        got = [self._mail(each, bodies[each.uid]) for each in group if each.uid in bodies]
        missing = [each for each in group if each.uid not in bodies]
        return got + [mail for each in missing for mail in await self._one(each)]

    async def _one(self, facts: Facts) -> list[Fetched]:
        """A mail on its own.

        Returns:
            Nothing when it is gone by now; a placeholder when it is there and cannot be had.
        """
        if self._losses[facts.uid] >= MOST_LOSSES:
            return [self._refused(facts)]
        try:
            bodies = await self._watched([facts.uid], facts.size)
        except FetchRefused:
            bodies = {}
        if facts.uid in bodies:
            return [self._mail(facts, bodies[facts.uid])]
        return [self._refused(facts)] if await self._connection.facts([facts.uid]) else []

    async def _watched(self, uids: Sequence[int], size: int) -> dict[int, bytes]:
        """Fetch, and remember over which mails the connection ended."""
        try:
            if size > LARGEST and len(uids) == 1:
                bodies = await self._connection.beginning(uids[0], LARGEST)
            else:
                bodies = await self._connection.bodies(uids, size)
        except MailboxFailure:
            self._losses.update(uids)
            raise
        for uid in uids:
            del self._losses[uid]
        return bodies

    def _mail(self, facts: Facts, raw: bytes, error: str | None = None) -> Fetched:
        received_at = facts.received_at or self._clock.now()
        return Fetched(facts.uid, raw, max(facts.size, len(raw)), received_at, error)

    def _refused(self, facts: Facts) -> Fetched:
        """Stands for a mail that cannot be had; other bytes for each."""
        log.warning("mailbox.mail_refused", uid=facts.uid)
        del self._losses[facts.uid]
        said = f"X-Fieldpost-Unreadable: uid {facts.uid}, {facts.received_at}\r\n\r\n"
        return self._mail(facts, said.encode(), UNREADABLE)


async def ahead(batches: AsyncGenerator[Batch, None]) -> AsyncGenerator[Batch, None]:
    """The same batches, the next one fetched while one is being stored; but never two large
    mails at once.
    """
    coming: asyncio.Future[Batch | None] = asyncio.ensure_future(anext(batches, None))
    try:
        while (batch := await coming) is not None:
            large = sum(len(mail.raw) for mail in batch[0]) > BATCH_BYTES
            if not large:
                coming = asyncio.ensure_future(anext(batches, None))
            yield batch
            if large:
                coming = asyncio.ensure_future(anext(batches, None))
    finally:
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)


def _is_since(facts: Facts, since: datetime | None) -> bool:
    return since is None or facts.received_at is None or facts.received_at >= since


def _by_size(mails: Sequence[Facts]) -> list[list[Facts]]:
    """Runs of mails that together are no larger than a batch; a larger mail stands alone."""
    groups: list[list[Facts]] = []
    room = 0
    for mail in mails:
        if not groups or mail.size > room:
            groups.append([])
            room = BATCH_BYTES
        groups[-1].append(mail)
        room -= mail.size
    return groups
