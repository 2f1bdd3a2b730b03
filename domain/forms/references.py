"""What an expression may look at from where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from domain.forms.functions import OVER_ROWS
from domain.forms.problems import FormProblem
from domain.forms.questions import ROW_ANSWER
from domain.forms.sheets import Row as SheetRow
from domain.forms.tree import Binary, Call, Expression, Negative, Node, Reference, Row


@dataclass(slots=True)
class Names:
    """The names of a form: of each question the repeat it is in, and which names are repeats."""

    repeat_of: dict[str, str | None] = field(default_factory=dict)
    repeats: set[str] = field(default_factory=set)

    def add(self, name: str, repeat: str | None) -> None:
        self.repeat_of[name] = repeat


def unknown_names(
    row: SheetRow, column: str, expression: Expression, names: Names, key: str
) -> Iterator[FormProblem]:
    """The names that are not among `names`, told by the message `key`."""
    for name in sorted(expression.references - names.repeat_of.keys() - {ROW_ANSWER}):
        yield row.problem(column, key, name=name)


def misplaced(
    row: SheetRow,
    column: str,
    expression: Expression,
    names: Names,
    within: str | None,
    *,
    before_rows_end: bool,
) -> Iterator[FormProblem]:
    """What the expression looks at but cannot see as one value from where it stands.

    Args:
        within: the repeat that it stands in.
        before_rows_end: it is judged while the rows of that repeat are still being asked, so that
            it cannot see all of them.
    """
    for node, over_rows in _seen(expression.tree):
        if isinstance(node, Row):
            if within is None:
                yield row.problem(column, "form-problem-position")
            continue
        name = node.name
        own = names.repeat_of.get(name)
        if name == ROW_ANSWER:
            if within is None:
                yield row.problem(column, "form-problem-row-answer")
        elif not over_rows and (name in names.repeats or own not in (None, within)):
            yield row.problem(column, "form-problem-reference-rows", name=name)
        elif over_rows and before_rows_end and own is not None and own == within:
            yield row.problem(column, "form-problem-reference-own-rows", name=name)


def _seen(node: Node, *, over_rows: bool = False) -> Iterator[tuple[Reference | Row, bool]]:
    """Every place where something is looked at, and whether a function over rows does it."""
    match node:
        case Reference() | Row():
            yield node, over_rows
        case Negative(operand):
            yield from _seen(operand)
        case Binary(_, left, right):
            yield from _seen(left)
            yield from _seen(right)
        case Call(function, arguments):
            for argument in arguments:
                yield from _seen(argument, over_rows=function in OVER_ROWS)
        case _:
            return
