"""The list of drafts, a draft put aside, and words that nobody asked for: pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from bot.callbacks.people import HomeTap
from bot.callbacks.visits import QuestionnaireTap
from bot.dialogs.asked import BUTTON_TEXT
from bot.dialogs.heading import heading
from bot.dialogs.parts import is_long
from bot.dialogs.question_screen import answer_in_words
from bot.dialogs.taps import form_tap
from bot.markup import shortened
from bot.screen import Button, Screen, rows, tap
from bot.texts import Screenwriter, lines
from bot.views.homeward import home_button
from domain.asking.purpose import Subject
from domain.forms.answering import Written
from domain.forms.responses import Draft
from domain.questionnaires.rows import PURPOSE as QUESTIONNAIRE
from domain.requests.form import main_question
from domain.requests.lists import Line
from domain.requests.purposes import LOOSE

WORDS_SHOWN = 80
QUOTED = 500


@dataclass(frozen=True)
class DraftEntry:
    """A draft in the list, and when it was touched last."""

    draft: Draft
    subject: Subject | None
    updated_at: datetime


def drafts_screen(w: Screenwriter, entries: Sequence[DraftEntry]) -> Screen:
    """What was begun, the latest first: a button goes on with each, another throws it away."""
    if not entries:
        return Screen(
            w.t("drafts-none"),
            buttons=rows(tap(w.label("home-button-new"), HomeTap(act="new"), "primary")),
        )
    return Screen(
        lines(
            w.t("drafts-headline", n=len(entries)),
            *(_entry(w, at, entry) for at, entry in enumerate(entries, 1)),
        ),
        buttons=rows(*(_entry_buttons(w, at, entry) for at, entry in enumerate(entries, 1))),
    )


def _entry(w: Screenwriter, at: int, entry: DraftEntry) -> Markup:
    words = "" if is_long(entry.draft) else words_of(w, entry.draft, WORDS_SHOWN)
    return lines(
        w.t(
            "drafts-line", at=at, title=title(w, entry.draft, entry.subject), when=entry.updated_at
        ),
        w.t("form-quoted", words=words) if words else None,
    )


def _entry_buttons(w: Screenwriter, at: int, entry: DraftEntry) -> tuple[Button | None, ...]:
    return (
        tap(w.label("drafts-button-open", at=at), form_tap(entry.draft.id, "open")),
        _drop(entry.draft, w.label("drafts-button-drop", at=at)),
    )


def _drop(draft: Draft, words: str) -> Button | None:
    """Throw it away; nothing where others have what it says already."""
    return None if draft.on_record else tap(words, form_tap(draft.id, "drop"))


def title(w: Screenwriter, draft: Draft, subject: Subject | None) -> Markup:
    """What a draft is, in one line; of a long one also the question it stands at."""
    if draft.purpose == LOOSE:
        return w.t("loose-title")
    asked = draft.definition.question(draft.question) if draft.question else None
    return heading(w, draft, subject, asked if is_long(draft) else None)


def words_of(w: Screenwriter, draft: Draft, limit: int) -> str:
    """What was written in a draft, as far as it fits."""
    question = main_question(draft.definition)
    answer = draft.state.answers.get(question.name) if question else None
    if question is None or answer is None:
        return ""
    return shortened(answer_in_words(w, draft, question, answer), limit)


def aside_screen(w: Screenwriter, draft: Draft, subject: Subject | None) -> Screen:
    """A draft was put aside: nothing is asked any more, and nothing is lost."""
    return Screen(
        lines(title(w, draft, subject), w.t("form-aside")),
        buttons=rows(
            tap(w.label("form-button-open"), form_tap(draft.id, "open"), "primary"),
            _drop(draft, w.label("form-button-drop")),
        ),
    )


def loose_screen(
    w: Screenwriter, draft: Draft, files: int, requests: Sequence[Line], said: Markup | None = None
) -> Screen:
    """Words or files that came while nothing was asked: which request are they for?

    Args:
        requests: the person's own open ones, the likeliest first.
    """
    words = words_of(w, draft, QUOTED)
    return Screen(
        lines(
            said,
            w.t("loose-question"),
            w.t("form-quoted", words=words) if words else None,
            w.t("form-files", n=files) if files else None,
        ),
        buttons=rows(
            *(
                tap(
                    shortened(
                        w.label("loose-button-to", number=each.number, client=each.client),
                        BUTTON_TEXT,
                    ),
                    form_tap(draft.id, "to", value=each.id),
                )
                for each in requests
            ),
            tap(w.label("loose-button-new"), form_tap(draft.id, "new")),
            (
                tap(w.label("form-button-later"), form_tap(draft.id, "later")),
                tap(w.label("form-button-drop"), form_tap(draft.id, "drop"), "danger"),
            ),
        ),
    )


def edit_too_late_screen(w: Screenwriter, written: Written) -> Screen:
    """The message of an answer was changed, and its form is over: what can be done instead."""
    if written.state == "dropped":
        return Screen(w.t("form-edit-dropped"))
    if written.purpose != QUESTIONNAIRE or written.subject_id is None:
        return Screen(w.t("form-edit-late"))
    opened = QuestionnaireTap(act="open", id=written.subject_id)
    return Screen(
        w.t(f"form-edit-questionnaire-{written.state}"),
        buttons=rows(tap(w.label("form-button-questionnaire"), opened)),
    )


def dropped_screen(w: Screenwriter) -> Screen:
    """A draft was thrown away."""
    return Screen(
        w.t("form-dropped"),
        buttons=rows(home_button(w)),
    )
