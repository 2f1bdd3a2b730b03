"""A step of a route reported from a phone, and the card of the next; one's own menu."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from domain.company import Policy
from domain.company.routes import RouteStep
from domain.company.values import WorkSpan
from domain.visits import site
from storage.models import Contact, Handoff, Request
from tests.integration.dialogs.conftest import House, Phone
from tests.integration.dialogs.test_requests import rows, sent

DAY = WorkSpan(1, timedelta())


@pytest.fixture
def policy(policy: Policy) -> Policy:
    """Incidents go from the technicians to the fitters."""
    steps = tuple(
        RouteStep.model_construct(department=each, within=DAY, title=None)
        for each in ("tech", "construction")
    )
    incident = policy.kinds["incident"].model_copy(update={"route": steps})
    return policy.model_copy(update={"kinds": {**policy.kinds, "incident": incident}})


async def takes(house: House, name: str) -> Phone:
    """The latest offer, accepted; his message shows the request then."""
    offer: Handoff = (await rows(house, Handoff))[-1]
    phone = house.phone(name)
    await phone.tap_data(f"handoff:accept:{offer.id}", phone.notice("x"))
    return phone


async def test_the_button_says_who_has_it_next_and_he_reads_what_was_done(house: House) -> None:
    await sent(house)
    phone = await takes(house, "Антон")
    await phone.tap("Готово, дальше: Монтаж")
    await phone.write("Линия проверена")
    assert "Сообщить о выполнении" not in phone.labels()
    await phone.tap("Шаг сделан, дальше: Монтаж")
    assert "предложена: Монтаж" in phone.text

    fitter = await takes(house, "Роман")
    assert "Шаг 1 сделан: Антон Белов" in fitter.text
    assert "«Линия проверена»" in fitter.text
    await fitter.tap("Готово…")
    await fitter.write("Смонтировано")
    await fitter.tap("Сообщить о выполнении")
    assert "сделано" in fitter.text


async def test_a_visit_ahead_is_named_before_the_request_is_reported(house: House) -> None:
    async with house.office.system() as work:
        await work.open_session.execute(update(Contact).values(email="kim@romashka.example"))
    await sent(house)
    await takes(house, "Антон")
    phone = house.phone("Антон")
    await phone.tap("Готово, дальше")
    await phone.write("Линия проверена")
    await phone.tap("Шаг сделан")
    fitter = await takes(house, "Роман")
    async with house.office.acting("Роман") as work:
        (request_id,) = await work.open_session.scalars(select(Request.id))
        await site.arrange(work, request_id, work.now + timedelta(hours=29), None, None)
    await fitter.tap("Готово…")
    await fitter.write("Смонтировано")
    assert "Впереди выезд вт 24 ноября, 15:00" in fitter.text
    await fitter.tap("Сообщить о выполнении")
    assert "Выезд вт 24 ноября, 15:00 отменён. Клиенту ушло письмо об этом." in fitter.text


async def test_the_menu_is_ones_own_from_the_first_tap(house: House) -> None:
    head, technician = house.phone("Марина"), house.phone("Антон")
    await head.write("/start")
    assert {"board", "views"} <= {*head.menu}
    await technician.tap_data("home:begin", technician.notice("home:begin"))
    assert technician.menu
    assert {"board", "views", "queue"} & {*technician.menu} == set()


async def test_from_the_board_one_tap_leads_home(house: House) -> None:
    phone = house.phone("Марина")
    await phone.write("/board")
    await phone.tap("На главный экран")
    assert "Добрый день, Марина" in phone.text
