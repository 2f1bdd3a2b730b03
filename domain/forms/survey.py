"""The `survey` sheet: from rows to questions, with everything that is wrong named by its cell."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from domain.forms.cells import CellReader, labels_of, own_cells
from domain.forms.expressions import ExpressionError, both, compile_expression
from domain.forms.own_columns import (
    GATE_COLUMN,
    gate_of,
    last_gated,
    own_column_problems,
)
from domain.forms.own_texts import own_labels, row_choices
from domain.forms.problems import FormProblem
from domain.forms.question_types import UNASKED, QuestionType
from domain.forms.questions import (
    GATE,
    RESTORED,
    ROW_ANSWER,
    Choice,
    Gate,
    Question,
    Section,
)
from domain.forms.references import Names, misplaced, unknown_names
from domain.forms.sheets import Row
from domain.forms.tree import Expression
from domain.forms.types import Kind, read_kind

_BEGIN = re.compile(r"begin[_ ](group|repeat)")
_END = re.compile(r"end[_ ](group|repeat)")
_NAME = re.compile(r"[^\W\d][\w.-]{0,63}")
_GENERATED = frozenset({GATE, RESTORED, ROW_ANSWER})
_OTHER = "other"


@dataclass(frozen=True, slots=True)
class _Group:
    """A group that is open.

    Args:
        relevant: the condition of what is in it; within a repeat, as far as the repeat goes.
        repeat: that it is, or is in.
        asker: when it is a repeat, what asks for more rows.
    """

    row: Row
    section: str | None
    relevant: Expression | None
    repeat: str | None
    asker: Question | None


@dataclass(slots=True)
class Survey:
    """What was read so far. `names` are those above the row being read."""

    lists: Mapping[str, tuple[Choice, ...]]
    default_language: str
    sections: list[Section] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    gates: list[Gate] = field(default_factory=list)
    problems: list[FormProblem] = field(default_factory=list)
    names: Names = field(default_factory=Names)
    groups: list[_Group] = field(default_factory=list)
    places: dict[str, Row] = field(default_factory=dict)

    @property
    def cells(self) -> CellReader:
        return CellReader(self.problems)

    @property
    def group(self) -> _Group | None:
        return self.groups[-1] if self.groups else None

    @property
    def repeat(self) -> str | None:
        return self.group.repeat if self.group else None


def read_survey(
    rows: list[Row], lists: Mapping[str, tuple[Choice, ...]], default_language: str
) -> Survey:
    """Read all rows; the questions are of use only when there are no problems."""
    survey = Survey(lists, default_language)
    gated = last_gated(rows)
    for row in rows:
        survey.cells.unsupported(row)
        if _BEGIN.fullmatch(row.cell("type")):
            _open_group(survey, row)
        elif _END.fullmatch(row.cell("type")):
            _close_group(survey, row)
        else:
            _add_question(survey, row)
        if row.number == gated:
            _add_gate(survey)
    for group in survey.groups:
        survey.problems.append(group.row.problem("type", "form-problem-group-open"))
    _check_late_references(survey)
    return survey


def _open_group(survey: Survey, row: Row) -> None:
    outer, is_repeat = survey.group, row.cell("type").endswith("repeat")
    name = _name(survey, row)
    label = labels_of(row, "label", survey.default_language)
    relevant = _condition(survey, row)
    section = outer.section if outer else None
    if section is None and label:
        survey.sections.append(Section(name, label))
        section = name
    nested = is_repeat and survey.repeat is not None
    if nested:
        outside = survey.repeat or ""
        survey.problems.append(
            row.problem("type", "form-problem-repeat-nested", name=name, outer=outside)
        )
    survey.problems.extend(own_column_problems(row, name if is_repeat else survey.repeat))
    if not is_repeat or nested:
        survey.groups.append(_Group(row, section, relevant, survey.repeat, None))
        return
    survey.names.repeats.add(name)
    asker = Question(
        name=name,
        type=QuestionType.REPEAT,
        label=label or {survey.default_language: name},
        hint=labels_of(row, "hint", survey.default_language),
        section=section,
        required=survey.cells.yes_no(row, "required"),
        relevant=relevant,
        choices=row_choices(label or (survey.default_language,)),
        extra=own_cells(row),
    )
    survey.groups.append(_Group(row, section, None, name, asker))


def _close_group(survey: Survey, row: Row) -> None:
    if not survey.groups:
        survey.problems.append(row.problem("type", "form-problem-group-end"))
        return
    closed = survey.groups.pop()
    if closed.row.cell("type")[-5:] != row.cell("type")[-5:]:
        survey.problems.append(
            row.problem("type", "form-problem-group-mixed", name=closed.row.cell("name"))
        )
    if closed.asker is not None:
        survey.questions.append(closed.asker)


def _add_question(survey: Survey, row: Row) -> None:
    if not row.cell("type"):
        survey.problems.append(row.problem("type", "form-problem-type-missing"))
        return
    relevant = _condition(survey, row)
    kind = read_kind(row, survey.lists)
    calculation = _calculation(survey, row, kind)
    choice_filter = _choice_filter(survey, row, kind)
    name = _name(survey, row)
    survey.problems.extend(own_column_problems(row, survey.repeat))
    if isinstance(kind, FormProblem):
        survey.problems.append(kind)
        return
    if row.cell("calculation") and not row.texts.get("label"):
        kind = Kind(QuestionType.CALCULATE)  # what has no words is not asked
    question = replace(
        _question(survey, row, kind.type),
        name=name,
        relevant=relevant,
        choices=kind.choices,
        lookup=kind.lookup,
        calculation=calculation,
        choice_filter=choice_filter,
    )
    gate = gate_of(row, question)
    if isinstance(gate, Gate):
        _looking_up(survey, row, GATE_COLUMN, gate.condition)
        survey.gates.append(gate)
    elif gate is not None:
        survey.problems.append(gate)
    survey.questions += _with_other(survey, row, question) if kind.or_other else [question]


def _question(survey: Survey, row: Row, type_: QuestionType) -> Question:
    """What the row says by itself; a question that is only shown is never required."""
    language, asked = survey.default_language, type_ not in UNASKED
    label = labels_of(row, "label", language)
    if not label and asked:
        survey.problems.append(row.problem("label", "form-problem-label"))
    required = survey.cells.yes_no(row, "required")
    read_only = survey.cells.yes_no(row, "read_only") or bool(row.cell("calculation") and asked)
    return Question(
        name=row.cell("name"),
        type=type_,
        label=label,
        hint=labels_of(row, "hint", language),
        section=survey.group.section if survey.group else None,
        required=required and asked and not read_only,
        required_message=labels_of(row, "required_message", language),
        constraint=survey.cells.expression(row, "constraint"),
        constraint_message=labels_of(row, "constraint_message", language),
        default=survey.cells.default(row),
        appearance=row.cell("appearance"),
        extra=own_cells(row),
        read_only=read_only,
        repeat=survey.repeat,
    )


def _with_other(survey: Survey, row: Row, question: Question) -> list[Question]:
    """A question with the choice "other" and the question for its words, as pyxform adds them."""
    languages = tuple(question.label)
    choices = question.choices
    if question.choice(_OTHER) is None:
        choices = (*choices, Choice(_OTHER, own_labels("form-other-choice", languages)))
    name = f"{question.name}_{_OTHER}"
    if name in survey.names.repeat_of:
        survey.problems.append(row.problem("name", "form-problem-name-twice", name=name))
    survey.names.add(name, question.repeat)
    chosen = compile_expression(f"selected(${{{question.name}}}, '{_OTHER}')")
    words = Question(
        name=name,
        type=QuestionType.TEXT,
        label=own_labels("form-other-words", languages),
        section=question.section,
        required=question.required,
        relevant=_joined(survey, row, question.relevant, chosen),
        repeat=question.repeat,
    )
    return [replace(question, choices=choices), words]


def _add_gate(survey: Survey) -> None:
    """What the form may look at below its gates: whether they stopped it, and whether the client
    confirmed since.
    """
    for name, type_ in ((GATE, QuestionType.CALCULATE), (RESTORED, QuestionType.HIDDEN)):
        survey.questions.append(Question(name=name, type=type_, label={}))
        survey.names.add(name, None)


def _name(survey: Survey, row: Row) -> str:
    name = row.cell("name")
    if not name:
        survey.problems.append(row.problem("name", "form-problem-name-missing"))
    elif not _NAME.fullmatch(name):
        survey.problems.append(row.problem("name", "form-problem-name", name=name))
    elif name in survey.names.repeat_of or name in _GENERATED:
        survey.problems.append(row.problem("name", "form-problem-name-twice", name=name))
    survey.names.add(name, survey.repeat)
    survey.places.setdefault(name, row)
    return name


def _condition(survey: Survey, row: Row) -> Expression | None:
    """The row's condition and that of the groups around it."""
    own = _looking_up(survey, row, "relevant", survey.cells.expression(row, "relevant"))
    return _joined(survey, row, survey.group.relevant if survey.group else None, own)


