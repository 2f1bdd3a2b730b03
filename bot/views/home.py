"""The first screen of the day."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from markupsafe import Markup

from bot.callbacks.board import BoardTap, QueueTap
from bot.callbacks.clients import OpportunityTap, TaskTap
from bot.callbacks.handovers import StaffTap
from bot.callbacks.letters import LetterFiguresTap, WriteTap
from bot.callbacks.people import HomeTap, InviteTap
from bot.callbacks.programme import CampaignListTap, CampaignTap
from bot.callbacks.reports import BottleneckTap, DecisionTap
from bot.callbacks.requests import MyTap, RegisterTap
from bot.callbacks.tickets import TicketRegisterTap, TicketTap
from bot.callbacks.visits import CallsTap, TodayTap, WeekTap
from bot.dialogs.taps import form_tap
from bot.markup import shortened
from bot.screen import Button, Buttons, ButtonStyle, Screen, rows, tap
from bot.texts import Screenwriter, capital, join, lines
from domain.people.own import Visits
from domain.programme.waiting import NOTHING_WAITS, HeadWaits
from domain.visits.today import MeetingLine, Today

MainAct = Literal["refusals", "tickets", "letters", "continue", "my", "new"]


@dataclass(frozen=True)
class Home:
    """What the home screen counts."""

    first_name: str
    today: date
    waiting: int
    holding: int
    sent: int
    drafts: int
    reads_register: bool
    invites: bool
    not_done: int
    overdue: int
    visits: Visits | None = None
    reads_programme: bool = False
    reads_reports: bool = False
    sends_on_leave: bool = False
    reads_board: bool = False
    letters: int | None = None
    """Of a letter writer: those to be written today."""
    reads_letters: bool = False
    has_queue: bool = False
    tasks: int = 0
    opportunities: int = 0
    tickets: int = 0
    head: HeadWaits = NOTHING_WAITS
    sites: tuple[MeetingLine, ...] = ()


NAME_SHOWN = 24
"""Characters of a client's name on a button that says more than the name."""


def home_screen(w: Screenwriter, home: Home) -> Screen:
    """What waits for one's word comes first, then what one does every day."""
    register = tap(w.label("home-button-register", n=home.not_done), RegisterTap())
    return Screen(
        lines(
            w.t("home-greeting", name=home.first_name, day=capital(w.time.headline(home.today))),
            *_urgent(w, home),
            *(_visit_lines(w, home.visits) if home.visits else ()),
            _site_line(w, home.sites),
            w.t("home-holding", n=home.holding, sent=home.sent),
            w.t("home-register", n=home.not_done, overdue=home.overdue)
            if home.reads_register
            else None,
        ),
        buttons=rows(
            *_for_head(w, home.head),
            tap(
                w.label("home-button-tickets", n=home.tickets),
                TicketRegisterTap(act="list"),
                _style(home, "tickets"),
            )
            if home.tickets
            else None,
            _letters(w, home),
            *_continue(w, home),
            *_requests(w, home),
            _calls_and_week(w, home.visits) if home.visits else (),
            tap(w.label("home-button-today"), TodayTap()) if home.sites else None,
            _follow_ups(w, home),
            (
                register if home.reads_register else None,
                tap(w.label("home-button-find"), HomeTap(act="find")),
            ),
            (
                tap(w.label("home-button-board"), BoardTap(act="open"))
                if home.reads_board
                else None,
                tap(w.label("home-button-queue"), QueueTap(act="open")) if home.has_queue else None,
            ),
            tap(w.label("home-button-programme"), CampaignTap(act="open"))
            if home.reads_programme
            else None,
            (
                tap(w.label("bottlenecks-button"), BottleneckTap(act="list")),
                tap(w.label("decisions-button"), DecisionTap(act="list")),
            )
            if home.reads_reports
            else None,
            (
                tap(w.label("home-button-staff"), StaffTap(act="list"))
                if home.sends_on_leave
                else None,
                tap(w.label("home-button-invite"), InviteTap(act="list")) if home.invites else None,
            ),
        ),
    )


def _letters(w: Screenwriter, home: Home) -> Button | None:
    """A writer's letters of today; for who only reads of them, what they brought."""
    if home.letters is not None:
        label = w.label("home-button-letters", n=home.letters)
        return tap(label, WriteTap(act="desk"), _style(home, "letters"))
    if home.reads_letters:
        return tap(w.label("home-button-letter-figures"), LetterFiguresTap())
    return None


def _urgent(w: Screenwriter, home: Home) -> list[Markup]:
    """What waits for one's word; the mark stands before the first of it."""
    counted = (("home-waiting", home.waiting), ("home-refusals", home.head.refusals))
    found = [w.t(key, n=n) for key, n in counted if n]
    if home.tickets or home.head.tickets:
        found.append(_tickets(w, home.tickets, home.head.tickets))
    return [w.t("home-urgent", what=found[0]), *found[1:]] if found else []


