"""The story at the top: a request from a phone, handed over, accepted, handed on, done."""

from tests.e2e.acts import (
    COLLEAGUE,
    JPEG,
    OGG,
    REP,
    TECHNICAL,
    TECHNICAL_LEAD,
    TECHNICIAN,
    accept,
    number_in,
    offer_to,
    report_done,
    send,
    write_incident,
)
from tests.e2e.world import World

WORDS = "Нет связи на втором этаже, клиент сидит без кассы"


async def test_a_request_from_a_phone_is_handed_over_accepted_and_finished(world: World) -> None:
    rep, technician = await world.phone(REP), await world.phone(TECHNICIAN)
    colleague, lead = await world.phone(COLLEAGUE), await world.phone(TECHNICAL_LEAD)
    group = await world.group(TECHNICAL)

    # The rep writes it: the client is found by typing, a photo and a voice message go along.
    await rep.say("/start")
    await rep.tap("Новая заявка")
    await rep.say("ромаш")
    await rep.tap("Ромашка")
    await rep.tap("Авария")
    await rep.say(WORDS)
    await rep.tap("Работа стоит")
    await rep.photo(JPEG)
    await rep.voice(OGG)
    summary = await rep.last()
    assert "Ромашка" in summary.text
    assert WORDS in summary.text
    assert TECHNICAL in summary.text
    number = await send(rep)

    # The department hears of it: the group without the client's name, its members with it.
    in_group = (await technician.about(number, group))[-1]
    assert "Авария" in in_group.text
    assert "Ромашка" not in in_group.text
    offers = {phone.name: await offer_to(phone, number) for phone in (technician, colleague, lead)}
    for offer in offers.values():
        assert WORDS in offer.text
        assert "Ромашка" in offer.text
        assert REP in offer.text

    # One tap, and everybody sees who has it and since when.
    now = await world.clock_of_company()
    taken_at = f"{now.hour}:{now:%M}"
    await technician.tap("Принять в работу", offers[TECHNICIAN])
    mine = await technician.heard_as(offers[TECHNICIAN])
    assert mine.text.startswith(f"▶ Заявка {number} у вас")
    assert taken_at in mine.text
    for phone, chat, earlier in (
        (colleague, None, offers[COLLEAGUE]),
        (lead, None, offers[TECHNICAL_LEAD]),
        (technician, group, in_group),
    ):
        redrawn = await phone.heard_as(earlier, chat)
        assert TECHNICIAN in redrawn.text
        assert taken_at in redrawn.text
        assert redrawn.buttons[0][0].disabled
    assert TECHNICIAN in (await rep.latest(number)).text

    # He hands it on; until the colleague signs, he still holds it.
    await technician.tap("Передать…", mine)
    await technician.tap(COLLEAGUE)
    await technician.say("Я на другом конце города")
    await technician.tap("Передать")
    assert (await world.request(number))["holder"] == TECHNICIAN
    handed = await offer_to(colleague, number)
    assert "Я на другом конце города" in handed.text
    await colleague.tap("Принять в работу", handed)
    assert (await world.request(number))["holder"] == COLLEAGUE

    # Done, with words and a photo, which the author sees before he accepts the result.
    await colleague.tap("Готово…", await colleague.with_button("Готово…", number))
    await colleague.say("Заменил коммутатор")
    await colleague.photo(JPEG)
    await colleague.tap("Сообщить о выполнении")
    result = await rep.with_button("Принять результат", number)
    assert "Заменил коммутатор" in result.text
    assert "photo" in [each.media["kind"] for each in await rep.heard() if each.media]
    await rep.tap("Принять результат", result)
    assert (await rep.heard_as(result)).text.startswith(f"✔ Заявка {number} закрыта")

    # The register has a line for each change of hands, with both signatures.
    lines = [each for each in (await world.read("register"))["lines"] if each["request"] == number]
    assert [(line["what"], line["handed_over_by"], line["accepted_by"]) for line in lines] == [
        ("handed", REP, TECHNICIAN),
        ("handed", TECHNICIAN, COLLEAGUE),
        ("done", COLLEAGUE, None),
        ("confirmed", REP, None),
    ]
    for line in lines[:2]:
        for side in ("handed_over", "accepted"):
            assert line[f"{side}_at"]
            assert line[f"{side}_evidence"]["channel"] == "telegram"
            assert line[f"{side}_evidence"]["event"].startswith("update:")
    assert (await world.request(number))["lines"] == lines


async def test_daily_acts_cost_what_they_may(world: World) -> None:
    """The budget of acts: a tap or a sent message each."""
    rep, technician, lead = [await world.phone(name) for name in (REP, TECHNICIAN, TECHNICAL_LEAD)]
    await rep.say("/start")

    before = rep.acts
    await rep.tap("Новая заявка")
    await rep.tap("Ромашка")
    await rep.tap("Авария")
    await rep.say("Мигает и гаснет")
    await rep.tap("Работа стоит")
    number = number_in((await rep.tap("Отправить заявку")).text)
    assert rep.acts - before == 5 + 1, "a new request: five taps and the words"

    before = technician.acts
    await accept(technician, number)
    assert technician.acts - before == 1, "accepting a handoff"

    await lead.say("/start")
    before = lead.acts
    await lead.tap("Реестр")
    assert lead.acts - before == 1, "who has it"
    assert "Не сделано" in (await lead.last()).text

    before = technician.acts
    await report_done(technician, number, "Сменил блок питания")
    assert technician.acts - before <= 2 + 1, "report done: two taps and the words"
    assert (await world.request(number))["state"] == "reported"


async def test_recent_clients_are_a_tap_away(world: World) -> None:
    rep = await world.phone(REP)
    number = await write_incident(rep, "Первая", "Вектор")

    await rep.say("/new")

    assert (await rep.last()).labels[0].startswith("Вектор")
    assert number
