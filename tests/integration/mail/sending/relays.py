"""A relay on loopback that does to letters what a test tells it to."""

# ruff: noqa: ARG002, N802 - the names and the shapes are those of aiosmtpd

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

OK = "250 2.0.0 Ok"
PASSWORD = "letters"

Fault = Callable[[SMTP], Awaitable[str]]
"""What happens at a step instead of the usual: an answer, or something that gives none."""


@dataclass
class Taken:
    """A letter that the relay took."""

    sender: str
    recipient: str
    raw: bytes


@dataclass
class Relay:
    """What happened at the relay, and what shall happen next.

    Attributes:
        faults: by step (mail, rcpt, data, taken), each used once, in order. `data` comes before
            the letter is kept, `taken` after.
        at_once: the most connections that handed a letter over at the same time.
    """

    taken: list[Taken] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    connections: int = 0
    busy: int = 0
    at_once: int = 0
    port: int = 0
    slow: float = 0.0

    def fails(self, step: str, *faults: Fault) -> None:
        self.faults.setdefault(step, []).extend(faults)

    async def _fault(self, step: str, server: SMTP) -> str | None:
        waiting = self.faults.get(step)
        return await waiting.pop(0)(server) if waiting else None

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, name: str, replies: list[str]
    ) -> list[str]:
        session.host_name = name
        self.connections += 1
        return replies

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.busy += 1
        self.at_once = max(self.at_once, self.busy)
        if refusal := await self._fault("mail", server):
            self.busy -= 1
            return refusal
        envelope.mail_from = address
        return OK

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if refusal := await self._fault("rcpt", server):
            self.busy -= 1
            return refusal
        envelope.rcpt_tos.append(address)
        return OK

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        try:
            if refusal := await self._fault("data", server):
                return refusal
            if self.slow:
                await asyncio.sleep(self.slow)
            assert isinstance(envelope.content, bytes)
            self.taken.append(
                Taken(envelope.mail_from or "", envelope.rcpt_tos[0], envelope.content)
            )
            return await self._fault("taken", server) or OK
        finally:
            self.busy -= 1


def says(answer: str) -> Fault:
    async def fault(_: SMTP) -> str:
        return answer

    return fault


async def cut(server: SMTP) -> str:
    """The connection breaks without a word."""
    transport = server.transport
    assert isinstance(transport, asyncio.Transport)
    transport.abort()
    lost: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    return await lost  # the lost connection cancels whatever serves it


async def silent(server: SMTP) -> str:
    """The relay says nothing more; whoever waits has to lose patience."""
    lost: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    return await lost


@asynccontextmanager
async def relay(*, login: bool = False, tls: ssl.SSLContext | None = None) -> AsyncIterator[Relay]:
    """A running relay."""
    running = Relay()
    loop = asyncio.get_running_loop()
    servers: list[SMTP] = []

    def serve() -> SMTP:
        server = SMTP(
            running,
            loop=loop,
            hostname="relay.example",
            ident="relay",
            authenticator=_authenticate if login else None,
            auth_required=login,
            auth_require_tls=False,
        )
        servers.append(server)
        return server

    listening = await loop.create_server(serve, "127.0.0.1", 0, ssl=tls)
    running.port = listening.sockets[0].getsockname()[1]
    try:
        yield running
    finally:
        listening.close()
        for server in servers:
            if isinstance(server.transport, asyncio.Transport):
                server.transport.abort()
        await listening.wait_closed()


def _authenticate(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
) -> AuthResult:
    known = isinstance(data, LoginPassword) and data.password == PASSWORD.encode()
    return AuthResult(success=known, handled=False)
