import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.forms.pattern_parts import PatternError
from domain.forms.patterns import PatternTooLargeError, compile_pattern

EMAIL = "^[^@ ]+@[^@ ]+[.][^@ ]+$"


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("[0-9]{10}", "7701234567", True),
        ("[0-9]{10}", "77012345678", False),  # the whole text must match, as in ODK
        ("[0-9]{10}|[0-9]{12}", "770123456789", True),
        (EMAIL, "a@b.ru", True),
        (EMAIL, "a b@c.ru", False),
        (r"\d{3}-\d{2}", "123-45", True),
        (r"\+7\d*", "+7", True),
        ("(ab)+c?", "ababc", True),
        ("(?:да|нет)", "нет", True),
        ("a{2,}", "a", False),
        ("a{0}b", "b", True),
        ("[а-яё]+", "ёлка", True),
        (r"[\w.-]+", "a.b-c_д", True),
        ("[]a]+", "]a", True),
        ("[a-]+", "a-", True),
        ("", "", True),
        ("^$", "", True),
        ("a|", "", True),
        (".", "\n", False),
        ("a+?", "aaa", True),
    ],
)
def test_matches_as_written(pattern: str, text: str, expected: bool) -> None:
    assert compile_pattern(pattern).matches(text) is expected


@pytest.mark.parametrize(
    ("pattern", "position"),
    [
        ("(?=a)", 3),
        (r"(a)\1", 5),
        ("a**", 3),
        ("(a", 3),
        ("a)", 2),
        ("[a", 3),
        ("[z-a]", 5),
        ("a{2", 4),
        ("a{3,2}", 6),
        ("*a", 1),
        ("a^b", 2),
        (r"\b", 2),
        ("\\", 2),
    ],
)
def test_refuses_what_it_cannot_follow_and_says_where(pattern: str, position: int) -> None:
    with pytest.raises(PatternError) as refused:
        compile_pattern(pattern)
    assert refused.value.position == position


@pytest.mark.parametrize("pattern", ["a" * 301, "(a{100}){100}"])
def test_refuses_what_is_too_large(pattern: str) -> None:
    with pytest.raises(PatternTooLargeError):
        compile_pattern(pattern)


@pytest.mark.parametrize("pattern", ["(a+)+b", "(a|a)*b", "(a|aa)+b", "a*a*a*a*a*a*b"])
def test_patterns_that_stop_a_backtracking_matcher_take_no_time(pattern: str) -> None:
    began = time.process_time()
    assert not compile_pattern(pattern).matches("a" * 2_000)
    assert time.process_time() - began < 2


def test_a_text_that_would_take_too_many_steps_does_not_match() -> None:
    greedy = compile_pattern("(.*a){140}")
    assert greedy.matches("a" * 300)
    began = time.process_time()
    assert not greedy.matches("a" * 10_000)
    assert time.process_time() - began < 2


def test_a_long_text_matches_an_ordinary_pattern() -> None:
    assert compile_pattern(r"[^<>]*\.").matches("я" * 9_999 + ".")


_PIECES = st.sampled_from(["a", "b", ".", "[ab]", "[^a]", "(a|b)", "(ab)", r"\d", "(a|)"])
_REPEATS = st.sampled_from(["", "*", "+", "?", "{2}", "{1,2}", "{0,1}"])


@given(
    st.lists(st.tuples(_PIECES, _REPEATS), max_size=5),
    st.text(alphabet="ab1\n", max_size=8),
)
def test_agrees_with_the_standard_library(parts: list[tuple[str, str]], text: str) -> None:
    pattern = "".join(piece + repeat for piece, repeat in parts)
    assert compile_pattern(pattern).matches(text) is bool(re.fullmatch(pattern, text))


@given(st.text(alphabet="ab^$()[]{}|*+?.\\-,12d", max_size=20), st.text(max_size=10))
def test_any_text_is_a_pattern_or_refused(pattern: str, text: str) -> None:
    if refused := refusal(pattern):
        assert 1 <= refused.position <= len(pattern) + 1
    else:
        assert compile_pattern(pattern).matches(text) in {True, False}


def refusal(pattern: str) -> PatternError | None:
    try:
        compile_pattern(pattern)
    except PatternError as refused:
        return refused
    return None
