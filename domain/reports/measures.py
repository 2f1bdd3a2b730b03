"""Measures against bottlenecks: what is done, what it costs, by when, and later what it brought
(domain 2.21).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

from sqlalchemy import select, text

from domain.errors import DeskError, NotFound
from domain.forms.model import Labels
from domain.paging import nearest_page, pages_of
from domain.permissions import Permission, needs
from domain.reports.assigned import assign, take_back, working_person
from domain.reports.bottlenecks import (
    Bottleneck,
    ClientCount,
    Dimension,
    bottleneck,
    category_labels,
    clients_of,
)
from domain.reports.effects import MeasureLine, MeasureState, compared
from domain.reports.facts import Listed
from domain.reports.reach import own_scope
from domain.work import Work, redraw
from storage.models import Measure
from storage.statements import Statement

PAGE = 6
"""Measures on one screen."""


@dataclass(frozen=True)
class MeasurePage:
    """Measures, those that are not done first.

    Attributes:
        today: where the reader is; what is due before is late.
    """

    lines: Sequence[MeasureLine]
    total: int
    planned: int
    page: int
    today: date
    may_plan: bool

    @property
    def pages(self) -> int:
        return pages_of(self.total, PAGE)


def measure_subject(measure_id: int) -> str:
    """What messages about a measure are found by."""
    return f"measure:{measure_id}"


@needs(Permission.KEEP_DECISIONS)
async def plan(
    work: Work,
    dimension: Dimension,
    value: str,
    what: str,
    due_on: date,
    owner_id: int,
    *,
    cost: Decimal | None = None,
    currency: str | None = None,
) -> int:
    """Plan a measure against a bottleneck; its owner has it among his tasks.

    Args:
        value: which category, root cause, place or product; capital letters do not matter.
        currency: of what it costs and brings; the company's first unless given.

    Returns:
        Its id.

    Raises:
        DeskError: there are no words, or nobody of the staff who could do it.
    """
    what, value = what.strip(), value.strip()
    if not what or not value:
        raise DeskError("error-words-needed")
    await working_person(work, owner_id)
    measure = Measure(
        dimension=dimension,
        value=value,
        what=what,
        cost=cost,
        currency=currency or work.policy.programme.currencies[0],
        due_on=due_on,
        owner_id=owner_id,
        author_id=work.actor.id,
        state="planned",
        created_at=work.now,
    )
    work.session.add(measure)
    await work.session.flush()
    await assign(work, measure_subject(measure.id), what, owner_id, due_on)
    return measure.id


@needs(Permission.KEEP_DECISIONS)
async def finish(work: Work, measure_id: int) -> None:
    """It is done; from now on the complaints after it are counted.

    Raises:
        NotFound: no such measure.
    """
    await _set_state(work, measure_id, "done")


@needs(Permission.KEEP_DECISIONS)
async def drop(work: Work, measure_id: int) -> None:
    """It is not going to be done.

    Raises:
        NotFound: no such measure.
    """
    await _set_state(work, measure_id, "dropped")


@needs(Permission.KEEP_DECISIONS)
async def again(work: Work, measure_id: int) -> None:
    """It is to be done after all.

    Raises:
        NotFound: no such measure. DeskError: its owner is gone.
    """
    await _set_state(work, measure_id, "planned")


@needs(Permission.KEEP_DECISIONS)
async def tell_effect(work: Work, measure_id: int, brought: Decimal | None, words: str) -> None:
    """Say what a measure brought: a sum, if there is one, and words. Who says so has done it.

    Raises:
        NotFound: no such measure. DeskError: there is neither.
    """
    measure = await _locked(work, measure_id)
    if brought is None and not words.strip():
        raise DeskError("error-words-needed")
    measure.brought, measure.brought_words = brought, words.strip() or None
    await _set_state(work, measure_id, "done")
    await redraw(work, measure_subject(measure_id))


async def _set_state(work: Work, measure_id: int, state: MeasureState) -> None:
    measure = await _locked(work, measure_id)
    if measure.state == state:
        return
    measure.state = state
    measure.done_at = work.now if state == "done" else None
    if state == "planned":
        await working_person(work, measure.owner_id)
        await work.session.flush()
        source = measure_subject(measure_id)
        await assign(work, source, measure.what, measure.owner_id, measure.due_on)
    else:
        await take_back(work, measure_subject(measure_id))
    await redraw(work, measure_subject(measure_id))


async def _locked(work: Work, measure_id: int) -> Measure:
    found = await work.session.scalar(
        select(Measure).where(Measure.id == measure_id).with_for_update()
    )
    if found is None:
        raise NotFound("error-measure-unknown")
    return found


@needs(Permission.WORK_ON_TICKETS)
async def measure_card(work: Work, measure_id: int) -> MeasureLine:
    """One measure.

    Raises:
        NotAllowed: the actor reads no reports. NotFound: no such measure.
    """
    scope = own_scope(work)
    found = await compared(work, scope, ids=[measure_id], most=1)
    if not found:
        raise NotFound("error-measure-unknown")
    return found[0]


@needs(Permission.WORK_ON_TICKETS)
async def measure_page(work: Work, page: int = 0) -> MeasurePage:
    """All measures, a page of them; in two statements.

    Raises:
        NotAllowed: the actor reads no reports.
    """
    scope = own_scope(work)
    counts = await _COUNTS.first(work.transaction)
    assert counts is not None  # noqa: S101 - counts are always a row
    page = nearest_page(page, counts.total, PAGE)
    lines = await compared(work, scope, most=PAGE, past=page * PAGE)
    return MeasurePage(
        lines,
        counts.total,
        counts.planned,
        page,
        work.now.astimezone(ZoneInfo(work.actor.time_zone)).date(),
        work.actor.may(Permission.KEEP_DECISIONS),
    )


@dataclass(frozen=True)
class BottleneckSeen:
    """A bottleneck, whose complaints they are, and what is done against it."""

    bottleneck: Bottleneck
    measures: Sequence[MeasureLine]
    clients: Listed[ClientCount]
    categories: Mapping[str, Labels]


@needs(Permission.WORK_ON_TICKETS)
async def bottleneck_with_measures(
    work: Work, dimension: Dimension, mark: str, days: int
) -> BottleneckSeen:
    """A bottleneck and what is done against it.

    Raises:
        NotAllowed: the actor reads no reports. NotFound: it has no complaints in these days.
    """
    seen = await bottleneck(work, dimension, mark, days)
    against = await compared(
        work, own_scope(work), dimension=seen.dimension, value=seen.key, most=PAGE
    )
    clients = await clients_of(work, seen, days)
    return BottleneckSeen(seen, against, clients, await category_labels(work))


@needs(Permission.WORK_ON_TICKETS)
async def names(work: Work) -> Mapping[str, Labels]:
    """What categories are called, for the screens of measures."""
    return await category_labels(work)


_COUNTS = Statement(
    text(
        "SELECT count(*) AS total, count(*) FILTER (WHERE state = 'planned') AS planned "
        "FROM measures"
    )
)
