"""Words nobody asked for, answers to messages, edits, long texts: nothing is lost or mixed up."""

from sqlalchemy import select

from storage.models import Comment, FormResponse, Request
from tests.integration.dialogs.conftest import House, Phone
from tests.integration.dialogs.test_requests import answers, rows, sent, written


async def comments(house: House) -> list[tuple[int, str | None]]:
    async with house.office.system() as work:
        found = await work.open_session.execute(
            select(Comment.request_id, Comment.text).order_by(Comment.id)
        )
        return [(each.request_id, each.text) for each in found]


async def two_sent(house: House) -> Phone:
    await sent(house)
    return await sent(house)


async def test_an_answer_to_a_notice_is_a_comment_to_its_request(house: House) -> None:
    phone = await two_sent(house)
    notice = phone.notice("request:confirm:1", "request:open:1")
    await phone.write("Клиент ждёт до пяти", notice)
    assert await comments(house) == [(1, "Клиент ждёт до пяти")]
    assert "Комментарий к заявке 1 записан" in phone.text


async def test_an_answer_to_an_offer_is_a_comment_of_its_receiver(house: House) -> None:
    await two_sent(house)
    phone = house.phone("Антон")
    await phone.write("Куда подъехать?", phone.notice("handoff:accept:2", "handoff:decline:2"))
    assert await comments(house) == [(2, "Куда подъехать?")]


async def test_an_answer_to_ones_copy_is_a_comment(house: House) -> None:
    phone = await sent(house)
    await phone.write("И ещё: вход со двора", phone.last)
    assert await comments(house) == [(1, "И ещё: вход со двора")]


async def test_an_answer_to_a_list_asks_which_request(house: House) -> None:
    phone = await two_sent(house)
    await phone.write("Где они?", phone.notice("request:open:1", "request:open:2"))
    assert "К какой заявке" in phone.text
    assert await comments(house) == []


async def test_words_that_answer_nothing_are_kept_and_asked_about(house: House) -> None:
    phone = await two_sent(house)
    await phone.write("Ой, забыла")
    await phone.write("нужен пропуск")
    assert "Ой, забыла\nнужен пропуск" in phone.text
    assert await comments(house) == []
    await phone.tap("2 «Ромашка»")
    assert await comments(house) == [(2, "Ой, забыла\nнужен пропуск")]


async def test_the_number_of_the_request_can_be_typed(house: House) -> None:
    phone = await two_sent(house)
    await phone.write("Нужен пропуск")
    await phone.write("1")
    assert await comments(house) == [(1, "Нужен пропуск")]


async def test_loose_words_become_a_new_request(house: House) -> None:
    phone = house.phone("Ольга")
    await phone.write("У Ромашки опять нет связи")
    await phone.tap("Новая заявка")
    await phone.tap("Ромашка")
    await phone.tap("Авария")
    assert "Насколько" in phone.text, "the words are there already"
    await phone.tap("Мешает")
    await phone.tap("Отправить")
    (request,) = await rows(house, Request)
    assert request.title == "У Ромашки опять нет связи"


async def test_loose_words_are_not_lost_by_another_act(house: House) -> None:
    phone = await sent(house)
    await phone.write("Ой, забыла")
    await phone.write("/new")
    await phone.write("/drafts")
    assert "Ой, забыла" in phone.text


async def test_a_comment_that_is_not_ones_to_make_is_kept(house: House) -> None:
    await sent(house)
    phone = house.phone("Роман")
    await phone.write("Что у вас?", phone.notice("request:open:1"))
    assert await comments(house) == []
    assert "Что у вас?" in phone.text


async def test_words_on_the_summary_are_added_and_shown(house: House) -> None:
    phone = await written(house, "Нет связи")
    await phone.write("и телефон молчит")
    assert "Ваши слова дописаны" in phone.text
    assert (await answers(house))["what_happened"] == "Нет связи\nи телефон молчит"


async def test_words_that_mean_buttons(house: House) -> None:
    phone = house.phone("Ольга")
    await phone.write("/new")
    await phone.tap("Ромашка")
    await phone.write("Назад")
    assert "Какой клиент?" in phone.text
    await phone.write("оставить")
    assert "Какая нужна помощь?" in phone.text
    await phone.write("пропустить")
    assert "❗" in phone.text, "it is required"
    await phone.write("ОТЛОЖИТЬ.")
    assert "Отложено" in phone.text


