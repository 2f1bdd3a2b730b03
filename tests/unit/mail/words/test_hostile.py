"""Mails made to break or to stall the reader: it answers soon and never raises."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mail.words import own_words
from mail.words.attributions import attribution_at
from mail.words.lines import MOST_LINES, read_lines
from mail.words.page import MOST_TAGS
from tests.fixtures.ci import examples

SECONDS = 15
"""Of processor time: many times what is needed, little against a square of the size."""

TEXTS = {
    "one long line": "a" * 3_000_000,
    "spaces": " " * 3_000_000 + "x",
    "marks": ">" * 3_000_000,
    "ampersands": "&" * 3_000_000,
    "dashes": "-" * 3_000_000,
    "empty lines": "\n" * 2_000_000,
    "attributions": "1 a@b <x 2026 10:41:\n" * 100_000,
    "attributions without end": "On 12.01.2026 <\n" * 100_000,
    "attributions without start": "12.01.2026 10:41, a@b пишет\n" * 100_000,
    "headers": "От: a\n" * 200_000,
    "collapsed headers": ("From: a@b sent: 1 to: " * 25 + "\n") * 5_000,
    "rulers": "-----\n\n" * 100_000,
    "signatures": "--\n" * 200_000,
    "closings": "С уважением, Иван\n\n" * 100_000,
    "telephones": "Отправлено с iPhone\n\n" * 100_000,
    "quotes": "> a\nb\n" * 200_000,
    "reply lines": "Ответьте выше\n" * 100_000,
    "dates": ("12.01.2026 10:41 " * 30 + "\n") * 5_000,
    "weekdays": ("пн, " * 140 + "@\n") * 3_000,
    "figures": ("1" * 590 + "\n") * 5_000,
    "fences": "```\n" * 200_000,
}
PAGES = {
    "nested blocks": "<div>" * 300_000 + "x",
    "nested quotes": "<blockquote>" * 100_000 + "x" + "</blockquote>" * 100_000,
    "five megabytes": "<p>hello <b>w</b><br>a &amp; b</p>" * 150_000,
    "attributes": "<div " + "a=1 " * 800_000 + ">x",
    "brackets": "<" * 3_000_000,
    "tables": "<table><tr><td>" * 100_000,
    "lists": "<ol><li>" * 200_000 + "x",
    "breaks": "<br>" * 1_000_000,
    "preformatted": "<pre>" + "a\n" * 1_000_000,
    "comments": "<!--" * 500_000,
    "closing tags": "</p>" * 1_000_000,
    "styles": '<div style="' + "border-top:" * 200_000 + '">x</div>',
    "nul": "\x00" * 1_000_000 + "x",
    "half of a character": "\ud800x",
}


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text(name: str) -> None:
    began = process_time()
    own_words(TEXTS[name])
    assert process_time() - began < SECONDS


@pytest.mark.parametrize("name", PAGES)
def test_hostile_page(name: str) -> None:
    began = process_time()
    own_words("", PAGES[name])
    assert process_time() - began < SECONDS


def test_words_above_a_hostile_page_are_read() -> None:
    page = "<p>Нет, не работает</p>" + "<blockquote>" * 100_000 + "Да, всё работает"
    assert own_words("", page).text == "Нет, не работает"


def test_lines_beyond_the_limit_are_told() -> None:
    found = own_words("строка\n" * (MOST_LINES + 1))
    assert "too-long" in found.reasons
    assert found.text.count("\n") == MOST_LINES - 1


PIECES = st.sampled_from(
    [
        "> ", ">", "От: ", "Отправлено: ", "Кому: ", "Тема: ", "From: ", "-- ", "-----", "пишет:",
        "написал(а):", "wrote:", "12.01.2026", "10:41", "a@b.example", "<a@b.example>", "<", "Да",
        "\n", "\n\n", " ", "С уважением,", "Иван Петров", "Отправлено с iPhone", "```", "|",
        "Ответьте выше этой линии", "-----Исходное сообщение-----", "\u00a0", "\u200b", "On ",
        "&gt;",
        "<div>", "<blockquote>", "</blockquote>", "<br>", '<div class="gmail_quote">', "</div>",
        '<div id="appendonsend">', '<div class="moz-cite-prefix">', "<pre>", "&nbsp;",
    ]
)  # fmt: skip
MAILS = st.lists(PIECES, max_size=40).map("".join)


@settings(max_examples=examples(150), deadline=None)
@given(MAILS, st.none() | MAILS)
def test_own_words_are_lines_of_the_mail(text: str, page: str | None) -> None:
    found = own_words(text, page)
    assert found.text == found.text.strip()
    if page is None:
        lines = {line.replace("\u00a0", " ").strip() for line in text.split("\n")}
        assert all(any(own.strip() in line for line in lines) for own in found.text.split("\n"))
        assert bool(found.text) == bool(text.replace("\u00a0", " ").strip())


@settings(max_examples=examples(100), deadline=None)
@given(st.text(max_size=300), st.none() | st.text(max_size=300))
def test_any_characters(text: str, page: str | None) -> None:
    own_words(text, page)


def test_an_attribution_is_wrapped_over_few_lines_only() -> None:
    lines = read_lines(
        "On Mon, Jan 12, 2026 at 10:41 AM Anna\n" + "Anna\n" * 20 + "<a@b.example> wrote:"
    )
    assert attribution_at(lines, 0) == 0


def test_a_page_of_too_many_tags_is_told() -> None:
    found = own_words("", "<p>Да</p>" + "<i></i>" * (MOST_TAGS + 1) + "<p>но не работает</p>")
    assert found.text == "Да"
    assert not found.certain
