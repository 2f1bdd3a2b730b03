"""VIP questionnaires on a phone (domain 2.5): by taps, by typing, with voice, over days."""

import asyncio
from collections import Counter
from pathlib import Path

import openpyxl

from tests.e2e.acts import JPEG, OGG, OTHER_REP, REP, VOICE_SECONDS
from tests.e2e.interviews import (
    BRAGIN,
    GOOD,
    GROWS,
    VETROVA,
    asked,
    begin,
    by_typing,
    fill,
    go_on_to,
    hand_in,
    id_on,
    new_client,
    noted,
    open_client,
    questionnaire,
)
from tests.e2e.world import ROOT, Phone, World

FORM = ROOT / "forms" / "vip-questionnaire.xlsx"
BUDGET = 45
"""Acts for the 38 questions of a known client."""

START = "Как начиналась ваша компания"
EDGE = "За что вас выбирают"
YEAR = "Какое событие этого года"
PLAN = "Какой вы хотите видеть"


async def test_a_known_client_by_taps_within_the_budget(world: World, tmp_path: Path) -> None:
    rep = await world.phone(REP)
    client = await new_client(world, tmp_path, "Весна", BRAGIN)
    first = await begin(rep, client)
    assert (first.place.section, first.place.position) == ("Встреча", 1)
    assert client in first.message.text

    before = rep.acts
    seen = await fill(rep, {**GOOD, **GROWS})
    filled = id_on(await hand_in(rep))
    acts = rep.acts - before

    last = seen[-1].place
    assert last.position == last.total >= 38
    assert acts <= BUDGET, f"{acts} acts for {last.total} questions"
    positions = [each.place.position for each in seen]
    assert positions == sorted(positions)
    sections = list(dict.fromkeys(each.place.section for each in seen))
    assert sections == [
        "Встреча",
        "Ключевые лица",
        "О вашей компании",
        "Как мы работаем вместе",
        "Качество за последние 30 дней",
        "Рост",
        "Новое",
        "Рекомендации",
        "Итог, заполняет сотрудник",
    ]
    told = await questionnaire(world, filled)
    assert told["state"] == "handed_in"
    assert told["answers"]["address"] == "Самара, ул. Полевая, 7"
    assert told["answers"]["people[1]"] == "same"
    assert told["answers"]["people[1].roles"] == ["decides"]


TYPED = {
    **GOOD,
    "Где проходит встреча?": ("1",),
    "Какая у вас роль": ("1, оплачивает",),
    "Можно мы запишем": ("да",),
    EDGE: ("дальше",),
    "Всё, что мы поставили": ("1",),
    "Счета, акты": ("не применимо",),
    "Чего из того": ("пропустить",),
    "Что из этого вам": ("дальше",),
    "Кому из ваших": ("нет",),
    "Как клиент к нам": ("тепло",),
    "Есть признаки ухода": ("2",),
    "Когда следующий контакт?": ("через неделю",),
}


async def test_by_typing_only_and_corrected_after_it_was_handed_in(
    world: World, tmp_path: Path
) -> None:
    rep = await world.phone(OTHER_REP)
    client = await new_client(world, tmp_path, "Лето", BRAGIN)
    await begin(rep, client)

    seen = await fill(rep, TYPED, by_typing)
    assert seen[-1].place.total >= 36
    await rep.say("сдать")
    filled = id_on(await rep.last())
    told = await questionnaire(world, filled)
    given = told["answers"]
    assert (given["visit_format"], given["k_spec"], given["k_docs"]) == ("office", "yes", "na")
    assert given["people[1].roles"] == ["decides", "pays"]
    assert given["z_risk"] == "no"
    assert "c_edge" not in given

    # A correction keeps the earlier value, who and when.
    await rep.tap("Исправить ответ…")
    await rep.tap("▶")
    await rep.tap("Какую долю таких")
    assert "Какую долю" in (await rep.last()).text
    await rep.say("много")
    assert "Нужно число" in (await rep.last()).text
    await rep.say("55")
    after = await questionnaire(world, filled)
    assert after["answers"]["w_share"] == "55"
    correction = after["corrections"][0]
    assert (correction["question"], correction["was"]) == ("w_share", "40")
    assert (correction["by"], bool(correction["at"])) == (OTHER_REP, True)
    assert after["counted_at"] == told["counted_at"]
    assert "Исправлен 1 ответ" in (await rep.last()).text


