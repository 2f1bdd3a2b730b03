"""What an answer is, and how it is stored as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from domain.forms.question_types import Json, QuestionType


@dataclass(frozen=True, slots=True)
class Picked:
    """The answer to a lookup: an id of the source and the words the person saw then."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Point:
    """A place in degrees (WGS 84)."""

    latitude: Decimal
    longitude: Decimal


@dataclass(frozen=True, slots=True)
class Media:
    """A file kept by the desk. `kind` is photo, voice, video or document; `seconds` its length."""

    kind: str
    attachment: str
    name: str = ""
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a repeat: their numbers, which are never used again within one response.

    `closed` says that no more are to be added; `known` are the numbers of rows that began with
    data from before; `last` is the highest number ever used, should that row be gone.
    """

    numbers: tuple[int, ...] = ()
    closed: bool = False
    known: tuple[int, ...] = ()
    last: int = 0

    @property
    def following(self) -> int:
        """The number of the next row."""
        return max((self.last, *self.numbers)) + 1


Value = str | Decimal | date | time | datetime | tuple[str, ...] | Picked | Point | Rows
"""By question type: text, long_text, phone (E.164), email — str; integer, decimal — Decimal; date;
time; datetime (aware); select_one, yes_no, scale — str, the choice's name; select_many — tuple of
names in the form's order; lookup — Picked; location — Point; repeat — Rows; row — str (same,
changed, gone); calculate and hidden — what they come to; photo, voice, video, document — None, the
files are in `attachments`."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person answered.

    Files are always in `attachments`: those asked for by a media question and those sent beside a
    typed answer. A text question may be answered by voice alone, then `value` is None.
    """

    value: Value | None = None
    attachments: tuple[Media, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.attachments and (self.value is None or self.value in ("", ()))


def answer_to_json(answer: Answer) -> dict[str, Json]:
    """Plain data for a JSONB column; the question's type is needed to read it back."""
    data: dict[str, Json] = {"value": _value_to_json(answer.value)}
    if answer.attachments:
        data["attachments"] = [
            {
                "kind": media.kind,
                "attachment": media.attachment,
                "name": media.name,
                "seconds": media.seconds,
            }
            for media in answer.attachments
        ]
    return data


def answer_from_json(type_: QuestionType, data: Mapping[str, Json]) -> Answer:
    """Read what `answer_to_json` wrote for a question of `type_`.

    Raises:
        TypeError, ValueError: the data does not fit the type (it was written for another one).
    """
    attachments = data.get("attachments") or []
    if not isinstance(attachments, list):
        raise TypeError("attachments must be a list")
    return Answer(
        value=_value_from_json(type_, data.get("value")),
        attachments=tuple(_media(each) for each in attachments),
    )


def _value_to_json(value: Value | None) -> Json:
    match value:
        case None | str():
            return value
        case Decimal():
            return str(value)
        case date() | time():  # a datetime is a date too
            return value.isoformat()
        case tuple():
            return list(value)
        case Picked(id_, label):
            return {"id": id_, "label": label}
        case Point(latitude, longitude):
            return {"latitude": str(latitude), "longitude": str(longitude)}
        case Rows():
            return {
                "numbers": list(value.numbers),
                "closed": value.closed,
                "known": list(value.known),
                "last": value.last,
            }


def _value_from_json(type_: QuestionType, data: Json) -> Value | None:
    match type_, data:
        case _, None:
            return None
        case QuestionType.SELECT_MANY, list():
            return tuple(str(each) for each in data)
        case QuestionType.LOOKUP, {"id": str(id_), "label": str(label)}:
            return Picked(id_, label)
        case QuestionType.LOCATION, {"latitude": str(latitude), "longitude": str(longitude)}:
            return Point(_decimal(latitude), _decimal(longitude))
        case QuestionType.REPEAT, dict():
            return _rows(data)
        case _, str():
            return _text_to_value(type_, data)
        case _:
            raise ValueError(f"not an answer of type {type_}")


def _text_to_value(type_: QuestionType, text: str) -> Value:
    match type_:
        case QuestionType.INTEGER | QuestionType.DECIMAL:
            return _decimal(text)
        case QuestionType.DATE:
            return date.fromisoformat(text)
        case QuestionType.TIME:
            return time.fromisoformat(text)
        case QuestionType.DATETIME:
            return datetime.fromisoformat(text)
        case (
            QuestionType.SELECT_MANY
            | QuestionType.LOOKUP
            | QuestionType.LOCATION
            | QuestionType.REPEAT
        ):
            raise ValueError(f"not an answer of type {type_}")
        case _:
            return text


def _rows(data: Mapping[str, Json]) -> Rows:
    match data:
        case {
            "numbers": list(numbers),
            "closed": bool(closed),
            "known": list(known),
            "last": int(last),
        }:
            return Rows(_whole(numbers), closed, _whole(known), last)
        case _:
            raise ValueError("not the rows of a repeat")


def _whole(numbers: list[Json]) -> tuple[int, ...]:
    return tuple(number for number in numbers if isinstance(number, int))


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as refused:
        raise ValueError("not a number") from refused


def _media(data: Json) -> Media:
    match data:
        case {
            "kind": str(kind),
            "attachment": str(attachment),
            "name": str(name),
            "seconds": None | int() as seconds,
        }:
            return Media(kind, attachment, name, seconds)
        case _:
            raise ValueError("not an attachment")
