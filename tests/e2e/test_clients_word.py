"""Whose word closes a ticket, and when (domain 2.13, 5): answers by real mail that come from
others, too late, twice, together, during a crash; and what is said by phone.

The sample's own tickets are asked about, each test its own: to open one takes a questionnaire.
"""

import base64
from email.utils import parseaddr

import pytest

from tests.e2e.acts import HEAD, OTHER_REP, REP, SERVICE_LEAD
from tests.e2e.letters import Letter, Mailbox
from tests.e2e.repairs import Repair
from tests.e2e.world import Message, Phone, World

ANNA, DANIEL = "Анна Мельник", "Дэниел Росс"
GLEBOV = ("Артём Глебов", "glebov@zdrava.example")
RUBTSOVA = "Нина Рубцова <rubtsova@zdrava.example>"
"""Of the same client; she was not asked."""

EGOROV = ("Валентин Егоров", "egorov@northbread.example")
GOLTZ = ("Борис Ефимович Гольц", "goltz@reduktor.example")
KATZ = ("Инна Борисовна Кац", "katz@volgapak.example")
BAKLANOV = ("Вадим Степанович Бакланов", "baklanov@prichal.example")
HILL = ("Margaret Hill", "hill@sunrisefoods.example")
HANSEN = ("Astrid Hansen", "hansen@hansenmedical.example")
OVER = ("confirmed", "rejected", "duplicate", "cancelled")
AWAY = {"Auto-Submitted": "auto-replied"}


async def sample(world: World, client: str, rep: str, asked: tuple[str, str]) -> Repair:
    """The sample's ticket of a client that is not over."""
    await world.settle()
    phone = await world.phone(rep)
    for number in range(1, 16):
        told = await world.read("ticket", f"К-{number}")
        if told["client"] == client and told["state"] not in OVER:
            filled = told["questionnaire"]["id"]
            repair = Repair(world, client, number, filled, rep=rep, asked=asked)
            await repair.show(phone)
            return repair
    raise AssertionError(client)


async def mend(repair: Repair) -> None:
    """The service lead says that all of it is repaired."""
    lead = await repair.world.phone(SERVICE_LEAD)
    await repair.show(lead)
    if len((await repair.ticket())["problems"]) == 1:
        await repair.fix("Проверили и настроили заново")
        return
    await repair.tap(lead, "ticket:fixed:")
    for label in ("Всё верно", "Проверили и настроили заново", "Оборудование", "Час без сбоя"):
        question = await lead.last()
        known = question.has_button(label)
        await (lead.tap(label, question) if known else lead.say(label))


async def ask(repair: Repair) -> Letter:
    """Asked with one tap, in the present round."""
    await repair.show(await repair.world.phone(repair.rep))
    return await repair.ask()


async def stands(repair: Repair) -> tuple[str, int]:
    """State and round."""
    told = await repair.ticket()
    return told["state"], told["round"]


async def steps(repair: Repair) -> list[str]:
    return [each["what"] for each in (await repair.ticket())["history"]]


async def question(phone: Phone) -> Message:
    """The client's words as a question to the rep, the last thing he heard."""
    asked = await phone.last()
    kinds = [
        ":".join((button.data or "").split(":")[:2]) for row in asked.buttons for button in row
    ]
    assert kinds[:2] == ["ticket:yes", "ticket:no"], asked
    return asked


async def post(repair: Repair, letter: Letter, words: str) -> None:
    """An answer is on its way; nobody waits for what the desk makes of it."""
    path = f"/mail/{repair.client_mailbox.address}/reply"
    await repair.world.post(path, uid=letter.uid, text=words, style="gmail")


async def test_anybody_elses_word_asks_the_rep_whose_tap_decides(world: World) -> None:
    repair, anna = await sample(world, "Медцентр «Здрава»", ANNA, GLEBOV), await world.phone(ANNA)
    letter = await repair.letter()
    for how, doubt in (
        ({"auth": "fail"}, "не подтверждает, что письмо от этого отправителя"),
        ({"from": RUBTSOVA}, "Спрашивали другого человека"),
        ({"from": "Кто-то <kto@drugoy.example>"}, "Этого адреса у клиента нет"),
    ):
        await repair.answer("Да, всё хорошо", letter, **how)
        asked = await question(anna)
        assert "«Да, всё хорошо»" in asked.text
        assert doubt in asked.text
        assert await stands(repair) == ("awaiting_client", 1), how

    # A machine says until when he is away, and who answers: the rep is told what can be done.
    await repair.answer(
        "Я в отпуске до 12 января, срочно — rubtsova@zdrava.example", letter, headers=AWAY
    )
    told = await anna.last()
    assert "12 января" in told.text
    assert told.has_button("Спросить rubtsova@zdrava.example")
    assert await stands(repair) == ("awaiting_client", 1)

    # Words that mean neither are the rep's to judge: his "yes" closes, once, and as his reading.
    await repair.answer("Вроде да, понаблюдаем неделю", letter)
    asked = await question(anna)
    yes = asked.button("Да, закрыть").data or ""
    await anna.tap_data(yes, asked)
    assert (await anna.tap_data(yes, asked)).alert
    assert await stands(repair) == ("confirmed", 1)
    assert "прочитал его продавец" in (await repair.show(anna)).text


