"""Orders by number, staff by mail or name."""

from datetime import date
from decimal import Decimal

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.imports.report import Counts, Mode
from storage.models import Employee, Order
from tests.integration.imports.conftest import FixedClock, Import

CLIENTS = (
    ("Клиент", "ИНН", "Код"),
    ("Ромашка", "7707083893", None),
    ("Луч", None, "L1"),
    ("Двойник", None, "D1"),
    ("Двойник", None, "D2"),
)
ORDERS = ("Номер заказа", "Дата", "Сумма", "Что заказано", "ИНН", "Код клиента", "Клиент")
STAFF = ("ФИО", "Роль", "Отдел", "E-mail", "Снова принят")


async def test_orders_are_known_by_number(run: Import, session: AsyncSession) -> None:
    await run("clients", *CLIENTS)
    rows = (
        ("З-1", date(2026, 10, 1), "1 234,50 ₽", "Канал связи", 7707083893.0, None, None),
        ("З-2", "01.11.2026", 100.0, "Роутер", None, "L1", None),
        ("З-3", "2026-11-02", "7", "Кабель", None, None, "луч"),
    )
    first = await run("orders", ORDERS, *rows)
    assert first.problems == []
    assert first.counts == {"orders": Counts(3, 0, 0)}
    again = await run("orders", ORDERS, *rows[:2], (*rows[2][:2], "8", *rows[2][3:]))
    assert again.counts == {"orders": Counts(0, 1, 2)}
    order = (await session.scalars(select(Order).where(Order.external_id == "З-1"))).one()
    assert (order.ordered_on, order.amount, order.currency) == (
        date(2026, 10, 1),
        Decimal("1234.50"),
        "RUB",
    )


async def test_all_that_is_wrong_with_an_order_is_told_at_once(
    run: Import, session: AsyncSession
) -> None:
    await run("clients", *CLIENTS)
    bad = ("1", "31.02.2026", "много", None, "7736050003", None, None)
    good = ("2", "01.11.2026", 1.0, "а", None, "L1", None)
    report = await run("orders", ORDERS, bad, good, mode=Mode.PARTIAL)
    assert [(p.place.row, p.place.column, p.key) for p in report.problems] == [
        (2, "Дата", "import-date"),
        (2, "Сумма", "import-amount"),
        (2, "Что заказано", "import-cell-empty"),
        (2, "ИНН", "import-order-client-unknown"),
    ]
    assert (await session.scalars(select(Order.external_id))).all() == ["2"]


async def test_all_that_is_wrong_with_an_employee_is_told_at_once(
    run: Import, session: AsyncSession
) -> None:
    bad = ("Анна Мель", None, "нет такого", "не почта", None)
    report = await run("staff", STAFF, bad, mode=Mode.PARTIAL)
    assert [(p.place.column, p.key) for p in report.problems] == [
        ("E-mail", "import-email"),
        ("Роль", "import-cell-empty"),
        ("Отдел", "import-department"),
    ]
    assert (await session.scalars(select(Employee))).all() == []


async def test_orders_of_nobody_are_named(run: Import) -> None:
    await run("clients", *CLIENTS)
    report = await run(
        "orders",
        ORDERS,
        ("1", "01.11.2026", 1.0, "а", "7736050003", None, None),
        ("2", "01.11.2026", 1.0, "а", None, None, "Двойник"),
        ("3", "01.11.2026", 1.0, "а", None, None, None),
        ("4", "01.11.2026", None, "а", None, "L1", None),
        ("5", "01.11.2026", 0.0, "а", None, "L1", None),
        ("5", "01.11.2026", 1.0, "а", None, "L1", None),
    )
    assert [(p.place.row, p.place.column, p.key) for p in report.problems] == [
        (2, "ИНН", "import-order-client-unknown"),
        (3, "Клиент", "import-order-client-unknown"),
        (4, None, "import-order-no-client"),
        (5, "Сумма", "import-cell-empty"),
        (7, "Номер заказа", "import-row-twice"),
    ]
    assert report.counts == {"orders": Counts(1, 0, 0)}


async def test_an_order_of_a_day_to_come_is_a_slip(run: Import) -> None:
    await run("clients", *CLIENTS)
    report = await run(
        "orders",
        ORDERS,
        ("1", "28.11.2062", 1.0, "а", None, "L1", None),
        ("2", "01.11.2026", 1.0, "а", None, "L1", None),
        mode=Mode.PARTIAL,
    )
    assert [(p.place.row, p.place.column, p.key) for p in report.problems] == [
        (2, "Дата", "import-day-ahead")
    ]
    assert report.counts == {"orders": Counts(1, 0, 0)}


async def test_orders_as_another_program_prints_them(run: Import, session: AsyncSession) -> None:
    """A title above, a time behind the date, a currency beside the sum, a return, the totals."""
    await run("clients", *CLIENTS)
    report = await run(
        "orders",
        ("Реализация за ноябрь 2026", None, None, None, None),
        ("Дата", "Номер", "Контрагент", "Сумма", "Содержание"),
        ("01.11.2026 12:34:56", "УТ-15", "Луч", "1 500,00 $", "Роутер"),
        ("02.11.2026 9:05", "УТ-16", "луч", "-300,50 руб.", "Возврат: кабель"),
        ("02.11.2026", "УТ-17", "Луч", "12 рублей", "Разъём"),
        (None, "Итого", None, "1 211,50", None),
    )
    assert report.problems == []
    assert report.counts == {"orders": Counts(3, 0, 0)}
    orders = (await session.scalars(select(Order).order_by(Order.external_id))).all()
    assert [(each.ordered_on, each.amount, each.currency) for each in orders] == [
        (date(2026, 11, 1), Decimal("1500.00"), "USD"),
        (date(2026, 11, 2), Decimal("-300.50"), "RUB"),
        (date(2026, 11, 2), Decimal("12.00"), "RUB"),
    ]


