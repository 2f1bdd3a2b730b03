"""What a row of the base is in a copy of somebody's data: as JSON holds it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

Value = str | int | bool | None | Sequence["Value"] | Mapping[str, "Value"]
Row = Mapping[str, Value]


def plain(value: object) -> Value:
    """As JSON holds it; moments are ISO 8601."""
    match value:
        case datetime() | date():
            return value.isoformat()
        case Decimal() | Enum():
            return str(value)
        case dict():
            return {str(key): plain(each) for key, each in value.items()}
        case list() | tuple():
            return [plain(each) for each in value]
        case str() | int() | bool() | None:
            return value
    return str(value)


def differing(before: object, after: object) -> Value:
    """Of a document what an erasure would change: a digest that names somebody once tells of many
    others too.

    Args:
        before: as it stands; after: the same without him.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        return {
            str(key): differing(each, after[key])
            for key, each in before.items()
            if each != after[key]
        }
    if isinstance(before, list) and isinstance(after, list):
        pairs = zip(before, after, strict=True)
        return [differing(each, other) for each, other in pairs if each != other]
    return plain(before)


def texts_in(value: Value) -> list[str]:
    """Every text in it; its keys are none."""
    match value:
        case str():
            return [value]
        case Mapping():
            return [text for each in value.values() for text in texts_in(each)]
        case Sequence():
            return [text for each in value for text in texts_in(each)]
    return []


def with_texts(value: object, change: Callable[[str], str]) -> object:
    """What JSON holds, with every text in it changed; its keys stay."""
    match value:
        case str():
            return change(value)
        case dict():
            return {key: with_texts(each, change) for key, each in value.items()}
        case list():
            return [with_texts(each, change) for each in value]
    return value