async def test_an_old_letter_proves_nothing_and_words_that_contradict_never_close(
    world: World,
) -> None:
    repair, anna = await sample(world, "Северный хлеб", ANNA, EGOROV), await world.phone(ANNA)
    first = await repair.letter()

    # Two answers at once. The "no" came first, and the "yes" is of a round that is over.
    for words in ("Нет, не работает", "Да, всё хорошо"):
        await post(repair, first, words)
    await world.settle()
    assert await stands(repair) == ("in_work", 2)
    asked = await question(anna)
    assert "«Да, всё хорошо»" in asked.text
    assert "«Нет, не работает»" in asked.text

    # The next round: a "yes" to the old letter asks the rep, who reads a "no" out of it.
    await mend(repair)
    second = await ask(repair)
    assert second.uid > first.uid
    await repair.answer("Да, подтверждаю", first)
    asked = await question(anna)
    assert await stands(repair) == ("awaiting_client", 2)
    await anna.tap_data(asked.button("Нет, вернуть").data or "", asked)
    assert await stands(repair) == ("in_work", 3)
    lead = await world.phone(SERVICE_LEAD)
    assert any("«Да, подтверждаю»" in each.text for each in await repair.told(lead))

    # The other order: the "yes" closed it for a moment, and the "no" took that back.
    await mend(repair)
    third = await ask(repair)
    for words in ("Да, всё хорошо", "Нет, опять везут не то"):
        await post(repair, third, words)
    await world.settle()
    assert await stands(repair) == ("in_work", 4)
    asked = await question(anna)
    assert "«Да, всё хорошо»" in asked.text
    assert "«Нет, опять везут не то»" in asked.text

    # A "no" to an old letter counts.
    await mend(repair)
    await ask(repair)
    await repair.answer("Всё ещё не работает", third)
    assert await stands(repair) == ("in_work", 5)


async def test_a_yes_in_the_middle_of_a_crash_closes_once_and_sells_once(world: World) -> None:
    repair = await sample(world, "Завод «Редуктор»", REP, GOLTZ)
    rep, head = await world.phone(REP), await world.phone(HEAD)
    letter = await ask(repair)
    assert await stands(repair) == ("awaiting_client", 1)
    words = "Да, и пришлите ещё 10"

    await post(repair, letter, words)
    await world.crash()
    await world.settle()

    assert await stands(repair) == ("confirmed", 1)
    assert (await steps(repair)).count("confirmed") == 1
    letters = await repair.client_mailbox.letters()
    assert len([each for each in letters if f"[К-{repair.number}]" in each.subject]) == 2
    for phone in (rep, head, await world.phone(SERVICE_LEAD)):
        quoted = [each for each in await repair.told(phone) if f"«{words}»" in each.text]
        assert quoted, phone.name
    await rep.say("/tasks")
    assert (await rep.last()).text.count("пришлите ещё 10") == 1

    # After it thanks change nothing, and "broken again" brings the same ticket back.
    thanks = await repair.letter()
    await repair.answer("Да", letter)
    await repair.answer("И вам спасибо", thanks)
    assert await stands(repair) == ("confirmed", 1)
    assert (await repair.letter()).uid == thanks.uid
    await world.advance("PT20H")
    await repair.answer("Опять не работает", letter)
    assert await stands(repair) == ("in_work", 2)
    assert (await steps(repair)).count("reopened") == 1


