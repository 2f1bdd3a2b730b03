"""The sandbox's way in: moving this desk's clock, and asking whether anything is left to do.

There is no such port unless a setting opens it, on loopback, for a desk that talks to no real
Telegram (`app/setting_values.py` refuses anything else).
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncEngine

from app.clock import move_clock
from app.sweeps import Sweeper
from domain.clock import OffsetClock
from storage import outbox
from storage.transactions import transaction

if TYPE_CHECKING:
    from app.mail import Mail

InHand = Callable[[], Awaitable[bool]]
"""Whether the bot has an update in hand, or one waiting to be tried again."""


class Control:
    """The handlers of the control port."""

    def __init__(
        self,
        engine: AsyncEngine,
        clock: OffsetClock,
        sweeper: Sweeper,
        updates_in_hand: InHand,
        mail: "Mail | None",
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._sweeper = sweeper
        self._updates_in_hand = updates_in_hand
        self._mail = mail

    def app(self) -> web.Application:
        """The application to be served on the control address."""
        app = web.Application()
        app.router.add_post("/clock", self.move)
        app.router.add_get("/idle", self.idle)
        return app

    async def move(self, request: web.Request) -> web.Response:
        """`{"now": ISO 8601}`: move the clock forward to that moment."""
        try:
            moment = datetime.fromisoformat((await request.json())["now"])
            now = await move_clock(self._engine, self._clock, moment)
        except (ValueError, KeyError, TypeError) as error:
            return web.json_response({"error": f"no moment: {error}"}, status=400)
        self._sweeper.wake()
        if self._mail is not None:
            self._mail.reader.wake()
        return web.json_response({"now": now.isoformat()})

    async def idle(self, request: web.Request) -> web.Response:  # noqa: ARG002 - aiohttp's shape
        """Whether nothing is left to do right now, and when there will be; how far each mailbox
        has been read, for whoever knows what lies in it.

        `next_due` is null while an update, a mail or a job waits or runs: every sweep would have to
        be asked, and whoever waits for rest asks again at once.
        """
        swept = self._mail.watchers.swept() if self._mail else {}
        busy = await self._busy()
        next_due = None if busy else await self._sweeper.next_due()
        now = self._clock.now()
        due = next_due is not None and next_due <= now
        # Counted again: a sweep commits its jobs together with what makes it due later.
        idle = not (busy or due or await self._jobs_wait())
        return web.json_response(
            {
                "idle": idle,
                "next_due": next_due.isoformat() if next_due else None,
                "now": now.isoformat(),
                "mail": {address: cursor.last_uid for address, cursor in swept.items()},
                "uidvalidity": {address: cursor.uidvalidity for address, cursor in swept.items()},
            }
        )

    async def _busy(self) -> bool:
        # In this order: the commit of an update or a mail moves work from the first into the last.
        if await self._updates_in_hand():
            return True
        if self._mail is not None and await self._mail.reader.busy():
            return True
        return await self._jobs_wait()

    async def _jobs_wait(self) -> bool:
        async with transaction(self._engine) as opened:
            return await outbox.waiting_count(opened) > 0
