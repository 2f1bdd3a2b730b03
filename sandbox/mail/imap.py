"""The IMAP server from which the desk takes its mail: pymap, failing on order."""

import asyncio
from argparse import Namespace
from asyncio import StreamReader, StreamWriter
from collections.abc import Sequence
from contextlib import AsyncExitStack, closing, suppress
from typing import Final

from proxyprotocol.noop import ProxyProtocolNoop
from proxyprotocol.sock import SocketInfo, SocketInfoLocal
from pymap.backend.dict import Config, Login
from pymap.backend.dict.filter import FilterSet
from pymap.concurrent import Subsystem
from pymap.context import connection_exit
from pymap.imap import IMAPConnection
from pymap.imap.state import ConnectionState
from pymap.parsing.command import Command
from pymap.parsing.command.select import IdleCommand
from pymap.parsing.response import (
    CommandResponse,
    Response,
    ResponseBye,
    ResponseCode,
    ResponseContinuation,
    ResponseNo,
)
from pymap.user import UserMetadata
from pysasl.hashing import Cleartext

from sandbox.config import DeskMailbox
from sandbox.faults import Fault, FaultBook
from sandbox.mail.store import Store

HOST: Final = "127.0.0.1"
_REFUSALS: Final = {
    "403": (b"AUTHENTICATIONFAILED", b"Authentication failed."),
    "500": (b"UNAVAILABLE", b"Temporary server error, try again later."),
}


class _Config(Config):
    @property
    def greeting(self) -> bytes:
        """pymap's own asks the DNS for this machine's name, which may take long."""
        return b"Sandbox ready."


class ImapServer:
    """Serves the desk's mailboxes on loopback, without TLS. `port` is known once it runs."""

    def __init__(self, store: Store, faults: FaultBook, mailboxes: Sequence[DeskMailbox]) -> None:
        self.port = 0
        self._faults = faults
        self._server: asyncio.Server | None = None
        self._connections: set[StreamWriter] = set()
        self._config = _Config(
            Namespace(),
            demo_data=False,
            demo_user="",
            demo_password="",
            host=HOST,
            port=0,
            tls_enabled=False,
            hash_context=Cleartext(),
            cpu_subsystem=Subsystem.for_asyncio(),
            proxy_protocol=ProxyProtocolNoop(),
        )
        self._login = Login(self._config)
        for mailbox in mailboxes:
            user = UserMetadata(self._config, mailbox.login, password=mailbox.password)
            self._login.users_dict[mailbox.login] = user
            if folders := store.box(mailbox.address).folders:
                self._config.set_cache[mailbox.login] = (folders, FilterSet())

    async def start(self, port: int) -> None:
        """Raises OSError when the port is taken."""
        self._server = await asyncio.start_server(self._serve, HOST, port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        if self._server:
            self._server.close()
            self.cut_connections()
            await self._server.wait_closed()

    def cut_connections(self) -> None:
        """End every connection without a word, as a killed server does."""
        for writer in list(self._connections):
            writer.transport.abort()

    async def _serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        connection = _Connection(
            self._config, self._faults, reader, writer, SocketInfoLocal(writer)
        )
        self._connections.add(writer)
        try:
            async with AsyncExitStack() as stack:
                connection_exit.set(stack)
                stack.enter_context(closing(connection))
                with suppress(ConnectionError):
                    await connection.run(ConnectionState(self._login, self._config))
        finally:
            self._connections.discard(writer)


class _Connection(IMAPConnection):
    """One connection that asks the book of faults before and after every command."""

    __slots__ = ["_faults", "_lost"]

    def __init__(
        self,
        config: Config,
        faults: FaultBook,
        reader: StreamReader,
        writer: StreamWriter,
        info: SocketInfo,
    ) -> None:
        super().__init__(config.commands, config, reader, writer, info)
        self._faults = faults
        self._lost: Fault | None = None  # the fault that spoils the answer to this command

    async def read_command(self, state: ConnectionState) -> Command:
        """The next command that is to be carried out."""
        while True:
            command = await super().read_command(state)
            fault = self._faults.take("imap", _name(command))
            self._lost = fault if fault and fault.when == "after" else None
            if fault is None or self._lost:
                return command
            await self._fail(fault, command.tag)

    async def write_response(self, resp: Response) -> None:
        if self._lost and isinstance(resp, CommandResponse) and resp.tag not in (b"*", b"+"):
            lost, self._lost = self._lost, None
            await self._fail(lost, resp.tag)
        else:
            await super().write_response(resp)

    async def idle(self, state: ConnectionState, cmd: IdleCommand) -> CommandResponse:
        """A fault that names IDLE strikes a connection that idles already, too."""
        lost, self._lost = self._lost, None
        if lost:
            await self.write_response(ResponseContinuation(b"Idling."))
            await self._fail(lost, cmd.tag)
            raise ConnectionResetError
        idling = asyncio.create_task(super().idle(state, cmd))
        striking = asyncio.create_task(self._faults.wait_for("imap", "idle"))
        try:
            await asyncio.wait({idling, striking}, return_when=asyncio.FIRST_COMPLETED)
            if idling.done():
                return await idling
            idling.cancel()
            await self._fail(await striking, cmd.tag)
            raise ConnectionResetError
        finally:
            striking.cancel()
            idling.cancel()

    async def _fail(self, fault: Fault, tag: bytes) -> None:
        """Answer NO, or end the connection in the way of the fault (raises ConnectionError)."""
        if refusal := _REFUSALS.get(fault.kind):
            code, words = refusal
            await super().write_response(ResponseNo(tag, words, ResponseCode.of(code)))
            return
        if fault.kind == "timeout":
            await self._faults.hold()
        if fault.kind == "disconnect":
            bye = ResponseBye(b"Server is going down.", ResponseCode.of(b"UNAVAILABLE"))
            await super().write_response(bye)
            self.writer.close()
        else:
            self.writer.transport.abort()
        raise ConnectionResetError


def _name(command: Command) -> str:
    """FETCH for UID FETCH too."""
    return command.command.decode("ascii").removeprefix("UID ").lower()
