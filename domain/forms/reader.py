"""From an XLSForm file to a form.

pyxform, the reference implementation of XLSForm, opens the workbook and judges its structure. The
rows are walked by our own code as well, because pyxform stops at the first fault and speaks
English: a company that writes its form in a spreadsheet is told all faults at once, each with
sheet, row and column.
"""

import re
import zlib
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile, is_zipfile

from domain.forms.cells import COLUMNS, IGNORED_COLUMNS, UNSUPPORTED_COLUMNS, labels_of
from domain.forms.model import (
    ROW_ANSWER,
    UNASKED,
    Choice,
    FormDefinition,
    Labels,
    QuestionType,
    version_of,
)
from domain.forms.problems import FormProblem, FormRefusedError
from domain.forms.sheets import Row, column_of, language_code, rows_of
from domain.forms.survey import Survey, read_survey

if TYPE_CHECKING:
    from pyxform.xls2json_backends import DefinitionData

MAX_BYTES = 5_000_000
MAX_UNPACKED = 50_000_000
"""Bytes of all parts of a workbook, which is a zip: a few hundred may unpack to gigabytes."""

_SUFFIX = ".xlsx"
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_ROW = re.compile(r"\[row : (\d+)\]\s*")
_DAMAGE = (SyntaxError, zlib.error, ValueError, EOFError, RuntimeError)
"""What the libraries under pyxform raise on a cut, broken or encrypted workbook. A SyntaxError is
XML's, whether openpyxl reads it with lxml, where that is installed, or without.
"""

_SURVEY, _CHOICES = "survey", "choices"
_SILENT = UNASKED | {QuestionType.NOTE}


def read_form(path: Path) -> FormDefinition:
    """Read the XLSForm at `path`; see `read_form_bytes`. OSError when it cannot be opened."""
    if path.suffix.lower() != _SUFFIX:
        raise FormRefusedError([FormProblem("form-problem-file")])
    return read_form_bytes(path.read_bytes(), path.stem)


def read_form_bytes(content: bytes, name: str) -> FormDefinition:
    """Read an XLSForm.

    Args:
        content: the bytes of an .xlsx file.
        name: of the form, unless the settings sheet gives `form_id`.

    Raises:
        FormRefusedError: with every problem of the file.
    """
    workbook = _opened(content)
    settings = _settings(workbook)
    rows = rows_of(_SURVEY, workbook.survey or [])
    choice_rows = rows_of(_CHOICES, workbook.choices or [])
    language = _default_language(settings, rows)
    lists, problems = _lists(choice_rows, language)
    survey = read_survey(rows, lists, language)
    problems += [*_header_problems(workbook), *survey.problems]
    if not any(question.type not in _SILENT for question in survey.questions):
        problems.append(FormProblem("form-problem-empty", _SURVEY))
    problems += _judged_by_pyxform(workbook, survey, problems)
    if problems:
        raise FormRefusedError(problems)
    return _definition(survey, settings, name, language)


def _opened(content: bytes) -> "DefinitionData":
    from pyxform.errors import PyXFormError  # heavy, and needed at import of a form only
    from pyxform.xls2json_backends import get_xlsform

    _refuse_larger("form-problem-file-large", len(content), MAX_BYTES)
    if not is_zipfile(BytesIO(content)):  # pyxform would take it for another kind of file
        raise FormRefusedError([FormProblem("form-problem-file-damaged")])
    _refuse_larger("form-problem-file-unpacked", _unpacked(content), MAX_UNPACKED)
    try:
        return get_xlsform(BytesIO(content), file_type=_SUFFIX)
    except PyXFormError as refused:
        raise FormRefusedError([_foreign(refused)]) from refused
    except _DAMAGE as refused:
        raise FormRefusedError([FormProblem("form-problem-file-damaged")]) from refused


