"""Questions of people that the bot must answer in time: taps and inline queries."""

import asyncio
import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from sandbox.botapi.errors import query_too_old
from sandbox.clock import SandboxClock
from sandbox.wire import Json

ANSWER_WITHIN: Final = timedelta(minutes=15)
_KEEP: Final = 5_000


@dataclass
class Query:
    """A tap (`chat_id` set) or an inline query; `answer` becomes what the bot said."""

    id: str
    person: int
    asked_at: datetime
    chat_id: int | None = None
    answer: asyncio.Future[Json] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )


class Queries:
    """Open questions by id; Telegram takes no answer after 15 minutes."""

    def __init__(self, clock: SandboxClock) -> None:
        self._clock = clock
        self._open: OrderedDict[str, Query] = OrderedDict()

    def ask(self, person: int, chat_id: int | None = None) -> Query:
        query = Query(str(secrets.randbits(62)), person, self._clock.now(), chat_id)
        self._open[query.id] = query
        if len(self._open) > _KEEP:
            self._open.popitem(last=False)
        return query

    def find(self, query_id: str) -> Query:
        """The question to answer. Raises ApiError 400 when unknown or older than 15 minutes."""
        query = self._open.get(query_id)
        if query is None or self._clock.now() - query.asked_at > ANSWER_WITHIN:
            raise query_too_old()
        return query

    def answer(self, query: Query, answer: Json) -> None:
        """Give the person the bot's answer; a second one is taken and shown to nobody."""
        if not query.answer.done():
            query.answer.set_result(answer)
