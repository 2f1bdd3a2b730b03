"""A question with all that its screen shows, and the buttons that every such screen has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from bot.dialogs.heading import calls_off, for_client, heading
from bot.dialogs.parts import is_long
from bot.dialogs.picks import Pick
from bot.dialogs.taps import FormAct, form_tap
from bot.markup import shortened
from bot.screen import Button, ButtonStyle, tap
from bot.texts import Screenwriter
from domain.asking.purpose import Subject
from domain.asking.purposes import PURPOSES
from domain.forms import engine
from domain.forms.answers import Answer
from domain.forms.cleaning import folded
from domain.forms.model import Choice, Question
from domain.forms.responses import Draft
from domain.lookups import Options

BUTTON_TEXT = 60

Line = Sequence[Button | None]


@dataclass(frozen=True)
class Asked:
    """A question with all that its screen shows.

    Attributes:
        subject: whom or what it is about.
        options: of a lookup, as searched for.
        picks: quick answers.
        typed: letters that its options are searched for; `page` of them, from 0.
        row: whom or what the row that it belongs to is about, once that is said.
        said: what has just been done; `error`: why the last answer would not do.
    """

    draft: Draft
    question: Question
    subject: Subject | None = None
    options: Options | None = None
    picks: tuple[Pick, ...] = ()
    page: int = 0
    said: Markup | None = None
    error: str | None = None
    typed: str = ""
    row: str = ""

    @property
    def answer(self) -> Answer | None:
        """What was answered so far."""
        return self.draft.state.answers.get(self.question.name)

    @cached_property
    def offered(self) -> Answer | None:
        """What one tap takes as the answer."""
        return offered_now(self.draft, self.question)

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """The options that are offered: after the form's filter, and after what was typed."""
        through = engine.choices_of(self.draft.definition, self.question, self.draft.state)
        return found_among(through, self.typed) or through


def offered_now(draft: Draft, question: Question) -> Answer | None:
    """What one tap takes as the answer to a question that has none, or is only shown."""
    if question.name in draft.state.answers and not question.read_only:
        return None
    return engine.offered(draft.definition, draft.state, question)


def found_among(choices: Sequence[Choice], typed: str) -> tuple[Choice, ...]:
    """The options whose words hold what was typed."""
    parts = folded(typed).split()
    return tuple(
        choice
        for choice in choices
        if any(all(part in folded(words) for part in parts) for words in choice.label.values())
    )


def above(w: Screenwriter, asked: Asked) -> tuple[Markup | str | None, ...]:
    """The lines above a question: what was done, what this is, whom it is for, what it does beside
    where the last answer hands it in, the notes.
    """
    draft, question = asked.draft, asked.question
    notes = engine.notes_before(draft.definition, draft.state, question.name)
    return (
        asked.said,
        heading(w, draft, asked.subject, question),
        for_client(w, draft, asked.subject),
        *(calls_off(w, asked.subject) if PURPOSES[draft.purpose].at_once else ()),
        *(wording(w, draft, note) for note in notes),
    )


def wording(w: Screenwriter, draft: Draft, question: Question) -> str:
    """What a question says."""
    return engine.wording(draft.definition, draft.state, question.label, w.language)


def hint_of(w: Screenwriter, draft: Draft, question: Question) -> str:
    """The form's own hint; empty without one."""
    return engine.wording(draft.definition, draft.state, question.hint, w.language)


def button(
    asked: Asked, label: str, act: FormAct, value: object = "", style: ButtonStyle | None = None
) -> Button:
    """A button of the question being asked."""
    data = form_tap(asked.draft.id, act, asked.question, value)
    return tap(shortened(label, BUTTON_TEXT), data, style)


def act_button(
    w: Screenwriter, asked: Asked, act: FormAct, style: ButtonStyle | None = None
) -> Button:
    """A button that is named for its act."""
    return button(asked, w.label(f"form-button-{act}"), act, style=style)


def turning(w: Screenwriter, asked: Asked, page: int, *, more: bool) -> Line:
    """Buttons to the pages before and after."""
    before = button(asked, w.label("form-button-before"), "page", page - 1) if page else None
    after = button(asked, w.label("form-button-more"), "page", page + 1) if more else None
    return [before, after]


def below(w: Screenwriter, asked: Asked) -> Iterable[Button | None]:
    """The last row: back, all answers of a long form, later."""
    draft, question = asked.draft, asked.question
    first = engine.previous_question(draft.definition, draft.state, question.name) is None
    return (
        None if first else act_button(w, asked, "back"),
        act_button(w, asked, "all") if is_long(draft) else None,
        act_button(w, asked, "later"),
    )
