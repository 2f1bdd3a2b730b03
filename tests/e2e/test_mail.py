"""Email is the client's form of a request (domain 1.1): written, worked, told, answered."""

import asyncio
import base64

from tests.e2e.acts import (
    COLLEAGUE,
    ENGINEER,
    JPEG,
    TECHNICIAN,
    accept,
    offer_to,
    report_done,
)
from tests.e2e.letters import Letter, Mailbox
from tests.e2e.world import World

TECH = "tech@third-line.example"
SERVICE = "service@third-line.example"
SALES = "sales@third-line.example"
COORDINATOR = "Светлана Юдина"
KIM, KIM_ADDRESS = "Ирина Ким", "kim@romashka.example"
LAPIN_ADDRESS = "lapin@romashka.example"


async def incident(world: World, subject: str) -> Letter:
    """A client's mail about an incident; the receipt he got."""
    client = Mailbox(world, KIM_ADDRESS, KIM)
    await client.write(TECH, subject, f"Здравствуйте! {subject}, помогите.\n\n-- \nИрина Ким")
    return await client.last()


async def test_the_demo_begins_with_a_request_that_came_by_mail(world: World) -> None:
    await world.settle()
    receipt = (await Mailbox(world, "somov@vektor.example").letters())[0]
    request = await world.request(receipt.number)
    assert request["written_by"] == "Олег Сомов"
    assert request["history"][0]["what"] == "mailed"
    assert request["lines"][0]["handed_over_evidence"]["channel"] == "mail"


async def test_a_mail_becomes_a_request_is_worked_and_the_client_is_told(world: World) -> None:
    client, technician = Mailbox(world, KIM_ADDRESS, KIM), await world.phone(TECHNICIAN)
    photo = {
        "file_name": "щит.jpg",
        "mime_type": "image/jpeg",
        "base64": base64.b64encode(JPEG).decode(),
    }
    await client.write(TECH, "Нет связи в кассе", "С утра нет связи в кассе.", attachments=[photo])
    receipt = await client.last()
    assert receipt.headers["auto-submitted"] == "auto-replied"
    number = receipt.number

    offer = await offer_to(technician, number)
    assert "С утра нет связи в кассе." in offer.text
    assert KIM in offer.text
    pictures = [each.media for each in await technician.heard() if each.media is not None]
    # What calls itself a picture and is none comes as a document: news never wait for it.
    assert (pictures[-1]["kind"], pictures[-1]["file_name"]) == ("document", "щит.jpg")
    await accept(technician, number)
    await report_done(technician, number, "Заменили порт коммутатора")

    done = await client.last()
    assert done.number == number
    assert "Заменили порт коммутатора" in done.text
    assert "Антон Белов" in done.sender
    await client.answer(done, "Всё работает, спасибо!", style="outlook")
    news = await technician.latest(number)
    assert "Всё работает, спасибо!" in news.text
    assert "Заменили порт" not in news.text  # what he quoted is ours, not his
    told = await world.request(number)
    assert [line["what"] for line in told["lines"]] == ["handed", "done"]
    assert told["lines"][0]["handed_over_evidence"]["channel"] == "mail"
    assert told["written_by"] == KIM


async def test_every_programs_answer_finds_its_request(world: World) -> None:
    receipt = await incident(world, "Пропадает телефония")
    client, lead = Mailbox(world, KIM_ADDRESS, KIM), await world.phone("Николай Дорохов")
    for style in ("plain", "gmail", "outlook", "yandex", "mailru", "apple", "thunderbird"):
        words = f"Добавлю из программы {style}: второй этаж тоже."
        await client.answer(receipt, words, style=style)
        assert words in (await lead.latest(receipt.number)).text
    assert [letter.number for letter in await client.letters()][-1] == receipt.number


async def test_an_unknown_sender_goes_to_the_coordinator_who_makes_him_known(world: World) -> None:
    stranger = Mailbox(world, "zakaz@vasilek-new.example", "Пётр Васильков")
    coordinator = await world.phone(COORDINATOR)
    await stranger.write(SERVICE, "Нужен ремонт", "Сломался терминал, когда приедете?")
    assert await stranger.letters() == []
    asked = await coordinator.with_button("Новый клиент…")
    assert "Сломался терминал" in asked.text
    await coordinator.tap("Новый клиент…", asked)
    await coordinator.say("Василёк", reply_to=(await coordinator.last()).id)
    await world.settle()
    receipt = await stranger.last()
    engineer = await world.phone(ENGINEER)
    assert "Сломался терминал" in (await offer_to(engineer, receipt.number)).text
    assert f"{receipt.number}" in (await coordinator.heard_as(asked)).text
    before = len(await coordinator.heard())
    await stranger.write(SERVICE, "Ещё терминал", "И второй терминал тоже.")
    assert len(await coordinator.heard()) == before  # from now on he is known
    assert len(await stranger.letters()) == 2


