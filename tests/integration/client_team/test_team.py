"""A team serves a client, and whoever answers the phone sees whom to connect (domain 4.2, 4.3)."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Executable, insert, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.clients import connecting, team
from domain.work import Actor
from storage.models import Client, ClientMember, Employee, Handover, HandoverItem
from tests.fixtures.office import Office


async def _put(office: Office, *statements: Executable) -> None:
    async with AsyncSession(office.engine) as session, session.begin():
        for statement in statements:
            await session.execute(statement)


async def _parts(office: Office) -> dict[str, tuple[str, bool]]:
    async with office.acting("Ольга") as work:
        found = await team.team_of(work, office.client_id)
    return {each.part: (each.name, each.named) for each in found}


async def _leave(office: Office, name: str, substitute: str | None) -> None:
    person = office.person(name).id
    async with AsyncSession(office.engine) as session, session.begin():
        handover_id = await session.scalar(
            insert(Handover)
            .values(
                kind="leave",
                state="active",
                person_id=person,
                from_on=date(2026, 11, 20),
                until_on=date(2026, 12, 5),
                created_at=office.clock.now(),
            )
            .returning(Handover.id)
        )
        if substitute is not None:
            await session.execute(
                insert(HandoverItem).values(
                    handover_id=handover_id,
                    thing="client",
                    row_id=office.client_id,
                    from_id=person,
                    to_id=office.person(substitute).id,
                )
            )


async def test_the_manager_and_whoever_does_a_part_in_fact(office: Office) -> None:
    assert await _parts(office) == {
        "manager": ("Ольга Смирнова", True),
        "service": ("Павел Орлов", False),
    }


async def test_who_was_named_comes_before_who_does_it(office: Office) -> None:
    await _put(
        office,
        insert(ClientMember).values(
            client_id=office.client_id,
            employee_id=office.person("Антон").id,
            part="service",
            since=office.clock.now(),
        ),
    )
    assert (await _parts(office))["service"] == ("Антон Белов", True)


async def test_a_caller_is_connected_with_his_manager(office: Office) -> None:
    async with office.act(_coordinator(office), "1") as work:
        found = await connecting.whom(work, office.client_id)
    assert found is not None
    assert (found.name, found.why) == ("Ольга Смирнова", "manager")
    assert [each.name for each in found.otherwise] == ["Павел Орлов"]


async def test_on_leave_his_substitute_is(office: Office) -> None:
    await _leave(office, "Ольга", "Денис")
    async with office.act(_coordinator(office), "1") as work:
        found = await connecting.whom(work, office.client_id)
    assert found is not None
    assert (found.name, found.why, found.instead_of, found.until_on) == (
        "Денис Жуков",
        "stand_in",
        "Ольга Смирнова",
        date(2026, 12, 5),
    )


async def test_a_client_of_nobody_goes_to_who_wins_clients_and_is_there(office: Office) -> None:
    now = office.clock.now()
    await _put(
        office,
        update(Client).values(manager_id=None, standing="prospective", updated_at=now),
        update(Employee).where(Employee.role == "rep").values(sells="wins"),
    )
    async with office.act(_coordinator(office), "1") as work:
        first = await connecting.whom(work, office.client_id)
        stranger = await connecting.whom_for_stranger(work)
    assert first is not None
    assert stranger is not None
    assert (first.why, first.name) == ("on_duty", stranger.name)
    await _leave(office, first.name, None)
    async with office.act(_coordinator(office), "1") as work:
        other = await connecting.whom(work, office.client_id)
    assert other is not None
    assert other.name != first.name


def _coordinator(office: Office) -> Actor:
    """Somebody who answers the phone."""
    return replace(office.person("Вера"), role="coordinator")
