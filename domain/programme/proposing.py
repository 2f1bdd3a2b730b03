"""The split of a campaign's list: shown before it counts, applied in one act (domain 2.4).

Nothing of a proposal is kept. It carries a fingerprint of all that it was made of; who applies it
names the fingerprint, and gets exactly what he was shown, or is told that the list has changed.
"""

import asyncio
import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import BigInteger, Column, MetaData, Table, Text, select, text

from domain.errors import DeskError, TooLate
from domain.permissions import Permission, needs
from domain.programme.assigning import LIST_CHANGED
from domain.programme.campaigns import CampaignFacts, campaign, lock_campaign
from domain.programme.splitting import Listed, Placed, Splitter, split
from domain.visits.passing_on import pass_on
from domain.work import Work
from storage import bulk
from storage.models import CampaignRep, Employee


@dataclass(frozen=True)
class Share:
    """What a rep has now, and what he would have.

    Attributes:
        place: where he is at home, if the campaign knows.
        will: open clients by the proposal: those he keeps, and those he gains.
        gains, loses: clients that change hands in the campaign, or come to him from another
            manager.
    """

    rep_id: int
    rep: str
    norm: int
    place: str | None
    now: int
    will: int
    gains: int
    loses: int


@dataclass(frozen=True)
class Proposal:
    """Who would get how many.

    Attributes:
        fingerprint: of all it was made of; `apply` takes it.
        changes: lines whose rep would change, those without one so far among them.
        reasons: how many clients by why they are placed so (`splitting.Reason`).
        nobody: clients whom only fencing reps could take.
    """

    campaign: CampaignFacts
    fingerprint: str
    shares: tuple[Share, ...]
    clients: int
    changes: int
    reasons: Counter[str]
    nobody: int


@needs(Permission.RUN_PROGRAMME)
async def propose(work: Work, campaign_id: int) -> Proposal:
    """The split as it would be now; nothing is changed.

    Raises:
        DeskError: the campaign has no reps.
    """
    facts = await campaign(work, campaign_id)
    ground = await _ground(work, campaign_id)
    return _told(facts, ground, await ground.split())


@needs(Permission.RUN_PROGRAMME)
async def apply(work: Work, campaign_id: int, fingerprint: str) -> Proposal:
    """Do what was proposed, whole or not at all; each change of hands is recorded with its reason.

    Raises:
        TooLate: the list, the reps or a mark has changed since it was proposed.
    """
    facts = await lock_campaign(work, campaign_id)
    ground = await _ground(work, campaign_id)
    if ground.fingerprint != fingerprint:
        raise TooLate("error-split-outdated")
    placed = await ground.split()
    changed = [each for each in placed if each.rep_id != each.client.rep_id]
    await pass_on(work, campaign_id, {each.client.id: each.rep_id for each in changed})
    if await _write(work, changed) != len(changed):
        raise TooLate("error-split-outdated")
    touched = {each.rep_id for each in changed} | {each.client.rep_id for each in changed}
    if facts.state == "running":
        for rep_id in sorted(touched - {None}, key=lambda rep: rep or 0):
            work.notify(rep_id or 0, LIST_CHANGED, campaign_id=campaign_id)
    return _told(facts, ground, placed)


@dataclass(frozen=True)
class _Ground:
    """All that a split depends on."""

    clients: Sequence[Listed]
    reps: Sequence[Splitter]
    names: dict[int, str]
    fingerprint: str

    async def split(self) -> list[Placed]:
        # A list of a hundred thousand takes a second or two: others are served meanwhile.
        return await asyncio.to_thread(split, self.clients, self.reps)


async def _ground(work: Work, campaign_id: int) -> _Ground:
    reps = (
        await work.session.execute(
            select(CampaignRep.rep_id, CampaignRep.norm, CampaignRep.place, Employee.name)
            .join(Employee, Employee.id == CampaignRep.rep_id)
            .where(
                CampaignRep.campaign_id == campaign_id,
                CampaignRep.left_at.is_(None),
                Employee.active,
            )
            .order_by(CampaignRep.rep_id)
        )
    ).all()
    if not reps:
        raise DeskError("error-campaign-without-reps")
    marks: dict[int, dict[str, tuple[int, ...]]] = defaultdict(dict)
    for row in await work.session.execute(_MARKS, {"campaign": campaign_id}):
        marks[row.id][row.verdict] = tuple(row.reps)
    rows = await work.session.execute(_LISTED, {"campaign": campaign_id})
    clients = [
        Listed(row.id, row.place, row.rep_id, row.manager_id, row.begun, **marks.get(row.id, {}))
        for row in rows
    ]
    splitters = [Splitter(row.rep_id, row.norm, row.place) for row in reps]
    return _Ground(
        clients,
        splitters,
        {row.rep_id: row.name for row in reps},
        await asyncio.to_thread(_fingerprint, splitters, clients),
    )


