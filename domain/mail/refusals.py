"""Who wants no letters, and from whom the desk wants none."""

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert

from domain.work import Work
from storage.models import MailAddress
from storage.statements import Statement


async def opt_out(work: Work, address: str) -> None:
    """Send an address no letters any more but those it is waiting for: for ever (domain 4.6)."""
    await _mark(work, address, "opted_out_at")


async def block(work: Work, address: str) -> None:
    """Take no mail of an address any more: it sent spam."""
    await _mark(work, address, "blocked_at")


async def _mark(work: Work, address: str, column: str) -> None:
    await work.session.execute(
        insert(MailAddress)
        .values(address=address, **{column: work.now})
        .on_conflict_do_update(index_elements=[MailAddress.address], set_={column: work.now})
    )


async def is_blocked(work: Work, address: str) -> bool:
    """Whether mail of this address is spam by somebody's word."""
    return await _BLOCKED.first(work.session, address=address) is not None


_BLOCKED = Statement(
    select(MailAddress.address).where(
        MailAddress.address == bindparam("address"), MailAddress.blocked_at.is_not(None)
    )
)
