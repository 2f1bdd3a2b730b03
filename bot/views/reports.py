"""Reports in a chat: what is read in ten seconds, the rest by pages."""

from collections.abc import Iterator, Sequence
from itertools import chain

from markupsafe import Markup, escape

from bot.callbacks.clients import TaskTap
from bot.callbacks.reports import BottleneckTap, DecisionTap, ReportTap
from bot.callbacks.requests import RequestTap
from bot.callbacks.tickets import TicketTap
from bot.callbacks.visits import CallsTap, TodayTap
from bot.screen import Button, Screen, in_rows, rows, tap
from bot.texts import Screenwriter, lines
from bot.views.paging import turning
from domain.company import Policy
from domain.reports.facts import DailyFacts, MorningFacts
from domain.reports.reading import StoredReport
from domain.reports.telling import said
from domain.reports.weekly_facts import WeeklyFacts
from domain.reports.words import About, Part, Said

LINES = 8
"""Lines of sections on one page."""

TICKETS_SHOWN = 3
"""Tickets that wait for a rep, named on his first screen."""

NUMBERS_IN_ROW = 4
"""Buttons with numbers side by side: still a thumb wide on a small phone."""


def report_screen(w: Screenwriter, policy: Policy, report: StoredReport, name: str) -> Screen:
    """The first lines of a report, and buttons to what needs somebody.

    Args:
        name: the reader's.
    """
    told = _told(w, policy, report, name)
    facts = report.facts
    if isinstance(facts, DailyFacts):
        return Screen(_first(told), rows(*_daily_buttons(w, report.id, facts, told)))
    if isinstance(facts, WeeklyFacts):
        return Screen(_first(told), rows(*_weekly_buttons(w, report.id, facts, told)))
    waiting = next((part for part in told.parts if part.key == "tickets"), None)
    shown = () if waiting is None else waiting.lines[:TICKETS_SHOWN]
    return Screen(
        _first(told, [line.words for line in shown]),
        rows(
            *_numbers([line.about for line in shown if line.about]),
            *_morning_buttons(w, report.id, facts, told),
        ),
    )


def details_screen(
    w: Screenwriter, policy: Policy, report: StoredReport, name: str, page: int
) -> Screen:
    """A page of all that a report says.

    Args:
        page: from 0; past the last is the last.
    """
    told = _told(w, policy, report, name)
    pages = _pages(told.parts)
    page = min(max(page, 0), len(pages) - 1)
    shown = pages[page]
    back = tap(w.label("digest-button-back"), ReportTap(act="open", id=report.id))
    return Screen(
        lines(_bold(told.headline), *(chain.from_iterable(map(_section, shown)))),
        rows(
            *_numbers([line.about for part in shown for line in part.lines if line.about]),
            turning(
                w, page, len(pages), lambda n: ReportTap(act="more", id=report.id, page=max(n, 0))
            ),
            back,
        ),
    )


def _told(w: Screenwriter, policy: Policy, report: StoredReport, name: str) -> Said:
    return said(
        report.facts,
        policy,
        w.texts,
        language=w.language,
        time_zone=w.time_zone,
        name=name,
    )


def _first(told: Said, waiting: Sequence[str] = ()) -> Markup:
    alarm = None if told.alarm is None else Markup("❗ ") + _bold(told.alarm)
    return lines(_bold(told.headline), alarm, *map(_plain, waiting), *map(_plain, told.first))


def _daily_buttons(
    w: Screenwriter, report_id: int, facts: DailyFacts, told: Said
) -> Iterator[Button]:
    if facts.overdue.total:
        label = w.label("digest-button-overdue", n=facts.overdue.total)
        yield tap(label, ReportTap(act="overdue", id=report_id), "primary")
    if told.parts:
        yield tap(w.label("digest-button-more"), ReportTap(act="more", id=report_id))


def _weekly_buttons(
    w: Screenwriter, report_id: int, facts: WeeklyFacts, told: Said
) -> Iterator[Button | list[Button]]:
    label = w.label("digest-button-decisions", n=facts.decisions.open)
    yield tap(label, DecisionTap(act="mine"), "primary")
    yield tap(w.label("bottlenecks-button"), BottleneckTap(act="mine"))
    if told.parts:
        yield tap(w.label("digest-button-more"), ReportTap(act="more", id=report_id))
    yield [
        tap(w.label("digest-button-pdf"), ReportTap(act="pdf", id=report_id)),
        tap(w.label("digest-button-xlsx"), ReportTap(act="xlsx", id=report_id)),
    ]


def _morning_buttons(
    w: Screenwriter, report_id: int, facts: MorningFacts, told: Said
) -> Iterator[Button | list[Button]]:
    if facts.calls:
        yield tap(w.label("home-button-calls", n=facts.calls), CallsTap(), "primary")
    day = [tap(w.label("home-button-today"), TodayTap())]
    if facts.tasks.total:
        label = w.label("home-button-tasks", n=facts.tasks.total)
        day.append(tap(label, TaskTap(act="list")))
    yield day
    if told.parts:
        yield tap(w.label("digest-button-more"), ReportTap(act="more", id=report_id))


def _pages(parts: Sequence[Part]) -> list[list[Part]]:
    """Sections on pages of LINES lines; a long one goes on under its title on the next."""
    pages: list[list[Part]] = [[]]
    room = LINES
    for part in parts:
        left = list(part.lines)
        while left:
            if not room:
                pages.append([])
                room = LINES
            taken, left = left[:room], left[room:]
            pages[-1].append(Part(part.key, part.title, taken, None if left else part.more))
            room -= len(taken)
    return pages


def _section(part: Part) -> Iterator[Markup]:
    yield Markup("\n") + _bold(part.title)
    yield from (_plain(line.words) for line in part.lines)
    if part.more:
        yield _plain(part.more)


def _numbers(about: Sequence[About]) -> list[Sequence[Button | None]]:
    """Buttons that open what lines speak of, each once."""
    return in_rows([_open(each) for each in dict.fromkeys(about)], NUMBERS_IN_ROW)


def _open(about: About) -> Button:
    if about.kind == "ticket":
        return tap(about.label, TicketTap(act="open", id=about.id))
    return tap(about.label, RequestTap(act="open", id=about.id))


def _plain(words: str) -> Markup:
    return escape(words)


def _bold(words: str) -> Markup:
    return Markup("<b>{}</b>").format(_plain(words))
