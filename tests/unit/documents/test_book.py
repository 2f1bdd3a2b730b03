"""The register as a spreadsheet."""

import io
from dataclasses import replace
from datetime import datetime

import openpyxl

from documents.register_book import register_book
from tests.unit.documents.samples import DONE, LINE, NASTY, paper


def read(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_header_dates_and_filters() -> None:
    sheet = read(register_book(paper(), [LINE, DONE])).active
    assert [cell.value for cell in sheet[1]][:5] == [
        "Заявка",
        "Строка",
        "Вид",
        "Содержание",
        "Клиент",
    ]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:N3"
    assert sheet["A2"].value == 214
    assert sheet["H2"].value == datetime(2026, 11, 20, 15, 5)  # noqa: DTZ001 - as sheets have it
    assert sheet["H2"].number_format == "dd.mm.yyyy hh:mm"
    assert sheet["J3"].value is None
    assert sheet["D1"].font.bold
    assert sheet.column_dimensions["D"].width == 40


def test_what_looks_like_a_formula_is_text() -> None:
    for words in (NASTY, '=HYPERLINK("http://x")', "+7 916", "-1", "@SUM(A1)"):
        sheet = read(register_book(paper(), [replace(LINE, client=words, title=words)])).active
        cell = sheet["E2"]
        assert cell.data_type == "s"
        assert cell.value == words.replace("\x00", "")
        assert cell.quotePrefix


def test_a_number_stays_a_number_in_english() -> None:
    sheet = read(register_book(paper("en"), [LINE])).active
    assert sheet.title == "Register"
    assert sheet["H2"].number_format == "yyyy-mm-dd hh:mm"


def test_a_repair_that_is_done_does_not_wait_for_its_author() -> None:
    told = []
    for ticket_state in (None, "in_work", "fixed", "awaiting_client"):
        line = replace(DONE, state="reported", ticket_state=ticket_state)
        told.append(read(register_book(paper(), [line])).active["N2"].value)
    assert told == [
        "выполнена, ждёт приёмки",
        "выполнена, ждёт проверки сервиса",
        "выполнена, ждёт ответа клиента",
        "выполнена, ждёт ответа клиента",
    ]
