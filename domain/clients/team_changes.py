"""Naming who does which part for a client, and how it was before (domain 4.3)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, func, insert, select, update

from domain.clients.passing import may_pass, refuse_on_his_way
from domain.clients.team import Member, member_in, read_team
from domain.errors import DeskError, NotAllowed, NotFound
from domain.paging import nearest_page, pages_of
from domain.people.audit import note
from domain.people.staff import employee_names, hold_active
from domain.permissions import Permission, needs
from domain.work import Work, redraw
from storage.models import Client, ClientMember, Employee, Rapport
from storage.models.clients import TEAM_PARTS

PAGE = 10
"""Lines of a team's history on one screen."""

CHANGED = "team_changed"
"""Card for everybody concerned: `client_id`, `part`, `to_id`, `from_id`, `by_id`; 0 is nobody."""


@dataclass(frozen=True)
class TeamCard:
    """The team of a client, the parts that the reader may give to somebody, and whether he may hand
    the client on to who develops clients.
    """

    client_id: int
    client: str
    members: list[Member]
    may_name: tuple[str, ...]
    may_pass: bool = False


@dataclass(frozen=True)
class PastMember:
    """Who had a part, since when, and until when if he has it no more."""

    name: str
    part: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class TeamHistory:
    """Who had which part of a client's team, the latest first."""

    client_id: int
    client: str
    members: list[PastMember]
    page: int
    total: int

    @property
    def pages(self) -> int:
        return pages_of(self.total, PAGE)


@dataclass(frozen=True)
class TeamNews:
    """A change in the team, for whoever is told of it; names of nobody are None."""

    client_id: int
    client: str
    part: str
    to: str | None
    before: str | None
    by: str | None
    is_mine: bool


def team_subject(client_id: int) -> str:
    """What messages about a client's team are found by, to be drawn again."""
    return f"team:{client_id}"


@needs(Permission.FIND_CLIENTS)
async def team_card(work: Work, client_id: int) -> TeamCard:
    """The team of a client.

    Raises:
        NotFound: no such client.
    """
    client = await _client(work, client_id)
    members = await read_team(work, client_id)
    passes = await may_pass(work, client_id)
    return TeamCard(client_id, client.name, members, _may_name(work, members), passes)


def _may_name(work: Work, members: Collection[Member]) -> tuple[str, ...]:
    """Whoever keeps teams names everybody; the manager, or who stands in for him, the others: he
    himself is followed by handing the client over, which is signed.
    """
    if work.actor.may(Permission.KEEP_TEAMS):
        return TEAM_PARTS
    manager = member_in([*members], "manager")
    if manager is None:
        return ()
    mine = {manager.employee_id, manager.present.employee_id}
    return TEAM_PARTS[1:] if work.actor.employee_id in mine else ()


@needs(Permission.FIND_CLIENTS)
async def may_name(work: Work, client_id: int, part: str) -> None:
    """See to it that nobody is asked in vain whom he would give a part.

    Raises:
        NotAllowed: it is not his to give. NotFound: no such client, or part.
    """
    if part not in TEAM_PARTS:
        raise NotFound("error-team-part-unknown")
    if part not in (await team_card(work, client_id)).may_name:
        raise NotAllowed


@needs(Permission.FIND_CLIENTS)
async def name_member(work: Work, client_id: int, part: str, employee_id: int) -> None:
    """Give a part of a client's team to somebody. Naming the same again changes nothing.

    Raises:
        NotAllowed: it is not the actor's to give. NotFound: no such client, or part.
        DeskError: he is gone, or fences the client off from others (domain 2.4), or the client is
            being passed on.
    """
    if employee_id not in await hold_active(work, {employee_id}):
        raise DeskError("error-employee-gone")
    client = await _lock(work, client_id)
    await may_name(work, client_id, part)
    await _refuse_fenced(work, client, part, employee_id)
    before = await _named(work, client_id, part)
    if before == employee_id:
        return
    if part == "manager":
        await refuse_on_his_way(work, client_id)
        await set_manager(work, client_id, employee_id)
    else:
        await _end(work, client_id, part)
        await work.session.execute(
            insert(ClientMember).values(
                client_id=client_id, employee_id=employee_id, part=part, since=work.now
            )
        )
    await _tell(work, client_id, part, employee_id, before)


