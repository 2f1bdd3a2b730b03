"""[programme] of company.toml: norms, rhythm, segments, reminders."""

from datetime import time
from decimal import Decimal
from pathlib import Path

import pytest

from tests.unit.company.test_policy import GOOD, problems, read

NOT_SAID = GOOD + "[programme]\n"
LINE = NOT_SAID.count("\n") + 1
"""Of the first line that a test adds."""


@pytest.fixture
def company(tmp_path: Path) -> Path:
    (tmp_path / "incident.xlsx").touch()
    (tmp_path / "our-own.xlsx").touch()
    return tmp_path / "company.toml"


def test_defaults_are_those_of_the_book(company: Path) -> None:
    rules = read(company, GOOD).programme
    assert (rules.norms.of("full_time"), rules.norms.of("parallel")) == (15, 5)
    assert rules.rhythm.months("A", monthly=True) == 1
    assert rules.rhythm.months("A", monthly=False) == 3
    assert rules.rhythm.months(None, monthly=False) == 12
    assert rules.segments.key_share == Decimal("0.8")
    assert rules.form.name == "vip-questionnaire.xlsx"


def test_everything_said_is_read(company: Path) -> None:
    rules = read(
        company,
        NOT_SAID
        + """\
form = "our-own.xlsx"
offers_in_row = 4
remind_on = "wed"
remind_at = "9:30"
norms = { full_time = 12, parallel = 4 }
rhythm = { key = "half_year" }
segments = { key_share = 0.7, currency = "USD", rates = { RUB = 0.011 } }
""",
    ).programme
    assert rules.form == (company.parent / "our-own.xlsx").resolve()
    assert (rules.offers_in_row, rules.remind_on, rules.remind_at) == (4, "wed", time(9, 30))
    assert rules.norms.of("parallel") == 4
    assert rules.rhythm.months("A", monthly=False) == 6
    assert rules.segments.rates == {"RUB": Decimal("0.011")}


@pytest.mark.parametrize(
    ("said", "path", "key"),
    [
        ('form = "none.xlsx"', "form", "company-form-missing"),
        ('remind_at = "25:00"', "remind_at", "company-wrong-time"),
        ("remind_at = 10", "remind_at", "company-wrong-time"),
        ('remind_on = "thursday"', "remind_on", "company-not-one-of"),
        ("offers_in_row = 1", "offers_in_row", "company-out-of-range"),
        ('norms = { full_time = "15" }', "norms.full_time", "company-expected-whole-number"),
        ("norms = { half_time = 5 }", "norms.half_time", "company-unknown-key-close"),
        ('rhythm = { key = "week" }', "rhythm.key", "company-not-one-of"),
        ("segments = { key_share = true }", "segments.key_share", "company-expected-number"),
        ("segments = { key_share = 1.5 }", "segments.key_share", "company-out-of-range"),
        (
            "segments = { key_share = 0.9, middle_share = 0.8 }",
            "segments.middle_share",
            "company-shares-order",
        ),
        ("segments = { rates = { GBP = 1 } }", "segments.rates.GBP", "company-not-one-of"),
        ("segments = { rates = { USD = 0 } }", "segments.rates.USD", "company-out-of-range"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    company: Path, said: str, path: str, key: str
) -> None:
    assert problems(company, NOT_SAID + said) == [(LINE, f"programme.{path}", key)]
