"""Refusals of clients: only with the head's approval is a client worked through (domain 2.20)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from domain.errors import NotFound, TooLate
from domain.permissions import Permission, needs
from domain.programme.running import close
from domain.work import Work, redraw
from storage.models import Call, CampaignClient, Client, ClientNote, Employee

_UNDECIDED = ("open", "paused")

RETURNED = "refusal_returned"
"""Card for the rep: `campaign_client_id`."""


@dataclass(frozen=True)
class Refusal:
    """A client who refused, as his rep wrote it.

    Attributes:
        state: of his line; one that is paused is worked through, and the client will not go on
            with his questionnaire.
        asked_at: None once the head has decided.
        again_at: when he is called once more.
        note_id: of the note that keeps what was dictated with it.
    """

    campaign_client_id: int
    campaign_id: int
    client_id: int
    client: str
    rep_id: int | None
    rep: str | None
    words: str | None
    asked_at: datetime | None
    state: str
    again_at: datetime | None
    note_id: int | None

    @property
    def waits(self) -> bool:
        """For the head's word."""
        return self.asked_at is not None and self.state in _UNDECIDED


@needs(Permission.RUN_PROGRAMME)
async def approve(work: Work, campaign_client_id: int) -> None:
    """The client is worked through: he refused. One whose questionnaire is paused was so already.

    Raises:
        TooLate: it is decided already.
    """
    asked = await _still_asked(work, campaign_client_id)
    if asked.state == "open":
        await close(work, campaign_client_id, "refused")
    else:
        await _decide(work, campaign_client_id)
    await redraw(work, _subject(campaign_client_id))


@needs(Permission.RUN_PROGRAMME)
async def send_back(work: Work, campaign_client_id: int) -> None:
    """The rep is to try once more; he hears of it, and the client is in his calls of today.

    Raises:
        TooLate: it is decided already.
    """
    asked = await _still_asked(work, campaign_client_id)
    await _decide(work, campaign_client_id, next_call_at=work.now)
    if asked.state == "paused":
        await _call_today(work, asked.client_id)
    if asked.rep_id is not None:
        work.notify(
            asked.rep_id,
            RETURNED,
            subject=_subject(campaign_client_id),
            campaign_client_id=campaign_client_id,
        )
    await redraw(work, _subject(campaign_client_id))


async def _decide(work: Work, campaign_client_id: int, **values: datetime) -> None:
    await work.session.execute(
        update(CampaignClient)
        .where(CampaignClient.id == campaign_client_id)
        .values(refusal_asked_at=None, decided_by_id=work.actor.employee_id, **values)
    )


async def _call_today(work: Work, client_id: int) -> None:
    """A questionnaire that is to go on waits as the latest call says."""
    latest = select(func.max(Call.id)).where(Call.client_id == client_id).scalar_subquery()
    await work.session.execute(update(Call).where(Call.id == latest).values(again_at=work.now))


@dataclass(frozen=True)
class _Asked:
    client_id: int
    rep_id: int | None
    state: str


async def _still_asked(work: Work, campaign_client_id: int) -> _Asked:
    """Whom it is about; the line stays locked until this act ends."""
    row = (
        await work.session.execute(
            select(
                CampaignClient.client_id,
                CampaignClient.rep_id,
                CampaignClient.state,
                CampaignClient.refusal_asked_at,
            )
            .where(CampaignClient.id == campaign_client_id)
            .with_for_update()
        )
    ).first()
    if row is None:
        raise NotFound("error-campaign-client-unknown")
    if row.state not in _UNDECIDED or row.refusal_asked_at is None:
        raise TooLate("error-refusal-decided")
    return _Asked(row.client_id, row.rep_id, row.state)


@needs(Permission.FOLLOW_UP)
async def refusal(work: Work, campaign_client_id: int) -> Refusal:
    """One refusal, for the head or the rep it belongs to.

    Raises:
        NotFound: no such line.
    """
    row = (
        await work.session.execute(
            select(
                CampaignClient.id,
                CampaignClient.campaign_id,
                CampaignClient.client_id,
                Client.name,
                CampaignClient.rep_id,
                Employee.name,
                CampaignClient.reason,
                CampaignClient.refusal_asked_at,
                CampaignClient.state,
                CampaignClient.next_call_at,
                _DICTATED,
            )
            .join(Client, Client.id == CampaignClient.client_id)
            .outerjoin(Employee, Employee.id == CampaignClient.rep_id)
            .where(CampaignClient.id == campaign_client_id)
        )
    ).first()
    if row is None:
        raise NotFound("error-campaign-client-unknown")
    values: tuple[Any, ...] = tuple(row)
    found = Refusal(*values)
    if not work.actor.may(Permission.READ_PROGRAMME) and found.rep_id != work.actor.id:
        raise NotFound("error-campaign-client-unknown")
    return found


_DICTATED = (
    select(ClientNote.id)
    .where(
        ClientNote.response_id
        == select(Call.response_id)
        .where(Call.client_id == CampaignClient.client_id, Call.outcome == "refused")
        .order_by(Call.id.desc())
        .limit(1)
        .correlate(CampaignClient)
        .scalar_subquery()
    )
    .correlate(CampaignClient)
    .scalar_subquery()
)
"""The note with what was dictated when the client refused last."""


def _subject(campaign_client_id: int) -> str:
    return f"campaign_client:{campaign_client_id}"
