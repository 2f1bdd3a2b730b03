"""A desk that sends letters to a relay of the test's own."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.mail import letter_worker
from domain.mail import letters, threads
from domain.mail.letters import NewLetter
from domain.permissions import Permission
from domain.texts import LOCALES, Texts
from domain.work import Work
from mail.accounts import SmtpAccount
from mail.letters.letter import Scribe
from mail.letters.writing import LOCALES as LETTERS
from mail.sending.outgoing import Outgoing
from mail.sending.relay import Relay as Client
from storage.models import Letter, OutboxRow
from tests.fixtures.notices import notices_to
from tests.fixtures.office import Office
from tests.integration.mail.sending import relays
from tests.integration.requests.acting import sent

CLIENT = "kim@romashka.example"
TEXTS = Texts.load(LOCALES, LETTERS)


@dataclass
class Post:
    """The office's letters and the relay they go to."""

    office: Office
    relay: relays.Relay
    account: SmtpAccount
    request_id: int

    async def write(self, *, by: str | None = None, to: str = CLIENT, urgent: bool = True) -> int:
        """A letter: the desk's own, or one that somebody wrote."""
        written = await self.try_to_write(by=by, to=to, urgent=urgent)
        assert written is not None
        return written

    async def try_to_write(
        self, *, by: str | None = None, to: str = CLIENT, urgent: bool = True
    ) -> int | None:
        """The same; None where no letter may be written."""
        acting = self.office.acting(by) if by else self.office.system()
        permission = Permission.SEND_REQUESTS if by else Permission.DELIVER
        args = {"questions": ["Какой этаж?"], "request_id": self.request_id}
        async with acting as work:
            with work.permitted(permission):
                return await letters.write(
                    work,
                    NewLetter(
                        kind="question" if by else "receipt",
                        thread_id=await self._thread(work, to),
                        args=args,
                        words="" if by else None,
                        urgent=urgent,
                    ),
                )

    async def _thread(self, work: Work, to: str) -> int:
        return await threads.begin(
            work, "help", to, client_id=self.office.client_id, request_id=self.request_id
        )

    def _outgoing(self, client: Client) -> Outgoing:
        office = self.office
        scribe = Scribe(office.policy, TEXTS, office.clock)
        return Outgoing(office.engine, office.clock, office.policy, scribe, client)

    @asynccontextmanager
    async def sending(self, workers: int = 1) -> AsyncIterator[None]:
        """Workers that send letters, each with a relay pool of its own, as in two processes."""
        clients = [Client(self.account) for _ in range(workers)]
        running = [
            letter_worker(self.office.engine, self._outgoing(client), client) for client in clients
        ]
        tasks = [asyncio.ensure_future(worker.run()) for worker in running]
        try:
            yield
        finally:
            for worker in running:
                worker.stop()
            await asyncio.gather(*tasks)
            for client in clients:
                await client.close()

    async def letter(self, letter_id: int) -> Letter:
        async with AsyncSession(self.office.engine) as session:
            return await session.get_one(Letter, letter_id)

    async def becomes(self, letter_id: int, state: str) -> Letter:
        return await until(lambda: self.letter(letter_id), lambda letter: letter.state == state)

    async def set_state(self, letter_id: int, state: str) -> None:
        async with AsyncSession(self.office.engine) as session, session.begin():
            await session.execute(update(Letter).where(Letter.id == letter_id).values(state=state))

    async def cut_off(self, letter_id: int) -> None:
        """As a process that died in the middle leaves it."""
        await self.set_state(letter_id, "sending")

    async def waits_until_retried(self) -> None:
        """Until the outbox has put a letter off."""
        later = select(OutboxRow.id).where(
            OutboxRow.kind == "letter",
            OutboxRow.state == "queued",
            OutboxRow.next_attempt_at > func.now(),
        )
        async with asyncio.timeout(20), AsyncSession(self.office.engine) as session:
            while await session.scalar(later) is None:
                await session.rollback()
                await asyncio.sleep(0.02)

    async def try_now(self) -> None:
        """What waits for its next try is due now."""
        async with self.office.engine.begin() as connection:
            await connection.execute(
                text("UPDATE outbox SET next_attempt_at = now() WHERE state = 'queued'")
            )
            await connection.execute(text("SELECT pg_notify('outbox', '')"))

    async def cards(self, name: str) -> list[str]:
        """The cards told to somebody."""
        return [str(notice["card"]) for notice in await notices_to(self.office, name)]


async def until(look: Callable[[], Awaitable[Letter]], enough: Callable[[Letter], bool]) -> Letter:
    """Look again and again until it is so; the test's own time limit ends it otherwise."""
    async with asyncio.timeout(20):
        while not enough(found := await look()):  # noqa: ASYNC110
            await asyncio.sleep(0.02)  # the other side is a worker on its own
    return found


@pytest.fixture
async def relay() -> AsyncIterator[relays.Relay]:
    async with relays.relay() as running:
        yield running


@pytest.fixture
async def post(office: Office, relay: relays.Relay) -> Post:
    account = SmtpAccount.model_validate({"url": f"smtp://127.0.0.1:{relay.port}"})
    request_id, _ = await sent(office)
    return Post(office, relay, account, request_id)
