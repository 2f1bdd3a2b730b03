"""One screen for one answer: old screens keep one button, an album is answered once."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.calls import Call
from bot.dialogs.shown import note_shown
from bot.screen import Shown
from storage.models import Attachment, FormResponse
from tests.fixtures.statements import statements
from tests.integration.dialogs.conftest import House, Message, Phone
from tests.integration.dialogs.test_acts import accepted
from tests.integration.dialogs.test_files import PHOTO
from tests.integration.dialogs.test_requests import answers, rows, written


async def asked(house: House) -> tuple[Phone, Message]:
    """Olga's phone, and the message that asks what has happened."""
    phone = house.phone("Ольга")
    await phone.write("/new")
    await phone.tap("Ромашка")
    await phone.tap("Авария")
    return phone, phone.last


async def photos(phone: Phone, album: str, number: int) -> None:
    for _ in range(number):
        await phone.write("", photo=PHOTO, media_group_id=album)


async def test_words_bring_a_new_screen_and_the_old_one_keeps_one_button(house: House) -> None:
    phone, question = await asked(house)
    await phone.write("Нет связи")
    assert phone.last is not question
    assert phone.labels(question) == ["✎ Изменить"]
    assert "Что случилось" in question["text"]


async def test_words_that_answer_an_old_screen_are_for_its_question(house: House) -> None:
    phone, question = await asked(house)
    await phone.write("Нет связи")
    await phone.write("Нет связи на складе", question)
    assert (await answers(house))["what_happened"] == "Нет связи на складе"
    assert "Насколько" in phone.text, "the question being asked stays"


async def test_the_button_of_an_old_screen_asks_its_question_again_there(house: House) -> None:
    phone, question = await asked(house)
    await phone.write("Нет связи")
    newer = phone.last
    await phone.tap("✎ Изменить", question)
    assert "Сейчас: Нет связи" in question["text"]
    assert phone.labels(newer) == ["✎ Изменить"]
    await phone.write("Нет связи на складе")
    assert (await answers(house))["what_happened"] == "Нет связи на складе"


async def test_a_screen_that_was_tapped_keeps_its_place(house: House) -> None:
    phone = await written(house)
    await phone.write("и на первом этаже")
    earlier, summary = phone.messages[-2:]
    assert phone.labels(earlier) == ["Продолжить"]
    await phone.tap("Отложить")
    assert phone.last is summary
    assert phone.labels() == ["Продолжить", "Удалить"]
    await phone.tap("Продолжить", earlier)
    assert "Отправить заявку" in phone.labels(earlier)
    assert phone.labels(summary) == ["Продолжить"]


async def test_screens_of_a_sent_form_lead_to_its_request(house: House) -> None:
    phone, message = await accepted(house)
    await phone.tap("request:done", message)
    question = phone.last
    await phone.write("Заменил порт")
    summary = phone.last
    await phone.write("отправить")
    assert phone.labels(question) == ["К заявке"]
    assert phone.labels(summary) == ["К заявке"]
    await phone.write("Порт третий", summary)
    assert "Комментарий к заявке 1 записан" in phone.text


async def test_the_screen_of_a_deleted_draft_loses_its_buttons(house: House) -> None:
    phone = await written(house)
    summary = phone.last
    await phone.write("/drafts")
    await phone.tap("Удалить")
    await phone.tap("Да, удалить")
    assert "Черновик удалён" in phone.text
    assert phone.labels(summary) == []


async def test_another_draft_leaves_the_screen_of_the_first_as_it_is(house: House) -> None:
    phone, question = await asked(house)
    labels = phone.labels(question)
    await phone.write("/new")
    await phone.tap("Вектор")
    assert phone.labels(question) == labels


async def test_all_messages_of_an_answer_that_show_drafts_are_noted_at_once(house: House) -> None:
    for name in ("Ольга", "Денис"):
        await house.phone(name).write("/new")
    engine = house.office.engine
    async with AsyncSession(engine) as session:
        one, other = await session.scalars(select(FormResponse.id).order_by(FormResponse.id))
    calls = [
        Call("sendMessage", {"chat_id": 7}, shows=Shown(response, question))
        for response, question in ((one, "first"), (other, ""), (one, "next"))
    ]
    with statements(engine) as sent:
        await note_shown(engine, calls, [{"message_id": at} for at in (901, 902, 903)])
    assert len(sent) == 1
    async with AsyncSession(engine) as session:
        first, second = await session.scalars(select(FormResponse.screen).order_by(FormResponse.id))
    assert len(first["shown"]) == 3, "what was noted before stays"
    assert {"7:901": "first", "7:903": "next"}.items() <= first["shown"].items()
    assert second["shown"]["7:902"] == ""


async def test_an_album_is_answered_by_one_screen(house: House) -> None:
    phone = await written(house)
    summary, before = phone.last, len(phone.messages)
    await photos(phone, "album", 4)
    assert len(phone.messages) == before
    await house.answer_albums()
    assert len(phone.messages) == before + 1
    assert "Приложено 4 файла" in phone.text
    assert "Отправить заявку" in phone.labels()
    assert phone.labels(summary) == ["Продолжить"]
    assert len(await rows(house, Attachment)) == 4


async def test_files_that_come_late_have_their_album_answered_again(house: House) -> None:
    phone = await written(house)
    before = len(phone.messages)
    await photos(phone, "album", 2)
    await house.answer_albums()
    await photos(phone, "album", 1)
    await house.answer_albums()
    assert len(phone.messages) == before + 2
    assert "Приложено 3 файла" in phone.text


async def test_an_album_says_what_its_question_got(house: House) -> None:
    phone, question = await asked(house)
    await photos(phone, "album", 2)
    await house.answer_albums()
    assert phone.text.startswith("Приложено 2 файла")
    assert "Что случилось" in phone.text
    assert phone.labels(question) == ["✎ Изменить"]


async def test_an_album_of_a_draft_that_is_over_says_nothing(house: House) -> None:
    phone = await written(house)
    await photos(phone, "album", 2)
    await phone.write("отправить")
    shown = len(phone.messages)
    await house.answer_albums()
    assert len(phone.messages) == shown
    (response,) = await rows(house, FormResponse)
    assert response.state == "submitted"