async def test_an_order_is_not_written_over_by_another_of_its_number(
    run: Import, session: AsyncSession
) -> None:
    await run("clients", *CLIENTS)
    await run("orders", ORDERS, ("15", "01.11.2025", 1.0, "Старый", None, "L1", None))
    report = await run(
        "orders",
        ORDERS,
        ("15", "03.11.2026", 2.0, "Другой год", None, "L1", None),
        ("16", "03.11.2026", "5 $", "Новый", None, "L1", None),
        mode=Mode.PARTIAL,
    )
    assert [(p.place.row, p.key, p.args) for p in report.problems] == [
        (2, "import-order-known", {"other": "Луч", "day": "01.11.2025"})
    ]
    other = await run("orders", ORDERS, ("15", "02.11.2025", 1.0, "Чужой", None, "D1", None))
    assert [p.key for p in other.problems] == ["import-order-known"]
    moved = await run("orders", ORDERS, ("15", "05.11.2025", 1.0, "Старый", None, "L1", None))
    assert moved.counts == {"orders": Counts(0, 1, 0)}
    titles = (await session.scalars(select(Order.title).order_by(Order.external_id))).all()
    assert titles == ["Старый", "Новый"]


async def test_two_currencies_of_one_sum(run: Import) -> None:
    await run("clients", *CLIENTS)
    head = (*ORDERS, "Валюта")
    report = await run("orders", head, ("1", "01.11.2026", "5 $", "а", None, "L1", None, "руб"))
    assert [(p.place.column, p.key) for p in report.problems] == [
        ("Валюта", "import-order-two-currencies")
    ]


async def test_staff_by_mail_then_by_name(run: Import, session: AsyncSession) -> None:
    first = await run(
        "staff",
        STAFF,
        ("Ольга Смирнова", "продавец", "Отдел продаж", "olga@svyaz.ru", None),
        ("Антон Белов", "Инженер", "sales", None, None),
    )
    assert first.counts == {"staff": Counts(2, 0, 0)}
    again = await run(
        "staff",
        STAFF,
        ("Ольга Орлова", "rep", "Sales", "OLGA@svyaz.ru".lower(), None),
        ("Антон Белов", "technician", None, None, None),
    )
    assert again.counts == {"staff": Counts(0, 1, 1)}
    people = (await session.scalars(select(Employee).order_by(Employee.id))).all()
    await session.refresh(people[0])
    assert [(p.name, p.department, p.time_zone) for p in people] == [
        ("Ольга Орлова", "sales", "Asia/Omsk"),
        ("Антон Белов", "sales", "Asia/Omsk"),
    ]


async def test_the_dismissed_do_not_come_back_by_an_old_file(
    run: Import, session: AsyncSession, clock: FixedClock
) -> None:
    row = ("Антон Белов", "Инженер", "sales", None, None)
    await run("staff", STAFF, row)
    await session.execute(update(Employee).values(active=False, dismissed_at=clock.now()))
    report = await run("staff", STAFF, row)
    assert [p.key for p in report.problems] == ["import-dismissed"]
    back = await run("staff", STAFF, (*row[:4], "да"))
    assert back.counts == {"staff": Counts(1, 0, 0)}


async def test_mistakes_in_the_list_of_staff(run: Import) -> None:
    await run(
        "staff", STAFF, ("А Б", "rep", None, "a@b.ru", None), ("В Г", "rep", None, None, None)
    )
    report = await run(
        "staff",
        STAFF,
        ("Д Е", "царь", None, None, None),
        ("Ж З", "rep", "Космос", None, None),
        ("В Г", "rep", None, "a@b.ru", None),
        ("И К", None, None, None, None),
        ("и к", "rep", None, None, None),
        mode=Mode.PARTIAL,
    )
    assert [(p.place.row, p.key) for p in report.problems] == [
        (2, "import-role"),
        (3, "import-department"),
        (4, "import-staff-of-two"),
        (5, "import-cell-empty"),
        (6, "import-row-twice"),
    ]
    assert report.rows == 5


async def test_who_wins_clients_and_who_develops_them(run: Import, session: AsyncSession) -> None:
    head = ("ФИО", "Роль", "Работа с клиентами")
    await run("staff", head, ("А Б", "rep", "МПК"), ("В Г", "rep", "Развивает"))
    unchanged = await run("staff", head, ("А Б", "rep", None), ("В Г", "rep", "мрк"))
    assert unchanged.counts == {"staff": Counts(0, 0, 2)}
    changed = await run(
        "staff", head, ("А Б", "rep", "нет"), ("В Г", "rep", "никак"), mode=Mode.PARTIAL
    )
    assert changed.counts == {"staff": Counts(0, 1, 0)}
    assert [p.key for p in changed.problems] == ["import-sells"]
    found = await session.execute(select(Employee.name, Employee.sells).order_by(Employee.id))
    assert [tuple(row) for row in found] == [("А Б", None), ("В Г", "develops")]
