"""The sandbox's post office: its servers, and who is who among the addresses."""

from collections.abc import Iterator, Sequence

from sandbox.clock import SandboxClock
from sandbox.config import DeskMailbox, SandboxConfig
from sandbox.events import EventHub
from sandbox.faults import FaultBook
from sandbox.mail.answers import Answer, answer
from sandbox.mail.calendars import CalendarAnswer, Invitee, answer_invitation
from sandbox.mail.imap import ImapServer
from sandbox.mail.outside import Refusal, send
from sandbox.mail.reading import Opened
from sandbox.mail.routing import Routing
from sandbox.mail.smtp import Mx, SmtpServer, Submission
from sandbox.mail.stamps import Auth
from sandbox.mail.store import Letter, Store
from sandbox.mail.writing import Draft, Written, write


class PostOffice:
    """Everybody's mail. `imap`, `submission` and `mx` know their ports once it has started."""

    def __init__(
        self, config: SandboxConfig, clock: SandboxClock, events: EventHub, faults: FaultBook
    ) -> None:
        settings = config.mail
        self.mailboxes: Sequence[DeskMailbox] = settings.mailboxes
        self.store = Store(clock, events, self.mailboxes)
        staff = [person.email for person in config.people if person.email]
        self.routing = Routing(self.store, clock, self.mailboxes, staff)
        self.imap = ImapServer(self.store, faults, self.mailboxes)
        domains = [mailbox.address.rpartition("@")[2] for mailbox in self.mailboxes]
        domain = domains[0] if domains else "desk.invalid"
        self.submission = SmtpServer(Submission(self.routing, faults, domain), self._knows)
        self.mx = SmtpServer(Mx(self.routing))
        self._settings = settings
        self._clock = clock
        self._config = config

    async def start(self) -> None:
        """Raises OSError when a port is taken."""
        await self.imap.start(self._settings.imap_port)
        await self.submission.start(self._settings.smtp_port)
        await self.mx.start(self._settings.mx_port)

    async def stop(self) -> None:
        for server in (self.imap, self.submission, self.mx):
            await server.stop()

    async def post(self, draft: Draft, auth: Auth) -> tuple[Written, list[Refusal]]:
        """Write a mail and send it. Raises UnwritableError, SendingError."""
        written = write(draft, self._clock.now())
        refused = await self.carry(written.raw, written.mail_from, written.recipients, auth)
        return written, refused

    async def carry(
        self, raw: bytes, mail_from: str, recipients: Sequence[str], auth: Auth
    ) -> list[Refusal]:
        """Send the bytes of a mail as they are; its sender keeps a copy. Raises SendingError."""
        refused = await send(self.routing, self.mx.port, raw, mail_from, recipients, auth)
        if mail_from:
            self.store.keep_sent(mail_from, raw)
        return refused

    async def reply(
        self, letter: Letter, written: Answer, auth: Auth
    ) -> tuple[Written, list[Refusal]]:
        """Answer a mail. Raises UnwritableError, SendingError."""
        return await self.post(answer(Opened(letter.raw), letter.at, written), auth)

    async def answer_invitation(
        self, letter: Letter, person: Invitee, given: CalendarAnswer, auth: Auth
    ) -> tuple[Written, list[Refusal]]:
        """Answer the invitation in a mail. Raises UnwritableError, SendingError."""
        draft = answer_invitation(Opened(letter.raw), person, given, self._clock.now())
        return await self.post(draft, auth)

    def known_as(self, address: str) -> tuple[str, str] | None:
        """Name and language of the contact or employee with this address, None for a stranger."""
        wanted = address.lower()
        return next(((name, lang) for mail, name, lang in self._people() if mail == wanted), None)

    def _people(self) -> Iterator[tuple[str, str, str]]:
        for client in self._config.clients:
            for contact in client.get("contacts", ()):
                if contact.get("email"):
                    yield contact["email"].lower(), contact["name"], client["language"]
        for person in self._config.people:
            if person.email:
                name = f"{person.first_name} {person.last_name}".strip()
                yield person.email.lower(), name, person.language

    def _knows(self, login: str, password: str) -> bool:
        return any((box.login, box.password) == (login, password) for box in self.mailboxes)
