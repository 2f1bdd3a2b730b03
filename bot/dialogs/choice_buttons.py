"""Options as buttons: one of several, several of many, a scale in one row."""

from math import ceil

from markupsafe import Markup

from bot.dialogs.asked import Asked, Line, button, turning
from bot.screen import Button, in_rows
from bot.texts import Screenwriter, lines
from domain.forms.model import Choice, Question, QuestionType

CHOICES_ON_PAGE = 20
"""More would not fit a phone without getting lost; the rest is a page further or is typed."""

MINIMAL_ON_PAGE = 8
"""Of a list that its author wants small."""

SHORT_LABEL = 12
"""Characters of options that stand side by side."""

STEP_LABEL = 4
"""Characters of a scale's steps that all stand in one row; longer ones get numbers and a legend."""

STEPS_IN_ROW = 7
NUMBERED_STEPS = 8


def page_of(question: Question) -> int:
    """How many options a page shows."""
    minimal = "minimal" in question.appearance.split()
    return MINIMAL_ON_PAGE if minimal else CHOICES_ON_PAGE


def choice_buttons(w: Screenwriter, asked: Asked) -> list[Line]:
    """One of several: side by side while the words are short."""
    if asked.question.type is QuestionType.SCALE:
        return _steps(w, asked)
    named = _on_page(w, asked)
    chosen = asked.answer.value if asked.answer else None
    buttons = [
        button(asked, _ticked(label, choice.name == chosen), "set", at)
        for at, choice, label in named
    ]
    short = all(len(label) <= SHORT_LABEL for _, _, label in named)
    width = 2 if short and asked.question.type is not QuestionType.SELECT_ONE else 1
    return [*in_rows(buttons, width), _turning(w, asked)]


def mark_buttons(w: Screenwriter, asked: Asked) -> list[Line]:
    """Several of many: each button sets its own mark, or takes it away."""
    before = asked.answer or asked.offered
    marked = before.value if before is not None and isinstance(before.value, tuple) else ()
    buttons = [
        button(
            asked,
            _ticked(label, choice.name in marked),
            "off" if choice.name in marked else "on",
            at,
        )
        for at, choice, label in _on_page(w, asked)
    ]
    return [*in_rows(buttons, 1), _turning(w, asked)]


def _steps(w: Screenwriter, asked: Asked) -> list[Line]:
    """A scale: its steps in as few rows as they take, filled evenly."""
    chosen = asked.answer.value if asked.answer else None
    buttons: list[Button] = [
        button(
            asked,
            _ticked(_step(w, asked, at, choice), choice.name == chosen),
            "set",
            _place(asked, choice),
        )
        for at, choice in enumerate(asked.choices, 1)
    ]
    most = NUMBERED_STEPS if has_legend(w, asked) else STEPS_IN_ROW
    count = ceil(len(buttons) / most)
    return in_rows(buttons, ceil(len(buttons) / count)) if buttons else []


def has_legend(w: Screenwriter, asked: Asked) -> bool:
    """Whether the words of a scale are too long for a row: then they stand above its numbers."""
    if asked.question.type is not QuestionType.SCALE:
        return False
    return any(len(_label(w, asked, choice)) > STEP_LABEL for choice in asked.choices)


def legend(w: Screenwriter, asked: Asked) -> Markup | None:
    """What the numbers of a scale mean."""
    if not has_legend(w, asked):
        return None
    return lines(
        *(
            w.t("form-step", step=_step(w, asked, at, choice), words=_label(w, asked, choice))
            for at, choice in enumerate(asked.choices, 1)
        )
    )


def _step(w: Screenwriter, asked: Asked, at: int, choice: Choice) -> str:
    return step_number(asked.choices, at) if has_legend(w, asked) else _label(w, asked, choice)


def step_number(choices: tuple[Choice, ...], at: int) -> str:
    """The number of a scale's step: its own name where all are numbers, else its place.

    Args:
        at: from 1.
    """
    own = all(choice.name.isdigit() for choice in choices)
    return choices[at - 1].name if own else str(at)


def _label(w: Screenwriter, asked: Asked, choice: Choice) -> str:
    return asked.draft.definition.text(choice.label, w.language) or choice.name


def _place(asked: Asked, choice: Choice) -> int:
    """Where an option stands in the form: what its button carries, whatever is left out."""
    return asked.question.choices.index(choice)


def _on_page(w: Screenwriter, asked: Asked) -> list[tuple[int, Choice, str]]:
    """The options of this page: where they stand in the form, and their words."""
    size = page_of(asked.question)
    shown = asked.choices[asked.page * size : (asked.page + 1) * size]
    return [(_place(asked, choice), choice, _label(w, asked, choice)) for choice in shown]


def _ticked(label: str, ticked: bool) -> str:
    return f"✔ {label}" if ticked else label


def _turning(w: Screenwriter, asked: Asked) -> Line:
    more = (asked.page + 1) * page_of(asked.question) < len(asked.choices)
    return turning(w, asked, asked.page, more=more)
