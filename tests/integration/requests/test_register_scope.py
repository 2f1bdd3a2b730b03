"""Whose register an open request stands in: of those who answer for it now."""

from domain.requests import handoffs, lists, offering, reading
from domain.requests.lists import Filter
from domain.requests.offering import Receiver
from tests.fixtures.office import Office
from tests.integration.requests.acting import accepted


async def in_register_of(office: Office, name: str) -> list[int]:
    async with office.acting(name) as work:
        return [line.id for line in (await lists.not_done(work, Filter())).lines]


async def hand(office: Office, request_id: int, giver: str, taker: str) -> None:
    async with office.acting(giver) as work:
        receiver = Receiver(employee_id=office.person(taker).id)
        await offering.offer(work, request_id, receiver)
    async with office.acting(taker) as work:
        card = await reading.request_card(work, request_id)
        assert card.offer is not None
        await handoffs.accept(work, card.offer.id)


async def test_work_handed_on_leaves_the_register_but_can_still_be_read(office: Office) -> None:
    request_id = await accepted(office)
    assert await in_register_of(office, "Роман") == []

    await hand(office, request_id, "Антон", "Роман")
    assert await in_register_of(office, "Роман") == [request_id]
    assert await in_register_of(office, "Игорь") == [request_id]  # his lead

    await hand(office, request_id, "Роман", "Кирилл")
    assert await in_register_of(office, "Роман") == []
    assert await in_register_of(office, "Игорь") == []
    async with office.acting("Роман") as work:
        assert (await reading.request_card(work, request_id)).holder.startswith("Кирилл")


async def test_an_open_offer_stands_in_the_register_of_whom_it_waits_for(office: Office) -> None:
    request_id = await accepted(office)
    async with office.acting("Антон") as work:
        await offering.offer(work, request_id, Receiver(department="construction"))

    assert await in_register_of(office, "Роман") == [request_id]
    assert await in_register_of(office, "Игорь") == [request_id]
    assert await in_register_of(office, "Денис") == []
