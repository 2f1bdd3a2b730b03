"""The outbox's handler of letters.

A letter's row says "sending" before the relay hears of it, so a crash in the middle is seen
afterwards. A letter of the desk's own whose fate is unknown is sent once more, with the same bytes
and Message-ID; one that a person wrote asks its author (domain 5). What became of a letter stands
in its own row; the outbox's row is done in any case.
"""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import timedelta

import structlog
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from domain.clock import Clock
from domain.company import Policy
from domain.mail import posting
from domain.mail.letters import LETTER
from domain.work import SYSTEM, Evidence, Work, begin
from mail.letters.composing import Composed
from mail.letters.letter import Scribe
from mail.sending.gathering import Gathered
from mail.sending.limits import Limits
from mail.sending.relay import FateUnknown, NotReached, Refused, Relay
from storage.base import JsonObject
from storage.dispatcher import Dead, Handler, Retry
from storage.failures import is_away
from storage.outbox import Claimed

log = structlog.get_logger()

FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=2)
"""Between two tries of a letter that the relay puts off; the pause doubles from the first on."""

BAD_ADDRESS = "553 5.1.3"
"""What a relay would say of an address that is none (RFC 3463)."""

NOTHING: JsonObject = {"letter": "nothing to send"}

BEGUN = 4
"""Letters begun for each connection: some are handed over while others are being written down."""

INSISTING = 120.0
"""Seconds for which what is known of a letter that has left is written down again and again: the
database may be away for a moment, and a letter forgotten as sent is sent twice.
"""

# Nothing has happened yet that a crash could make untrue: whatever is committed and awaited later,
# "sending" first of all, takes this to the disk with it.
_NOT_AWAITED = text("SET LOCAL synchronous_commit = off")

_EVIDENCE = Evidence("system", "", "delivery")


@dataclass(frozen=True)
class _Ready:
    """A letter with its bytes. `attempts`: how often it was put off before."""

    id: int
    composed: Composed
    attempts: int


class Outgoing:
    """Sends the letters of the outbox."""

    def __init__(
        self, engine: AsyncEngine, clock: Clock, policy: Policy, scribe: Scribe, relay: Relay
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._policy = policy
        self._scribe = scribe
        self._relay = relay
        self._limits = Limits(policy.mail)
        # Few are begun and not yet sent: of each of them a crash leaves the fate unknown.
        self._room = asyncio.Semaphore(relay.connections * BEGUN)
        self._composed: Gathered[int, _Ready | None] = Gathered(self._compose)
        self._begun: Gathered[_Ready, float | None] = Gathered(self._begin)
        self._ended: Gathered[tuple[int, str], None] = Gathered(self._note_sent)

    def handlers(self) -> Mapping[str, Handler]:
        """By kind of row."""
        return {LETTER: self.send}

    async def send(self, row: Claimed) -> JsonObject | None:
        """Send a letter.

        Returns:
            What became of it, where that is not simply "sent".

        Raises:
            Retry: it is tried again. Dead: the row names no letter.
        """
        letter_id = row.payload["letter_id"]
        if not isinstance(letter_id, int):
            raise Dead("no letter")
        ready = await self._composed.of(letter_id)
        if ready is None:
            return NOTHING
        async with self._room:
            wait = await self._begun.of(ready)
            if wait is None:
                return NOTHING
            if wait > 0:
                raise Retry(timedelta(seconds=wait))
            return await self._hand_over(ready)

    async def _compose(self, letter_ids: Sequence[int]) -> Mapping[int, _Ready | None]:
        async with self._work() as work:
            await work.open_session.execute(_NOT_AWAITED)
            letters = await posting.take_up(work, letter_ids)
            composed = await self._scribe.composed(work.open_session, letters)
            for letter in letters:
                if letter.id not in composed:
                    await posting.note_refused(work, letter.id, BAD_ADDRESS)
        ready = {
            letter.id: _Ready(letter.id, composed[letter.id], letter.attempts)
            for letter in letters
            if letter.id in composed
        }
        return {letter_id: ready.get(letter_id) for letter_id in letter_ids}

    async def _begin(self, letters: Sequence[_Ready]) -> Mapping[_Ready, float | None]:
        """Let letters pass the limits, and say that they are leaving.

        Returns:
            For each the seconds it has to wait, 0 when it leaves, None when it has left.
        """
        async with self._work() as work:
            addresses = [letter.composed.recipient for letter in letters]
            waits = await self._limits.waits(work.open_session, addresses)
            passing = [each.id for each, wait in zip(letters, waits, strict=True) if not wait]
            begun = await posting.begin_sending(work, passing) if passing else set()
        return {
            each: wait if wait or each.id in begun else None
            for each, wait in zip(letters, waits, strict=True)
        }

    async def _hand_over(self, letter: _Ready) -> JsonObject | None:
        try:
            answer = await self._relay.send(letter.composed)
        except Refused as refusal:
            if not refusal.permanent:
                return await self._put_back(letter, refusal.answer)
            async with self._work() as work:
                await posting.note_refused(work, letter.id, refusal.answer)
            return {"letter": "failed"}
        except NotReached as failure:
            return await self._put_back(letter, str(failure))
        except FateUnknown:
            return await self._ask(letter.id)
        await self._ended.of((letter.id, answer))
        return None

    async def _put_back(self, letter: _Ready, answer: str) -> JsonObject:
        async with self._work() as work:
            again = await posting.put_back(work, letter.id, answer)
        if again:
            raise Retry(min(FIRST_PAUSE * 2 ** min(letter.attempts, 10), LONGEST_PAUSE))
        return {"letter": "failed"}

    async def _ask(self, letter_id: int) -> JsonObject:
        async with self._work() as work:
            again = await posting.note_fate_unknown(work, letter_id)
        if again:
            raise Retry(FIRST_PAUSE)
        return {"letter": "unknown"}

    async def _note_sent(self, taken: Sequence[tuple[int, str]]) -> Mapping[tuple[int, str], None]:
        loop = asyncio.get_running_loop()
        until, pause = loop.time() + INSISTING, 0.1
        while True:
            try:
                async with self._work() as work:
                    for answer, letter_ids in _by_answer(taken).items():
                        await posting.note_sent(work, letter_ids, answer)
            except Exception as error:
                if not is_away(error) or loop.time() >= until:
                    raise
                log.warning("letters.database_away", error=type(error).__name__)
            else:
                return dict.fromkeys(taken)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 5.0)

    def _work(self) -> AbstractAsyncContextManager[Work]:
        return begin(self._engine, SYSTEM, self._clock, self._policy, _EVIDENCE)


def _by_answer(taken: Sequence[tuple[int, str]]) -> Mapping[str, Sequence[int]]:
    answers: dict[str, list[int]] = {}
    for letter_id, answer in taken:
        answers.setdefault(answer, []).append(letter_id)
    return answers
