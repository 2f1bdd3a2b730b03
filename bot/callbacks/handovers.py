"""What buttons about leaves and dismissals carry."""

from typing import Literal

from bot.callbacks.data import ButtonData, RowId


class StaffTap(ButtonData, prefix="staff"):
    """A head looks at his people, or dismisses one of them.

    `takers` are the ids of those who take over, joined by dots: at most TAKERS_ON_BUTTON, or they
    would not fit. `tell`: the clients are written to.
    """

    act: Literal["list", "open", "leave", "choose", "confirm", "do", "undo"]
    id: RowId = 0
    page: int = 0
    takers: str = ""
    tell: bool = False


TAKERS_ON_BUTTON = 4


class LeaveTap(ButtonData, prefix="leave"):
    """A leave: its substitutes, its order, its end. `person`: whom a tap adds or takes away."""

    act: Literal["mine", "new", "open", "take", "tell", "ask", "order", "cancel", "back", "undo"]
    id: RowId = 0
    person: RowId = 0


def takers_of(packed: str) -> list[int]:
    """The ids that a button carries; what is no id is left out: anybody can forge a button."""
    return [int(each) for each in packed.split(".") if each.isdecimal() and len(each) < 19]


def packed(takers: list[int]) -> str:
    return ".".join(map(str, takers))
