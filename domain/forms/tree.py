"""The tree of a parsed expression: what `expressions` builds and `evaluation` walks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from domain.forms.values import Result, Scope

Run = Callable[[Scope], Result]


@dataclass(frozen=True, slots=True)
class Literal:
    value: str | Decimal


@dataclass(frozen=True, slots=True)
class Reference:
    """`${name}`: the answer to another question."""

    name: str


@dataclass(frozen=True, slots=True)
class Current:
    """`.`: the answer being checked."""


@dataclass(frozen=True, slots=True)
class Column:
    """A bare name in a choice filter: the choice's own column."""

    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """`..`, which only position(..) takes: the row of the repeat."""


@dataclass(frozen=True, slots=True)
class Negative:
    operand: "Node"


@dataclass(frozen=True, slots=True)
class Binary:
    operator: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Call:
    function: str
    arguments: "tuple[Node, ...]"


Node = Literal | Reference | Current | Column | Row | Negative | Binary | Call


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed expression. Two are equal when their source is; the source is what is stored.

    `run` evaluates it.
    """

    source: str
    tree: Node = field(compare=False)
    run: Run = field(compare=False, repr=False)

    @property
    def references(self) -> frozenset[str]:
        """Names of the questions the expression looks at."""
        return frozenset(_references(self.tree))

    def calls(self, function: str) -> bool:
        """Whether the function is called anywhere in it."""
        return any(
            isinstance(node, Call) and node.function == function for node in walked(self.tree)
        )


def _references(node: Node) -> list[str]:
    return [each.name for each in walked(node) if isinstance(each, Reference)]


def walked(node: Node) -> list[Node]:
    """The node and all below it."""
    match node:
        case Negative(operand):
            return [node, *walked(operand)]
        case Binary(_, left, right):
            return [node, *walked(left), *walked(right)]
        case Call(_, arguments):
            return [node, *(each for argument in arguments for each in walked(argument))]
        case _:
            return [node]
