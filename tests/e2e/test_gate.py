"""The quality gate (domain 2.9-2.11): bad quality pauses a questionnaire, good quality goes on."""

import re
from pathlib import Path

from tests.e2e.acts import HEAD, OTHER_REP, REP, SERVICE_LEAD
from tests.e2e.interviews import (
    ANY,
    BAD,
    BRAGIN,
    GOOD,
    Question,
    Script,
    asked,
    asked_up_to,
    begin,
    fill,
    go_on_to,
    hand_in,
    handing_in,
    id_on,
    new_client,
    open_client,
    questionnaire,
)
from tests.e2e.world import Phone, World, full_name

ENGLISH_REP = "Дэниел Росс"
LUND = ("Henrik Lund", "operations manager", "+7 935 000-20-03", "lund@northern.example")

GROWTH = ("Рост", "Новое", "Рекомендации", "Итог")
"""Sections behind the gate, as their names begin."""

PLACE = "Склад на Полевой"
COMPLAINTS = "Что именно не так?"


async def complain(rep: Phone, category: str, words: str, severity: str, sign: str) -> None:
    """One complaint, in the client's words, from the list of them back to it."""
    await rep.tap("Добавить", (await asked(rep)).message)
    await go_on_to(
        rep,
        COMPLAINTS,
        {
            "К чему относится": (category,),
            "Что произошло": (words,),
            "Насколько это мешает": (severity,),
            "На какой точке": (PLACE,),
            "По какому признаку": (sign,),
        },
    )


async def test_bad_quality_pauses_it_and_everything_after_stays_closed(
    world: World, tmp_path: Path
) -> None:
    rep, head = await world.phone(REP), await world.phone(HEAD)
    lead = await world.phone(SERVICE_LEAD)
    client = await new_client(world, tmp_path, "Гроза", BRAGIN)
    counted = await filled_this_week(rep)
    await begin(rep, client)

    # The quality section is asked to its end, then the complaints one by one.
    seen = await asked_up_to(rep, COMPLAINTS, BAD)
    quality = [each.words for each in seen if each.place.section.startswith("Качество")]
    assert len(quality) == 9
    assert quality[-1].startswith("Насколько вы готовы")
    await complain(
        rep, "Сбои, простои", "Трижды падала связь", "Работа стоит", "Неделя без единого сбоя"
    )
    await complain(
        rep, "Цены, счета, доплаты", "Лишняя строка в счёте", "Мешает", "Счёт сойдётся с договором"
    )
    await rep.tap("Дальше", (await asked(rep)).message)
    after = await fill(
        rep,
        {
            "Как с вами связаться": ("Письмом",),
            "Кого попросить": (BRAGIN[0],),
            "На какой адрес": (BRAGIN[3],),
        },
    )
    assert {each.place.section for each in after} == {"Жалобы"}
    summary = await rep.last()
    assert not [label for label in summary.labels if any(each in label for each in GROWTH)]
    button = handing_in(summary)
    assert button
    paused = await hand_in(rep)

    # What to say now, who has the copies, what comes next.
    assert paused.text.startswith("Анкета на паузе. Записаны 2 жалобы.")
    assert "попрощайтесь" in paused.text
    assert f"{SERVICE_LEAD} (сервис)" in paused.text
    assert f"{HEAD} (VIP-программа)" in paused.text
    filled = id_on(paused)
    told = await questionnaire(world, filled)
    assert (told["state"], told["handed_in_at"]) == ("paused", None)
    assert told["counted_at"] == told["paused_at"] is not None
    assert await filled_this_week(rep) == counted + 1, "honesty costs no norm"
    assert client in (await rep.last()).text
    assert (told["answers"]["k_fails"], told["answers"]["k_docs"]) == ("3", "no")
    assert not [name for name in told["answers"] if name.startswith(("g_", "n_", "z_"))]
    assert (told["opportunities"], told["tasks"], told["referrals"]) == ([], [], [])

    # The ticket's first state, and a copy of it for each who answers for it.
    ticket = await world.read("ticket", str(told["ticket"]))
    assert (ticket["state"], ticket["client"], ticket["round"]) == ("new", client, 1)
    assert ticket["questionnaire"] == {"id": filled, "state": "paused"}
    assert ticket["asked"] is None
    assert (told["answers"]["check_person"], told["answers"]["check_email"]) == (
        BRAGIN[0],
        BRAGIN[3],
    )
    said = ("category", "severity", "words", "place", "state")
    assert [tuple(each[name] for name in said) for each in ticket["problems"]] == [
        ("failure", "stopped", "Трижды падала связь", PLACE, "open"),
        ("price", "nuisance", "Лишняя строка в счёте", PLACE, "open"),
    ]
    for phone in (lead, head):
        copies = [each for each in await phone.heard() if client in each.text]
        assert len(copies) == 1, phone.name
        assert f"Тикет К-{told['ticket']} " in copies[0].text
        assert "Трижды падала связь" in copies[0].text
        assert "Лишняя строка в счёте" in copies[0].text
        assert "Неделя без единого сбоя" in copies[0].text

    # Everything after it is closed: old buttons, forged ones, beginning anew; nothing twice.
    await rep.tap_data(button.data or "", paused)
    refused = await rep.tap_data(f"questionnaire:resume:{filled}:0", paused)
    assert refused.alert
    opened = await open_client(rep, client)
    assert "Анкета" not in opened.labels
    await rep.tap("Ещё…", opened)
    more = await rep.heard_as(opened)
    forged = (more.button("Анкеты").data or "").replace(":of:", ":begin:")
    assert (await rep.tap_data(forged, more)).alert
    other = await world.phone(OTHER_REP)
    await other.say("/start")
    stranger = await other.tap_data(f"questionnaire:open:{filled}:0", await other.last())
    assert stranger.alert
    assert await questionnaire(world, filled) == told
    assert (await world.read("ticket", str(told["ticket"])))["problems"] == ticket["problems"]
    await rep.tap("Исправить ответ…", paused)
    offered = await correctable(rep)
    assert not [label for label in offered if "брать больше" in label or "планируете" in label]


