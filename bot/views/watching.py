"""Who looks at clients' dossiers: for heads, and what whoever looked is told."""

from markupsafe import Markup

from bot.callbacks.dossier import WatchTap
from bot.markup import shortened
from bot.screen import Screen, rows, tap
from bot.texts import Screenwriter, join, lines
from bot.views.paging import turning
from domain.clients.views import SeenPage, Watched, WatchPage

BUTTON_TEXT = 32


def watch_screen(w: Screenwriter, page: WatchPage, may_export: bool) -> Screen:
    """Who looked at how many dossiers today and this week; the most today first."""
    return Screen(
        lines(
            w.t("watch-headline"),
            *(_person(w, each) for each in page.people),
            None if page.people else w.t("watch-nobody"),
        ),
        buttons=rows(
            *(
                tap(shortened(each.name, BUTTON_TEXT), WatchTap(act="person", id=each.employee_id))
                for each in page.people
            ),
            turning(w, page.page, page.pages, lambda n: WatchTap(act="list", page=n)),
            (
                tap(w.label("watch-button-clients"), WatchTap(act="clients")),
                tap(w.label("watch-button-orders"), WatchTap(act="orders")),
            )
            if may_export
            else (),
        ),
    )


def _person(w: Screenwriter, person: Watched) -> Markup:
    return join(
        [
            w.t(
                "watch-person-over" if person.over else "watch-person",
                name=person.name,
                today=person.today,
                week=person.week,
            ),
            *([w.t("watch-exported", n=person.exported)] if person.exported else []),
        ]
    )


def seen_screen(w: Screenwriter, page: SeenPage) -> Screen:
    """What one person looked at, the latest first."""
    person = page.watched
    return Screen(
        lines(
            w.t("watch-seen", name=person.name, today=person.today, week=person.week),
            *(
                join(
                    [w.t("watch-line", at=w.time.lasting(each.at), client=each.client)]
                    + ([] if each.way == "bot" else [w.t(f"watch-way-{each.way}")])
                )
                for each in page.views
            ),
        ),
        buttons=rows(
            turning(
                w,
                page.page,
                page.pages,
                lambda n: WatchTap(act="person", id=person.employee_id, page=n),
            ),
            tap(w.label("watch-button-list"), WatchTap(act="list")),
        ),
        protected=True,
    )


def alarm_screen(w: Screenwriter, person: Watched) -> Screen:
    """For the head: somebody opens more dossiers than his work takes."""
    return Screen(
        w.t("watch-alarm", name=person.name, today=person.today),
        buttons=rows(
            tap(w.label("watch-button-person"), WatchTap(act="person", id=person.employee_id))
        ),
    )


def noted_screen(w: Screenwriter, person: Watched) -> Screen:
    """For whoever looked: his views are noted, and his head knows."""
    return Screen(w.t("watch-noted", today=person.today))


def ask_export_screen(w: Screenwriter, what: str) -> Screen:
    """Asked once: the whole list leaves the desk, and it is noted."""
    return Screen(
        w.t(f"watch-export-{what}"),
        buttons=rows(
            tap(
                w.label("watch-button-sure"),
                WatchTap.model_validate({"act": f"sure_{what}"}),
                "danger",
            ),
            tap(w.label("watch-button-list"), WatchTap(act="list")),
        ),
    )


def taken_along_screen(w: Screenwriter, name: str, what: str) -> Screen:
    """For directors: somebody took a whole list along."""
    return Screen(
        w.t(f"watch-taken-{what}", name=name),
        buttons=rows(tap(w.label("watch-button-list"), WatchTap(act="list"))),
    )
