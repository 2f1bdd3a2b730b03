"""What the buttons of a form carry: the response, the question, and what shall be."""

from hashlib import blake2s
from typing import Literal

from bot.callbacks import ButtonData, RowId
from domain.forms.model import FormDefinition, Question

FormAct = Literal[
    "set", "on", "off", "done", "skip", "back", "keep", "page", "ask",
    "change", "send", "later", "drop", "sure", "open", "to", "new",
]  # fmt: skip
"""`set` an answer; `on` and `off` one mark of many, `done` with them; `skip`, go `back`, `keep`
the answer; turn a `page`; `ask` a question again, from the summary, where `change` lists them, or
from its own old message; `send`; put aside for `later`; `drop` asks whether one is `sure`; `open`
goes on with a draft; `to` a request, or a `new` one, say what loose words are for.
"""

_COLON = "~"
"""Stands for a colon in values, which separates the fields."""


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
    """A short name of a question as it was drawn.

    It changes with the options: a button that says "option 3" of a form that has changed under
    the draft fits no question any more.
    """
    drawn = "\n".join((question.name, question.type, *(each.name for each in question.choices)))
    return blake2s(drawn.encode(), digest_size=3).hexdigest()


def question_of(definition: FormDefinition, mark: str) -> Question | None:
    """The question that a tap is about; None when the form has none like it."""
    return next((each for each in definition.questions if mark_of(each) == mark), None)
