"""All routers as one, made fast."""

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.dispatcher.event.handler import FilterObject


def one_router(*routers: Router) -> Router:
    """A root over routers, asked in the order given.

    aiogram runs every filter that is no coroutine in a thread, `F.data == …` too: two hops between
    threads for a comparison. The filters of the desk compute and never wait, so they are run where
    they are.
    """
    root = Router()
    root.include_routers(*routers)
    for router in root.chain_tail:
        for observer in router.observers.values():
            for handler in (observer._handler, *observer.handlers):
                for each in handler.filters or ():
                    _run_in_place(each)
    return root


def _run_in_place(each: FilterObject) -> None:
    if not each.awaitable:
        each.callback = _as_coroutine(each.callback)
        each.awaitable = True


def _as_coroutine(check: Callable[..., object]) -> Callable[..., Awaitable[object]]:
    async def checked(*args: object, **kwargs: object) -> object:
        return check(*args, **kwargs)

    return checked
