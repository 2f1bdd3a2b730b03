"""Failures on order: how the sandbox's servers misbehave, and how many times."""

import asyncio
from dataclasses import dataclass
from typing import Final

from sandbox.wire import Json

KINDS: Final = {
    "telegram": ("429", "403", "500", "timeout", "drop"),
    "smtp": ("451", "550", "timeout", "drop", "disconnect"),
    "imap": ("403", "500", "timeout", "drop", "disconnect"),
}
HELD_SECONDS: Final = 300.0


class BadFaultError(Exception):
    """The order makes no sense; the text says why."""


@dataclass
class Fault:
    """`method` is a Bot API method, an SMTP or an IMAP command.

    Without it a fault of Telegram strikes any method but getUpdates, which asks all the time and
    would eat it unseen; one of SMTP the next message at the end of its DATA; one of IMAP any
    command.
    """

    service: str
    kind: str
    when: str
    left: int
    method: str | None = None
    retry_after: int = 1

    def hits(self, service: str, method: str) -> bool:
        if self.service != service:
            return False
        if self.method is not None:
            return self.method.lower() == method
        return method == "data" if service == "smtp" else method != "getupdates"


class FaultBook:
    """Faults in the order they were asked for; the first that fits a call is used up by one."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._released = asyncio.Event()
        self._ordered = asyncio.Event()

    def order(self, body: Json) -> Fault:
        """Add a fault from the body of POST /sandbox/faults. Raises BadFaultError."""
        fault = _read(body)
        self._faults.append(fault)
        self._ordered.set()
        self._ordered = asyncio.Event()
        return fault

    def take(self, service: str, method: str) -> Fault | None:
        """Use up one failure for a call of `method` (lower case)."""
        return self._use(next((f for f in self._faults if f.hits(service, method)), None))

    async def wait_for(self, service: str, method: str) -> Fault:
        """Wait for a failure that names this method: for a call that lasts, like IMAP's IDLE."""
        while True:
            named = (f for f in self._faults if f.method and f.hits(service, method))
            if fault := self._use(next(named, None)):
                return fault
            await self._ordered.wait()

    def _use(self, fault: Fault | None) -> Fault | None:
        if fault:
            fault.left -= 1
            if fault.left == 0:
                self._faults.remove(fault)
        return fault

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
                "service": f.service,
                "method": f.method,
                "kind": f.kind,
                "when": f.when,
                "times": f.left,
            }
            for f in self._faults
        ]


def _read(body: Json) -> Fault:
    service, kind = str(body.get("service")), str(body.get("kind"))
    if service not in KINDS:
        raise BadFaultError(f"service must be one of {', '.join(KINDS)}")
    if kind not in KINDS[service]:
        raise BadFaultError(f"kind must be one of {', '.join(KINDS[service])} for {service}")
    when = body.get("when", "before")
    if when not in ("before", "after"):
        raise BadFaultError("when must be before or after")
    times, retry_after = body.get("times", 1), body.get("retry_after", 1)
    if not isinstance(times, int) or times < 1:
        raise BadFaultError("times must be a whole number from 1")
    if not isinstance(retry_after, int) or retry_after < 1:
        raise BadFaultError("retry_after must be a whole number of seconds from 1")
    return Fault(service, kind, when, times, body.get("method"), retry_after)