def _joined(
    survey: Survey, row: Row, first: Expression | None, second: Expression | None
) -> Expression | None:
    try:
        return both(first, second)
    except ExpressionError as refused:
        survey.cells.refuse(row, "relevant", refused)
        return None


def _calculation(survey: Survey, row: Row, kind: Kind | FormProblem) -> Expression | None:
    if isinstance(kind, Kind) and kind.calculation:
        return compile_expression(kind.calculation)
    found = survey.cells.expression(row, "calculation")
    is_calculate = isinstance(kind, Kind) and kind.type is QuestionType.CALCULATE
    if is_calculate and not row.cell("calculation"):
        survey.problems.append(row.problem("calculation", "form-problem-calculation"))
    return _looking_up(survey, row, "calculation", found)


def _choice_filter(survey: Survey, row: Row, kind: Kind | FormProblem) -> Expression | None:
    if isinstance(kind, FormProblem) or not row.cell("choice_filter"):
        return None
    if not kind.choices or kind.type is QuestionType.SCALE:
        survey.problems.append(row.problem("choice_filter", "form-problem-choice-filter"))
        return None
    found = survey.cells.choice_filter(row, kind.choices)
    return _looking_up(survey, row, "choice_filter", found)


def _looking_up(
    survey: Survey, row: Row, column: str, expression: Expression | None
) -> Expression | None:
    """Questions come one by one, so what is asked can depend on those above it only."""
    if expression is not None:
        key, names = "form-problem-reference-above", survey.names
        survey.problems.extend(unknown_names(row, column, expression, names, key))
        survey.problems.extend(
            misplaced(row, column, expression, names, survey.repeat, before_rows_end=True)
        )
    return expression


def _check_late_references(survey: Survey) -> None:
    """Constraints and defaults may look at any question, above or below."""
    names, key = survey.names, "form-problem-reference"
    for row, column, expression, repeat in _late(survey):
        survey.problems.extend(unknown_names(row, column, expression, names, key))
        survey.problems.extend(
            misplaced(row, column, expression, names, repeat, before_rows_end=False)
        )


def _late(survey: Survey) -> Iterator[tuple[Row, str, Expression, str | None]]:
    for question in survey.questions:
        row = survey.places.get(question.name)
        for column, found in (("constraint", question.constraint), ("default", question.default)):
            if row is not None and found is not None:
                yield row, column, found, question.repeat
