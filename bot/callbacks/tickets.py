"""What buttons about tickets carry."""

from typing import Literal

from bot.callbacks.data import ButtonData, RowId
from domain.quality.lists import TicketPart

TicketAct = Literal[
    "open", "back", "more", "history", "accept", "plan", "hold", "unhold", "fixed", "unfix",
    "letter", "ask", "phone", "later", "another", "answer", "yes", "no", "wait", "reply", "reject",
    "duplicate", "cancel",
]  # fmt: skip


class TicketTap(ButtonData, prefix="ticket"):
    """An act on one ticket. `value` is the round of `ask`; of `answer`, `yes`, `no`, `wait` and
    `reply` it is what the client answered.
    """

    act: TicketAct
    id: RowId
    value: RowId = 0


class TicketsTap(ButtonData, prefix="page"):
    """A page of a part of the tickets."""

    what: Literal["tickets"] = "tickets"
    part: TicketPart = "mine"
    page: int = 0


class TicketRegisterTap(ButtonData, prefix="tickets"):
    """The tickets in a new message, or the consolidated register of problem questionnaires as a
    file.
    """

    act: Literal["list", "pdf", "xlsx"]
