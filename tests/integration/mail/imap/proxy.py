"""A link that can be cut, and one that swallows everything without being closed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress


class Link:
    """Carries bytes between the desk and a server."""

    def __init__(self, host: str, port: int) -> None:
        self._to = (host, port)
        self._writers: set[asyncio.StreamWriter] = set()
        self._passes = asyncio.Event()
        self._passes.set()
        self._answers: int | None = None
        self._ordered = self._done = 0
        self.port = 0
        self.connections = 0

    def cut(self) -> None:
        """Reset all connections."""
        for writer in self._writers:
            writer.transport.abort()

    def cut_after(self, answers: int | None) -> None:
        """Reset the next connection after so many packets from the server; None: let it be."""
        self._answers = answers
        self._ordered += answers is not None
        self.cut()

    async def was_cut(self) -> bool:
        """Whether the order of `cut_after` was carried out."""
        return self._ordered == self._done

    def swallow(self) -> None:
        """Half open: whatever is sent, either way, never arrives; nothing is closed."""
        self._passes.clear()

    def carry(self) -> None:
        """New connections are carried again; the old ones stay dead."""
        self._writers.clear()
        self._passes = asyncio.Event()
        self._passes.set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        passes = self._passes
        with suppress(OSError):
            there, back = await asyncio.open_connection(*self._to)
            self._writers |= {writer, back}
            answers, self._answers = self._answers, None
            async with asyncio.TaskGroup() as both:
                both.create_task(_carry(reader, back, passes))
                both.create_task(self._answer(there, writer, passes, answers))

    async def _answer(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        passes: asyncio.Event,
        packets: int | None,
    ) -> None:
        if packets is None:
            await _carry(reader, writer, passes)
            return
        with suppress(OSError):
            for _ in range(packets):
                writer.write(await reader.read(65536))
            await reader.read(1)
            self._done += 1
        writer.transport.abort()


async def _carry(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, passes: asyncio.Event
) -> None:
    with suppress(OSError):
        while data := await reader.read(65536):
            await passes.wait()
            writer.write(data)
            await writer.drain()
    writer.close()


@asynccontextmanager
async def link_to(host: str, port: int) -> AsyncIterator[Link]:
    link = Link(host, port)
    server = await asyncio.start_server(link.serve, host, 0)
    link.port = server.sockets[0].getsockname()[1]
    try:
        yield link
    finally:
        server.close()
        link.cut()
