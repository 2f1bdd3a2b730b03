"""What a questionnaire becomes once it is handed in (domain 2.8, 2.16), however often it comes."""

import asyncio
from pathlib import Path

from tests.e2e.acts import REP
from tests.e2e.interviews import (
    BRAGIN,
    GOOD,
    GROWS,
    VETROVA,
    Script,
    asked,
    asked_up_to,
    begin,
    fill,
    go_on_to,
    handing_in,
    id_on,
    new_client,
    questionnaire,
)
from tests.e2e.world import Message, Phone, World

PEOPLE = "Кто у вас решает"
REFERRALS = "Кому из ваших знакомых"

NEW_PERSON: Script = {
    "Фамилия, имя": ("Павел Андреевич Лис",),
    "Какая у вас должность": ("начальник склада",),
    "Какая у вас роль": ("Влияет", "Готово"),
    "Можно мы запишем": ("Нет",),
}
BUYS: Script = {
    **GOOD,
    **GROWS,
    "По какому адресу": ("Самара, ул. Новая, 9",),
    "Что из этого вам": ("Резервный канал",),
    "О каком следующем": ("Прислать расчёт",),
    "Когда этот шаг": ("через неделю",),
    "Что нужно подготовить": ("Расчёт резервного канала",),
    "Что вы обещали": ("Прислать каталог",),
}


async def test_handing_in_writes_back_once(world: World, tmp_path: Path) -> None:
    rep = await world.phone(REP)
    client = await new_client(world, tmp_path, "Урожай", BRAGIN, VETROVA)
    neighbours = f"Соседи {client.split()[-1]}"
    acts = rep.acts
    await begin(rep, client)

    await people_changed(rep)
    await go_on_to(rep, REFERRALS, BUYS)
    await rep.tap("Добавить", (await asked(rep)).message)
    await go_on_to(
        rep,
        REFERRALS,
        {
            "Как называется компания": (neighbours,),
            "С кем там говорить": ("Анна, +7 935 000-20-30",),
            "Вы познакомите": ("Да, лично",),
        },
    )
    await fill(rep, BUYS)
    card = await hand_in_twice(rep)
    told = await questionnaire(world, id_on(card))
    record = await world.read("client", client)

    # The client and his people: changed, gone but kept, new without what he did not agree to.
    assert record["address"] == "Самара, ул. Новая, 9"
    people = {each["name"]: each for each in record["contacts"]}
    changed, gone, new = (people[name] for name in (BRAGIN[0], VETROVA[0], "Павел Андреевич Лис"))
    assert (changed["position"], changed["phone"]) == ("директор", "+79350002009")
    assert (changed["email"], changed["roles"]) == (BRAGIN[3], ["decides"])
    assert changed["consent_at"]
    assert changed["gone_at"] is None
    assert gone["gone_at"]
    assert (new["position"], new["phone"], new["consent_at"]) == ("начальник склада", None, None)
    assert "нет согласия: Павел Андреевич Лис" in card.text

    # What lives on.
    assert {each["title"] for each in record["opportunities"]} == {
        "Каналы связи для филиала",
        "Резервный канал",
    }
    assert {each["title"] for each in record["tasks"]} == {
        "Прислать каталог",
        *("Прислать расчёт", "Каналы связи для филиала"),  # next steps of opportunities
    }
    prospective = await world.read("client", neighbours)
    assert (prospective["standing"], prospective["referred_by"]) == ("prospective", client)
    assert prospective["introduction"] == "in_person"
    [number] = told["requests"]
    request = await world.request(number)
    assert (request["kind"], request["client"], request["author"]) == ("calculation", client, REP)
    assert "Расчёт резервного канала" in request["answers"].values()
    for said in (f"Заявка {number}", "Возможности: 2", "Задачи: 3", neighbours):
        assert said in card.text
    for label, title in (
        ("Мои возможности", "Резервный канал"),
        ("Мои задачи", "Прислать каталог"),
    ):
        before = len(await rep.heard())
        await rep.tap(label, card)
        assert title in "\n".join(each.text for each in (await rep.heard())[before:])

    # The whole conversation again: nothing more, neither on the phone nor in the base.
    seen = await rep.messages()
    assert await world.redeliver(rep.acts - acts) >= 45
    await world.settle()
    assert await rep.messages() == seen
    assert await questionnaire(world, id_on(card)) == told
    assert await world.read("client", client) == record

    # The next questionnaire knows it all.
    await begin(rep, client)
    person = await go_on_to(rep, PEOPLE, GOOD)
    assert f"{BRAGIN[0]}, директор" in person.message.text
    assert "+7 935 000-20-09" in person.message.text
    await rep.tap("Всё верно", person.message)
    after = await asked(rep)
    assert "Павел Андреевич Лис" in after.message.text
    assert VETROVA[0] not in after.message.text


async def hand_in_twice(rep: Phone) -> Message:
    """Two phones of one person hand the same questionnaire in at the same moment."""
    summary = await rep.last()
    button = handing_in(summary)
    assert button, summary
    await asyncio.gather(*(rep.press(summary, button.data or "") for _ in range(2)))
    await rep.world.settle()
    return await rep.heard_as(summary)


async def people_changed(rep: Phone) -> None:
    """One has a new position and number, one is gone, a new one does not want to be kept."""
    known = await go_on_to(rep, PEOPLE, BUYS)
    assert BRAGIN[0] in known.message.text
    await rep.tap("Изменилось…", known.message)
    await go_on_to(
        rep,
        PEOPLE,
        {
            **GOOD,
            "Какая у вас должность": ("директор",),
            "По какому номеру": ("8 935 000-20-09",),
        },
    )
    known = await asked(rep)
    assert VETROVA[0] in known.message.text
    await rep.tap("Больше не работает", known.message)
    await rep.tap("Добавить", (await asked(rep)).message)
    seen = await asked_up_to(rep, PEOPLE, NEW_PERSON)
    assert all("Павел Андреевич Лис" in each.message.text for each in seen[1:]), "whose it is"
    await rep.tap("Дальше", (await asked(rep)).message)
