"""Contacts who left their client long ago are kept no longer than the company has said (152-FZ
5.7); where it has said nothing, they stay as they are (domain 2.8).
"""

from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, select

from domain.permissions import Permission, needs
from domain.privacy.erasing import erase_expired
from domain.work import Work
from storage.models import Asking, Contact

_AWAITED = exists().where(Asking.contact_id == Contact.id, Asking.ended_at.is_(None))
"""His word is waited for still: it is ended first."""


@needs(Permission.SWEEP)
async def sweep_gone(work: Work) -> int:
    """Erase one contact who was kept long enough.

    Returns:
        1 when there was one.
    """
    years = work.policy.privacy.keep_gone_contacts_years
    if years is None:
        return 0
    contact_id = await work.session.scalar(
        select(Contact.id)
        .where(*_gone(), _until(years) <= work.now)
        .order_by(Contact.gone_at, Contact.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if contact_id is None:
        return 0
    await erase_expired(work, contact_id)
    return 1


@needs(Permission.SWEEP)
async def next_due(work: Work) -> datetime | None:
    """When the next one has been kept long enough; None where all are kept for ever."""
    years = work.policy.privacy.keep_gone_contacts_years
    if years is None:
        return None
    first = select(func.min(_until(years))).where(*_gone())
    moment: datetime | None = await work.session.scalar(first)
    return moment


def _gone() -> tuple[ColumnElement[bool], ...]:
    return Contact.gone_at.is_not(None), Contact.erased_at.is_(None), ~_AWAITED


def _until(years: int) -> ColumnElement[datetime | None]:
    return Contact.gone_at + func.make_interval(years)


SWEEPS = (sweep_gone,)
