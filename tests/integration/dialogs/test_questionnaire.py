"""The VIP questionnaire on a phone: by taps and words, to its pause, and on once it is restored."""

from sqlalchemy import select, update

from domain.permissions import Permission
from domain.questionnaires import beginning
from storage.models import Client, Contact, Problem, Questionnaire, Ticket
from tests.fixtures.office import Office
from tests.integration.dialogs.conftest import House, Message, Phone

BAD = {
    "Сколько сбоев": "2",
    "К чему относится": "Сбои",
    "Что произошло": "Каждый понедельник касса стоит до обеда",
    "Насколько это мешает": "Работа стоит",
    "По какому признаку": "Месяц без остановок",
    "Как с вами связаться": "Только по телефону",
}


READY = ("Сдать анкету", "Всё верно", "Дальше", "Да", "Тепло")
WAYS = ("◀", "Ответы", "Отложить", "Пропустить")


async def fill(phone: Phone, said: dict[str, str]) -> int:
    """Answer all that is asked by what the screen offers; words where it offers nothing.

    Returns:
        How many acts it took, handing in among them.
    """
    for acts in range(1, 90):
        before = phone.text
        if "Моя копия, PDF" in phone.labels():
            return acts - 1
        await _act(phone, said)
        assert phone.text != before or "✔" in "".join(phone.labels()), before
    raise AssertionError("it has no end")


async def _act(phone: Phone, said: dict[str, str]) -> None:
    words = next((words for asked, words in said.items() if asked in phone.text), None)
    labels = phone.labels()
    if words is not None and words in labels:
        await phone.tap(words)
    elif words is not None:
        await phone.write(words)
    else:
        await _anyhow(phone, labels)


async def _anyhow(phone: Phone, labels: list[str]) -> None:
    ready = next((each for each in labels if each.startswith(READY)), None)
    marked = any(each.startswith("✔") for each in labels)
    first = labels[0] if labels else "Отложить"
    if "Пока ничего не записано" in phone.text and "Жалобы" in phone.text:
        await phone.tap("Добавить")
    elif marked and "Готово" in labels:
        await phone.tap("Готово")
    elif ready is not None:
        await phone.tap(ready)
    elif first.startswith(WAYS):
        await phone.write("Слова")
    else:
        await phone.tap(first)


AFTER = {
    "Что из этого вам интересно": "Видеонаблюдение",
    "О какой сумме": "120000",
    "Когда": "через 7 дней",
}
GOOD = {"Сколько сбоев": "0", "Насколько вы готовы": "9", **AFTER}
PHONE_ACTS = 45


async def test_bad_quality_pauses_it_and_it_goes_on_where_it_stopped(
    house: House, office: Office
) -> None:
    phone = house.phone("Ольга")
    await phone.tap_data(f"questionnaire:begin:{office.client_id}:0", phone.notice("x"))
    await fill(phone, BAD)
    assert "Анкета на паузе. Записана 1 жалоба." in phone.text
    assert "поблагодарите, пообещайте личный контроль и попрощайтесь" in phone.text
    assert "Копии ушли: Павел Орлов (сервис), Марина Лис (VIP-программа)." in phone.text
    assert "Вы получите сообщение, когда всё исправят." in phone.text
    async with office.acting("Ольга") as work:
        problem = (await work.open_session.scalars(select(Problem))).one()
        assert (problem.category, problem.severity) == ("failure", "stopped")
        with work.permitted(Permission.FILL_QUESTIONNAIRES):
            await beginning.restored(work, 1)
    await phone.tap_data("questionnaire:resume:1:0", phone.notice("x"))
    assert "Рост" in phone.text
    assert "Чего из того" in phone.text
    await fill(phone, AFTER)
    assert "сдана" in phone.text
    assert "Возможности: " in phone.text
    async with office.system() as work:
        questionnaire = (await work.open_session.scalars(select(Questionnaire))).one()
        contact = (await work.open_session.scalars(select(Contact))).one()
    assert questionnaire.state == "handed_in"
    assert questionnaire.counted_at == questionnaire.paused_at
    assert contact.consent_at is not None


