"""The coordinator says honest dates: a receipt promises one, a letter that is sorry moves it."""

from tests.e2e.acts import SERVICE_LEAD, TECHNICIAN, accept, offer_to
from tests.e2e.letters import Mailbox
from tests.e2e.world import World

TECH = "tech@third-line.example"
COORDINATOR = "Светлана Юдина"
CLIENT, ADDRESS = "Лидия Попова", "popova@stroyarsenal.example"


async def test_a_date_that_will_not_be_kept_is_told_before_the_client_asks(world: World) -> None:
    client = Mailbox(world, ADDRESS, CLIENT)
    await client.write(TECH, "Нет связи на складе", "С утра склад без связи.")
    receipt = await client.last()
    number = receipt.number
    technician = await world.phone(TECHNICIAN)
    await offer_to(technician, number)
    await accept(technician, number)

    # Its four hours pass; on the next working morning the board comes to the coordinator.
    await world.advance("P1D")
    await world.move_to_working_morning()
    await world.settle()
    coordinator = await world.phone(COORDINATOR)
    board = next(each for each in reversed(await coordinator.heard()) if "не успеваем" in each.text)
    assert "Открыто" in board.text

    await coordinator.say(f"/request {number}")
    await coordinator.tap("Срок клиенту…")
    seen = await coordinator.last()
    assert "Клиенту обещали" in seen.text
    assert "Честный срок" in seen.text
    assert ADDRESS in seen.text
    before = len(await client.letters())
    tell = next(label for label in seen.labels if label.startswith("Сообщить клиенту"))
    await coordinator.tap(tell, seen)
    letter = await client.last()
    assert len(await client.letters()) == before + 1
    assert letter.number == number
    assert "Простите нас" in letter.text
    assert "Нет связи на складе" in letter.text
    assert "Ваш менеджер" in letter.text
    # A second tap of the old message sends nothing.
    data = seen.button(tell).data
    assert data is not None
    await coordinator.tap_data(data, seen)
    assert len(await client.letters()) == before + 1

    # The holder knows what was promised in his name, and the client's answer finds the request.
    assert "новый срок" in (await technician.latest(number)).text
    await client.answer(letter, "Хорошо, подождём.")
    assert "Хорошо, подождём." in (await technician.latest(number)).text

    # Who may not read the board is told so, and sees nothing.
    await technician.say("/board")
    assert "Открыто" not in (await technician.last()).text
    lead = await world.phone(SERVICE_LEAD)
    await lead.say("/board")
    assert "Открыто" in (await lead.last()).text
