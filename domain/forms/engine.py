"""The one engine of every form: which question comes, and whether an answer will do.

All functions are pure: they look at a definition and a state and say something, or give a new
state. A state is only what was answered, what was skipped and what was known before, so the same
answers in any order and after any edits are the same state, and resuming a draft needs nothing
else.

- A question is asked when its `relevant` holds. An answer to a question that has become
  irrelevant is kept (the person may turn back) but counts for nothing until it is relevant again.
- A note is never asked: it is shown with the next question, or with the summary after the last.
- Answers given beforehand (a client picked on his card) count as answered. What is only known
  from before (`State.known`) or by default is offered with its question, which stays open.
- A repeat is unrolled: the questions of each row by their own names (`people[2].phone`), then the
  repeat itself, which asks whether there is another row. A row that began with known data has a
  question of its own in front, `people[2]`: all the same, changed, or gone.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from domain.forms.answers import Answer
from domain.forms.checking import check_kind
from domain.forms.errors import FormError
from domain.forms.evaluation import holds
from domain.forms.model import (
    Choice,
    FormDefinition,
    Gate,
    Labels,
    Question,
    QuestionType,
    Section,
    instance_name,
)
from domain.forms.showing import show
from domain.forms.state import (
    State,
    answered,
    repeat_closed,
    row_added,
    row_removed,
    rows_of,
    skipped,
)
from domain.forms.unrolling import offered_in, passing, scope_of, unrolled
from domain.forms.values import Result, result_of

__all__ = [
    "State",
    "answered",
    "repeat_closed",
    "row_added",
    "row_removed",
    "rows_of",
    "skipped",
]

Quick = TypeVar("Quick", Decimal, date)
"""A value that a button may offer."""

_REFERENCE = re.compile(r"\$\{\s*([^}\s]+)\s*\}")


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a question stands among those asked: "Contacts, 3 of 38". Notes are not counted."""

    section: Section | None
    position: int
    total: int


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A line of the summary; `answer` is None where nothing was answered."""

    question: Question
    answer: Answer | None


def rest_skipped(definition: FormDefinition, state: State) -> State:
    """The state after "skip the rest": every question still open that may be skipped, is."""
    names = {question.name for question in unrolled(definition, state).open if can_skip(question)}
    return replace(state, skipped=state.skipped | names)


def relevant_questions(definition: FormDefinition, state: State) -> tuple[Question, ...]:
    """The questions that are asked in this state, notes included, in the form's order."""
    return tuple(unrolled(definition, state).questions)


def counted(definition: FormDefinition, state: State) -> Mapping[str, Answer]:
    """The answers that count, by question name: given ones, known ones of rows that are still the
    same, and what calculates and hiddens come to.
    """
    return unrolled(definition, state).counted


def results(definition: FormDefinition, state: State) -> Mapping[str, Result]:
    """The answers that count, by question name, as expressions see them."""
    return unrolled(definition, state).values


def came_once(definition: FormDefinition, state: State) -> Mapping[str, Answer]:
    """Values of calculates that are to be kept as they are now, and are not kept yet."""
    names = definition.kept_once
    if not names:
        return {}
    return {
        name: answer
        for name, answer in counted(definition, state).items()
        if name not in state.answers and name.rpartition("].")[2] in names
    }


def fired(definition: FormDefinition, state: State) -> tuple[Gate, ...]:
    """The gates that stop the questionnaire, in the form's order."""
    return tuple(unrolled(definition, state).fired)


def offered(definition: FormDefinition, state: State, question: Question) -> Answer | None:
    """What one tap confirms as the answer: what is known from before, the calculation of a
    read-only question, or the form's default; None when there is nothing that would do.
    """
    answer = offered_in(question, state, scope_of(definition, state, question))
    if answer is None:
        return None
    try:
        check(definition, question, answer, state, language=definition.default_language)
    except FormError:
        return None
    return answer


def row_known(
    definition: FormDefinition, state: State, about: Question
) -> "tuple[SummaryRow, ...]":
    """What is known of the row that a question of type row is about, in the form's order."""
    if about.row is None:
        return ()
    names = [instance_name(*about.row, each.name) for each in definition.in_repeat(about.row[0])]
    questions = [definition.question(name) for name in names if name in state.known]
    return tuple(SummaryRow(each, state.known[each.name]) for each in questions if each)


def as_asked(definition: FormDefinition, state: State, question: Question) -> Question:
    """The question with only those choices that its filter lets through."""
    if question.choice_filter is None:
        return question
    return replace(question, choices=choices_of(definition, question, state))


def choices_of(definition: FormDefinition, question: Question, state: State) -> tuple[Choice, ...]:
    """The choices that are offered, after the choice filter."""
    if question.choice_filter is None:
        return question.choices
    return passing(question, question.choices, scope_of(definition, state, question))


def next_question(definition: FormDefinition, state: State) -> Question | None:
    """The first question still open; None when the form is finished."""
    return next(iter(unrolled(definition, state).open), None)


