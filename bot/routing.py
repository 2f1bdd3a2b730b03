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

SEPARATOR = ":"
ANY = ""


@dataclass(frozen=True)
class _Handler:
    """A handler, and the first part of the data of the buttons that it is for; ANY where it may be
    any.
    """

    handler: HandlerObject
    prefix: str

    @classmethod
    def of(cls, handler: HandlerObject) -> "_Handler":
        for each in handler.filters or ():
            if isinstance(each.callback, CallbackQueryFilter):
                data = each.callback.callback_data
                assert data.__separator__ == SEPARATOR  # noqa: S101 - a mistake of ours, at start
                return cls(handler, data.__prefix__)
        return cls(handler, ANY)


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
        self._by_prefix = {kind: _by_prefix(groups) for kind, groups in self._groups.items()}

    @property
    def kinds(self) -> list[str]:
        """The kinds of event that anything handles, as the Bot API names them."""
        return sorted(self._groups)

    async def handle(self, kind: str, event: TelegramObject, **given: object) -> None:
        """Hand an event to the first handler whose filters let it pass; to none if there is none.

        Args:
            given: what filters and handlers may ask for by name.
        """
        by_prefix = self._by_prefix.get(kind)
        if by_prefix is None:
            return
        prefix = (getattr(event, "data", None) or "").partition(SEPARATOR)[0]
        for group in by_prefix.get(prefix, by_prefix[ANY]):
            if not await _passes(group.filters, event, given):
                continue
            for each in group.handlers:
                if await _passes(each.handler.filters or (), event, given):
                    await _call(each.handler, event, given)
                    return

    def _include(self, router: Router) -> None:
        for kind, observer in router.observers.items():
            if observer.handlers:
                above = [each.observers[kind]._handler for each in router.chain_head]
                filters = [found for each in reversed(above) for found in each.filters or ()]
                handlers = [_Handler.of(each) for each in observer.handlers]
                self._groups.setdefault(kind, []).append(_Group(filters, handlers))


def _by_prefix(groups: Sequence[_Group]) -> dict[str, list[_Group]]:
    """For each first part of buttons' data the handlers that may be meant, in their order. Under
    ANY those for data that begins otherwise, or for what is no tap.
    """
    prefixes = {each.prefix for group in groups for each in group.handlers} | {ANY}
    return {prefix: _meant(groups, {prefix, ANY}) for prefix in prefixes}


def _meant(groups: Sequence[_Group], prefixes: set[str]) -> list[_Group]:
    meant = [
        _Group(group.filters, [each for each in group.handlers if each.prefix in prefixes])
        for group in groups
    ]
    return [group for group in meant if group.handlers]


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
