"""What holds for every answer: what spoils a confirmation, what changes nothing, and time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mail.verdicts import read_verdict
from tests.fixtures.ci import examples
from tests.unit.mail.verdicts.cases import CONFIRMING, DENYING, SPOILING, cases

LABELLED = [case.text for case in cases() if case.verdict == "confirmed"]
confirming = st.sampled_from(LABELLED).filter(lambda t: read_verdict(t).verdict == "confirmed")
decided = st.sampled_from(CONFIRMING + DENYING)
SIGNATURES = (
    "",
    "\nИван",
    "\n\nС уважением,\nПетрова Ольга Сергеевна,\nглавный инженер ООО «Ромашка»\n+7 495 123-45-67",
    "\n--\nС уважением, Иванов И.И.",
    "\nBest regards,\nJohn Smith\nOffice manager",
    "\n\nОтправлено с iPhone",
)
KNOWN = "да нет всё работает не но ? ! . , ( ) : — > « » 5 👍 И."
separators = st.sampled_from([", ", ". ", " ", "\n", " — ", "; "])


@given(confirming, st.sampled_from(SPOILING), separators)
@settings(max_examples=examples(300))
def test_one_clause_of_doubt_or_complaint_after_it_undoes_a_confirmation(
    text: str, spoiling: str, separator: str
) -> None:
    assert read_verdict(text.rstrip(" .!") + separator + spoiling).verdict != "confirmed"


@given(confirming, st.sampled_from(SPOILING), separators)
@settings(max_examples=examples(300))
def test_one_clause_of_doubt_or_complaint_before_it_undoes_a_confirmation(
    text: str, spoiling: str, separator: str
) -> None:
    assert read_verdict(spoiling + separator + text).verdict != "confirmed"


@given(confirming, st.text("абвгдежзиклмнопрстуфхцчшщэюя", min_size=4, max_size=9), separators)
@settings(max_examples=examples(300))
def test_a_word_of_no_list_undoes_a_confirmation(text: str, word: str, separator: str) -> None:
    made_up = f"щы{word}щ"  # no name ends so, and no slip leads to it
    assert read_verdict(text.rstrip(" .!") + separator + made_up).verdict != "confirmed"


@given(decided, st.sampled_from([str.upper, str.lower, str.capitalize, str.title]))
def test_capitals_change_nothing(text: str, change: object) -> None:
    assert callable(change)
    assert read_verdict(change(text)).verdict == read_verdict(text).verdict


@given(st.sampled_from(LABELLED + list(DENYING)))
@settings(max_examples=examples(150))
def test_yo_and_ye_are_one_letter(text: str) -> None:
    other = text.replace("ё", "е").replace("Ё", "Е")
    assert read_verdict(other).verdict == read_verdict(text).verdict


@given(decided, st.sampled_from(["", ".", "!", "!!!", " ", "\n", " \n\n", ".\n"]))
def test_punctuation_at_the_end_changes_nothing(text: str, end: str) -> None:
    assert read_verdict(text + end).verdict == read_verdict(text).verdict


@given(
    decided,
    st.sampled_from(["", "Здравствуйте! ", "Добрый день, Ирина!\n", "Коллеги, ", "Hello,\n"]),
    st.sampled_from(["", ", спасибо", ". Спасибо вам большое!", ". Благодарим за работу"]),
    st.sampled_from(SIGNATURES),
)
@settings(max_examples=examples(250))
def test_greeting_thanks_and_signature_change_nothing(
    text: str, greeting: str, thanks: str, signature: str
) -> None:
    assert read_verdict(greeting + text + thanks + signature).verdict == read_verdict(text).verdict


@given(st.text(max_size=300))
@settings(max_examples=examples(200))
def test_whatever_is_written_is_read(text: str) -> None:
    reading = read_verdict(text)
    assert reading.reasons
    assert all(len(reason) <= 80 for reason in reading.reasons)


@given(st.lists(st.sampled_from(KNOWN.split(" ")), max_size=30))
@settings(max_examples=examples(200))
def test_any_order_of_known_words_is_read(words: list[str]) -> None:
    assert read_verdict(" ".join(words)).verdict


def _seconds(text: str) -> float:
    """The least of three: a collection of the garbage of other tests is no time of this text."""
    taken = []
    for _ in range(3):
        started = time.process_time()
        read_verdict(text)
        taken.append(time.process_time() - started)
    return min(taken)


@pytest.mark.long
def test_time_grows_with_length_only() -> None:
    read_verdict("да")
    unit = "да всё работает спасибо "
    for piece in (
        unit,
        "а",
        "(",
        "1",
        "1-",
        ".",
        "рабоатет",
        "a@",
        "«",
        "не ",
        "+7 ",
        "ооо «",
        "\n> ",
    ):
        short = piece * (2_000 // len(piece))
        long = piece * (20_000 // len(piece))
        # Ten times the length may take ten times the time; a square would take a hundred.
        assert _seconds(long) < 40 * max(_seconds(short), 0.01), piece[:10]