async def test_an_edited_message_changes_its_answer(house: House) -> None:
    phone = house.phone("Ольга")
    await phone.write("/new")
    await phone.tap("Ромашка")
    await phone.tap("Авария")
    message = await phone.write("Нет связы")
    await phone.edit(message, "Нет связи")
    assert (await answers(house))["what_happened"] == "Нет связи"
    assert "Ответ исправлен" in phone.text
    assert "Насколько" in phone.text, "the question being asked stays"
    await phone.edit(message, "")
    assert (await answers(house))["what_happened"] == "Нет связи"


async def test_an_edit_for_a_draft_put_aside_leaves_the_other_one_asked(house: House) -> None:
    phone = house.phone("Ольга")
    await phone.write("/new")
    await phone.tap("Ромашка")
    await phone.tap("Авария")
    message = await phone.write("Нет связы")
    await phone.write("/new")
    await phone.edit(message, "Нет связи")
    assert "в черновике исправлен" in phone.text
    await phone.write("вектор")
    assert (await answers(house))["what_happened"] == "Нет связи"


async def test_an_edit_after_sending_is_offered_as_a_comment(house: House) -> None:
    phone = house.phone("Ольга")
    await phone.write("/new")
    await phone.tap("Ромашка")
    await phone.tap("Авария")
    message = await phone.write("Нет связи")
    await phone.tap("Мешает")
    await phone.tap("Отправить")
    await phone.edit(message, "Нет связи и света")
    assert "Это уже отправлено" in phone.text
    assert await comments(house) == []
    await phone.tap("Отправить комментарий")
    assert await comments(house) == [(1, "Нет связи и света")]
    assert (await answers(house))["what_happened"] == "Нет связи"


async def test_an_edit_of_no_answer_says_so(house: House) -> None:
    phone = house.phone("Ольга")
    message = await phone.write("/help")
    await phone.edit(message, "что-то другое")
    assert "некуда внести" in phone.text


async def test_a_text_that_telegram_cut_is_put_together(house: House) -> None:
    phone = house.phone("Ольга")
    await phone.write("/new")
    await phone.tap("Ромашка")
    await phone.tap("Авария")
    await phone.write("а" * 4096)
    await phone.write("б" * 904)
    assert "5001" in phone.text
    assert (await answers(house))["what_happened"] == "а" * 4096 + " " + "б" * 904
    house.wait(seconds=10)
    await phone.write("мешает")
    assert (await answers(house))["severity"] == "nuisance"


async def test_a_long_comment_waits_for_its_second_part(house: House) -> None:
    phone = await sent(house)
    await phone.tap_data("request:comment:1", phone.notice("request:comment:1"))
    await phone.write("а" * 4096)
    await phone.write("б" * 10)
    assert await comments(house) == []
    await phone.tap("Отправить комментарий")
    ((_, text),) = await comments(house)
    assert text == "а" * 4096 + " " + "б" * 10


async def test_empty_and_strange_messages_are_answered(house: House) -> None:
    phone = house.phone("Ольга")
    await phone.write("/new")
    await phone.tap("Ромашка")
    await phone.tap("Авария")
    await phone.write(" \u200b ")
    assert "Пришло пустое сообщение" in phone.text
    await phone.send({"dice": {"emoji": "🎲", "value": 3}})
    assert "не сохранить" in phone.text
    await phone.write("/nonsense")
    assert "Такой команды нет" in phone.text
    assert "what_happened" not in await answers(house)


async def test_html_is_words(house: House) -> None:
    phone = await written(house, "<b>Нет</b> & <script>alert(1)</script> {$x} { 1 }")
    assert "&lt;b&gt;Нет&lt;/b&gt; &amp; &lt;script&gt;" in phone.text
    await phone.tap("Отправить")
    assert "&lt;script&gt;" in phone.text


async def test_cancel_with_nothing_asked_says_what_to_do(house: House) -> None:
    phone = house.phone("Ольга")
    await phone.write("/cancel")
    assert "ни о чём не спрашиваю" in phone.text
    assert await rows(house, FormResponse) == []
