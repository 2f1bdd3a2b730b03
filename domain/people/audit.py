"""The audit: who did what to people and data, append-only."""

from sqlalchemy import insert

from domain.work import Work
from storage.models import AuditLine


async def note(work: Work, act: str, subject: str | None = None, **data: int | str) -> None:
    """Add a line to the audit.

    Args:
        act: invite, come_in, dismiss, import, export …
        subject: what it was done to, as `table:id`.
        data: counts and ids; never contacts or texts.
    """
    await work.session.execute(
        insert(AuditLine).values(
            at=work.now,
            actor_id=work.actor.employee_id,
            channel=work.evidence.channel,
            act=act,
            subject=subject,
            data=data,
        )
    )
