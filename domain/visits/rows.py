"""A client as whoever calls him needs him: whose he is in the programme, what was tried last."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, and_, case, func, select

from domain.errors import NotAllowed, NotFound, TooLate
from domain.permissions import Permission, needs
from domain.visits.again import Caller
from domain.work import Work
from storage.models import (
    Appointment,
    Call,
    Campaign,
    CampaignClient,
    Client,
    Employee,
    Questionnaire,
)


@dataclass(frozen=True)
class Standing:
    """A client, and his line in the list of a running campaign if he is on one.

    Attributes:
        list_state: of that line, see storage.models.programme.LIST_STATES.
        resumes: the reader's questionnaire that the client confirmed and that waits to go on.
        last_call_id: of anybody's latest call, 0 without one.
    """

    client_id: int
    name: str
    address: str | None
    language: str
    time_zone: str | None
    campaign_client_id: int | None
    list_state: str | None
    head_id: int | None
    rep_id: int | None
    rep: str | None
    refusal_asked: bool
    resumes: int | None
    last_call_id: int

    @property
    def off_lists(self) -> "Standing":
        """The same client as one who is on no list."""
        return replace(
            self,
            campaign_client_id=None,
            list_state=None,
            head_id=None,
            rep_id=None,
            rep=None,
            refusal_asked=False,
        )


async def standing(work: Work, client_id: int) -> Standing:
    """Where a client stands.

    Raises:
        NotFound: there is none. NotAllowed: he is on another rep's list, who would be told of a
            call he knows nothing about (domain 2.4); the head may. So may whoever waits to go on
            with his own questionnaire (domain 2.14): the other's list is left as it is.
    """
    me = work.actor.id
    last_call = select(func.max(Call.id)).where(Call.client_id == client_id).scalar_subquery()
    row = (
        await work.session.execute(
            select(
                Client.id,
                Client.name,
                Client.address,
                Client.language,
                Client.time_zone,
                CampaignClient.id,
                CampaignClient.state,
                Campaign.head_id,
                CampaignClient.rep_id,
                Employee.name,
                CampaignClient.refusal_asked_at.is_not(None),
                _restored(me, client_id).scalar_subquery(),
                func.coalesce(last_call, 0),
            )
            .select_from(Client)
            .outerjoin(
                CampaignClient,
                and_(
                    CampaignClient.client_id == Client.id,
                    CampaignClient.state.in_(("open", "paused")),
                    CampaignClient.campaign_id.in_(
                        select(Campaign.id).where(Campaign.state == "running")
                    ),
                ),
            )
            .outerjoin(Campaign, Campaign.id == CampaignClient.campaign_id)
            .outerjoin(Employee, Employee.id == CampaignClient.rep_id)
            .where(Client.id == client_id)
            .order_by(case((CampaignClient.rep_id == me, 0), else_=1), CampaignClient.id.desc())
            .limit(1)
        )
    ).first()
    if row is None:
        raise NotFound("error-client-unknown")
    values: tuple[Any, ...] = tuple(row)
    found = Standing(*values)
    if found.rep_id in (None, me) or work.actor.may(Permission.RUN_PROGRAMME):
        return found
    if found.resumes is None:
        raise NotAllowed("error-client-of-other-rep", name=found.rep or "")
    return found.off_lists


def _restored(rep_id: int, client_id: int) -> Select[int]:
    return select(func.max(Questionnaire.id)).where(
        Questionnaire.client_id == client_id,
        Questionnaire.rep_id == rep_id,
        Questionnaire.state == "restored",
    )


async def restored(work: Work, client_id: int) -> int | None:
    """The actor's questionnaire that waits to go on with a client."""
    found: int | None = await work.session.scalar(_restored(work.actor.id, client_id))
    return found


@needs(Permission.MAKE_CALLS)
async def check_callable(work: Work, client_id: int, after: int | None = None) -> Standing:
    """See that an act on a client can be done; also before words are asked for in vain.

    Args:
        after: the client's latest call when the screen was drawn; another since then means that
            this act was done already. None where that does not matter.

    Raises:
        NotFound, NotAllowed: as of `standing`. TooLate: a call was recorded after the one given.
    """
    known = await standing(work, client_id)
    if after is not None and known.last_call_id != after:
        raise TooLate("error-call-recorded")
    return known


async def lock_client(work: Work, client_id: int) -> None:
    """Let calls to one client wait for each other, until the transaction ends.

    The row is locked by itself and read afterwards: what is read with a lock that had to wait is
    as old as the wait.
    """
    await work.session.execute(
        select(Client.id).where(Client.id == client_id).with_for_update(key_share=True)
    )


def caller_of(work: Work) -> Caller:
    """Hours and zone of whoever acts."""
    known = work.actor.department in work.policy.departments
    calendar = work.policy.calendar_of(work.actor.department if known else None)
    return Caller(work.policy.visits, calendar, ZoneInfo(work.actor.time_zone))


async def taken(work: Work, since: datetime) -> list[tuple[datetime, datetime]]:
    """When the actor's coming appointments begin and end."""
    rows = await work.session.execute(
        select(Appointment.starts_at, Appointment.ends_at).where(
            Appointment.rep_id == work.actor.id,
            Appointment.state == "planned",
            Appointment.ends_at > since,
        )
    )
    return [(row.starts_at, row.ends_at) for row in rows]
