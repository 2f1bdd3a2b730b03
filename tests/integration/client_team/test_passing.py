"""A client passes from who won him to who develops him, as a signed handoff (domain 4)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.clients import passing, passing_sweep, promises
from domain.clients.team import team_of
from domain.errors import DeskError, NotAllowed
from domain.handovers.undoing import WITHIN
from domain.people import dismissal
from domain.requests import handoffs
from domain.requests.reading import request_card
from storage.models import Client, Employee, Handoff, Order, OutboxRow, RegisterLine, Request, Task
from tests.fixtures.office import Office


@pytest.fixture
async def house(office: Office) -> Office:
    """Ольга wins clients, Денис develops them; Ольга won Ромашка."""
    async with AsyncSession(office.engine) as session, session.begin():
        for name, sells in (("Ольга Смирнова", "wins"), ("Денис Жуков", "develops")):
            await session.execute(update(Employee).where(Employee.name == name).values(sells=sells))
    return office


async def _orders(office: Office) -> None:
    async with AsyncSession(office.engine) as session, session.begin():
        await session.execute(
            insert(Order).values(
                external_id="1",
                client_id=office.client_id,
                ordered_on=date(2026, 11, 20),
                amount=Decimal(100),
                currency="RUB",
                title="Канал",
                created_at=office.clock.now(),
                updated_at=office.clock.now(),
            )
        )


async def _swept(office: Office) -> int:
    async with office.system() as work:
        return await passing_sweep.sweep_won(work)


async def _offer(office: Office) -> Handoff:
    async with AsyncSession(office.engine) as session:
        return (await session.scalars(select(Handoff).order_by(Handoff.id.desc()))).one()


async def _manager(office: Office) -> str | None:
    async with office.acting("Ольга") as work:
        team = await team_of(work, office.client_id)
    return next((each.name for each in team if each.part == "manager"), None)


async def test_by_hand_it_is_signed_by_both(house: Office) -> None:
    denis = house.person("Денис").id
    async with house.acting("Ольга") as work:
        assert await passing.may_pass(work, house.client_id)
        seen = await passing.passing(work, house.client_id)
        assert [each.name for each in seen.developers] == ["Денис Жуков"]
        await promises.promise(work, house.client_id, "выслать договор", date(2026, 11, 27))
        await passing.hand_to(work, house.client_id, denis, "любит точность")
    assert await _manager(house) == "Ольга Смирнова"
    offer = await _offer(house)
    async with house.acting("Денис") as work:
        await handoffs.accept(work, offer.id)
        await handoffs.accept(work, offer.id)
        taken = await request_card(work, offer.request_id)
    assert taken.passed_with == "любит точность"
    assert await _manager(house) == "Денис Жуков"
    async with AsyncSession(house.engine) as session:
        request = (await session.scalars(select(Request))).one()
        lines = (
            await session.execute(
                select(RegisterLine.kind, RegisterLine.giver_id, RegisterLine.receiver_id).order_by(
                    RegisterLine.line_no
                )
            )
        ).all()
        owner = await session.scalar(select(Task.owner_id))
    assert (request.state, request.kind, offer.note) == ("closed", "client", "любит точность")
    olga = house.person("Ольга").id
    assert [tuple(line) for line in lines] == [("handed", olga, denis), ("done", denis, None)]
    assert owner == denis


async def test_declined_he_stays_and_is_not_offered_by_itself_again(house: Office) -> None:
    await _orders(house)
    assert await _swept(house) == 1
    assert await _swept(house) == 0
    offer = await _offer(house)
    assert offer.by_order_of_id == house.person("Марина").id
    async with house.acting("Денис") as work:
        await handoffs.decline(work, offer.id, "нет времени")
    assert await _swept(house) == 0
    assert await _manager(house) == "Ольга Смирнова"


async def test_only_who_was_won_passes_by_itself_and_in_working_hours(house: Office) -> None:
    assert await _swept(house) == 0
    async with house.system() as work:
        assert await passing_sweep.next_due(work) is None
    await _orders(house)
    house.clock.advance(timedelta(hours=12))
    assert await _swept(house) == 0
    async with house.system() as work:
        due = await passing_sweep.next_due(work)
    assert due is not None
    house.clock.at = due
    assert await _swept(house) == 1
    async with house.system() as work:
        assert await passing_sweep.next_due(work) is None


async def test_without_anybody_who_develops_nothing_passes(office: Office) -> None:
    await _orders(office)
    assert await _swept(office) == 0
    async with office.acting("Ольга") as work:
        assert not await passing.may_pass(work, office.client_id)


async def test_who_came_by_a_dismissal_waits_until_it_can_be_undone_no_more(
    office: Office,
) -> None:
    """Денис wins clients, Марина develops them; Ольга, who has Ромашка, leaves."""
    async with AsyncSession(office.engine) as session, session.begin():
        for name, sells in (("Денис Жуков", "wins"), ("Марина Лис", "develops")):
            await session.execute(update(Employee).where(Employee.name == name).values(sells=sells))
    await _orders(office)
    async with office.acting("Алла") as work:
        await dismissal.dismiss(work, "Ольга Смирнова", ["Денис Жуков"])
    assert await _swept(office) == 0
    async with office.system() as work:
        assert await passing_sweep.next_due(work) == office.clock.now() + WITHIN
    office.clock.advance(WITHIN)
    assert await _swept(office) == 1


async def test_another_reps_client_is_not_ones_own_to_pass(house: Office) -> None:
    async with house.acting("Денис") as work:
        with pytest.raises(NotAllowed):
            await passing.hand_to(work, house.client_id, house.person("Денис").id)


async def test_on_his_way_he_is_not_passed_again(house: Office) -> None:
    denis = house.person("Денис").id
    async with house.acting("Ольга") as work:
        await passing.hand_to(work, house.client_id, denis)
    async with house.acting("Марина") as work:
        with pytest.raises(DeskError, match="error-client-on-his-way"):
            await passing.hand_to(work, house.client_id, denis)


async def test_a_full_hand_gets_no_more_by_itself(house: Office) -> None:
    most = house.policy.selling.waiting_at_once
    now = house.clock.now()
    async with AsyncSession(house.engine) as session, session.begin():
        clients = (
            await session.scalars(
                insert(Client).returning(Client.id),
                [
                    {
                        "name": f"Клиент {n}",
                        "language": "ru",
                        "manager_id": house.person("Ольга").id,
                        "created_at": now,
                        "updated_at": now,
                    }
                    for n in range(most + 2)
                ],
            )
        ).all()
        await session.execute(
            insert(Order),
            [
                {
                    "external_id": f"o{each}",
                    "client_id": each,
                    "ordered_on": date(2026, 11, 20),
                    "amount": Decimal(1),
                    "currency": "RUB",
                    "title": "Канал",
                    "created_at": now,
                    "updated_at": now,
                }
                for each in clients
            ],
        )
    assert await _swept(house) == most
    assert await _swept(house) == 0
    async with house.system() as work:
        assert await passing_sweep.next_due(work) is None


async def test_declined_the_lead_hears_of_it(house: Office) -> None:
    async with house.acting("Ольга") as work:
        await passing.hand_to(work, house.client_id, house.person("Денис").id)
    offer = await _offer(house)
    async with house.acting("Денис") as work:
        await handoffs.decline(work, offer.id, "нет времени")
    async with house.system() as work:
        told = await work.open_session.scalars(
            select(OutboxRow.recipient).where(OutboxRow.payload["card"].astext == "step")
        )
        assert {*told} == {f"person:{house.person(name).id}" for name in ("Ольга", "Марина")}
