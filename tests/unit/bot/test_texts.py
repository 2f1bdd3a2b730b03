"""Texts for one reader: arguments are escaped in HTML, plain in labels."""

from datetime import UTC, datetime
from pathlib import Path

from markupsafe import Markup

from bot.texts import Screenwriter, join, lines
from domain import texts as domain_texts
from domain.errors import DeskError
from domain.texts import Texts

NOW = datetime(2025, 11, 21, 9, 0, tzinfo=UTC)


def writer(tmp_path: Path) -> Screenwriter:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "sample.ftl").write_text(
        "sample = <b>{ $who }</b> до { $when }\nsample-error = Принял { $who } в { $when }\n"
        "sample-label = { $who } & Ко\n",
        encoding="utf-8",
    )
    return Screenwriter(Texts.load(domain_texts.LOCALES, tmp_path), "ru", "Europe/Moscow", NOW)


def test_words_of_a_person_do_not_become_html(tmp_path: Path) -> None:
    text = writer(tmp_path).t("sample", who="<i>Луч & Ко</i>", when=NOW)
    assert text == "<b>&lt;i&gt;Луч &amp; Ко&lt;/i&gt;</b> до сегодня 12:00"


def test_a_part_that_is_html_goes_in_as_it_is(tmp_path: Path) -> None:
    assert "<i>Луч</i>" in writer(tmp_path).t("sample", who=Markup("<i>Луч</i>"), when=NOW)


def test_a_label_is_plain(tmp_path: Path) -> None:
    assert writer(tmp_path).label("sample-label", who="Луч <1>") == "Луч <1> & Ко"


def test_an_error_says_its_moment_in_the_readers_zone(tmp_path: Path) -> None:
    error = DeskError("sample-error", who="Антон Белов", when=NOW)
    assert writer(tmp_path).error(error) == "Принял Антон Белов в сегодня 12:00"


def test_lines_and_facts_leave_out_what_is_absent() -> None:
    assert lines(Markup("<b>1</b>"), None, "<2>") == "<b>1</b>\n&lt;2&gt;"
    assert join(["<1>", Markup("<b>2</b>")]) == "&lt;1&gt; · <b>2</b>"
