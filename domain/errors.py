"""The one family of errors a person may be shown: a message key and its arguments."""

from collections.abc import Mapping
from datetime import datetime

MessageArgument = str | int | datetime
"""What a message may be filled with. Whoever shows it writes a moment in the reader's zone."""


class DeskError(Exception):
    """An act that cannot be done, told to the person who tried.

    Args:
        key: the message in domain/locales (`error-…`), shown in the person's language.
        args: what the message is filled with.
    """

    def __init__(self, key: str, **args: MessageArgument) -> None:
        super().__init__(key)
        self.key = key
        self.args_shown: Mapping[str, MessageArgument] = args


class NotAllowed(DeskError):
    """The act belongs to another role or another person (domain 5: "not yours")."""

    def __init__(self, key: str = "error-not-yours", **args: MessageArgument) -> None:
        super().__init__(key, **args)


class NotFound(DeskError):
    """Nothing of that number or name, or nothing that this person may see."""


class TooLate(DeskError):
    """Somebody or something was faster: the state has moved on since the screen was drawn."""


class UndeclaredUseCase(RuntimeError):
    """A use case reached for the database without naming the permission it needs."""
