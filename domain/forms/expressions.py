"""Expressions of XLSForm (`relevant`, `constraint`, `calculation` …): text to a tree.

The language is a small part of XPath 1.0 as ODK uses it. What is not listed in `FUNCTIONS` is
refused when a form is imported, by name and position, so that nothing surprises the person who
fills the form. There is no `eval` and no way out of the tree.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from domain.forms.evaluation import runnable
from domain.forms.functions import FORMAT_CODE, FORMAT_CODES, FUNCTIONS
from domain.forms.pattern_parts import PatternError
from domain.forms.patterns import PatternTooLargeError, compile_pattern
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
)

MAX_LENGTH = 2_000
MAX_TOKENS = 400
MAX_DEPTH = 40
"""With `MAX_TOKENS` it keeps the tree shallow enough to be walked by recursion."""


class ExpressionError(Exception):
    """The expression is refused. `position` counts characters from 1."""

    def __init__(self, key: str, position: int, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.position = position
        self.values: Mapping[str, str | int] = values


_PRECEDENCE = {
    "or": 1,
    "and": 2,
    "=": 3,
    "!=": 3,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "div": 6,
    "mod": 6,
}

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<reference>\$\{\s*(?P<referred>[^\W\d][\w.-]*)\s*\})
    | (?P<number>\d{1,50}(?:\.\d{0,50})?|\.\d{1,50})
    | (?P<text>"[^"]*"|'[^']*')
    | (?P<sign>!=|<=|>=|\.\.|[=<>+*(),.-])
    | (?P<name>[^\W\d_](?:[\w:]|-(?=[^\W\d]))*)
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    position: int


def compile_expression(source: str, columns: Collection[str] = ()) -> Expression:
    """Parse `source`.

    Args:
        columns: names that may stand bare, as those of a choice's columns in a choice filter.

    Raises:
        ExpressionError: when it is not an expression of the list above; says where.
    """
    if len(source) > MAX_LENGTH:
        raise ExpressionError("form-expression-too-long", MAX_LENGTH, limit=MAX_LENGTH)
    tree = _Parser(_tokens(source), columns).whole()
    return Expression(source, tree, runnable(tree))


def text_literal(text: str) -> Expression:
    """An expression that is just `text`. XPath has no escapes, so quotes of both kinds are joined.

    Raises:
        ExpressionError: when the text is too long for an expression.
    """
    if "'" not in text:
        return compile_expression(f"'{text}'")
    if '"' not in text:
        return compile_expression(f'"{text}"')
    parts = [f"'{part}'" for part in text.split("'")]
    joined = ', "\'", '.join(parts)
    return compile_expression(f"concat({joined})")


def both(first: Expression | None, second: Expression | None) -> Expression | None:
    """`first and second`, where a missing one asks for nothing.

    Raises:
        ExpressionError: when the two together are too long to be read back.
    """
    if first is None or second is None:
        return first or second
    return compile_expression(f"({first.source}) and ({second.source})")


def _tokens(source: str) -> list[_Token]:
    tokens = []
    at = 0
    end = len(source.rstrip())
    while at < end:
        found = _TOKEN.match(source, at)
        if found is None:
            at += len(source[at:]) - len(source[at:].lstrip())
            raise ExpressionError("form-expression-character", at + 1, found=source[at])
        kind = found.lastgroup or ""
        kind = "reference" if found["reference"] else kind
        text = found["referred"] if kind == "reference" else found[kind]
        tokens.append(_Token(kind, text, found.start(kind) + 1))
        at = found.end()
        if len(tokens) > MAX_TOKENS:
            raise ExpressionError("form-expression-too-long", at, limit=MAX_LENGTH)
    tokens.append(_Token("end", "", end + 1))
    return tokens


class _Parser:
    """Precedence climbing over the tokens; one instance reads one expression."""

    def __init__(self, tokens: list[_Token], columns: Collection[str]) -> None:
        self._tokens = tokens
        self._columns = columns
        self._at = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._expression(0)
        if self._next.kind != "end":
            raise self._unexpected()
        return node

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at]

    def _take(self) -> _Token:
        token = self._next
        self._at += 1
        return token

    def _unexpected(self) -> ExpressionError:
        if self._next.kind == "end":
            return ExpressionError("form-expression-unfinished", self._next.position)
        return ExpressionError(
            "form-expression-unexpected", self._next.position, found=self._next.text
        )

    def _expect(self, sign: str) -> None:
        if self._next.kind != "sign" or self._next.text != sign:
            raise self._unexpected()
        self._at += 1

    def _expression(self, lowest: int) -> Node:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ExpressionError("form-expression-too-deep", self._next.position)
        left = self._operand()
        while self._precedence() > lowest:
            level = self._precedence()
            operator = self._take().text
            left = Binary(operator, left, self._expression(level))
        self._depth -= 1
        return left

    def _precedence(self) -> int:
        if self._next.kind not in {"sign", "name"}:
            return 0
        return _PRECEDENCE.get(self._next.text, 0)

    def _operand(self) -> Node:
        token = self._next
        if token.kind == "number":
            return Literal(Decimal(self._take().text))
        if token.kind == "text":
            return Literal(self._take().text[1:-1])
        if token.kind == "reference":
            return Reference(self._take().text)
        if token.kind == "name":
            return self._call()
        if token.kind == "sign":
            return self._signed()
        raise self._unexpected()

    def _signed(self) -> Node:
        sign = self._next.text
        if sign == ".":
            self._at += 1
            return Current()
        if sign == "(":
            self._at += 1
            inner = self._expression(0)
            self._expect(")")
            return inner
        if sign == "-":
            self._at += 1
            return Negative(self._expression(_PRECEDENCE["*"]))
        raise self._unexpected()

    def _call(self) -> Node:
        name = self._take()
        if self._next.text != "(" or self._next.kind != "sign":
            if name.text in self._columns:
                return Column(name.text)
            raise ExpressionError("form-expression-name", name.position, found=name.text)
        if name.text == "position":
            return self._position()
        if name.text not in FUNCTIONS:
            raise ExpressionError("form-expression-function", name.position, function=name.text)
        arguments = self._arguments()
        _check_arguments(name, arguments)
        return Call(name.text, tuple(arguments))

    def _position(self) -> Node:
        for sign in ("(", "..", ")"):
            self._expect(sign)
        return Row()

    def _arguments(self) -> list[Node]:
        self._expect("(")
        arguments: list[Node] = []
        while not (self._next.kind == "sign" and self._next.text == ")"):
            if arguments:
                self._expect(",")
            arguments.append(self._expression(0))
        self._expect(")")
        return arguments


def _check_arguments(name: _Token, arguments: list[Node]) -> None:
    function = FUNCTIONS[name.text]
    if not function.fewest <= len(arguments) <= function.most:
        fewest, most = function.fewest, function.most
        raise ExpressionError(
            "form-expression-arguments",
            name.position,
            function=name.text,
            expected=fewest if fewest == most else f"{fewest}–{most}",
            found=len(arguments),
        )
    if name.text == "regex":
        _check_pattern(arguments[1], name.position)
    if name.text in ("format-date", "format-date-time"):
        _check_format(arguments[1], name)


def _check_format(node: Node, name: _Token) -> None:
    """A format must be written out too, so that a code that means nothing is told at import."""
    if not isinstance(node, Literal) or not isinstance(node.value, str):
        raise ExpressionError("form-expression-format-literal", name.position, function=name.text)
    for code in FORMAT_CODE.findall(node.value):
        if code not in FORMAT_CODES:
            raise ExpressionError("form-expression-format", name.position, found=f"%{code}")


def _check_pattern(node: Node, position: int) -> None:
    """A pattern must be written out: one built from answers could not be checked at import."""
    if not isinstance(node, Literal) or not isinstance(node.value, str):
        raise ExpressionError("form-expression-pattern-literal", position)
    try:
        compile_pattern(node.value)
    except PatternTooLargeError as refused:
        raise ExpressionError("form-expression-pattern-large", position) from refused
    except PatternError as refused:
        raise ExpressionError(
            "form-expression-pattern", position, found=refused.found, at=refused.position
        ) from refused
