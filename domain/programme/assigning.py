"""Whose client it is in a campaign: moved by hand, one by one or in bulk (domain 2.4)."""

from collections.abc import Collection

from sqlalchemy import BigInteger, Select, Text, bindparam, func, select, text, update
from sqlalchemy.dialects.postgresql import ARRAY, insert

from domain.errors import DeskError, NotFound
from domain.permissions import Permission, needs
from domain.programme.campaigns import lock_campaign
from domain.programme.planning import RepPlan, add_rep
from domain.visits.passing_on import pass_on
from domain.work import Work
from storage.models import CampaignClient, CampaignRep, Client, Employee, Rapport
from storage.models.programme import RAPPORTS

BY_HAND = "by_hand"

LIST_CHANGED = "campaign_list"
"""Card for a rep: `campaign_id`."""


@needs(Permission.RUN_PROGRAMME)
async def assign(
    work: Work, campaign_id: int, line_ids: Collection[int], rep_id: int, reason: str = BY_HAND
) -> int:
    """Move open clients of the list to a rep of the campaign; each move is recorded. Appointments
    with them go with them.

    Args:
        line_ids: ids of campaign_clients.
        reason: the head's own words, or a word of ours.

    Returns:
        How many changed hands: those he had already stay as they are.

    Raises:
        DeskError: he fences one of them off from others; it names the first. NotFound: he is no
            rep of the campaign.
    """
    await lock_campaign(work, campaign_id)
    await _refuse_stranger(work, campaign_id, rep_id)
    await _refuse_fenced(work, line_ids, rep_id)
    await pass_on(work, campaign_id, dict.fromkeys(line_ids, rep_id))
    words = reason.strip() or BY_HAND
    count = len(await put_lines(work, campaign_id, line_ids, rep_id, words))
    if count:
        work.notify(rep_id, LIST_CHANGED, campaign_id=campaign_id)
    return count


@needs(Permission.RUN_PROGRAMME)
async def open_lines(
    work: Work, campaign_id: int, *, rep_id: int | None, place: str | None = None
) -> list[int]:
    """The open clients of one rep (None: of nobody), all or those of a place, to move in bulk."""
    found = _open_lines(campaign_id, rep_id)
    if place is not None:
        at = select(Client.id).where(func.lower(Client.place) == place.strip().lower())
        found = found.where(CampaignClient.client_id.in_(at))
    return list(await work.session.scalars(found))


@needs(Permission.RUN_PROGRAMME)
async def mark(work: Work, client_id: int, rep_id: int, verdict: str | None) -> None:
    """Note how a rep and a client get on; it outlives the campaign.

    Args:
        verdict: gets_on, fences_off, does_not; None takes the mark away.
    """
    if verdict is None:
        known = await work.session.get(Rapport, (client_id, rep_id))
        if known is not None:
            await work.session.delete(known)
            await work.session.flush()
        return
    if verdict not in RAPPORTS:
        raise DeskError("error-rapport-unknown", known=", ".join(RAPPORTS))
    row = {"verdict": verdict, "by_id": work.actor.employee_id, "at": work.now}
    await work.session.execute(
        insert(Rapport)
        .values(client_id=client_id, employee_id=rep_id, **row)
        .on_conflict_do_update(index_elements=[Rapport.client_id, Rapport.employee_id], set_=row)
    )


@needs(Permission.RUN_PROGRAMME)
async def join(work: Work, campaign_id: int, rep: RepPlan) -> int:
    """Put one more rep under the head; his list comes from the next split.

    Raises:
        DeskError: he fills in no questionnaires, or is there already. NotFound: nobody so named.
    """
    await lock_campaign(work, campaign_id)
    return (await add_rep(work, campaign_id, rep)).id


@needs(Permission.RUN_PROGRAMME)
async def leave(work: Work, campaign_id: int, rep_id: int) -> int:
    """A rep leaves the campaign; his open clients wait for the next split.

    Returns:
        How many they are.

    Raises:
        NotFound: he is no rep of the campaign.
    """
    return len(await take_off(work, campaign_id, rep_id))