@needs(Permission.FIND_CLIENTS)
async def clear_member(work: Work, client_id: int, part: str) -> None:
    """Take a part from whoever has it; whoever does it in fact has it then.

    Raises:
        NotAllowed: it is not the actor's to take. NotFound: no such client, or part.
        DeskError: the client is being passed on.
    """
    await _lock(work, client_id)
    await may_name(work, client_id, part)
    before = await _named(work, client_id, part)
    if before is None:
        return
    if part == "manager":
        await refuse_on_his_way(work, client_id)
        await set_manager(work, client_id, None)
    else:
        await _end(work, client_id, part)
    await _tell(work, client_id, part, None, before)


async def set_manager(work: Work, client_id: int, employee_id: int | None) -> None:
    """Make somebody the account manager, within another act; his row of the team follows."""
    await work.session.execute(
        update(Client)
        .where(Client.id == client_id)
        .values(manager_id=employee_id, updated_at=work.now)
    )


@needs(Permission.FIND_CLIENTS)
async def team_history(work: Work, client_id: int, page: int = 0) -> TeamHistory:
    """Who had which part, since when and until when.

    Args:
        page: from 0; one past the last shows the last.

    Raises:
        NotFound: no such client.
    """
    client = await _client(work, client_id)
    mine = ClientMember.client_id == client_id
    counting = select(func.count()).select_from(ClientMember).where(mine)
    total = await work.session.scalar(counting) or 0
    page = nearest_page(page, total, PAGE)
    rows = await work.session.execute(
        select(Employee.name, ClientMember.part, ClientMember.since, ClientMember.until)
        .join(Employee, Employee.id == ClientMember.employee_id)
        .where(mine)
        .order_by(ClientMember.since.desc(), ClientMember.id.desc())
        .offset(page * PAGE)
        .limit(PAGE)
    )
    return TeamHistory(client_id, client.name, [PastMember(*row) for row in rows], page, total)


@needs(Permission.FIND_CLIENTS)
async def team_news(
    work: Work, client_id: int, part: str, to_id: int, from_id: int, by_id: int
) -> TeamNews:
    """A change of a team in names, for the card that tells of it.

    Raises:
        NotFound: no such client.
    """
    client = await _client(work, client_id)
    names = await employee_names(work, {to_id, from_id, by_id})
    return TeamNews(
        client_id,
        client.name,
        part,
        names.get(to_id),
        names.get(from_id),
        names.get(by_id),
        is_mine=to_id == work.actor.employee_id,
    )


async def _client(work: Work, client_id: int) -> Row[int, str]:
    row = (
        await work.session.execute(select(Client.id, Client.name).where(Client.id == client_id))
    ).first()
    if row is None:
        raise NotFound("error-client-unknown")
    return row


async def _lock(work: Work, client_id: int) -> Row[int, str]:
    row = (
        await work.session.execute(
            select(Client.id, Client.name).where(Client.id == client_id).with_for_update()
        )
    ).first()
    if row is None:
        raise NotFound("error-client-unknown")
    return row


async def _named(work: Work, client_id: int, part: str) -> int | None:
    return await work.session.scalar(
        select(ClientMember.employee_id).where(
            ClientMember.client_id == client_id,
            ClientMember.part == part,
            ClientMember.until.is_(None),
        )
    )


async def _end(work: Work, client_id: int, part: str) -> None:
    await work.session.execute(
        update(ClientMember)
        .where(
            ClientMember.client_id == client_id,
            ClientMember.part == part,
            ClientMember.until.is_(None),
        )
        .values(until=func.greatest(ClientMember.since, work.now))
    )


async def _refuse_fenced(work: Work, client: Row[int, str], part: str, employee_id: int) -> None:
    if part != "vip_rep":
        return
    rapport = await work.session.get(Rapport, (client.id, employee_id))
    if rapport is not None and rapport.verdict == "fences_off":
        rep = (await employee_names(work, {employee_id}))[employee_id]
        raise DeskError("error-client-fenced", client=client.name, rep=rep)


async def _tell(
    work: Work, client_id: int, part: str, to_id: int | None, from_id: int | None
) -> None:
    """The one who has it, the one who had it, and the manager are told, but not who did it."""
    await note(
        work, "team", f"client:{client_id}", part=part, to_id=to_id or 0, from_id=from_id or 0
    )
    manager_id = await work.session.scalar(select(Client.manager_id).where(Client.id == client_id))
    concerned = {to_id, from_id, manager_id} - {work.actor.employee_id}
    for person_id in sorted(each for each in concerned if each is not None):
        work.notify(
            person_id,
            CHANGED,
            client_id=client_id,
            part=part,
            to_id=to_id or 0,
            from_id=from_id or 0,
            by_id=work.actor.employee_id or 0,
        )
    await redraw(work, team_subject(client_id))
