from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.forms.evaluation import evaluate, holds
from domain.forms.expressions import (
    MAX_LENGTH,
    ExpressionError,
    both,
    compile_expression,
    text_literal,
)
from domain.forms.functions import FUNCTIONS
from domain.forms.values import Result, Scope, as_text
from tests.unit.forms.making import NOW

ANSWERS: dict[str, Result] = {
    "n": Decimal(7),
    "half": Decimal("2.50"),
    "city": "Омск",
    "many": "a b c",
    "day": date(2026, 11, 20),
    "at": datetime(2026, 11, 20, 12, tzinfo=NOW.tzinfo),
    "hour": time(18),
    "digits": "12",
}


def value(source: str, current: Result = "") -> str:
    return as_text(evaluate(compile_expression(source), Scope(ANSWERS, NOW, current)))


def refusal(source: str) -> ExpressionError | None:
    try:
        compile_expression(source)
    except ExpressionError as refused:
        return refused
    return None


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("10 - 2 - 3", "5"),
        ("7 div 2", "3.5"),
        ("7 mod 4", "3"),
        ("-2 * -3", "6"),
        ("- - 2", "2"),
        ("1 div 0", "Infinity"),
        ("0 div 0", "NaN"),
        ("0.1 + 0.2", "0.3"),
        ("${n} + 1", "8"),
        ("${half}", "2.5"),
        ("${digits} + 1", "13"),
        ("${none} + 1", "NaN"),
        ("1 < 2 and 2 < 1 or true()", "true"),
        ("not(1 = 1)", "false"),
        ("1 = '1'", "true"),
        ("'1.0' = 1", "true"),
        ("'a' = 1", "false"),
        ("'a' != 1", "true"),
        ("'b' = \"b\"", "true"),
        ("true() = 'x'", "true"),
        ("${none} = ''", "true"),
        ("${none} != 5", "true"),
        ("${none} > 5", "false"),
        ("${none} <= 5", "false"),
        ("'10' > '9'", "true"),
        ("if(${n} > 5, 'много', 'мало')", "много"),
        ("if('', 1, 2)", "2"),
        ("if('0', 1, 2)", "1"),
        ("if(0, 1, 2)", "2"),
        ("selected(${many}, 'b')", "true"),
        ("selected(${many}, 'ab')", "false"),
        ("selected('', 'a')", "false"),
        ("count-selected(${many})", "3"),
        ("count-selected(${none})", "0"),
        ("coalesce(${none}, 'запас')", "запас"),
        ("coalesce(${city}, 'запас')", "Омск"),
        ("regex(${city}, '[А-Я][а-я]+')", "true"),
        ("regex(${digits}, '[0-9]')", "false"),
        ("string-length(${city})", "4"),
        ("string-length(${none})", "0"),
        ("concat(${city}, ' ', ${n})", "Омск 7"),
        ("contains(${city}, 'мс')", "true"),
        ("starts-with(${city}, 'О')", "true"),
        ("ends-with(${city}, 'О')", "false"),
        ("int(2.7)", "2"),
        ("int(-2.7)", "-2"),
        ("round(2.5)", "3"),
        ("round(2.345, 2)", "2.35"),
        ("round(1234, -2)", "1200"),
        ("number('x')", "NaN"),
        ("number(true())", "1"),
        ("min(3, 1, 2)", "1"),
        ("max(3, ${none})", "NaN"),
        ("string(1.50)", "1.5"),
        ("today()", "2026-11-22"),
        ("date(today() + 1)", "2026-11-23"),
        ("today() - ${day}", "2"),
        ("${day} < today()", "true"),
        ("${day} = '2026-11-20'", "true"),
        ("${day} >= date('2026-11-21')", "false"),
        ("date('2026-02-30')", ""),
        ("date('завтра')", ""),
        ("date(1000000000)", ""),
        ("now() > ${at}", "true"),
        ("${at} - ${day}", "0.5"),
        ("${hour} > 0.5", "true"),
        ("now()", "2026-11-22T12:00:00+03:00"),
        ("1=1and 2=2", "true"),
    ],
)
def test_evaluates_as_odk_does(source: str, expected: str) -> None:
    assert value(source) == expected


@pytest.mark.parametrize(
    ("source", "current", "expected"),
    [
        (". > 0 and . <= 100", Decimal(50), True),
        (". > 0 and . <= 100", Decimal(101), False),
        (". <= today()", date(2026, 11, 22), True),
        (". <= today()", date(2026, 11, 23), False),
        (".", "", False),
        ("regex(., '^[^@ ]+@[^@ ]+[.][^@ ]+$')", "kim@romashka.ru", True),
        (". > ${n}", Decimal(8), True),
    ],
)
def test_the_answer_being_checked_is_a_dot(source: str, current: Result, expected: bool) -> None:
    assert holds(compile_expression(source), Scope(ANSWERS, NOW, current)) is expected


