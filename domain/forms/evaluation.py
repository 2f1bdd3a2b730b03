"""Evaluating an expression: XPath 1.0's rules as ODK applies them, and never an exception.

- An unanswered question is the empty text. As a number it is "not a number", and every `<`, `>`
  with it is false.
- `=` and `!=` compare truth values if one side is one, else numbers if one side is one, else texts.
  `<` and its kin compare numbers.
- Numbers are Decimal with 28 digits; dividing by nothing gives infinity, not an error.
- A date as a number is days since 1970-01-01, a date with time adds the part of the day (in the
  person's zone). A text written as YYYY-MM-DD counts as that date, so dates add and compare.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal

from domain.forms.answers import Answer, Picked, Point
from domain.forms.patterns import compile_pattern
from domain.forms.tree import (
    Binary,
    Call,
    Current,
    Expression,
    Literal,
    Negative,
    Node,
    Reference,
)

Result = str | Decimal | bool | date | time | datetime

_MATHS = Context(prec=28, traps=[])
_NOT_A_NUMBER = Decimal("NaN")
_EPOCH = date(1970, 1, 1)
_FIRST_DAY, _LAST_DAY = -700_000, 2_900_000  # within the years that a date can hold
_SECONDS_A_DAY = Decimal(86_400)
_NUMBER = re.compile(r"\s*-?(\d{1,60}(\.\d{0,60})?|\.\d{1,60})\s*", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Scope:
    """What an expression can see.

    Args:
        answers: values of other questions by name; a name that is absent is unanswered.
        current: the value of `.`.
        now: aware, in the zone of the person who fills the form; gives today() and now().
    """

    answers: Mapping[str, Result]
    now: datetime
    current: Result = ""


def evaluate(expression: Expression, scope: Scope) -> Result:
    """The value of the expression. Accepted expressions evaluate on any answers."""
    return _value(expression.tree, scope)


def holds(expression: Expression, scope: Scope) -> bool:
    """The value of the expression as a truth value."""
    return _truth(evaluate(expression, scope))


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


def _truth(result: Result) -> bool:
    match result:
        case bool():
            return result
        case str():
            return result != ""
        case Decimal():
            return not result.is_nan() and result != 0
        case _:
            return True


def as_number(result: Result) -> Decimal:
    """number() of XPath; dates and ISO dates as days since 1970-01-01."""
    match result:
        case bool():
            return Decimal(int(result))
        case Decimal():
            return result
        case str():
            return _text_number(result)
        case datetime():
            return _MATHS.add(as_number(result.date()), _part_of_day(result.timetz()))
        case date():
            return Decimal((result - _EPOCH).days)
        case time():
            return _part_of_day(result)


def _part_of_day(moment: time) -> Decimal:
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    return _MATHS.divide(Decimal(seconds), _SECONDS_A_DAY)


def _text_number(text: str) -> Decimal:
    if _NUMBER.fullmatch(text):
        return _MATHS.create_decimal(text.strip())
    day = _text_date(text)
    return _NOT_A_NUMBER if day is None else as_number(day)


def _text_date(text: str) -> date | None:
    if not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:  # 2026-02-30
        return None


def _value(node: Node, scope: Scope) -> Result:
    match node:
        case Literal(value):
            return value
        case Reference(name):
            return scope.answers.get(name, "")
        case Current():
            return scope.current
        case Negative(operand):
            return _MATHS.minus(as_number(_value(operand, scope)))
        case Binary():
            return _binary(node, scope)
        case Call():
            return _call(node, scope)


def _binary(node: Binary, scope: Scope) -> Result:
    left = _value(node.left, scope)
    if node.operator == "and":
        return _truth(left) and _truth(_value(node.right, scope))
    if node.operator == "or":
        return _truth(left) or _truth(_value(node.right, scope))
    right = _value(node.right, scope)
    if node.operator in {"=", "!="}:
        return _equal(left, right) == (node.operator == "=")
    first, second = as_number(left), as_number(right)
    if node.operator in {"<", "<=", ">", ">="}:
        return _ordered(node.operator, first, second)
    return _reckoned(node.operator, first, second)


def _equal(left: Result, right: Result) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return _truth(left) == _truth(right)
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    return as_number(left) == as_number(right)  # Decimal: NaN equals nothing


def _ordered(operator: str, left: Decimal, right: Decimal) -> bool:
    if left.is_nan() or right.is_nan():
        return False
    match operator:
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case _:
            return left >= right


def _reckoned(operator: str, left: Decimal, right: Decimal) -> Decimal:
    match operator:
        case "+":
            return _MATHS.add(left, right)
        case "-":
            return _MATHS.subtract(left, right)
        case "*":
            return _MATHS.multiply(left, right)
        case "div":
            return _MATHS.divide(left, right)
        case _:
            return _MATHS.remainder(left, right)


def _call(node: Call, scope: Scope) -> Result:
    if node.function == "if":
        condition, then, otherwise = node.arguments
        return _value(then if _truth(_value(condition, scope)) else otherwise, scope)
    values = [_value(argument, scope) for argument in node.arguments]
    match node.function:
        case "today":
            return scope.now.date()
        case "now":
            return scope.now
        case "true" | "false":
            return node.function == "true"
        case "not":
            return not _truth(values[0])
        case "coalesce":
            return values[0] if as_text(values[0]) != "" else values[1]
        case "date":
            return as_date(values[0]) or ""
        case "int" | "round" | "number" | "min" | "max":
            return _number_function(node.function, [as_number(value) for value in values])
        case _:
            return _text_function(node.function, [as_text(value) for value in values])


def _number_function(function: str, numbers: list[Decimal]) -> Decimal:
    first = numbers[0]
    match function:
        case "number":
            return first
        case "int":
            return _rounded(first, 0, towards_zero=True)
        case "round":
            places = numbers[1] if len(numbers) > 1 else Decimal(0)
            fits = places.is_finite() and abs(places) <= 20
            return _rounded(first, int(places), towards_zero=False) if fits else _NOT_A_NUMBER
        case _:
            if any(number.is_nan() for number in numbers):
                return _NOT_A_NUMBER
            return min(numbers) if function == "min" else max(numbers)


def _rounded(number: Decimal, places: int, *, towards_zero: bool) -> Decimal:
    if not number.is_finite() or number.adjusted() + places > 26:
        return number  # nothing is left to cut off within 28 digits
    rounding = "ROUND_DOWN" if towards_zero else ROUND_HALF_UP
    unit = Decimal(1).scaleb(-places)
    return _MATHS.multiply(_MATHS.divide(number, unit).to_integral_value(rounding=rounding), unit)


def _text_function(function: str, texts: list[str]) -> Result:
    first = texts[0]
    match function:
        case "selected":
            return texts[1].strip() in first.split()
        case "count-selected":
            return Decimal(len(first.split()))
        case "regex":
            return compile_pattern(texts[1]).matches(first)
        case "string-length":
            return Decimal(len(first))
        case "contains":
            return texts[1] in first
        case "starts-with":
            return first.startswith(texts[1])
        case "ends-with":
            return first.endswith(texts[1])
        case _:  # string, concat
            return "".join(texts)


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
