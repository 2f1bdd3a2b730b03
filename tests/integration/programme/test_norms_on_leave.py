"""A leave takes its days out of the week's norm, in whatever the rep and his head read."""

from datetime import date, timedelta

import pytest

from domain.handovers import by_name, leaving
from domain.handovers.sweeps import sweep_handovers
from domain.permissions import Permission
from domain.programme.figures import CampaignFigures, RepFigures, figures
from domain.programme.sweeps import remind_behind
from domain.programme.week import norm_done
from domain.reports.facts import NormLine, Visits
from domain.reports.scope import scope_of
from domain.reports.visits import visits
from tests.fixtures.notices import notices_to
from tests.integration.programme.conftest import Programme

OLGA, DENIS = "Ольга Смирнова", "Денис Жуков"
DAY = timedelta(days=1)


async def swept(here: Programme) -> None:
    async with here.office.system() as work:
        while await sweep_handovers(work):
            pass


async def seen(here: Programme) -> tuple[CampaignFigures, RepFigures]:
    async with here.office.acting("Марина") as work:
        found = await figures(work, here.campaign_id)
    return found, next(rep for rep in found.reps if rep.rep == OLGA)


async def pack(here: Programme) -> tuple[Visits, NormLine]:
    async with here.office.acting("Марина") as work:
        with work.permitted(Permission.READ_PROGRAMME):
            found = await visits(work, scope_of(work, work.actor).given(), work.now)
    return found, next(rep for rep in found.reps if rep.rep == OLGA)


async def own(here: Programme) -> tuple[int, int]:
    async with here.office.acting("Ольга") as work:
        mine = await norm_done(work)
    return mine.norm, mine.days_off


async def away(here: Programme, first: date, last: date) -> int:
    async with here.office.acting("Марина") as work:
        handover_id = await by_name.leave_named(work, OLGA, first, last, [DENIS])
    await swept(here)
    return handover_id


def monday(here: Programme) -> date:
    today = here.office.clock.now().date()
    return today - today.weekday() * DAY


@pytest.mark.parametrize(
    ("first", "last", "norm", "off"),
    [(0, 1, 9, 2), (3, 9, 9, 2), (5, 6, 15, 0), (0, 6, 0, 5)],
    ids=["monday and tuesday", "from thursday on", "a weekend", "the whole week"],
)
async def test_all_read_the_same_norm(
    running_programme: Programme, first: int, last: int, norm: int, off: int
) -> None:
    here = running_programme
    before, _ = await seen(here)
    await away(here, monday(here) + first * DAY, monday(here) + last * DAY)
    campaign, rep = await seen(here)
    week, line = await pack(here)
    assert (rep.norm, rep.days_off, rep.is_away) == (norm, off, off == 5)
    assert (line.norm, line.away) == (norm, off == 5)
    assert await own(here) == (norm, off)
    assert campaign.norm == week.norm == before.norm - 15 + norm
    assert campaign.forecast == before.forecast, "it reckons with whole weeks"


async def test_whoever_comes_back_early_has_the_days_again(running_programme: Programme) -> None:
    here = running_programme
    handover_id = await away(here, monday(here), monday(here) + 4 * DAY)
    assert await own(here) == (0, 5)
    here.office.clock.advance(2 * DAY)
    async with here.office.acting("Ольга") as work:
        await leaving.come_back(work, handover_id)
    assert await own(here) == (9, 2)
    assert ((await seen(here))[1].norm, (await pack(here))[1].norm) == (9, 9)


async def test_one_that_nobody_ordered_or_that_is_cancelled_takes_no_days(
    running_programme: Programme,
) -> None:
    here = running_programme
    last = monday(here) + 4 * DAY
    async with here.office.acting("Ольга") as work:
        await leaving.plan_leave(work, work.actor.id, last, last)
    assert await own(here) == (15, 0)
    handover_id = await away(here, last, last)
    assert await own(here) == (12, 1), "what is ordered is known from Monday on"
    async with here.office.acting("Ольга") as work:
        await leaving.cancel_leave(work, handover_id)
    assert await own(here) == (15, 0)


async def test_who_is_on_leave_is_not_behind(running_programme: Programme) -> None:
    here = running_programme
    await away(here, monday(here), monday(here) + 6 * DAY)
    here.office.clock.advance(4 * DAY + timedelta(hours=6))
    assert (await pack(here))[1].behind is False
    async with here.office.system() as work:
        with work.permitted(Permission.SWEEP):
            assert await remind_behind(work) == 1
    assert "behind_norm" not in [each["card"] for each in await notices_to(here.office, "Ольга")]
    assert "behind_norm" in [each["card"] for each in await notices_to(here.office, "Денис")]
