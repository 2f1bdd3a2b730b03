"""Whom a part of a client's team is offered to: first those whose work it is (domain 4.3)."""

import pytest
from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.clients.candidates import Vacancy, candidates
from storage.models import Client, ClientMember, Employee, Rapport
from tests.fixtures.office import MONDAY_MORNING, Office
from tests.fixtures.statements import statements


async def offered(office: Office, part: str, typed: str = "", first: int = 0) -> list[str]:
    vacancy = Vacancy(office.client_id, part)
    async with office.acting("Марина") as work:
        found = await candidates(work, vacancy, typed, first, 9)
    return [each.label.split()[0] for each in found]


async def role(office: Office, name: str, given: str) -> None:
    async with AsyncSession(office.engine) as session, session.begin():
        person = office.person(name).id
        await session.execute(update(Employee).where(Employee.id == person).values(role=given))


async def test_service_is_offered_to_those_who_repair(office: Office) -> None:
    assert (await offered(office, "service"))[:5] == ["Антон", "Игорь", "Кирилл", "Павел", "Роман"]


async def test_the_department_that_answers_for_complaints_comes_first(office: Office) -> None:
    rules = office.policy.quality.model_copy(update={"department": "construction"})
    office.policy = office.policy.model_copy(update={"quality": rules})
    assert (await offered(office, "service"))[:5] == ["Игорь", "Роман", "Антон", "Кирилл", "Павел"]


@pytest.mark.parametrize(
    ("part", "does"), [("coordinator", "coordinator"), ("letters", "letter_writer")]
)
async def test_other_parts_to_who_does_them(office: Office, part: str, does: str) -> None:
    assert (await offered(office, part))[0] == "Алла"
    await role(office, "Роман", does)
    assert (await offered(office, part))[0] == "Роман"


async def test_among_equals_to_who_has_the_fewest_and_to_nobody_who_has_it(office: Office) -> None:
    assert (await offered(office, "vip_rep"))[:2] == ["Денис", "Ольга"]
    await busy(office, "Денис", "vip_rep")
    assert (await offered(office, "vip_rep"))[:2] == ["Ольга", "Денис"]
    assert "Ольга" not in await offered(office, "manager")


async def busy(office: Office, name: str, part: str) -> None:
    """He has that part of another client's team."""
    async with AsyncSession(office.engine) as session, session.begin():
        client = await session.scalar(
            insert(Client)
            .values(name="Луч", language="ru", created_at=MONDAY_MORNING, updated_at=MONDAY_MORNING)
            .returning(Client.id)
        )
        await session.execute(
            insert(ClientMember).values(
                client_id=client,
                employee_id=office.person(name).id,
                part=part,
                since=MONDAY_MORNING,
            )
        )


async def test_nobody_who_fences_the_client_off_visits_him(office: Office) -> None:
    async with AsyncSession(office.engine) as session, session.begin():
        await session.execute(
            insert(Rapport).values(
                client_id=office.client_id,
                employee_id=office.person("Денис").id,
                verdict="fences_off",
                by_id=office.person("Марина").id,
                at=MONDAY_MORNING,
            )
        )
    assert "Денис" not in await offered(office, "vip_rep")
    assert "Денис" in await offered(office, "service")


async def test_others_are_found_by_name_or_page_by_page(office: Office) -> None:
    everybody = [*await offered(office, "service"), *await offered(office, "service", first=9)]
    assert len(everybody) == len(set(everybody)) == len(office.staff)
    assert await offered(office, "service", "жук") == ["Денис"]


async def test_the_list_is_one_statement(office: Office) -> None:
    with statements(office.engine) as seen:
        await offered(office, "service")
    assert len([each for each in seen if "SELECT" in each]) == 1
