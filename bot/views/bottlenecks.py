"""Bottlenecks on a phone: where complaints come from, and what is done against it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from markupsafe import Markup

from bot.callbacks.reports import BottleneckTap, MeasureTap
from bot.markup import shortened
from bot.screen import Button, Screen, in_rows, rows, tap
from bot.texts import Screenwriter, join, lines
from bot.views.paging import turning
from domain.forms.model import Labels
from domain.reports.bottlenecks import (
    DIMENSIONS,
    PAGE,
    PERIODS,
    Bottleneck,
    BottleneckPage,
    ClientCount,
    Dimension,
)
from domain.reports.effects import MeasureLine
from domain.reports.facts import Listed
from domain.reports.measures import PAGE as MEASURES
from domain.reports.measures import MeasurePage
from domain.reports.naming import bottleneck_name, money_words

NAME_SHOWN = 48
"""Characters of a place or a product in a list."""

WORDS_SHOWN = 200

NUMBERS_IN_ROW = 4


def bottlenecks_screen(w: Screenwriter, page: BottleneckPage) -> Screen:
    """A page of one dimension, the most frequent first; each opens by its number."""
    first = page.page * PAGE + 1
    return Screen(
        lines(
            w.t(f"bottlenecks-headline-{page.dimension.replace('_', '-')}", days=page.days),
            w.t(
                "bottlenecks-all",
                n=page.complaints,
                repeats=page.repeats,
                before=page.before,
            ),
            *(_line(w, page.categories, n, each) for n, each in enumerate(page.lines, first)),
            None if page.lines else w.t("bottlenecks-none"),
        ),
        rows(
            *in_rows(
                [
                    tap(str(n), _open(each, page.days))
                    for n, each in enumerate(page.lines, start=first)
                ],
                NUMBERS_IN_ROW,
            ),
            turning(
                w,
                page.page,
                page.pages,
                lambda n: BottleneckTap(act="list", by=page.dimension, days=page.days, page=n),
            ),
            *in_rows(list(_dimensions(w, page)), 2),
            list(_periods(w, page)),
            tap(w.label("measures-button", n=page.measures), MeasureTap(act="list")),
        ),
    )


def _open(each: Bottleneck, days: int) -> BottleneckTap:
    return BottleneckTap(act="open", by=each.dimension, days=days, mark=each.mark)


def _dimensions(w: Screenwriter, page: BottleneckPage) -> Iterator[Button]:
    for other in DIMENSIONS:
        if other != page.dimension:
            label = w.label(f"bottlenecks-button-{other.replace('_', '-')}")
            yield tap(label, BottleneckTap(act="list", by=other, days=page.days))


def _periods(w: Screenwriter, page: BottleneckPage) -> Iterator[Button]:
    for days in PERIODS:
        if days != page.days:
            label = w.label("bottlenecks-button-days", days=days)
            yield tap(label, BottleneckTap(act="list", by=page.dimension, days=days))


def _line(w: Screenwriter, categories: Mapping[str, Labels], n: int, each: Bottleneck) -> Markup:
    return join(
        part
        for part in (
            w.t(
                "bottleneck-line",
                n=n,
                name=_name(w, categories, each.dimension, each.value),
                count=each.count,
                percent=each.percent,
            ),
            w.t("bottleneck-repeats", n=each.repeats) if each.repeats else None,
            _trend(w, each),
            w.t("bottleneck-measures", n=each.measures) if each.measures else None,
        )
        if part
    )


def _trend(w: Screenwriter, each: Bottleneck) -> Markup:
    if each.count == each.before:
        return w.t("bottleneck-same")
    return w.t("bottleneck-more" if each.count > each.before else "bottleneck-less", n=each.before)


def _name(
    w: Screenwriter, categories: Mapping[str, Labels], dimension: Dimension, value: str
) -> str:
    return shortened(bottleneck_name(w.texts, w.language, categories, dimension, value), NAME_SHOWN)


def bottleneck_screen(
    w: Screenwriter,
    seen: Bottleneck,
    against: Sequence[MeasureLine],
    clients: Listed[ClientCount],
    categories: Mapping[str, Labels],
    days: int,
    *,
    may_plan: bool,
) -> Screen:
    """One bottleneck: how many, whose, and what is done against it.

    Args:
        may_plan: whether the reader plans measures.
    """
    by = w.label(f"bottleneck-by-{seen.dimension.replace('_', '-')}")
    plan = BottleneckTap(act="plan", by=seen.dimension, days=days, mark=seen.mark)
    return Screen(
        lines(
            w.t(
                "bottleneck-headline",
                name=_name(w, categories, seen.dimension, seen.value),
                by=by,
            ),
            join(
                (
                    w.t(
                        "bottleneck-count",
                        days=days,
                        n=seen.count,
                        total=seen.total,
                        percent=seen.percent,
                    ),
                    _trend(w, seen),
                )
            ),
            w.t("bottleneck-repeats-of", n=seen.repeats) if seen.repeats else None,
            w.t(
                "bottleneck-clients",
                n=clients.total,
                names=", ".join(
                    w.label("bottleneck-client", client=each.client, n=each.count)
                    for each in clients.lines
                ),
            )
            if clients.total
            else None,
            w.t("bottleneck-against") if against else w.t("bottleneck-no-measures"),
            *(_measure_line(w, n, each) for n, each in enumerate(against, start=1)),
        ),
        rows(
            tap(w.label("bottleneck-button-plan"), plan, "primary") if may_plan else None,
            *in_rows(
                [
                    tap(w.label("measure-button-open", n=n), MeasureTap(act="open", id=each.id))
                    for n, each in enumerate(against, start=1)
                ],
                3,
            ),
            tap(
                w.label("bottleneck-button-back"),
                BottleneckTap(act="list", by=seen.dimension, days=days),
            ),
        ),
    )


def _measure_line(w: Screenwriter, n: int, each: MeasureLine) -> Markup:
    return w.t(
        f"measure-line-{each.state}",
        n=n,
        what=shortened(each.what, NAME_SHOWN),
        person=each.owner,
        day=w.time.nearby(each.due_on),
        before=each.before,
        after=each.after or 0,
        sum=money_words(each.brought, each.currency, w.language)
        if each.brought is not None
        else "none",
    )


def measures_screen(w: Screenwriter, page: MeasurePage, categories: Mapping[str, Labels]) -> Screen:
    """All measures, those that are to be done first."""
    first = page.page * MEASURES + 1
    return Screen(
        lines(
            w.t("measures-headline", planned=page.planned, total=page.total),
            *(
                join((_measure_line(w, n, each), _of(w, categories, each)))
                for n, each in enumerate(page.lines, start=first)
            ),
            None if page.lines else w.t("measures-none"),
        ),
        rows(
            *in_rows(
                [
                    tap(w.label("measure-button-open", n=n), MeasureTap(act="open", id=each.id))
                    for n, each in enumerate(page.lines, start=first)
                ],
                3,
            ),
            turning(w, page.page, page.pages, lambda n: MeasureTap(act="list", page=n)),
            tap(w.label("bottlenecks-button"), BottleneckTap(act="list")),
        ),
    )


def _of(w: Screenwriter, categories: Mapping[str, Labels], each: MeasureLine) -> Markup:
    return w.t("measure-of", name=_name(w, categories, each.dimension, each.value))


def measure_screen(
    w: Screenwriter,
    each: MeasureLine,
    categories: Mapping[str, Labels],
    today: date,
    *,
    may_plan: bool,
) -> Screen:
    """A measure: what, who, what it costs; once it is done, what it changed and brought.

    Args:
        may_plan: whether the reader says that it is done, and what it brought.
    """
    state = "late" if each.state == "planned" and each.due_on < today else each.state
    return Screen(
        lines(
            w.t(f"measure-headline-{state}", day=w.time.nearby(each.due_on)),
            shortened(each.what, WORDS_SHOWN),
            w.t(
                "measure-against",
                name=_name(w, categories, each.dimension, each.value),
                by=w.label(f"bottleneck-by-{each.dimension.replace('_', '-')}"),
            ),
            w.t("measure-owner", person=each.owner),
            w.t("measure-cost", sum=money_words(each.cost, each.currency, w.language))
            if each.cost is not None
            else None,
            w.t("measure-owner-done", at=w.time.lasting(each.task_done_at))
            if each.task_done_at
            else None,
            *_effect(w, each),
        ),
        rows(*(_acts(w, each) if may_plan else ()), _back(w, each)),
    )


def _effect(w: Screenwriter, each: MeasureLine) -> Iterator[Markup | None]:
    if each.after is None:
        yield w.t("measure-before", n=each.before, days=each.compared)
        return
    yield w.t("measure-effect", before=each.before, after=each.after, days=each.compared)
    if each.brought is not None:
        yield w.t("measure-brought", sum=money_words(each.brought, each.currency, w.language))
    if each.brought_words:
        yield w.t("measure-brought-words", words=shortened(each.brought_words, WORDS_SHOWN))
    if each.brought is None and not each.brought_words:
        yield w.t("measure-tell-later")


def _acts(w: Screenwriter, each: MeasureLine) -> Iterator[Button | list[Button]]:
    if each.state == "dropped":
        yield tap(w.label("measure-button-again"), MeasureTap(act="again", id=each.id))
        return
    brought = tap(w.label("measure-button-brought"), MeasureTap(act="brought", id=each.id))
    if each.state == "done":
        yield brought
        yield tap(w.label("measure-button-again"), MeasureTap(act="again", id=each.id))
        return
    yield tap(w.label("measure-button-done"), MeasureTap(act="done", id=each.id), "primary")
    yield brought
    yield tap(w.label("measure-button-drop"), MeasureTap(act="drop", id=each.id), "danger")


def _back(w: Screenwriter, each: MeasureLine) -> list[Button]:
    of = BottleneckTap(act="open", by=each.dimension, mark=each.mark)
    return [
        tap(w.label("measure-button-bottleneck"), of),
        tap(w.label("measure-button-all"), MeasureTap(act="list")),
    ]
