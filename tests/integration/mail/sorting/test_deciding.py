"""What the desk is not certain of a person decides, in a few taps (domain 5)."""

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Client, Contact, Employee, MailAddress
from tests.integration.mail.sorting.conftest import (
    CLIENT,
    HOLDER,
    LEAD,
    OTHER_SORTER,
    SORTER,
    STRANGER,
    Mailroom,
)

pytestmark = pytest.mark.long

WORDS = "Сломался терминал, когда приедете?"


async def stranger_writes(room: Mailroom, **more: str) -> int:
    return await room.comes(WORDS, sender=STRANGER, name="Пётр Васильков", **more)


async def test_an_unknown_sender_is_a_new_clients_person(sorters: Mailroom) -> None:
    mail_id = await stranger_writes(sorters)
    phone = sorters.phone(SORTER)
    assert WORDS in phone.text
    assert phone.labels() == ["Клиент из базы…", "Новый клиент…", "Не для нас", "Спам"]
    await phone.tap("Новый клиент…")
    await phone.write("  Василёк \n и сыновья ", reply_to=phone.last)
    await sorters.deliver()
    (request,) = await sorters.requests()
    async with AsyncSession(sorters.office.engine) as session:
        client = await session.get_one(Client, request.client_id)
        contact = await session.scalar(select(Contact).where(Contact.client_id == client.id))
    assert client.name == "Василёк и сыновья"
    assert contact is not None
    assert (contact.name, contact.email) == ("Пётр Васильков", STRANGER)
    mail = await sorters.mail(mail_id)
    assert (mail.outcome, mail.request_id, mail.decision) == (
        "request", request.id, "request:incident",
    )  # fmt: skip
    assert mail.decided_by_id == sorters.office.person(SORTER).id
    assert mail.decided_evidence is not None
    assert mail.decided_evidence["channel"] == "telegram"
    (receipt,) = await sorters.letters("receipt")
    assert receipt.address == STRANGER
    for name in (SORTER, OTHER_SORTER):
        card = sorters.asked(name, words=WORDS)
        assert f"Решение: заявка {request.number}, Авария. Елена Котова" in card["text"]
        assert sorters.phone(name).labels(card) == ["К заявке"]


async def test_the_card_names_files_and_what_was_left_out(sorters: Mailroom) -> None:
    files = [f"Счёт {number}.pdf" for number in range(101)]
    await sorters.comes(WORDS, sender=STRANGER, name="Пётр Васильков", files=files)
    card = sorters.phone(SORTER).text
    assert "Файлы (100): Счёт 0.pdf, Счёт 1.pdf, Счёт 2.pdf, Счёт 3.pdf, Счёт 4.pdf, …" in card
    assert "Во вложениях слишком много файлов" in card


async def test_an_unknown_sender_is_a_person_of_a_client_of_the_base(sorters: Mailroom) -> None:
    await stranger_writes(sorters)
    phone = sorters.phone(SORTER)
    await phone.tap("Клиент из базы…")
    await phone.write("ромаш", reply_to=phone.last)
    await phone.tap("Ромашка")
    await sorters.deliver()
    (request,) = await sorters.requests()
    assert request.client_id == sorters.office.client_id
    async with AsyncSession(sorters.office.engine) as session:
        emails = set(await session.scalars(select(Contact.email)))
    assert emails == {"Kim@Romashka.example", STRANGER}  # who was known stays known


async def test_a_colleague_of_a_known_contact_is_suggested_by_his_domain(sorters: Mailroom) -> None:
    await sorters.comes(WORDS, sender="buh@romashka.example", name="Бухгалтерия")
    phone = sorters.phone(SORTER)
    assert phone.labels()[0] == "Ромашка"
    await phone.tap("Ромашка")
    await sorters.deliver()
    assert (await sorters.requests())[0].client_id == sorters.office.client_id


async def test_the_same_name_with_another_address_loses_no_address(sorters: Mailroom) -> None:
    """He writes from home: what he had stays his, and both are heard from now on."""
    name = "Ирина Викторовна Ким"
    await sorters.comes(WORDS, sender="irina@home.example", name=name)
    phone = sorters.phone(SORTER)
    await phone.tap("Клиент из базы…")
    await phone.write("ромаш", reply_to=phone.last)
    await phone.tap("Ромашка")
    await sorters.deliver()
    for number, sender in enumerate((CLIENT, "irina@home.example"), 2):
        await sorters.comes(f"Ещё одна поломка {number}", sender=sender, name=name)
        assert len(await sorters.requests()) == number


async def test_a_sorted_mailbox_asks_which_kind(sorters: Mailroom) -> None:
    await sorters.comes(WORDS, box="sales")
    phone = sorters.phone(SORTER)
    assert phone.labels() == ["Авария", "Ремонт", "Не для нас", "Спам"]
    await phone.tap("Ремонт")
    await sorters.deliver()
    (request,) = await sorters.requests()
    assert (request.kind, request.department) == ("repair", "tech")


async def test_an_unknown_sender_of_a_sorted_mailbox_is_asked_about_twice(
    sorters: Mailroom,
) -> None:
    await stranger_writes(sorters, box="sales")
    phone = sorters.phone(SORTER)
    card = phone.last
    await phone.tap("Новый клиент…")
    await phone.write("Василёк", reply_to=phone.last)
    await sorters.deliver()
    assert await sorters.requests() == []
    assert phone.labels(card) == ["Авария", "Ремонт", "Не для нас", "Спам"]
    await phone.tap("Авария", card)
    await sorters.deliver()
    assert [request.kind for request in await sorters.requests()] == ["incident"]


