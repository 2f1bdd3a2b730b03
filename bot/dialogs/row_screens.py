"""The screens of rows: is there another one, is what is known still so, and one row by itself."""

from dataclasses import dataclass

from markupsafe import Markup

from bot.dialogs.asked import (
    Asked,
    Line,
    above,
    act_button,
    below,
    button,
    hint_of,
    turning,
    wording,
)
from bot.dialogs.heading import heading
from bot.dialogs.row_words import numbers_left, row_answers, row_in_words, row_title
from bot.dialogs.summary_line import answer_line, changing
from bot.dialogs.taps import form_tap
from bot.markup import shortened
from bot.screen import Button, Buttons, Screen, in_pairs, in_rows, rows, tap
from bot.texts import Screenwriter, join, lines
from domain.asking.purpose import Subject
from domain.forms import engine
from domain.forms.model import Question, row_name
from domain.forms.own_columns import target_of
from domain.forms.responses import Draft
from domain.forms.state import GONE, SAME, is_gone

ROWS_ON_PAGE = 8
NAMED = 6
"""Rows named in the line that counts them."""

HALF_ROW = 24
"""Characters of a button that shares its row."""


@dataclass(frozen=True)
class RowShown:
    """A row that is looked at by itself; `losing` asks whether it shall go."""

    repeat: str
    number: int
    losing: bool = False


def repeat_screen(w: Screenwriter, asked: Asked) -> Screen:
    """Which rows there are, and whether there is another one."""
    draft, question = asked.draft, asked.question
    hint = hint_of(w, draft, question)
    return Screen(
        lines(
            *above(w, asked),
            Markup("<b>{}</b>").format(wording(w, draft, question)),
            w.t("form-error", words=asked.error) if asked.error else None,
            w.t("form-hint", words=hint) if hint else None,
            _recorded(w, draft, question.name),
        ),
        buttons=rows(_more(w, asked), *_existing(w, asked), below(w, asked)),
    )


def _recorded(w: Screenwriter, draft: Draft, repeat: str) -> Markup:
    left = numbers_left(draft, repeat)
    titles = [row_title(w, draft, repeat, number) for number in left[:NAMED]]
    names = ", ".join([*titles, *(["…"] if len(left) > NAMED else [])])
    return w.t("form-rows", n=len(left), names=names) if left else w.t("form-rows-none")


def _more(w: Screenwriter, asked: Asked) -> Line:
    """The last number of a row goes along: a button tapped once more adds no second row."""
    recorded = engine.rows_of(asked.draft.state, asked.question.name)
    some = numbers_left(asked.draft, asked.question.name)
    label = w.label("form-button-add-row")
    add = button(asked, label, "add", recorded.following, None if some else "primary")
    if not engine.can_close(asked.draft.definition, asked.draft.state, asked.question.name):
        return [add]
    return [add, act_button(w, asked, "next", "primary" if some else None)]


def _existing(w: Screenwriter, asked: Asked) -> list[Line]:
    draft, repeat = asked.draft, asked.question.name
    numbers = engine.rows_of(draft.state, repeat).numbers
    first = asked.page * ROWS_ON_PAGE
    shown = [
        row_button(w, draft, asked.question, number)
        for number in numbers[first : first + ROWS_ON_PAGE]
    ]
    more = first + ROWS_ON_PAGE < len(numbers)
    return [*in_rows(shown, 2), turning(w, asked, asked.page, more=more)]


def row_button(w: Screenwriter, draft: Draft, repeat: Question, number: int) -> Button:
    """Opens a row by itself."""
    what = shortened(row_title(w, draft, repeat.name, number), HALF_ROW)
    key = (
        "form-button-gone-one"
        if is_gone(draft.state, repeat.name, number)
        else "form-button-change-one"
    )
    return tap(w.label(key, what=what), form_tap(draft.id, "row", repeat, number))


def known_row_screen(w: Screenwriter, asked: Asked) -> Screen:
    """All that is known of a row, to be confirmed by one tap."""
    draft, question = asked.draft, asked.question
    repeat, number = question.row or ("", 0)
    first, *others = row_in_words(w, draft, repeat, number) or [wording(w, draft, question)]
    hint = hint_of(w, draft, question)
    return Screen(
        lines(
            *above(w, asked),
            wording(w, draft, question),
            join([Markup("<b>{}</b>").format(first), *others], ", "),
            w.t("form-error", words=asked.error) if asked.error else None,
            w.t("form-hint", words=hint) if hint else None,
        ),
        buttons=rows(*_about_row(w, asked), below(w, asked)),
    )


def _about_row(w: Screenwriter, asked: Asked) -> list[Button]:
    chosen = asked.answer.value if asked.answer else None
    labels = [_row_label(w, asked, choice.name) for choice in asked.choices]
    return [
        button(
            asked,
            f"✔ {label}" if choice.name == chosen else label,
            "set",
            at,
            "primary" if choice.name == SAME else None,
        )
        for at, (choice, label) in enumerate(zip(asked.choices, labels, strict=True))
    ]


def _row_label(w: Screenwriter, asked: Asked, name: str) -> str:
    """What is said of a row; of a person, that he works there no more."""
    within = asked.draft.definition.in_repeat(asked.question.repeat or "")
    of_people = any(target_of(each).startswith("contact.") for each in within)
    return w.label(
        "form-button-person-gone" if of_people and name == GONE else f"form-button-row-{name}"
    )


def row_screen(
    w: Screenwriter, draft: Draft, subject: Subject | None, shown: RowShown, said: Markup | None
) -> Screen:
    """One row by itself: each of its answers can be changed, and the row taken away."""
    repeat = draft.definition.question(shown.repeat)
    title = row_title(w, draft, shown.repeat, shown.number)
    return Screen(
        lines(
            said,
            heading(w, draft, subject, repeat),
            Markup("<b>{}</b>").format(title),
            *(answer_line(w, draft, row) for row in row_answers(draft, shown.repeat, shown.number)),
            w.t("form-row-sure", title=title) if shown.losing else None,
        ),
        buttons=_losing(w, draft, shown, repeat) if shown.losing else _row_acts(w, draft, shown),
    )


def _losing(w: Screenwriter, draft: Draft, shown: RowShown, repeat: Question | None) -> Buttons:
    keep = form_tap(draft.id, "row", repeat, shown.number)
    lose = form_tap(draft.id, "lost", repeat, shown.number)
    return rows(
        tap(w.label("form-button-row-keep"), keep, "primary"),
        tap(w.label("form-button-lost"), lose, "danger"),
    )


def _row_acts(w: Screenwriter, draft: Draft, shown: RowShown) -> Buttons:
    """A row from before is never taken away, but said to be gone."""
    repeat = draft.definition.question(shown.repeat)
    about = draft.definition.question(row_name(shown.repeat, shown.number))
    is_known = shown.number in engine.rows_of(draft.state, shown.repeat).known
    asked_now = {each.name for each in engine.relevant_questions(draft.definition, draft.state)}
    answers = [
        changing(w, draft, row)
        for row in row_answers(draft, shown.repeat, shown.number)
        if row.question.name in asked_now
    ]
    again = tap(w.label("form-button-row-again"), form_tap(draft.id, "ask", about))
    lose = form_tap(draft.id, "lose", repeat, shown.number)
    return rows(
        *in_pairs(answers),
        again if is_known else None,
        (
            tap(w.label("form-button-back"), form_tap(draft.id, "open")),
            None if is_known else tap(w.label("form-button-lose"), lose, "danger"),
        ),
    )
