"""A long form on a phone: by taps, by typing only, with voice and photos, over days."""

import pytest

from domain.forms import responses
from tests.integration.dialogs.conftest import House, Phone
from tests.integration.dialogs.interview import (
    Handing,
    begun,
    handing,
    state_of,
    stored,
)
from tests.integration.dialogs.test_files import PHOTO, VOICE

__all__ = ["handing"]
BUDGET = 45
"""Acts that filling it for a known client may take (of 38 questions)."""

WORDS = "Записано со слов клиента"


async def fill_by_taps(phone: Phone) -> int:
    """Fill the form as a person does who taps whatever answers, and types where nothing else
    does; the number of acts.
    """
    acts = 0
    while "Записать встречу" not in phone.labels():
        acts += 1
        assert acts <= 60, phone.text
        await answer_by_tap(phone)
    return acts


async def answer_by_tap(phone: Phone) -> None:
    labels = phone.labels()
    for wanted in ("Всё верно", "Дальше", "сегодня", "Да", "0", "4", "Город 1", "Россия", "Самара"):
        if any(label.startswith(wanted) for label in labels):
            await phone.tap(wanted)
            return
    await phone.write("пропустить" if "Телефон?" in phone.text else WORDS)


async def test_filled_by_taps_within_the_budget(house: House, handing: Handing) -> None:
    phone, response_id = await begun(house)
    acts = await fill_by_taps(phone)
    given = await stored(house, response_id)
    assert acts <= BUDGET, acts
    assert given["people[1]"] == "same"
    assert given["products"] == ["p1", "p3"], "known, and confirmed by one tap"
    assert given["share"] == "40"
    await phone.tap("Записать встречу")
    assert await state_of(house, response_id) == ("submitted", None)
    assert len(handing.drafts) == 1
    assert "Добрый день" in phone.text, "the form's message has become the card"


async def test_filled_by_typing_only(house: House, handing: Handing) -> None:
    phone, response_id = await begun(house)
    said = (
        "дальше", "сегодня", "да", "изменилось", "всё верно", "верно", "8 927 111-22-33",
        "1, 2", "Павел Лис", "директор", "пропустить", "принимает решение", "нет",
        "всё верно", "пропустить", "Открыли склад", "дальше", "дальше",
        "1, 2", "Связь", "50", "россия", "2",
        "да", "да", "нет", "да", "да", "да", "да", "0", "9",
        "Каналы", "пропустить",
        "добавить", "Вектор", "Анна", "нет",
        "4", "город 12", "пропустить", "через неделю",
    )  # fmt: skip
    for words in said:
        await phone.write(words)
    given = await stored(house, response_id)
    assert "Записать встречу" in phone.labels(), phone.text
    assert given["people[1]"] == "same"
    assert given["people[2]"] == "changed"
    assert given["people[2].phone"] == "+79271112233"
    assert given["people[2].role"] == ["decides", "pays"]
    assert given["people[3].fio"] == "Павел Лис"
    assert given["people"]["closed"]
    assert given["talk1"] == "С гаража в 1998 году"
    assert given["talk3"] == "Открыли склад"
    assert given["region"] == "r3", "the second of those that the filter leaves"
    assert given["good3"] == "no"
    assert given["nps"] == "9"
    assert given["referrals[1].company"] == "Вектор"
    assert given["mood"] == "friend"
    assert given["city"] == "c12"
    await phone.write("сдать")
    assert await state_of(house, response_id) == ("submitted", None)


async def until(phone: Phone, words: str) -> None:
    """Answer whatever is asked before a question."""
    for _ in range(60):
        if words in phone.text:
            return
        await answer_by_tap(phone)
    raise AssertionError(phone.text)


async def test_voice_and_photos_as_answers_and_beside_them(house: House, handing: Handing) -> None:
    phone, response_id = await begun(house)
    await until(phone, "Разговор 2?")
    await phone.write("", voice=VOICE)
    assert "Разговор 3?" in phone.text
    await phone.write("", photo=PHOTO)
    assert "Фото приложено" in phone.text
    assert "Разговор 3?" in phone.text
    question = phone.last
    await phone.write("Так выглядит склад")
    await phone.write("", question, voice=VOICE)
    assert "Разговор 4?" in phone.text or "Разговор 3?" in phone.text
    async with house.office.acting("Ольга") as work:
        draft = await responses.read(work, response_id)
    second, third = (draft.state.answers[f"talk{at}"] for at in (2, 3))
    assert [each.kind for each in second.attachments] == ["voice"]
    assert third.value == "Так выглядит склад"
    assert [each.kind for each in third.attachments] == ["photo", "voice"]
    await fill_by_taps(phone)
    await phone.tap("Записать встречу")
    assert (await state_of(house, response_id))[0] == "submitted"


