"""A client goes from who won him to who develops him, with both signatures (domain 4)."""

from pathlib import Path

from tests.e2e.acts import HEAD, REP, open_request
from tests.e2e.interviews import BRAGIN, new_client, open_client
from tests.e2e.world import Phone, World

TAKE = "Принять клиента"
WINNER, DEVELOPER, OTHER = "Кирилл Дёмин", REP, "Анна Мельник"


async def won(world: World, folder: Path, name: str) -> str:
    """A client whom the head has given to his winner; his name."""
    client = await new_client(world, folder, name, BRAGIN)
    head = await world.phone(HEAD)
    card = await open_client(head, client)
    assert "Менеджера нет" in card.text
    await head.tap("Назначить менеджера…", card)
    await head.say(WINNER)
    assert await manager(world, client) == WINNER
    return client


async def manager(world: World, client: str) -> str | None:
    told = await world.read("client", client)
    found: str | None = told["manager"]
    return found


async def offered(winner: Phone, client: str, to: str) -> int:
    """By hand, from the client's team; the number of the request."""
    await winner.tap("Команда", await open_client(winner, client))
    await winner.tap("Передать клиента…", await winner.last())
    await winner.tap(f"Передать: {to}", await winner.last())
    (number,) = [each["number"] for each in (await winner.world.read("client", client))["requests"]]
    return int(number)


async def test_one_tap_takes_a_client_over_and_both_have_signed(
    world: World, tmp_path: Path
) -> None:
    winner, developer = await world.phone(WINNER), await world.phone(DEVELOPER)
    client = await won(world, tmp_path, "Причал")
    number = await offered(winner, client, DEVELOPER)
    assert await manager(world, client) == WINNER, "until it is signed he stays"
    await developer.tap(TAKE, await developer.with_button(TAKE, number))
    assert await manager(world, client) == DEVELOPER
    request = await world.request(number)
    assert request["state"] == "closed"
    signed = [
        (line["what"], line["handed_over_by"], line["accepted_by"]) for line in request["lines"]
    ]
    assert signed == [("handed", WINNER, DEVELOPER), ("done", DEVELOPER, None)]
    assert any(DEVELOPER in each.text for each in await winner.about(number)), "the winner hears"


async def test_of_a_client_who_is_refused_the_lead_decides(world: World, tmp_path: Path) -> None:
    winner, developer = await world.phone(WINNER), await world.phone(DEVELOPER)
    head, other = await world.phone(HEAD), await world.phone(OTHER)
    client = await won(world, tmp_path, "Маяк")
    number = await offered(winner, client, DEVELOPER)
    await developer.tap("Отказаться…", await developer.with_button(TAKE, number))
    await developer.tap("Нет людей или времени")
    assert await manager(world, client) == WINNER
    assert "Нет людей" in (await head.latest(number)).text
    shown = await open_request(head, number)
    await head.tap("Забрать", shown)
    await head.tap("Передать…", await head.with_button("Передать…", number))
    await head.say(OTHER)
    await head.tap("Передать")
    await other.tap(TAKE, await other.with_button(TAKE, number))
    assert await manager(world, client) == OTHER
