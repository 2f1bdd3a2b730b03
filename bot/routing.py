"""All handlers of the desk, asked in their order: aiogram's routers, laid out flat.

aiogram would walk the tree of routers for every update, with half a dozen calls at each of them,
and run every filter that is no coroutine (`F.data == …`) in a thread of its own. The filters of
the desk compute and never wait, and there is no middleware. The data of a tapped button is taken
apart for those handlers alone whose data begins so: there are scores of buttons.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from aiogram import Router
from aiogram.dispatcher.event.handler import CallableObject, FilterObject, HandlerObject
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import TelegramObject


@dataclass(frozen=True)
class _Handler:
    """A handler, and how the data of the buttons begins that it is for; "" where it may be any."""

    handler: HandlerObject
    prefix: str

    @classmethod
    def of(cls, handler: HandlerObject) -> "_Handler":
        for each in handler.filters or ():
            if isinstance(each.callback, CallbackQueryFilter):
                data = each.callback.callback_data
                return cls(handler, f"{data.__prefix__}{data.__separator__}")
        return cls(handler, "")


@dataclass(frozen=True)
class _Group:
    """The handlers of one router for one kind of event, and what must be true for all of them."""

    filters: Sequence[FilterObject]
    handlers: Sequence[_Handler]


class Routes:
    """The handlers of some routers, those they include among them."""

    def __init__(self, *routers: Router) -> None:
        """
        Args:
            routers: asked in the order given, each before those it includes.
        """
        self._groups: dict[str, list[_Group]] = {}
        for router in routers:
            for each in router.chain_tail:
                self._include(each)

    @property
    def kinds(self) -> list[str]:
        """The kinds of event that anything handles, as the Bot API names them."""
        return sorted(self._groups)

    async def handle(self, kind: str, event: TelegramObject, **given: object) -> None:
        """Hand an event to the first handler whose filters let it pass; to none if there is none.

        Args:
            given: what filters and handlers may ask for by name.
        """
        data = getattr(event, "data", None) or ""
        for group in self._groups.get(kind, ()):
            meant = [each.handler for each in group.handlers if data.startswith(each.prefix)]
            if not meant or not await _passes(group.filters, event, given):
                continue
            for handler in meant:
                if await _passes(handler.filters or (), event, given):
                    await _call(handler, event, given)
                    return

    def _include(self, router: Router) -> None:
        for kind, observer in router.observers.items():
            if observer.handlers:
                above = [each.observers[kind]._handler for each in router.chain_head]
                filters = [found for each in reversed(above) for found in each.filters or ()]
                handlers = [_Handler.of(each) for each in observer.handlers]
                self._groups.setdefault(kind, []).append(_Group(filters, handlers))


async def _passes(
    filters: Sequence[FilterObject], event: TelegramObject, given: dict[str, object]
) -> bool:
    for each in filters:
        found = await _call(each, event, given)
        if not found:
            return False
        if isinstance(found, dict):
            given.update(found)
    return True


async def _call(called: CallableObject, event: TelegramObject, given: dict[str, object]) -> object:
    answer: object = called.callback(event, **called._prepare_kwargs(given))
    return await answer if called.awaitable else answer  # type: ignore[misc]