async def filled_this_week(rep: Phone) -> int:
    """The figure of the rep's own week."""
    await rep.say("/week")
    found = re.search(r"(?:Моя неделя|Анкет за неделю): (\d+)", (await rep.last()).text)
    assert found, await rep.last()
    return int(found[1])


async def correctable(rep: Phone) -> list[str]:
    """Every answer that is offered for correction, page by page."""
    found: list[str] = []
    page = await rep.last()
    while page.has_button("▶"):
        found += page.labels
        await rep.tap("▶", page)
        page = await rep.heard_as(page)
    return found + page.labels


async def test_good_quality_goes_on_to_growth(world: World, tmp_path: Path) -> None:
    rep = await world.phone(REP)
    client = await new_client(world, tmp_path, "Радуга", BRAGIN)
    await begin(rep, client)

    last = await go_on_to(rep, "Насколько вы готовы", GOOD)
    await rep.tap("10", last.message)
    growth = await asked(rep)
    assert (growth.place.section, growth.place.position) == ("Рост", last.place.position + 1)

    # One answer made bad, and it is closed again.
    await rep.tap("◀ Назад", growth.message)
    open_claims = await go_back_to(rep, "Все ваши прежние")
    await rep.tap("Нет", open_claims.message)
    bad = await go_on_to(rep, COMPLAINTS, GOOD)
    assert bad.place.position == growth.place.position


async def go_back_to(rep: Phone, words: str) -> Question:
    """Go back to a question that was answered a little earlier."""
    for _ in range(3):
        question = await asked(rep)
        if question.words.startswith(words):
            return question
        await rep.tap("◀ Назад", question.message)
    raise AssertionError(await asked(rep))


ENGLISH: Script = {
    ANY: ("As the client put it",),
    "Where does the visit": ("At the client's office",),
    "What is your part": ("Decides", "Done"),
    "May we keep": ("Yes",),
    "What share": ("40",),
    "Does everything we": ("Yes",),
    "How many failures": ("2",),
    "Did we keep": ("Yes",),
    "Did invoices": ("Yes",),
    "Were prices": ("Not applicable",),
    "Were your questions": ("Yes",),
    "Were all our": ("Yes",),
    "Are all your": ("Yes",),
    "How likely": ("8",),
    "What is the complaint": ("Failures, outages",),
    "What happened": ("The link was down twice on Monday",),
    "How badly": ("Our work is disrupted",),
    "At which site": ("Skip",),
    "How will you know": ("A week without a failure",),
    "How shall we reach": ("By phone only",),
    "Whom shall we ask": (LUND[0],),
}


async def test_an_english_client_and_rep_see_no_russian(world: World, tmp_path: Path) -> None:
    rep = await world.phone(ENGLISH_REP)
    client = await new_client(
        world, tmp_path, "Northern Crane", LUND, language="en", address="7 Airport Road"
    )
    before = len(await rep.heard())
    await begin(rep, client, "Questionnaire")
    await go_on_to(rep, "What exactly is wrong?", ENGLISH)
    await rep.tap("Add", (await asked(rep)).message)
    await fill(rep, ENGLISH)
    paused = await hand_in(rep)
    assert paused.text.startswith("The questionnaire is paused. 1 complaint is written down.")
    told = await questionnaire(world, id_on(paused))
    assert (told["answers"]["check_way"], told["answers"]["check_person"]) == ("phone", LUND[0])
    await rep.say("/drafts")
    await open_client(rep, client)

    names = [full_name(each) for each in await world.get("/people")]
    for message in (await rep.heard())[before:]:
        said = "\n".join([message.text, *message.labels])
        for name in names:
            said = said.replace(name, "")
        assert not re.search("[а-яё]", said, re.IGNORECASE), said
