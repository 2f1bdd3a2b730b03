"""Everybody's mailboxes, in memory: they outlive the desk's crashes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pymap.backend.dict.mailbox import MailboxData, MailboxSet
from pymap.parsing.message import AppendMessage

from sandbox.clock import SandboxClock
from sandbox.config import DeskMailbox
from sandbox.events import EventHub


@dataclass(frozen=True)
class Letter:
    """A mail that lies in a mailbox. `uid` is its IMAP UID where the mailbox has IMAP.

    `raw` are the bytes with the stamps of the receiving server, `mail_from` the envelope sender.
    """

    uid: int
    raw: bytes
    mail_from: str
    at: datetime


@dataclass
class Box:
    """A mailbox: everything that ever came in, and what its owner sent through the sandbox.

    `folders` are what IMAP shows of a mailbox of the desk, None for anybody else's: there the desk
    may move and delete, here nothing ever goes.
    """

    address: str
    folders: MailboxSet | None = None
    received: list[Letter] = field(default_factory=list)
    sent: list[Letter] = field(default_factory=list)
    uid_validity: int | None = None
    """The UIDVALIDITY that its UIDs got when they were renewed."""

    @property
    def last_uid(self) -> int:
        """Of the mail delivered last, 0 when there was none."""
        return self.received[-1].uid if self.received else 0


class Store:
    """Mailboxes by address (lower case). Every change tells the open pages.

    `deliveries` counts the mail that came in since the beginning.
    """

    def __init__(
        self, clock: SandboxClock, events: EventHub, desk_mailboxes: Sequence[DeskMailbox]
    ) -> None:
        self._clock = clock
        self._events = events
        self.deliveries = 0
        self._boxes: dict[str, Box] = {}
        for mailbox in desk_mailboxes:
            address = mailbox.address.lower()
            self._boxes[address] = Box(address, MailboxSet())

    def box(self, address: str) -> Box:
        """The mailbox of an address; everybody has one, so one is made when needed."""
        return self._boxes.setdefault(address.lower(), Box(address.lower()))

    def boxes(self) -> list[Box]:
        return list(self._boxes.values())

    async def deliver(self, address: str, raw: bytes, mail_from: str) -> Letter:
        """Put a stamped mail into a mailbox."""
        box, now = self.box(address), self._clock.now()
        if box.folders is None:
            uid = box.last_uid + 1
        else:
            inbox = await box.folders.get_mailbox("INBOX")
            uid = (await inbox.append(AppendMessage(raw, now), recent=True)).uid
        letter = Letter(uid, raw, mail_from, now)
        box.received.append(letter)
        self.deliveries += 1
        self._changed(box)
        return letter

    def keep_sent(self, address: str, raw: bytes) -> Letter:
        """Keep the sender's own copy of a mail."""
        box = self.box(address)
        letter = Letter(len(box.sent) + 1, raw, box.address, self._clock.now())
        box.sent.append(letter)
        self._changed(box)
        return letter

    async def renew_uids(self, address: str) -> int:
        """Make all IMAP UIDs of a mailbox of the desk invalid, as a restored server does.

        Returns the new UIDVALIDITY. Raises KeyError when the mailbox has no IMAP.
        """
        folders = self.box(address).folders
        if folders is None:
            raise KeyError(address)
        inbox: MailboxData = await folders.get_mailbox("INBOX")
        inbox._uid_validity += 1  # pymap has no other way to keep INBOX and the mail in it
        self.box(address).uid_validity = inbox.uid_validity
        return inbox.uid_validity

    def _changed(self, box: Box) -> None:
        self._events.publish("mail", {"address": box.address})
