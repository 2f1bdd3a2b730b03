"""Options chosen by typing: the number on the button, its words, or their beginning."""

import re

from domain.forms.cleaning import folded
from domain.forms.errors import FormError
from domain.forms.model import Choice, Question, QuestionType

_SAID: dict[str, str] = dict.fromkeys(
    ("да", "ага", "угу", "д", "конечно", "верно", "yes", "y", "yeah", "yep", "+"), "yes"
) | dict.fromkeys(("нет", "неа", "н", "no", "n", "nope", "-"), "no")

_BETWEEN = re.compile(r"[,;\n]+")
_NUMBERS = re.compile(r"\d+(?:\s+\d+)+", re.ASCII)
_NUMBER = re.compile(r"\d{1,4}", re.ASCII)
_SHOWN = 4
_QUOTED = 60


def read_option(question: Question, text: str) -> str:
    """The name of the choice that `text` means.

    Raises:
        FormError: `form-option-unknown-words` or, when several begin so, `form-option-ambiguous`.
    """
    if question.type is QuestionType.YES_NO and (said := _SAID.get(text.strip().casefold())):
        return said
    found = _find(question, text)
    if len(found) == 1:
        return found[0].name
    if found:
        raise FormError("form-option-ambiguous", text=_short(text), options=_labels(found))
    raise _unknown(question, text)


def read_options(question: Question, text: str) -> tuple[str, ...]:
    """The names of the choices that `text` lists ("1, 3"), in the form's order, each once.

    Raises:
        FormError: as `read_option`, for the first part that is not understood.
    """
    whole = _find(question, text)
    if len(whole) == 1:
        return (whole[0].name,)
    parts = text.split() if _NUMBERS.fullmatch(text.strip()) else _BETWEEN.split(text)
    chosen = {read_option(question, part) for part in parts if folded(part)}
    if not chosen:
        raise _unknown(question, text)
    return tuple(choice.name for choice in question.choices if choice.name in chosen)


def _unknown(question: Question, text: str) -> FormError:
    count = len(question.choices)
    return FormError("form-option-unknown-words", text=_short(text), count=count)


def _short(text: str) -> str:
    return text if len(text) <= _QUOTED else text[:_QUOTED] + "…"


def _find(question: Question, text: str) -> list[Choice]:
    """The choices meant: by its very words, else by its number, else by how its words begin."""
    wanted = folded(text)
    if not wanted:
        return []
    exact = [choice for choice in question.choices if wanted in _words(choice)]
    if exact:
        return exact[:1]
    if _NUMBER.fullmatch(wanted) and question.type is not QuestionType.SCALE:
        at = int(wanted)
        return list(question.choices[at - 1 : at]) if at else []
    begun = [
        choice
        for choice in question.choices
        if any(words.startswith(wanted) for words in _words(choice))
    ]
    return begun or [choice for choice in question.choices if _holds_words(choice, wanted)]


def _words(choice: Choice) -> list[str]:
    return [folded(choice.name), *(folded(label) for label in choice.label.values())]


def _holds_words(choice: Choice, wanted: str) -> bool:
    """Every typed word begins a word of one label: "потер" finds "работает с потерями"."""
    return any(
        all(
            any(word.startswith(part) for word in re.findall(r"\w+", label))
            for part in wanted.split()
        )
        for label in _words(choice)
    )


def _labels(choices: list[Choice]) -> str:
    shown = [next(iter(choice.label.values()), choice.name) for choice in choices[:_SHOWN]]
    return ", ".join(shown) + (" …" if len(choices) > _SHOWN else "")
