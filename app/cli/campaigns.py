"""Campaigns at the shell: planned, shown, listed, begun and ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.cli.output import print_json
from app.cli.programme_shapes import campaign_line_shape, campaign_shape
from app.cli.shell import Shell, act
from domain.clients.record import client_named
from domain.errors import DeskError
from domain.people_time import PeopleTime
from domain.programme import campaigns, figures, planning, running
from domain.programme.figures import CampaignFigures
from domain.programme.filters import ListFilter
from domain.programme.lists import moves_of, whole_list
from domain.programme.planning import Plan, RepPlan


@dataclass(frozen=True)
class Chosen:
    """Whom the administrator wants on a list, as he wrote it."""

    all_corporate: bool
    segments: Sequence[str]
    not_visited_since: date | None
    clients: Sequence[str]


def rep_plan(written: str) -> RepPlan:
    """Read "Ольга Смирнова:parallel:5@Самара": all but the name may be left out.

    Raises:
        DeskError: it is not so written.
    """
    facts, _, place = written.partition("@")
    name, mode, norm, *rest = (*(part.strip() for part in facts.split(":")), "", "")[:4]
    number = int(norm) if norm.isdigit() else 0
    if not name or (norm and not number) or any(rest):
        raise DeskError("cli-campaign-rep-wrong", value=written)
    if mode in ("", "full_time"):
        return RepPlan(name, "full_time", number or None, place.strip() or None)
    if mode == "parallel":
        return RepPlan(name, "parallel", number or None, place.strip() or None)
    raise DeskError("cli-campaign-rep-wrong", value=written)


def new(
    name: str,
    days: tuple[date, date],
    *,
    like: str | None,
    head: str | None,
    reps: Sequence[str],
    chosen: Chosen,
) -> None:
    """Plan a campaign and tell whom its list holds."""

    async def use(shell: Shell) -> None:
        planned = [rep_plan(rep) for rep in reps]
        async with shell.work() as work:
            by = ListFilter(
                chosen.all_corporate,
                tuple(segment.upper() for segment in chosen.segments),
                chosen.not_visited_since,
                tuple([await client_named(work, each) for each in chosen.clients]),
            )
            made = await planning.new_campaign(work, Plan(name, *days, planned, by, head, like))
        shell.say("cli-campaign-made", name=made.name, clients=made.clients, left=made.elsewhere)

    act(use)


def show(name: str, *, as_json: bool) -> None:
    """A campaign: figures; as JSON also its list and all changes of hands."""

    async def use(shell: Shell) -> None:
        async with shell.reading() as work:
            facts = await campaigns.campaign_named(work, name)
            seen = await figures.figures(work, facts.id)
            if as_json:
                lines = await whole_list(work, facts.id)
                moves = await moves_of(work, facts.id)
                print_json(campaign_shape(seen, lines, moves))
                return
        _print(shell, seen)

    act(use)


def _print(shell: Shell, seen: CampaignFigures) -> None:
    facts, whole, ahead = seen.facts, seen.coverage, seen.forecast
    day = _days(shell)
    shell.say(
        "cli-campaign-head",
        name=facts.name,
        state=shell.t(f"cli-campaign-{facts.state}"),
        head=facts.head,
        first=day.day(facts.starts_on),
        last=day.day(facts.ends_on),
    )
    shell.say(
        "cli-campaign-covered",
        worked=whole.worked,
        total=whole.total,
        percent=whole.percent,
        untouched=whole.untouched,
        refusals=whole.refusals,
    )
    shell.say(
        "cli-campaign-forecast",
        pace=str(ahead.pace),
        finish=day.day(ahead.finish) if ahead.finish else "—",
        short="—" if ahead.short is None else str(ahead.short),
    )
    names = ("rep", "mode", "week", "norm", "left", "worked")
    rows = [
        (
            rep.rep,
            shell.t(f"cli-campaign-mode-{rep.mode.replace('_', '-')}"),
            str(rep.done),
            str(rep.norm),
            str(rep.coverage.open),
            str(rep.coverage.worked),
        )
        for rep in seen.reps
    ]
    if rows:
        shell.table(names, rows)


def list_campaigns(*, as_json: bool) -> None:
    """All campaigns, the latest first."""

    async def use(shell: Shell) -> None:
        async with shell.reading() as work:
            found = await campaigns.campaigns(work)
        if as_json:
            print_json({"campaigns": [campaign_line_shape(each) for each in found]})
            return
        names = ("campaign", "state", "from", "to", "clients", "left")
        rows = [
            (
                each.facts.name,
                shell.t(f"cli-campaign-{each.facts.state}"),
                _days(shell).day(each.facts.starts_on),
                _days(shell).day(each.facts.ends_on),
                str(each.clients),
                str(each.open),
            )
            for each in found
        ]
        shell.table(names, rows)

    act(use)


def start(name: str) -> None:
    """Begin a campaign."""

    async def use(shell: Shell) -> None:
        async with shell.work() as work:
            facts = await campaigns.campaign_named(work, name)
            await running.start(work, facts.id)
        shell.say("cli-campaign-started", name=facts.name)

    act(use)


def end(name: str) -> None:
    """End a campaign that is covered."""

    async def use(shell: Shell) -> None:
        async with shell.work() as work:
            facts = await campaigns.campaign_named(work, name)
            await running.end(work, facts.id)
        shell.say("cli-campaign-finished", name=facts.name)

    act(use)


def _days(shell: Shell) -> PeopleTime:
    return PeopleTime(shell.texts, shell.language, shell.policy.zone, shell.clock.now())
