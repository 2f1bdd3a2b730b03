"""What buttons inside a dossier, and about who looks at dossiers, carry."""

from typing import Literal

from bot.callbacks.data import ButtonData, RowId


class DossierTap(ButtonData, prefix="dossier"):
    """A part of a client's dossier, in the same message: `back` is its first screen, `more` what
    else can be done; `script` what to say to a caller. `pdf` and `xlsx` take it along.
    """

    act: Literal[
        "back", "more", "script", "people", "matters", "talks", "bought", "steps", "history",
        "pdf", "xlsx",
    ]  # fmt: skip
    id: RowId
    page: int = 0


class WatchTap(ButtonData, prefix="watch"):
    """Who looks at dossiers: `list` a page of people, `person` a page of what one looked at;
    `clients` and `orders` take the whole list along, asked once more by `sure_…`.
    """

    act: Literal["list", "person", "clients", "orders", "sure_clients", "sure_orders"]
    id: RowId = 0
    page: int = 0
