"""Whom a client asks: his letters name his manager, or who stands in for him (domain 4.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import BigInteger, Integer, any_, bindparam, case, cast, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import aliased

from storage.models import (
    Client,
    ClientMember,
    Employee,
    Handover,
    HandoverItem,
    Letter,
    MailThread,
)
from storage.statements import Executor, Statement


@dataclass(frozen=True)
class Asked:
    """Whom to ask about all; `until_on` while he stands in for the manager. `service` is who was
    named for repairs, with how he is reached.
    """

    name: str
    phone: str | None
    email: str | None
    until_on: date | None = None
    service: str | None = None
    service_phone: str | None = None
    service_email: str | None = None


async def asked_of(executor: Executor, letter_ids: Sequence[int]) -> dict[int, Asked]:
    """Whom the client is to ask, by letter; letters to others are left out, and those to a client
    of nobody.
    """
    rows = await _ASKED.all(executor, ids=list(letter_ids))
    return {row[0]: Asked(*row[1:]) for row in rows}


_Manager, _Substitute, _Service = (aliased(Employee) for _ in range(3))
_visits, _service = aliased(ClientMember), aliased(ClientMember)
_item = aliased(HandoverItem)
# As `domain.handovers.away` reads it, for many clients at once: each has one substitute, else the
# first of the plan.
_of_client = (
    select(_item.to_id)
    .where(
        _item.handover_id == Handover.id,
        _item.thing == "client",
        _item.row_id == Client.id,
        _item.returned_at.is_(None),
    )
    .limit(1)
    .correlate(Handover, Client)
    .scalar_subquery()
)
_present = func.coalesce(_of_client, cast(Handover.plan["main"].astext, Integer))


_ASKED = Statement(
    select(
        Letter.id,
        func.coalesce(_Substitute.name, _Manager.name).label("name"),
        # His own, not those of whom he stands in for.
        case((_Substitute.id.is_not(None), _Substitute.phone), else_=_Manager.phone).label("phone"),
        case((_Substitute.id.is_not(None), _Substitute.email), else_=_Manager.email).label("email"),
        case((_Substitute.id.is_not(None), Handover.until_on)).label("until_on"),
        _Service.name.label("service"),
        _Service.phone.label("service_phone"),
        _Service.email.label("service_email"),
    )
    .join(MailThread, MailThread.id == Letter.thread_id)
    .join(Client, Client.id == MailThread.client_id)
    .outerjoin(
        _visits,
        (_visits.client_id == Client.id) & (_visits.part == "vip_rep") & _visits.until.is_(None),
    )
    .join(
        _Manager,
        (_Manager.id == func.coalesce(Client.manager_id, _visits.employee_id)) & _Manager.active,
    )
    .outerjoin(
        Handover,
        (Handover.person_id == _Manager.id)
        & (Handover.kind == "leave")
        & (Handover.state == "active"),
    )
    .outerjoin(_Substitute, (_Substitute.id == _present) & _Substitute.active)
    .outerjoin(
        _service,
        (_service.client_id == Client.id) & (_service.part == "service") & _service.until.is_(None),
    )
    .outerjoin(_Service, (_Service.id == _service.employee_id) & _Service.active)
    .where(
        Letter.id == any_(bindparam("ids", type_=ARRAY(BigInteger))),
        MailThread.employee_id.is_(None),
    )
)
