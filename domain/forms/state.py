"""What was answered so far: all that the engine knows about a response."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from domain.forms.answers import Answer, Rows
from domain.forms.errors import FormError
from domain.forms.model import MOST_ROWS, FormDefinition, Question, QuestionType, parts_of, row_name

if TYPE_CHECKING:
    from domain.forms.unrolling import Unrolled

SAME, CHANGED, GONE, NEW = "same", "changed", "gone", "new"
"""How a row of known data was answered; "new" is one that the person added."""


@dataclass(frozen=True, slots=True)
class State:
    """What was answered so far. `now` is aware and in the zone of the person who answers.

    `known` is from before and still to be confirmed: it answers nothing until then. Its names are
    never those of `answers` or `skipped`. `unrolled` is what the engine worked out already of this
    state, by the definition's id.
    """

    now: datetime
    answers: Mapping[str, Answer] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    known: Mapping[str, Answer] = field(default_factory=dict)
    unrolled: "dict[int, Unrolled]" = field(
        init=False, default_factory=dict, compare=False, repr=False
    )


def answered(state: State, name: str, answer: Answer) -> State:
    """The state after `answer`. An empty answer takes the earlier one away."""
    answers = _without(state.answers, name)
    if not answer.is_empty:
        answers[name] = answer
    return replace(
        state,
        answers=answers,
        skipped=state.skipped - {name},
        known=_without(state.known, name),
    )


def skipped(state: State, name: str) -> State:
    """The state after the question was passed over; an earlier answer to it is taken away."""
    return replace(
        state,
        answers=_without(state.answers, name),
        skipped=state.skipped | {name},
        known=_without(state.known, name),
    )


def _without(answers: Mapping[str, Answer], name: str) -> dict[str, Answer]:
    return {key: value for key, value in answers.items() if key != name}


def rows_of(state: State, repeat: str) -> Rows:
    """The rows of a repeat; none before the first is added."""
    answer = state.answers.get(repeat)
    return answer.value if answer and isinstance(answer.value, Rows) else Rows()


def row_exists(state: State, question: Question) -> bool:
    """Whether the row that a question belongs to is still there; true of one outside repeats."""
    if question.row is None:
        return True
    repeat, number = question.row
    return number in rows_of(state, repeat).numbers


def is_gone(state: State, repeat: str, number: int) -> bool:
    """Whether it was said that whom a row is about is there no more."""
    answer = state.answers.get(row_name(repeat, number))
    return answer is not None and answer.value == GONE


def row_added(definition: FormDefinition, state: State, repeat: str) -> State:
    """The state with one more row, which has a number never used before.

    Raises:
        FormError: `form-rows-full`, there have been too many already.
        ValueError: the form has no such repeat.
    """
    asker = definition.question(repeat)
    if asker is None or asker.type is not QuestionType.REPEAT:
        raise ValueError(f"no such repeat: {repeat}")
    rows = rows_of(state, repeat)
    if rows.following > MOST_ROWS:
        raise FormError("form-rows-full", limit=MOST_ROWS)
    return _with_rows(
        state,
        repeat,
        replace(rows, numbers=(*rows.numbers, rows.following), closed=False, last=rows.following),
    )


def row_removed(state: State, repeat: str, number: int) -> State:
    """The state without a row and all that was answered in it."""
    rows = rows_of(state, repeat)
    left = replace(
        rows,
        numbers=tuple(each for each in rows.numbers if each != number),
        known=tuple(each for each in rows.known if each != number),
        last=rows.following - 1,
    )
    emptied = replace(
        state,
        answers={key: each for key, each in state.answers.items() if not _of(key, repeat, number)},
        skipped=frozenset(key for key in state.skipped if not _of(key, repeat, number)),
        known={key: each for key, each in state.known.items() if not _of(key, repeat, number)},
    )
    return _with_rows(emptied, repeat, left)


def repeat_closed(state: State, repeat: str) -> State:
    """The state in which no more rows are to be added."""
    return _with_rows(state, repeat, replace(rows_of(state, repeat), closed=True))


def _with_rows(state: State, repeat: str, rows: Rows) -> State:
    return answered(state, repeat, Answer(rows))


def _of(name: str, repeat: str, number: int) -> bool:
    parts = parts_of(name)
    return parts is not None and parts[:2] == (repeat, number)
