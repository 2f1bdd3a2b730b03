"""The list of a campaign at the shell: split, moved by hand, marked, grown and shortened."""

from collections.abc import Sequence

from app.cli.campaigns import rep_plan
from app.cli.output import print_json
from app.cli.programme_shapes import proposal_shape
from app.cli.shell import Shell, act
from domain.clients.record import client_named
from domain.errors import DeskError
from domain.people.staff import person_named
from domain.permissions import Permission, needs
from domain.programme import assigning, proposing, running
from domain.programme.campaigns import campaign_named
from domain.programme.lists import line_of_client
from domain.programme.proposing import Proposal
from domain.work import Work
from storage.models.programme import RAPPORTS

NO_MARK = "none"
"""Takes a mark away."""

_employee_named = needs(Permission.RUN_PROGRAMME)(person_named)


def split(name: str, fingerprint: str | None, *, as_json: bool) -> None:
    """Show who would get how many; with the fingerprint of what was shown, do it."""

    async def use(shell: Shell) -> None:
        async with shell.work() as work:
            facts = await campaign_named(work, name)
            if fingerprint is None:
                proposal = await proposing.propose(work, facts.id)
            else:
                proposal = await proposing.apply(work, facts.id, fingerprint)
        if as_json:
            print_json(proposal_shape(proposal))
            return
        _print(shell, proposal)
        if fingerprint is not None:
            shell.say("cli-split-done", n=proposal.changes)
        elif proposal.changes:
            shell.say("cli-split-apply", name=proposal.campaign.name, code=proposal.fingerprint)

    act(use)


def _print(shell: Shell, proposal: Proposal) -> None:
    names = ("rep", "norm", "place", "now", "will", "gains", "loses")
    rows = [
        (
            share.rep,
            str(share.norm),
            share.place or "",
            str(share.now),
            str(share.will),
            str(share.gains),
            str(share.loses),
        )
        for share in proposal.shares
    ]
    shell.table(names, rows)
    for reason, count in proposal.reasons.most_common():
        shell.say(f"cli-split-{reason.replace('_', '-')}", n=count)


def assign(
    name: str,
    to: str,
    clients: Sequence[str],
    *,
    giver: str | None,
    place: str | None,
    reason: str,
) -> None:
    """Move clients to a rep: those named, or all open ones of another rep, or of nobody."""

    async def use(shell: Shell) -> None:
        async with shell.work() as work:
            facts = await campaign_named(work, name)
            taker = await _employee_named(work, to)
            if clients:
                lines = [await _line(work, facts.id, each) for each in clients]
            else:
                owner = await _employee_named(work, giver) if giver else None
                lines = await assigning.open_lines(
                    work, facts.id, rep_id=owner.id if owner else None, place=place
                )
            moved = await assigning.assign(
                work, facts.id, lines, taker.id, reason or assigning.BY_HAND
            )
        shell.say("cli-campaign-moved", n=moved, name=taker.name)

    act(use)


def mark(client: str, rep: str, verdict: str) -> None:
    """Note how a rep and a client get on."""

    async def use(shell: Shell) -> None:
        if verdict not in (*RAPPORTS, NO_MARK):
            raise DeskError("error-rapport-unknown", known=", ".join((*RAPPORTS, NO_MARK)))
        async with shell.work() as work:
            client_id = await client_named(work, client)
            person = await _employee_named(work, rep)
            wanted = None if verdict == NO_MARK else verdict
            await assigning.mark(work, client_id, person.id, wanted)
        shell.say("cli-campaign-marked")

    act(use)


def remove(name: str, client: str, reason: str) -> None:
    """Take a client off the list."""

    async def use(shell: Shell) -> None:
        async with shell.work() as work:
            facts = await campaign_named(work, name)
            await running.remove(work, await _line(work, facts.id, client), reason)
        shell.say("cli-campaign-removed")

    act(use)


def add(name: str, client: str) -> None:
    """Put a client on the list."""

    async def use(shell: Shell) -> None:
        async with shell.work() as work:
            facts = await campaign_named(work, name)
            await running.put_on(work, facts.id, await client_named(work, client))
        shell.say("cli-campaign-added")

    act(use)


def join(name: str, rep: str) -> None:
    """Put one more rep under the head."""

    async def use(shell: Shell) -> None:
        async with shell.work() as work:
            facts = await campaign_named(work, name)
            await assigning.join(work, facts.id, rep_plan(rep))
        shell.say("cli-campaign-joined")

    act(use)


def leave(name: str, rep: str) -> None:
    """A rep leaves; his clients wait for the next split."""

    async def use(shell: Shell) -> None:
        async with shell.work() as work:
            facts = await campaign_named(work, name)
            person = await _employee_named(work, rep)
            left = await assigning.leave(work, facts.id, person.id)
        shell.say("cli-campaign-left", name=person.name, n=left)

    act(use)


async def _line(work: Work, campaign_id: int, client: str) -> int:
    return await line_of_client(work, campaign_id, await client_named(work, client))
