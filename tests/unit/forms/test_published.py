"""Forms that others published (tests/data/xlsforms names the source of each) load, or are refused
for what this product does not ask.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from domain.forms import engine
from domain.forms.answers import Answer
from domain.forms.errors import FormError
from domain.forms.model import FormDefinition
from domain.forms.problems import FormRefusedError
from domain.forms.reader import read_form
from domain.forms.state import State
from tests.unit.forms.making import NOW

FOLDER = Path(__file__).parents[2] / "data" / "xlsforms"

LOADED = {
    "pyxform_text_and_integer": ["your_name", "your_age"],
    "pyxform_yes_or_no_question": ["good_day"],
    "pyxform_group": ["family_name", "phone_number", "age"],
    "pyxform_specify_other": ["sex"],
    "odk_bill": ["bill_amount"],
    "odk_selected_at": ["color_prefs"],
    "odk_count_selected": ["color_prefs"],
    "odk_oldest_child": ["child_questions"],
}
"""The questions that each asks first of all."""

REFUSED = {
    "pyxform_loop": [
        ("form-problem-type", 3, "type"),
        ("form-problem-name-missing", 5, "name"),
        ("form-problem-type", 5, "type"),
    ],
    "pyxform_case_insensitivity": [
        ("form-problem-type", 3, "type"),
        ("form-problem-type", 4, "type"),
    ],
    "odk_pets": [("form-expression-character", 6, "calculation")],
    "odk_choice_name": [("form-expression-function", 3, "calculation")],
}


def read(name: str) -> FormDefinition:
    return read_form(FOLDER / f"{name}.xlsx")


def test_every_file_is_judged() -> None:
    files = {path.stem for path in FOLDER.glob("*.xlsx")}
    assert files == LOADED.keys() | REFUSED.keys()
    named = (FOLDER / "README.md").read_text()
    assert all(f"{name}.xlsx" in named for name in files)


@pytest.mark.parametrize("name", LOADED)
def test_it_loads_and_asks(name: str) -> None:
    definition = read(name)
    asked = [row.question.name for row in engine.summary(definition, State(NOW))]
    assert asked == LOADED[name]
    assert FormDefinition.from_json(definition.to_json()) == definition


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_by_its_cells(name: str) -> None:
    with pytest.raises(FormRefusedError) as refused:
        read(name)
    found = [(problem.key, problem.row, problem.column) for problem in refused.value.problems]
    assert found == REFUSED[name]


def test_the_tip_of_the_bill_is_reckoned_and_told() -> None:
    form = read("odk_bill")
    state = engine.answered(State(NOW), "bill_amount", Answer(Decimal("55.88")))
    counted = engine.counted(form, state)
    assert counted["tip_18"] == Answer(Decimal("10.06"))
    assert counted["tip_18_total"] == Answer(Decimal("65.94"))
    label = form.questions[-1].label
    assert "Tip (18%): $10.06" in engine.wording(form, state, label, "en")


def test_chosen_colours_are_told_one_by_one() -> None:
    form = read("odk_selected_at")
    state = engine.answered(State(NOW), "color_prefs", Answer(("red", "green", "purple")))
    values = engine.results(form, state)
    assert [values[f"color_{at}"] for at in range(3)] == ["red", "green", "purple"]


def test_exactly_three_colours_are_to_be_chosen() -> None:
    form = read("odk_count_selected")
    colours = form.questions[0]
    engine.check(form, colours, Answer(("red", "green", "purple")), State(NOW), language="en")
    with pytest.raises(FormError) as refused:
        engine.check(form, colours, Answer(("red", "green")), State(NOW), language="en")
    assert refused.value.args_shown == {"message": "Select exactly three."}


def test_other_is_asked_for_in_words() -> None:
    form = read("pyxform_specify_other")
    state = engine.answered(State(NOW), "sex", Answer("other"))
    words = engine.next_question(form, state)
    assert words is not None
    assert (words.name, words.label) == ("sex_other", {"en": "Please say what exactly"})
    assert engine.next_question(form, engine.answered(state, "sex", Answer("male"))) is None


def test_the_oldest_and_the_youngest_child() -> None:
    form = read("odk_oldest_child")
    state = State(NOW)
    for number, age in enumerate((7, 3, 11), 1):
        state = engine.row_added(form, state, "child_questions")
        state = engine.answered(state, f"child_questions[{number}].child_age", Answer(Decimal(age)))
    values = engine.results(form, state)
    assert (values["age_of_oldest_child"], values["age_of_youngest_child"]) == (11, 3)
