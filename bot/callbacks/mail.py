"""What buttons about mails and letters carry."""

from typing import Literal

from bot.callbacks.data import ButtonData, RowId

MailAct = Literal[
    "find", "client", "pick", "new", "request", "belongs", "another", "refuse", "spam"
]


class MailTap(ButtonData, prefix="mail"):
    """A decision about a mail; `value` is the client's id or the kind's code."""

    act: MailAct
    id: RowId
    value: str = ""


class LetterTap(ButtonData, prefix="letter"):
    """What to do about a letter that did not simply arrive."""

    act: Literal["again", "let_be"]
    id: RowId
