"""How a value read from a file or variable is refused: by the key of what to tell its author."""

from pydantic_core import PydanticCustomError


def wrong(key: str, **context: str | int) -> PydanticCustomError:
    """An error whose type is a Fluent key, to be raised in a pydantic check.

    pydantic carries it, with its place, to whoever shows it.

    Args:
        key: of the message.
        context: the message's variables.
    """
    return PydanticCustomError(key, "see the message of this key", context)