async def test_the_same_mail_fetched_again_changes_nothing(world: World) -> None:
    """The connection breaks when the mail has been given out: the desk asks for it again."""
    repair = await sample(world, "Речной порт «Причал»", REP, BAKLANOV)
    await mend(repair)
    letter = await ask(repair)
    before = await steps(repair)
    lost = {"method": "FETCH", "kind": "disconnect", "when": "after", "times": 2}
    await world.post("/faults", service="imap", **lost)
    await repair.answer("Нет, связь рвётся", letter)
    await world.call("DELETE", "/faults")
    await world.crash()
    await world.settle()
    assert await stands(repair) == ("in_work", 2)
    assert (await steps(repair))[len(before) :].count("refused") == 1
    said = [each["words"] for each in (await repair.ticket())["history"]]
    assert said.count("Нет, связь рвётся") == 1


async def test_heard_by_phone_it_is_counted_apart(world: World) -> None:
    repair = await sample(world, "Волгапак", OTHER_REP, KATZ)
    rep = await world.phone(OTHER_REP)
    for restored, words, state in (
        ("Нет", "На второй линии всё так же", ("in_work", 2)),
        ("Да", "Теперь печатаем один раз", ("confirmed", 2)),
    ):
        await mend(repair)
        await repair.show(rep)
        await repair.tap(rep, "ticket:phone:")
        for answer in (KATZ[0], restored, words):
            asked = await rep.last()
            await (rep.tap(answer, asked) if asked.has_button(answer) else rep.say(answer))
        assert await stands(repair) == state
        assert words in [each["words"] for each in (await repair.ticket())["history"]]
    assert "Сказано по телефону" in (await repair.show(rep)).text
    assert await repair.client_mailbox.letters() == []


@pytest.mark.timeout(400)
async def test_broken_again_after_two_weeks_opens_a_linked_ticket(world: World) -> None:
    repair = await sample(world, "Hansen Medical", DANIEL, HANSEN)
    lead = await world.phone(SERVICE_LEAD)
    await mend(repair)
    letter = await ask(repair)
    await repair.answer("Yes, all good now", letter)
    assert await stands(repair) == ("confirmed", 1)
    for _ in range(15):  # a day is about as much as the desk does in one call
        await world.advance("P1D")
    await repair.answer("It is wrong again, the waybill has the old number", letter)
    assert await stands(repair) == ("confirmed", 1)
    card = (await repair.told(lead))[-1]
    assert f"Сломалось снова после тикета К-{repair.number}" in card.text
    assert card.has_button("Принять в работу")


async def test_a_returned_letter_asks_for_another_address(world: World) -> None:
    """Of an English client and an English rep: К-8 is Q-8 to them."""
    repair, daniel = await sample(world, "Sunrise Foods", DANIEL, HILL), await world.phone(DANIEL)
    letter = await repair.letter()
    assert f"[Q-{repair.number}]" in letter.subject
    await bounce(world, letter, HILL[1])
    assert HILL[1] in (await daniel.last()).text
    assert await stands(repair) == ("awaiting_client", 1)
    await repair.tap(daniel, "ticket:another:")
    await daniel.say("ershov@sunrisefoods.example")
    repair.client_mailbox = Mailbox(world, "ershov@sunrisefoods.example", "Виталий Ершов")
    second = await repair.letter()
    assert (await repair.ticket())["asked"]["address"] == repair.client_mailbox.address

    # Who was asked before is not whom the desk waits for now.
    await Mailbox(world, HILL[1], HILL[0]).answer(letter, "Yes, confirmed")
    assert await stands(repair) == ("awaiting_client", 1)
    await repair.answer("Yes, all good now", second, style="apple")
    assert await stands(repair) == ("confirmed", 1)
    thanks = await repair.letter()
    assert thanks.uid > second.uid
    assert f"[Q-{repair.number}]" in thanks.subject


async def bounce(world: World, letter: Letter, address: str) -> None:
    """The client's server reports that there is no such mailbox."""
    report = (
        f"From: MAILER-DAEMON@{address.partition('@')[2]}\r\n"
        f"To: {parseaddr(letter.headers['reply-to'])[1]}\r\n"
        "Subject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\n"
        f"Message-ID: <returned.{letter.uid}@{address.partition('@')[2]}>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\n550 5.1.1 User not found\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n"
        f"Final-Recipient: rfc822; {address}\r\nAction: failed\r\nStatus: 5.1.1\r\n"
        "--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        f"Message-ID: {letter.headers['message-id']}\r\n\r\n--b--\r\n"
    ).encode()
    to = parseaddr(letter.sender)[1]
    await world.post("/mail", raw=base64.b64encode(report).decode(), mail_from="", rcpt_to=[to])
    await world.settle()
