"""What is wrong with repeats, formulas and this product's own columns is told by its cell."""

import pytest

from domain.forms.reader import read_form_bytes
from tests.unit.forms.making import Cells, refused, spreadsheet

CHOICES = [
    {"list_name": "yn", "name": "yes", "label": "Да", "land": "ru"},
    {"list_name": "yn", "name": "no", "label": "Нет", "land": "kz"},
]
ASK = {"type": "text", "name": "a", "label": "А?"}
YES = {"type": "select_one yn", "name": "b", "label": "Б?"}
BEGIN = {"type": "begin repeat", "name": "rows", "label": "Строки"}
IN_ROW = {"type": "integer", "name": "n", "label": "Н?"}
END = {"type": "end repeat"}


def problems(survey: list[Cells]) -> list[tuple[object, ...]]:
    return [(each.key, each.row, each.column) for each in refused(survey, CHOICES)]


@pytest.mark.parametrize(
    ("survey", "expected"),
    [
        (
            [BEGIN, BEGIN | {"name": "inner"}, IN_ROW, END, END],
            ("form-problem-repeat-nested", 3, "type"),
        ),
        ([BEGIN, IN_ROW, {"type": "end group"}], ("form-problem-group-mixed", 4, "type")),
        (
            [BEGIN | {"repeat_count": "3"}, IN_ROW, END],
            ("form-problem-unsupported-column", 2, "repeat_count"),
        ),
        ([ASK, {"type": "calculate", "name": "c"}], ("form-problem-calculation", 3, "calculation")),
        (
            [ASK | {"choice_filter": "land = 'ru'"}],
            ("form-problem-choice-filter", 2, "choice_filter"),
        ),
        ([YES | {"choice_filter": "town = 'x'"}], ("form-expression-name", 2, "choice_filter")),
        ([ASK | {"relevant": "position(..) = 1"}], ("form-problem-position", 2, "relevant")),
        (
            [ASK, ASK | {"name": "c", "constraint": "position(..) = 1"}],
            ("form-problem-position", 3, "constraint"),
        ),
        ([ASK | {"relevant": "${vip_row} = 'new'"}], ("form-problem-row-answer", 2, "relevant")),
        (
            [BEGIN, IN_ROW, END, ASK | {"relevant": "${n} > 1"}],
            ("form-problem-reference-rows", 5, "relevant"),
        ),
        (
            [BEGIN, IN_ROW, END, ASK | {"default": "${rows} + 1"}],
            ("form-problem-reference-rows", 5, "default"),
        ),
        (
            [BEGIN, IN_ROW, {"type": "calculate", "name": "c", "calculation": "sum(${n})"}, END],
            ("form-problem-reference-own-rows", 4, "calculation"),
        ),
        (
            [{"type": "calculate", "name": "c", "calculation": "sum(${n})"}, BEGIN, IN_ROW, END],
            ("form-problem-reference-above", 2, "calculation"),
        ),
        (
            [ASK | {"relevant": "${vip_gate} = 'red'"}, YES | {"vip_gate": "no"}],
            ("form-problem-reference-above", 2, "relevant"),
        ),
        ([YES | {"vip_gate": "maybe"}], ("form-problem-gate-value", 2, "vip_gate")),
        ([ASK | {"vip_gate": "1 = 1"}], ("form-problem-gate", 2, "vip_gate")),
        (
            [ASK, {"type": "note", "name": "c", "label": "В", "vip_gate": "x"}],
            ("form-problem-gate", 3, "vip_gate"),
        ),
        (
            [ASK | {"vip_gate": "> ${later}"}, YES | {"name": "later"}],
            ("form-problem-reference-above", 2, "vip_gate"),
        ),
        ([ASK | {"vip_gate": ">"}], ("form-expression-unfinished", 2, "vip_gate")),
        ([BEGIN, IN_ROW | {"vip_gate": ">0"}, END], ("form-problem-gate-repeat", 3, "vip_gate")),
        ([ASK | {"vip_category": "price"}], ("form-problem-category", 2, "vip_category")),
        (
            [ASK | {"vip_writeback": "client.shoe_size"}],
            ("form-problem-writeback", 2, "vip_writeback"),
        ),
        (
            [ASK | {"vip_writeback": "contact.phone"}],
            ("form-problem-writeback-row", 2, "vip_writeback"),
        ),
        ([ASK | {"vip_creates": "miracle"}], ("form-problem-creates", 2, "vip_creates")),
        ([ASK | {"vip_remember": "maybe"}], ("form-problem-yes-no", 2, "vip_remember")),
        ([ASK | {"vip_colour": "red"}], ("form-problem-column", 1, "vip_colour")),
        ([ASK | {"read_only": "maybe"}], ("form-problem-required", 2, "read_only")),
        ([ASK | {"name": "vip_gate"}], ("form-problem-name-twice", 2, "name")),
    ],
)
def test_each_fault_is_told_by_its_cell(survey: list[Cells], expected: tuple[object]) -> None:
    assert expected in problems(survey)


@pytest.mark.parametrize(
    "cells",
    [
        YES | {"vip_gate": "no", "vip_category": "product"},
        YES | {"vip_gate": "yes no"},
        YES | {"vip_gate": ". = 'no' and ${z} != ''"},
        IN_ROW | {"vip_gate": ">0"},
        IN_ROW | {"vip_gate": "5"},
        IN_ROW | {"vip_gate": "< ${z}", "vip_writeback": "client.contract.speed"},
        ASK | {"vip_writeback": "client.address", "vip_remember": "yes"},
        ASK | {"vip_creates": "opportunity"},
        ASK | {"vip_writeback": "opportunity.next_on"},
        YES | {"choice_filter": "land = ${z} or name = 'yes'"},
    ],
)
def test_what_the_columns_may_hold(cells: Cells) -> None:
    definition = read_form_bytes(spreadsheet([ASK | {"name": "z"}, cells], CHOICES), "test")
    assert definition.question(cells["name"]) is not None
    assert len(definition.gates) == ("vip_gate" in cells)
