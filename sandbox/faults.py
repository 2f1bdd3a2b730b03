"""Failures on order: how the sandbox's Telegram misbehaves, and how many times."""

import asyncio
from dataclasses import dataclass
from typing import Final

from sandbox.wire import Json

TELEGRAM_KINDS: Final = ("429", "403", "500", "timeout", "drop")
HELD_SECONDS: Final = 300.0


class BadFaultError(Exception):
    """The order makes no sense; the text says why."""


@dataclass
class Fault:
    """`method` None means any but getUpdates, which asks all the time and would eat it unseen."""

    kind: str
    when: str
    left: int
    method: str | None = None
    retry_after: int = 1

    def hits(self, method: str) -> bool:
        if self.method is None:
            return method != "getupdates"
        return self.method.lower() == method


class FaultBook:
    """Faults in the order they were asked for; the first that fits a call is used up by one."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._released = asyncio.Event()

    def order(self, body: Json) -> Fault:
        """Add a fault from the body of POST /sandbox/faults. Raises BadFaultError."""
        fault = _read(body)
        self._faults.append(fault)
        return fault

    def take(self, method: str) -> Fault | None:
        """Use up one failure for a call of `method` (lower case)."""
        for fault in self._faults:
            if fault.hits(method):
                fault.left -= 1
                if fault.left == 0:
                    self._faults.remove(fault)
                return fault
        return None

    def clear(self) -> None:
        """Forget all faults and let go of every connection that is held without an answer."""
        self._faults.clear()
        self._released.set()
        self._released = asyncio.Event()

    async def hold(self) -> None:
        """Keep a caller waiting, as a dead network does."""
        try:
            await asyncio.wait_for(self._released.wait(), HELD_SECONDS)
        except TimeoutError:
            return

    def as_json(self) -> list[Json]:
        return [
            {
                "service": "telegram",
                "method": f.method,
                "kind": f.kind,
                "when": f.when,
                "times": f.left,
            }
            for f in self._faults
        ]


def _read(body: Json) -> Fault:
    service, kind = body.get("service"), str(body.get("kind"))
    if service in ("smtp", "imap"):
        raise BadFaultError("this sandbox has no mail server yet, so smtp and imap cannot fail")
    if service != "telegram":
        raise BadFaultError("service must be telegram, smtp or imap")
    if kind not in TELEGRAM_KINDS:
        raise BadFaultError(f"kind must be one of {', '.join(TELEGRAM_KINDS)} for telegram")
    when = body.get("when", "before")
    if when not in ("before", "after"):
        raise BadFaultError("when must be before or after")
    times, retry_after = body.get("times", 1), body.get("retry_after", 1)
    if not isinstance(times, int) or times < 1:
        raise BadFaultError("times must be a whole number from 1")
    if not isinstance(retry_after, int) or retry_after < 1:
        raise BadFaultError("retry_after must be a whole number of seconds from 1")
    return Fault(kind, when, times, body.get("method"), retry_after)