def previous_question(
    definition: FormDefinition, state: State, name: str | None = None
) -> Question | None:
    """The question asked before `name`; without a name, before the next one (or the last one)."""
    following = name or getattr(next_question(definition, state), "name", None)
    before: Question | None = None
    for question in _gone_through(definition, state, following):
        if question.name == following:
            return before
        before = question
    return before


def progress(definition: FormDefinition, state: State, name: str | None = None) -> Progress:
    """Where question `name` stands; without a name the next one, or the last of a finished form."""
    here = name or getattr(next_question(definition, state), "name", None)
    asked = _gone_through(definition, state, here)
    names = [question.name for question in asked]
    position = names.index(here) + 1 if here in names else len(asked)
    section = definition.section(asked[position - 1].section) if asked else None
    return Progress(section, position, len(asked))


def how_much(definition: FormDefinition, state: State) -> tuple[int, int]:
    """How many questions are answered, of how many: those that `progress` counts."""
    asked = _gone_through(definition, state, None)
    answers = counted(definition, state)
    return sum(question.name in answers for question in asked), len(asked)


def notes_before(definition: FormDefinition, state: State, name: str) -> tuple[Question, ...]:
    """The relevant notes to be shown with question `name`: those since the question before it."""
    notes: list[Question] = []
    for question in relevant_questions(definition, state):
        if question.name == name:
            return tuple(notes)
        notes = [*notes, question] if question.type is QuestionType.NOTE else []
    return ()


def closing_notes(definition: FormDefinition, state: State) -> tuple[Question, ...]:
    """The relevant notes after the last question, to be shown with the summary."""
    notes: list[Question] = []
    for question in relevant_questions(definition, state):
        notes = [*notes, question] if question.type is QuestionType.NOTE else []
    return tuple(notes)


def can_skip(question: Question) -> bool:
    return not question.required


def missing(definition: FormDefinition, state: State) -> tuple[Question, ...]:
    """The required questions without an answer. Empty means that the form may be sent."""
    return tuple(question for question in unrolled(definition, state).open if question.required)


def can_close(definition: FormDefinition, state: State, repeat: str) -> bool:
    """Whether a repeat has the rows that it requires."""
    closed = repeat_closed(state, repeat)
    return all(each.name != repeat for each in missing(definition, closed))


def check(
    definition: FormDefinition, question: Question, answer: Answer, state: State, *, language: str
) -> None:
    """Whether `answer` will do for `question`, given the other answers.

    Args:
        language: of the person, for a message that the form's author wrote.

    Raises:
        FormError: what to do instead: an answer is required, the option does not exist, another
            kind of file is wanted, the form's own constraint is not met.
    """
    scope = scope_of(definition, state, question)
    if question.read_only and answer != (offered_in(question, state, scope) or Answer()):
        raise FormError("form-read-only")
    if answer.is_empty:
        if question.required:
            raise _told(definition, question.required_message, language, "form-required")
        return
    check_kind(as_asked(definition, state, question), answer)
    if question.constraint is None or answer.value is None:
        return
    scope.current = result_of(answer)
    if not holds(question.constraint, scope):
        raise _told(definition, question.constraint_message, language, "form-constraint")


def fitting(
    definition: FormDefinition, question: Question, values: Iterable[Quick], state: State
) -> tuple[Quick, ...]:
    """Those of these values that the question's constraint lets through, given the other answers;
    all of them without one.
    """
    if question.constraint is None:
        return tuple(values)
    scope, found = scope_of(definition, state, question), []
    for value in values:
        scope.current = result_of(Answer(value))
        if holds(question.constraint, scope):
            found.append(value)
    return tuple(found)


def summary(definition: FormDefinition, state: State) -> tuple[SummaryRow, ...]:
    """Every question asked in this state, in order, with its answer. Notes are left out."""
    answers = counted(definition, state)
    return tuple(
        SummaryRow(question, answers.get(question.name)) for question in _asked(definition, state)
    )


def wording(definition: FormDefinition, state: State, labels: Labels, language: str) -> str:
    """A label or hint in `language`, with `${name}` replaced by the answer as people read it."""

    text = definition.text(labels, language)
    if "${" not in text:
        return text
    answers = counted(definition, state)

    def words(found: re.Match[str]) -> str:
        question, answer = definition.question(found[1]), answers.get(found[1])
        return show(definition, question, answer, language) if question and answer else ""

    return _REFERENCE.sub(words, text)


def _told(definition: FormDefinition, messages: Labels, language: str, otherwise: str) -> FormError:
    message = definition.text(messages, language)
    return FormError("form-own-message", message=message) if message else FormError(otherwise)


def _asked(definition: FormDefinition, state: State) -> tuple[Question, ...]:
    return tuple(
        question
        for question in relevant_questions(definition, state)
        if question.type is not QuestionType.NOTE
    )


def _gone_through(
    definition: FormDefinition, state: State, here: str | None
) -> tuple[Question, ...]:
    """What is asked one by one: without what was confirmed together with its row, for whoever
    taps "all the same" sees one question, not six.

    Args:
        here: the question that is looked at, even so.
    """
    waiting = {question.name for question in unrolled(definition, state).open}
    return tuple(
        question
        for question in _asked(definition, state)
        if question.name not in state.known or question.name in waiting or question.name == here
    )
