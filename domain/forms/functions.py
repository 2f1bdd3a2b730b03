"""The functions that expressions may call; each is one entry here, and nothing else can be called.

Their meaning is ODK's (docs.getodk.org, "Form operators and functions"); what they do on empty or
foreign values never raises.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from babel import Locale
from babel.dates import get_day_names, get_month_names

from domain.forms.patterns import compile_pattern
from domain.forms.values import (
    MATHS,
    NOT_A_NUMBER,
    Result,
    Scope,
    as_date,
    as_moment,
    as_number,
    as_text,
    part_of_day,
    truth,
)

MANY = 50
"""Values that a function of many takes at most."""

_LONGEST = 100_000


@dataclass(frozen=True, slots=True)
class Function:
    """How many values it takes, and what it makes of them.

    `run` is called with the values; one of `OF_SCOPE` with the scope before them; one of
    `OVER_ROWS` with as many values as the rows have.
    """

    fewest: int
    most: int
    run: Callable[..., Result]


def _selected_at(chosen: Result, which: Result) -> Result:
    """Counted from 0, as in ODK; "" beyond the end."""
    names = as_text(chosen).split()
    at = as_number(which)
    inside = at.is_finite() and 0 <= at < len(names)
    return names[int(at)] if inside else ""


def _substr(text: Result, start: Result, end: Result | None = None) -> Result:
    """From `start` (0 is the first character, negative counts from the end) up to before `end`."""
    first = as_number(start)
    last = Decimal(_LONGEST) if end is None else as_number(end)
    if any(not each.is_finite() or abs(each) > _LONGEST for each in (first, last)):
        return ""
    return as_text(text)[int(first) : int(last)]


def _rounded(number: Result, to: Result = "0") -> Result:
    places = as_number(to)
    if not places.is_finite() or abs(places) > 20:
        return NOT_A_NUMBER
    return _cut(as_number(number), int(places), ROUND_HALF_UP)


def _cut(number: Decimal, places: int, rounding: str) -> Decimal:
    if not number.is_finite() or number.adjusted() + places > 26:
        return number  # nothing is left to cut off within 28 digits
    unit = Decimal(1).scaleb(-places)
    return MATHS.multiply(MATHS.divide(number, unit).to_integral_value(rounding=rounding), unit)


def _sum(*values: Result) -> Result:
    total = Decimal(0)
    for number in map(as_number, values):
        total = MATHS.add(total, number)
    return total


def _extreme(choose: Callable[[Sequence[Decimal]], Decimal]) -> Callable[..., Result]:
    def run(*values: Result) -> Result:
        numbers = [as_number(value) for value in values]
        spoilt = not numbers or any(number.is_nan() for number in numbers)
        return NOT_A_NUMBER if spoilt else choose(numbers)

    return run


def _joined(*values: Result) -> Result:
    between, *texts = map(as_text, values)
    return between.join(text for text in texts if text)


def _decimal_time(value: Result) -> Result:
    if isinstance(value, datetime):
        return part_of_day(value.timetz())
    if isinstance(value, time):
        return part_of_day(value)
    try:
        return part_of_day(time.fromisoformat(as_text(value)))
    except ValueError:
        return NOT_A_NUMBER


def _decimal_date_time(value: Result) -> Result:
    moment = as_moment(value)
    return NOT_A_NUMBER if moment is None else as_number(moment)


def _formatted(scope: Scope, value: Result, written: Result) -> Result:
    moment = as_moment(value)
    if moment is None:
        return ""
    return FORMAT_CODE.sub(lambda found: _part(scope, moment, found[1]), as_text(written))


FORMAT_CODE = re.compile(r"%(.)", re.DOTALL)
FORMAT_CODES = frozenset("YymnbdeaHhMS3")
"""What may follow % in format-date() and format-date-time()."""


def _part(scope: Scope, moment: date | datetime, code: str) -> str:
    if code in "ba":
        return _named(scope, moment, code)
    clock = moment if isinstance(moment, datetime) else datetime.combine(moment, time())
    match code:
        case "n":
            return str(clock.month)
        case "e":
            return str(clock.day)
        case "h":
            return str(clock.hour)
        case "3":
            return f"{clock.microsecond // 1000:03}"
        case "Y":
            return f"{clock.year:04}"
        case _:
            return clock.strftime(f"%{code}")


def _named(scope: Scope, day: date, code: str) -> str:
    locale = Locale(scope.language if scope.language in ("ru", "en") else "en")
    if code == "b":
        return str(get_month_names("abbreviated", locale=locale)[day.month])
    return str(get_day_names("abbreviated", locale=locale)[day.weekday()])


def _texts(run: Callable[..., Result]) -> Callable[..., Result]:
    def on_texts(*values: Result) -> Result:
        return run(*map(as_text, values))

    return on_texts


FUNCTIONS: Mapping[str, Function] = {
    "if": Function(3, 3, lambda test, then, other: then if truth(test) else other),
    "not": Function(1, 1, lambda value: not truth(value)),
    "true": Function(0, 0, lambda: True),
    "false": Function(0, 0, lambda: False),
    "coalesce": Function(2, 2, lambda first, second: first if as_text(first) != "" else second),
    "once": Function(
        1, 1, lambda scope, value: scope.current if as_text(scope.current) != "" else value
    ),
    "selected": Function(2, 2, _texts(lambda chosen, name: name.strip() in chosen.split())),
    "selected-at": Function(2, 2, _selected_at),
    "count-selected": Function(1, 1, _texts(lambda chosen: Decimal(len(chosen.split())))),
    "regex": Function(2, 2, _texts(lambda text, form: compile_pattern(form).matches(text))),
    "string-length": Function(1, 1, _texts(lambda text: Decimal(len(text)))),
    "concat": Function(1, MANY, _texts(lambda *texts: "".join(texts))),
    "substr": Function(2, 3, _substr),
    "contains": Function(2, 2, _texts(lambda text, part: part in text)),
    "starts-with": Function(2, 2, _texts(lambda text, part: text.startswith(part))),
    "ends-with": Function(2, 2, _texts(lambda text, part: text.endswith(part))),
    "string": Function(1, 1, _texts(lambda text: text)),
    "number": Function(1, 1, as_number),
    "int": Function(1, 1, lambda number: _cut(as_number(number), 0, ROUND_DOWN)),
    "round": Function(1, 2, _rounded),
    "min": Function(1, MANY, _extreme(min)),
    "max": Function(1, MANY, _extreme(max)),
    "sum": Function(1, 1, _sum),
    "count": Function(1, 1, lambda *values: Decimal(len(values))),
    "count-non-empty": Function(1, 1, lambda *values: Decimal(sum(each != "" for each in values))),
    "join": Function(2, 2, _joined),
    "today": Function(0, 0, lambda scope: scope.now.date()),
    "now": Function(0, 0, lambda scope: scope.now),
    "date": Function(1, 1, lambda value: as_date(value) or ""),
    "decimal-time": Function(1, 1, _decimal_time),
    "decimal-date-time": Function(1, 1, _decimal_date_time),
    "format-date": Function(2, 2, _formatted),
    "format-date-time": Function(2, 2, _formatted),
}

OF_SCOPE = frozenset({"once", "today", "now", "format-date", "format-date-time"})
"""Functions that look at more than their values."""

OVER_ROWS = frozenset({"sum", "count", "count-non-empty", "join", "min", "max"})
"""Functions that see a question of a repeat in all of its rows at once."""
