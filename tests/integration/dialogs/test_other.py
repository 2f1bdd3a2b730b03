"""A question with `or_other`: the choice that is not on the list is said in words of one's own."""

import pytest

from domain.forms import responses
from domain.forms.reader import read_form_bytes
from tests.integration.dialogs.conftest import House, Phone
from tests.integration.dialogs.interview import PURPOSE, Handing, handing, state_of, stored
from tests.unit.forms.making import spreadsheet

__all__ = ["handing"]

SURVEY = (
    {"type": "select_one ways or_other", "name": "way", "label": "Как возите?", "required": "yes"},
    {"type": "select_multiple goods or_other", "name": "what", "label": "Что возите?"},
    {"type": "text", "name": "more", "label": "Что ещё?"},
)
CHOICES = (
    {"list_name": "ways", "name": "own", "label": "Сами"},
    {"list_name": "ways", "name": "hired", "label": "Наёмным транспортом"},
    {"list_name": "goods", "name": "food", "label": "Продукты"},
    {"list_name": "goods", "name": "wood", "label": "Лес"},
)


@pytest.fixture
async def begun(house: House, handing: Handing) -> tuple[Phone, int]:
    definition = read_form_bytes(spreadsheet([*SURVEY], [*CHOICES]), "ways")
    async with house.office.acting("Ольга") as work:
        draft = await responses.start(work, definition, PURPOSE, house.office.client_id)
    phone = house.phone("Ольга")
    await phone.tap_data(f"form:{draft.id}:open::", phone.notice(f"form:{draft.id}:open::"))
    return phone, draft.id


async def test_by_taps(house: House, begun: tuple[Phone, int]) -> None:
    phone, response_id = begun
    await phone.tap("Другое")
    assert "Напишите, что именно" in phone.text
    await phone.write("Дирижаблем")
    await phone.tap("Лес")
    await phone.tap("Другое")
    await phone.tap("Готово")
    assert "Напишите, что именно" in phone.text
    await phone.write("Облака")
    assert await stored(house, response_id) == {
        "way": "other",
        "way_other": "Дирижаблем",
        "what": ["wood", "other"],
        "what_other": "Облака",
    }
    assert await state_of(house, response_id) == ("open", "more")


async def test_by_typing(house: House, begun: tuple[Phone, int]) -> None:
    phone, response_id = begun
    await phone.write("другое")
    assert "Напишите, что именно" in phone.text
    await phone.write("Дирижаблем")
    await phone.write("лес, другое")
    assert "Напишите, что именно" in phone.text
    await phone.write("Облака")
    answers = await stored(house, response_id)
    assert (answers["way_other"], answers["what_other"]) == ("Дирижаблем", "Облака")


async def test_its_words_are_needed_only_while_it_is_chosen(
    house: House, begun: tuple[Phone, int]
) -> None:
    phone, response_id = begun
    await phone.tap("Другое")
    await phone.write("пропустить")
    assert "❗" in phone.text, "the question is required, and so are its words"
    await phone.tap("◀ Назад")
    await phone.tap("Сами")
    assert "Что возите?" in phone.text
    assert await stored(house, response_id) == {"way": "own"}
