"""The tree of a parsed expression: what `expressions` builds and `evaluation` walks."""

from dataclasses import dataclass, field
from decimal import Decimal


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


Node = Literal | Reference | Current | Negative | Binary | Call


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed expression. Two are equal when their source is; the source is what is stored."""

    source: str
    tree: Node = field(compare=False)

    @property
    def references(self) -> frozenset[str]:
        """Names of the questions the expression looks at."""
        return frozenset(_references(self.tree))


def _references(node: Node) -> list[str]:
    match node:
        case Reference(name):
            return [name]
        case Negative(operand):
            return _references(operand)
        case Binary(_, left, right):
            return _references(left) + _references(right)
        case Call(_, arguments):
            return [name for argument in arguments for name in _references(argument)]
        case _:
            return []