async def test_a_known_person_is_one_screen(house: House, handing: Handing) -> None:
    phone, _ = await begun(house)
    await phone.tap("Дальше")
    await phone.tap("сегодня")
    assert "«Ромашка» · Контакты · 3 из" in phone.text
    assert "Ирина Викторовна Ким</b>, главный бухгалтер, +7 927 000-00-00, Оплачивает" in phone.text
    assert phone.labels()[:3] == ["Всё верно", "Изменилось…", "Больше не работает"]
    await phone.tap("Больше не работает")
    assert "Пётр Орлов" in phone.text
    await phone.tap("Всё верно")
    assert "Записано: 1 — Пётр Орлов. Добавить ещё?" in phone.text
    assert {"Добавить", "Дальше ▶", "✕ Ирина Викторовна Ким", "✎ Пётр Орлов"} <= set(phone.labels())


async def test_a_row_is_added_changed_and_removed(house: House, handing: Handing) -> None:
    phone, response_id = await begun(house, known=False)
    await until(phone, "Ключевые лица")
    assert "Пока ничего не записано" in phone.text
    for name in ("Павел Лис", "Анна Сом"):
        await phone.tap("Добавить")
        await phone.write(name)
        await phone.write("пропустить")
        await phone.write("пропустить")
        await phone.write("1")
    assert "Записано: 2 — Павел Лис, Анна Сом" in phone.text
    await phone.tap("✎ Павел Лис")
    await phone.tap("✎ Как зовут")
    await phone.write("Павел Лисин")
    assert "Записано: 2 — Павел Лисин, Анна Сом" in phone.text
    await phone.tap("✎ Анна Сом")
    await phone.tap("Убрать…")
    assert "Убрать «Анна Сом»?" in phone.text
    lose = phone.button("Да, убрать")
    await phone.tap("Оставить")
    assert "Анна Сом" in phone.text
    await phone.tap_data(lose)
    assert "Убрано: Анна Сом." in phone.text
    assert "Записано: 1 — Павел Лисин" in phone.text
    given = await stored(house, response_id)
    assert given["people"]["numbers"] == [1]
    assert "people[2].fio" not in given
    await phone.tap_data(lose)
    assert phone.answers[-1][0] == "Этой записи уже нет"
    await phone.write("убрать павел лисин")
    assert "Пока ничего не записано" in phone.text


async def test_a_name_typed_at_another_one_begins_its_row(house: House, handing: Handing) -> None:
    phone, response_id = await begun(house, known=False)
    await until(phone, "Ключевые лица")
    await phone.write("Павел Лис")
    assert "Должность?" in phone.text
    assert (await stored(house, response_id))["people[1].fio"] == "Павел Лис"
    for words in ("директор", "дальше", "решение"):
        await phone.write(words)
    await phone.write("павел лис")
    assert "✎ Как зовут" in phone.labels()


async def test_double_taps_and_old_buttons_change_nothing(house: House, handing: Handing) -> None:
    phone, response_id = await begun(house, known=False)
    await until(phone, "Ключевые лица")
    add, close = phone.button("Добавить"), phone.button("Дальше")
    await phone.tap_data(add)
    await phone.tap_data(add)
    await phone.tap_data(close)
    assert "Как зовут?" in phone.text
    assert (await stored(house, response_id))["people"]["numbers"] == [1]
    await phone.write("Павел")
    await phone.write("пропустить")
    await phone.write("пропустить")
    await phone.write("1")
    await phone.tap_data(add)
    assert (await stored(house, response_id))["people"]["numbers"] == [1], "of the row before"
    assert "Записано: 1" in phone.text


async def test_back_goes_through_rows(house: House, handing: Handing) -> None:
    phone, _ = await begun(house)
    await until(phone, "Ключевые лица\n")
    await until(phone, "Разговор 1?")
    seen = []
    for _ in range(3):
        await phone.tap("◀ Назад")
        seen.append(phone.text)
    assert "Записано: 2" in seen[0]
    assert "Роль?" in seen[1] or "Пётр Орлов" in seen[1]


