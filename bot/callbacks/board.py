"""What buttons of the coordinator's board and of a section's queue carry."""

from typing import Literal

from bot.callbacks.data import ButtonData, RowId
from domain.requests.forecast import Stage


class BoardTap(ButtonData, prefix="board"):
    """The board: `open` in a new message, `list` a page of it under its filter, what it may be
    narrowed to. Empty words filter nothing.
    """

    act: Literal["open", "list", "stages", "departments"]
    stage: Stage | Literal[""] = ""
    department: str = ""
    page: int = 0


class ClientDateTap(ButtonData, prefix="date"):
    """One request of the board: the date for its client, told by letter or by phone.

    `day` is the day that the button names (`date.toordinal`): what is sent is what was read.
    """

    act: Literal["open", "letter", "phone", "other"]
    id: RowId
    day: int = 0


class QueueTap(ButtonData, prefix="queue"):
    """The queue of a section: `open` in a new message, `list` a page, `next` takes the first that
    is free, `order` lets the lead say what comes first, `first` and `later` one of them, `saved`
    what was taken off reps.
    """

    act: Literal["open", "list", "next", "order", "first", "later", "saved", "choose"]
    department: str = ""
    id: RowId = 0
    page: int = 0
    days: int = 7
