"""A new request from a phone: within the budget of acts, and nothing lost on the way."""

from typing import Any

from sqlalchemy import select

from storage.models import FormAnswer, FormResponse, Handoff, Request
from tests.integration.dialogs.conftest import House, Phone


async def rows(house: House, model: Any) -> list[Any]:
    """Everything in a table, oldest first."""
    async with house.office.system() as work:
        return list(await work.open_session.scalars(select(model).order_by(model.id)))


async def answers(house: House) -> dict[str, Any]:
    """The values given so far, by question."""
    async with house.office.system() as work:
        found = await work.open_session.execute(select(FormAnswer.question, FormAnswer.value))
        return {name: value["value"] for name, value in found if value is not None}


async def written(house: House, words: str = "Нет связи на втором этаже") -> Phone:
    """Olga's request as far as its summary: four taps and the words."""
    phone = house.phone("Ольга")
    await phone.write("/new")
    await phone.tap("Ромашка")
    await phone.tap("Авария")
    await phone.write(words)
    await phone.tap("Работа стоит")
    return phone


async def sent(house: House) -> Phone:
    phone = await written(house)
    await phone.tap("Отправить")
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


async def test_the_summary_becomes_the_copy_that_the_author_keeps(house: House) -> None:
    phone = await written(house)
    before = len(phone.messages)
    await phone.tap("Отправить")
    assert len(phone.messages) == before
    assert phone.text.startswith("<b>Заявка 1 отправлена</b>")
    assert "Ниже ваша копия" in phone.text
    assert "Нет связи на втором этаже" in phone.text
    assert "Ромашка" in phone.text
    assert phone.labels() == ["К заявке", "Копия, PDF"]


async def test_everything_can_be_typed_instead(house: House) -> None:
    phone = house.phone("Ольга")
    for words in ("/new", "ромашка", "1", "Нет связи", "2", "отправить"):
        await phone.write(words)
    (request,) = await rows(house, Request)
    assert (request.kind, request.title) == ("incident", "Нет связи")


async def test_a_client_is_found_by_letters_and_picked_by_number(house: House) -> None:
    phone = house.phone("Ольга")
    await phone.write("/new")
    await phone.write("луч")
    assert (await answers(house))["client"]["label"] == "Луч", "the very name is picked at once"
    await phone.tap("◀ Назад")
    await phone.write("Луч-С")
    assert 'ООО "Луч-Сервис"' in phone.labels()
    await phone.write("1")
    assert (await answers(house))["client"]["label"] == 'ООО "Луч-Сервис"'


async def test_nothing_is_found_for_letters_nobody_has(house: House) -> None:
    phone = house.phone("Ольга")
    await phone.write("/new")
    await phone.write("<b>ъъъ</b>")
    assert "По «&lt;b&gt;ъъъ&lt;/b&gt;» ничего не нашлось" in phone.text


async def test_back_keep_and_change(house: House) -> None:
    phone = await written(house)
    await phone.tap("Изменить…")
    await phone.tap("✎ Что случилось")
    assert "Сейчас: Нет связи" in phone.text
    await phone.tap("Оставить так")
    await phone.tap("Изменить…")
    await phone.tap("✎ Что случилось")
    await phone.write("Погас свет")
    assert "Погас свет" in phone.text
    await phone.tap("+ Где именно")
    await phone.tap("◀ Назад")
    assert "Насколько" in phone.text


async def test_another_kind_keeps_the_words_and_moves_the_department(house: House) -> None:
    phone = await written(house)
    await phone.tap("Изменить…")
    await phone.tap("✎ Вид")
    await phone.tap("Ремонт")
    assert "Что отремонтировать или настроить? <b>Нет связи на втором этаже</b>" in phone.text
    await phone.tap("Отправить")
    (request,) = await rows(house, Request)
    assert (request.kind, request.title) == ("repair", "Нет связи на втором этаже")


async def test_due_and_receiver_are_changed_on_the_summary(house: House) -> None:
    phone = await written(house)
    await phone.tap("Изменить…")
    await phone.tap("✎ Срок")
    await phone.tap("завтра 18:00")
    await phone.tap("Изменить…")
    await phone.tap("✎ Кому")
    await phone.write("антон")
    await phone.tap("Антон Белов")
    assert "Срок: <b>завтра 18:00</b>" in phone.text
    await phone.tap("Отправить")
    (handoff,) = await rows(house, Handoff)
    assert handoff.to_employee_id == house.office.person("Антон").id


async def test_a_due_date_that_has_passed_is_refused_and_nothing_is_lost(house: House) -> None:
    phone = await written(house)
    house.wait(days=3)
    await phone.tap("Отправить")
    assert phone.answers[-1] == ("Этот срок уже прошёл. Назначьте срок в будущем.", True)
    assert "❗ Этот срок уже прошёл" in phone.text
    assert await rows(house, Request) == []
    await phone.tap("Изменить…")
    await phone.tap("✎ Срок")
    await phone.write("завтра 12:00")
    await phone.tap("Отправить")
    assert len(await rows(house, Request)) == 1


