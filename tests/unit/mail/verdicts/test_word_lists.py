"""The word lists are sound, and what cannot make sense in them is refused."""

from pathlib import Path

import pytest

from mail.verdicts import lexicon
from mail.verdicts.lexicon import WordListError, expand, read_lists
from mail.verdicts.spelling import is_slip


def test_the_lists_load_and_no_phrase_stands_in_two_categories() -> None:
    assert len(lexicon.lexicon().vocabulary) > 3000
    assert len(read_lists("sales").vocabulary) > 100


def test_braces_are_all_their_words() -> None:
    assert list(expand("исправлен{,а} {тут,там}")) == [
        "исправлен тут", "исправлен там", "исправлена тут", "исправлена там",
    ]  # fmt: skip


def test_braces_that_do_not_close_are_refused() -> None:
    with pytest.raises(WordListError, match="do not close"):
        expand("исправлен{,а")


def test_a_phrase_in_two_categories_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = '[good]\nwords = ["работает"]\n[complaint]\nwords = ["работает"]\n'
    (tmp_path / "both.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(lexicon, "WORDS", tmp_path)
    with pytest.raises(WordListError, match="both good and complaint"):
        read_lists("both")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("рабоатет", "работает"),
        ("раьотает", "работает"),
        ("рботает", "работает"),
        ("роботает", "работает"),
    ],
)
def test_a_finger_slipped(written: str, meant: str) -> None:
    assert is_slip(written, meant) == (written[:2] == meant[:2])


@pytest.mark.parametrize("written", ["работаем", "заработает", "неработает", "работал", "работать"])
def test_another_form_is_no_slip(written: str) -> None:
    assert not is_slip(written, "работает")
