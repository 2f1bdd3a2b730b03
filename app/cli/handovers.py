"""Leaves and dismissals from the shell."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.cli.shell import Shell, act
from domain.errors import DeskError
from domain.handovers import by_name
from domain.handovers.leave_card import LeaveCard, leave_card
from domain.handovers.returning import Returned
from domain.people import dismissal
from domain.work import Work


def preview(name: str, to: Sequence[str]) -> None:
    """Print how much of what would go to whom; nothing changes."""

    async def use(shell: Shell) -> None:
        _administrator(shell)
        async with shell.work() as work:
            plan = await dismissal.preview_named(work, name, to)
        shell.say("cli-handover-plan", name=plan.person.name, what=_things(shell, plan.totals))
        for share in plan.shares:
            shell.say("cli-handover-share", name=share.name, what=_things(shell, share.counts))
        _say_campaign(shell, plan.totals)
        if plan.fenced:
            shell.say("cli-handover-fenced", clients=", ".join(plan.fenced))

    act(use)


def dismiss(name: str, to: Sequence[str], *, tell_clients: bool) -> None:
    """Dismiss an employee; his work and clients go to others in the same act."""

    async def use(shell: Shell) -> None:
        _administrator(shell)
        done = await shell.do(
            lambda work: dismissal.dismiss(work, name, to, tell_clients=tell_clients)
        )
        shell.say("cli-dismissal", name=done.name)
        if done.counts:
            what = _things(shell, done.counts)
            shell.say("cli-dismissal-handed", to=done.to_name, what=what)
        else:
            shell.say("cli-dismissal-nothing")
        if len(done.shares) > 1:
            for each, n in done.shares.items():
                shell.say("cli-dismissal-share", name=each, n=n)
        _say_campaign(shell, done.counts)
        if done.clients_told:
            shell.say("cli-clients-told", n=done.clients_told)

    act(use)


def leave(
    name: str, from_on: date, until_on: date, to: Sequence[str], *, tell_clients: bool
) -> None:
    """Send somebody on leave; others stand in from the first day on."""

    async def ordered(work: Work) -> LeaveCard:
        handover_id = await by_name.leave_named(
            work, name, from_on, until_on, to, tell_clients=tell_clients
        )
        return await leave_card(work, handover_id)

    async def use(shell: Shell) -> None:
        _administrator(shell)
        card = await shell.do(ordered)
        days = {"since": f"{from_on:%d.%m.%Y}", "until": f"{until_on:%d.%m.%Y}"}
        shell.say(f"cli-leave-{card.state}", name=card.person.name, **days)

    act(use)


def back(name: str) -> None:
    """Somebody is back before his leave ends, or does not go."""

    async def use(shell: Shell) -> None:
        _administrator(shell)
        returned = await shell.do(lambda work: by_name.back_named(work, name))
        if returned is None:
            shell.say("cli-leave-cancelled")
        else:
            _say_returned(shell, name, returned)

    act(use)


def undo(name: str) -> None:
    """Take the latest handover of somebody back, within a day."""

    async def use(shell: Shell) -> None:
        _administrator(shell)
        whose, returned = await shell.do(lambda work: by_name.undo_named(work, name))
        _say_returned(shell, whose, returned)

    act(use)


def _say_returned(shell: Shell, name: str, returned: Returned) -> None:
    shell.say("cli-returned", name=name, what=_things(shell, returned.counts))
    for each in returned.elsewhere:
        thing = shell.t(f"cli-thing-{each.thing}")
        shell.say("cli-elsewhere", thing=thing, name=each.name, holder=each.holder)
    if returned.more:
        shell.say("cli-elsewhere-more", n=returned.more)
    if returned.written_to:
        shell.say("cli-written-to", n=returned.written_to)
    if returned.to_be_called:
        shell.say("cli-to-call", n=returned.to_be_called)
    if returned.let_in:
        shell.say("cli-groups-again")


def _say_campaign(shell: Shell, counts: Mapping[str, int]) -> None:
    if waits := counts.get("campaign"):
        shell.say("cli-handover-campaign", n=waits)


def _things(shell: Shell, counts: Mapping[str, int]) -> str:
    said = [f"{shell.t(f'cli-thing-{thing}')} {n}" for thing, n in counts.items()]
    return ", ".join(said) or "0"


def _administrator(shell: Shell) -> None:
    if shell.actor.employee_id is None:
        raise DeskError("cli-needs-administrator")
