"""What buttons about requests, their handoffs and the register carry."""

from typing import Literal

from bot.callbacks.data import ButtonData, RowId

HandoffAct = Literal["accept", "decline", "withdraw"]


RequestAct = Literal[
    "open",
    "hand",
    "back",
    "step_back",
    "done",
    "comment",
    "confirm",
    "return",
    "cancel",
    "history",
    "files",
    "copy",
    "order",
    "ask",
    "ask_send",
    "contractor",
    "visit",
]


FilterOf = Literal["department", "kind", "person"]


class HandoffTap(ButtonData, prefix="handoff"):
    """An act on one handoff."""

    act: HandoffAct
    id: RowId


class RequestTap(ButtonData, prefix="request"):
    """An act on one request."""

    act: RequestAct
    id: RowId


class ContractorTap(ButtonData, prefix="contractor"):
    """An act on one work of a contractor."""

    act: Literal["report"] = "report"
    id: RowId


class RegisterTap(ButtonData, prefix="page"):
    """A page of the register under its filter. Empty strings filter nothing."""

    what: Literal["register"] = "register"
    page: int = 0
    overdue: bool = False
    department: str = ""
    kind: str = ""
    person: RowId = 0


class MyTap(ButtonData, prefix="page"):
    """A page of one's own requests; an empty part is the first that has something."""

    what: Literal["my"] = "my"
    part: Literal["", "waiting", "holding", "sent"] = ""
    page: int = 0


class ChooseTap(ButtonData, prefix="choose"):
    """Choosing a filter of the register: shows the departments, kinds or people to choose from."""

    what: FilterOf
    overdue: bool = False
    department: str = ""
    kind: str = ""
    person: RowId = 0
