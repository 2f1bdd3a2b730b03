"""A Bot API that answers yes at once, and tells when which chat was answered.

It reads no more of a call than it must: what it costs is taken from the bot that is measured.
"""

import asyncio
import re
from collections import defaultdict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_METHOD = re.compile(rb"POST /bot[^/]+/(\w+)")
_CHAT = re.compile(rb'(?:chat|callback_query)_id"?[:=] ?"?(\d+)')
_MESSAGE = b'{"message_id":%d,"date":1764000000,"chat":{"id":%s,"type":"private"},"text":"1"}'
_ME = b'{"id":1,"is_bot":true,"first_name":"Desk","username":"desk_bot"}'

Answer = tuple[str, int]
"""A method of the Bot API, and the chat it was called for."""


class FakeApi:
    """The answers given, for whoever waits for them."""

    def __init__(self) -> None:
        self._awaited: defaultdict[Answer, deque[asyncio.Future[None]]] = defaultdict(deque)
        self.calls: defaultdict[str, int] = defaultdict(int)

    def expect(self, answer: Answer) -> "asyncio.Future[None]":
        """A future that is done when the bot has called this method for this chat.

        Several updates of a chat are answered in the order they were sent.
        """
        awaited: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._awaited[answer].append(awaited)
        return awaited

    def take(self, method: str, body: bytes) -> bytes:
        """The `result` of a call, as JSON."""
        self.calls[method] += 1
        if method == "getMe":
            return _ME
        found = _CHAT.search(body)
        if found is None:
            return b"true"
        waiting = self._awaited[method, int(found[1])]
        if waiting and not (first := waiting.popleft()).done():
            first.set_result(None)
        if method in ("sendMessage", "editMessageText"):
            return _MESSAGE % (self.calls[method], found[1])
        return b"true"

    @asynccontextmanager
    async def serve(self) -> AsyncIterator[str]:
        """Listen on a free port; gives the address of the Bot API."""
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: _Connection(self), "127.0.0.1", 0)
        async with server:
            port: int = server.sockets[0].getsockname()[1]
            yield f"http://127.0.0.1:{port}"


class _Connection(asyncio.Protocol):
    def __init__(self, api: FakeApi) -> None:
        self._api = api
        self._received = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (end := self._received.find(b"\r\n\r\n")) >= 0:
            head = self._received[:end]
            length = _LENGTH.search(head)
            whole = end + 4 + (int(length[1]) if length else 0)
            if len(self._received) < whole:
                return
            self._answer(head, self._received[end + 4 : whole])
            self._received = self._received[whole:]

    def _answer(self, head: bytes, body: bytes) -> None:
        method = _METHOD.match(head)
        assert method is not None
        assert self._transport is not None
        answer = b'{"ok":true,"result":%s}' % self._api.take(method[1].decode(), body)
        self._transport.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            % (len(answer), answer)
        )