async def test_not_for_us_is_asked_about_next_time_and_spam_never(sorters: Mailroom) -> None:
    phone = sorters.phone(SORTER)
    first = await stranger_writes(sorters)
    await phone.tap("Не для нас")
    await sorters.deliver()
    assert "Решение: не для нас. Елена Котова" in phone.text
    second = await stranger_writes(sorters, subject="Снова")
    await phone.tap("Спам", sorters.asked(SORTER, words="Снова"))
    await sorters.deliver()
    shown = len(phone.messages)
    third = await stranger_writes(sorters, subject="И снова")
    assert len(phone.messages) == shown
    outcomes = [(await sorters.mail(each)).outcome for each in (first, second, third)]
    assert outcomes == ["refused", "spam", "spam"]
    assert await sorters.requests() == []
    async with AsyncSession(sorters.office.engine) as session:
        assert (await session.get_one(MailAddress, STRANGER)).blocked_at is not None


async def test_a_colleagues_mail_makes_nothing_by_itself(sorters: Mailroom) -> None:
    async with AsyncSession(sorters.office.engine) as session, session.begin():
        colleague = await session.get_one(Employee, sorters.office.person("Кирилл").id)
        colleague.email = "kirill@svyaz.example"
    await sorters.comes("Буду завтра", sender="Kirill@svyaz.example", name="Кирилл Ершов")
    assert "Письмо коллеги" in sorters.phone(SORTER).text
    assert await sorters.requests() == []


async def test_two_decide_at_once_and_the_other_is_told(sorters: Mailroom) -> None:
    mail_id = await stranger_writes(sorters)
    first, second = sorters.phone(SORTER), sorters.phone(OTHER_SORTER)
    card = second.last
    await first.tap("Спам")
    await second.tap("Не для нас", card)
    assert second.answers[-1] == ("По этому письму уже решили.", True)
    await sorters.deliver()
    assert (await sorters.mail(mail_id)).decision == "spam"
    for name in (SORTER, OTHER_SORTER):
        card = sorters.asked(name, words=WORDS)
        assert "Решение: спам" in card["text"]
        assert sorters.phone(name).labels(card) == []


async def test_a_decision_is_carried_out_once_however_often_the_outbox_asks(
    sorters: Mailroom,
) -> None:
    mail_id = await sorters.comes(WORDS, box="sales")
    await sorters.phone(SORTER).tap("Авария")
    await sorters.deliver()
    for _ in range(2):
        assert await sorters.decide_again(mail_id) is None
    assert len(await sorters.requests()) == 1
    assert len(await sorters.letters("receipt")) == 1


async def test_a_tap_that_telegram_sends_again_decides_nothing_more(sorters: Mailroom) -> None:
    await sorters.comes(WORDS, box="sales")
    await sorters.phone(SORTER).tap("Авария")
    await sorters.house.redeliver(1)
    await sorters.deliver()
    assert len(await sorters.requests()) == 1


async def test_without_a_coordinator_the_lead_decides(room: Mailroom) -> None:
    await stranger_writes(room)
    assert WORDS in room.phone(LEAD).text
    assert room.phone(HOLDER).messages == []


@pytest.mark.parametrize("name", [HOLDER, LEAD, "Ольга", "Вера", "Алла"])
@pytest.mark.parametrize("data", ["mail:{}:{}:", "mail:{}:{}:1", "mail:{}:{}:incident"])
async def test_who_was_not_asked_decides_nothing(sorters: Mailroom, name: str, data: str) -> None:
    mail_id = await stranger_writes(sorters)
    phone = sorters.phone(name)
    phone.notice("request:open:1")
    for act in ("refuse", "spam", "client", "request", "belongs", "another", "find", "new"):
        await phone.tap_data(data.format(act, mail_id))
    assert {alert for _, alert in phone.answers} == {True}
    assert WORDS not in str(phone.messages)
    mail = await sorters.mail(mail_id)
    assert (mail.outcome, mail.decision, mail.client_id) == ("asked", None, None)


FORGED = (
    "mail:client:{}:999999",
    "mail:client:{}:1; drop table mails",
    "mail:client:{}:99999999999999999999",
    "mail:client:{}:",
    "mail:request:{}:nothing",
    "mail:request:{}:",
    "mail:belongs:{}:",
    "mail:another:{}:",
    "mail:spam:999999:",
    "mail:spam:-1:",
    "mail:spam:9223372036854775808:",
    "mail:spam:x:",
    "mail:nothing:{}:",
    "letter:again:1",
    "letter:let_be:999999",
    "request:ask:999999",
    "request:ask_send:999999",
)


@pytest.mark.parametrize("data", FORGED)
async def test_forged_buttons_change_nothing(sorters: Mailroom, data: str) -> None:
    mail_id = await stranger_writes(sorters)
    phone = sorters.phone(SORTER)
    shown = phone.text
    await phone.tap_data(data.format(mail_id))
    assert phone.answers
    assert (await sorters.mail(mail_id)).decision is None
    assert phone.text == shown
    assert await sorters.requests() == []