async def test_voice_and_photos_as_answers_and_beside_them(world: World, tmp_path: Path) -> None:
    rep = await world.phone(REP)
    client = await new_client(world, tmp_path, "Осень", BRAGIN)
    await begin(rep, client)
    await go_on_to(rep, START, GOOD)

    await rep.voice(OGG)
    edge = await asked(rep)
    assert edge.words.startswith(EDGE), "a voice message alone is an answer"
    await rep.photo(JPEG)
    assert "Фото приложено" in (await rep.last()).text
    assert (await asked(rep)).words == edge.words, "a photo alone is not"
    await rep.say("За скорость")
    assert (await asked(rep)).words.startswith(YEAR)
    await rep.voice(OGG, reply_to=edge.message.id)
    year = await go_on_to(rep, YEAR, GOOD)
    assert year.place.position == edge.place.position + 1, "beside the answer, which stays"
    await fill(rep, GOOD)
    filled = id_on(await hand_in(rep))

    told = await questionnaire(world, filled)
    files = {
        name: [(each["kind"], each["seconds"]) for each in beside]
        for name, beside in told["attachments"].items()
    }
    assert files == {
        "c_start": [("voice", VOICE_SECONDS)],
        "c_edge": [("photo", None), ("voice", VOICE_SECONDS)],
    }
    assert told["answers"]["c_edge"] == "За скорость"
    assert told["answers"]["c_start"] is None


async def test_put_aside_and_resumed_on_exactly_the_same_question(
    world: World, tmp_path: Path
) -> None:
    rep = await world.phone(REP)
    first = await new_client(world, tmp_path, "Роща", BRAGIN)
    second = await new_client(world, tmp_path, "Опушка", VETROVA)
    await begin(rep, first)
    stopped = await go_on_to(rep, EDGE, GOOD)
    await rep.tap("Отложить", stopped.message)
    assert "Ничего не пропало" in (await rep.heard_as(stopped.message)).text
    other = await begin(rep, second)
    await rep.say("/new")

    acts = rep.acts
    await rep.say("/drafts")
    listed = await rep.last()
    line = next(each for each in listed.text.splitlines() if first in each)
    assert f"{stopped.place.position} из {stopped.place.total}" in line
    await rep.tap(f"Продолжить {line.partition('.')[0]}", listed)
    assert rep.acts - acts == 2, "a draft is resumed by two acts"
    resumed = await asked(rep)
    assert resumed.message.text == stopped.message.text
    assert resumed.message.labels == stopped.message.labels

    # Words are for the one being asked; the client's own button goes on with the other one.
    await rep.say("За честность")
    assert (await asked(rep)).words.startswith(YEAR)
    assert (await begin(rep, second)).message.text == other.message.text
    await rep.say("всё верно")
    assert (await asked(rep)).place.position == 2
    assert (await begin(rep, first)).words.startswith(YEAR)
    assert "За честность" in await noted(rep, "О вашей компании")


async def test_double_taps_and_old_buttons_change_nothing(world: World, tmp_path: Path) -> None:
    rep = await world.phone(REP)
    client = await new_client(world, tmp_path, "Берёзка", BRAGIN)
    await begin(rep, client)
    place = await go_on_to(rep, "Где проходит встреча?", GOOD)
    office, video = (
        place.message.button(label).data or "" for label in ("В офисе клиента", "По видеосвязи")
    )

    await asyncio.gather(*(rep.press(place.message, office) for _ in range(3)))
    await world.settle()
    person = await asked(rep)
    assert person.words.startswith("Кто у вас решает")
    late = await rep.tap_data(video, person.message)
    assert "уже пройден" in late.text
    assert (await asked(rep)).message.text == person.message.text
    await rep.tap_data(office.replace("set", "off"), person.message)
    for forged in ("form:999999:set:abcdef:0", office + "9", "form:1:send::"):
        assert (await rep.tap_data(forged, person.message)).answered
    assert "В офисе клиента" in await noted(rep, "Встреча")

    # Two taps at once on "fill the questionnaire" go on with the one that there is.
    opened = await open_client(rep, client)
    data = opened.button("Анкета").data or ""
    await asyncio.gather(rep.press(opened, data), rep.press(opened, data))
    await world.settle()
    assert (await asked(rep)).message.text == person.message.text
    await rep.say("/drafts")
    assert (await rep.last()).text.count(client) == 1


