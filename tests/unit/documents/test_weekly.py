"""The weekly pack on paper and as a spreadsheet."""

import io
from datetime import datetime

import openpyxl
import pytest

from documents.typesetting import typeset
from documents.weekly_book import weekly_book
from documents.weekly_page import NEW_DECISIONS, page_data, weekly_page
from documents.weekly_tables import weekly_tables
from domain.texts import missing_keys
from tests.unit.documents.samples import TEXTS, pages_of, paper
from tests.unit.documents.weekly_samples import HARD, QUIET


def test_both_languages_say_the_same() -> None:
    assert missing_keys(TEXTS) == []


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_page_is_drawn(language: str) -> None:
    drawn = weekly_page(paper(language), HARD)
    assert drawn.startswith(b"%PDF")
    assert 1 <= pages_of(drawn) <= 4


def test_a_quiet_week_is_one_page_with_room_for_decisions() -> None:
    assert pages_of(weekly_page(paper("ru"), QUIET)) == 1
    data = page_data(paper("ru"), QUIET)
    assert data["tables"] == []
    assert data["new_lines"] == NEW_DECISIONS
    assert typeset("weekly.typ", data, "png").startswith(b"\x89PNG")


def test_every_section_is_a_table_as_wide_as_its_rows() -> None:
    tables = weekly_tables(paper("ru"), HARD)
    assert [table.key for table in tables] == [
        "decisions", "products", "red", "ages", "oldest", "category", "root-cause", "place",
        "product", "measures", "pairs", "words", "waiting", "norms", "money",
    ]  # fmt: skip
    for table in tables:
        assert {len(row) for row in table.rows} == {len(table.columns)}


def test_bars_are_parts_of_the_longest() -> None:
    data = page_data(paper("ru"), HARD)
    tables = data["tables"]
    assert isinstance(tables, list)
    [pareto] = [table for table in tables if str(table["title"]).startswith("Узкие места")]
    assert pareto["bars"] == [1000, 550, 300, 150]
    assert pareto["numeric"] == [False, True, True, True, True]


def test_the_book_has_a_sheet_for_each_section_with_real_values() -> None:
    book = openpyxl.load_workbook(io.BytesIO(weekly_book(paper("ru"), HARD)))
    assert book.sheetnames[0] == "Повестка"
    assert len(book.sheetnames) == len(weekly_tables(paper("ru"), HARD)) + 1
    causes = book["Узкие места"]
    assert [cell.value for cell in causes[2]] == ["Скорость ниже договора", 20, 50, 5, 18]
    money = book["Деньги"]
    assert [cell.value for cell in money[2]][:3] == ["₽", 5, 450000]
    oldest = book["Самые старые"]
    assert isinstance(oldest["D2"].value, datetime)


def test_words_of_people_are_no_formulas() -> None:
    book = openpyxl.load_workbook(io.BytesIO(weekly_book(paper("ru"), HARD)))
    cell = book["Решения"]["A2"]
    assert cell.value.startswith("=Обучить")
    assert cell.data_type == "s"
