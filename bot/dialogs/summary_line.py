"""One answer of a summary: its line, and the button that changes it."""

from markupsafe import Markup

from bot.dialogs.question_screen import answer_in_words
from bot.dialogs.taps import form_tap
from bot.markup import CUT_SIGN, shortened
from bot.screen import Button, tap
from bot.texts import Screenwriter
from domain.forms import engine
from domain.forms.engine import SummaryRow
from domain.forms.model import MEDIA, Question
from domain.forms.responses import Draft
from domain.requests.drafting import PURPOSE
from domain.requests.form import CLIENT, DUE, KIND, RECEIVER

LABEL_SHOWN = 30
LINE_SHOWN = 120
"""Characters of an answer where there are many."""


def label_of(w: Screenwriter, draft: Draft, question: Question) -> str:
    """A question as its answer is named."""
    if draft.purpose == PURPOSE and question.name in (CLIENT, KIND, DUE, RECEIVER):
        return w.label(f"form-short-{question.name}")
    return engine.wording(draft.definition, draft.state, question.label, w.language)


def short_label(w: Screenwriter, draft: Draft, question: Question) -> str:
    """A question's words as they fit a row of a phone beside their sign."""
    label = label_of(w, draft, question).rstrip("?:. ")
    if len(label) <= LABEL_SHOWN:
        return label
    # A question whose last word is broken off reads like another question.
    return label[:LABEL_SHOWN].rpartition(" ")[0].rstrip(",.:?") + CUT_SIGN


def answer_line(w: Screenwriter, draft: Draft, row: SummaryRow, limit: int = LINE_SHOWN) -> Markup:
    """A question with its answer; a dash where there is none."""
    label = label_of(w, draft, row.question)
    if row.answer is None:
        return w.t("form-unanswered", label=label)
    words = answer_in_words(w, draft, row.question, row.answer)
    return w.t("form-answer", label=label, words=shortened(words, limit))


def changing(w: Screenwriter, draft: Draft, row: SummaryRow) -> Button:
    """Asks a question again; one without an answer, for the first time."""
    question, to_ask = row.question, form_tap(draft.id, "ask", row.question)
    if row.answer is not None:
        what = short_label(w, draft, question)
        return tap(w.label("form-button-change-one", what=what), to_ask)
    if question.type in MEDIA:
        what = w.label(f"form-file-{question.type}")
    else:
        what = short_label(w, draft, question)
    return tap(w.label("form-button-add", what=what), to_ask)
