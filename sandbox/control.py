"""The desk's control port: moving its clock and asking whether it has anything left to do."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import aiohttp

from sandbox.clock import parse_moment
from sandbox.wire import Json

_TIMEOUT: Final = aiohttp.ClientTimeout(total=10)


class DeskUnreachableError(Exception):
    """The desk's control port does not answer, or answers nonsense."""


@dataclass(frozen=True)
class DeskState:
    """`next_due` is when the desk's sweep has something to do next, in the desk's time."""

    idle: bool
    now: datetime
    next_due: datetime | None


class DeskControl:
    """Client of the control port at `url` (its root, without a path)."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._session: aiohttp.ClientSession | None = None

    async def state(self) -> DeskState:
        """Raises DeskUnreachableError."""
        body = await self._ask("GET", "/idle")
        try:
            due = body.get("next_due")
            return DeskState(
                bool(body["idle"]),
                parse_moment(body["now"]),
                parse_moment(due) if due else None,
            )
        except (KeyError, TypeError, ValueError) as error:
            raise DeskUnreachableError(f"GET /idle answered {body!r}") from error

    async def move_clock(self, moment: datetime) -> None:
        """Raises DeskUnreachableError."""
        await self._ask("POST", "/clock", {"now": moment.isoformat()})

    async def close(self) -> None:
        if self._session:
            await self._session.close()

    async def _ask(self, method: str, path: str, body: Json | None = None) -> Json:
        self._session = self._session or aiohttp.ClientSession(timeout=_TIMEOUT)
        try:
            async with self._session.request(method, self._url + path, json=body) as answer:
                if answer.status != 200:
                    raise DeskUnreachableError(f"{method} {path} answered {answer.status}")
                reply = await answer.json()
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            raise DeskUnreachableError(f"the desk's control port is silent: {error}") from error
        if not isinstance(reply, dict):
            raise DeskUnreachableError(f"{method} {path} answered {reply!r}")
        return reply
