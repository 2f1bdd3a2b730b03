"""The labelled answers: not one false confirmation, and few a person has to read in vain."""

from collections import Counter

import pytest

from mail.verdicts import read_verdict
from tests.unit.mail.verdicts.cases import Case, cases

ALL = cases()


def share_recognised(verdict: str) -> float:
    labelled = [case for case in ALL if case.verdict == verdict]
    return sum(read_verdict(case.text).verdict == verdict for case in labelled) / len(labelled)


def test_the_set_is_large_and_mostly_written_to_trick() -> None:
    count = Counter(case.verdict for case in ALL)
    assert count["confirmed"] >= 500
    assert count.total() - count["confirmed"] >= 1000


def test_what_is_no_confirmation_never_confirms() -> None:
    others = [case for case in ALL if case.verdict != "confirmed"]
    assert [case for case in others if read_verdict(case.text).verdict == "confirmed"] == []


@pytest.mark.parametrize("case", [case for case in ALL if case.file == "examples"], ids=repr)
def test_the_examples_are_read_as_described(case: Case) -> None:
    assert read_verdict(case.text).verdict == case.verdict


def test_confirmations_are_recognised() -> None:
    assert share_recognised("confirmed") >= 0.95


def test_denials_are_recognised() -> None:
    assert share_recognised("not_fixed") >= 0.97


def test_a_confirmation_is_never_read_as_a_wish_to_get_no_mail() -> None:
    confirming = [case for case in ALL if case.verdict == "confirmed"]
    assert all(read_verdict(case.text).verdict != "opt_out" for case in confirming)
