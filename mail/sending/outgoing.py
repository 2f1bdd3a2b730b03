"""The outbox's handler of letters.

A letter's row says "sending" before the relay hears of it, so a crash in the middle is seen
afterwards. A letter of the desk's own whose fate is unknown is sent once more, with the same bytes
and Message-ID; one that a person wrote asks its author (domain 5). What became of a letter stands
in its own row; the outbox's row is done in any case.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from domain.clock import Clock
from domain.company import Policy
from domain.mail import leaving, posting
from domain.mail.leaving import Bytes, Leaving
from domain.mail.letters import LETTER
from domain.mail.tokens import token_hash
from domain.work import SYSTEM, Evidence, Work
from mail.letters.files import not_here
from mail.letters.letter import Ready, Scribe
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

FILE_GONE = "554 5.6.0"
"""The same of a letter whose file cannot be had: half of what somebody said is not sent."""

FILE_PAUSE = 2.0
"""Seconds until a letter is looked at again whose file is still being fetched."""

NOTHING: JsonObject = {"letter": "nothing to send"}

PACE = 0.02
"""Seconds between two commits of the same kind while many letters leave: by then the relay has
taken several, and a commit costs the same for all of them.
"""

BEGUN = 6
"""Letters begun for each connection: half of them are handed over while others are being begun or
written down. More would leave more in doubt after a crash.
"""

INSISTING = 120.0
"""Seconds for which what is known of a letter that has left is written down again and again: the
database may be away for a moment, and a letter forgotten as sent is sent twice.
"""

_EVIDENCE = Evidence("system", "", "delivery")


@dataclass(frozen=True, slots=True)
class _Taken:
    """A letter that the relay has taken, with its answer; `fresh` at its first try."""

    letter_id: int
    answer: str
    fresh: bool


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
        own = {box.address.rpartition("@")[2] for box in policy.mailboxes.values()}
        self._limits = Limits(policy.mail, own)
        # Few are begun and not yet sent: of each of them a crash leaves the fate unknown.
        room = relay.connections * BEGUN
        self._room = asyncio.Semaphore(room)
        self._asked: set[int] = set()
        self._in_room: set[int] = set()
        self._begun: Gathered[int, Ready | float | None] = Gathered(self._begin, PACE, room // 2)
        self._ended: Gathered[_Taken, None] = Gathered(self._note_sent, PACE)

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
        with self._asking(letter_id):
            begun = await self._begun.of(letter_id)
            if isinstance(begun, Ready):
                return await self._hand_over(begun)
        if begun is None:
            return NOTHING
        raise Retry(timedelta(seconds=begun))

    @contextmanager
    def _asking(self, letter_id: int) -> Iterator[None]:
        """While somebody waits for what becomes of a letter; then its place is another's."""
        self._asked.add(letter_id)
        try:
            yield
        finally:
            self._asked.remove(letter_id)
            if letter_id in self._in_room:
                self._in_room.remove(letter_id)
                self._room.release()

    async def _enter(self, letter_ids: Sequence[int]) -> None:
        """Wait until there is a place for each; not for one that nobody waits for any more."""
        for letter_id in letter_ids:
            await self._room.acquire()
            if letter_id in self._asked:
                self._in_room.add(letter_id)
            else:
                self._room.release()

    async def _begin(self, letter_ids: Sequence[int]) -> Mapping[int, Ready | float | None]:
        """Compose letters, let them pass the limits, and say that they are leaving.

        Returns:
            For each the letter when it leaves, else the seconds it has to wait; None when nothing
            is to be sent.
        """
        await self._enter(letter_ids)
        async with self._work() as work:
            taken = await leaving.take_up(work, letter_ids)
            missing = await not_here(work.opened, taken)
            letters = [letter for letter in taken if letter.id not in missing]
            ready = await self._scribe.composed(work.opened, letters)
            receivers = [one.composed.recipient for one in ready]
            waits = await self._limits.waits(work.opened, receivers)
            # Of letters that wait nothing is kept: they are composed anew when they leave.
            passing = [one for one, wait in zip(ready, waits, strict=True) if not wait]
            await leaving.begin_sending(work, [(one.letter, _bytes_of(one)) for one in passing])
            for letter_id in {one.id for one in letters} - {one.letter.id for one in ready}:
                await posting.note_refused(work, letter_id, BAD_ADDRESS)
            for letter_id in (each for each, state in missing.items() if state == "failed"):
                await posting.note_refused(work, letter_id, FILE_GONE)
        answers: dict[int, Ready | float | None] = dict.fromkeys(letter_ids)
        answers |= {each: FILE_PAUSE for each, state in missing.items() if state == "waiting"}
        for one, wait in zip(ready, waits, strict=True):
            answers[one.letter.id] = wait or one
        return answers

    async def _hand_over(self, ready: Ready) -> JsonObject | None:
        letter = ready.letter
        try:
            answer = await self._relay.send(ready.composed)
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
        await self._ended.of(_Taken(letter.id, answer, fresh=letter.blob is None))
        return None

    async def _put_back(self, letter: Leaving, answer: str) -> JsonObject:
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

    async def _note_sent(self, taken: Sequence[_Taken]) -> Mapping[_Taken, None]:
        loop = asyncio.get_running_loop()
        until, pause = loop.time() + INSISTING, 0.1
        fresh = {each.letter_id for each in taken if each.fresh}
        while True:
            try:
                async with self._work() as work:
                    for answer, letter_ids in _by_answer(taken).items():
                        await posting.note_sent(work, letter_ids, answer, fresh)
            except Exception as error:
                if not is_away(error) or loop.time() >= until:
                    raise
                log.warning("letters.database_away", error=type(error).__name__)
            else:
                return dict.fromkeys(taken)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 5.0)

    @asynccontextmanager
    async def _work(self) -> AsyncIterator[Work]:
        """One transaction, on a connection: a session costs as much as five statements."""
        async with self._engine.begin() as connection:
            work = Work(connection, SYSTEM, self._clock, self._policy, _EVIDENCE)
            yield work
            await work.settle()
            await work.flush()


def _bytes_of(ready: Ready) -> Bytes:
    return Bytes(ready.composed.raw, token_hash(ready.token), ready.composed.subject)


def _by_answer(taken: Sequence[_Taken]) -> Mapping[str, Sequence[int]]:
    answers: dict[str, list[int]] = {}
    for each in taken:
        answers.setdefault(each.answer, []).append(each.letter_id)
    return answers
