"""What was typed, read in the ways it may have been meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clients.spelling import mistakes, numbers, one_letter_off, other_layout, readings
from storage.folding import folded, without_form

RUSSIAN = st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Hjvfirf", "Ромашка"),
        ("ьфкы", "Mars"),
        ("romashka", "РОМАШКА"),
        ("марс", "Mars"),
        ("ООО «Ромашка»", "Ромашка"),
        ("schukin", "Щукин"),
        ("shchukin", "Щукин"),
        ("khleb", "Хлеб"),
        ("centr", "Центр"),
        ("кока-кола", "Coca-Cola"),
        ("Dmitriy", "Дмитрий"),
        ("росия", "Россия"),
        ("Алена", "Алёна"),
    ],
)
def test_one_of_the_readings_is_what_was_meant(typed: str, meant: str) -> None:
    assert without_form(folded(meant)) in [each.phrase for each in readings(typed)]


@pytest.mark.parametrize("typed", ["", "   ", "«»", "...", "''"])
def test_nothing_was_typed(typed: str) -> None:
    assert readings(typed) == ()


def test_what_is_pasted_is_cut() -> None:
    assert len(readings("ромашка " * 1000)[0].words) < 10


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("8 (927) 000-00-00", ("79270000000",)),
        ("+7 927 000 00 00", ("79270000000",)),
        ("89270000000", ("79270000000",)),
        ("000-00-00", ("0000000",)),
        ("8927", ("8927", "7927")),
        ("6316 000 010", ("6316000010",)),
        ("24-7", ()),
        ("12", ()),
        ("дом 2000", ()),
    ],
)
def test_numbers(typed: str, kept: tuple[str, ...]) -> None:
    assert numbers(typed) == kept


@given(RUSSIAN)
def test_the_other_layout_leads_back(word: str) -> None:
    typed = other_layout(word)
    assert typed is not None
    if any(letter.isalpha() for letter in typed):
        assert other_layout(typed) == word


@given(RUSSIAN, RUSSIAN, RUSSIAN)
def test_any_part_of_a_name_is_folded_to_a_part_of_it(before: str, part: str, behind: str) -> None:
    assert folded(part) in folded(before + part + behind)


@pytest.mark.parametrize(
    ("typed", "word", "slips"),
    [
        ("romashka", "romashka", 0),
        ("romash", "romashka", 0),
        ("ramashka", "romashka", 1),
        ("romahska", "romashka", 1),
        ("romshka", "romashka", 1),
        ("rommashka", "romashka", 1),
        ("vektor", "romashka", 5),
    ],
)
def test_mistakes(typed: str, word: str, slips: int) -> None:
    assert mistakes(typed, word) == slips


@pytest.mark.parametrize("slipped", ["mras", "masr", "mar", "marss", "mats", "mrs"])
def test_a_short_word_with_a_slip_is_one_of_the_patterns(slipped: str) -> None:
    name = " mars "
    fits = [
        pattern
        for pattern in one_letter_off(slipped)
        for at in range(len(name) - len(pattern) + 1)
        if all(p in ("_", n) for p, n in zip(pattern, name[at:], strict=False))
    ]
    assert fits
