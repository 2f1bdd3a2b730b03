"""Decisions of the weekly meeting: a list, in which each is said to be kept or not by one tap."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.callbacks.reports import BottleneckTap, DecisionTap
from bot.markup import shortened
from bot.screen import Button, Screen, rows, tap
from bot.texts import Screenwriter, lines
from bot.views.paging import turning
from domain.reports.decisions import PAGE, DecisionLine, DecisionPage

WORDS_SHOWN = 160
"""Characters of a decision in the list."""


def decisions_screen(w: Screenwriter, page: DecisionPage) -> Screen:
    """Open decisions, the earliest due first; or the closed ones."""
    new = tap(w.label("decision-button-new"), DecisionTap(act="new"), "primary")
    return Screen(
        lines(
            w.t("decisions-headline", open=page.open, late=page.late)
            if page.part == "open"
            else w.t("decisions-headline-closed", n=page.closed),
            *(
                _line(w, page, page.page * PAGE + n, each)
                for n, each in enumerate(page.lines, start=1)
            ),
            None if page.lines else w.t(f"decisions-none-{page.part}"),
        ),
        rows(
            new if page.may_keep and page.part == "open" else None,
            *(_buttons(w, page) if page.may_keep else []),
            turning(
                w, page.page, page.pages, lambda n: DecisionTap(act="list", part=page.part, page=n)
            ),
            _others(w, page),
        ),
    )


def recorded_screen(w: Screenwriter, each: DecisionLine) -> Screen:
    """A decision that was just recorded, and the way to the next one: several come in a row."""
    return Screen(
        lines(
            w.t("decision-recorded"),
            shortened(each.words, WORDS_SHOWN),
            w.t("decision-who", person=each.responsible, day=w.time.nearby(each.due_on)),
        ),
        rows(
            tap(w.label("decision-button-another"), DecisionTap(act="new"), "primary"),
            tap(w.label("decision-button-all"), DecisionTap(act="list")),
        ),
    )


def _line(w: Screenwriter, page: DecisionPage, n: int, each: DecisionLine) -> Markup:
    return w.t(
        f"decision-line-{_state(page, each)}",
        n=n,
        words=shortened(each.words, WORDS_SHOWN),
        person=each.responsible,
        day=w.time.nearby(each.due_on),
    )


def _state(page: DecisionPage, each: DecisionLine) -> str:
    if each.state != "open":
        return each.state
    if each.done_at is not None:
        return "done"
    return "late" if each.due_on < page.today else "open"


def _buttons(w: Screenwriter, page: DecisionPage) -> list[Sequence[Button | None]]:
    """Of each decision what may be said of it."""
    found: list[Sequence[Button | None]] = []
    for n, each in enumerate(page.lines, start=page.page * PAGE + 1):
        given = {"id": each.id, "page": page.page}
        if each.state == "open":
            kept = DecisionTap(act="kept", part=page.part, **given)
            broken = DecisionTap(act="broken", part=page.part, **given)
            found.append(
                [
                    tap(w.label("decision-button-kept", n=n), kept),
                    tap(w.label("decision-button-broken", n=n), broken),
                ]
            )
        else:
            again = DecisionTap(act="again", part=page.part, **given)
            found.append([tap(w.label("decision-button-again", n=n), again)])
    return found


def _others(w: Screenwriter, page: DecisionPage) -> list[Button]:
    if page.part == "closed":
        return [tap(w.label("decision-button-open"), DecisionTap(act="list"))]
    closed = tap(
        w.label("decision-button-closed", n=page.closed), DecisionTap(act="list", part="closed")
    )
    bottlenecks = tap(w.label("bottlenecks-button"), BottleneckTap(act="list"))
    return [closed, bottlenecks] if page.closed else [bottlenecks]
