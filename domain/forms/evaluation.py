"""Evaluating an expression: XPath 1.0's rules as ODK applies them, and never an exception.

A tree becomes functions once, when the expression is read, because every question of a form is
judged again with each answer.

- `=` and `!=` compare truth values if one side is one, else numbers if one side is one, else texts.
  `<` and its kin compare numbers; with "not a number" every one of them is false.
- A question of a repeat seen from its own row is that row's; elsewhere it is seen only by the
  functions over all rows.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

from domain.forms.functions import FUNCTIONS, OF_SCOPE, OVER_ROWS
from domain.forms.tree import (
    Binary,
    Call,
    Column,
    Current,
    Expression,
    Literal,
    Negative,
    Node,
    Reference,
    Row,
    Run,
)
from domain.forms.values import MATHS, Result, Scope, as_number, truth


def evaluate(expression: Expression, scope: Scope) -> Result:
    """The value of the expression. Accepted expressions evaluate on any answers."""
    return expression.run(scope)


def holds(expression: Expression, scope: Scope) -> bool:
    """The value of the expression as a truth value."""
    return truth(expression.run(scope))


def runnable(node: Node) -> Run:
    """What evaluates the tree."""
    match node:
        case Literal(value):
            return lambda _scope: value
        case Reference(name):
            return _reference(name)
        case Current():
            return lambda scope: scope.current
        case Column(name):
            return lambda scope: scope.columns.get(name, "")
        case Row():
            return lambda scope: Decimal(scope.position)
        case Negative(operand):
            inner = runnable(operand)
            return lambda scope: MATHS.minus(as_number(inner(scope)))
        case Binary():
            return _binary(node)
        case Call():
            return _call(node)


def _reference(name: str) -> Run:
    def seen(scope: Scope) -> Result:
        if scope.row:
            own = scope.answers.get(scope.row + name)
            if own is not None:
                return own
        return scope.answers.get(name, "")

    return seen


def _binary(node: Binary) -> Run:
    left, right = runnable(node.left), runnable(node.right)
    match node.operator:
        case "and":
            return lambda scope: truth(left(scope)) and truth(right(scope))
        case "or":
            return lambda scope: truth(left(scope)) or truth(right(scope))
        case "=":
            return lambda scope: _equal(left(scope), right(scope))
        case "!=":
            return lambda scope: not _equal(left(scope), right(scope))
    if node.operator in _ORDER:
        compare = _ORDER[node.operator]
        return lambda scope: _ordered(compare, as_number(left(scope)), as_number(right(scope)))
    reckon = _MATHS[node.operator]
    return lambda scope: reckon(as_number(left(scope)), as_number(right(scope)))


def _equal(left: Result, right: Result) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    if isinstance(left, bool) or isinstance(right, bool):
        return truth(left) == truth(right)
    return as_number(left) == as_number(right)  # Decimal: NaN equals nothing


def _ordered(compare: Callable[[Decimal, Decimal], bool], left: Decimal, right: Decimal) -> bool:
    return not (left.is_nan() or right.is_nan()) and compare(left, right)


_ORDER: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}
_MATHS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": MATHS.add,
    "-": MATHS.subtract,
    "*": MATHS.multiply,
    "div": MATHS.divide,
    "mod": MATHS.remainder,
}


def _call(node: Call) -> Run:
    run = FUNCTIONS[node.function].run
    if node.function == "if":
        condition, then, otherwise = map(runnable, node.arguments)
        return lambda scope: then(scope) if truth(condition(scope)) else otherwise(scope)
    if node.function in OVER_ROWS:
        sets = [_all_rows(node.function, argument) for argument in node.arguments]
        return lambda scope: run(*(value for each in sets for value in each(scope)))
    arguments = [runnable(argument) for argument in node.arguments]
    if node.function in OF_SCOPE:
        return lambda scope: run(scope, *[argument(scope) for argument in arguments])
    return lambda scope: run(*[argument(scope) for argument in arguments])


def _all_rows(function: str, node: Node) -> Callable[[Scope], Sequence[Result]]:
    """A question in all rows of its repeat. Rows where it was not answered do not spoil a sum;
    only count() sees them.
    """
    one = runnable(node)
    if not isinstance(node, Reference):
        return lambda scope: (one(scope),)
    name = node.name

    def values(scope: Scope) -> Sequence[Result]:
        rows = scope.sets.get(name)
        if rows is None:
            return (one(scope),)
        return rows if function == "count" else [each for each in rows if each != ""]

    return values