def _fingerprint(reps: Sequence[Splitter], clients: Sequence[Listed]) -> str:
    seen = hashlib.blake2s(digest_size=8)
    for each in (*reps, *clients):
        seen.update(repr(each).encode())
    return seen.hexdigest()


def _told(facts: CampaignFacts, ground: _Ground, placed: Sequence[Placed]) -> Proposal:
    now = Counter(each.client.rep_id for each in placed)
    will = Counter(each.rep_id for each in placed)
    moved = [each for each in placed if each.rep_id != each.client.owner_id]
    gains = Counter(each.rep_id for each in moved)
    loses = Counter(each.client.owner_id for each in moved)
    return Proposal(
        campaign=facts,
        fingerprint=ground.fingerprint,
        shares=tuple(
            Share(
                rep.id,
                ground.names[rep.id],
                rep.norm,
                rep.place,
                now[rep.id],
                will[rep.id],
                gains[rep.id],
                loses[rep.id],
            )
            for rep in ground.reps
        ),
        clients=len(placed),
        changes=sum(each.rep_id != each.client.rep_id for each in placed),
        reasons=Counter(each.reason for each in placed),
        nobody=will[None],
    )


async def _write(work: Work, changed: Sequence[Placed]) -> int:
    """Move and record; how many were still where the proposal saw them."""
    rows = ((each.client.id, each.client.rep_id, each.rep_id, each.reason) for each in changed)
    await bulk.stage(work.session, _MOVES, ("line_id", "from_id", "to_id", "reason"), rows)
    done = await work.session.execute(_APPLY, {"by": work.actor.employee_id, "now": work.now})
    return int(done.scalar_one())


_MOVES = Table(
    "split_moves",
    MetaData(),
    Column("line_id", BigInteger, primary_key=True),
    Column("from_id", BigInteger),
    Column("to_id", BigInteger),
    Column("reason", Text, nullable=False),
    prefixes=["TEMPORARY"],
    postgresql_on_commit="DROP",
)
_APPLY = text(
    """
    WITH moved AS (
        UPDATE campaign_clients AS line SET rep_id = to_id
        FROM split_moves
        WHERE line.id = line_id AND line.state = 'open'
          AND line.rep_id IS NOT DISTINCT FROM from_id
        RETURNING line_id, from_id, to_id, split_moves.reason
    ), recorded AS (
        INSERT INTO assignments (campaign_client_id, from_rep_id, to_rep_id, reason, by_id, at)
        SELECT line_id, from_id, to_id, reason, CAST(:by AS bigint), :now FROM moved
        ORDER BY line_id
        RETURNING 1
    )
    SELECT count(*) FROM recorded
    """
)
_LISTED = text(
    """
    SELECT line.id, clients.place, line.rep_id, clients.manager_id,
           line.calls > 0
           OR line.id IN (SELECT campaign_client_id FROM questionnaires
                          WHERE campaign_client_id IS NOT NULL AND state = 'open')
           OR (line.client_id, line.rep_id) IN (SELECT client_id, rep_id FROM questionnaires
                                                WHERE state IN ('paused', 'restored'))
           OR line.id IN (SELECT campaign_client_id FROM appointments
                          WHERE campaign_client_id IS NOT NULL AND state = 'planned') AS begun
    FROM campaign_clients AS line JOIN clients ON clients.id = line.client_id
    WHERE line.campaign_id = :campaign AND line.state = 'open'
    ORDER BY line.id
    """
)
_MARKS = text(
    """
    SELECT line.id, rapports.verdict,
           array_agg(rapports.employee_id ORDER BY rapports.employee_id) AS reps
    FROM campaign_clients AS line JOIN rapports ON rapports.client_id = line.client_id
    WHERE line.campaign_id = :campaign AND line.state = 'open'
    GROUP BY line.id, rapports.verdict
    """
)