def _tickets(w: Screenwriter, waiting: int, new: int) -> Markup:
    """Those that wait for the reader and, for a head, the new ones, in one line."""
    if not waiting:
        return w.t("home-tickets", n=new)
    mine = w.t("home-tickets-mine", n=waiting)
    return join([mine, w.t("home-tickets-new", n=new)]) if new else mine


def _for_head(w: Screenwriter, head: HeadWaits) -> list[Button]:
    """The refusals to be judged, and the latest new ticket, each a row."""
    buttons = []
    if head.campaign_id is not None:
        refusals = CampaignListTap(id=head.campaign_id, part="refusals")
        buttons.append(tap(w.label("home-button-refusals", n=head.refusals), refusals, "primary"))
    if head.ticket_id is not None:
        ticket = TicketTap(act="open", id=head.ticket_id)
        buttons.append(tap(w.label("home-button-ticket", number=head.ticket), ticket))
    return buttons


def _visit_lines(w: Screenwriter, visits: Visits) -> list[Markup | None]:
    """What the day holds, then the norm of the week with the questionnaire in hand."""
    norm, draft = visits.norm, visits.in_hand
    week = [
        w.t("home-norm", done=norm.done, norm=norm.norm) if norm.norm else None,
        w.t("home-draft", client=draft.client, at=draft.at, of=draft.of) if draft else None,
    ]
    day = _day(w, visits.today)
    said = [part for part in week if part]
    return [w.t("home-today", what=join(day, ", ")) if day else None, join(said) if said else None]


def _site_line(w: Screenwriter, sites: tuple[MeetingLine, ...]) -> Markup | None:
    """The visits to sites of whoever fills no questionnaires."""
    day = _day(w, Today(0, 0, sites))
    return w.t("home-today", what=join(day, ", ")) if day else None


def _day(w: Screenwriter, today: Today) -> list[Markup]:
    ahead = [each for each in today.meetings if not each.over]
    over = [each for each in today.meetings if each.over]
    parts = [w.t("home-today-calls", n=today.calls)] if today.calls else []
    if len(ahead) == 1:
        first = ahead[0]
        key = "home-today-meeting-at" if first.place else "home-today-meeting"
        time = w.time.clock(first.starts_at)
        parts.append(w.t(key, time=time, client=first.client, place=first.place))
    elif ahead:
        time = w.time.clock(ahead[0].starts_at)
        parts.append(w.t("home-today-meetings", n=len(ahead), time=time, client=ahead[0].client))
    return parts + [w.t("home-today-over", client=each.client) for each in over[:1]]


def _calls_and_week(w: Screenwriter, visits: Visits) -> list[Button]:
    waiting = visits.today.calls
    calls = tap(w.label("home-button-calls", n=waiting), CallsTap())
    week = tap(w.label("home-button-week"), WeekTap())
    return [calls, week] if waiting else [tap(w.label("home-button-today"), TodayTap()), week]


def _follow_ups(w: Screenwriter, home: Home) -> list[Button]:
    """What talks left to be done; nothing for who has none."""
    tasks = tap(w.label("home-button-tasks", n=home.tasks), TaskTap(act="list"))
    opportunities = tap(
        w.label("home-button-opportunities", n=home.opportunities), OpportunityTap(act="list")
    )
    return [*([tasks] if home.tasks else []), *([opportunities] if home.opportunities else [])]


def _requests(w: Screenwriter, home: Home) -> Buttons:
    """One's own and a new one, side by side; what waits for one's word has a row of its own."""
    leads = _style(home, "my")
    my = tap(w.label("home-button-my", n=home.waiting + home.holding), MyTap(), leads)
    new = tap(w.label("home-button-new"), HomeTap(act="new"), _style(home, "new"))
    return rows(my, new) if leads else rows((new, my))


def _style(home: Home, act: MainAct) -> ButtonStyle | None:
    """One button leads: a refusal, ticket or letter that waits for one's word, then what is in
    hand, then the requests that wait for it, then a new one.
    """
    if home.head.refusals:
        leads: MainAct = "refusals"
    elif home.tickets:
        leads = "tickets"
    elif home.letters:
        leads = "letters"
    else:
        in_hand = home.visits is not None and home.visits.in_hand is not None
        leads = "continue" if in_hand else "my" if home.waiting else "new"
    return "primary" if act == leads else None


def _continue(w: Screenwriter, home: Home) -> list[Button]:
    """The questionnaire in hand first; the list, where more than that was begun."""
    draft = home.visits.in_hand if home.visits else None
    buttons = []
    if draft is not None:
        words = w.label("home-button-continue", client=shortened(draft.client, NAME_SHOWN))
        go_on = form_tap(draft.response_id, "open")
        buttons.append(tap(words, go_on, _style(home, "continue")))
    if home.drafts > len(buttons):
        buttons.append(tap(w.label("home-button-drafts", n=home.drafts), HomeTap(act="drafts")))
    return buttons
