"""The questionnaire as an empty blank, A4: two sides for the default form (domain 2.5).

It is for a meeting at which no phone may lie on the table; its answers are then typed or told.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from documents.paper import Paper
from documents.typesetting import Plain, typeset
from domain.forms.model import (
    ONE_OF,
    UNASKED,
    Choice,
    FormDefinition,
    Question,
    QuestionType,
)
from domain.forms.own_columns import gate_written
from domain.questionnaires.fields import CONTACT, repeats_of

ROWS = 3
"""Empty rows of a repeat; people are more, for every client has several."""

PEOPLE_ROWS = 4

BESIDE = 110
"""Characters of a question and its options that fit one line; longer options go below it."""

HALF = 50
"""Characters of a question that leaves room for another one in its line."""

_REFERENCE = re.compile(r"\$\{[^}]*\}")
_NUMBER = frozenset({QuestionType.INTEGER, QuestionType.DECIMAL, QuestionType.DATE,
                     QuestionType.TIME, QuestionType.DATETIME})  # fmt: skip


def questionnaire_blank(
    paper: Paper, form: FormDefinition, file_format: Literal["pdf", "png"] = "pdf"
) -> bytes:
    """The empty blank of a form, as PDF."""
    return typeset("blank.typ", blank_data(paper, form), file_format)


def blank_data(paper: Paper, form: FormDefinition) -> dict[str, Plain]:
    """What the template is given."""
    return {
        "language": paper.language,
        "company": paper.policy.name,
        "title": form.text(form.title, paper.language),
        "rep": paper.t("blank-rep"),
        "stops": paper.t("blank-stops") if form.gates else "",
        "items": _paired(list(_items(paper, form))),
        "printed": paper.printed,
        "page": paper.t("page"),
    }


def _items(paper: Paper, form: FormDefinition) -> Iterable[dict[str, Plain]]:
    section: str | None = None
    number = 0
    for part in form.parts:
        question = part if isinstance(part, Question) else part[0]
        if question.type in UNASKED:
            continue
        if question.section != section:
            section = question.section
            named = form.section(section)
            if named is not None:
                yield {"kind": "head", "label": form.text(named.label, paper.language)}
        if question.type is QuestionType.NOTE:
            yield {"kind": "note", "label": _label(paper, form, question)}
            continue
        number += 1
        if isinstance(part, Question):
            yield {"number": str(number), **_item(paper, form, part)}
        else:
            yield {"number": str(number), **_table(paper, form, *part)}


def _paired(items: Sequence[dict[str, Plain]]) -> list[dict[str, Plain]]:
    """Two short questions share a line, where the second takes no more than a number or a day."""
    paired: list[dict[str, Plain]] = []
    for item in items:
        before = paired[-1] if paired else {}
        if _is_half(before) and _is_half(item) and item["few"]:
            paired[-1] = {"kind": "pair", "items": [before, item]}
        else:
            paired.append(item)
    return paired


def _is_half(item: Mapping[str, Plain]) -> bool:
    return item.get("kind") == "line" and len(str(item["label"])) <= HALF


def _item(paper: Paper, form: FormDefinition, question: Question) -> dict[str, Plain]:
    label = _label(paper, form, question)
    gate = gate_written(question)
    if question.choices:
        choices = [_choice(paper, form, each, gate) for each in question.choices]
        beside = len(label) + sum(len(each) + 4 for each in choices) <= BESIDE
        return {"kind": "beside" if beside else "below", "label": label, "choices": choices}
    kind = "lines" if question.type is QuestionType.LONG_TEXT else "line"
    stops = "" if not gate or "${" in gate else f"◆ {gate}"
    return {
        "kind": kind,
        "label": label,
        "stops": stops or ("◆" if gate else ""),
        "few": question.type in _NUMBER,
    }


def _choice(paper: Paper, form: FormDefinition, choice: Choice, gate: str) -> str:
    words = form.text(choice.label, paper.language) or choice.name
    return f"{words} ◆" if choice.name == gate else words


def _table(
    paper: Paper, form: FormDefinition, repeat: Question, within: Sequence[Question]
) -> dict[str, Plain]:
    """A repeat: a row for each of its rows. Options are numbered below, cells take the number."""
    asked = [each for each in within if each.type not in UNASKED | {QuestionType.NOTE}]
    return {
        "kind": "table",
        "label": _label(paper, form, repeat),
        "heads": [_label(paper, form, each) for each in asked],
        "widths": [_width(each) for each in asked],
        "cells": [_cell(paper, form, each) for each in asked],
        "rows": PEOPLE_ROWS if repeat.name in repeats_of(form, CONTACT) else ROWS,
        "tall": any(each.type is QuestionType.LONG_TEXT for each in asked),
        "legends": [_legend(paper, form, each) for each in asked if _numbered(each)],
    }


def _width(question: Question) -> int:
    """Parts of the table's width."""
    if question.type is QuestionType.LONG_TEXT:
        return 8
    if question.type in ONE_OF | _NUMBER:
        return 3
    return 4 if question.type is QuestionType.SELECT_MANY else 5


def _numbered(question: Question) -> bool:
    return bool(question.choices) and question.type is not QuestionType.YES_NO


def _cell(paper: Paper, form: FormDefinition, question: Question) -> list[str]:
    """What stands in an empty cell: the boxes of yes and no."""
    if question.type is not QuestionType.YES_NO:
        return []
    return [form.text(each.label, paper.language) for each in question.choices]


def _legend(paper: Paper, form: FormDefinition, question: Question) -> str:
    numbered = (
        f"{number} {form.text(each.label, paper.language)}"
        for number, each in enumerate(question.choices, 1)
    )
    return f"{_label(paper, form, question)} {' · '.join(numbered)}"


def _label(paper: Paper, form: FormDefinition, question: Question) -> str:
    return _REFERENCE.sub("____", form.text(question.label, paper.language))
