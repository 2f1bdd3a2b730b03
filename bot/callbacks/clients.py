"""What buttons about clients, and what is to be done for them, carry."""

from typing import Literal

from bot.callbacks.data import ButtonData, RowId


class ClientTap(ButtonData, prefix="client"):
    """An act on one client: look at him, or write a request for him."""

    act: Literal["open", "new"]
    id: RowId


class TaskTap(ButtonData, prefix="task"):
    """One's own tasks: `mine` in a new message, `list` a page of them; or an act on one. `new`
    names the client.
    """

    act: Literal["mine", "list", "open", "done", "tomorrow", "week", "new"]
    id: RowId = 0
    page: int = 0


class OpportunityTap(ButtonData, prefix="opportunity"):
    """One's own opportunities: `mine` in a new message, `list` a page of them; or an act on one.
    `new` names the client; `give` hands it to a colleague.

    A stage is set, not moved on: a button tapped twice says the same.
    """

    act: Literal[
        "mine", "list", "open", "talks", "offer", "won", "lost", "again", "next", "new", "give"
    ]  # fmt: skip
    id: RowId = 0
    page: int = 0