def _refuse_larger(key: str, size: int, limit: int) -> None:
    if size > limit:
        raise FormRefusedError([FormProblem(key, values={"limit": limit // 1_000_000})])


def _unpacked(content: bytes) -> int:
    """How many bytes a workbook unpacks to by its own directory, past which zipfile never reads;
    0 for a directory that cannot be read, of which pyxform says so.
    """
    try:
        with ZipFile(BytesIO(content)) as parts:
            return sum(part.file_size for part in parts.infolist())
    except (BadZipFile, *_DAMAGE):
        return 0


def _settings(workbook: "DefinitionData") -> Row:
    rows = rows_of("settings", workbook.settings or [])
    return rows[0] if rows else Row("settings", 2)


def _default_language(settings: Row, rows: list[Row]) -> str:
    """As the settings say; else the language that labels name first; else guessed by letters."""
    if named := settings.cell("default_language"):
        return language_code(named)
    labels = [row.texts["label"] for row in rows if "label" in row.texts]
    languages = [language for texts in labels for language in texts if language]
    if languages:
        return languages[0]
    written = " ".join(text for texts in labels for text in texts.values())
    return "ru" if _CYRILLIC.search(written) else "en"


def _lists(
    rows: list[Row], language: str
) -> tuple[dict[str, tuple[Choice, ...]], list[FormProblem]]:
    lists: dict[str, tuple[Choice, ...]] = {}
    problems: list[FormProblem] = []
    for row in rows:
        list_name, name = row.cell("list_name"), row.cell("name")
        label = labels_of(row, "label", language)
        known = lists.get(list_name, ())
        if not list_name:
            problems.append(row.problem("list_name", "form-problem-list-name"))
        if not name or " " in name:
            problems.append(row.problem("name", "form-problem-choice-name", name=name))
        if any(choice.name == name for choice in known):
            problems.append(row.problem("name", "form-problem-choice-twice", name=name))
        if not label:
            problems.append(row.problem("label", "form-problem-label"))
        lists[list_name] = (*known, Choice(name, label, _own_columns(row)))
    return lists, problems


def _own_columns(row: Row) -> Mapping[str, str]:
    """What a choice filter may look at; texts and pictures are for people."""
    known = {"list_name", "name", "label"} | IGNORED_COLUMNS
    return {column: text for column, text in row.cells.items() if column not in known}


def _header_problems(workbook: "DefinitionData") -> list[FormProblem]:
    """A misspelt column would be passed over in silence, so unknown ones are named."""
    known = COLUMNS | IGNORED_COLUMNS | UNSUPPORTED_COLUMNS
    headers = [header for row in workbook.survey_header or [] for header in row]
    return [
        FormProblem("form-problem-column", _SURVEY, 1, header)
        for header in headers
        if column_of(header)[0] not in known
    ]


def _judged_by_pyxform(
    workbook: "DefinitionData", survey: Survey, problems: list[FormProblem]
) -> list[FormProblem]:
    """What pyxform has against the form, unless a fault of ours already covers it."""
    from pyxform.errors import PyXFormError
    from pyxform.xls2json import workbook_to_json

    workbook.survey = [*(workbook.survey or []), *_added(workbook, survey)]
    try:
        workbook_to_json(workbook, warnings=[])
    except PyXFormError as refused:
        foreign = _foreign(refused)
        rows = {problem.row for problem in problems}
        covered = foreign.row in rows if foreign.row is not None else bool(problems)
        return [] if covered else [foreign]
    return []


def _added(workbook: "DefinitionData", survey: Survey) -> list[dict[str, str]]:
    """Rows of the names that this product adds, so that pyxform finds them where texts use them."""
    written = {row.get("name") for row in workbook.survey or []}
    names = {question.name for question in survey.questions} | {ROW_ANSWER}
    return [{"type": "hidden", "name": name} for name in sorted(names - written)]


def _foreign(refused: Exception) -> FormProblem:
    message = str(refused)
    found = _ROW.search(message)
    sheet = _CHOICES if "'choices' sheet" in message else _SURVEY
    return FormProblem(
        "form-problem-pyxform",
        sheet if found else None,
        int(found[1]) if found else None,
        values={"message": _ROW.sub("", message)},
    )


def _definition(survey: Survey, settings: Row, name: str, language: str) -> FormDefinition:
    form_name = settings.cell("form_id") or name
    title = labels_of(settings, "form_title", language) or {language: form_name}
    unversioned = FormDefinition(
        name=form_name,
        version="",
        title=title,
        default_language=language,
        languages=_languages(survey, title, language),
        sections=tuple(survey.sections),
        questions=tuple(survey.questions),
        gates=tuple(survey.gates),
    )
    return replace(unversioned, version=version_of(unversioned.to_json()))


def _languages(survey: Survey, title: Labels, language: str) -> tuple[str, ...]:
    """The form's own language, then the others in the order in which they appear."""
    labels: list[Mapping[str, str]] = [title, *(each.label for each in survey.questions)]
    return tuple(dict.fromkeys([language, *(code for texts in labels for code in texts)]))
