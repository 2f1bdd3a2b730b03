"""Files as Excel, 1C and hand-made scripts write them."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from domain.imports.table import TableError, read_table

TEXT = "Клиент;ИНН\nООО «Ёлка»;7707083893\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "clients.csv"
    path.write_bytes(TEXT.encode(encoding))
    rows = read_table(path).sheets[0].rows
    assert [list(row.cells) for row in rows] == [["Клиент", "ИНН"], ["ООО «Ёлка»", "7707083893"]]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_delimiters(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "clients.csv"
    path.write_text(f'"Клиент, имя"{delimiter}ИНН\n"а{delimiter}б"{delimiter}1\n', encoding="utf-8")
    rows = read_table(path).sheets[0].rows
    assert list(rows[1].cells) == [f"а{delimiter}б", "1"]


def test_the_hint_of_excel_names_the_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "clients.csv"
    path.write_text("sep=,\nКлиент,ИНН\nа,1\n", encoding="utf-8")
    assert [list(row.cells) for row in read_table(path).sheets[0].rows][1] == ["а", "1"]


def test_rows_keep_the_numbers_a_person_sees(tmp_path: Path) -> None:
    path = tmp_path / "clients.csv"
    path.write_text("Клиент;ИНН\n\n;\nа;1\n", encoding="utf-8")
    assert [row.number for row in read_table(path).sheets[0].rows] == [1, 4]


def test_a_workbook_of_two_sheets(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Первый"
    book.active["B2"] = "Клиент"
    book.active["B3"] = date(2026, 11, 28)
    book.create_sheet("Пустой")
    book.save(path := tmp_path / "clients.xlsx")
    table = read_table(path)
    assert [sheet.name for sheet in table.sheets] == ["Первый"]
    assert [(row.number, row.cells[-1]) for row in table.sheets[0].rows] == [
        (2, "Клиент"),
        (3, date(2026, 11, 28)),
    ]


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("clients.doc", b"x", "import-file-format"),
        ("clients.xlsx", b"PK not really", "import-file-broken"),
        ("clients.xlsx", b"", "import-file-broken"),
        ("clients.csv", b"", "import-file-empty"),
        ("clients.csv", b"\n;;\n", "import-file-empty"),
        ("clients.csv", b"\xff\xfe\x00", "import-file-encoding"),
        ("clients.csv", b'a;b\n"' + b"x" * 200_000, "import-file-line"),
    ],
)
def test_what_is_no_table(tmp_path: Path, name: str, content: bytes, key: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(TableError) as refused:
        read_table(tmp_path / name)
    assert refused.value.key == key


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError) as refused:
        read_table(tmp_path / "нет.csv")
    assert refused.value.key == "import-file-unreadable"
    assert refused.value.args_shown["file"] == "нет.csv"
