"""Outside contractors: who does what of a request until when (domain 1.7)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import ContractorWork, Employee


@dataclass(frozen=True)
class Contractor:
    """A contractor's part in a request.

    Attributes:
        reached_at: his phone or mail, as it was written.
        by: who gave him the work.
        done_at: None while it is not done.
    """

    id: int
    request_id: int
    name: str
    what: str
    reached_at: str | None
    until_on: date
    by: str
    created_at: datetime
    done_at: datetime | None

    def overdue(self, today: date) -> bool:
        """Whether his day has passed; `today` is the company's."""
        return self.done_at is None and self.until_on < today


@needs(Permission.READ_OWN_REQUESTS)
async def contractors_of(work: Work, request_ids: Collection[int]) -> dict[int, list[Contractor]]:
    """The contractors of requests that the caller was allowed to read: by request, what is not done
    and due first before the rest. Requests without any are left out.
    """
    rows = await work.session.execute(
        select(
            ContractorWork.id,
            ContractorWork.request_id,
            ContractorWork.name,
            ContractorWork.what,
            ContractorWork.reached_at,
            ContractorWork.until_on,
            Employee.name.label("by"),
            ContractorWork.created_at,
            ContractorWork.done_at,
        )
        .join(Employee, Employee.id == ContractorWork.by_id)
        .where(ContractorWork.request_id.in_(request_ids))
        .order_by(ContractorWork.done_at.is_not(None), ContractorWork.until_on, ContractorWork.id)
    )
    found: dict[int, list[Contractor]] = {}
    for row in rows:
        found.setdefault(row.request_id, []).append(Contractor(*row))
    return found
