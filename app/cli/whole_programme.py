"""The programme as a whole at the shell: segments, people needed, who is due."""

from app.cli.output import print_json
from app.cli.shell import Shell, act
from domain.clients.record import client_named
from domain.people_time import PeopleTime
from domain.programme import rhythm
from domain.programme import segments as segmenting
from domain.programme import staffing as people


def segments(*, as_json: bool) -> None:
    """Put all clients into segments anew, and tell what came of it."""

    async def use(shell: Shell) -> None:
        async with shell.work() as work:
            done = await segmenting.segment(work)
        if as_json:
            print_json(done)
            return
        if not done.segments:
            shell.say("cli-segments-nothing")
        for each in done.segments:
            shell.say(
                "cli-segments-line",
                segment=each.code,
                clients=each.clients,
                percent=each.revenue_percent,
            )
        shell.say("cli-segments-changed", n=done.changed)
        if done.without_rate:
            shell.complain("cli-segments-without-rate", n=done.without_rate)

    act(use)


def staffing(*, as_json: bool) -> None:
    """How many people are needed, and how long a round takes those who are there."""

    async def use(shell: Shell) -> None:
        async with shell.reading() as work:
            seen = await people.staffing(work)
        if as_json:
            print_json(
                {
                    "groups": seen.groups,
                    "clients": seen.clients,
                    "visits_a_year": seen.visits_a_year,
                    "weeks_worked": seen.weeks_worked,
                    "visits_a_week": seen.a_week,
                    "full_time_needed": seen.full_time,
                    "parallel_needed": seen.parallel,
                    "reps": seen.reps,
                    "reps_a_week": seen.reps_a_week,
                    "short_a_week": seen.short,
                    "once_weeks": seen.once_weeks,
                    "once_until": seen.once_until,
                }
            )
            return
        for group in seen.groups:
            shell.say(
                f"cli-staffing-{group.name.replace('_', '-')}",
                clients=group.clients,
                visits=group.visits_a_year,
            )
        shell.say(
            "cli-staffing-needed",
            visits=seen.a_week,
            full=seen.full_time,
            parallel=seen.parallel,
        )
        shell.say("cli-staffing-now", reps=seen.reps, visits=seen.reps_a_week, short=seen.short)
        if seen.once_until is not None:
            shell.say(
                "cli-staffing-once",
                weeks=seen.once_weeks or 0,
                until=_days(shell).day(seen.once_until),
            )

    act(use)


def due(page: int, *, as_json: bool) -> None:
    """Who has waited longer for a questionnaire than his rhythm allows."""

    async def use(shell: Shell) -> None:
        async with shell.reading() as work:
            seen = await rhythm.due_for_visit(work, page)
        if as_json:
            print_json(
                {
                    "total": seen.total,
                    "never_visited": seen.never,
                    "page": seen.page + 1,
                    "pages": seen.pages,
                    "clients": seen.clients,
                }
            )
            return
        shell.say("cli-due", n=seen.total, never=seen.never)
        names = ("client", "segment", "manager", "visited")
        rows = [
            (
                each.client,
                each.segment or "",
                each.manager or "",
                _days(shell).moment(each.last_at) if each.last_at else "—",
            )
            for each in seen.clients
        ]
        if rows:
            shell.table(names, rows)

    act(use)


def monthly(client: str, *, off: bool) -> None:
    """Mark one of the most valuable clients, or take the mark away."""

    async def use(shell: Shell) -> None:
        async with shell.work() as work:
            client_id = await client_named(work, client)
            name = await segmenting.mark_monthly(work, client_id, monthly=not off)
        shell.say("cli-monthly-off" if off else "cli-monthly-on", name=name)

    act(use)


def _days(shell: Shell) -> PeopleTime:
    return PeopleTime(shell.texts, shell.language, shell.policy.zone, shell.clock.now())
