"""Own words of labelled replies: every program, every style, both languages, and the traps."""

import pytest

from mail.words import own_words
from tests.unit.mail.words.cases import CASES, Case


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_own_words_of_a_labelled_reply(case: Case) -> None:
    found = own_words(case.text, case.html)
    assert found.text == case.own_words
    assert set(case.reasons) <= set(found.reasons)


def test_there_are_cases_of_every_kind() -> None:
    assert len(CASES) > 250
    assert len({case.name for case in CASES}) == len(CASES)
