"""The coordinator's board and the queue of sales support, from phones."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.cards import CARDS
from domain.company import Policy
from domain.company.support import SupportRules
from domain.company.values import WorkSpan
from domain.requests import board_morning, queue_promises
from storage.models import Client, Contact, Employee, Letter, Request
from tests.fixtures.notices import notices_to
from tests.integration.dialogs.conftest import House, Phone
from tests.integration.requests.acting import accepted, sent


@pytest.fixture
def policy(policy: Policy) -> Policy:
    """Incidents are what the technical department takes off reps: two hours each."""
    incident = policy.kinds["incident"].model_copy(
        update={"saves": WorkSpan(0, timedelta(hours=2))}
    )
    return policy.model_copy(
        update={
            "kinds": {**policy.kinds, "incident": incident},
            "support": SupportRules.model_construct(departments=("tech",)),
        }
    )


async def late(house: House) -> int:
    """A request past its date, of a client who has an address."""
    request_id = await accepted(house.office)
    async with house.office.system() as work:
        await work.open_session.execute(update(Contact).values(email="kim@romashka.example"))
    house.wait(days=2)
    return request_id


async def letters(house: House) -> list[Letter]:
    async with house.office.system() as work:
        return list(await work.open_session.scalars(select(Letter).order_by(Letter.id)))


async def coordinator(house: House) -> Phone:
    """Pavel leads service: he reads the board and promises dates."""
    phone = house.phone("Павел")
    await phone.write("/board")
    return phone


async def test_three_taps_from_the_board_and_the_client_knows(house: House) -> None:
    await late(house)
    phone = await coordinator(house)
    assert phone.text.startswith("<b>Открыто: 1</b> · не успеваем 1")
    await phone.tap("❗ 1")
    assert "Честный срок" in phone.text
    assert "kim@romashka.example" in phone.text
    await phone.tap("Сообщить клиенту: ")
    (letter,) = await letters(house)
    assert letter.kind == "new_date"
    assert phone.answers[-1][0].startswith("Письмо клиенту ушло")
    assert "Клиенту обещали: " in phone.text
    assert not any(label.startswith("Сообщить") for label in phone.labels())
    await house.redeliver(1)
    assert len(await letters(house)) == 1


async def test_another_day_is_asked_for_and_told_with_the_coordinators_words(
    house: House,
) -> None:
    await late(house)
    phone = await coordinator(house)
    await phone.tap("❗ 1")
    await phone.tap("Назвать другой день")
    await phone.write("27.11.2026")
    await phone.tap("Сообщить клиенту")
    (letter,) = await letters(house)
    assert letter.args["day"] == "2026-11-27"
    assert "Клиенту обещали: пт 27 ноября" in phone.text


async def test_whoever_has_no_address_is_called_and_the_form_speaks_of_no_letter(
    house: House,
) -> None:
    await late(house)
    async with house.office.system() as work:
        await work.open_session.execute(update(Contact).values(email=None))
    phone = await coordinator(house)
    await phone.tap("❗ 1")
    assert "Писать некуда" in phone.text
    await phone.tap("Назвать другой день")
    assert "позвоните ему" in phone.text
    await phone.write("27.11.2026")
    assert not any("письмо" in label for label in phone.labels())
    await phone.tap("Записать срок")
    assert await letters(house) == []
    assert "Клиенту обещали: пт 27 ноября" in phone.text


async def test_whoever_has_neither_address_nor_phone_is_named_all_the_same(house: House) -> None:
    await late(house)
    async with house.office.system() as work:
        await work.open_session.execute(update(Contact).values(email=None, phone=None))
        await work.open_session.execute(update(Client).values(phone=None))
    phone = await coordinator(house)
    await phone.tap("❗ 1")
    assert "телефона нет. Узнайте, как связаться: Ирина Викторовна Ким." in phone.text


async def test_the_board_is_narrowed_by_stage_and_department(house: House) -> None:
    await late(house)
    await sent(house.office)
    phone = await coordinator(house)
    await phone.tap("Этап")
    await phone.tap("В работе · 1")
    assert "Показано: в работе" in phone.text
    assert phone.labels()[0] == "❗ 1"
    await phone.tap("Отдел")
    await phone.tap("Монтаж")
    assert "Открытых заявок нет" in phone.text


async def test_who_does_not_read_the_board_is_told_politely(house: House) -> None:
    await late(house)
    olga = house.phone("Ольга")
    await olga.write("/board")
    assert "Открыто" not in olga.text
    forged = olga.notice("board:open:::0")
    for data in ("board:list:::0", "date:open:1:0", "date:letter:1:739900", "date:phone:1:0"):
        await olga.tap_data(data, forged)
        assert olga.answers[-1][1], data
    assert await letters(house) == []


async def test_a_rep_reads_the_hour_when_he_sends_and_the_section_takes_the_next(
    house: House,
) -> None:
    olga = house.phone("Ольга")
    await olga.write("/new")
    for label in ("Ромашка", "Авария"):
        await olga.tap(label)
    await olga.write("Нет связи")
    await olga.tap("Работа стоит")
    await olga.tap("Отправить")
    assert "Будет готово сегодня к 12:00" in olga.text  # from ten o'clock, two hours of work
    anton = house.phone("Антон")
    await anton.write("/queue")
    assert "Взять следующую: 1" in anton.labels()
    await anton.tap("Взять следующую: 1")
    assert "у вас" in anton.text
    async with house.office.system() as work:
        request = await work.open_session.get_one(Request, 1)
        assert (request.saves, request.holder_id) == (120, house.office.person("Антон").id)
    pavel = house.phone("Павел")
    await pavel.write("/queue")
    await pavel.tap("Что делать раньше")
    await pavel.tap("1: сделать раньше")
    assert "срочно" in pavel.text
    await pavel.tap("К очереди")
    await pavel.tap("Снято с продавцов")
    assert "Снято с продавцов за 7 дн.: 0 мин" in pavel.text


async def test_each_morning_the_board_comes_to_the_coordinators_where_something_slips(
    house: House,
) -> None:
    await late(house)
    office = house.office
    async with office.system() as work:
        await work.open_session.execute(
            update(Employee).where(Employee.name == "Кирилл Ершов").values(role="coordinator")
        )
    for _ in range(2):
        async with office.system() as work:
            await board_morning.show_board(work)
    told = [each["card"] for each in await notices_to(office, "Кирилл")]
    assert told == ["handoff", "board"]
    assert "board" not in [each["card"] for each in await notices_to(office, "Павел")]
    async with office.system() as work:
        due = await board_morning.next_due(work)
        assert due is not None
        assert due > work.now
    assert {"board", "board_request"} <= set(CARDS)
    assert queue_promises.SWEEPS