async def test_two_phones_of_one_person_cross(world: World, tmp_path: Path) -> None:
    """Taps and words of the same moment: each counts once, none is put where it does not belong."""
    rep = await world.phone(OTHER_REP)
    client = await new_client(world, tmp_path, "Ельник", BRAGIN)
    await begin(rep, client)
    place = await go_on_to(rep, "Где проходит встреча?", GOOD)

    await asyncio.gather(*(press(rep, label) for label in ("У нас", "По телефону")))
    await world.settle()
    assert (await asked(rep)).place.position == place.place.position + 1
    visit = await noted(rep, "Встреча")
    assert ("У нас" in visit) != ("По телефону" in visit)

    await go_on_to(rep, START, GOOD)
    said = ["Первые слова", "Вторые слова", "Третьи слова"]
    await asyncio.gather(*(rep.send(text=words) for words in said))
    await world.settle()
    assert (await asked(rep)).words.startswith(PLAN)
    company = await noted(rep, "О вашей компании")
    assert [company.count(words) for words in said] == [1, 1, 1]

    await go_on_to(rep, "Всё, что мы поставили", GOOD)
    await asyncio.gather(press(rep, "Нет"), rep.send(text="да"))
    await world.settle()
    fails = await asked(rep)
    assert fails.words.startswith("Сколько сбоев"), "a word for a number is refused, not kept"
    quality = await noted(rep, "Качество")
    assert ("договору? Да" in quality) != ("договору? Нет" in quality)


async def press(rep: Phone, label: str) -> None:
    """Tap a button of the question on the screen, without waiting for what follows."""
    message = (await asked(rep)).message
    await rep.press(message, message.button(label).data or "")


async def test_a_crash_loses_no_answer_and_doubles_none(world: World, tmp_path: Path) -> None:
    rep = await world.phone(REP)
    client = await new_client(world, tmp_path, "Дубки", BRAGIN)
    await begin(rep, client)
    start = await go_on_to(rep, START, GOOD)

    # Within an answer, at whatever moment the kill strikes.
    await asyncio.gather(rep.send(text="Слова первые"), world.crash_after(0.02))
    await world.settle()
    edge = await asked(rep)
    assert edge.words.startswith(EDGE)
    # Between the answer and the next question.
    await world.crash()
    await rep.say("Слова вторые")
    year = await asked(rep)
    assert year.words.startswith(YEAR)
    assert year.place.position == start.place.position + 2

    company = await noted(rep, "О вашей компании")
    assert [company.count(f"Слова {which}") for which in ("первые", "вторые")] == [1, 1]
    screens = Counter(each.text for each in await rep.heard() if client in each.text)
    assert max(screens.values()) <= 2, "a screen may repeat once after a crash"


async def test_a_draft_keeps_its_version_of_the_form(world: World, tmp_path: Path) -> None:
    rep = await world.phone(OTHER_REP)
    one = await new_client(world, tmp_path, "Заря", BRAGIN)
    two = await new_client(world, tmp_path, "Полдень", BRAGIN)
    before = await begin(rep, one)
    new = changed_form(tmp_path)
    try:
        await world.cli("form", "import", str(new))
        person = await go_on_to(rep, "Кто у вас решает", GOOD)
        assert person.place.position == before.place.position + 4
        assert person.place.total == before.place.total

        await world.crash()  # a start reads the forms of the desk, and keeps to the imported one
        first = await begin(rep, two)
        assert first.place.total == before.place.total + 1
        await go_on_to(rep, "Кто ещё с вами", GOOD)
        await rep.say("Никого")
        assert (await asked(rep)).words.startswith("Кто у вас решает")

        await begin(rep, one)
        assert (await asked(rep)).message.text == person.message.text
    finally:
        await world.cli("form", "import", str(FORM))


def changed_form(folder: Path) -> Path:
    """The questionnaire with one more question about the visit."""
    book = openpyxl.load_workbook(FORM)
    sheet = book["survey"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    names = [row[heads["name"] - 1].value for row in sheet.iter_rows()]
    at = names.index("visit_format") + 2
    sheet.insert_rows(at)
    for head, value in {
        "type": "text",
        "name": "with_whom",
        "label::Русский (ru)": "Кто ещё с вами на встрече?",
        "label::English (en)": "Who else is with you?",
    }.items():
        sheet.cell(at, heads[head], value)
    path = folder / FORM.name
    book.save(path)
    return path
