"""A client was accepted by who develops him: what his signature means for the client."""

from sqlalchemy import select, update

from domain.clients.team_changes import set_manager, team_subject
from domain.follow_ups.opportunities import OVER, opportunity_subject
from domain.follow_ups.tasks import task_subject
from domain.requests import register
from domain.requests.rows import RequestRow
from domain.requests.states import REQUESTS
from domain.states import Party, move
from domain.work import Work, redraw
from storage.models import Client, Opportunity, Task


async def accepted(work: Work, request: RequestRow) -> None:
    """Somebody signed for a client: he manages him from now on, and what his predecessor still had
    to do for him is his. Nothing is left to be done, so the request is closed.

    Args:
        request: as it was locked, before it changed hands.
    """
    giver_id, taker_id = request.holder_id, work.actor.id
    await work.session.execute(
        select(Client.id).where(Client.id == request.client_id).with_for_update()
    )
    await set_manager(work, request.client_id, taker_id)
    await work.session.execute(
        update(Client)
        .where(Client.id == request.client_id, Client.standing == "prospective")
        .values(standing="active", updated_at=work.now)
    )
    await _take_along(work, request.client_id, giver_id, taker_id)
    await move(
        work.transaction,
        REQUESTS,
        "finish",
        request.id,
        {Party.ORDER},
        closed_at=work.now,
        next_at=None,
    )
    await register.append(work, "done", request.id, register.signature(work))
    await redraw(work, team_subject(request.client_id))


async def _take_along(work: Work, client_id: int, giver_id: int, taker_id: int) -> None:
    """What was promised to the client, and what he may buy, goes with him."""
    tasks = await work.session.scalars(
        update(Task)
        .where(Task.client_id == client_id, Task.owner_id == giver_id, Task.done_at.is_(None))
        .values(owner_id=taker_id)
        .returning(Task.id)
    )
    found = await work.session.scalars(
        update(Opportunity)
        .where(
            Opportunity.client_id == client_id,
            Opportunity.owner_id == giver_id,
            Opportunity.stage.not_in(OVER),
        )
        .values(owner_id=taker_id)
        .returning(Opportunity.id)
    )
    await redraw(
        work,
        *(task_subject(each) for each in tasks),
        *(opportunity_subject(each) for each in found),
    )
