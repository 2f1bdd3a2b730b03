"""What a notice looks like is decided when it is delivered, by its card."""

from collections.abc import Awaitable, Callable, Mapping

from bot.screen import Screen
from bot.texts import Screenwriter
from domain.work import CardArgument, Work

CardArguments = Mapping[str, CardArgument]

Card = Callable[[Work, Screenwriter, CardArguments], Awaitable[Screen | None]]
"""Draws a notice from fresh rows.

It gets a work whose actor is the reader (the system for a group chat), so reading use cases show
no more than the reader may see; his texts; and the arguments the notice was written with. It
returns None when there is nothing to tell any more. A DeskError means the same.
"""

Cards = Mapping[str, Card]
"""By the name that `work.notify` takes."""


def id_of(args: CardArguments, name: str) -> int:
    """The id of a row that a notice is about.

    Raises:
        TypeError: the notice was written without it.
    """
    value = args[name]
    if not isinstance(value, int):
        raise TypeError(f"{name} of a notice is not an id")
    return value


def ids_of(args: CardArguments, name: str) -> list[int]:
    """The ids of rows that a notice is about together.

    Raises:
        TypeError: the notice was written without them.
    """
    value = args[name]
    if not isinstance(value, list):
        raise TypeError(f"{name} of a notice are no ids")
    return value
