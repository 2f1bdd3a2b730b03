"""The link under a client's name that came from an inline search, and the words it comes with."""

from tests.integration.dialogs.conftest import House


async def test_it_opens_the_dossier_that_cannot_be_forwarded(house: House) -> None:
    olga = house.phone("Ольга")
    await olga.write(f"/start client_{house.office.client_id}")
    assert "Ромашка" in olga.text
    assert olga.last["protect_content"] is True
    await olga.tap("История")
    assert "история" in olga.text
    await olga.tap("◀ К досье")
    assert "Ромашка" in olga.text


async def test_of_nobody_it_opens_nothing(house: House) -> None:
    olga = house.phone("Ольга")
    await olga.write("/start client_999999")
    assert "Такого клиента нет" in olga.text


async def test_a_form_takes_the_name_with_its_link(house: House) -> None:
    olga = house.phone("Ольга")
    await olga.write(
        "/find Ромашка\nhttps://t.me/desk_bot?start=client_" + str(house.office.client_id)
    )
    assert any(label.startswith("Ромашка") for label in olga.labels())
