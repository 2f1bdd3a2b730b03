"""The register's page and a request's copy, as PDF."""

from dataclasses import replace
from datetime import date

import pytest
import typst

from documents.register_page import register_page, row_data
from documents.request_copy import copy_data, request_copy
from documents.typesetting import Plain, breakable, typeset
from domain.texts import missing_keys
from storage.models.register import LINE_KINDS
from storage.models.requests import REQUEST_STATES
from tests.unit.documents.samples import CARD, DONE, LINE, NASTY, TEXTS, pages_of, paper, said

DAYS = (date(2026, 11, 1), date(2026, 11, 20))


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_page_is_drawn(language: str) -> None:
    assert register_page(paper(language), [LINE, DONE], *DAYS).startswith(b"%PDF-")
    assert register_page(paper(language), [], *DAYS).startswith(b"%PDF-")


def test_every_kind_and_state_has_its_words() -> None:
    for language in TEXTS.languages:
        for kind in LINE_KINDS:
            assert row_data(paper(language), replace(LINE, kind=kind))["what"]
        for state in REQUEST_STATES:
            assert copy_data(paper(language), replace(CARD, state=state), [], [])["state"]
    assert missing_keys(TEXTS) == []


def test_a_row_says_who_when_and_what_proves_it() -> None:
    row = row_data(paper(), LINE)
    assert row["request"] == "214/1"
    assert row["giver_at"] == "20.11.2026 15:05"
    assert row["giver_signature"] == "Telegram, аккаунт 1005, событие update:7"
    alone = row_data(paper(), replace(DONE, by_order_of="Вера Дементьева"))
    assert (alone["receiver"], alone["receiver_at"], alone["receiver_signature"]) == ("", "", "")
    assert alone["mark"] == "по распоряжению: Вера Дементьева"


def test_words_of_people_are_never_read_as_markup() -> None:
    """A template would stop at #panic if it were evaluated."""
    nasty = replace(LINE, title=NASTY, client=NASTY, giver=NASTY, receiver=NASTY, by_order_of=NASTY)
    assert register_page(paper(), [nasty], *DAYS)
    assert request_copy(paper(), replace(CARD, title=NASTY, client=NASTY), [said(NASTY)], [nasty])
    with pytest.raises(typst.TypstError):
        typst.compile(b'#panic("x")')


def test_a_long_journal_has_manypages_of() -> None:
    one, many = (register_page(paper(), [LINE] * count, *DAYS) for count in (1, 60))
    assert (pages_of(one), pages_of(many) > 1) == (1, True)


def pairs(facts: Plain) -> dict[Plain, Plain]:
    assert isinstance(facts, list)
    return dict(facts)


def test_the_copy_of_a_request() -> None:
    data = copy_data(paper(), CARD, [], [LINE])
    assert pairs(data["facts"])["Контакт"] == "Ирина Ким, +7 916 123-45-67"
    assert data["answers"] == [["Содержание", "нет связи на втором этаже"]]
    assert data["files"] == ["voice.ogg (голосовое, 20 КБ)", "фото.jpg (фото, щиток)"]
    assert typeset("request.typ", data, "png").startswith(b"\x89PNG")
    closed = copy_data(paper("en"), replace(CARD, state="closed", closed_at=CARD.due_at), [], [])
    assert pairs(closed["facts"])["Finished"] == "20 Nov 2026 19:05"


def test_the_copy_has_all_that_was_said_whole() -> None:
    long = "Осмотрели линию, нужен новый кабель. " * 100
    silent = replace(said(""), kind="accepted", words=None)
    data = copy_data(paper(), CARD, [said(long), silent, said("Готово")], [])
    assert data["said"] == [
        ["20.11.2026 15:05, Антон Белов", long],
        ["20.11.2026 15:05, Антон Белов", "Готово"],
    ]
    short, whole = (
        request_copy(paper(), CARD, [said("слово " * count)], []) for count in (10, 6_000)
    )
    assert (pages_of(short), pages_of(whole) > 2) == (1, True)


def test_long_words_may_be_broken() -> None:
    assert breakable("короткое слово") == "короткое слово"
    assert breakable(None) == ""
    assert breakable("Щ" * 40).replace("\u200b", "") == "Щ" * 40
    assert "\u200b" in breakable("Щ" * 40)
