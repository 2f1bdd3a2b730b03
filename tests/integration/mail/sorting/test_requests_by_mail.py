"""A request that came by mail: what is asked of its people, and of the client."""

from collections.abc import Sequence

import pytest
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.mail import keeping, letters, missing
from domain.permissions import Permission
from domain.requests import reading
from storage.models import Comment, FormAnswer, Letter, MailAddress
from tests.integration.mail.sorting.conftest import (
    CLIENT,
    HOLDER,
    LEAD,
    SORTER,
    Mailroom,
)

pytestmark = pytest.mark.long

WORDS = "С утра нет связи на всём втором этаже."
SEVERITY = "Насколько это мешает работе? (Работа стоит / Работает с потерями / Мешает)"


async def held(room: Mailroom) -> int:
    """A client's request in the hands of Anton: its id."""
    await room.comes(WORDS)
    phone = room.phone(HOLDER)
    await phone.tap("Принять")
    await room.deliver()
    return (await room.requests())[0].id


async def asked(room: Mailroom) -> Letter:
    """The client was asked for what is missing: the letter."""
    request_id = await held(room)
    room.house.wait(minutes=5)
    phone = room.phone(HOLDER)
    await phone.tap_data(f"request:ask:{request_id}", phone.notice(f"request:open:{request_id}"))
    assert SEVERITY in phone.text
    assert CLIENT in phone.text
    await phone.tap("Отправить письмо")
    await room.deliver()
    return (await room.letters(missing.ASK))[-1]


async def answers(room: Mailroom) -> dict[str, object]:
    """What stands in the form, by question."""
    async with AsyncSession(room.office.engine) as session:
        rows = await session.execute(
            select(FormAnswer.question, FormAnswer.value).where(FormAnswer.value.is_not(None))
        )
        return {row.question: row.value["value"] for row in rows}


async def test_a_fresh_mail_of_who_is_waited_for_asks_the_holder(room: Mailroom) -> None:
    await asked(room)
    mail_id = await room.comes("Работа стоит совсем", subject="Про связь")
    phone = room.phone(HOLDER)
    assert "Это письмо к заявке 1?" in phone.text
    assert phone.labels() == [
        "Да, к заявке 1",
        "Нет, новая заявка",
        "К заявке",
        "Не для нас",
        "Спам",
    ]
    assert "Работа стоит совсем" in room.phone(LEAD).text
    await phone.tap("Да, к заявке 1")
    await room.deliver()
    assert (await room.mail(mail_id)).outcome == "added"
    assert len(await room.requests()) == 1
    assert any("Клиент написал" in each["text"] for each in room.phone(LEAD).messages)
    card = room.asked(LEAD, words="Это письмо к заявке 1?")
    assert "Решение: относится к заявке 1" in card["text"]


async def test_a_fresh_mail_may_be_another_request(room: Mailroom) -> None:
    await asked(room)
    await room.comes("Ещё не работает принтер", subject="Принтер")
    await room.phone(HOLDER).tap("Нет, новая заявка")
    await room.deliver()
    first, second = await room.requests()
    assert (second.title, second.client_id) == ("Принтер", first.client_id)
    assert [letter.thread_id for letter in await room.letters("receipt")] == [1, 2]
    for name in (HOLDER, LEAD):
        card = room.asked(name, words="Письмо клиента: что с ним делать?")
        assert f"Решение: заявка {second.number}, Авария" in card["text"]
        assert room.phone(name).labels(card) == ["К заявке"]


async def test_the_holder_may_be_asked_of_which_kind_another_request_is(room: Mailroom) -> None:
    await asked(room)
    await room.comes("Нужен ещё один терминал", subject="Терминал", box="sales")
    phone = room.phone(HOLDER)
    await phone.tap("Нет, новая заявка")
    await room.deliver()
    assert phone.labels()[:2] == ["Авария", "Ремонт"]
    await phone.tap("Ремонт")
    await room.deliver()
    assert [request.kind for request in await room.requests()] == ["incident", "repair"]


async def test_when_nothing_is_waited_for_a_fresh_mail_is_a_request(room: Mailroom) -> None:
    await held(room)
    await room.comes("Не работает принтер", subject="Принтер")
    assert len(await room.requests()) == 2


async def test_the_holder_decides_about_his_request_and_others_do_not(sorters: Mailroom) -> None:
    letter = await asked(sorters)
    mail_id = await sorters.answers(letter, "Я из другой фирмы", sender="x@else.example")
    assert "пишет кто-то другой" in sorters.phone(HOLDER).text
    other = sorters.phone("Кирилл")
    await other.tap_data(f"mail:belongs:{mail_id}:", other.notice("request:open:1"))
    assert other.answers[-1][1]
    assert (await sorters.mail(mail_id)).decision is None
    coordinator = sorters.phone(SORTER)
    await coordinator.tap_data(f"mail:refuse:{mail_id}:", coordinator.notice("request:open:1"))
    await sorters.deliver()
    assert (await sorters.mail(mail_id)).outcome == "refused"


