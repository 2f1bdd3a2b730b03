"""Whom to connect a caller with: decided at once, while the phone rings (domain 4.2, seed 003)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sqlalchemy import any_, bindparam, case, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Text

from domain.clients.team import Member, member_in, read_team
from domain.company.selling import CallScript
from domain.errors import NotFound
from domain.handovers.away import AWAY
from domain.permissions import Permission, needs
from domain.texts import Texts
from domain.work import Work
from storage.models import Client, Employee
from storage.statements import Statement

Why = Literal["manager", "stand_in", "vip_rep", "on_duty", "service"]
"""Why it is he: he manages the client; stands in for who does, and is on leave; visits one whom
nobody manages; is on duty for such; answers for repairs, when nobody else is there.
"""

_OWN = CallScript()
SCRIPT_PARTS = ("greeting", "manager", "help")


@dataclass(frozen=True)
class Whom:
    """Whom to connect the caller with.

    Attributes:
        part: his in the team (TEAM_PARTS), or `on_duty`.
        instead_of: the manager on leave, until `until_on`.
        otherwise: who else, in this order, where he does not answer.
    """

    employee_id: int
    name: str
    phone: str | None
    part: str
    why: Why
    instead_of: str | None = None
    until_on: date | None = None
    otherwise: tuple["Whom", ...] = ()


@needs(Permission.CONNECT_CALLS)
async def whom(work: Work, client_id: int) -> Whom | None:
    """Whom to connect with when this client is on the phone; None where nobody could be.

    His manager, or who stands in for him; else the rep who visits him; else whoever is on duty.

    Raises:
        NotFound: no such client.
    """
    standing = await work.session.scalar(select(Client.standing).where(Client.id == client_id))
    if standing is None:
        raise NotFound("error-client-unknown")
    team = await read_team(work, client_id)
    found = [
        connected
        for part in ("manager", "vip_rep")
        if (connected := _connected(member_in(team, part))) is not None
    ]
    part = "wins" if standing == "prospective" else "develops"
    duty = None if found else await _on_duty(work, part)
    service = _connected(member_in(team, "service"))
    people = [*found, *([duty] if duty else []), *([service] if service else [])]
    return _first(people)


@needs(Permission.CONNECT_CALLS)
async def whom_for_stranger(work: Work) -> Whom | None:
    """Whom to connect a caller with who is not in the base: whoever wins clients and is on duty."""
    return await _on_duty(work, "wins")


def script(work: Work, texts: Texts, language: str) -> tuple[str, ...]:
    """What to say, line by line: the company's own words, or ours.

    Args:
        language: the client's, or for a stranger the company's.
    """
    words = work.policy.selling.script.get(language, _OWN)
    return tuple(
        getattr(words, part)
        or texts.format(language, f"call-script-{part}", company=work.policy.name)
        for part in SCRIPT_PARTS
    )


def _connected(member: Member | None) -> Whom | None:
    if member is None:
        return None
    other = member.stand_in
    if other is not None:
        return Whom(
            other.id,
            other.name,
            other.phone,
            member.part,
            "stand_in",
            member.name,
            other.until_on,
        )
    why = _WHY[member.part]
    return Whom(member.employee_id, member.name, member.phone, member.part, why)


_WHY: Mapping[str, Why] = {"manager": "manager", "vip_rep": "vip_rep", "service": "service"}


def _first(people: Sequence[Whom]) -> Whom | None:
    """The first, with the others behind him, each person once."""
    once: dict[int, Whom] = {}
    for each in people:
        once.setdefault(each.employee_id, each)
    if not once:
        return None
    first, *others = once.values()
    return replace(first, otherwise=tuple(others))


async def _on_duty(work: Work, part: str) -> Whom | None:
    """Whose turn it is today among those present: a day each, in the order of their names."""
    rows = await _PRESENT.all(work.transaction, part=part, names=list(work.policy.selling.on_duty))
    # Those whom the company named; where it named nobody who is there, those whose work it is.
    first = min((row.turn for row in rows), default=0)
    among = [row for row in rows if row.turn == first]
    if not among:
        return None
    row = among[work.today.toordinal() % len(among)]
    return Whom(row.id, row.name, row.phone, "on_duty", "on_duty")


_turn = case(
    (Employee.name == any_(bindparam("names", type_=ARRAY(Text))), 0),
    (Employee.sells == bindparam("part"), 1),
    (Employee.role == "rep", 2),
)
_PRESENT = Statement(
    select(Employee.id, Employee.name, Employee.phone, _turn.label("turn"))
    .where(Employee.active, Employee.id.not_in(AWAY), _turn.is_not(None))
    .order_by(Employee.name)
)
