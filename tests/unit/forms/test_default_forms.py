"""The forms that come with the product: in both languages, short, and laid out to be edited."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from domain.forms.answers import Answer
from domain.forms.engine import State, answered, missing, next_question
from domain.forms.model import TEXTS, UNASKED, FormDefinition, Question, QuestionType
from domain.forms.reader import read_form
from domain.forms.sheets import UNNAMED
from tests.unit.forms.making import NOW

FOLDER = Path(__file__).parents[3] / "forms"
FILES = sorted(FOLDER.glob("*.xlsx"))
REQUESTS = ("incident", "repair", "calculation", "documents", "general")
ACTS = ("done", "decline", "return", "comment", "hand", "back", "cancel")


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def test_every_form_the_desk_needs_is_there() -> None:
    assert {path.stem for path in FILES} >= {*REQUESTS, *ACTS}


def test_it_is_read_without_problems_in_both_languages(path: Path) -> None:
    definition = read_form(path)
    assert definition.name == path.stem
    assert definition.default_language == "ru"
    assert definition.languages == ("ru", "en")
    for labels in _labels(definition):
        assert set(labels) == {"ru", "en"}


def _labels(definition: FormDefinition) -> list[dict[str, str]]:
    every = [definition.title, *(section.label for section in definition.sections)]
    for question in definition.questions:
        optional = (question.hint, question.constraint_message, question.required_message)
        wordless = question.type in UNASKED and not question.label
        every += [] if wordless else [question.label]
        every += [labels for labels in optional if labels]
        # The figures of a range belong to no language.
        every += [each.label for each in question.choices if set(each.label) != {UNNAMED}]
        assert not question.constraint or question.constraint_message
    return [dict(labels) for labels in every]


def test_it_survives_being_stored(path: Path) -> None:
    definition = read_form(path)
    assert FormDefinition.from_json(definition.to_json()) == definition


@pytest.mark.parametrize("name", REQUESTS)
def test_a_request_asks_one_text_and_at_most_one_tap(name: str) -> None:
    definition = read_form(FOLDER / f"{name}.xlsx")
    required = [question for question in definition.questions if question.required]
    texts = [question for question in required if question.type in TEXTS]
    assert [question.type for question in texts] == [QuestionType.LONG_TEXT]
    assert len(required) - len(texts) <= 1
    first = definition.questions[: len(required)]
    assert all(question.required for question in first), "optional questions come last"


@pytest.mark.parametrize("name", [*REQUESTS, *ACTS])
def test_whatever_is_chosen_the_rest_can_be_skipped_at_once(name: str) -> None:
    definition = read_form(FOLDER / f"{name}.xlsx")
    for choice in range(6):
        now = State(NOW)
        acts = 0
        while (question := next_question(definition, now)) and question.required:
            now = answered(now, question.name, Answer(_some_value(question, choice)))
            acts += 1
        assert acts <= 2
        assert missing(definition, now) == ()


def _some_value(question: Question, choice: int) -> str:
    if question.choices:
        return question.choices[choice % len(question.choices)].name
    return "слова"


def test_it_is_laid_out_for_a_person(path: Path) -> None:
    book = load_workbook(path)
    assert book.sheetnames == ["survey", "choices", "settings"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes is not None
        assert sheet["A1"].font.bold
        assert all(
            (sheet.column_dimensions[cell.column_letter].width or 0) >= 10 for cell in sheet[1]
        )
