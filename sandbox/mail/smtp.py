"""The SMTP servers: one takes what the desk sends, the other what the world sends to anybody."""

import asyncio
from collections.abc import Callable
from typing import Final

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword, Session
from aiosmtpd.smtp import Envelope as SmtpEnvelope

from sandbox.faults import Fault, FaultBook
from sandbox.mail.routing import Envelope, Routing
from sandbox.mail.stamps import AUTHS, Auth

HOST: Final = "127.0.0.1"
_MAX_BYTES: Final = 150 * 1024 * 1024
_REFUSALS: Final = {
    "451": "451 4.3.0 Temporary failure, please try again later",
    "550": "550 5.7.1 Message rejected by policy",
}


class _Smtp(SMTP):
    """Real servers take longer lines than the standard allows; people's mail has them."""

    line_length_limit = 16 * 1024 * 1024
    command_size_limit = 4096


class SmtpServer:
    """One listening port on loopback; `handler` says what happens there.

    `knows` tells a right login and password from a wrong one; without it nobody can log in.
    """

    def __init__(
        self, handler: "Submission | Mx", knows: Callable[[str, str], bool] | None = None
    ) -> None:
        self.port = 0
        self._handler = handler
        self._knows = knows
        self._server: asyncio.Server | None = None
        self._connections: set[_Smtp] = set()

    async def start(self, port: int) -> None:
        """Raises OSError when the port is taken."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._protocol, HOST, port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        if self._server:
            self._server.close()
            for connection in self._connections:
                if isinstance(connection.transport, asyncio.Transport):
                    connection.transport.abort()
            await self._server.wait_closed()

    def _protocol(self) -> SMTP:
        self._connections = {c for c in self._connections if c.transport is not None}
        connection = _Smtp(
            self._handler,
            data_size_limit=_MAX_BYTES,
            enable_SMTPUTF8=True,
            hostname="mail.sandbox.invalid",
            ident="ESMTP",
            authenticator=self._authenticate,
            auth_require_tls=False,
            loop=asyncio.get_running_loop(),
        )
        self._connections.add(connection)
        return connection

    def _authenticate(
        self, _server: SMTP, _session: Session, _envelope: SmtpEnvelope, _how: str, data: object
    ) -> AuthResult:
        known = (
            self._knows is not None
            and isinstance(data, LoginPassword)
            and self._knows(
                data.login.decode(errors="replace"), data.password.decode(errors="replace")
            )
        )
        return AuthResult(success=known, handled=False)


class Mx:
    """Mail from outside. How its sender is judged is said by the name in EHLO.

    `fail.anything` fails SPF, DKIM and DMARC, `none.anything` has none of them, any other name
    passes: so a tester with an SMTP client of his own decides it, too.
    """

    def __init__(self, routing: Routing) -> None:
        self._routing = routing

    async def handle_RCPT(  # noqa: N802 - the hook's name is aiosmtpd's
        self, _server: SMTP, _session: Session, envelope: SmtpEnvelope, address: str, _: list[str]
    ) -> str:
        return _recipient(self._routing, envelope, address)

    async def handle_DATA(  # noqa: N802
        self, _server: SMTP, session: Session, envelope: SmtpEnvelope
    ) -> str:
        helo = session.host_name or "unknown"
        try:
            await self._routing.deliver(_content(envelope), _read(envelope, helo, judged(helo)))
        except RecursionError:  # pymap reads the parts of a mail inside each other
            return "554 5.6.0 Message has parts nested too deep"
        return "250 2.0.0 Ok: queued"


def judged(helo: str) -> Auth:
    """Which result the sending server's name asks for."""
    return next((auth for auth in AUTHS if helo.startswith(f"{auth}.")), "pass")


class Submission:
    """Mail from the desk: signed by its relay, so it passes everywhere. Faults strike here."""

    def __init__(self, routing: Routing, faults: FaultBook, domain: str) -> None:
        self._routing = routing
        self._faults = faults
        self._helo = f"mail.{domain}"

    async def handle_EHLO(  # noqa: N802
        self,
        server: SMTP,
        session: Session,
        _envelope: SmtpEnvelope,
        hostname: str,
        responses: list[str],
    ) -> list[str]:
        session.host_name = hostname
        refused = await self._strike(server, self._faults.take("smtp", "ehlo"))
        return [refused] if refused else responses

    async def handle_MAIL(  # noqa: N802
        self,
        server: SMTP,
        _session: Session,
        envelope: SmtpEnvelope,
        address: str,
        options: list[str],
    ) -> str:
        if refused := await self._strike(server, self._faults.take("smtp", "mail")):
            return refused
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 Ok"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: SmtpEnvelope, address: str, _: list[str]
    ) -> str:
        refused = await self._strike(server, self._faults.take("smtp", "rcpt"))
        return refused or _recipient(self._routing, envelope, address)

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: SmtpEnvelope
    ) -> str:
        fault = self._faults.take("smtp", "data")
        if fault and fault.when == "before":
            return await self._strike(server, fault) or ""
        await self._routing.deliver(_content(envelope), _read(envelope, self._helo, "pass"))
        return await self._strike(server, fault) or "250 2.0.0 Ok: queued"

    async def _strike(self, server: SMTP, fault: Fault | None) -> str | None:
        """The refusal of a fault; one that ends the connection does not come back from here."""
        if fault is None:
            return None
        if refusal := _REFUSALS.get(fault.kind):
            return refusal
        if fault.kind == "timeout":
            await self._faults.hold()
        transport = server.transport
        if fault.kind == "disconnect":
            await server.push("421 4.3.2 Service shutting down, closing channel")
            if isinstance(transport, asyncio.Transport):
                transport.close()
        elif isinstance(transport, asyncio.Transport):
            transport.abort()
        lost: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        return await lost  # the lost connection cancels whatever serves it


def _recipient(routing: Routing, envelope: SmtpEnvelope, address: str) -> str:
    if refusal := routing.refusal(address):
        return refusal
    envelope.rcpt_tos.append(address)
    return "250 2.1.5 Ok"


def _content(envelope: SmtpEnvelope) -> bytes:
    content = envelope.content
    return content if isinstance(content, bytes) else (content or "").encode()


def _read(envelope: SmtpEnvelope, helo: str, auth: Auth) -> Envelope:
    """`<>` is how SMTP writes that nobody wants to hear of the mail's fate."""
    sender = (envelope.mail_from or "").strip("<>")
    return Envelope(sender, list(envelope.rcpt_tos), helo, auth)
