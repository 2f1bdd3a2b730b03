"""Watching mailboxes: each is swept again and again, by one process at a time.

IDLE is only a hint. A mailbox is swept when the server says that there is news, when the
connection is lost and had anew, when somebody wakes the watcher, and after some minutes in any
case. Whatever goes wrong, the watcher connects anew after a pause; so it comes through a server
that is killed, restarted, silent or half gone, through refused logins and a database that is away.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from random import uniform
from time import monotonic
from zlib import crc32

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from domain.clock import Clock
from domain.company import Policy
from mail import mailboxes
from mail.accounts import Accounts, ImapAccount
from mail.imap.connecting import connected
from mail.imap.connection import Connection
from mail.imap.failures import Failure, MailboxFailure
from mail.imap.fetching import Losses
from mail.imap.sweep import Mailbox, OnStored, Sweeping
from mail.oauth import AccessTokens
from storage.engine import driver_url
from storage.exclusive import alone
from storage.failures import is_away

log = structlog.get_logger()

MAILBOX_LOCKS = 7_305_005
"""Class of the advisory locks (class, mailbox) that let one process at a time sweep a mailbox."""


@dataclass(frozen=True)
class Rhythm:
    """How often a mailbox is swept without a reason; all in seconds.

    Attributes:
        idle: from, to: a sweep while the server says nothing.
        poll: between sweeps of a server that cannot say anything.
        first_pause, longest_pause: before connecting anew; doubled with each failure in a row.
        refused_pause: the longest where the login is refused: too many tries lock accounts.
    """

    idle: tuple[float, float] = (300.0, 540.0)
    poll: float = 60.0
    first_pause: float = 0.5
    longest_pause: float = 60.0
    refused_pause: float = 300.0

    def pause(self, failures: int, failure: Failure | None) -> float:
        """How long to wait after so many failures in a row, at least one."""
        refused = failure in ("login_refused", "oauth_refused")
        longest = self.refused_pause if refused else self.longest_pause
        doubled: float = self.first_pause * 2 ** min(failures - 1, 20)
        return min(doubled, longest) * uniform(0.5, 1)  # noqa: S311 - jitter


class Watcher:
    """Sweeps one mailbox until it is told to stop."""

    def __init__(
        self,
        engine: AsyncEngine,
        clock: Clock,
        mailbox: Mailbox,
        account: ImapAccount,
        on_stored: OnStored,
        rhythm: Rhythm,
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._mailbox = mailbox
        self._account = account
        self._tokens = None if account.oauth is None else AccessTokens(account.oauth)
        self._on_stored = on_stored
        self._rhythm = rhythm
        self._woken = asyncio.Event()
        self._stopping = asyncio.Event()
        self._failures = 0
        self._losses: Losses = Losses()
        self.swept: mailboxes.Cursor | None = None
        """How far the last sweep went that went well in this process."""

    def wake(self) -> None:
        """Sweep now."""
        self._woken.set()

    def stop(self) -> None:
        """`run()` returns after the sweep in hand."""
        self._stopping.set()
        self._woken.set()

    async def run(self) -> None:
        """Sweep until told to stop."""
        while not self._stopping.is_set():
            failure = await self._until_failure()
            if self._stopping.is_set():
                return
            self._failures += 1
            if failure is not None:
                await self._note_failure(failure)
            await self._rest(self._rhythm.pause(self._failures, failure))

    async def _until_failure(self) -> Failure | None:
        """Work on one connection, as long as it lasts; None when the database is away."""
        code = self._mailbox.code
        try:
            async with connected(self._account, self._tokens) as connection:
                await self._serve(connection)
        except MailboxFailure as failure:
            log.warning("mailbox.failed", mailbox=code, failure=failure.code, detail=failure.detail)
            return failure.code
        except Exception as error:
            if not is_away(error):
                log.exception("mailbox.failed", mailbox=code)
                return "unexpected"
            log.warning("mailbox.database_away", mailbox=code, error=type(error).__name__)
        return None

    async def _serve(self, connection: Connection) -> None:
        sweeping = Sweeping(
            self._engine, self._clock, connection, self._mailbox, self._on_stored, self._losses
        )
        while not self._stopping.is_set():
            self._woken.clear()
            begun = monotonic()
            self.swept = await sweeping.sweep()
            await self._note_sweep(monotonic() - begun)
            if self._woken.is_set():
                continue
            if connection.can("IDLE"):
                await connection.idle(uniform(*self._rhythm.idle), self._woken)  # noqa: S311
            else:
                await connection.pause(self._rhythm.poll, self._woken)

    async def _note_sweep(self, seconds: float) -> None:
        if self._failures:
            log.info("mailbox.works_again", mailbox=self._mailbox.code)
        self._failures = 0
        async with self._engine.begin() as connection:
            await mailboxes.note_sweep(connection, self._mailbox.code, self._clock.now())
        log.debug("mailbox.swept", mailbox=self._mailbox.code, seconds=round(seconds, 3))

    async def _note_failure(self, failure: Failure) -> None:
        try:
            async with self._engine.begin() as connection:
                now = self._clock.now()
                await mailboxes.note_failure(connection, self._mailbox.code, failure, now)
        except Exception as error:
            if not is_away(error):
                raise
            log.warning("mailbox.database_away", error=type(error).__name__)

    async def _rest(self, seconds: float) -> None:
        self._woken.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            return


class Watchers:
    """Watches all mailboxes. Any number of processes may: one of them works on a mailbox."""

    def __init__(
        self,
        engine: AsyncEngine,
        clock: Clock,
        policy: Policy,
        accounts: Accounts,
        on_stored: OnStored,
        rhythm: Rhythm | None = None,
    ) -> None:
        """
        Args:
            accounts: of all mailboxes of the policy, as `load_accounts` gives them.
            on_stored: awaited after each commit that brought new mail, with the mailbox's code; it
                holds up the next batch. Mail may also wait from before a crash, or be brought by
                another process (NOTIFY, `mail.store.CHANNEL`).
        """
        self._url = driver_url(engine.url.render_as_string(hide_password=False))
        self._watchers = {
            mailbox.code: Watcher(
                engine,
                clock,
                mailbox,
                accounts.mailboxes[mailbox.code],
                on_stored,
                rhythm or Rhythm(),
            )
            for mailbox in mailboxes_of(policy, accounts).values()
        }
        self._addresses = {code: box.address for code, box in policy.mailboxes.items()}

    async def run(self, stopping: asyncio.Event) -> None:
        """Watch until told to stop; then end after the batch in hand."""
        async with asyncio.TaskGroup() as nursery:
            watching = [
                nursery.create_task(self._alone(code, watcher, stopping))
                for code, watcher in self._watchers.items()
            ]
            await stopping.wait()
            for watcher in self._watchers.values():
                watcher.stop()
            await asyncio.gather(*watching)

    def wake(self, code: str | None = None) -> None:
        """Sweep one mailbox, or all, now: mail was dealt with and is to be marked, or the clock
        was moved.
        """
        for each in self._watchers.values() if code is None else (self._watchers[code],):
            each.wake()

    def swept(self) -> Mapping[str, mailboxes.Cursor]:
        """By address: how far this process has swept so far."""
        return {
            self._addresses[code]: watcher.swept
            for code, watcher in self._watchers.items()
            if watcher.swept is not None
        }

    async def _alone(self, code: str, watcher: Watcher, stopping: asyncio.Event) -> None:
        lock = (MAILBOX_LOCKS, crc32(code.encode()) % 2**31)
        await alone(self._url, lock, watcher.run, stopping)


def mailboxes_of(policy: Policy, accounts: Accounts) -> dict[str, Mailbox]:
    """What company.toml and mail.toml say of each mailbox, put together."""
    return {
        code: Mailbox(
            code=code,
            address=box.address,
            folder=box.folder,
            done_folder=box.done_folder,
            read_only=box.read_only,
            takes_all=accounts.mailboxes[code].start == "all",
        )
        for code, box in policy.mailboxes.items()
    }
