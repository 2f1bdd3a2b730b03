"""Several requests of one person at once never get mixed up."""

from tests.e2e.acts import ENGINEER, OTHER_REP, REP, accept, number_in, send, write_repair
from tests.e2e.world import World


async def test_words_go_to_the_request_whose_message_they_answer(world: World) -> None:
    rep, technician = await world.phone(REP), await world.phone(ENGINEER)
    first = await write_repair(rep, "Первая из двух")
    second = await write_repair(rep, "Вторая из двух", "Вектор")
    await accept(technician, first)
    await accept(technician, second)

    await technician.say("Это к первой", reply_to=(await technician.latest(first)).id)
    await technician.say("Это ко второй", reply_to=(await technician.latest(second)).id)

    assert await words_said(world, first) == ["Это к первой"]
    assert await words_said(world, second) == ["Это ко второй"]
    assert "Это к первой" in (await rep.latest(first)).text
    assert "Это ко второй" in (await rep.latest(second)).text


async def test_two_reports_at_once_keep_to_their_requests(world: World) -> None:
    rep, technician = await world.phone(REP), await world.phone(ENGINEER)
    first = await write_repair(rep, "Отчёт один")
    second = await write_repair(rep, "Отчёт два", "Вектор")
    await accept(technician, first)
    await accept(technician, second)
    one = await technician.with_button("Готово…", first)
    two = await technician.with_button("Готово…", second)
    await technician.tap("Готово…", one)
    asked_first = await technician.with_button("Отложить", first)
    await technician.tap("Готово…", two)
    asked_second = await technician.with_button("Отложить", second)

    await technician.say("Слова о первой", reply_to=asked_first.id)
    await technician.say("Слова о второй", reply_to=asked_second.id)

    summaries = {
        number: await technician.with_button("Сообщить о выполнении", number)
        for number in (first, second)
    }
    assert "Слова о первой" in summaries[first].text
    assert "Слова о второй" in summaries[second].text
    for number in (second, first):
        await technician.tap("Сообщить о выполнении", summaries[number])
    assert await words_said(world, first) == ["Слова о первой"]
    assert await words_said(world, second) == ["Слова о второй"]


async def test_drafts_are_switched_without_losing_either(world: World) -> None:
    rep = await world.phone(OTHER_REP)
    await rep.say("/new")
    await rep.say("Луч")
    await rep.tap("Авария")
    await rep.say("Черновик о Луче")
    await rep.say("/new")
    await rep.say("Стройарсенал")
    await rep.tap("Авария")
    await rep.say("Черновик о Стройарсенале")

    await rep.say("/drafts")
    listed = await rep.last()
    place = next(line.partition(".")[0] for line in listed.text.splitlines() if "Луч" in line)
    before = rep.acts
    await rep.tap(f"Продолжить {place}", listed)
    assert rep.acts - before + 1 == 2, "resuming a draft: two acts"
    await rep.tap("Работа стоит")
    assert "Черновик о Луче" in (await rep.last()).text
    first = await send(rep)
    await rep.say("/drafts")
    await rep.tap("Продолжить 1")
    await rep.tap("Мешает")
    second = await send(rep)

    said = [(await world.request(number)) for number in (first, second)]
    assert [each["client"] for each in said] == ["Луч", "Стройарсенал"]
    assert [each["answers"]["what_happened"] for each in said] == [
        "Черновик о Луче",
        "Черновик о Стройарсенале",
    ]


async def test_words_that_nobody_asked_for_are_kept(world: World) -> None:
    """A rep who writes first and decides later loses nothing."""
    rep = await world.phone(OTHER_REP)
    await rep.say("/cancel")
    await rep.say("У них опять моргает свет")

    await rep.tap("Новая заявка с этими словами")
    await rep.say("Луч")
    await rep.tap("Ремонт или настройка")
    number = number_in((await rep.tap("Отправить заявку")).text)

    assert (await world.request(number))["answers"]["what_to_do"] == "У них опять моргает свет"


async def words_said(world: World, number: int) -> list[str]:
    history = (await world.request(number))["history"]
    return [step["words"] for step in history if step["words"]]
