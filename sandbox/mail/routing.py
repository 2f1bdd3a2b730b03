"""Who gets a mail: the desk's mailboxes, its staff, everybody else, and addresses that are dead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sandbox.clock import SandboxClock
from sandbox.config import DeskMailbox
from sandbox.mail.bounces import bounce
from sandbox.mail.stamps import Arrival, Auth, stamped
from sandbox.mail.store import Store

UNKNOWN_USER: Final = "550 5.1.1 <{address}>: Recipient address rejected: User unknown"


@dataclass(frozen=True)
class Fate:
    """What becomes of mail to an address that does not simply take it.

    `refusal` is said at RCPT. `bounce` is the reason of a report that follows after the mail was
    accepted.
    """

    refusal: str | None = None
    bounce: str | None = None


@dataclass(frozen=True)
class Envelope:
    """What SMTP says of a mail. `helo` is the sending server's name for itself."""

    mail_from: str
    recipients: Sequence[str]
    helo: str
    auth: Auth


class Routing:
    """Delivers what the SMTP servers have accepted."""

    def __init__(
        self,
        store: Store,
        clock: SandboxClock,
        mailboxes: Sequence[DeskMailbox],
        staff: Iterable[str],
    ) -> None:
        self._store = store
        self._clock = clock
        self._mailboxes = {mailbox.address.lower(): mailbox for mailbox in mailboxes}
        self._domains = {_domain(address) for address in self._mailboxes}
        self._staff = {address.lower() for address in staff}
        self._fates: dict[str, Fate] = {}

    def set_fate(self, address: str, fate: Fate) -> None:
        """From now on this is what happens to mail for the address; Fate() takes it normally."""
        self._fates[address.lower()] = fate

    def is_desks(self, address: str) -> bool:
        """Whether the address is one of the desk's mailboxes, plus addresses included."""
        return self._home(address) in self._mailboxes

    def refusal(self, address: str) -> str | None:
        """What the server answers at RCPT instead of taking mail for the address."""
        fate, home = self._fate(address), self._home(address)
        if fate.refusal:
            return fate.refusal
        ours = _domain(home) in self._domains
        if ours and home not in self._mailboxes and home not in self._staff:
            return UNKNOWN_USER.format(address=address)
        return None

    async def deliver(self, raw: bytes, envelope: Envelope) -> None:
        """Put the mail into the mailboxes of its recipients, or return it to its sender."""
        for recipient in dict.fromkeys(envelope.recipients):
            if reason := self._fate(recipient).bounce:
                await self.return_to_sender(raw, envelope.mail_from, recipient, reason)
            else:
                await self._put(raw, envelope, recipient)

    async def return_to_sender(
        self, raw: bytes, mail_from: str, recipient: str, reason: str
    ) -> None:
        """Send a report, unless there is nobody to send it to: reports are never answered."""
        if not mail_from or self.refusal(mail_from):
            return
        host = _server_of(recipient)
        report = bounce(raw, mail_from, recipient, reason, host, self._clock.now())
        await self._put(report, Envelope("", [mail_from], host, "none"), mail_from)

    async def _put(self, raw: bytes, envelope: Envelope, recipient: str) -> None:
        home = self._home(recipient)
        mailbox = self._mailboxes.get(home)
        arrival = Arrival(
            envelope.mail_from,
            recipient,
            envelope.helo,
            self._clock.now().replace(microsecond=0),
            envelope.auth,
            (mailbox and mailbox.authserv_id) or _server_of(home),
        )
        await self._store.deliver(home, stamped(raw, arrival), envelope.mail_from)

    def _home(self, address: str) -> str:
        """The mailbox behind an address: the company's server knows box+anything as box."""
        local, _, domain = address.lower().rpartition("@")
        return f"{local.partition('+')[0] if domain in self._domains else local}@{domain}"

    def _fate(self, address: str) -> Fate:
        return self._fates.get(address.lower(), Fate())


def dead(address: str) -> Fate:
    """Refused by the receiving server."""
    return Fate(refusal=UNKNOWN_USER.format(address=address))


def bouncing(address: str, status: str = "5.1.1") -> Fate:
    """Accepted, and returned afterwards with this enhanced status code."""
    return replace(Fate(), bounce=f"550 {status} <{address}>: mail could not be delivered")


def _domain(address: str) -> str:
    return address.rpartition("@")[2]


def _server_of(address: str) -> str:
    return f"mx.{_domain(address)}"
