"""Russian tax numbers carry a checksum; foreign ones are let through by a rule."""

import pytest

from domain.imports.tax_numbers import check_tax_number, read_tax_number
from domain.imports.values import BadCell


@pytest.mark.parametrize("number", ["7707083893", "7736050003", "500100732259", "0274062111"])
def test_real_numbers_pass(number: str) -> None:
    assert check_tax_number(number, country=None, language="ru") == number


@pytest.mark.parametrize("number", ["7707083894", "7770083893", "500100732258", "500100732279"])
def test_one_slip_is_found(number: str) -> None:
    with pytest.raises(BadCell) as refused:
        check_tax_number(number, country=None, language="ru")
    assert refused.value.key == "import-tax-number-checksum"


@pytest.mark.parametrize("number", ["770708389", "77070838931", "ИНН7707083", "", "٧٧٠٧٠٨٣٨٩٣"])
def test_wrong_length(number: str) -> None:
    with pytest.raises(BadCell) as refused:
        check_tax_number(number, country=None, language="ru")
    assert refused.value.key == "import-tax-number-length"


def test_whose_rule_applies() -> None:
    assert check_tax_number("123456789", country="BY", language="ru")
    assert check_tax_number("DE129273398", country=None, language="ru")
    assert check_tax_number("129273398", country=None, language="en")
    with pytest.raises(BadCell):
        check_tax_number("129273398", country="RU", language="en")
    with pytest.raises(BadCell):
        check_tax_number("Ёж-12345", country="BY", language="ru")


def test_what_a_spreadsheet_does_to_a_number() -> None:
    assert read_tax_number(7707083893.0) == "7707083893"
    assert read_tax_number(274062111.0) == "0274062111"
    assert read_tax_number("77 07 083893") == "7707083893"
    assert read_tax_number("274062111") == "274062111"