async def test_a_stale_tap_redraws_the_present_question(house: House) -> None:
    phone = house.phone("Ольга")
    await phone.write("/new")
    stale = phone.button("Вектор")
    await phone.tap("Ромашка")
    await phone.tap_data(stale)
    assert phone.answers[-1][0].startswith("Этот вопрос уже пройден")
    assert "Какая нужна помощь?" in phone.text
    assert (await answers(house))["client"]["label"] == "Ромашка"


async def test_a_tap_of_another_kind_answers_nothing(house: House) -> None:
    phone = await written(house)
    await phone.tap("Изменить…")
    await phone.tap("✎ Насколько")
    stale = phone.button("Мешает")
    await phone.tap("Оставить так")
    await phone.tap("Изменить…")
    await phone.tap("✎ Вид")
    await phone.tap("Ремонт")
    await phone.tap_data(stale)
    assert phone.answers[-1][0].startswith("Этот вопрос уже пройден")
    assert "equipment" not in await answers(house)


async def test_a_sent_or_forged_draft_says_so(house: House) -> None:
    phone = await written(house)
    send = phone.button("Отправить")
    await phone.tap("Отправить")
    await phone.tap_data(send)
    assert phone.answers[-1] == ("Этот черновик уже отправлен или удалён.", True)
    other = house.phone("Антон")
    await other.tap_data(send, other.notice("request:open:1"))
    assert other.answers[-1] == ("Такого черновика нет.", True)


async def test_forged_buttons_change_nothing(house: House) -> None:
    phone = await written(house)
    before = await answers(house)
    draft_id = phone.button("Отправить").split(":")[1]
    await phone.tap("Изменить…")
    await phone.tap("✎ Кому")
    mark = phone.button("Отдел продаж").split(":")[3]
    for forged in (
        f"form:{draft_id}:set:{mark}:department~nowhere",
        f"form:{draft_id}:set:{mark}:person~{'9' * 30}",
        f"form:{draft_id}:set:abcdef:99",
        f"form:{draft_id}:page:{mark}:{'9' * 30}",
        f"form:{draft_id}:to::1",
        f"form:{draft_id}:new::",
        "form:999999:send::",
        f"form:{'9' * 30}:send::",
        "form:x",
        "nobody:knows",
        f"request:open:{'9' * 30}",
    ):
        await phone.tap_data(forged)
    assert await answers(house) == before
    assert await rows(house, Request) == []
    assert not any("сбой" in message["text"] for message in phone.messages)


async def test_new_twice_is_one_draft(house: House) -> None:
    phone = house.phone("Ольга")
    for _ in range(3):
        await phone.write("/new")
    assert len(await rows(house, FormResponse)) == 1


async def test_a_draft_survives_and_is_continued_within_two_taps(house: House) -> None:
    phone = house.phone("Ольга")
    await phone.write("/new")
    await phone.tap("Ромашка")
    await phone.tap("Авария")
    await phone.write("/cancel")
    assert "Отложено" in phone.text
    house.wait(days=5)
    await phone.write("/drafts")
    assert "«Ромашка»" in phone.text
    await phone.tap("Продолжить 1")
    assert "Что случилось?" in phone.text
    await phone.write("Нет связи")
    assert (await answers(house))["what_happened"] == "Нет связи"


async def test_deleting_asks_once(house: House) -> None:
    phone = await written(house)
    await phone.tap("Удалить")
    assert "Удалить черновик?" in phone.text
    await phone.tap("Продолжить")
    assert "Отправить заявку" in phone.labels()
    await phone.tap("Удалить")
    await phone.tap("Да, удалить")
    (draft,) = await rows(house, FormResponse)
    assert draft.state == "dropped"
    await phone.write("/drafts")
    assert "Черновиков нет" in phone.text


async def test_two_drafts_are_never_mixed_up(house: House) -> None:
    phone = house.phone("Ольга")
    await phone.write("/new")
    await phone.tap("Ромашка")
    await phone.tap("Авария")
    first = phone.last
    await phone.write("/new")
    await phone.tap("Вектор")
    await phone.tap("Ремонт")
    second = phone.last
    await phone.write("Для Ромашки", first)
    assert "«Ромашка»" in phone.text
    await phone.write("Для Вектора", second)
    assert "«Вектор»" in phone.text
    await phone.write("/drafts")
    assert "Для Ромашки" in phone.text
    assert "Для Вектора" in phone.text
    given = await answers(house)
    assert (given["what_happened"], given["what_to_do"]) == ("Для Ромашки", "Для Вектора")


async def test_redelivered_updates_change_nothing(house: House) -> None:
    phone = await sent(house)
    shown = len(phone.messages)
    await house.redeliver(last=6)
    assert len(await rows(house, Request)) == 1
    assert len(phone.messages) == shown