async def test_what_others_have_already_cannot_be_thrown_away(house: House, office: Office) -> None:
    phone = house.phone("Ольга")
    await phone.tap_data(f"questionnaire:begin:{office.client_id}:0", phone.notice("x"))
    await fill(phone, BAD)
    async with office.acting("Ольга") as work:
        with work.permitted(Permission.FILL_QUESTIONNAIRES):
            await beginning.restored(work, 1)
    await phone.tap_data("questionnaire:resume:1:0", phone.notice("x"))
    later = phone.button("Отложить")
    await phone.tap("Отложить")
    assert "Удалить" not in phone.labels()
    await phone.write("/drafts")
    assert not any(label.startswith("Удалить") for label in phone.labels())
    await phone.tap_data(later.replace("later", "sure"), phone.notice("x"))
    assert "удалить её нельзя" in phone.answers[-1][0]
    await phone.tap_data("questionnaire:resume:1:0", phone.notice("x"))
    assert "Рост" in phone.text
    async with office.system() as work:
        assert (await work.open_session.scalars(select(Questionnaire.state))).one() == "open"


async def test_a_known_client_takes_at_most_45_acts(house: House, office: Office) -> None:
    phone = house.phone("Ольга")
    await phone.tap_data(f"questionnaire:begin:{office.client_id}:0", phone.notice("x"))
    await fill(phone, GOOD)
    house.wait(days=90)
    await phone.tap_data(f"questionnaire:begin:{office.client_id}:0", phone.notice("x"))
    assert await fill(phone, GOOD) <= PHONE_ACTS


async def test_an_answer_is_corrected_from_the_card(house: House, office: Office) -> None:
    phone = house.phone("Ольга")
    await phone.tap_data(f"questionnaire:begin:{office.client_id}:0", phone.notice("x"))
    await fill(phone, GOOD)
    await phone.tap("Исправить ответ")
    await phone.tap("По какому адресу")
    assert "По какому адресу вы работаете?" in phone.text
    await phone.write("ул. Лесная, 7")
    assert "Исправлен 1 ответ." in phone.text
    async with office.system() as work:
        client = await work.open_session.get_one(Client, office.client_id)
    assert client.address == "ул. Лесная, 7"


async def test_whom_to_ask_for_the_check_is_a_tap(house: House, office: Office) -> None:
    async with office.system() as work:
        await work.open_session.execute(update(Contact).values(email="kim@romashka.example"))
    phone = house.phone("Ольга")
    await phone.tap_data(f"questionnaire:begin:{office.client_id}:0", phone.notice("x"))
    await until(phone, "Кого попросить проверить?", {**BAD, "Как с вами связаться": "Письмом"})
    await phone.tap("Ирина Викторовна Ким")
    assert "На какой адрес" in phone.text
    await phone.tap("kim@romashka.example")
    await fill(phone, BAD)
    async with office.system() as work:
        ticket = (await work.open_session.scalars(select(Ticket))).one()
        contact = (await work.open_session.scalars(select(Contact))).one()
    assert (ticket.confirm_contact_id, ticket.confirm_email) == (contact.id, contact.email)


async def until(phone: Phone, words: str, said: dict[str, str]) -> None:
    """Answer all that is asked before these words."""
    for _ in range(60):
        if words in phone.text:
            return
        await _act(phone, said)
    raise AssertionError(phone.text)


async def test_a_first_complaint_is_added_before_one_goes_on(house: House, office: Office) -> None:
    phone = house.phone("Ольга")
    await phone.tap_data(f"questionnaire:begin:{office.client_id}:0", phone.notice("x"))
    await until(phone, "Пока ничего не записано", BAD)
    assert "Жалобы" in phone.text
    assert "Дальше ▶" not in phone.labels()
    await phone.tap("Добавить")


async def test_an_edit_after_handing_in_says_where_an_answer_is_corrected(
    house: House, office: Office
) -> None:
    phone = house.phone("Ольга")
    await phone.tap_data(f"questionnaire:begin:{office.client_id}:0", phone.notice("x"))
    message = await fill_with_words(phone)
    await phone.edit(message, "Совсем другое")
    assert "Анкета уже сдана" in phone.text
    await phone.tap("Открыть анкету")
    assert "Исправить ответ…" in phone.labels()


async def fill_with_words(phone: Phone) -> Message:
    """Filled to its end.

    Returns:
        The first message that gave an answer in words.
    """
    before = len(phone.house.taken)
    await fill(phone, GOOD)
    sent = [each["message"] for each in phone.house.taken[before:] if "message" in each]
    return next(each for each in sent if each.get("text") == "Слова")