async def test_put_aside_and_resumed_at_the_same_question(house: House, handing: Handing) -> None:
    phone, response_id = await begun(house)
    await until(phone, "Доля")
    before = phone.text
    await phone.tap("Отложить")
    await phone.write("/new")
    await phone.tap("Вектор")
    house.wait(days=2)
    await phone.write("/drafts")
    assert "«Ромашка» · Сотрудничество · " in phone.text
    acts = phone.labels()
    at = next(at for at in (1, 2) if f"{at}. <b>Анкета" in phone.text)
    assert f"Продолжить {at}" in acts
    await phone.tap(f"Продолжить {at}")
    assert phone.text == before
    assert (await state_of(house, response_id))[1] == "share"
    await phone.write("25")
    assert (await stored(house, response_id))["share"] == "25"


async def test_answers_are_changed_from_the_summary_by_sections(
    house: House, handing: Handing
) -> None:
    phone, response_id = await begun(house)
    await fill_by_taps(phone)
    assert "Отвечено:" in phone.text
    assert "✔ Качество · 9" in phone.labels()
    await phone.tap("✔ Качество")
    assert len([label for label in phone.labels() if label.startswith("✎")]) == 8
    await phone.tap("Ещё ▶")
    await phone.tap("✎ Порекомендуете")
    await phone.tap("9")
    assert (await stored(house, response_id))["nps"] == "9"
    assert "Отвечено:" in phone.text
    await phone.write("контакты")
    assert "1. <b>Ирина Викторовна Ким</b>" in phone.text
    await phone.write("2")
    assert "<b>Пётр Орлов</b>" in phone.text
    await phone.write("качество")
    await phone.write("1")
    assert "Хорошо 1?" in phone.text
    await phone.write("нет")
    assert (await stored(house, response_id))["good1"] == "no"
    await phone.write("что-то ещё")
    assert "Сейчас ничего не спрашиваю" in phone.text
    assert "Записать встречу" in phone.labels()


async def test_the_answers_can_be_looked_at_in_the_middle(house: House, handing: Handing) -> None:
    phone, response_id = await begun(house)
    await until(phone, "Доля")
    await phone.tap("Ответы")
    assert phone.labels()[0] == "Продолжить"
    assert "Записать встречу" not in phone.labels(), "questions are open that must be answered"
    await phone.write("дальше")
    assert "Доля" in phone.text
    assert (await state_of(house, response_id))[1] == "share"


async def test_words_of_a_burst_are_bound_in_order(house: House, handing: Handing) -> None:
    phone, response_id = await begun(house)
    await until(phone, "Разговор 2?")
    for words in ("второй", "третий", "четвёртый", "пятый"):
        await phone.write(words)
    given = await stored(house, response_id)
    assert [given[f"talk{at}"] for at in range(2, 6)] == ["второй", "третий", "четвёртый", "пятый"]


async def test_a_long_list_is_paged_and_searched(house: House, handing: Handing) -> None:
    phone, response_id = await begun(house)
    await until(phone, "Какой город?")
    assert sum(label.startswith("Город") for label in phone.labels()) == 8
    await phone.tap("Ещё ▶")
    assert phone.labels()[0] == "Город 9"
    await phone.write("город 2")
    assert (await stored(house, response_id))["city"] == "c2"
    await phone.tap("◀ Назад")
    await phone.write("горо")
    assert "❗" in phone.text
    await phone.write("20")
    assert (await stored(house, response_id))["city"] == "c20"


async def test_a_word_for_no_option_says_what_to_do(house: House, handing: Handing) -> None:
    phone, response_id = await begun(house)
    await until(phone, "Отношение?")
    assert "4 — Друг" in phone.text
    assert phone.labels()[:4] == ["1", "2", "3", "4"]
    await phone.write("никакое")
    assert "❗" in phone.text
    await phone.write("тёплое")
    assert (await stored(house, response_id))["mood"] == "warm"


async def test_several_drafts_one_being_asked(house: House, handing: Handing) -> None:
    phone, first = await begun(house)
    await until(phone, "Разговор 2?")
    message = phone.last
    _, second = await begun(house)
    await until(phone, "Разговор 2?")
    await phone.write("второй анкете")
    await phone.write("первой анкете", message)
    assert (await stored(house, second))["talk2"] == "второй анкете"
    assert (await stored(house, first))["talk2"] == "первой анкете"


@pytest.mark.parametrize("words", ["Правда?", "да"])
async def test_a_shown_value_takes_no_words(house: House, handing: Handing, words: str) -> None:
    phone, response_id = await begun(house)
    await phone.write(words)
    if words == "да":
        assert "Дата встречи?" in phone.text
    else:
        assert "Это только показано" in phone.text
        await phone.write("дальше")
    assert (await stored(house, response_id))["client"] == "Ромашка"
