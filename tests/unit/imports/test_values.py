"""What stands in a cell, read as a person would read it; what is unclear is refused."""

from datetime import date, datetime
from decimal import Decimal

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.contact_data import read_phone
from domain.imports import values
from domain.imports.table import Cell
from domain.imports.values import BadCell


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1 234,50 ₽", "1234.50"),
        ("1\u00a0234,50 руб.", "1234.50"),
        ("1234.5", "1234.50"),
        ("1,234,567.89 USD", "1234567.89"),
        ("−15", "-15.00"),
        ("12,5", "12.50"),
        (1234.5, "1234.50"),
        (1000000, "1000000.00"),
        (0.1 + 0.2, "0.30"),
    ],
)
def test_amounts(cell: Cell, expected: str) -> None:
    assert values.amount(cell) == Decimal(expected)


@pytest.mark.parametrize(
    "cell", ["1,234", "12 штук", "1.2.3", "", "99999999999999", True, "1,2345"]
)
def test_unclear_amounts_are_refused(cell: Cell) -> None:
    with pytest.raises(BadCell):
        values.amount(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "28.11.2026",
        "28/11/2026",
        "2026-11-28",
        "2026-11-28T10:00:00",
        date(2026, 11, 28),
        datetime(2026, 11, 28, 15, 30),  # noqa: DTZ001 - as spreadsheets have it
    ],
)
def test_dates(cell: Cell) -> None:
    assert values.day(cell) == date(2026, 11, 28)


@pytest.mark.parametrize(
    "cell", ["31.02.2026", "28.11.26", "завтра", "-35d", 45000.0, "01.01.1900"]
)
def test_what_is_no_date(cell: Cell) -> None:
    with pytest.raises(BadCell):
        values.day(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("8 (495) 123-45-67", "+74951234567"),
        ("+7 916 123 45 67", "+79161234567"),
        ("8 (495) 123-45-67 доб. 12", "+74951234567;ext=12"),
        (89161234567.0, "+79161234567"),
        ("+375 29 123-45-67", "+375291234567"),
    ],
)
def test_phones(cell: Cell, expected: str) -> None:
    assert values.phone(cell) == expected


@pytest.mark.parametrize("cell", ["12", "нет", "8-916-123-45-67, 8-495-111-11-11"])
def test_what_is_no_phone(cell: Cell) -> None:
    with pytest.raises(BadCell):
        values.phone(cell)


@given(
    st.sampled_from(["+7", "8", "+7 ", "8 ("]),
    st.builds("{}{:09}".format, st.sampled_from("34569"), st.integers(0, 999_999_999)),
    st.sampled_from(["", " ", "-", ")", "."]),
)
def test_the_short_way_says_what_the_library_says(prefix: str, digits: str, sign: str) -> None:
    written = f"{prefix}{digits[:3]}{sign}{digits[3:]}"
    number = phonenumbers.parse(written, "RU")
    expected = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    assert read_phone(written, "RU") == expected


def test_texts_are_cleaned() -> None:
    assert values.text(" ООО \u00a0 «Ромашка»\x00\x07 ") == "ООО «Ромашка»"
    assert values.text("и\u0306од") == "йод"
    assert values.note("раз\r\nдва\x00") == "раз\nдва"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("МСК+3", "Asia/Omsk"),
        ("asia/omsk", "Asia/Omsk"),
        ("Омск", "Asia/Omsk"),
        ("мск + 3", "Asia/Omsk"),
        ("UTC", "UTC"),
    ],
)
def test_time_zones(cell: str, expected: str) -> None:
    assert values.time_zone(cell) == expected


def test_words_of_both_languages() -> None:
    assert values.role("Руководитель VIP-программы") == values.role("Programme head")
    assert values.currency("₽") == values.currency("руб.") == "RUB"
    assert values.language("Английский") == "en"
    with pytest.raises(BadCell) as refused:
        values.role("царь")
    assert "rep" in str(refused.value.details["known"])
