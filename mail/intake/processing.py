"""Reading stored mail, in the order it came, by one process at a time.

A batch is one transaction: mails are committed together. When one fails, they are read anew with a
transaction for each, so that it takes nothing of the others with it. It is tried again later, and
after some tries goes to the quarantine, so that it never holds up the mailbox.
"""

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from domain.clock import Clock
from domain.company import Policy
from domain.errors import DeskError
from domain.mail.asking import subject
from domain.mail.correspondents import foresee
from domain.mail.deciding import do_decided
from domain.mail.incoming import IncomingMail, Outcome
from domain.mail.opening import KindForms
from domain.mail.quarantine import tell_quarantined
from domain.mail.sorting import DECIDED
from domain.mail.taking import take
from domain.permissions import Permission
from domain.work import SYSTEM, Evidence, Work, begin, redraw
from mail.intake import rows
from mail.intake.reading import read_mail
from mail.intake.rows import StoredMail
from storage.base import JsonObject
from storage.dispatcher import Dead, Handler
from storage.engine import driver_url
from storage.exclusive import alone
from storage.failures import is_away, lost_race, place_of
from storage.outbox import Claimed, enqueue
from storage.transactions import transaction

log = structlog.get_logger()

READER_LOCK = (7_305_006, 0)
"""Of the one process that reads: what answers a mail must not be read before it."""

AT_ONCE = 50
"""Mails of a batch. More would save no time and hold locks for longer."""

LOOK_EVERY = 1.0  # seconds until mail is found that another process has stored
PAUSE = 2.0  # seconds after the database was away
LARGE = 256 * 1024
"""Bytes from which a mail is read beside the event loop, so that taps go on meanwhile."""

Act = Callable[[Work, IncomingMail], Awaitable[Outcome]]


