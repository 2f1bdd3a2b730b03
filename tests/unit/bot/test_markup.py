"""Cutting HTML: no tag is broken or left open, nothing is lost between pages."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from bot.markup import cut, length, pages, units

words = st.text(alphabet="абв <&>\n🙂", max_size=60)
pieces = st.tuples(st.sampled_from(["", "b", "i", "code"]), words).map(
    lambda piece: (
        f"<{piece[0]}>{escape(piece[1])}</{piece[0]}>" if piece[0] else str(escape(piece[1]))
    )
)
texts = st.lists(pieces, max_size=8).map(lambda parts: Markup().join(map(Markup, parts)))


def plain(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", text))


def balanced(text: str) -> bool:
    open_tags: list[str] = []
    for closing, name in re.findall(r"<(/?)(\w+)>", text):
        if closing:
            if not open_tags or open_tags.pop() != name:
                return False
        else:
            open_tags.append(name)
    return not open_tags and "<" not in re.sub(r"</?\w+>", "", text)


@given(texts, st.integers(8, 60))
def test_a_cut_text_fits_and_stays_html(text: Markup, limit: int) -> None:
    short = cut(text, limit)
    assert length(short) <= limit
    assert balanced(short)
    assert short == text or short.rstrip("</bicode>").endswith("…")


@given(texts, st.integers(8, 60))
def test_pages_fit_and_together_hold_every_word(text: Markup, limit: int) -> None:
    found = pages(text, limit, most=1000)
    for page in found:
        assert length(page) <= limit
        assert balanced(page)
    together = "".join(plain(page) for page in found)
    assert re.sub(r"\s", "", together) == re.sub(r"\s", "", plain(text))


def test_a_page_ends_between_lines() -> None:
    first, second = pages(Markup("<b>строка один</b>\nстрока два\nстрока три"), 25, most=4)
    assert first == "<b>строка один</b>\nстрока два"
    assert second == "строка три"


def test_a_tag_that_spans_pages_is_opened_again() -> None:
    first, second = pages(Markup("<i>один два три четыре</i>"), 12, most=4)
    assert first == "<i>один два три</i>"
    assert second == "<i>четыре</i>"


def test_what_goes_beyond_the_last_page_is_cut_with_a_sign() -> None:
    found = pages(Markup("слово ") * 100, 50, most=2)
    assert len(found) == 2
    assert found[1].endswith("…")


def test_telegram_counts_an_emoji_twice() -> None:
    assert units("я🙂") == 3
