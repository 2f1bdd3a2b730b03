"""A new connection through four departments: contract, payment, installation, quality (domain 1.7).

Payment finds a mistake and gives it back a step; installation takes a contractor and goes to the
client's site, and the desk is killed meanwhile.
"""

from datetime import datetime, timedelta

import pytest

from tests.e2e.acts import REP, accept, offer_to, open_request, send
from tests.e2e.letters import Mailbox
from tests.e2e.world import Message, Phone, World, is_working_day

SUPPORT, DOCUMENTS, FITTER, QUALITY = (
    "Светлана Юдина",
    "Наталья Зимина",
    "Руслан Гараев",
    "Ксения Ларина",
)
CLIENT = "Вектор"
SOMOV, SOMOV_NAME = "somov@vektor.example", "Олег Петрович Сомов"
OUTSIDER = "ООО «Высота»"


@pytest.mark.timeout(420)  # four departments, a crash, and a group that hears once in 3 s
async def test_a_route_through_four_departments_with_a_contractor_and_a_visit(
    world: World,
) -> None:
    rep = await world.phone(REP)
    support, documents = await world.phone(SUPPORT), await world.phone(DOCUMENTS)
    fitter, quality = await world.phone(FITTER), await world.phone(QUALITY)
    number = await _write(rep)

    offer = await offer_to(support, number)
    await accept(support, number)
    assert "Шаг 1 из 4: Договор и счёт" in (await support.heard_as(offer)).text
    await _step_done(support, number, "Документы и расчёты", "Договор подписан, счёт выставлен")
    assert (await world.request(number))["holder"] == SUPPORT, "until documents sign it is hers"

    offer = await offer_to(documents, number)
    assert "Шаг 2 из 4: Оплата" in offer.text
    assert "Договор подписан, счёт выставлен" in offer.text
    await accept(documents, number)
    card = await open_request(documents, number)
    await documents.tap("Вернуть на шаг назад…", card)
    await documents.say("В счёте не тот адрес")
    back = await offer_to(support, number)
    assert "В счёте не тот адрес" in back.text
    await accept(support, number)
    assert (await world.request(number))["route"]["step"] == 1
    await _step_done(support, number, "Документы и расчёты", "Счёт исправлен")
    await accept(documents, number)
    await _step_done(documents, number, "Монтаж", "Оплачено")

    await accept(fitter, number)
    until = await _contractor(world, fitter, number)
    starts_at = await _visit(world, fitter, number)
    await world.crash()
    await _client_accepts(world, fitter, number)

    await world.move_to(starts_at + timedelta(hours=1, minutes=1))
    await world.settle()
    await fitter.tap("Состоялся", await _asked(fitter, number))
    assert [each["state"] for each in (await world.request(number))["visits"]] == ["held"]

    reminded = await _reminder_of_contractor(world, fitter, number, until)
    await fitter.tap(f"{OUTSIDER}: сделано или новый срок…", reminded)
    await fitter.tap("Сделана")
    await fitter.tap("Пропустить")
    [work] = (await world.request(number))["contractors"]
    assert work["done_at"] is not None
    await _step_done(fitter, number, "Сервис", "Смонтировано")

    await accept(quality, number)
    await quality.tap("Готово…", await open_request(quality, number))
    await quality.say("Скорость по договору")
    await quality.tap("Сообщить о выполнении")
    await rep.tap("Принять результат", await rep.with_button("Принять результат", number))

    told = await world.request(number)
    assert told["state"] == "closed"
    assert [(line["what"], line["accepted_by"], line["route_step"]) for line in told["lines"]] == [
        ("handed", SUPPORT, None),
        ("handed", DOCUMENTS, 2),
        ("handed", SUPPORT, 1),
        ("handed", DOCUMENTS, 2),
        ("handed", FITTER, 3),
        ("handed", QUALITY, 4),
        ("done", None, None),
        ("confirmed", None, None),
    ]
    kinds = [step["what"] for step in told["history"]]
    assert kinds.count("step_done") == 4
    assert kinds.count("step_back") == 1
    assert "contractor_done" in kinds


async def _write(rep: Phone) -> int:
    await rep.say("/new")
    await rep.say(CLIENT)
    await rep.tap("Подключение")
    await rep.say("Интернет 200 Мбит/с в новый офис")
    return await send(rep)


async def _step_done(person: Phone, number: int, following: str, words: str) -> None:
    """One tap, the words, one tap: the next department has been asked."""
    card = await open_request(person, number)
    await person.tap(f"Готово, дальше: {following}…", card)
    await person.say(words)
    await person.tap(f"Шаг сделан, дальше: {following}")
    assert f"предложена: {following}" in (await person.last()).text


async def _contractor(world: World, fitter: Phone, number: int) -> datetime:
    """Who, what, until when, how he is reached; the day, by the company's clock."""
    until = await _working_day(world, ahead=3)
    await fitter.tap("Подрядчик…", await open_request(fitter, number))
    for said in (OUTSIDER, "Протянуть кабель на крышу", f"{until:%d.%m.%Y}", "+7 927 000-00-55"):
        await fitter.say(said)
    told = await world.request(number)
    assert [each["until"] for each in told["contractors"]] == [f"{until:%Y-%m-%d}"]
    listed = await world.read("register", "--open")
    [line] = [each for each in listed["not_done"] if each["request"] == number]
    assert line["contractor_until"] == f"{until:%Y-%m-%d}"
    assert f"Подрядчик {OUTSIDER}" in (await open_request(fitter, number)).text
    return until


async def _visit(world: World, fitter: Phone, number: int) -> datetime:
    day = await _working_day(world, ahead=1)
    await fitter.tap("Выезд…", await open_request(fitter, number))
    await fitter.tap(SOMOV_NAME)
    await fitter.say(f"{day:%d.%m.%Y}")
    await fitter.say("15:00")
    [visit] = (await world.request(number))["visits"]
    assert (visit["state"], visit["person"], visit["invited"]) == ("planned", FITTER, SOMOV)
    await fitter.say("/today")
    return datetime.fromisoformat(visit["starts_at"])


async def _client_accepts(world: World, fitter: Phone, number: int) -> None:
    client = Mailbox(world, SOMOV, SOMOV_NAME)
    invited = await client.last()
    assert f"Заявка {number}" in invited.subject
    assert FITTER in invited.subject
    await world.post(f"/mail/{SOMOV}/reply", uid=invited.uid, calendar="accepted")
    await world.settle()
    assert (await world.request(number))["visits"][0]["client_reply"] == "accepted"
    assert "клиент ждёт" in (await open_request(fitter, number)).text


async def _asked(fitter: Phone, number: int) -> Message:
    """The question how the visit was."""
    return next(
        message
        for message in reversed(await fitter.heard())
        if f"Был ли выезд по заявке {number}" in message.text
    )


async def _reminder_of_contractor(
    world: World, fitter: Phone, number: int, until: datetime
) -> Message:
    """It comes the morning of the working day before."""
    await world.move_to(until.replace(hour=0, minute=5))
    await world.settle()
    return next(
        message
        for message in reversed(await fitter.about(number))
        if "Скоро срок подрядчика" in message.text
    )


async def _working_day(world: World, ahead: int) -> datetime:
    """The company's clock, so many working days from now."""
    day = await world.clock_of_company()
    while ahead:
        day += timedelta(days=1)
        ahead -= is_working_day(day.date())
    return day
