"""Functions against the words and examples of ODK's page "Form operators and functions" and of
the XLSForm reference.
"""

from decimal import Decimal

import pytest

from domain.forms.evaluation import evaluate
from domain.forms.expressions import ExpressionError, compile_expression
from domain.forms.functions import FUNCTIONS
from domain.forms.values import Result, Scope, as_text
from tests.unit.forms.making import NOW

ANSWERS: dict[str, Result] = {
    "salary_income": Decimal(1200),
    "self_employed_income": Decimal(300),
    "bill": Decimal(100),
    "bill_amount": Decimal("55.88"),
    "tip_percent": Decimal(18),
    "percent_int": Decimal(25),
    "even_number": Decimal(4),
    "enrolled": "yes",
    "age": Decimal(17),
    "first_name": "Anna",
    "last_name": "Petrova",
    "color_prefs": "red green purple",
    "day": NOW.date(),
    "people[2].age": Decimal(30),
    "people[2].name": "Ирина",
}
SETS: dict[str, list[Result]] = {
    "people": ["", "", ""],
    "age_of": [Decimal(7), "", Decimal(11)],
    "name_of": ["Анна", "", "Пётр"],
}


def value(source: str, **scope: object) -> str:
    seen = Scope(ANSWERS, NOW, sets=SETS, **scope)  # type: ignore[arg-type] # fields by name
    return as_text(evaluate(compile_expression(source), seen))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("${salary_income} + ${self_employed_income}", "1500"),
        ("${bill} * 1.18", "118"),
        ("${percent_int} div 100", "0.25"),
        ("(${even_number} mod 2) = 0", "true"),
        ("${enrolled} = 'yes'", "true"),
        ("${enrolled} != 'yes'", "false"),
        ("${age} > 17", "false"),
        ("${age} <= 64", "true"),
        ("${age} > -1 and ${age} < 120", "true"),
        ("${age} < 19 or ${age} > 64", "true"),
        ("concat(${first_name}, ' ', ${last_name})", "Anna Petrova"),
        ("round(${bill_amount} * ${tip_percent} * 0.01, 2)", "10.06"),
        ("coalesce(${potentially_empty_value}, 0)", "0"),
        ('if(${potentially_empty_value}="", 0, ${potentially_empty_value})', "0"),
        ("${potentially_empty_value} + 1", "NaN"),
        ("selected-at(${color_prefs}, 0)", "red"),
        ("selected-at(${color_prefs}, 2)", "purple"),
        ("selected-at(${color_prefs}, 3)", ""),
        ("selected-at(${color_prefs}, -1)", ""),
        ("selected(${color_prefs}, 'green')", "true"),
        ("selected(${color_prefs}, 'gree')", "false"),
        ("count-selected(${color_prefs})", "3"),
        ("substr('abcdef', 2)", "cdef"),
        ("substr('abcdef', 2, 4)", "cd"),
        ("substr('abcdef', -2)", "ef"),
        ("substr('abc', 'x')", ""),
        ("starts-with('Москва', 'Мос')", "true"),
        ("string-length('щётка')", "5"),
        ("regex('A', '[A-Z]')", "true"),
        ("format-date(date('2026-03-09'), '%d.%m.%Y')", "09.03.2026"),
        ("format-date(date('2026-03-09'), '%e/%n/%y')", "9/3/26"),
        ("format-date('', '%Y')", ""),
        ("format-date-time(now(), '%H:%M')", "12:00"),
        ("format-date-time('2026-03-09T07:05:04.250+03:00', '%h:%M:%S.%3')", "7:05:04.250"),
        ("decimal-date-time('1970-01-02')", "1"),
        ("decimal-date-time('1970-01-01T12:00:00+00:00')", "0.5"),
        ("decimal-time('18:00')", "0.75"),
        ("decimal-time('soon')", "NaN"),
        ("date(today() + 30)", "2026-12-22"),
        ("today() - date('2026-11-01')", "21"),
        ("(decimal-date-time(${day}) - decimal-date-time('2025-11-22')) div 365", "1"),
        ("int(-3.7)", "-3"),
        ("number('12') + 1", "13"),
        ("min(3, 1, 2)", "1"),
        ("not(false())", "true"),
    ],
)
def test_as_the_reference_says(source: str, expected: str) -> None:
    assert value(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("count(${people})", "3"),
        ("sum(${age_of})", "18"),
        ("min(${age_of})", "7"),
        ("max(${age_of})", "11"),
        ("count(${age_of})", "3"),
        ("count-non-empty(${age_of})", "2"),
        ("join(', ', ${name_of})", "Анна, Пётр"),
        ("sum(${age})", "17"),
    ],
)
def test_over_the_rows_of_a_repeat(source: str, expected: str) -> None:
    assert value(source) == expected


def test_rows_that_are_not_there_have_no_extremes() -> None:
    empty = Scope({}, NOW, sets={"ages": []})
    assert [
        as_text(evaluate(compile_expression(each), empty))
        for each in ("sum(${ages})", "count(${ages})", "max(${ages})", "join(';', ${ages})")
    ] == ["0", "0", "NaN", ""]


def test_in_a_row_a_name_is_that_rows_own() -> None:
    row = {"row": "people[2].", "position": 2}
    assert value("${name}", **row) == "Ирина"
    assert value("${age}", **row) == "30"
    assert value("${first_name}", **row) == "Anna"
    assert value("position(..)", **row) == "2"
    assert value("${age}") == "17"


def test_once_keeps_what_is_there() -> None:
    assert value("once(today())") == "2026-11-22"
    assert value("once(today())", current="2026-01-01") == "2026-01-01"


@pytest.mark.parametrize(("language", "expected"), [("ru", "вс, 22 нояб."), ("en", "Sun, 22 Nov")])
def test_names_of_days_and_months_are_in_the_forms_language(language: str, expected: str) -> None:
    assert value("format-date(today(), '%a, %e %b')", language=language) == expected


@pytest.mark.parametrize(
    "name",
    ["pulldata", "uuid", "random", "jr:choice-name", "indexed-repeat", "instance", "digest", "pow"],
)
def test_what_is_not_listed_cannot_be_called(name: str) -> None:
    assert name not in FUNCTIONS
    with pytest.raises(ExpressionError) as refused:
        compile_expression(f"{name}(1)")
    assert refused.value.key == "form-expression-function"
