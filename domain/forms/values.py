"""Values of expressions: what they see, and how XPath 1.0 (as ODK applies it) converts them.

- An unanswered question is the empty text. As a number it is "not a number".
- Numbers are Decimal with 28 digits; dividing by nothing gives infinity, not an error.
- A date as a number is days since 1970-01-01, a date with time adds the part of the day (in the
  person's zone). A text written as YYYY-MM-DD counts as that date, so dates add and compare.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import ROUND_FLOOR, Context, Decimal

from domain.forms.answers import Answer, Picked, Point, Rows

Result = str | Decimal | bool | date | time | datetime

MATHS = Context(prec=28, traps=[])
NOT_A_NUMBER = Decimal("NaN")
_EPOCH = date(1970, 1, 1)
_FIRST_DAY, _LAST_DAY = -700_000, 2_900_000  # within the years that a date can hold
_SECONDS_A_DAY = Decimal(86_400)
_NUMBER = re.compile(r"\s*-?(\d{1,60}(\.\d{0,60})?|\.\d{1,60})\s*", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(slots=True)
class Scope:
    """What an expression can see.

    Args:
        answers: values of other questions by name; a name that is absent is unanswered.
        now: aware, in the zone of the person who fills the form; gives today() and now().
        current: the value of `.`.
        row: of the repeat's row the expression stands in, as its names begin ("people[2].").
        position: of that row, from 1; 0 outside repeats.
        sets: by the name of a question of a repeat, its values in all rows, unanswered ones as "";
            by the name of a repeat, one value for each row.
        columns: of the choice that a filter judges.
        language: of names of months and days.
    """

    answers: Mapping[str, Result]
    now: datetime
    current: Result = ""
    row: str = ""
    position: int = 0
    sets: Mapping[str, Sequence[Result]] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"


def result_of(answer: Answer) -> Result:
    """An answer as expressions see it: choices are names, several are joined by blanks."""
    value = answer.value
    match value:
        case None:
            return answer.attachments[0].attachment if answer.attachments else ""
        case tuple():
            return " ".join(value)
        case Picked():
            return value.id
        case Point():
            return f"{value.latitude} {value.longitude}"
        case Rows():
            return Decimal(len(value.numbers))
        case _:
            return value


def as_text(result: Result) -> str:
    """string() of XPath: no exponent, no needless zeros, dates in ISO 8601."""
    match result:
        case str():
            return result
        case bool():
            return "true" if result else "false"
        case Decimal():
            return _number_text(result)
        case _:
            return result.isoformat()


def _number_text(number: Decimal) -> str:
    if number.is_nan():
        return "NaN"
    if number.is_infinite():
        return "Infinity" if number > 0 else "-Infinity"
    if number == 0:
        return "0"
    text = f"{number:f}" if -200 < number.adjusted() < 200 else str(number)
    return text.rstrip("0").rstrip(".") if "." in text and "E" not in text else text


def truth(result: Result) -> bool:
    """boolean() of XPath: a text is true unless it is empty, a number unless it is 0 or NaN."""
    if isinstance(result, bool):
        return result
    if isinstance(result, str):
        return result != ""
    if isinstance(result, Decimal):
        return not result.is_nan() and result != 0
    return True


def as_number(result: Result) -> Decimal:
    """number() of XPath; dates and ISO dates as days since 1970-01-01."""
    match result:
        case Decimal():
            # One that signals would raise in every comparison; XPath knows a single NaN.
            return NOT_A_NUMBER if result.is_nan() else result
        case bool():
            return Decimal(int(result))
        case str():
            return _text_number(result)
        case datetime():
            return MATHS.add(as_number(result.date()), part_of_day(result.timetz()))
        case date():
            return Decimal((result - _EPOCH).days)
        case time():
            return part_of_day(result)


def part_of_day(moment: time) -> Decimal:
    """The part of a day that has passed at `moment`: 0.5 at noon."""
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    return MATHS.divide(Decimal(seconds), _SECONDS_A_DAY)


def _text_number(text: str) -> Decimal:
    if _NUMBER.fullmatch(text):
        return MATHS.create_decimal(text.strip())
    day = _text_date(text)
    return NOT_A_NUMBER if day is None else as_number(day)


def _text_date(text: str) -> date | None:
    if not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:  # 2026-02-30
        return None


def as_date(result: Result) -> date | None:
    """date(): from a date, a moment, an ISO text or a number of days; None when it is none."""
    if isinstance(result, datetime):
        return result.date()
    if isinstance(result, date):
        return result
    number = as_number(result)
    if not number.is_finite():
        return None
    days = number.to_integral_value(rounding=ROUND_FLOOR)
    return _EPOCH + timedelta(days=int(days)) if _FIRST_DAY < days < _LAST_DAY else None


def as_moment(result: Result) -> datetime | date | None:
    """A moment, also from an ISO text with a time in it; else `as_date`."""
    if isinstance(result, datetime):
        return result
    if isinstance(result, str) and "T" in result:
        try:
            return datetime.fromisoformat(result)
        except ValueError:
            return None
    return as_date(result)
