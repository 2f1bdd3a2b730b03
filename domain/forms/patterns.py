"""Patterns of `regex()`, matched in time linear in the text.

Python's `re` backtracks: one careless pattern in a company's spreadsheet, such as `(a+)+$`, would
stop the desk for everybody, and a thread that backtracks cannot be timed out. So the pattern is
compiled to a small automaton and all its states are followed at once (Thompson): the cost is at
most length of the text times number of states, whatever the pattern, and `MAX_STEPS` bounds even
that, by count and not by the clock, so that the same answer always gets the same verdict.
Look-around and back references cannot be done that way and are refused at import.

As in ODK, the whole text must match. `^` and `$` are taken where they say that anyway: at the
ends of an alternative that is not inside a group.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from domain.forms.pattern_parts import (
    Character,
    Either,
    Part,
    PatternError,
    Repeat,
    Sequence,
    Test,
    read_pattern,
)

MAX_PATTERN = 300
MAX_STATES = 1_000
MAX_STEPS = 300_000
"""Steps for one text, some tenths of a second; 10,000 characters need about 30,000."""


class PatternTooLargeError(PatternError):
    """The pattern, or the automaton that its repeats `{n}` make, is too large."""


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
        """True when the whole of `text` matches, found within `MAX_STEPS`."""
        states = self._reach({0})
        steps = 0
        for char in text:
            steps += len(states)
            states = self._reach(
                {step[1] for state in states if (step := self.tests[state]) and step[0](char)}
            )
            if not states or steps > MAX_STEPS:
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
    part = read_pattern(source)
    pattern = Pattern()
    end = _build(pattern, part, pattern.add())
    final = pattern.add()
    pattern.jumps[end] = (final,)
    return pattern


def _build(pattern: Pattern, part: Part, start: int) -> int:
    """Append the states of `part` after `start`; returns the state reached when it matched."""
    match part:
        case Character(test):
            end = pattern.add()
            pattern.tests[start] = (test, end)
            return end
        case Sequence(parts):
            for each in parts:
                start = _build(pattern, each, start)
            return start
        case Either(options):
            starts = [pattern.add() for _ in options]
            pattern.jumps[start] = tuple(starts)
            ends = [
                _build(pattern, each, first) for each, first in zip(options, starts, strict=True)
            ]
            end = pattern.add()
            for last in ends:
                pattern.jumps[last] = (end,)
            return end
        case Repeat(inner, least, most):
            for _ in range(least):
                start = _build(pattern, inner, start)
            if most is None:
                return _build_endless(pattern, inner, start)
            return _build_optional(pattern, inner, start, most - least)


def _build_endless(pattern: Pattern, inner: Part, start: int) -> int:
    loop, body, end = pattern.add(), pattern.add(), pattern.add()
    pattern.jumps[start] = (loop,)
    pattern.jumps[loop] = (body, end)
    pattern.jumps[_build(pattern, inner, body)] = (loop,)
    return end


def _build_optional(pattern: Pattern, inner: Part, start: int, times: int) -> int:
    end = pattern.add()
    for _ in range(times):
        body = pattern.add()
        pattern.jumps[start] = (body, end)
        start = _build(pattern, inner, body)
    pattern.jumps[start] = (end,)
    return end
