"""A client looked up while the phone rings (domain 4.2): a few letters after the bot's name."""

from typing import Any

from tests.e2e.acts import REP, TECHNICIAN
from tests.e2e.world import Phone, World

COORDINATOR = "Светлана Юдина"
ROMASHKA, KIM = "Ромашка", "Ирина Викторовна Ким"
ORDER = "IP-телефония, 5 номеров"
POLITE = "только сотрудникам"


async def looked_up(world: World, phone: Phone, typed: str) -> list[Any]:
    """What stands under the words typed after the bot's name, in whatever chat."""
    found: list[Any] = (await world.post(f"/inline/{phone.id}", query=typed))["results"]
    return found


async def test_names_come_for_a_few_letters_and_the_dossier_stays_in_the_private_chat(
    world: World,
) -> None:
    coordinator = await world.phone(COORDINATOR)
    for typed in ("ром", "Hjvfirf", "romash", "рамашка", "9800001017", "8 (935) 000-10-02", "ким"):
        found = await looked_up(world, coordinator, typed)
        assert ROMASHKA in [each["title"] for each in found], typed
    (first, *_) = await looked_up(world, coordinator, "Hjvfirf")
    assert first["title"] == ROMASHKA

    # What may be sent into somebody else's chat is a name and a link, no more.
    assert first["text"].splitlines()[0] == ROMASHKA
    link = first["text"].splitlines()[1]
    assert "?start=client_" in link
    for secret in (KIM, "+7", "@", "9800001017", "ул. Мира"):
        assert secret not in first["text"].replace(link, "")

    # In the private chat the chosen name is answered with the dossier: one tap after the letters.
    await coordinator.say(first["text"])
    dossier = await coordinator.last()
    lines = dossier.text.splitlines()
    assert ROMASHKA in lines[0]
    assert "Соединить" in lines[1]
    assert KIM in dossier.text
    assert len(lines) <= 12
    raw = (await world.get(f"/chats/{coordinator.id}"))["messages"]
    assert next(each for each in raw if each["id"] == dossier.id)["protected"] is True

    # The link asks for rights anew: a stranger who got it learns nothing.
    stranger = await world.stranger("Прохожий")
    await stranger.say(f"/start {link.rpartition('=')[2]}")
    assert POLITE in (await stranger.last()).text
    assert KIM not in (await stranger.last()).text


async def test_a_dossier_shows_what_the_role_may_see(world: World) -> None:
    rep, technician = await world.phone(REP), await world.phone(TECHNICIAN)
    for phone, may in ((rep, True), (technician, False)):
        (found, *_) = await looked_up(world, phone, ROMASHKA)
        await phone.say(f"/start {found['text'].rpartition('=')[2]}")
        dossier = await phone.last()
        assert KIM in dossier.text
        assert dossier.has_button("Покупки") is may
        assert dossier.has_button("Разговоры") is may
        forged = await phone.tap_data(f"dossier:bought:{found['id']}:0", dossier)
        shown = await phone.heard_as(dossier)
        assert (ORDER in shown.text) is may
        assert forged.alert is not may
