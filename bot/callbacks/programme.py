"""What buttons about campaigns carry."""

from typing import Literal

from bot.callbacks.data import ButtonData, RowId
from domain.programme.lists import Part


class CampaignTap(ButtonData, prefix="campaign"):
    """An act on a campaign; none (0) is the present one.

    Attributes:
        mark: the fingerprint of the split that was shown.
        rep, to: whose clients are moved in bulk, and to whom.
    """

    act: Literal[
        "open", "list", "split", "apply", "chart", "book", "found", "staffing", "start", "end",
        "bulk", "bulk_to",
    ]  # fmt: skip
    id: RowId = 0
    mark: str = ""
    rep: RowId = 0
    to: RowId = 0
    page: int = 0


class CampaignListTap(ButtonData, prefix="page"):
    """A page of a part of a campaign's list."""

    what: Literal["campaign"] = "campaign"
    id: RowId
    part: Part = "open"
    rep: RowId = 0
    page: int = 0


class DueTap(ButtonData, prefix="page"):
    """A page of the clients who are due for a visit."""

    what: Literal["due"] = "due"
    page: int = 0


class ListedTap(ButtonData, prefix="listed"):
    """An act on a client of a campaign's list. `value` is a rep, or which reason."""

    act: Literal[
        "open", "approve", "return", "move", "to", "gets_on", "fences_off", "does_not", "unmark",
        "remove", "removed",
    ]  # fmt: skip
    id: RowId
    value: RowId = 0
