"""A rep's own week, and what the programme tells him."""

from markupsafe import Markup

from bot.callbacks.clients import ClientTap
from bot.callbacks.programme import CampaignListTap
from bot.callbacks.team import NoteTap
from bot.callbacks.visits import CallsTap, TodayTap, WeekTap
from bot.dialogs.taps import form_tap
from bot.markup import shortened
from bot.screen import Button, Buttons, Screen, rows, tap
from bot.texts import Screenwriter, join, lines
from bot.views.campaign_lists import refusal_buttons
from bot.views.homeward import home_button
from domain.programme.campaigns import CampaignFacts
from domain.programme.refusals import Refusal
from domain.programme.week import BegunQuestionnaire, CountedLine, PlannedMeeting, Week

NAME_SHOWN = 24
"""Characters of a client's name on a button that says more than the name."""


def week_screen(w: Screenwriter, week: Week) -> Screen:
    """The norm first, then what is before one: meetings, drafts, clients nobody has called."""
    return Screen(
        lines(
            _norm(w, week),
            _left(w, week),
            *(_counted(w, each) for each in week.counted),
            w.t("week-meetings", n=week.meetings_total) if week.meetings else None,
            *(_meeting(w, each) for each in week.meetings),
            w.t("week-list", n=week.open, untouched=week.untouched) if week.open else None,
            w.t("week-paused", n=week.paused) if week.paused else None,
        ),
        buttons=rows(
            *(_continue(w, each) for each in week.begun),
            (
                tap(w.label("week-button-calls"), CallsTap()),
                tap(w.label("week-button-today"), TodayTap()),
            ),
            home_button(w),
        ),
    )


def _norm(w: Screenwriter, week: Week) -> Markup:
    if not week.norm:
        return w.t("week-without-norm", n=week.done)
    return w.t("week-norm", done=week.done, norm=week.norm)


def _left(w: Screenwriter, week: Week) -> Markup | None:
    if not week.norm:
        return None
    if not week.left:
        return w.t("week-done")
    return w.t("week-left", n=week.left, days=week.working_days_left)


def _counted(w: Screenwriter, each: CountedLine) -> Markup:
    key = "week-counted-paused" if each.paused else "week-counted"
    return w.t(key, client=each.client, at=each.at)


def _meeting(w: Screenwriter, each: PlannedMeeting) -> Markup:
    said = w.t("week-meeting", client=each.client, at=w.time.exact(each.starts_at))
    return join((said, each.place)) if each.place else said


def _continue(w: Screenwriter, each: BegunQuestionnaire) -> Button:
    words = w.label("home-button-continue", client=shortened(each.client, NAME_SHOWN))
    return tap(words, form_tap(each.response_id, "open"))


def behind_notice(w: Screenwriter, done: int, norm: int) -> Screen:
    """The week is passing, and the norm is not done."""
    return Screen(
        w.t("week-behind", done=done, norm=norm, left=norm - done),
        buttons=rows(
            tap(w.label("week-button-calls"), CallsTap(), "primary"),
            tap(w.label("week-button-week"), WeekTap()),
        ),
    )


def started_notice(w: Screenwriter, facts: CampaignFacts, clients: int) -> Screen:
    """A campaign has begun; this many of its clients are the reader's."""
    return Screen(
        w.t("campaign-begun", name=facts.name, n=clients, to=facts.ends_on, head=facts.head),
        buttons=_to_calls(w),
    )


def list_changed_notice(w: Screenwriter, facts: CampaignFacts, clients: int) -> Screen:
    """Somebody moved clients to the reader, or away from him."""
    return Screen(w.t("campaign-list-changed", name=facts.name, n=clients), buttons=_to_calls(w))


def _to_calls(w: Screenwriter) -> Buttons:
    return rows(
        tap(w.label("week-button-calls"), CallsTap(), "primary"),
        tap(w.label("week-button-week"), WeekTap()),
    )


def refusal_notice(w: Screenwriter, asked: Refusal) -> Screen:
    """A client refused: does the head agree? Afterwards, what became of it."""
    resuming = "resume-" if asked.state == "paused" else ""
    head = w.t(f"refusal-{resuming}headline", client=asked.client)
    facts = (
        w.t("refusal-rep", name=asked.rep) if asked.rep else None,
        w.t("campaign-own-words", words=asked.words) if asked.words else None,
    )
    if asked.waits:
        return Screen(
            lines(head, *facts, w.t(f"refusal-{resuming}ask")),
            buttons=rows(
                *refusal_buttons(w, asked.campaign_client_id),
                tap(w.label("note-button-listen"), NoteTap(act="voice", id=asked.note_id))
                if asked.note_id is not None
                else None,
                tap(w.label("campaign-button-dossier"), ClientTap(act="open", id=asked.client_id)),
            ),
        )
    outcome = "approved" if asked.state == "refused" else "returned"
    if resuming:
        outcome = "resume-decided"
    others = CampaignListTap(id=asked.campaign_id, part="refusals")
    return Screen(
        lines(head, *facts, w.t(f"refusal-{outcome}", at=asked.again_at or w.now)),
        buttons=rows(tap(w.label("refusal-button-others"), others)),
    )


def refusal_returned_notice(w: Screenwriter, asked: Refusal) -> Screen:
    """The head wants one more try."""
    return Screen(
        lines(
            w.t("refusal-try-again", client=asked.client),
            w.t("campaign-own-words", words=asked.words) if asked.words else None,
        ),
        buttons=rows(
            tap(w.label("week-button-calls"), CallsTap(), "primary"),
            tap(w.label("campaign-button-dossier"), ClientTap(act="open", id=asked.client_id)),
        ),
    )
