"""Sample data for the screens of notes, promises and the team of a client."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import get_args

from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views import client_notes, client_team, connecting
from domain.clients.connecting import Whom, Why
from domain.clients.developers import Developer
from domain.clients.notes import Note, NotePage
from domain.clients.passing import Passing
from domain.clients.promises import Promise, PromisePage
from domain.clients.team import Member
from domain.clients.team_changes import PastMember, TeamCard, TeamHistory, TeamNews
from domain.company import Policy
from domain.handovers.away import Standin
from storage.models.clients import TEAM_PARTS

NOW = datetime(2026, 11, 23, 10, 7, tzinfo=UTC)
TODAY = NOW.date()
DAY = timedelta(days=1)
CLIENT = "Ромашка <b>&</b> сыновья"
WORDS = "Директор сменится в январе, новый — из Казани; <5 м> до склада. " * 200

NOTE = Note(5, 1, CLIENT, WORDS, "Ольга Смирнова", NOW - DAY, 2, 83, may_drop=True)
NOTES = [NOTE, replace(NOTE, text="", files=1), replace(NOTE, seconds=0), replace(NOTE, files=0)]

PROMISE = Promise(
    3, "Выслать <b>&</b> договор " * 9, TODAY, None, 1, "Ольга Смирнова", late=False, spoken=True
)
PROMISES = [
    replace(PROMISE, due_on=TODAY - DAY, late=True, spoken=False),
    PROMISE,
    replace(PROMISE, due_on=TODAY + 9 * DAY),
    replace(PROMISE, done_at=NOW - 40 * DAY),
]

MEMBER = Member(
    1, "Ольга Смирнова", "manager", NOW - 300 * DAY, True, "+79270000000", "olga@svyaz.example"
)
STANDIN = Standin(1, date(2026, 12, 5), 2, "Денис Жуков", "+79270000001", None)
MEMBERS = [
    replace(MEMBER, stand_in=STANDIN),
    replace(MEMBER, part="vip_rep", named=False, since=None),
    replace(MEMBER, part="service", phone=None),
    replace(MEMBER, part="coordinator"),
    replace(MEMBER, part="letters"),
]
TEAM = TeamCard(1, CLIENT, MEMBERS, TEAM_PARTS, may_pass=True)
HISTORY = TeamHistory(
    1,
    CLIENT,
    [PastMember("Денис Жуков", part, NOW - 600 * DAY, NOW - DAY) for part in TEAM_PARTS]
    + [PastMember("Ольга Смирнова", part, NOW - DAY, None) for part in TEAM_PARTS],
    page=1,
    total=31,
)
NEWS = TeamNews(1, CLIENT, "vip_rep", "Денис Жуков", "Ольга Смирнова", "Марина Лис", is_mine=True)
PASSING = Passing(1, CLIENT, 1, "Ольга Смирнова", 1, [Developer(2, "Денис <b>&</b> Жуков", 34, 2)])


WHOM = Whom(2, "Денис Жуков", "+79270000001", "manager", "manager")
WHOMS = {
    why: replace(WHOM, why=why, instead_of="Ольга <b>&</b>", until_on=TODAY, otherwise=(WHOM,) * 3)
    for why in get_args(Why)
}
SCRIPT = ("«Связь <b>&</b>», здравствуйте.", "С кем из менеджеров?")


Drawn = Callable[[Screenwriter, Policy], Screen]


def _connection(found: Whom | None, script: Sequence[str] = SCRIPT) -> Drawn:
    return lambda w, _: Screen(connecting.connection(w, found, script))


def _connections() -> dict[str, Drawn]:
    drawn = {f"connect-{why}": _connection(found) for why, found in WHOMS.items()}
    return {
        **drawn,
        "connect-nobody": _connection(None),
        "connect-no-phone": _connection(replace(WHOM, phone=None), ()),
    }


def team_screens() -> dict[str, Drawn]:
    """Every screen of these, by name."""
    return {
        **_connections(),
        "notes": lambda w, _: client_notes.notes_screen(w, NotePage(1, CLIENT, NOTES, 21, 1)),
        "notes-none": lambda w, _: client_notes.notes_screen(w, NotePage(1, CLIENT, [], 0, 0)),
        "note": lambda w, _: client_notes.note_screen(w, NOTE),
        "note-written": lambda w, _: client_notes.written_screen(w, NOTE),
        "note-old": lambda w, _: client_notes.written_screen(w, replace(NOTE, may_drop=False)),
        "note-dropped": lambda w, _: client_notes.dropped_screen(w, 1),
        "promises": lambda w, _: client_notes.promises_screen(
            w, PromisePage(1, CLIENT, PROMISES, 21, 5, 1), TODAY
        ),
        "promises-kept": lambda w, _: client_notes.promises_screen(
            w, PromisePage(1, CLIENT, PROMISES[3:], 1, 0, 0), TODAY
        ),
        "promises-none": lambda w, _: client_notes.promises_screen(
            w, PromisePage(1, CLIENT, [], 0, 0, 0), TODAY
        ),
        "team": lambda w, _: client_team.team_screen(w, TEAM),
        "team-none": lambda w, _: client_team.team_screen(w, TeamCard(1, CLIENT, [], ())),
        "team-change": lambda w, _: client_team.change_screen(w, TEAM),
        "team-history": lambda w, _: client_team.history_screen(w, HISTORY),
        "team-history-none": lambda w, _: client_team.history_screen(
            w, TeamHistory(1, CLIENT, [], 0, 0)
        ),
        "team-news": lambda w, _: client_team.news_screen(w, NEWS),
        "team-news-named": lambda w, _: client_team.news_screen(w, replace(NEWS, is_mine=False)),
        "team-news-cleared": lambda w, _: client_team.news_screen(
            w, replace(NEWS, to=None, is_mine=False, by=None)
        ),
        "pass": lambda w, _: client_team.pass_screen(w, PASSING),
        "pass-nobody": lambda w, _: client_team.pass_screen(
            w, replace(PASSING, developers=[], orders=0)
        ),
        "pass-on-his-way": lambda w, _: client_team.pass_screen(
            w, replace(PASSING, request_id=7, number=214)
        ),
        "passed": lambda w, _: client_team.passed_screen(w, CLIENT, "Денис Жуков", 214, 7),
    }
