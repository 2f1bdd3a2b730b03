"""The `survey` sheet: from rows to questions, with everything that is wrong named by its cell."""

import re
from dataclasses import dataclass, field

from domain.forms.expressions import (
    ExpressionError,
    both,
    compile_expression,
    text_literal,
)
from domain.forms.model import Choice, Labels, Question, Section
from domain.forms.problems import FormProblem
from domain.forms.sheets import UNNAMED, Row
from domain.forms.tree import Expression
from domain.forms.types import read_kind

# fmt: off
COLUMNS = frozenset({
    "type", "name", "label", "hint", "required", "required_message", "constraint",
    "constraint_message", "relevant", "appearance", "default", "parameters",
})
IGNORED_COLUMNS = frozenset({
    "image", "big-image", "audio", "video", "guidance_hint", "autoplay", "comment",
})
"""They change nothing about what is asked: pictures of a question and the author's own notes."""

UNSUPPORTED_COLUMNS = frozenset({
    "choice_filter", "calculation", "repeat_count", "read_only", "trigger", "bind", "body",
    "instance",
})
# fmt: on
OWN_PREFIX = "vip_"
"""Columns of this product; kept with the question as written."""

_BEGIN = re.compile(r"begin[_ ](group|repeat)")
_END = re.compile(r"end[_ ](group|repeat)")
_NAME = re.compile(r"[^\W\d][\w.-]{0,63}")
_COMPUTED = re.compile(r"\$\{|^[a-z][a-z-]*\(")
_REQUIRED = {
    **dict.fromkeys(("", "no", "false", "false()"), False),
    **dict.fromkeys(("yes", "true", "true()"), True),
}


@dataclass(frozen=True, slots=True)
class _Group:
    row: Row
    section: str | None
    relevant: Expression | None


@dataclass(slots=True)
class Survey:
    """What was read so far. `seen` are the names above the row being read."""

    lists: dict[str, tuple[Choice, ...]]
    default_language: str
    sections: list[Section] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    problems: list[FormProblem] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    groups: list[_Group] = field(default_factory=list)


def read_survey(
    rows: list[Row], lists: dict[str, tuple[Choice, ...]], default_language: str
) -> Survey:
    """Read all rows; the questions are of use only when there are no problems."""
    survey = Survey(lists, default_language)
    for row in rows:
        _check_cells(survey, row)
        if _BEGIN.fullmatch(row.cell("type")):
            _open_group(survey, row)
        elif _END.fullmatch(row.cell("type")):
            _close_group(survey, row)
        else:
            _add_question(survey, row)
    for group in survey.groups:
        survey.problems.append(group.row.problem("type", "form-problem-group-open"))
    _check_references(survey, rows)
    return survey


def labels_of(row: Row, column: str, default_language: str) -> Labels:
    """The texts of a column by language code; one without a language is in the form's own."""
    texts = row.texts.get(column, {})
    named = {language: text for language, text in texts.items() if language != UNNAMED}
    if UNNAMED in texts:
        named.setdefault(default_language, texts[UNNAMED])
    return named


def _check_cells(survey: Survey, row: Row) -> None:
    for column in sorted(row.cells.keys() & UNSUPPORTED_COLUMNS):
        survey.problems.append(row.problem(column, "form-problem-unsupported-column"))


def _open_group(survey: Survey, row: Row) -> None:
    if row.cell("type").endswith("repeat"):
        survey.problems.append(row.problem("type", "form-problem-repeat"))
    name = _name(survey, row)
    outer = survey.groups[-1] if survey.groups else None
    section = outer.section if outer else None
    if label := labels_of(row, "label", survey.default_language):
        survey.sections.append(Section(name, label))
        section = name
    survey.groups.append(_Group(row, section, _relevant(survey, row)))


def _close_group(survey: Survey, row: Row) -> None:
    if survey.groups:
        survey.groups.pop()
    else:
        survey.problems.append(row.problem("type", "form-problem-group-end"))


def _add_question(survey: Survey, row: Row) -> None:
    if not row.cell("type"):
        survey.problems.append(row.problem("type", "form-problem-type-missing"))
        return
    relevant = _relevant(survey, row)
    name = _name(survey, row)
    label = labels_of(row, "label", survey.default_language)
    if not label:
        survey.problems.append(row.problem("label", "form-problem-label"))
    kind = read_kind(row, survey.lists)
    if isinstance(kind, FormProblem):
        survey.problems.append(kind)
        return
    group = survey.groups[-1] if survey.groups else None
    language = survey.default_language
    survey.questions.append(
        Question(
            name=name,
            type=kind.type,
            label=label,
            hint=labels_of(row, "hint", language),
            section=group.section if group else None,
            required=_required(survey, row),
            required_message=labels_of(row, "required_message", language),
            constraint=_expression(survey, row, "constraint"),
            constraint_message=labels_of(row, "constraint_message", language),
            relevant=relevant,
            default=_default(survey, row),
            appearance=row.cell("appearance"),
            choices=kind.choices,
            lookup=kind.lookup,
            extra={key: text for key, text in row.cells.items() if key.startswith(OWN_PREFIX)},
        )
    )


def _name(survey: Survey, row: Row) -> str:
    name = row.cell("name")
    if not name:
        survey.problems.append(row.problem("name", "form-problem-name-missing"))
    elif not _NAME.fullmatch(name):
        survey.problems.append(row.problem("name", "form-problem-name", name=name))
    elif name in survey.seen:
        survey.problems.append(row.problem("name", "form-problem-name-twice", name=name))
    survey.seen.add(name)
    return name


def _required(survey: Survey, row: Row) -> bool:
    required = _REQUIRED.get(row.cell("required").lower())
    if required is None:
        survey.problems.append(row.problem("required", "form-problem-required"))
    return bool(required)


def _relevant(survey: Survey, row: Row) -> Expression | None:
    """The row's condition and that of the groups around it.

    Questions come one by one, so whether one is asked can depend on those above it only.
    """
    own = _expression(survey, row, "relevant")
    for name in sorted(own.references - survey.seen) if own else []:
        survey.problems.append(row.problem("relevant", "form-problem-reference-above", name=name))
    try:
        return both(survey.groups[-1].relevant if survey.groups else None, own)
    except ExpressionError as refused:
        survey.problems.append(_refusal(row, "relevant", refused))
        return None


def _default(survey: Survey, row: Row) -> Expression | None:
    """A plain text is that text; with `${…}` or a function in front it is an expression."""
    written = row.expression("default")
    if not written or _COMPUTED.search(written):
        return _expression(survey, row, "default")
    try:
        return text_literal(row.cell("default"))
    except ExpressionError as refused:
        survey.problems.append(_refusal(row, "default", refused))
        return None


def _expression(survey: Survey, row: Row, column: str) -> Expression | None:
    written = row.expression(column)
    if not written:
        return None
    try:
        return compile_expression(written)
    except ExpressionError as refused:
        survey.problems.append(_refusal(row, column, refused))
        return None


def _refusal(row: Row, column: str, refused: ExpressionError) -> FormProblem:
    return row.problem(column, refused.key, position=refused.position, **refused.values)


def _check_references(survey: Survey, rows: list[Row]) -> None:
    """Constraints and defaults may look at any question, above or below."""
    places = {row.cell("name"): row for row in rows}
    for question in survey.questions:
        for column, expression in (
            ("constraint", question.constraint),
            ("default", question.default),
        ):
            for name in sorted((expression.references if expression else set()) - survey.seen):
                problem = places[question.name].problem(column, "form-problem-reference", name=name)
                survey.problems.append(problem)
