"""The summary before sending, and what becomes of it afterwards: pure functions to screens."""

from dataclasses import dataclass
from enum import Enum, auto

from markupsafe import Markup

from bot.callbacks.requests import RequestTap
from bot.dialogs.heading import calls_off, for_client, heading
from bot.dialogs.part_screen import part_buttons
from bot.dialogs.parts import is_long
from bot.dialogs.summary_line import answer_line, changing
from bot.dialogs.taps import FormAct, form_tap
from bot.markup import shortened
from bot.screen import Button, Buttons, ButtonStyle, Screen, in_pairs, rows, tap
from bot.texts import Screenwriter, lines
from bot.views.contractors import reminder_line
from bot.views.site_visits import called_off_line
from domain.asking.purpose import Subject
from domain.forms import engine
from domain.forms.responses import Draft
from domain.requests.drafting import PURPOSE
from domain.requests.form import CLIENT, KIND
from domain.requests.rows import Answered

ANSWER_SHOWN = 300
"""Characters of one answer; the copy that the author keeps has more."""

COPY_SHOWN = 3_000

DEPARTMENT_SHOWN = 40
"""Characters of a department's name on a button that says more than that."""


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
            *calls_off(w, written.subject),
            *([_how_much(w, draft)] if is_long(draft) else _answers(w, draft, ANSWER_SHOWN)),
            *_closing_notes(w, draft),
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
        answer_line(w, draft, row, limit)
        for row in engine.summary(draft.definition, draft.state)
        if row.answer is not None and row.question.name not in above
    ]


def _how_much(w: Screenwriter, draft: Draft) -> Markup:
    """Of a long form only how much is answered: its sections are behind their buttons."""
    done, total = engine.how_much(draft.definition, draft.state)
    return w.t("form-how-much", n=done, total=total)


def _closing_notes(w: Screenwriter, draft: Draft) -> list[str]:
    """What the form says after its last question."""
    if engine.next_question(draft.definition, draft.state) is not None:
        return []
    return [
        engine.wording(draft.definition, draft.state, note.label, w.language)
        for note in engine.closing_notes(draft.definition, draft.state)
    ]


def _what_next(w: Screenwriter, written: Written) -> Markup | None:
    if written.of is SummaryOf.WHAT_IS_LOST:
        return w.t("form-sure")
    if written.of is SummaryOf.WHAT_CAN_CHANGE:
        return w.t("form-what-to-change")
    missing = engine.missing(written.draft.definition, written.draft.state)
    return w.t("form-missing", n=len(missing)) if missing else None


def _buttons(w: Screenwriter, written: Written) -> Buttons:
    draft = written.draft
    match written.of:
        case SummaryOf.WHAT_IS_LOST:
            return rows(_act(w, draft, "open", "primary"), _act(w, draft, "sure", "danger"))
        case SummaryOf.WHAT_CAN_CHANGE:
            back = tap(w.label("form-button-back"), form_tap(draft.id, "open"))
            return rows(*in_pairs(_given(w, draft)), back)
        case SummaryOf.WHAT_IS_SENT if is_long(draft):
            return _by_parts(w, draft, written.subject)
        case SummaryOf.WHAT_IS_SENT:
            given = _given(w, draft)
            return rows(
                _main(w, draft, written.subject),
                *in_pairs(_open_ones(w, draft)),
                # A list of one is no list.
                _act(w, draft, "change") if len(given) > 1 else given,
                (_act(w, draft, "later"), _act(w, draft, "drop", "danger")),
            )


def _by_parts(w: Screenwriter, draft: Draft, subject: Subject | None) -> Buttons:
    """A long form is sent or gone on with; each of its sections opens by itself."""
    open_still = engine.next_question(draft.definition, draft.state) is not None
    can_send = not engine.missing(draft.definition, draft.state)
    return rows(
        _act(w, draft, "open", "primary") if open_still else None,
        _send(w, draft, subject, None if open_still else "primary") if can_send else None,
        *in_pairs(part_buttons(w, draft)),
        (
            _act(w, draft, "later"),
            None if draft.on_record else _act(w, draft, "drop", "danger"),
        ),
    )


def _given(w: Screenwriter, draft: Draft) -> list[Button]:
    shown = engine.summary(draft.definition, draft.state)
    return [changing(w, draft, row) for row in shown if row.answer is not None]


def _open_ones(w: Screenwriter, draft: Draft) -> list[Button]:
    shown = engine.summary(draft.definition, draft.state)
    return [changing(w, draft, row) for row in shown if row.answer is None]


def _main(w: Screenwriter, draft: Draft, subject: Subject | None) -> Button:
    if engine.missing(draft.definition, draft.state):
        return _act(w, draft, "open", "primary")
    return _send(w, draft, subject, "primary")


def _send(
    w: Screenwriter, draft: Draft, subject: Subject | None, style: ButtonStyle | None
) -> Button:
    """What sending does; of a step of a route, who has the next one."""
    goes_on_to = subject.outlook.goes_on_to if subject else None
    if goes_on_to is None:
        label = w.label(f"form-send-{draft.purpose}")
    else:
        label = w.label("form-send-done-on", to=shortened(goes_on_to, DEPARTMENT_SHOWN))
    return tap(label, form_tap(draft.id, "send"), style)


def _act(w: Screenwriter, draft: Draft, act: FormAct, style: ButtonStyle | None = None) -> Button:
    return tap(w.label(f"form-button-{act}"), form_tap(draft.id, act), style)


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
            w.t("form-copy-ready", at=w.by_hour(sent.ready_at)) if sent.ready_at else None,
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
    key = f"form-done-{draft.purpose}"
    if done.client_told:
        key = f"{key}-mailed"
    if done.repair and draft.purpose == "done":
        key = "form-done-repair"
    if done.offered_to is not None:
        key = "form-done-step"
    return Screen(
        lines(
            w.t(key, number=done.number, to=done.offered_to),
            w.t("form-done-instead", name=done.instead) if done.instead is not None else None,
            reminder_line(w, done),
            called_off_line(w, done),
        ),
        buttons=rows(
            tap(w.label("request-button-open"), RequestTap(act="open", id=done.request_id))
        ),
    )
