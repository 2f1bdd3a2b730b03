"""What letters say and how they look: the same in text and HTML, in both languages."""

import re
from html.parser import HTMLParser
from typing import Literal

import pytest

from domain.addressing import addressed
from domain.texts import TextError
from mail.letters.contents import CONTENTS
from mail.letters.rendering import Rendered, render
from mail.letters.samples import sample
from mail.letters.writing import Content
from mail.parsing import parse
from mail.words import REPLY_LINES, own_words
from sandbox.mail.answers import STYLES
from tests.unit.mail.letters.answering import answered
from tests.unit.mail.letters.made import NOW, POLICY, TEXTS, content_of_kind, letter

LANGUAGES = ("ru", "en")
KINDS = tuple(CONTENTS)
REPORTS = ("digest_daily", "digest_morning", "digest_weekly")
PERSONAL = "personal"
ANSWERED = tuple(kind for kind in KINDS if kind not in (*REPORTS, PERSONAL))
BAR = "▇"


def rendered(kind: str, language: str) -> Rendered:
    return sample(kind, language, POLICY, TEXTS, NOW)


class _Shown(HTMLParser):
    """The words a reader sees, and the tags they stand in."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.open: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.tags.add(tag)
        if tag not in ("meta", "br", "link", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "title", "head"} & set(self.open):
            self.words += data.split()


def shown(html: str) -> _Shown:
    reader = _Shown()
    reader.feed(html)
    assert reader.open == []
    return reader


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_text_and_html_say_the_same(kind: str, language: str) -> None:
    drawn = rendered(kind, language)
    text = [word for word in drawn.text.split() if word not in ("--", "—") and word.strip(BAR)]
    html = [word for word in shown(drawn.html).words if word != "—"]
    assert [word.rstrip(":") for word in text] == [word.rstrip(":") for word in html]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ANSWERED)
def test_letters_begin_with_the_line_to_answer_above_and_never_shout(
    kind: str, language: str
) -> None:
    drawn = rendered(kind, language)
    assert REPLY_LINES[language] in drawn.text.splitlines()[0]
    assert "!" not in drawn.text
    assert "{" not in drawn.text
    assert "None" not in drawn.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ANSWERED)
def test_a_letter_names_a_day_by_its_date(kind: str, language: str) -> None:
    """Nobody knows when it is read."""
    said = rendered(kind, language).text.casefold()
    assert not {"сегодня", "завтра", "today", "tomorrow"} & set(re.findall(r"\w+", said))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_personal_letter_is_the_words_of_a_person_and_nothing_else(language: str) -> None:
    drawn = rendered(PERSONAL, language)
    assert REPLY_LINES[language] not in drawn.text
    assert not set("!{}") & set(drawn.text)
    assert "None" not in drawn.text
    assert "+7 846 200-00-00" in drawn.text.rpartition("-- ")[2]


@pytest.mark.parametrize("kind", KINDS)
def test_html_needs_no_style_sheet_no_picture_and_no_script(kind: str) -> None:
    html = rendered(kind, "ru").html
    assert not {"script", "img", "link", "iframe", "form"} & shown(html).tags
    assert "prefers-color-scheme: dark" in html
    assert "max-width: 480px" in html
    without_style = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    assert 'style="margin: 22px 0 0;' in without_style
    assert "url(" not in html
    assert len(html.encode()) < 20_000  # Gmail cuts what is longer than 102 kB


def test_html_is_escaped() -> None:
    evil = "<script>alert(1)</script> & \"'"
    content = Content(
        subject=evil,
        headline=evil,
        paragraphs=[evil],
        items=[evil],
        quoted=evil,
        facts=[(evil, evil)],
        choices=[(evil, evil)],
        closing=[evil],
        signature=[evil],
    )
    html = render(content, "ru").html
    assert "<script" not in html
    assert "script" not in shown(html).tags
    assert html.count("&lt;script&gt;") == 11


def test_lines_that_a_person_wrote_stay_lines() -> None:
    drawn = render(Content(subject="", quoted="первая\nвторая\n\nчетвёртая"), "ru")
    assert "первая<br>вторая<br><br>четвёртая" in drawn.html
    assert "первая\nвторая\n\nчетвёртая" in drawn.text


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        rendered("poem", "ru")
    with pytest.raises(TextError):
        TEXTS.format("ru", "letter-poem")


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("Ирина Викторовна Ким", "Ирина Викторовна"),
        ("Ким Ирина Викторовна", "Ирина Викторовна"),
        ("Пётр Ильич Фролов", "Пётр Ильич"),
        ("Ирина Ким", "Ирина Ким"),
        ("Иван Петрович", "Иван Петрович"),
        ("Irene Kim", "Irene Kim"),
        ("", ""),
    ],
)
def test_people_are_spoken_to_by_first_name_and_patronymic(name: str, spoken: str) -> None:
    assert addressed(name) == spoken


ANSWERS = {"ru": "Пятый этаж, встретит Олег.", "en": "The fifth floor, Oleg will be there."}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["receipt", "done", "question", "notice"])
def test_of_an_answer_to_a_letter_only_the_answer_is_read(
    kind: str, language: Literal["ru", "en"], style: str
) -> None:
    composed = letter(content=content_of_kind(kind, language), language=language)
    message = parse(answered(composed.raw, ANSWERS[language], style, language))
    assert own_words(message.text, message.html).text.strip() == ANSWERS[language]
