"""Notes, promises and the team on a phone: a tap and the words, and everybody sees it."""

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.callbacks.clients import ClientTap
from bot.callbacks.team import NoteTap, PassTap, PromiseTap, TeamTap
from domain.clients.team import team_of
from storage.models import Client, DossierView, Employee
from tests.integration.dialogs.conftest import House, Phone
from tests.integration.dialogs.test_files import VOICE


@pytest.fixture
def olga(house: House) -> Phone:
    return house.phone("Ольга")


async def _tap(phone: Phone, *data: ClientTap | NoteTap | PassTap | PromiseTap | TeamTap) -> None:
    """Tap a button as the dossier has it."""
    packed = [each.pack() for each in data]
    await phone.tap_data(packed[0], phone.notice(*packed))


async def test_a_note_is_a_tap_and_the_words(house: House, olga: Phone) -> None:
    client_id = house.office.client_id
    await _tap(olga, NoteTap(act="new", id=client_id))
    await olga.write("Просит счёт к пятнице")
    assert "Записано о клиенте" in olga.text
    await _tap(olga, NoteTap(act="list", id=client_id))
    assert "1 заметка" in olga.text
    assert "Просит счёт к пятнице" in olga.text


async def test_a_note_is_dictated_and_listened_to(house: House, olga: Phone) -> None:
    client_id = house.office.client_id
    await _tap(olga, NoteTap(act="new", id=client_id))
    await olga.write("", voice=VOICE)
    assert "🎤 0:21" in olga.text
    await _tap(olga, NoteTap(act="list", id=client_id))
    await olga.tap("Прослушать")
    assert "Записано голосом" in olga.text


async def test_ones_own_note_is_taken_back(house: House, olga: Phone) -> None:
    client_id = house.office.client_id
    await _tap(olga, NoteTap(act="new", id=client_id))
    await olga.write("Не тот клиент")
    await olga.tap("Убрать")
    assert olga.text == "Заметка убрана."
    await _tap(olga, NoteTap(act="list", id=client_id))
    assert "заметок ещё нет" in olga.text


async def test_a_promise_is_a_tap_the_words_and_the_day(house: House, olga: Phone) -> None:
    client_id = house.office.client_id
    await _tap(olga, PromiseTap(act="new", id=client_id))
    await olga.write("Прислать договор")
    await olga.tap("завтра")
    assert "Обещано клиенту" in olga.text
    denis = house.phone("Денис")
    await _tap(denis, PromiseTap(act="list", id=client_id))
    assert "Прислать договор · Ольга Смирнова" in denis.text
    await denis.tap("Прислать договор")
    assert "Делает: Ольга Смирнова" in denis.text
    assert "Сделано" not in denis.labels()
    await olga.tap("Сделано")
    await _tap(denis, PromiseTap(act="list", id=client_id))
    assert "всё обещанное сделано" in denis.text


async def test_a_dictated_promise_can_be_listened_to_by_everybody(
    house: House, olga: Phone
) -> None:
    client_id = house.office.client_id
    await _tap(olga, PromiseTap(act="new", id=client_id))
    await olga.write("", voice=VOICE)
    await olga.tap("завтра")
    assert "Обещание записано голосом" in olga.text
    denis = house.phone("Денис")
    await _tap(denis, PromiseTap(act="list", id=client_id))
    await denis.tap("🎤")
    assert "Записано голосом" in denis.text


async def test_a_dictated_promise_is_listened_to_from_its_own_card(
    house: House, olga: Phone
) -> None:
    await _tap(olga, PromiseTap(act="new", id=house.office.client_id))
    await olga.write("", voice=VOICE)
    await olga.tap("завтра")
    await olga.write("/tasks")
    await olga.tap("Обещание записано голосом")
    await olga.tap("Прослушать")
    assert "Записано голосом" in olga.text


async def test_a_promise_in_words_has_nothing_to_listen_to(house: House, olga: Phone) -> None:
    await _tap(olga, PromiseTap(act="new", id=house.office.client_id))
    await olga.write("Прислать договор")
    await olga.tap("завтра")
    assert "Прослушать" not in olga.labels()


async def test_who_may_not_read_talks_reads_no_notes(house: House) -> None:
    anton = house.phone("Антон")
    await _tap(anton, NoteTap(act="list", id=house.office.client_id))
    assert anton.answers[-1][1]  # an alert


async def test_the_manager_names_who_answers_for_a_part(house: House, olga: Phone) -> None:
    client_id = house.office.client_id
    await _tap(olga, TeamTap(act="open", id=client_id))
    assert "Менеджер: <b>Ольга Смирнова</b>" in olga.text
    await olga.tap("Изменить")
    assert not any(each.startswith("Менеджер") for each in olga.labels())
    await olga.tap("Сервис")
    assert olga.labels()[:4] == ["Антон Белов", "Игорь Сомов", "Кирилл Ершов", "Павел Орлов"]
    await olga.write("Белов")
    await olga.tap("Антон Белов")
    assert "Сервис: <b>Антон Белов</b> · с" in olga.text
    await olga.tap("Изменить")
    await olga.tap("Снять")
    assert "Антон Белов" not in olga.text
    await olga.tap("История")
    assert "Сервис: Антон Белов, с" in olga.text


