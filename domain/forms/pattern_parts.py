"""The text of a pattern, read to its parts; what cannot be matched in linear time is refused."""

from collections.abc import Callable
from dataclasses import dataclass

_MAX_DEPTH = 20

Test = Callable[[str], bool]


class PatternError(Exception):
    """The pattern is refused for the character `found` at `position`, counted from 1."""

    def __init__(self, found: str, position: int) -> None:
        super().__init__(found)
        self.found = found
        self.position = position


@dataclass(frozen=True, slots=True)
class Character:
    test: Test


@dataclass(frozen=True, slots=True)
class Sequence:
    parts: "tuple[Part, ...]"


@dataclass(frozen=True, slots=True)
class Either:
    options: "tuple[Part, ...]"


@dataclass(frozen=True, slots=True)
class Repeat:
    part: "Part"
    least: int
    most: int | None


Part = Character | Sequence | Either | Repeat

_CLASSES: dict[str, Test] = {
    "d": str.isdecimal,
    "D": lambda char: not char.isdecimal(),
    "w": lambda char: char.isalnum() or char == "_",
    "W": lambda char: not (char.isalnum() or char == "_"),
    "s": str.isspace,
    "S": lambda char: not char.isspace(),
}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}


def read_pattern(source: str) -> Part:
    """The parts of the pattern.

    Raises:
        PatternError: at the character that is not understood.
    """
    return _Reader(source).whole()


class _Reader:
    """Recursive descent over the pattern's text; one instance reads one pattern."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._depth = 0

    def whole(self) -> Part:
        part = self._either()
        if self._at < len(self._source):
            raise self._refuse()
        return part

    @property
    def _next(self) -> str:
        return self._source[self._at : self._at + 1]

    def _take(self) -> str:
        if not self._next:
            raise self._refuse()
        self._at += 1
        return self._source[self._at - 1]

    def _refuse(self) -> PatternError:
        return PatternError(self._next or self._source[-1:], self._at + 1)

    def _either(self) -> Part:
        options = [self._sequence()]
        while self._next == "|":
            self._at += 1
            options.append(self._sequence())
        return Either(tuple(options))

    def _sequence(self) -> Part:
        if self._depth == 0 and self._next == "^":
            self._at += 1
        parts = []
        while self._next and self._next not in "|)":
            if self._at_end_anchor():
                self._at += 1
                break
            parts.append(self._repeated())
        return Sequence(tuple(parts))

    def _at_end_anchor(self) -> bool:
        after = self._source[self._at + 1 : self._at + 2]
        return self._depth == 0 and self._next == "$" and after in {"", "|"}

    def _repeated(self) -> Part:
        part = self._atom()
        if not self._next or self._next not in "*+?{":
            return part
        least, most = self._times()
        if self._next == "?":  # a lazy repeat accepts the same whole texts as a greedy one
            self._at += 1
        if self._next and self._next in "*+?{":
            raise self._refuse()
        return Repeat(part, least, most)

    def _times(self) -> tuple[int, int | None]:
        sign = self._take()
        if sign != "{":
            return {"*": (0, None), "+": (1, None), "?": (0, 1)}[sign]
        least = self._count()
        most: int | None = least
        if self._next == ",":
            self._at += 1
            most = None if self._next == "}" else self._count()
        if self._next != "}" or (most is not None and most < least):
            raise self._refuse()
        self._at += 1
        return least, most

    def _count(self) -> int:
        start = self._at
        while self._next and self._next in "0123456789" and self._at - start < 4:
            self._at += 1
        if start == self._at:
            raise self._refuse()
        return int(self._source[start : self._at])

    def _atom(self) -> Part:
        if self._next in {"*", "+", "?", "{", "^", "$"}:
            raise self._refuse()
        char = self._take()
        if char == "(":
            return self._group()
        if char == "[":
            return Character(self._set())
        if char == ".":
            return Character(lambda each: each != "\n")
        if char == "\\":
            return Character(self._escaped())
        return Character(char.__eq__)

    def _group(self) -> Part:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise self._refuse()
        if self._next == "?":
            self._at += 1
            if self._take() != ":":
                self._at -= 1
                raise self._refuse()
        part = self._either()
        if self._next != ")":
            raise self._refuse()
        self._at += 1
        self._depth -= 1
        return part

    def _escaped(self) -> Test:
        char = self._take()
        if char in _CLASSES:
            return _CLASSES[char]
        if char.isalnum() and char not in _ESCAPES:
            self._at -= 1
            raise self._refuse()
        return _ESCAPES.get(char, char).__eq__

    def _set(self) -> Test:
        negated = self._next == "^"
        self._at += negated
        tests: list[Test] = []
        while self._next != "]" or not tests:
            tests.append(self._member())
        self._at += 1
        if negated:
            return lambda char: not any(test(char) for test in tests)
        return lambda char: any(test(char) for test in tests)

    def _member(self) -> Test:
        if self._next == "\\":
            self._at += 1
            if self._next in _CLASSES:
                return self._escaped()
            self._at -= 1
        first = self._plain_member()
        if self._next != "-" or self._source[self._at + 1 : self._at + 2] in {"]", ""}:
            return first.__eq__
        self._at += 1
        last = self._plain_member()
        if last < first:
            raise self._refuse()
        return lambda char: first <= char <= last

    def _plain_member(self) -> str:
        char = self._take()
        if char != "\\":
            return char
        escaped = self._take()
        if escaped.isalnum() and escaped not in _ESCAPES:
            self._at -= 1
            raise self._refuse()
        return _ESCAPES.get(escaped, escaped)
