"""What the buttons of a form carry: the response, the question, and what shall be."""

from functools import lru_cache
from hashlib import blake2s
from typing import Literal

from bot.callbacks.data import ButtonData, RowId
from domain.forms.model import (
    FormDefinition,
    Question,
    QuestionType,
    instance_name,
    parts_of,
    row_name,
)

FormAct = Literal[
    "set", "on", "off", "done", "skip", "back", "keep", "same", "add", "next", "page", "ask",
    "row", "lose", "lost", "part", "all", "change", "send", "later", "drop", "sure", "open",
    "to", "new",
]  # fmt: skip
"""`set` an answer; `on` and `off` one mark of many, `done` with them; `skip`, go `back`, `keep`
the answer; take what is known as the `same`; `add` a row, or go on to what comes `next` after the
rows; turn a `page`; `ask` a question again, from the summary, where `change` lists them, or from
its own old message; open a `row`, `lose` asks whether it shall go, then it is `lost`; open a
`part` of the summary, or see it `all`; `send`; put aside for `later`; `drop` asks whether one is
`sure`; `open` goes on with a draft; `to` a request, or a `new` one, say what loose words are for.
"""

_COLON = "~"
"""Stands for a colon in values, which separates the fields."""

_OF_ROW = "."
"""Stands between the mark of a question and the number of its row."""


class FormTap(ButtonData, prefix="form"):
    """An act on one draft. It says the state to be, so that tapping twice is tapping once."""

    response: RowId
    act: FormAct
    question: str = ""
    value: str = ""


def form_tap(
    response_id: int, act: FormAct, question: Question | None = None, value: object = ""
) -> FormTap:
    """A tap as a button carries it.

    Args:
        value: written as text; `value_of` reads it back.
    """
    mark = mark_of(question) if question else ""
    written = str(value).replace(":", _COLON)
    return FormTap(response=response_id, act=act, question=mark, value=written)


def value_of(tap: FormTap) -> str:
    """What a tap says shall be."""
    return tap.value.replace(_COLON, ":")


def mark_of(question: Question) -> str:
    """A short name of a question as it was drawn, with the number of its row, if it has one.

    It changes with the options: a button that says "option 3" of a form that has changed under
    the draft fits no question any more.
    """
    found = parts_of(question.name)
    if found is None:
        return _digest(question.name, question)
    repeat, number, own = found
    return f"{_digest(own or repeat, question)}{_OF_ROW}{number}"


def _digest(name: str, question: Question) -> str:
    names = (choice.name for choice in question.choices)
    return _short("\n".join((name, question.type, *names)))


@lru_cache(maxsize=4096)
def _short(drawn: str) -> str:
    return blake2s(drawn.encode(), digest_size=3).hexdigest()


def question_of(definition: FormDefinition, mark: str) -> Question | None:
    """The question that a tap is about; None when the form has none like it.

    The row it belongs to may be gone meanwhile.
    """
    digest, _, number = mark.partition(_OF_ROW)
    if not number:
        return next((each for each in definition.questions if mark_of(each) == digest), None)
    if not (number.isascii() and number.isdigit() and len(number) <= _LONGEST_NUMBER):
        return None
    within = [
        each for each in definition.questions if each.repeat or each.type is QuestionType.REPEAT
    ]
    found = (definition.question(_in_row(each, int(number))) for each in within)
    return next((each for each in found if each and mark_of(each) == mark), None)


_LONGEST_NUMBER = 9


def _in_row(template: Question, number: int) -> str:
    """The name that a question of a repeat has in one row; of a repeat itself, that of the row."""
    if template.repeat is None:
        return row_name(template.name, number)
    return instance_name(template.repeat, number, template.name)
