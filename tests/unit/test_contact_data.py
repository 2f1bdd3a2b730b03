"""Numbers as people read them, and as they look for them."""

import pytest

from domain.contact_data import number_part, read_email, read_phone, shown_phone


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("+79350001052", "+7 935 000-10-52"),
        ("+74951234567", "+7 495 123-45-67"),
        ("+74951234567;ext=12", "+7 495 123-45-67 #12"),
        ("+375291234567", "+375 29 123-45-67"),
        ("+4930123456", "+49 30 123456"),
        ("звонить вечером", "звонить вечером"),
    ],
)
def test_numbers_are_shown_in_groups(kept: str, shown: str) -> None:
    assert shown_phone(kept) == shown


@pytest.mark.parametrize(
    "kept", ["+79350001052", "+78462123456", "+74951234567;ext=12", "+375291234567", "+4930123456"]
)
def test_what_is_shown_is_read_as_the_same_number(kept: str) -> None:
    assert read_phone(shown_phone(kept), "RU") == kept


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("+7 935 000-10-52", "+79350001052"),
        ("8 (935) 000-10-52", "9350001052"),
        ("935 000", "935000"),
        ("000–10–52", "0001052"),
        ("+79350001052", "+79350001052"),
        ("24-7", None),
        ("6312345678", None),
        ("Ромашка 2", None),
    ],
)
def test_a_number_is_looked_for_by_any_part_of_it(typed: str, part: str | None) -> None:
    assert number_part(typed) == part


def test_the_name_of_an_address_keeps_its_letters() -> None:
    assert read_email("MAILTO:Kim@Romashka.RU") == "Kim@romashka.ru"
