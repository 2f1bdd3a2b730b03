"""The `type` column of XLSForm: which types are asked, and what each becomes here."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from domain.forms.model import LOOKUPS, Choice, QuestionType
from domain.forms.problems import FormProblem
from domain.forms.sheets import UNNAMED, Row

_MOST_STEPS = 21
"""A scale is a row of buttons; with more steps a number is typed."""

_PLAIN = {
    "text": QuestionType.TEXT,
    "string": QuestionType.TEXT,
    "integer": QuestionType.INTEGER,
    "int": QuestionType.INTEGER,
    "decimal": QuestionType.DECIMAL,
    "date": QuestionType.DATE,
    "time": QuestionType.TIME,
    "datetime": QuestionType.DATETIME,
    "phone number": QuestionType.PHONE,
    "image": QuestionType.PHOTO,
    "photo": QuestionType.PHOTO,
    "audio": QuestionType.VOICE,
    "video": QuestionType.VIDEO,
    "file": QuestionType.DOCUMENT,
    "geopoint": QuestionType.LOCATION,
    "note": QuestionType.NOTE,
    "calculate": QuestionType.CALCULATE,
    "hidden": QuestionType.HIDDEN,
    "deviceid": QuestionType.HIDDEN,
    "phonenumber": QuestionType.HIDDEN,
    "username": QuestionType.HIDDEN,
    "simserial": QuestionType.HIDDEN,
    "subscriberid": QuestionType.HIDDEN,
    "audit": QuestionType.HIDDEN,
}
_MOMENTS = {"start": "once(now())", "today": "once(today())", "end": "now()"}
"""What ODK's tools note by themselves; the rest of that kind is a telephone's and stays empty."""

_BY_APPEARANCE = {
    "multiline": QuestionType.LONG_TEXT,
    "phone": QuestionType.PHONE,
    "email": QuestionType.EMAIL,
}
_SELECT = re.compile(
    r"(?:(?P<one>select[_ ]one|select1)|(?P<many>select[_ ]multiple|select all that apply))"
    r"(?: +from)? +(?P<list>\S+)(?P<other> +or[_ ](?:specify[_ ])?other)?"
)
"""As XLSForm writes them, and as its older tools did."""

_FROM_FILE = re.compile(r"select[_ ]one[_ ]from[_ ]file (\S+)\.csv")
_PARAMETER = re.compile(r"(\w+)\s*=\s*(\S+)")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a `type` cell means: a question type with its choices or its lookup, whether another
    choice may be written in words, and what it is calculated from.
    """

    type: QuestionType
    choices: tuple[Choice, ...] = ()
    lookup: str | None = None
    or_other: bool = False
    calculation: str = ""


def read_kind(row: Row, lists: Mapping[str, tuple[Choice, ...]]) -> Kind | FormProblem:
    """The meaning of the row's `type`, or what is wrong with it."""
    written = row.cell("type")
    appearance = row.cell("appearance").split()
    if found := _FROM_FILE.fullmatch(written):
        return _lookup(row, found[1])
    if found := _SELECT.fullmatch(written):
        type_ = QuestionType.SELECT_ONE if found["one"] else QuestionType.SELECT_MANY
        kind = _select(row, type_, found["list"], lists, appearance)
        return _with_other(kind) if found["other"] and isinstance(kind, Kind) else kind
    if written == "range":
        return _scale(row)
    if written in _MOMENTS:
        return Kind(QuestionType.CALCULATE, calculation=_MOMENTS[written])
    plain = _PLAIN.get(written.lower())
    if plain is None:
        return row.problem("type", "form-problem-type", type=written)
    if plain is QuestionType.TEXT:
        special = [_BY_APPEARANCE[each] for each in appearance if each in _BY_APPEARANCE]
        return Kind(special[0] if special else plain)
    return Kind(plain)


def _with_other(kind: Kind) -> Kind:
    """With a third answer a question is not one of yes and no any more."""
    plain = QuestionType.SELECT_ONE if kind.type is QuestionType.YES_NO else kind.type
    return replace(kind, type=plain, or_other=True)


def _lookup(row: Row, source: str) -> Kind | FormProblem:
    if source not in LOOKUPS:
        known = ", ".join(f"{each}.csv" for each in sorted(LOOKUPS))
        return row.problem("type", "form-problem-lookup", source=f"{source}.csv", known=known)
    return Kind(QuestionType.LOOKUP, lookup=source)


def _select(
    row: Row,
    type_: QuestionType,
    list_name: str,
    lists: Mapping[str, tuple[Choice, ...]],
    appearance: Sequence[str],
) -> Kind | FormProblem:
    choices = lists.get(list_name)
    if not choices:
        return row.problem("type", "form-problem-list", list=list_name)
    if type_ is QuestionType.SELECT_ONE and "likert" in appearance:
        return Kind(QuestionType.SCALE, choices)
    if type_ is QuestionType.SELECT_ONE and {each.name for each in choices} == {"yes", "no"}:
        return Kind(QuestionType.YES_NO, choices)
    return Kind(type_, choices)


def _scale(row: Row) -> Kind | FormProblem:
    """`range` with its parameters, as ODK reads them: from 1 to 10 by 1 unless said otherwise."""
    given = dict(_PARAMETER.findall(row.cell("parameters")))
    try:
        start, end, step = (
            Decimal(given.get(name, otherwise))
            for name, otherwise in (("start", "1"), ("end", "10"), ("step", "1"))
        )
    except InvalidOperation:
        return row.problem("parameters", "form-problem-range", limit=_MOST_STEPS)
    bounds = (start, end, step)
    if not all(each.is_finite() and abs(each) < 10_000 for each in bounds) or step <= 0:
        return row.problem("parameters", "form-problem-range", limit=_MOST_STEPS)
    count = int((end - start) / step) + 1
    if not 2 <= count <= _MOST_STEPS:
        return row.problem("parameters", "form-problem-range", limit=_MOST_STEPS)
    names = [f"{start + step * at:f}" for at in range(count)]
    return Kind(QuestionType.SCALE, tuple(Choice(name, {UNNAMED: name}) for name in names))