class Reader:
    """Reads stored mail until it is told to stop."""

    def __init__(
        self,
        engine: AsyncEngine,
        clock: Clock,
        policy: Policy,
        forms: KindForms,
        on_read: Callable[[str], None],
    ) -> None:
        """
        Args:
            forms: the form of each kind of request.
            on_read: told the code of each mailbox whose mail was dealt with, after the commit: it
                can be marked on the server now.
        """
        self._engine = engine
        self._clock = clock
        self._policy = policy
        self._forms = forms
        self._on_read = on_read
        self._news = asyncio.Event()

    def wake(self) -> None:
        """Look now: something was stored, or the clock was moved."""
        self._news.set()

    async def run(self, stopping: asyncio.Event) -> None:
        """Read, in one process at a time."""

        async def read() -> None:
            while not stopping.is_set():
                await self._read_on(stopping)

        url = driver_url(self._engine.url.render_as_string(hide_password=False))
        await alone(url, READER_LOCK, read, stopping)

    async def _read_on(self, stopping: asyncio.Event) -> None:
        self._news.clear()
        pause = LOOK_EVERY
        try:
            while not stopping.is_set() and await self.read_batch():
                pass
        except Exception as error:
            if not (is_away(error) or lost_race(error)):
                raise
            log.warning("mail.tried_again", error=type(error).__name__)
            pause = PAUSE
        await self._rest(pause, stopping)

    async def _rest(self, seconds: float, stopping: asyncio.Event) -> None:
        waiting = [asyncio.ensure_future(each.wait()) for each in (self._news, stopping)]
        await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        for each in waiting:
            each.cancel()

    async def busy(self) -> bool:
        """Whether mail waits to be read."""
        async with transaction(self._engine) as opened:
            return await rows.waiting_count(opened, self._clock.now()) > 0

    async def read_batch(self) -> int:
        """Read the next mails.

        Returns:
            How many there were; 0 when nothing waits.
        """
        try:
            mails = await self._read_together()
        except Exception as error:
            if is_away(error):
                raise
            mails = await self._read_each()
        for mailbox in {mail.mailbox for mail in mails}:
            self._on_read(mailbox)
        return len(mails)

    async def _read_together(self) -> list[StoredMail]:
        """A batch in which nothing fails, as nearly all are. What leaves the house is written at
        the end: nothing of it is looked for before.
        """
        async with self._session() as session, session.begin():
            mails = await rows.next_mails(session, self._clock.now(), AT_ONCE)
            read = [await self._read(mail) for mail in mails]
            works = [self._work(session, mail) for mail in read]
            if works:
                await foresee(works[0], {mail.sender for mail in read if mail.sender})
            for work, mail in zip(works, read, strict=True):
                await rows.note_outcome(session, mail, await self._take(work, mail))
            await enqueue(session, [row for work in works for row in work.outgoing])
        return mails

    async def _read_each(self) -> list[StoredMail]:
        """The same, each mail on its own. One that fails is not among the next."""
        read: list[StoredMail] = []
        while len(read) < AT_ONCE and (mails := await self._read_one()):
            read += mails
        return read

    async def _take(self, work: Work, mail: IncomingMail) -> Outcome:
        return await take(work, self._forms, mail)

    async def _read_one(self) -> list[StoredMail]:
        mails: list[StoredMail] = []
        try:
            async with self._session() as session, session.begin():
                mails = await rows.next_mails(session, self._clock.now(), 1)
                for mail in mails:
                    work = await self._carry_out(session, mail, self._take)
                    await work.flush()
        except DeskError as refusal:
            await self._note_failure(mails[0], refusal.key, "")
        except Exception as error:
            if is_away(error) or lost_race(error) or not mails:
                raise  # it says nothing of the mail: no try of its is spent
            await self._note_failure(mails[0], type(error).__name__, place_of(error))
        return mails

    async def _carry_out(self, session: AsyncSession, mail: StoredMail, act: Act) -> Work:
        """Do what a mail asks for; what it sends is left to the caller to write."""
        incoming = await self._read(mail)
        work = self._work(session, incoming)
        outcome = await act(work, incoming)
        await rows.note_outcome(session, incoming, outcome)
        return work

    async def _read(self, mail: StoredMail) -> IncomingMail:
        """Read a mail; between two of a batch taps go on."""
        if len(mail.raw) < LARGE:
            await asyncio.sleep(0)
            return read_mail(mail.id, mail.mailbox, mail.raw, self._policy)
        return await asyncio.to_thread(read_mail, mail.id, mail.mailbox, mail.raw, self._policy)

    async def _note_failure(self, mail: StoredMail, error: str, place: str) -> None:
        log.warning("mail.failed", id=mail.id, attempts=mail.attempts + 1, error=error, place=place)
        evidence = Evidence("system", "", "mail")
        async with begin(self._engine, SYSTEM, self._clock, self._policy, evidence) as work:
            if await rows.note_failure(work.open_session, mail, error, self._clock.now()):
                await tell_quarantined(work, mail.id)

    def handlers(self) -> dict[str, Handler]:
        """Of the outbox, by kind of row."""
        return {DECIDED: self.carry_out_decision}

    async def carry_out_decision(self, row: Claimed) -> JsonObject | None:
        """Do what a person decided about a mail."""
        mail_id = row.payload["mail_id"]
        if not isinstance(mail_id, int):
            raise Dead("no mail")
        async with self._session() as session, session.begin():
            decided = await rows.decided_mail(session, mail_id)
            if decided is None:
                return None

            async def act(work: Work, incoming: IncomingMail) -> Outcome:
                outcome = await do_decided(work, self._forms, incoming, decided.decision)
                with work.permitted(Permission.TAKE_MAIL):
                    await redraw(work, subject(mail_id))
                return outcome

            work = await self._carry_out(session, decided.mail, act)
            await work.flush()
        return None

    def _session(self) -> AsyncSession:
        return AsyncSession(self._engine, expire_on_commit=False)

    def _work(self, session: AsyncSession, mail: IncomingMail) -> Work:
        evidence = Evidence("mail", mail.mailbox, f"mail:{mail.id}")
        return Work(session, SYSTEM, self._clock, self._policy, evidence)
