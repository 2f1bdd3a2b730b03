"""Acts on a request that take words, within their budget of acts."""

from sqlalchemy import select

from domain.requests import results
from storage.models import Attachment, Comment, Handoff, Request
from tests.integration.dialogs.conftest import House, Message, Phone
from tests.integration.dialogs.test_requests import rows, sent
from tests.integration.dialogs.test_words import comments

VOICE = {"file_id": "voice", "file_unique_id": "voice", "duration": 21, "file_size": 9_000}


async def accepted(house: House) -> tuple[Phone, Message]:
    """Anton's phone with a message about the request he holds."""
    await sent(house)
    phone = house.phone("Антон")
    await phone.tap_data("handoff:accept:1", phone.notice("handoff:accept:1"))
    acts = ("done", "hand", "back", "comment", "return", "cancel")
    return phone, phone.notice(*(f"request:{act}:1" for act in acts))


async def handoff(house: House, number: int) -> Handoff:
    found: Handoff = (await rows(house, Handoff))[number]
    return found


async def test_declined_with_two_taps(house: House) -> None:
    await sent(house)
    phone = house.phone("Антон")
    await phone.tap_data("handoff:decline:1", phone.notice("handoff:decline:1"))
    assert "заявка 1, «Ромашка»" in phone.text
    await phone.tap("Нет людей")
    offer = await handoff(house, 0)
    assert (offer.state, offer.reason) == ("declined", "Нет людей или времени")
    assert "Отказ от заявки 1 записан" in phone.text


async def test_declined_with_an_explanation_where_the_form_asks_for_one(house: House) -> None:
    await sent(house)
    phone = house.phone("Антон")
    await phone.tap_data("handoff:decline:1", phone.notice("handoff:decline:1"))
    await phone.tap("Не хватает данных")
    await phone.write("Нужен номер договора")
    assert (await handoff(house, 0)).reason == "Не хватает данных. Нужен номер договора"


async def test_declined_by_voice_the_giver_hears_it(house: House) -> None:
    await sent(house)
    phone = house.phone("Антон")
    await phone.tap_data("handoff:decline:1", phone.notice("handoff:decline:1"))
    await phone.tap("Другая причина")
    await phone.write("", voice=VOICE)
    assert (await handoff(house, 0)).reason == "Другая причина"
    (attachment,) = await rows(house, Attachment)
    (comment,) = await rows(house, Comment)
    assert (attachment.kind, attachment.comment_id) == ("voice", comment.id)


async def test_too_late_to_decline_nothing_is_asked(house: House) -> None:
    await accepted(house)
    phone = house.phone("Кирилл")
    await phone.tap_data("handoff:decline:1", phone.notice("handoff:decline:1"))
    assert "принял сотрудник Антон Белов" in phone.answers[-1][0]


async def test_an_offer_that_was_taken_while_one_wrote_keeps_the_words(house: House) -> None:
    await sent(house)
    phone = house.phone("Кирилл")
    await phone.tap_data("handoff:decline:1", phone.notice("handoff:decline:1"))
    await phone.tap("Не хватает данных")
    other = house.phone("Антон")
    await other.tap_data("handoff:accept:1", other.notice("handoff:accept:1"))
    await phone.write("Нужен номер договора")
    assert "❗ Заявку 1 принял сотрудник Антон Белов" in phone.text
    assert "Нужен номер договора" in phone.text
    assert (await handoff(house, 0)).state == "accepted"


async def test_done_with_two_taps_and_the_words(house: House) -> None:
    phone, message = await accepted(house)
    await phone.tap("request:done", message)
    await phone.write("Заменил порт")
    await phone.tap("Сообщить о выполнении")
    (request,) = await rows(house, Request)
    assert request.state == "reported"
    assert await comments(house) == [(1, "Заменил порт")]


async def test_done_with_an_album_of_photos(house: House) -> None:
    phone, message = await accepted(house)
    await phone.tap("request:done", message)
    for number in range(3):
        photo = [{"file_id": f"p{number}", "file_unique_id": "p", "width": 9, "height": 9}]
        caption = {"caption": "Заменил порт"} if number == 0 else {}
        await phone.write("", photo=photo, media_group_id="album", **caption)
    await house.answer_albums()
    assert "Приложено 3 файла" in phone.text
    await phone.tap("Сообщить о выполнении")
    files = await rows(house, Attachment)
    assert [each.comment_id for each in files] == [1, 1, 1]


