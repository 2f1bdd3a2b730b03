"""The desk's control port: moving its clock and asking whether it has anything left to do.

`POST /clock {"now": ISO 8601}` answers `{"now": ISO 8601}`. `GET /idle` answers::

    {"idle": true, "now": "2025-11-21T09:00:00+00:00", "next_due": "2025-11-24T05:00:00+00:00",
     "mail": {"sales@third-line.example": 117, "tech@third-line.example": 0}}

`idle` is false while an update, a stored mail, a letter or a job waits or runs; `next_due` is null
meanwhile, and when nothing is ever due. `mail` has the address of every mailbox that the desk
watches, with the last UID of its INBOX that the desk has stored (0: none yet). A mailbox that is
not named, or a desk without `mail`, is not waited for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    """`next_due` is when the desk's sweep has something to do next, in the desk's time; a busy desk
    does not say it.

    `swept` is the last UID that the desk has stored, by address (lower case) of the mailbox;
    `uid_validity` the UIDVALIDITY it belongs to, where the desk says it.
    """

    idle: bool
    now: datetime
    next_due: datetime | None
    swept: Mapping[str, int] = field(default_factory=dict)
    uid_validity: Mapping[str, int] = field(default_factory=dict)


class DeskControl:
    """Client of the control port at `url` (its root, without a path)."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._session: aiohttp.ClientSession | None = None

    async def state(self) -> DeskState:
        """Raises DeskUnreachableError."""
        body = await self._ask("GET", "/idle")
        try:
            due, mail = body.get("next_due"), body.get("mail") or {}
            validity = body.get("uidvalidity") or {}
            return DeskState(
                bool(body["idle"]),
                parse_moment(body["now"]),
                parse_moment(due) if due else None,
                {str(address).lower(): int(uid) for address, uid in mail.items()},
                {str(address).lower(): int(value) for address, value in validity.items()},
            )
        except (AttributeError, KeyError, TypeError, ValueError) as error:
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
