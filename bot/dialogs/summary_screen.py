"""The summary before sending, and what becomes of it afterwards: pure functions to screens."""

from dataclasses import dataclass
from enum import Enum, auto

from markupsafe import Markup

from bot.callbacks import RequestTap
from bot.dialogs.heading import for_client, heading
from bot.dialogs.question_screen import answer_in_words
from bot.dialogs.taps import FormAct, form_tap
from bot.markup import shortened
from bot.screen import Button, Buttons, ButtonStyle, Screen, rows, tap
from bot.texts import Screenwriter, lines
from domain.asking.purpose import Subject
from domain.forms import engine
from domain.forms.engine import SummaryRow
from domain.forms.model import MEDIA, Question
from domain.forms.responses import Draft
from domain.requests.drafting import PURPOSE
from domain.requests.form import CLIENT, DUE, KIND, RECEIVER
from domain.requests.rows import Answered

ANSWER_SHOWN = 300
"""Characters of one answer; the copy that the author keeps has more."""

COPY_SHOWN = 3_000
LABEL_SHOWN = 24


class SummaryOf(Enum):
    """What a summary is shown for."""

    WHAT_IS_SENT = auto()
    WHAT_CAN_CHANGE = auto()
    WHAT_IS_LOST = auto()


@dataclass(frozen=True)
class Written:
    """A form that can be sent, with all that its summary shows.

    Attributes:
        files: how many go along.
        said: what has just been done; `error`: why it could not be sent.
        of: what the summary is shown for.
    """

    draft: Draft
    subject: Subject | None = None
    files: int = 0
    said: Markup | None = None
    error: str | None = None
    of: SummaryOf = SummaryOf.WHAT_IS_SENT


def summary_screen(w: Screenwriter, written: Written) -> Screen:
    """What is written, one button to send it, one for each thing to add, and one to change."""
    draft = written.draft
    return Screen(
        lines(
            written.said,
            heading(w, draft, written.subject),
            for_client(w, draft, written.subject),
            *_answers(w, draft, ANSWER_SHOWN),
            w.t("form-files", n=written.files) if written.files else None,
            w.t("form-error", words=written.error) if written.error else None,
            _what_next(w, written),
        ),
        buttons=_buttons(w, written),
    )


def _answers(w: Screenwriter, draft: Draft, limit: int) -> list[Markup]:
    """A line for each answer; client and kind stand in the heading."""
    above = {CLIENT, KIND} if draft.purpose == PURPOSE else set()
    return [
        w.t(
            "form-answer",
            label=_label(w, draft, row.question),
            words=shortened(answer_in_words(w, draft, row.question, row.answer), limit),
        )
        for row in engine.summary(draft.definition, draft.state)
        if row.answer is not None and row.question.name not in above
    ]


def _label(w: Screenwriter, draft: Draft, question: Question) -> str:
    if draft.purpose == PURPOSE and question.name in (CLIENT, KIND, DUE, RECEIVER):
        return w.label(f"form-short-{question.name}")
    return draft.definition.text(question.label, w.language)


def _what_next(w: Screenwriter, written: Written) -> Markup | None:
    if written.of is SummaryOf.WHAT_IS_LOST:
        return w.t("form-sure")
    if written.of is SummaryOf.WHAT_CAN_CHANGE:
        return w.t("form-what-to-change")
    missing = engine.missing(written.draft.definition, written.draft.state)
    return w.t("form-missing", n=len(missing)) if missing else None


def _buttons(w: Screenwriter, written: Written) -> Buttons:
    draft = written.draft
    shown = engine.summary(draft.definition, draft.state)
    given = [_changing(w, draft, row) for row in shown if row.answer is not None]
    match written.of:
        case SummaryOf.WHAT_IS_LOST:
            return rows(_act(w, draft, "open", "primary"), _act(w, draft, "sure", "danger"))
        case SummaryOf.WHAT_CAN_CHANGE:
            back = tap(w.label("form-button-back"), form_tap(draft.id, "open"))
            return rows(*_pairs(given), back)
        case SummaryOf.WHAT_IS_SENT:
            open_ones = [_adding(w, draft, row.question) for row in shown if row.answer is None]
            return rows(
                _main(w, draft),
                *_pairs(open_ones),
                # A list of one is no list.
                _act(w, draft, "change") if len(given) > 1 else given,
                (_act(w, draft, "later"), _act(w, draft, "drop", "danger")),
            )


def _main(w: Screenwriter, draft: Draft) -> Button:
    if engine.missing(draft.definition, draft.state):
        return _act(w, draft, "open", "primary")
    return tap(w.label(f"form-send-{draft.purpose}"), form_tap(draft.id, "send"), "primary")


def _act(w: Screenwriter, draft: Draft, act: FormAct, style: ButtonStyle | None = None) -> Button:
    return tap(w.label(f"form-button-{act}"), form_tap(draft.id, act), style)


def _pairs(buttons: list[Button]) -> list[list[Button]]:
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


def _changing(w: Screenwriter, draft: Draft, row: SummaryRow) -> Button:
    return tap(
        w.label("form-button-change-one", what=_short(w, draft, row.question)),
        form_tap(draft.id, "ask", row.question),
    )


def _adding(w: Screenwriter, draft: Draft, question: Question) -> Button:
    if question.type in MEDIA:
        what = w.label(f"form-file-{question.type}")
    else:
        what = _short(w, draft, question)
    return tap(w.label("form-button-add", what=what), form_tap(draft.id, "ask", question))


def _short(w: Screenwriter, draft: Draft, question: Question) -> str:
    """A question's words as they fit half a row of a phone."""
    return shortened(_label(w, draft, question).rstrip("?:. "), LABEL_SHOWN)


def copy_screen(w: Screenwriter, draft: Draft, files: int, sent: Answered) -> Screen:
    """What was done, what comes next, and the author's own copy: it stays in his chat as the
    request was sent (domain 1.2).

    Args:
        files: how many went along.
    """
    return Screen(
        lines(
            w.t("form-copy", number=sent.number),
            w.t("form-copy-next"),
            heading(w, draft, None),
            *_answers(w, draft, COPY_SHOWN),
            w.t("form-files", n=files) if files else None,
        ),
        buttons=rows(
            (
                tap(w.label("request-button-open"), RequestTap(act="open", id=sent.request_id)),
                tap(w.label("request-button-copy"), RequestTap(act="copy", id=sent.request_id)),
            )
        ),
    )


def handed_in_screen(w: Screenwriter, draft: Draft, done: Answered) -> Screen:
    """What was done by a short form, and what comes next."""
    return Screen(
        w.t(f"form-done-{draft.purpose}", number=done.number),
        buttons=rows(
            tap(w.label("request-button-open"), RequestTap(act="open", id=done.request_id))
        ),
    )
