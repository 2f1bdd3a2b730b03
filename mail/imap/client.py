"""aioimaplib's client with what it lacks: news that are never missed, STARTTLS, an end to XOAUTH2.

Everything that leans on its inner workings is here, and nowhere else.
"""

import asyncio
import re
import socket
import ssl
from collections.abc import Callable
from typing import Literal

from aioimaplib import (
    AUTH,
    IMAP4,
    SELECTED,
    Command,
    IMAP4ClientProtocol,
    Response,
)

_COUNT = re.compile(rb"\* (\d+) (EXISTS|EXPUNGE)", re.IGNORECASE)
_KEEPALIVE = {"TCP_KEEPIDLE": 60, "TCP_KEEPINTVL": 20, "TCP_KEEPCNT": 3}


class Protocol(IMAP4ClientProtocol):  # type: ignore[misc]  # it has no types
    """Notes at once what else would be dropped or found out late."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(loop)
        self.lost = asyncio.Event()
        """Set when the connection has ended, or the server says that it will."""
        self.news = asyncio.Event()
        """Set when the server says that there are more mails: in IDLE, or with any answer. The
        library drops it in most answers, and a server says it once."""
        self._mails = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        _keep_alive(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self.lost.set()

    async def welcome(self, command: bytes) -> None:
        if b"OK" in command or b"PREAUTH" in command:
            await super().welcome(command)
        else:
            self.lost.set()

    def _untagged_response(self, line: bytes) -> Command:
        if counted := _COUNT.fullmatch(line):
            self._count(int(counted[1]), counted[2].upper())
        elif line[:5].upper() == b"* BYE":
            self.lost.set()
        return super()._untagged_response(line)

    def _count(self, number: int, word: bytes) -> None:
        """Some servers repeat the count with every answer: only a larger one is news."""
        if word == b"EXPUNGE":
            self._mails -= 1
            return
        if number > self._mails:
            self.news.set()
        self._mails = number


class _Challenged(Command):  # type: ignore[misc]
    """A command that answers a challenge with an empty line: with it a server says in XOAUTH2
    why it refuses, and then waits for ever."""

    def __init__(self, answer: Callable[[str], None], *words: str) -> None:
        super().__init__(*words)
        self._answer = answer

    def flush(self) -> None:
        self._answer("")


class Client(IMAP4):  # type: ignore[misc]
    """An IMAP connection. TLS when given a context; otherwise `starttls` may follow."""

    protocol: Protocol

    def create_client(
        self,
        host: str,
        port: int,
        loop: asyncio.AbstractEventLoop | None,
        conn_lost_cb: Callable[[Exception | None], None] | None = None,  # noqa: ARG002 - as there
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        """Begin to connect; `wait_hello_from_server` raises what goes wrong."""
        running = loop or asyncio.get_running_loop()
        self.protocol = Protocol(running)
        self._client_task = running.create_task(
            running.create_connection(lambda: self.protocol, host, port, ssl=ssl_context)
        )

    async def starttls(self, context: ssl.SSLContext) -> bool:
        """Encrypt the connection; False when the server will not.

        Whatever came unencrypted after the server's answer was not written by it and is dropped.
        """
        protocol = self.protocol
        answer = await protocol.execute(Command("STARTTLS", protocol.new_tag()))
        if answer.result != "OK":
            return False
        loop = asyncio.get_running_loop()
        protocol.transport = await loop.start_tls(
            protocol.transport, protocol, context, server_hostname=self.host
        )
        protocol.incomplete_line = b""
        await protocol.capability()
        return True

    async def authenticate(self, mechanism: Literal["XOAUTH2"], initial: str) -> Response:
        """AUTHENTICATE with an initial answer.

        Args:
            initial: in Base64.
        """
        protocol = self.protocol
        tag = protocol.new_tag()
        command = _Challenged(protocol.send, "AUTHENTICATE", tag, mechanism, initial)
        answer = await protocol.execute(command, scrub=initial)
        if answer.result == "OK":
            protocol.state = AUTH
        return answer

    async def examine(self, mailbox: str = "INBOX") -> Response:
        """EXAMINE, after which the library would refuse to fetch."""
        answer = await super().examine(mailbox)
        if answer.result == "OK":
            self.protocol.state = SELECTED
        return answer

    def abort(self) -> None:
        """Close without a word; what still waits for an answer is given up."""
        for task in (self._client_task, *self.tasks, *self.protocol.tasks):
            task.cancel()
        if self.protocol.transport is not None:
            self.protocol.transport.abort()


def _keep_alive(transport: asyncio.BaseTransport) -> None:
    """Have the system find out about a link that is dead without having been closed."""
    connected = transport.get_extra_info("socket")
    if connected is None:
        return
    connected.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in _KEEPALIVE.items():
        if hasattr(socket, name):  # not everywhere
            connected.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