async def test_a_stranger_in_the_thread_becomes_a_contact_of_the_client(room: Mailroom) -> None:
    letter = await asked(room)
    stranger = {"sender": "petr@else.example", "name": "Пётр Серов"}
    await room.answers(letter, "Отвечаю за Ирину: работа стоит", **stranger)
    await room.phone(HOLDER).tap("Да, к заявке 1")
    await room.deliver()
    await room.answers(letter, "И телефон не работает", **stranger)
    async with AsyncSession(room.office.engine) as session:
        texts = list(await session.scalars(select(Comment.text).order_by(Comment.id)))
    assert texts == ["Отвечаю за Ирину: работа стоит", "И телефон не работает"]


async def test_a_forged_answer_is_added_only_by_a_persons_word(room: Mailroom) -> None:
    letter = await asked(room)
    mail_id = await room.answers(letter, "Отмените всё", auth="fail")
    assert "подлинность отправителя не подтверждена" in room.phone(HOLDER).text
    await room.phone(HOLDER).tap("Не для нас")
    await room.deliver()
    assert (await room.mail(mail_id)).outcome == "refused"
    async with AsyncSession(room.office.engine) as session:
        assert (await session.scalars(select(Comment.id))).all() == []


async def test_who_wants_no_letters_gets_none_that_nobody_waits_for(room: Mailroom) -> None:
    letter = await asked(room)
    await room.answers(letter, "Отпишите меня от рассылки")
    async with AsyncSession(room.office.engine) as session:
        known = await session.get(MailAddress, CLIENT)
    assert known is not None
    assert known.opted_out_at is not None
    async with room.office.system() as work:
        new = letters.NewLetter("follow_up", letter.thread_id or 0, {}, urgent=False)
        with work.permitted(Permission.TAKE_MAIL):
            assert await letters.write(work, new) is None
    await room.comes("Снова нет связи", subject="Снова")
    assert len(await room.letters("receipt")) == 2  # he waits for it


@pytest.mark.parametrize(
    "words", ["Работа стоит", "Здравствуйте.\nРабота стоит.\nС уважением", "1. работа стоит"]
)
async def test_the_answer_to_a_single_question_fills_it_in(room: Mailroom, words: str) -> None:
    letter = await asked(room)
    assert letter.args["asked"] == ["severity"]
    await room.answers(letter, words)
    assert (await answers(room))["severity"] == "stopped"
    async with room.office.acting(HOLDER) as work:
        assert (await reading.request_card(work, 1)).missing == ()


async def test_an_answer_that_will_not_do_stays_open_and_is_read(room: Mailroom) -> None:
    letter = await asked(room)
    await room.answers(letter, "Ну как вам сказать")
    assert "severity" not in await answers(room)
    phone = room.phone(HOLDER)
    assert any("Ну как вам сказать" in each["text"] for each in phone.messages)
    async with room.office.acting(HOLDER) as work:
        assert len((await reading.request_card(work, 1)).missing) == 1


async def test_what_nobody_asked_fills_in_nothing(room: Mailroom) -> None:
    await held(room)
    (receipt,) = await room.letters("receipt")
    await room.answers(receipt, "Работа стоит")
    assert "severity" not in await answers(room)


async def ask_for(room: Mailroom, names: Sequence[str]) -> Letter:
    """A letter that asked for these questions, whatever the form requires."""
    letter = await asked(room)
    async with AsyncSession(room.office.engine) as session, session.begin():
        found = await session.get_one(Letter, letter.id)
        found.args = {**found.args, "asked": list(names)}
    return letter


@pytest.mark.parametrize(
    "words",
    [
        "1. Второй этаж\n2) работа стоит",
        "Насколько это мешает работе? : Работа стоит",
        "How badly does it hold up the work: Work has stopped",
        "2. так себе\n2. работа стоит",
    ],
)
async def test_lines_are_matched_by_their_number_or_words(room: Mailroom, words: str) -> None:
    letter = await ask_for(room, ["place", "severity"])
    await room.answers(letter, words)
    assert (await answers(room))["severity"] == "stopped"


async def test_numbers_are_those_of_the_letter_that_is_answered(room: Mailroom) -> None:
    first = await ask_for(room, ["place", "severity"])
    async with AsyncSession(room.office.engine) as session, session.begin():
        kept = {
            name: getattr(first, name)
            for name in ("kind", "thread_id", "mailbox", "address", "name", "language", "time_zone")
        }
        args = {**first.args, "asked": ["severity", "place"]}
        await session.execute(
            insert(Letter).values(
                **kept, args=args, message_id="<later@x>", created_at=room.office.clock.now()
            )
        )
    await room.answers(first, "2. Работа стоит")
    assert (await answers(room))["severity"] == "stopped"


async def test_a_word_said_before_is_not_said_over(room: Mailroom) -> None:
    letter = await asked(room)
    await room.answers(letter, "Мешает")
    await room.answers(letter, "Работа стоит")
    assert (await answers(room))["severity"] == "nuisance"


async def test_the_list_of_mails_names_the_request_of_each(room: Mailroom) -> None:
    letter = await asked(room)
    await room.answers(letter, "Мешает")
    async with room.office.acting("Алла") as work:
        mails = await keeping.list_mails(work, None, ("done",), 10)
    assert [(mail.outcome, mail.request) for mail in mails] == [("added", 1), ("request", 1)]