@pytest.mark.parametrize(
    ("source", "key", "position"),
    [
        ("pulldata('a', 'b')", "form-expression-function", 1),
        ("1 + eval('x')", "form-expression-function", 5),
        ("jr:choice-name(${a}, 'x')", "form-expression-function", 1),
        ("uuid()", "form-expression-function", 1),
        ("position(${a})", "form-expression-unexpected", 10),
        ("format-date(today(), ${a})", "form-expression-format-literal", 1),
        ("format-date(today(), '%d.%q')", "form-expression-format", 1),
        ("../y = 1", "form-expression-character", 3),
        ("/data/x", "form-expression-character", 1),
        ("__import__('os')", "form-expression-character", 1),
        ("age > 5", "form-expression-name", 1),
        ("1 +", "form-expression-unfinished", 4),
        ("(1 + 2", "form-expression-unfinished", 7),
        ("1 2", "form-expression-unexpected", 3),
        ("1 + )", "form-expression-unexpected", 5),
        ("'abc", "form-expression-character", 1),
        ("${a", "form-expression-character", 1),
        ("1 == 2", "form-expression-unexpected", 4),
        ("a && b", "form-expression-character", 3),
        ("if(1, 2)", "form-expression-arguments", 1),
        ("today(1)", "form-expression-arguments", 1),
        ("concat(1,, 2)", "form-expression-unexpected", 10),
        ("regex(., ${a})", "form-expression-pattern-literal", 1),
        ("regex(., '(?=a)')", "form-expression-pattern", 1),
        ("regex(., 'a{999}{9}')", "form-expression-pattern", 1),
        ("regex(., '(a{999}){9}')", "form-expression-pattern-large", 1),
        ("", "form-expression-unfinished", 1),
        ("(" * 60 + "1" + ")" * 60, "form-expression-too-deep", 41),
        ("1" * (MAX_LENGTH + 1), "form-expression-too-long", MAX_LENGTH),
        ("1+" * 400 + "1", "form-expression-too-long", 401),
    ],
)
def test_refuses_the_rest_and_says_where(source: str, key: str, position: int) -> None:
    with pytest.raises(ExpressionError) as refused:
        compile_expression(source)
    assert (refused.value.key, refused.value.position) == (key, position)


def test_references_are_found_wherever_they_stand() -> None:
    expression = compile_expression("if(${a} > -${b}, selected(${c}, 'x'), .)")
    assert expression.references == {"a", "b", "c"}


def test_two_conditions_become_one() -> None:
    first, second = compile_expression("1 = 1 or 1 = 2"), compile_expression("1 = 2")
    joined = both(first, second)
    assert joined is not None
    assert not holds(joined, Scope({}, NOW))
    assert both(first, None) is first
    assert both(None, None) is None


@given(st.text(max_size=200).filter(lambda text: text.count("'") < 20))
def test_a_literal_says_its_text_whatever_quotes_it_holds(text: str) -> None:
    assert as_text(evaluate(text_literal(text), Scope({}, NOW))) == text


_LEAVES = st.one_of(
    st.sampled_from(["${a}", "${b}", "${c}", ".", "today()", "now()", "true()", "''"]),
    st.decimals(0, 10**20, places=3).map(lambda number: f"{number:f}"),
    st.text(alphabet="ab 0-9.'\"ё", max_size=6)
    .filter(lambda text: "'" not in text)
    .map(lambda text: f"'{text}'"),
)


def _calls(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    literal = {"regex", "format-date", "format-date-time"}
    names = [(name, each.fewest) for name, each in FUNCTIONS.items() if name not in literal]
    called = st.sampled_from(names).flatmap(
        lambda function: st.lists(inner, min_size=function[1], max_size=function[1]).map(
            lambda arguments: f"{function[0]}({', '.join(arguments)})"
        )
    )
    operators = st.sampled_from(["+", "-", "*", "div", "mod", "=", "!=", "<", ">=", "and", "or"])
    pairs = st.tuples(inner, operators, inner).map(lambda each: f"({' '.join(each)})")
    return st.one_of(called, pairs, inner.map(lambda each: f"-{each}"))


RESULTS: st.SearchStrategy[Result] = st.one_of(
    st.text(max_size=20),
    st.decimals(),
    st.dates(),
    st.times(),
    st.datetimes(timezones=st.just(NOW.tzinfo)),
    st.booleans(),
)


@given(st.recursive(_LEAVES, _calls, max_leaves=12), st.lists(RESULTS, min_size=4, max_size=4))
@example("--(${a} = ${b})", ["", Decimal("sNaN"), "", ""])
def test_whatever_is_accepted_evaluates_on_any_answers(source: str, values: list[Result]) -> None:
    if refused := refusal(source):
        assert refused.key in {"form-expression-too-deep", "form-expression-too-long"}
        return
    expression = compile_expression(source)
    answers = dict(zip("abc", values, strict=False))
    scope = Scope(answers, NOW, values[3])
    assert holds(expression, scope) in {True, False}
    assert isinstance(as_text(evaluate(expression, scope)), str)


@given(st.text(alphabet="${}ab().,+-*/<>=!'\" 019andorif_", max_size=40))
def test_any_text_is_an_expression_or_refused_with_a_place(source: str) -> None:
    if refused := refusal(source):
        assert 1 <= refused.position <= len(source) + 1
        return
    expression = compile_expression(source)
    assert compile_expression(expression.source) == expression
    assert holds(expression, Scope(ANSWERS, NOW)) in {True, False}


def test_the_longest_accepted_chain_is_evaluated_without_running_out_of_stack() -> None:
    assert value("1" + "+1" * 199) == "200"
