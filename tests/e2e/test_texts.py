"""What people send: voice, photos, files, long texts, markup, corrections."""

from tests.e2e.acts import (
    ENGINEER,
    JPEG,
    OGG,
    REP,
    accept,
    comment,
    fill_in_repair,
    offer_to,
    report_done,
    send,
    write_repair,
)
from tests.e2e.world import World

MEGABYTE = 1024 * 1024


async def test_a_voice_message_and_a_photo_arrive_as_they_were_sent(world: World) -> None:
    rep, technician = await world.phone(REP), await world.phone(ENGINEER)
    await fill_in_repair(rep, "Слышно в трубке")
    await rep.voice(OGG)
    await rep.photo(JPEG)
    before = len(await technician.heard())
    number = await send(rep)

    came = [each.media for each in (await technician.heard())[before:] if each.media]
    assert {(media["kind"], media["size"]) for media in came} == {
        ("voice", len(OGG)),
        ("photo", len(JPEG)),
    }
    told = await world.request(number)
    assert {(each["kind"], each["size"], each["state"]) for each in told["attachments"]} == {
        ("voice", len(OGG), "stored"),
        ("photo", len(JPEG), "stored"),
    }


async def test_words_can_be_dictated(world: World) -> None:
    rep, technician = await world.phone(REP), await world.phone(ENGINEER)
    await rep.say("/new")
    await rep.tap("Ромашка")
    await rep.tap("Ремонт или настройка")
    await rep.voice(OGG)
    before = len(await technician.heard())
    await send(rep)

    came = [each.media["kind"] for each in (await technician.heard())[before:] if each.media]
    assert came == ["voice"]


async def test_a_file_too_big_for_telegram_is_refused_at_once(world: World) -> None:
    rep = await world.phone(REP)
    await fill_in_repair(rep, "Большой файл")

    await rep.big_document("план.pdf", 21 * MEGABYTE)

    said = (await rep.last()).text
    assert "20" in said
    assert "МБ" in said
    number = await send(rep)
    assert (await world.request(number))["attachments"] == []


async def test_an_edited_message_changes_the_answer_until_it_is_sent(world: World) -> None:
    rep = await world.phone(REP)
    await rep.say("/new")
    await rep.tap("Ромашка")
    await rep.tap("Ремонт или настройка")
    words = await rep.say("Нет связи в доме 4")

    await rep.edit(words, "Нет связи в доме 14")
    assert "Нет связи в доме 14" in (await rep.last()).text
    number = await send(rep)
    await rep.edit(words, "Нет связи в доме 44")

    assert "Это уже отправлено" in (await rep.last()).text
    assert (await world.request(number))["answers"]["what_to_do"] == "Нет связи в доме 14"


async def test_a_text_of_five_thousand_characters_arrives_whole(world: World) -> None:
    rep, technician = await world.phone(REP), await world.phone(ENGINEER)
    words = " ".join(f"слово{number:04}" for number in range(500))
    assert 4_990 <= len(words) <= 5_000
    number = await write_repair(rep, words)

    assert (await world.request(number))["answers"]["what_to_do"] == words
    assert words[:200] in (await offer_to(technician, number)).text


async def test_markup_in_words_is_shown_as_it_was_typed(world: World) -> None:
    rep, technician = await world.phone(REP), await world.phone(ENGINEER)
    words = '<b>5 < 6 & "7"</b> <script>alert(1)</script> &lt;i&gt; {нет} %s \\n'
    number = await write_repair(rep, words)
    assert words in (await offer_to(technician, number)).text
    await accept(technician, number)
    await report_done(technician, number, f"Сделал {words}")
    assert words in (await rep.with_button("Принять результат", number)).text
    await comment(rep, number, words)
    assert words in (await technician.latest(number)).text


async def test_an_empty_message_is_no_answer(world: World) -> None:
    rep = await world.phone(REP)
    await rep.say("/new")
    await rep.tap("Ромашка")
    await rep.tap("Ремонт или настройка")

    await rep.say("\u200b\u2060\u00a0")

    assert "Пришло пустое сообщение" in (await rep.last()).text
    await rep.say("Есть слова")
    number = await send(rep)
    assert (await world.request(number))["answers"]["what_to_do"] == "Есть слова"
