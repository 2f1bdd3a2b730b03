"""A leave on the phone of whoever may order it."""

from datetime import timedelta

from domain.handovers.by_name import leave_named
from domain.handovers.leaving import plan_leave
from tests.integration.dialogs.conftest import House, Phone
from tests.integration.requests.acting import accepted

FAR, LONG = timedelta(days=14), timedelta(days=7)


async def drafted(house: House) -> int:
    """A leave of Olga's, planned by Alla and not ordered yet."""
    from_on = house.office.clock.now().date() + FAR
    async with house.office.acting("Алла") as work:
        return await plan_leave(work, house.office.person("Ольга").id, from_on, from_on + LONG)


async def opened(house: House, leave_id: int) -> Phone:
    phone = house.phone("Алла")
    data = f"leave:open:{leave_id}:0"
    await phone.tap_data(data, phone.notice(data))
    return phone


async def test_it_is_told_ordered_and_called_off_and_shown_as_it_is_each_time(
    house: House,
) -> None:
    phone = await opened(house, await drafted(house))
    await phone.tap("Сообщить клиентам письмом")
    assert "Не писать клиентам" in phone.labels()
    await phone.tap("Назначить отпуск")
    assert "Назначить отпуск" not in phone.labels()
    await phone.tap("Отпуска не будет")
    assert "Отпуска не будет" not in phone.labels()
    assert "отпуска с пн 7 декабря по пн 14 декабря не будет" in phone.text


async def test_whose_leave_is_asked_about_is_called_by_his_bare_name(house: House) -> None:
    """Quotes are for the names of companies."""
    phone = house.phone("Ольга")
    await phone.tap_data("leave:new:0:0", phone.notice("leave:new:0:0"))
    assert phone.text.startswith("<b>Отпуск</b> · Ольга Смирнова")


async def asked_whom_to_hand_to_while_kirill_is_away(house: House, named_by: str) -> Phone:
    """Anton's phone."""
    office, today = house.office, house.office.clock.now().date()
    request_id = await accepted(office)
    async with office.acting(named_by) as work:
        await leave_named(work, "Кирилл Ершов", today, today + LONG, ["Павел Орлов"])
    anton = house.phone("Антон")
    data = f"request:hand:{request_id}"
    await anton.tap_data(data, anton.notice(data))
    return anton


async def test_who_is_away_stands_behind_those_present_and_says_until_when(house: House) -> None:
    anton = await asked_whom_to_hand_to_while_kirill_is_away(house, "Вера")
    assert anton.labels()[:2] == ["Павел Орлов", "Кирилл Ершов · отпуск по пн 30 ноября"]
    await anton.write("е")
    found = anton.labels()
    assert found.index("Денис Жуков") < found.index("Кирилл Ершов · отпуск по пн 30 ноября")
    await anton.write("Ершов")
    await anton.tap("Кирилл Ершов · отпуск")
    assert "Кирилл Ершов" in anton.text
    assert "отпуск по" not in anton.text, "what is kept is his name"


async def test_what_is_handed_to_somebody_on_leave_says_who_was_asked_instead(
    house: House,
) -> None:
    anton = await asked_whom_to_hand_to_while_kirill_is_away(house, "Павел")
    await anton.write("Кирилл Ершов")
    await anton.tap("Передать")
    assert "Принимающий в отпуске" in anton.text
    assert "Павел Орлов" in anton.text
