"""Server-sent events: tells every open page what changed, so that it fetches only that."""

import asyncio
import json
from collections.abc import AsyncIterator

from sandbox.wire import Json

_BACKLOG = 1000
_HEARTBEAT_S = 15.0


class EventHub:
    """Fans one change out to all pages.

    Events, each with JSON data:
    `chat` {"chat_id"} something in the chat changed (a message new, edited, deleted, pinned);
    `typing` {"chat_id", "action"} the bot shows a chat action for 5 seconds;
    `answer` {"chat_id", "person", "alert", "text", "url"} the bot answered a tap;
    `clock` {"now"} sandbox time was moved;
    `desk` {"up"} the desk's process came up or went down;
    `people` {} a person was added, blocked or unblocked the bot;
    `mail` {"address"} a mailbox has one mail more, come in or sent;
    `commands` {} the bot changed its menu, name or description.
    """

    def __init__(self) -> None:
        self._pages: set[asyncio.Queue[str | None]] = set()

    def publish(self, event: str, data: Json) -> None:
        """Send to every page; one that does not read is cut off and reconnects by itself."""
        text = f"event: {event}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
        for page in list(self._pages):
            if page.qsize() >= _BACKLOG:
                self._pages.discard(page)
                page.put_nowait(None)
            else:
                page.put_nowait(text)

    def close(self) -> None:
        """End every open stream, so that the server can stop without waiting for pages."""
        for page in self._pages:
            page.put_nowait(None)
        self._pages.clear()

    async def stream(self) -> AsyncIterator[str]:
        """The frames for one page, with a comment as heartbeat, until the hub closes."""
        page: asyncio.Queue[str | None] = asyncio.Queue()
        self._pages.add(page)
        try:
            yield "retry: 500\n\n"
            while True:
                try:
                    frame = await asyncio.wait_for(page.get(), _HEARTBEAT_S)
                except TimeoutError:
                    frame = ": still here\n\n"
                if frame is None:
                    return
                yield frame
        finally:
            self._pages.discard(page)
