"""A new request from a phone: within the budget of acts, and nothing lost on the way."""

from sqlalchemy import select

from storage.models import Handoff, Request
from tests.integration.dialogs.conftest import House, Phone


async def rows(house: House, model: type) -> list:
    async with house.office.system() as work:
        return list(await work.open_session.scalars(select(model).order_by(model.id)))


async def written(house: House) -> Phone:
    """Olga's request as far as its summary: four taps and the words."""
    phone = house.phone("Ольга")
    await phone.write("/new")
    await phone.tap("Ромашка")
    await phone.tap("Авария")
    await phone.write("Нет связи на втором этаже")
    await phone.tap("Работа стоит")
    return phone


async def test_five_taps_and_the_words(house: House) -> None:
    phone = await written(house)
    assert "Нет связи на втором этаже" in phone.text
    assert "Технический отдел" in phone.text
    await phone.tap("Отправить")
    (request,) = await rows(house, Request)
    assert (request.kind, request.title) == ("incident", "Нет связи на втором этаже")
    (handoff,) = await rows(house, Handoff)
    assert handoff.to_department == "tech"


async def test_the_author_keeps_a_copy_as_a_message_of_its_own(house: House) -> None:
    phone = await written(house)
    before = len(phone.messages)
    await phone.tap("Отправить")
    assert len(phone.messages) == before + 1
    assert "Это ваша копия" in phone.text
    assert "Нет связи на втором этаже" in phone.text
    assert "Ромашка" in phone.text
    assert phone.labels() == ["К заявке", "Копия, PDF"]
