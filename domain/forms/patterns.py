"""Patterns of `regex()`, matched in time linear in the text.

Python's `re` backtracks: one careless pattern in a company's spreadsheet, such as `(a+)+$`, would
stop the desk for everybody, and a thread that backtracks cannot be timed out. So the pattern is
compiled to a small automaton and all its states are followed at once (Thompson): the cost is at
most length of the text times number of states, whatever the pattern. Look-around and back
references cannot be done that way and are refused at import.

As in ODK, the whole text must match. `^` and `$` are taken where they say that anyway: at the
ends of an alternative that is not inside a group.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

MAX_PATTERN = 300
MAX_STATES = 2_000
MAX_TEXT = 10_000
_MAX_DEPTH = 20

Test = Callable[[str], bool]


class PatternError(Exception):
    """The pattern is refused for the character `found` at `position`, counted from 1."""

    def __init__(self, found: str, position: int) -> None:
        super().__init__(found)
        self.found = found
        self.position = position


class PatternTooLargeError(PatternError):
    """The pattern, or the automaton that its repeats `{n}` make, is too large."""


@dataclass(frozen=True, slots=True)
class _Character:
    test: Test


@dataclass(frozen=True, slots=True)
class _Sequence:
    parts: "tuple[_Part, ...]"


@dataclass(frozen=True, slots=True)
class _Either:
    options: "tuple[_Part, ...]"


@dataclass(frozen=True, slots=True)
class _Repeat:
    part: "_Part"
    least: int
    most: int | None


_Part = _Character | _Sequence | _Either | _Repeat

_CLASSES: dict[str, Test] = {
    "d": str.isdecimal,
    "D": lambda char: not char.isdecimal(),
    "w": lambda char: char.isalnum() or char == "_",
    "W": lambda char: not (char.isalnum() or char == "_"),
    "s": str.isspace,
    "S": lambda char: not char.isspace(),
}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}


@dataclass(slots=True)
class Pattern:
    """A compiled pattern: per state, a test with its target, or targets reached for nothing."""

    tests: list[tuple[Test, int] | None] = field(default_factory=list)
    jumps: list[tuple[int, ...]] = field(default_factory=list)

    def add(self) -> int:
        if len(self.tests) >= MAX_STATES:
            raise PatternTooLargeError("", 1)
        self.tests.append(None)
        self.jumps.append(())
        return len(self.tests) - 1

    def matches(self, text: str) -> bool:
        """True when the whole of `text` matches. A text over `MAX_TEXT` characters does not."""
        if len(text) > MAX_TEXT:
            return False
        states = self._reach({0})
        for char in text:
            states = self._reach(
                {step[1] for state in states if (step := self.tests[state]) and step[0](char)}
            )
            if not states:
                return False
        return len(self.tests) - 1 in states

    def _reach(self, states: set[int]) -> set[int]:
        waiting = list(states)
        while waiting:
            for target in self.jumps[waiting.pop()]:
                if target not in states:
                    states.add(target)
                    waiting.append(target)
        return states


@lru_cache(maxsize=256)
def compile_pattern(source: str) -> Pattern:
    """Compile `source`.

    Raises:
        PatternError: when it is not a pattern, is too long, or holds what is not supported.
    """
    if len(source) > MAX_PATTERN:
        raise PatternTooLargeError(source[MAX_PATTERN], MAX_PATTERN + 1)
    part = _Reader(source).whole()
    pattern = Pattern()
    end = _build(pattern, part, pattern.add())
    final = pattern.add()
    pattern.jumps[end] = (final,)
    return pattern


def _build(pattern: Pattern, part: _Part, start: int) -> int:
    """Append the states of `part` after `start`; returns the state reached when it matched."""
    match part:
        case _Character(test):
            end = pattern.add()
            pattern.tests[start] = (test, end)
            return end
        case _Sequence(parts):
            for each in parts:
                start = _build(pattern, each, start)
            return start
        case _Either(options):
            starts = [pattern.add() for _ in options]
            pattern.jumps[start] = tuple(starts)
            ends = [
                _build(pattern, each, first) for each, first in zip(options, starts, strict=True)
            ]
            end = pattern.add()
            for last in ends:
                pattern.jumps[last] = (end,)
            return end
        case _Repeat(inner, least, most):
            for _ in range(least):
                start = _build(pattern, inner, start)
            if most is None:
                return _build_endless(pattern, inner, start)
            return _build_optional(pattern, inner, start, most - least)


def _build_endless(pattern: Pattern, inner: _Part, start: int) -> int:
    loop, body, end = pattern.add(), pattern.add(), pattern.add()
    pattern.jumps[start] = (loop,)
    pattern.jumps[loop] = (body, end)
    pattern.jumps[_build(pattern, inner, body)] = (loop,)
    return end


def _build_optional(pattern: Pattern, inner: _Part, start: int, times: int) -> int:
    end = pattern.add()
    for _ in range(times):
        body = pattern.add()
        pattern.jumps[start] = (body, end)
        start = _build(pattern, inner, body)
    pattern.jumps[start] = (end,)
    return end


class _Reader:
    """Recursive descent over the pattern's text; one instance reads one pattern."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._depth = 0

    def whole(self) -> _Part:
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

    def _either(self) -> _Part:
        options = [self._sequence()]
        while self._next == "|":
            self._at += 1
            options.append(self._sequence())
        return _Either(tuple(options))

    def _sequence(self) -> _Part:
        if self._depth == 0 and self._next == "^":
            self._at += 1
        parts = []
        while self._next and self._next not in "|)":
            if self._at_end_anchor():
                self._at += 1
                break
            parts.append(self._repeated())
        return _Sequence(tuple(parts))

    def _at_end_anchor(self) -> bool:
        after = self._source[self._at + 1 : self._at + 2]
        return self._depth == 0 and self._next == "$" and after in {"", "|"}

    def _repeated(self) -> _Part:
        part = self._atom()
        if not self._next or self._next not in "*+?{":
            return part
        least, most = self._times()
        if self._next == "?":  # a lazy repeat accepts the same whole texts as a greedy one
            self._at += 1
        if self._next and self._next in "*+?{":
            raise self._refuse()
        return _Repeat(part, least, most)

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

    def _atom(self) -> _Part:
        if self._next in {"*", "+", "?", "{", "^", "$"}:
            raise self._refuse()
        char = self._take()
        if char == "(":
            return self._group()
        if char == "[":
            return _Character(self._set())
        if char == ".":
            return _Character(lambda each: each != "\n")
        if char == "\\":
            return _Character(self._escaped())
        return _Character(char.__eq__)

    def _group(self) -> _Part:
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
