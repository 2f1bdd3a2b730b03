"""Small forms, states and spreadsheets for the tests."""

from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from openpyxl import Workbook

from domain.forms.answers import Answer, Value
from domain.forms.engine import State, next_question
from domain.forms.expressions import compile_expression
from domain.forms.model import Choice, FormDefinition, Question, QuestionType, Section
from domain.forms.problems import FormProblem, FormRefusedError
from domain.forms.reader import read_form_bytes

Cells = dict[str, str]
"""A row of a spreadsheet by its columns."""

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=MOSCOW)
"""A Sunday."""

REASONS = (
    Choice("stopped", {"ru": "Работа стоит", "en": "Work has stopped"}),
    Choice("losses", {"ru": "Работает с потерями", "en": "Works with losses"}),
    Choice("nuisance", {"ru": "Мешает, но терпимо", "en": "A nuisance"}),
)
YES_NO = (Choice("yes", {"ru": "Да", "en": "Yes"}), Choice("no", {"ru": "Нет", "en": "No"}))


def question(
    name: str,
    type_: QuestionType = QuestionType.TEXT,
    *,
    required: bool = False,
    relevant: str = "",
    constraint: str = "",
    default: str = "",
    section: str | None = None,
    choices: tuple[Choice, ...] = (),
    constraint_message: dict[str, str] | None = None,
) -> Question:
    return Question(
        name=name,
        type=type_,
        label={"ru": f"Вопрос {name}", "en": f"Question {name}"},
        required=required,
        section=section,
        relevant=compile_expression(relevant) if relevant else None,
        constraint=compile_expression(constraint) if constraint else None,
        default=compile_expression(default) if default else None,
        choices=choices,
        constraint_message=constraint_message or {},
    )


def form(*questions: Question, sections: tuple[Section, ...] = ()) -> FormDefinition:
    return FormDefinition(
        name="test",
        version="0",
        title={"ru": "Проба"},
        default_language="ru",
        languages=("ru", "en"),
        sections=sections,
        questions=questions,
    )


def state(**values: Value) -> State:
    return State(NOW, {name: Answer(value) for name, value in values.items()})


def next_name(definition: FormDefinition, now: State) -> str | None:
    """The question that is asked next."""
    following = next_question(definition, now)
    return following.name if following else None


def refused(survey: list[Cells], choices: list[Cells] | None = None) -> list[FormProblem]:
    """What is wrong with a spreadsheet."""
    with pytest.raises(FormRefusedError) as error:
        read_form_bytes(spreadsheet(survey, choices), "test")
    return list(error.value.problems)


def spreadsheet(
    survey: list[Cells],
    choices: list[Cells] | None = None,
    settings: dict[str, str] | None = None,
) -> bytes:
    """An .xlsx of the three sheets; the columns are those that the rows name."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in (
        ("survey", survey),
        ("choices", choices or []),
        ("settings", [settings] if settings else []),
    ):
        sheet = book.create_sheet(name)
        header = list(dict.fromkeys(column for row in rows for column in row))
        sheet.append(header)
        for row in rows:
            sheet.append([row.get(column) for column in header])
    file = BytesIO()
    book.save(file)
    return file.getvalue()
