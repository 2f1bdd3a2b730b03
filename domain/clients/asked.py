"""Whom a client asks: his letters name his manager, or who stands in for him (domain 4.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import BigInteger, any_, bindparam, case, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import aliased

from domain.handovers.away import IS_ON_LEAVE, substitute_for
from storage.models import (
    Client,
    ClientMember,
    Employee,
    Handover,
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
        (Handover.person_id == _Manager.id) & IS_ON_LEAVE,
    )
    .outerjoin(_Substitute, (_Substitute.id == substitute_for(Client.id)) & _Substitute.active)
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