async def test_spam_is_heard_no_more(world: World) -> None:
    spammer, coordinator = Mailbox(world, "win@prize.example"), await world.phone(COORDINATOR)
    await spammer.write(SERVICE, "Вы выиграли", "Заберите приз.")
    await coordinator.tap("Спам", await coordinator.with_button("Спам"))
    before = len(await coordinator.heard())
    await spammer.write(SERVICE, "Вы выиграли снова", "Заберите второй приз.")
    assert len(await coordinator.heard()) == before
    assert await spammer.letters() == []


async def test_a_forged_and_a_strangers_answer_go_to_a_person(world: World) -> None:
    receipt = await incident(world, "Мигает индикатор")
    client, lead = Mailbox(world, KIM_ADDRESS, KIM), await world.phone("Николай Дорохов")
    await client.answer(receipt, "Отмените всё.", auth="fail")
    forged = await lead.with_button("Да, к заявке", receipt.number)
    assert "не подтверждена" in forged.text
    await client.answer(receipt, "Я из другой фирмы.", **{"from": "other@else.example"})
    asked = await lead.with_button("Да, к заявке", receipt.number)
    assert "Я из другой фирмы." in asked.text
    await lead.tap("Да, к заявке", asked)
    await world.settle()
    assert "Я из другой фирмы." in (await lead.latest(receipt.number)).text


async def test_a_robot_gets_no_answer_and_changes_nothing(world: World) -> None:
    receipt = await incident(world, "Гудит блок питания")
    client = Mailbox(world, KIM_ADDRESS, KIM)
    before = len(await client.letters())
    vacation = {"Auto-Submitted": "auto-replied"}
    for _ in range(3):
        await client.answer(receipt, "Я в отпуске до понедельника.", headers=vacation)
    assert len(await client.letters()) == before
    assert (await world.request(receipt.number))["state"] == "new"


async def test_a_technician_without_telegram_accepts_and_finishes_by_mail(world: World) -> None:
    colleague = await world.phone(COLLEAGUE)
    person = next(each for each in await world.get("/people") if each["id"] == colleague.id)
    post = Mailbox(world, person["email"])
    await world.post(f"/people/{colleague.id}/block")
    try:
        receipt = await incident(world, "Обрыв на крыше")
        notice = await post.last()
        assert f"{receipt.number}" in notice.subject
        assert "принял" in notice.text
        await post.answer(notice, "Принял", style="mailru")
        line = (await world.request(receipt.number))["lines"][-1]
        assert line["accepted_by"] == COLLEAGUE
        assert line["accepted_evidence"]["channel"] == "mail"
        await post.answer(notice, "Сделано: сварили волокно", style="gmail")
        assert (await world.request(receipt.number))["state"] == "reported"
        client = Mailbox(world, KIM_ADDRESS, KIM)
        assert "сварили волокно" in (await client.last()).text
    finally:
        await world.post(f"/people/{colleague.id}/unblock")


async def test_a_mail_survives_a_crash_and_is_taken_once(world: World) -> None:
    client = Mailbox(world, LAPIN_ADDRESS, "Борис Лапин")
    sent = world.post(
        "/mail",
        **{"from": LAPIN_ADDRESS, "to": TECH, "subject": "Авария 42", "text": "Погас весь узел."},
    )
    await asyncio.gather(sent, world.crash_after(0.2))
    await world.settle()
    receipts = [each for each in await client.letters() if "Авария 42" in each.subject]
    assert len({each.number for each in receipts}) == 1
    assert len({each.headers["message-id"] for each in receipts}) == 1
    listed = await world.read("register", "--open")
    assert [each["title"] for each in listed["not_done"]].count("Авария 42") == 1


async def test_what_a_mail_lacks_is_asked_for_by_one_button(world: World) -> None:
    client, technician = Mailbox(world, LAPIN_ADDRESS, "Борис Лапин"), await world.phone(TECHNICIAN)
    await client.write(TECH, "Не включается щит", "Щит не включается с утра.")
    number = (await client.last()).number
    await accept(technician, number)
    screen = await technician.with_button("Спросить клиента…", number)
    await technician.tap("Спросить клиента…", screen)
    await technician.tap("Отправить письмо")
    await world.settle()
    asked = await client.last()
    assert asked.number == number
    assert TECHNICIAN in asked.sender