async def test_done_twice_is_one_draft(house: House) -> None:
    phone, message = await accepted(house)
    await phone.tap("request:done", message)
    await phone.write("Заменил порт")
    await phone.tap("request:done", message)
    assert "Заменил порт" in phone.text


async def test_handed_on_with_three_acts_and_a_note(house: House) -> None:
    phone, message = await accepted(house)
    await phone.tap("request:hand", message)
    await phone.tap("Кирилл Ершов")
    await phone.write("Клиент сидит без кассы")
    assert "Клиент сидит без кассы" in phone.text
    await phone.tap("Передать")
    offer = await handoff(house, 1)
    assert offer.to_employee_id == house.office.person("Кирилл").id
    assert offer.note == "Клиент сидит без кассы"
    assert "Пока её не приняли, она у вас" in phone.text


async def test_a_voice_note_goes_along_with_the_request(house: House) -> None:
    phone, message = await accepted(house)
    await phone.tap("request:hand", message)
    await phone.tap("Монтаж")
    await phone.write("", voice=VOICE)
    await phone.tap("Передать")
    (attachment,) = await rows(house, Attachment)
    assert (attachment.request_id, attachment.comment_id) == (1, None)
    assert (await handoff(house, 1)).to_department == "construction"


async def test_given_back_to_whom_one_has_it_from(house: House) -> None:
    phone, message = await accepted(house)
    await phone.tap("request:back", message)
    await phone.write("Это не к нам")
    offer = await handoff(house, 1)
    assert offer.to_employee_id == house.office.person("Ольга").id
    assert offer.note == "Это не к нам"


async def test_a_comment_is_sent_at_once_by_words_or_voice(house: House) -> None:
    phone, message = await accepted(house)
    await phone.tap("request:comment", message)
    await phone.write("Выезжаю")
    await phone.tap("request:comment", message)
    await phone.write("", voice=VOICE)
    assert await comments(house) == [(1, "Выезжаю"), (1, None)]


async def test_a_comment_of_photos_waits_for_the_tap(house: House) -> None:
    phone, message = await accepted(house)
    await phone.tap("request:comment", message)
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}]
    await phone.write("", photo=photo)
    assert await comments(house) == []
    await phone.tap("Отправить комментарий")
    (attachment,) = await rows(house, Attachment)
    assert attachment.comment_id == 1


async def test_a_result_is_returned_with_words(house: House) -> None:
    await accepted(house)
    async with house.office.acting("Антон") as work:
        await results.report(work, 1, "Готово")
    phone = house.phone("Ольга")
    await phone.tap_data("request:return:1", phone.notice("request:return:1"))
    await phone.write("Всё ещё не работает")
    await phone.tap("Вернуть в работу")
    (request,) = await rows(house, Request)
    assert request.state == "in_work"


async def test_cancelled_with_a_reason(house: House) -> None:
    phone = await sent(house)
    await phone.tap_data("request:cancel:1", phone.notice("request:cancel:1"))
    await phone.write("", voice=VOICE)
    async with house.office.system() as work:
        state = await work.open_session.scalar(select(Request.state))
    assert state == "cancelled"


async def test_what_cannot_be_done_now_is_not_asked(house: House) -> None:
    phone, message = await accepted(house)
    await phone.tap("request:cancel", message)
    assert phone.answers[-1][1], "an alert"
    await phone.tap("request:return", message)
    assert phone.answers[-1][1]
    await phone.write("/cancel")
    assert "ни о чём не спрашиваю" in phone.text


async def test_words_are_for_the_act_that_was_tapped_last(house: House) -> None:
    phone, message = await accepted(house)
    await phone.tap("request:comment", message)
    await phone.tap("request:hand", message)
    await phone.tap("request:comment", message)
    await phone.write("Заменил порт")
    assert await comments(house) == [(1, "Заменил порт")]
