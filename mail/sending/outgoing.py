"""The outbox's handler of letters.

The row says "sending" before the relay hears of the letter, so a crash in the middle is seen
afterwards. A letter of the desk's own whose fate is unknown is sent once more, with the same bytes
and Message-ID; one that a person wrote asks its author (domain 5).
"""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from domain.clock import Clock
from domain.company import Policy
from domain.mail import posting
from domain.mail.letters import LETTER
from domain.work import SYSTEM, Evidence, Work, begin
from mail.letters.composing import Composed
from mail.letters.letter import Scribe
from mail.sending.limits import pass_limits
from mail.sending.relay import FateUnknown, NotReached, Refused, Relay
from storage.base import JsonObject
from storage.dispatcher import Dead, Handler, Retry, Unknown
from storage.outbox import Claimed

FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=2)
"""Between two tries of a letter that the relay puts off; the pause doubles from the first on."""

NOTHING_TO_SEND: JsonObject = {"skipped": "nothing to send"}


@dataclass(frozen=True)
class Outgoing:
    """Sends the letters of the outbox."""

    engine: AsyncEngine
    clock: Clock
    policy: Policy
    scribe: Scribe
    relay: Relay

    def handlers(self) -> Mapping[str, Handler]:
        """By kind of row."""
        return {LETTER: self.send}

    async def send(self, row: Claimed) -> JsonObject | None:
        """Send a letter, or say why not."""
        letter_id = row.payload["letter_id"]
        if not isinstance(letter_id, int):
            raise Dead("no letter")
        async with AsyncSession(self.engine) as session, session.begin():
            composed = await self.scribe.composed(session, letter_id)
        await pass_limits(self.engine, self.policy.mail, composed.recipient)
        async with self._work() as work:
            begun = await posting.begin_sending(work, letter_id)
        if begun is None:
            return NOTHING_TO_SEND
        return await self._hand_over(letter_id, composed, begun)

    async def _hand_over(
        self, letter_id: int, composed: Composed, begun: posting.Begun
    ) -> JsonObject | None:
        try:
            answer = await self.relay.send(composed)
        except Refused as refusal:
            if refusal.permanent:
                async with self._work() as work:
                    await posting.note_refused(work, letter_id, refusal.answer)
                raise Dead(refusal.answer) from None
            await self._put_back(letter_id, refusal.answer, begun)
        except NotReached as failure:
            await self._put_back(letter_id, str(failure), begun)
        except FateUnknown:
            async with self._work() as work:
                again = await posting.note_fate_unknown(work, letter_id)
            if again:
                raise Retry(FIRST_PAUSE) from None
            raise Unknown("connection lost in the middle") from None
        else:
            async with self._work() as work:
                await posting.note_sent(work, letter_id, answer)
        return None

    async def _put_back(self, letter_id: int, answer: str, begun: posting.Begun) -> None:
        async with self._work() as work:
            again = await posting.put_back(work, letter_id, answer)
        if again:
            raise Retry(min(FIRST_PAUSE * 2 ** min(begun.attempts, 10), LONGEST_PAUSE)) from None
        raise Dead(answer) from None

    def _work(self) -> AbstractAsyncContextManager[Work]:
        evidence = Evidence("system", "", "delivery")
        return begin(self.engine, SYSTEM, self.clock, self.policy, evidence)
