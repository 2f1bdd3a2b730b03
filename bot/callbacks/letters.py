"""What buttons about personal letters carry."""

from typing import Literal

from bot.callbacks.data import ButtonData, RowId

WriteAct = Literal[
    "desk", "next", "open", "send", "edit", "tomorrow", "week", "skip", "to", "answer", "sold",
    "later",
]  # fmt: skip


class WriteTap(ButtonData, prefix="write"):
    """An act on a letter, or on one's desk of letters. `value` is the letter's revision as it was
    shown, of `to` the contact to write to, of `answer` the mail, of `later` the page.
    """

    act: WriteAct
    id: RowId = 0
    value: RowId = 0


class LetterFiguresTap(ButtonData, prefix="letters"):
    """The figures of a quarter; `back` is how many quarters ago it was."""

    act: Literal["figures"] = "figures"
    back: RowId = 0


class NoveltyTap(ButtonData, prefix="novelty"):
    """What letters tell of: a page of it, something new, or no more of one."""

    act: Literal["list", "new", "off"]
    id: RowId = 0
    page: int = 0