async def take_off(work: Work, campaign_id: int, rep_id: int) -> list[int]:
    """The same within another act.

    Returns:
        The lines of his that wait for the next split.
    """
    await lock_campaign(work, campaign_id)
    await _refuse_stranger(work, campaign_id, rep_id)
    await work.session.execute(
        update(CampaignRep)
        .where(CampaignRep.campaign_id == campaign_id, CampaignRep.rep_id == rep_id)
        .values(left_at=work.now)
    )
    lines = await work.session.scalars(_open_lines(campaign_id, rep_id))
    return await put_lines(work, campaign_id, list(lines), None, "left")


async def put_lines(
    work: Work,
    campaign_id: int,
    line_ids: Collection[int],
    rep_id: int | None,
    reason: str,
    by_id: int | None = None,
) -> list[int]:
    """Put open lines of a campaign's list under a rep, each with its line of history.

    Args:
        rep_id: None: they wait for the next split.
        by_id: who ordered it; `work.actor` unless given.

    Returns:
        Those that were not his already.
    """
    moved = await work.session.scalars(
        _MOVE,
        {
            "campaign": campaign_id,
            "lines": sorted(line_ids),
            "rep": rep_id,
            "reason": reason,
            "by": work.actor.employee_id if by_id is None else by_id,
            "now": work.now,
        },
    )
    return sorted(moved)


def _open_lines(campaign_id: int, rep_id: int | None) -> Select[int]:
    return (
        select(CampaignClient.id)
        .where(
            CampaignClient.campaign_id == campaign_id,
            CampaignClient.state == "open",
            CampaignClient.rep_id.is_not_distinct_from(rep_id),
        )
        .order_by(CampaignClient.id)
    )


# One statement moves and records, so that no move is without its line.
_MOVE = text(
    """
    WITH moved AS (
        UPDATE campaign_clients AS line SET rep_id = CAST(:rep AS bigint)
        FROM campaign_clients AS before
        WHERE before.id = line.id AND line.campaign_id = :campaign AND line.state = 'open'
          AND line.id = ANY(:lines) AND line.rep_id IS DISTINCT FROM CAST(:rep AS bigint)
        RETURNING line.id, before.rep_id
    )
    INSERT INTO assignments (campaign_client_id, from_rep_id, to_rep_id, reason, by_id, at)
    SELECT id, rep_id, CAST(:rep AS bigint), :reason, CAST(:by AS bigint), :now FROM moved
    RETURNING campaign_client_id
    """
).bindparams(bindparam("lines", type_=ARRAY(BigInteger)), bindparam("reason", type_=Text))


async def _refuse_stranger(work: Work, campaign_id: int, rep_id: int) -> None:
    there = await work.session.scalar(
        select(CampaignRep.rep_id)
        .join(Employee, Employee.id == CampaignRep.rep_id)
        .where(
            CampaignRep.campaign_id == campaign_id,
            CampaignRep.rep_id == rep_id,
            CampaignRep.left_at.is_(None),
            Employee.active,
        )
    )
    if there is None:
        raise NotFound("error-campaign-no-such-rep")


async def _refuse_fenced(work: Work, line_ids: Collection[int], rep_id: int) -> None:
    row = (
        await work.session.execute(
            select(Client.name, Employee.name.label("rep"))
            .join(Rapport, Rapport.client_id == Client.id)
            .join(CampaignClient, CampaignClient.client_id == Client.id)
            .join(Employee, Employee.id == Rapport.employee_id)
            .where(
                CampaignClient.id == func.any(bindparam("lines", type_=ARRAY(BigInteger))),
                Rapport.employee_id == rep_id,
                Rapport.verdict == "fences_off",
            )
            .order_by(Client.name)
            .limit(1),
            {"lines": list(line_ids)},
        )
    ).first()
    if row is not None:
        raise DeskError("error-client-fenced", client=row.name, rep=row.rep)