async def test_nobody_else_does(house: House) -> None:
    denis = house.phone("Денис")
    await _tap(denis, TeamTap(act="open", id=house.office.client_id))
    assert "Изменить…" not in denis.labels()
    await _tap(denis, TeamTap(act="name", id=house.office.client_id, part="service"))
    assert denis.answers[-1][1]
    await _tap(denis, TeamTap(act="clear", id=house.office.client_id, part="manager"))
    assert denis.answers[-1][1]


async def test_the_head_names_the_manager(house: House) -> None:
    marina = house.phone("Марина")
    await _tap(marina, TeamTap(act="open", id=house.office.client_id))
    await marina.tap("Изменить")
    await marina.tap("Менеджер")
    await marina.write("Денис")
    await marina.tap("Денис Жуков")
    async with house.office.acting("Марина") as work:
        team = await team_of(work, house.office.client_id)
    assert [each.name for each in team if each.part == "manager"] == ["Денис Жуков"]


async def test_of_a_client_without_a_manager_it_is_said_and_the_head_names_one(
    house: House, olga: Phone
) -> None:
    client_id = house.office.client_id
    async with AsyncSession(house.office.engine) as session, session.begin():
        await session.execute(update(Client).values(manager_id=None))
    await _tap(olga, ClientTap(act="open", id=client_id))
    assert "Менеджера нет" in olga.text
    assert "Назначить менеджера…" not in olga.labels()
    marina = house.phone("Марина")
    await _tap(marina, ClientTap(act="open", id=client_id))
    await marina.tap("Назначить менеджера…")
    assert marina.labels()[:2] == ["Денис Жуков", "Ольга Смирнова"]
    await marina.tap("Денис Жуков")
    assert "Менеджер: <b>Денис Жуков</b>" in marina.text
    await _tap(olga, ClientTap(act="open", id=client_id))
    assert "Менеджера нет" not in olga.text


async def test_a_client_is_passed_on_by_one_tap(house: House, olga: Phone) -> None:
    async with AsyncSession(house.office.engine) as session, session.begin():
        developers = update(Employee).where(Employee.name == "Денис Жуков")
        await session.execute(developers.values(sells="develops"))
    client_id = house.office.client_id
    await _tap(olga, TeamTap(act="open", id=client_id))
    await olga.tap("Передать клиента")
    await olga.tap("Передать: Денис Жуков")
    assert "предложен: Денис Жуков, заявка 1" in olga.text
    await _tap(olga, PassTap(act="ask", id=client_id))
    assert "уже передаётся, заявка 1" in olga.text
    denis = house.phone("Денис")
    offered = denis.notice("handoff:accept:1")
    await denis.tap_data("handoff:accept:1", offered)
    assert "закрыта" in denis.text
    async with house.office.acting("Ольга") as work:
        team = await team_of(work, client_id)
    assert [each.name for each in team if each.part == "manager"] == ["Денис Жуков"]


async def test_a_client_is_passed_to_a_colleague_by_name(house: House, olga: Phone) -> None:
    await _tap(olga, PassTap(act="other", id=house.office.client_id))
    await olga.write("Денис")
    await olga.tap("Денис Жуков")
    await olga.tap("Передать клиента")
    assert "Клиент передаётся: заявка 1" in olga.text


async def test_a_caller_who_is_not_in_the_base_is_connected_too(house: House) -> None:
    async with AsyncSession(house.office.engine) as session, session.begin():
        vera = update(Employee).where(Employee.name == "Вера Дементьева")
        await session.execute(vera.values(role="coordinator"))
        denis = update(Employee).where(Employee.name == "Денис Жуков")
        await session.execute(denis.values(sells="wins"))
    phone = house.phone("Вера")
    await phone.write("/find Ххххъ")
    assert "Соединить: <b>Денис Жуков</b> · дежурит сегодня" in phone.text
    assert "С кем из менеджеров?" in phone.text


async def test_a_look_at_the_notes_is_a_look_at_the_dossier(house: House, olga: Phone) -> None:
    await _tap(olga, NoteTap(act="list", id=house.office.client_id))
    await _tap(olga, PromiseTap(act="list", id=house.office.client_id))
    async with AsyncSession(house.office.engine) as session:
        seen = (await session.scalars(select(DossierView))).all()
    assert [(each.employee_id, each.way) for each in seen] == [
        (house.office.person("Ольга").id, "bot")
    ]
