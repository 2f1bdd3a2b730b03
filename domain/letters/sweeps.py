"""The morning's dealing, once each working day, whatever crashes and however many replicas look."""

from datetime import datetime

from sqlalchemy import exists, select

from domain import mornings
from domain.letters.dealing import deal
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Employee
from storage.statements import Statement

_NAME = "letters"


@needs(Permission.SWEEP)
async def deal_daily(work: Work) -> int:
    """Deal letters, on the morning of a working day or as soon after as the desk is up. Where no
    letter can be sent, none is dealt.

    Returns:
        1 when it was done.
    """
    if not work.policy.mailboxes:
        return 0
    if not await mornings.begins(work, _NAME, work.policy.letters.deal_at):
        return 0
    await deal(work)
    return 1


@needs(Permission.SWEEP)
async def next_due(work: Work) -> datetime | None:
    """When letters are dealt next; never where nobody writes any."""
    if not work.policy.mailboxes or not await _WRITERS.value(work.transaction):
        return None
    return await mornings.next_due(work, _NAME, work.policy.letters.deal_at)


_WRITERS = Statement(select(exists().where(Employee.role == "letter_writer", Employee.active)))

SWEEPS = (deal_daily,)
