"""Somebody leaves in the middle of his work (domain 4.3): nothing is lost, nobody stays in."""

from pathlib import Path

from tests.e2e.acts import ENGINEER, HEAD, REP, accept, hand_on, offer_to, write_repair
from tests.e2e.interviews import (
    BRAGIN,
    COLUMNS,
    GOOD,
    asked,
    begin,
    fill,
    go_on_to,
    hand_in,
    id_on,
    import_clients,
    questionnaire,
)
from tests.e2e.newcomers import new_colleague
from tests.e2e.world import World

LEAD_OF_SALES = HEAD
POLITE = "только сотрудникам"
START, EDGE = "Как начиналась ваша компания", "За что вас выбирают"


async def test_a_dismissal_in_the_middle_of_a_questionnaire_and_of_an_accepted_request(
    world: World, tmp_path: Path
) -> None:
    leaver = await new_colleague(world, tmp_path, "Глеб")
    successor = await new_colleague(world, tmp_path, "Вера")
    rep, engineer = await world.phone(REP), await world.phone(ENGINEER)
    client = f"Переезд {leaver.name[-6:]}"
    row = (client, leaver.name[-6:], "Самара, ул. Полевая, 7", "ru", *BRAGIN, leaver.name)
    await import_clients(world, tmp_path, (*COLUMNS, "Менеджер"), [row])
    assert (await world.read("client", client))["manager"] == leaver.name

    # He writes one request, has signed for another, and is asking a client's questions.
    written = await write_repair(leaver, "Переставить стойку", client)
    await accept(engineer, written)
    signed = await write_repair(rep, "Согласовать с клиентом доступ", client)
    await accept(engineer, signed)
    await hand_on(engineer, signed, leaver.name)
    await accept(leaver, signed)
    await begin(leaver, client)
    await go_on_to(leaver, START, GOOD)
    await leaver.say("С одной комнаты на складе")
    question = await asked(leaver)
    assert question.words.startswith(EDGE)

    await world.cli("staff", "dismiss", leaver.name, "--to", successor.name)
    await world.settle()

    # He is out at that instant: neither a tap nor a word of his does anything.
    tapped = await leaver.tap("Отложить", question.message)
    assert (tapped.alert, POLITE in tapped.text) == (True, True)
    await leaver.say("За скорость")
    assert POLITE in (await leaver.last()).text

    # The request he had is held by the lead, by order, until his successor signs.
    told = await world.request(signed)
    assert told["holder"] == LEAD_OF_SALES
    moved = told["lines"][-1]
    assert (moved["what"], moved["handed_over_by"]) == ("moved", leaver.name)
    assert moved["moved_by_order_of"]
    await successor.tap("Принять в работу", await offer_to(successor, signed))
    assert (await world.request(signed))["holder"] == successor.name

    # The one he wrote stays where it is; its result is now the successor's to accept.
    assert (await world.request(written))["holder"] == ENGINEER
    await engineer.tap("Готово…", await engineer.with_button("Готово…", written))
    await engineer.say("Стойка стоит на месте")
    await engineer.tap("Сообщить о выполнении")
    await successor.tap("Принять результат", await successor.with_button("Принять рез", written))
    assert (await world.request(written))["state"] == "closed"

    # The questionnaire goes on at the very question, with every answer he was given.
    assert (await world.read("client", client))["manager"] == successor.name
    taken = await begin(successor, client)
    assert taken.words == question.words
    await fill(successor, GOOD)
    filled = await questionnaire(world, id_on(await hand_in(successor)))
    assert filled["answers"]["c_start"] == "С одной комнаты на складе"
    assert filled["state"] == "handed_in"
