"""The one engine of every form: which question comes, and whether an answer will do.

All functions are pure: they look at a definition and a state and say something, or give a new
state. A state is only what was answered and what was skipped, so the same answers in any order
and after any edits are the same state, and resuming a draft needs nothing else.

- A question is asked when its `relevant` holds. An answer to a question that has become
  irrelevant is kept (the person may turn back) but counts for nothing until it is relevant again.
- A note is never asked: it is shown with the next question, or with the summary after the last.
- Known data put in as answers (`with_defaults`, a client picked beforehand) count as answered.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from domain.forms.answers import Answer
from domain.forms.checking import check_kind
from domain.forms.errors import FormError
from domain.forms.evaluation import Result, Scope, holds, result_of
from domain.forms.model import FormDefinition, Labels, Question, QuestionType, Section
from domain.forms.showing import show

_REFERENCE = re.compile(r"\$\{\s*([^}\s]+)\s*\}")


@dataclass(frozen=True, slots=True)
class State:
    """What was answered so far. `now` is aware and in the zone of the person who answers."""

    now: datetime
    answers: Mapping[str, Answer] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()


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


def answered(state: State, name: str, answer: Answer) -> State:
    """The state after `answer`. An empty answer takes the earlier one away."""
    answers = {key: value for key, value in state.answers.items() if key != name}
    if not answer.is_empty:
        answers[name] = answer
    return replace(state, answers=answers, skipped=state.skipped - {name})


def skipped(state: State, name: str) -> State:
    """The state after the question was passed over; an earlier answer to it is taken away."""
    answers = {key: value for key, value in state.answers.items() if key != name}
    return replace(state, answers=answers, skipped=state.skipped | {name})


def rest_skipped(definition: FormDefinition, state: State) -> State:
    """The state after "skip the rest": every question still open that may be skipped, is."""
    names = {question.name for question in _open(definition, state) if can_skip(question)}
    return replace(state, skipped=state.skipped | names)


def relevant_questions(definition: FormDefinition, state: State) -> tuple[Question, ...]:
    """The questions that are asked in this state, notes included, in the form's order."""
    return tuple(_relevant(definition, state))


def results(definition: FormDefinition, state: State) -> Mapping[str, Result]:
    """The answers that count, by question name, as expressions see them."""
    return {
        question.name: result_of(state.answers[question.name])
        for question in relevant_questions(definition, state)
        if question.name in state.answers
    }


def next_question(definition: FormDefinition, state: State) -> Question | None:
    """The first question still open; None when the form is finished."""
    return next(_open(definition, state), None)


def previous_question(
    definition: FormDefinition, state: State, name: str | None = None
) -> Question | None:
    """The question asked before `name`; without a name, before the next one (or the last one)."""
    following = name or getattr(next_question(definition, state), "name", None)
    before: Question | None = None
    for question in _asked(definition, state):
        if question.name == following:
            return before
        before = question
    return before


def progress(definition: FormDefinition, state: State, name: str | None = None) -> Progress:
    """Where question `name` stands; without a name the next one, or the last of a finished form."""
    asked = _asked(definition, state)
    here = name or getattr(next_question(definition, state), "name", None)
    names = [question.name for question in asked]
    position = names.index(here) + 1 if here in names else len(asked)
    section = definition.section(asked[position - 1].section) if asked else None
    return Progress(section, position, len(asked))


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


def can_skip_rest(definition: FormDefinition, state: State) -> bool:
    """True when something is open and nothing of it is required."""
    questions = list(_open(definition, state))
    return bool(questions) and all(can_skip(question) for question in questions)


def missing(definition: FormDefinition, state: State) -> tuple[Question, ...]:
    """The required questions without an answer. Empty means that the form may be sent."""
    return tuple(question for question in _open(definition, state) if question.required)


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
    if answer.is_empty:
        if question.required:
            raise _told(definition, question.required_message, language, "form-required")
        return
    check_kind(question, answer)
    if question.constraint is None or answer.value is None:
        return
    others = results(definition, state)
    if not holds(question.constraint, Scope(others, state.now, result_of(answer))):
        raise _told(definition, question.constraint_message, language, "form-constraint")


def summary(definition: FormDefinition, state: State) -> tuple[SummaryRow, ...]:
    """Every question asked in this state, in order, with its answer. Notes are left out."""
    return tuple(
        SummaryRow(question, state.answers.get(question.name))
        for question in _asked(definition, state)
    )


def wording(definition: FormDefinition, state: State, labels: Labels, language: str) -> str:
    """A label or hint in `language`, with `${name}` replaced by the answer as people read it."""

    text = definition.text(labels, language)
    if "${" not in text:
        return text
    rows = {row.question.name: row for row in summary(definition, state)}

    def words(found: re.Match[str]) -> str:
        row = rows.get(found[1])
        return show(definition, row.question, row.answer, language) if row and row.answer else ""

    return _REFERENCE.sub(words, text)


def _told(definition: FormDefinition, messages: Labels, language: str, otherwise: str) -> FormError:
    message = definition.text(messages, language)
    return FormError("form-own-message", message=message) if message else FormError(otherwise)


def _relevant(definition: FormDefinition, state: State) -> Iterator[Question]:
    """The relevant questions; each is judged by the answers before it that count.

    One pass is enough because a form whose `relevant` looks forward is refused at import; in one
    stored otherwise, the later question is unanswered here.
    """
    above: dict[str, Result] = {}
    for question in definition.questions:
        if question.relevant and not holds(question.relevant, Scope(above, state.now)):
            continue
        yield question
        if answer := state.answers.get(question.name):
            above[question.name] = result_of(answer)


def _asked(definition: FormDefinition, state: State) -> tuple[Question, ...]:
    return tuple(
        question
        for question in relevant_questions(definition, state)
        if question.type is not QuestionType.NOTE
    )


def _open(definition: FormDefinition, state: State) -> Iterator[Question]:
    for question in _asked(definition, state):
        passed = question.name in state.skipped and not question.required
        if question.name not in state.answers and not passed:
            yield question
