"""The sheets of an XLSForm as rows of named cells, each knowing where it stands."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from domain.forms.cleaning import clean
from domain.forms.model import Labels
from domain.forms.problems import FormProblem

UNNAMED = ""
"""The language of a column that names none, such as plain `label`."""

_ALIASES = {
    "caption": "label",
    "command": "type",
    "tag": "name",
    "value": "name",
    "relevance": "relevant",
    "constraining_message": "constraint_message",
    "jr:constraintmsg": "constraint_message",
    "requiredmsg": "required_message",
    "jr:requiredmsg": "required_message",
    "calculate": "calculation",
    "readonly": "read_only",
    "list name": "list_name",
    "set_form_title": "form_title",
    "title": "form_title",
    "set_form_id": "form_id",
    "id_string": "form_id",
}
_SMART_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})
_CODE = re.compile(r"\(([a-z]{2,3})(?:-[a-z0-9]+)*\)$")
_LANGUAGES = {"русский": "ru", "russian": "ru", "английский": "en", "english": "en"}
_LANGUAGE_MARK = re.compile(r"::?")


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `cells` by column; `texts` by column, then by language (`UNNAMED` for none)."""

    sheet: str
    number: int
    cells: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, Labels] = field(default_factory=dict)

    def cell(self, column: str) -> str:
        return self.cells.get(column, "")

    def expression(self, column: str) -> str:
        """The cell with the quotes that spreadsheets curl made straight again."""
        return self.cell(column).translate(_SMART_QUOTES)

    def problem(self, column: str | None, key: str, **values: str | int) -> FormProblem:
        return FormProblem(key, self.sheet, self.number, column, values)


def language_code(named: str) -> str:
    """ "Русский (ru)", "Russian", "ru" → "ru"; an unknown name stays itself in lower case."""
    name = named.strip().lower()
    if found := _CODE.search(name):
        return found[1]
    return _LANGUAGES.get(name, name)


def rows_of(sheet: str, data: Iterable[Mapping[str, str]]) -> list[Row]:
    """The rows that hold anything, numbered as the spreadsheet does (the header is row 1)."""
    return [_row(sheet, number, cells) for number, cells in enumerate(data, 2) if cells]


def column_of(header: str) -> tuple[str, str | None]:
    """A header as (column, language): "label::English (en)" → ("label", "en")."""
    name, *language = _LANGUAGE_MARK.split(header, maxsplit=1)
    if name.strip().lower() == "jr":  # jr:constraintMsg is one word
        name, language = header, []
    column = "_".join(name.lower().split())
    return _ALIASES.get(column, column), language_code(language[0]) if language else None


def _row(sheet: str, number: int, data: Mapping[str, str]) -> Row:
    cells: dict[str, str] = {}
    texts: dict[str, dict[str, str]] = {}
    for header, raw in data.items():
        text = clean(str(raw))
        if not text:
            continue
        column, language = column_of(header)
        cells.setdefault(column, text)
        texts.setdefault(column, {})[language or UNNAMED] = text
    return Row(sheet, number, cells, texts)
