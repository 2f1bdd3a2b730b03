"""Turning the pages of a list: back, where one is, and on."""

from collections.abc import Callable

from bot.screen import Button, Packable, tap
from bot.texts import Screenwriter


def turning(w: Screenwriter, page: int, pages: int, to: Callable[[int], Packable]) -> list[Button]:
    """The buttons that turn pages; none where there is one page only.

    Args:
        page: the one shown, from 0.
        to: what a button carries that leads to a page.
    """
    if pages == 1:
        return []
    here = w.label("page-of", page=page + 1, pages=pages)
    return [
        tap("◀", to(max(0, page - 1))),
        tap(here, to(page)),
        tap("▶", to(min(pages - 1, page + 1))),
    ]
