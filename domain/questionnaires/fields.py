"""What the columns vip_writeback, vip_creates and vip_remember of a form say, read by one rule."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from domain.forms import engine
from domain.forms.answers import Answer, Picked, Point, Rows, Value
from domain.forms.model import FormDefinition, Question, QuestionType, instance_name
from domain.forms.own_columns import created_by, target_of
from domain.forms.state import State, is_gone, rows_of
from domain.forms.values import as_text

CONTACT = "contact."
CLIENT = "client."
CONTRACT = "client.contract."
PROBLEM = "problem."
CHECK = "check."


@dataclass(frozen=True)
class Made:
    """Something that an answer shall become (domain 2.16).

    Attributes:
        kind: referral, opportunity, request or task.
        name: of the answer, with its row; by it the same thing is found again.
        question: that was answered; `answer` is how.
        fields: what its companions say, by the part of their names after the point.
    """

    kind: str
    name: str
    question: Question
    answer: Answer
    fields: Mapping[str, Answer] = field(default_factory=dict)


def repeats_of(definition: FormDefinition, prefix: str) -> list[str]:
    """The repeats whose rows are written back to things of one kind, in the form's order."""
    found = [
        question.repeat
        for question in definition.questions
        if question.repeat is not None and target_of(question).startswith(prefix)
    ]
    return list(dict.fromkeys(found))


def row_fields(
    definition: FormDefinition, answers: Mapping[str, Answer], repeat: str, number: int
) -> dict[str, Answer]:
    """The answers of one row by the field they are written back to, without the prefix."""
    found = {}
    for question in definition.in_repeat(repeat):
        target = target_of(question)
        answer = answers.get(instance_name(repeat, number, question.name))
        if target and answer is not None:
            found[target.partition(".")[2]] = answer
    return found


def things_made(definition: FormDefinition, state: State) -> list[Made]:
    """What the answers that count shall become, in the form's order. A companion belongs to the
    nearest question above it that makes such a thing, in the same section and row.
    """
    answers = engine.counted(definition, state)
    made: dict[tuple[str, str], Made] = {}
    latest: dict[tuple[str, str | None, int], Made] = {}
    for number, question, name in _laid_out(definition, state):
        answer = answers.get(name)
        kind = created_by(question)
        if kind and answer is not None and _says_so(question, answer):
            thing = Made(kind, name, question, answer, {})
            made[kind, name] = latest[kind, question.section, number] = thing
        elif kind:
            latest.pop((kind, question.section, number), None)
        what, _, part = target_of(question).partition(".")
        owner = latest.get((what, question.section, number))
        if owner is not None and answer is not None:
            made[owner.kind, owner.name] = _with(made[owner.kind, owner.name], part, answer)
    return list(made.values())


def _with(thing: Made, part: str, answer: Answer) -> Made:
    return Made(
        thing.kind, thing.name, thing.question, thing.answer, {**thing.fields, part: answer}
    )


def _laid_out(definition: FormDefinition, state: State) -> Iterator[tuple[int, Question, str]]:
    """Every question with the number of its row (0 outside repeats) and its name there."""
    for part in definition.parts:
        if isinstance(part, Question):
            yield 0, part, part.name
            continue
        repeat, within = part
        for number in rows_of(state, repeat.name).numbers:
            if not is_gone(state, repeat.name, number):
                for question in within:
                    yield number, question, instance_name(repeat.name, number, question.name)


def _says_so(question: Question, answer: Answer) -> bool:
    """A yes/no question makes something when the answer is yes; any other by being answered."""
    return question.type is not QuestionType.YES_NO or answer.value == "yes"


def words_of(answer: Answer | None) -> str | None:
    """An answer as a column of words holds it; None without words."""
    if answer is None or answer.value is None:
        return None
    return _plain(answer.value) or None


def _plain(value: Value) -> str:
    match value:
        case str():
            return value.strip()
        case Decimal():
            return as_text(value)
        case tuple():
            return ", ".join(value)
        case Picked():
            return value.label
        case Point():
            return f"{value.latitude}, {value.longitude}"
        case Rows():
            return ""
    return value.isoformat()
