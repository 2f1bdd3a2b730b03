"""The columns of this product (`vip_*`): what may stand in them, and the gates they make.

They say what an answer does beyond being an answer: it stops the questionnaire (vip_gate, with
the category of the complaint), goes to the client's or a contact's card (vip_writeback), makes
something that lives on (vip_creates), or is offered the next time (vip_remember).
"""

import re
from collections.abc import Iterable, Iterator

from domain.forms.expressions import ExpressionError, compile_expression
from domain.forms.problems import FormProblem
from domain.forms.question_types import UNASKED, QuestionType
from domain.forms.questions import Gate, Question
from domain.forms.sheets import Row
from domain.forms.tree import Current, Expression, walked

GATE_COLUMN, CATEGORY = "vip_gate", "vip_category"
WRITEBACK, CREATES, REMEMBER = "vip_writeback", "vip_creates", "vip_remember"
OWN_COLUMNS = frozenset({GATE_COLUMN, CATEGORY, WRITEBACK, CREATES, REMEMBER})

_FIELDS = {
    "client": frozenset(
        {"name", "address", "phone", "email", "note", "place", "language", "tax_number"}
    ),
    "contact": frozenset({"name", "position", "phone", "email", "roles", "consent", "gone"}),
    "opportunity": frozenset({"title", "amount", "currency", "stage", "next_step", "next_on"}),
    "referral": frozenset({"name", "contact", "introduction", "phone", "email", "note"}),
    "request": frozenset({"title", "kind", "due_at", "words"}),
    "task": frozenset({"title", "due_on"}),
    "problem": frozenset({"category", "severity", "place", "words", "repaired_when"}),
    "check": frozenset({"email", "person"}),
}
"""What can be written back: a client's and a contact's card, what is made, a complaint, and whom
to write for the check.
"""

_IN_ROWS_ONLY = frozenset({"contact", "problem"})
PERSONAL = frozenset({"contact.phone", "contact.email"})
"""What of a person is kept only as long as he agrees to it."""

_CONTRACT = re.compile(r"client\.contract\.[a-z][a-z0-9_]{0,62}")
_CREATED = frozenset({"referral", "opportunity", "request", "task"})
_COMPARISON = re.compile(r"\s*(!=|<=|>=|=|<|>)")
_NUMBER = re.compile(r"-?\d+([.]\d+)?")
_VALUE = re.compile(r"[\w.-]+( [\w.-]+)*")


def own_column_problems(row: Row, repeat: str | None) -> Iterator[FormProblem]:
    """What cannot stand in the row's own columns.

    Args:
        repeat: that the row is in, or begins.
    """
    if (target := row.cell(WRITEBACK)) and not _is_target(target):
        known = ", ".join(sorted(_FIELDS))
        yield row.problem(WRITEBACK, "form-problem-writeback", found=target, known=known)
    elif target.partition(".")[0] in _IN_ROWS_ONLY and repeat is None:
        yield row.problem(WRITEBACK, "form-problem-writeback-row", found=target)
    if (made := row.cell(CREATES)) and made not in _CREATED:
        known = ", ".join(sorted(_CREATED))
        yield row.problem(CREATES, "form-problem-creates", found=made, known=known)
    if (kept := row.cell(REMEMBER)) and kept not in ("yes", "no"):
        yield row.problem(REMEMBER, "form-problem-yes-no", found=kept)
    if row.cell(CATEGORY) and not row.cell(GATE_COLUMN):
        yield row.problem(CATEGORY, "form-problem-category")
    if row.cell(GATE_COLUMN) and repeat is not None:
        yield row.problem(GATE_COLUMN, "form-problem-gate-repeat")


def target_of(question: Question) -> str:
    """Where an answer is written back to; "" when nowhere."""
    return question.extra.get(WRITEBACK, "").strip()


def created_by(question: Question) -> str:
    """The kind of what an answer makes; "" when nothing."""
    return question.extra.get(CREATES, "").strip()


def is_remembered(question: Question) -> bool:
    """Whether the answer is offered the next time."""
    return question.extra.get(REMEMBER, "").strip() == "yes"


def gate_written(question: Question) -> str:
    """What stops the questionnaire, as the form's author wrote it; "" when nothing does."""
    return question.extra.get(GATE_COLUMN, "").strip()


def is_personal(question: Question) -> bool:
    """Whether an answer is a person's own: it must go without a trace when he does not agree."""
    return target_of(question) in PERSONAL


def _is_target(written: str) -> bool:
    kind, _, part = written.partition(".")
    return part in _FIELDS.get(kind, ()) or _CONTRACT.fullmatch(written) is not None


def gate_of(row: Row, question: Question) -> Gate | FormProblem | None:
    """The gate that a row makes of its question, or what is wrong with it."""
    written = row.expression(GATE_COLUMN)
    if not written:
        return None
    if question.type in UNASKED | {QuestionType.NOTE}:
        return row.problem(GATE_COLUMN, "form-problem-gate")
    condition = _condition(row, question, written)
    if isinstance(condition, FormProblem):
        return condition
    return Gate(question.name, condition, row.cell(CATEGORY))


def _condition(row: Row, question: Question, written: str) -> Expression | FormProblem:
    """A value of the question, a comparison without its left side, or a whole expression."""
    source = written
    if _COMPARISON.match(written):
        source = f". {written}"
    elif question.choices:
        names = written.split()
        if all(question.choice(name) for name in names):
            source = " or ".join(f"selected(., '{name}')" for name in names)
        elif _VALUE.fullmatch(written):
            return row.problem(GATE_COLUMN, "form-problem-gate-value", found=written)
    elif _NUMBER.fullmatch(written):
        source = f". = {written}"
    try:
        expression = compile_expression(source)
    except ExpressionError as refused:
        return row.problem(GATE_COLUMN, refused.key, position=refused.position, **refused.values)
    if not any(isinstance(node, Current) for node in walked(expression.tree)):
        return row.problem(GATE_COLUMN, "form-problem-gate")
    return expression


def last_gated(rows: Iterable[Row]) -> int | None:
    """The number of the last row with a gate: after it the form may look at what the gates say."""
    gated = [row.number for row in rows if row.cell(GATE_COLUMN)]
    return gated[-1] if gated else None
