"""What a dossier shows to whom, and that every look at it is kept (domain 4.2, 4.3)."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from documents.dossier_book import clients_book, dossier_book, orders_book
from documents.dossier_page import dossier_page, page_data
from documents.paper import LOCALES as PAPER_LOCALES
from documents.paper import Paper
from domain.clients.dossier import client_card
from domain.clients.exporting import (
    client_rows,
    order_dossier,
    order_list,
    order_rows,
    whole_dossier,
)
from domain.clients.history import history_page
from domain.clients.notes import write_note
from domain.clients.promises import promise
from domain.clients.sections import (
    matters_page,
    next_steps_page,
    people_page,
    purchases_page,
)
from domain.clients.talks import talks_page
from domain.clients.views import seen_by, watch
from domain.company.dossiers import DossierRules
from domain.errors import DeskError, NotAllowed, NotFound
from domain.texts import LOCALES, Texts
from storage.models import (
    AuditLine,
    Contact,
    DossierView,
    MailAddress,
    Meeting,
    Order,
    OutboxRow,
)
from tests.fixtures.office import Office
from tests.fixtures.statements import statements
from tests.integration.requests.acting import accepted

PARTS = (people_page, matters_page, talks_page, purchases_page, next_steps_page, history_page)


async def bought(office: Office, number: int) -> None:
    async with AsyncSession(office.engine) as session, session.begin():
        session.add(
            Order(
                external_id=f"З-{number}",
                client_id=office.client_id,
                ordered_on=office.clock.now().date() - timedelta(days=number),
                amount=Decimal(1000),
                currency="RUB",
                title=f"Канал {number}",
                created_at=office.clock.now(),
                updated_at=office.clock.now(),
            )
        )


async def met(office: Office, note: str) -> None:
    async with AsyncSession(office.engine) as session, session.begin():
        session.add(
            Meeting(
                client_id=office.client_id,
                rep_id=office.person("Ольга").id,
                kind="relationship",
                note=note,
                held_at=office.clock.now(),
            )
        )


async def views(office: Office) -> list[tuple[int | None, str]]:
    async with AsyncSession(office.engine) as session:
        rows = await session.execute(
            select(DossierView.employee_id, DossierView.way).order_by(DossierView.id)
        )
        return [(row[0], row[1]) for row in rows]


async def test_the_first_screen_has_what_the_caller_asks_about(office: Office) -> None:
    await accepted(office)
    await bought(office, 1)
    await met(office, "Говорили о втором этаже")
    async with office.acting("Ольга") as work:
        await promise(work, office.client_id, "прислать расчёт", work.today + timedelta(days=2))
        card = await client_card(work, office.client_id)
    assert card.team[0].name == "Ольга Смирнова"
    assert [each.holder for each in card.open_requests] == ["Антон Белов"]
    assert card.talk is not None
    assert card.talk.words == "Говорили о втором этаже"
    assert [each.title for each in card.promises] == ["прислать расчёт"]
    assert [each.title for each in card.orders] == ["Канал 1"]
    assert (card.counts.people, card.counts.matters, card.counts.orders) == (1, 1, 1)


async def test_a_technician_reads_neither_talks_nor_purchases(office: Office) -> None:
    await bought(office, 1)
    await met(office, "Говорили о ценах")
    async with office.acting("Антон") as work:
        card = await client_card(work, office.client_id)
        history = await history_page(work, office.client_id)
        for part in (talks_page, purchases_page):
            with pytest.raises(NotAllowed):
                await part(work, office.client_id)
    assert (card.talk, card.orders, card.counts.orders) == (None, [], None)
    assert {each.kind for each in history.events} <= {"member", "request"}
    assert "ценах" not in str(history)


async def test_history_has_everything_in_its_order(office: Office) -> None:
    await bought(office, 3)
    await accepted(office)
    office.clock.advance(timedelta(hours=1))
    await met(office, "Первая")
    office.clock.advance(timedelta(hours=1))
    async with office.acting("Ольга") as work:
        await write_note(work, office.client_id, "Просит звонить после обеда")
        page = await history_page(work, office.client_id)
        talks = await talks_page(work, office.client_id)
    kinds = [each.kind for each in page.events]
    assert kinds[:2] == ["note", "relationship"]
    assert kinds[-1] == "order"
    assert [each.kind for each in talks.talks] == ["note", "relationship"]


@pytest.mark.parametrize("part", PARTS)
async def test_a_part_of_nobody(office: Office, part: object) -> None:
    async with office.acting("Ольга") as work:
        with pytest.raises(NotFound):
            await part(work, 10**9)  # type: ignore[operator]


@pytest.mark.parametrize("name", ["Ольга", "Антон", "Марина"])
async def test_a_screen_asks_no_more_when_there_is_more(office: Office, name: str) -> None:
    async def count() -> list[int]:
        counted = []
        for part in (client_card, people_page, matters_page, next_steps_page, history_page):
            async with office.acting(name) as work:
                with statements(office.engine) as sent:
                    await part(work, office.client_id)
            counted.append(len(sent))
        return counted

    await accepted(office)
    await bought(office, 0)
    await count()  # the first look is written down
    few = await count()
    for number in range(1, 12):
        await accepted(office)
        await bought(office, number)
        await met(office, "Ещё")
    assert await count() == few
    assert max(few) <= 12


async def test_who_cannot_be_written_to_is_marked_among_the_people(office: Office) -> None:
    """An address whose letters come back, and one whose owner wants none."""
    async with AsyncSession(office.engine) as session, session.begin():
        for address, name, known in (
            ("dead@client.example", "Мёртвый", {"bounced_at": office.clock.now()}),
            ("silent@client.example", "Тихий", {"opted_out_at": office.clock.now()}),
            ("alive@client.example", "Живой", {}),
        ):
            session.add(
                Contact(
                    client_id=office.client_id,
                    name=name,
                    email=address.capitalize(),
                    created_at=office.clock.now(),
                    updated_at=office.clock.now(),
                )
            )
            session.add(MailAddress(address=address, **known))
    async with office.acting("Ольга") as work:
        people = (await people_page(work, office.client_id)).lines
    marked = {each.person.name: (each.dead, each.silent) for each in people}
    assert marked["Мёртвый"] == (True, False)
    assert marked["Тихий"] == (False, True)
    assert marked["Живой"] == (False, False)


async def test_every_look_is_kept_once(office: Office) -> None:
    olga = office.person("Ольга").id
    for _ in range(3):
        async with office.acting("Ольга") as work:
            await client_card(work, office.client_id)
            await people_page(work, office.client_id)
    assert await views(office) == [(olga, "bot")]
    office.clock.advance(timedelta(minutes=11))
    async with office.acting("Ольга") as work:
        await client_card(work, office.client_id, "inline")
    assert await views(office) == [(olga, "bot"), (olga, "inline")]


async def test_many_looks_alarm_the_head_once_a_day(office: Office) -> None:
    office.policy = office.policy.model_copy(
        update={"dossiers": DossierRules(views_a_day={"rep": 2})}
    )
    for _ in range(5):
        async with office.acting("Ольга") as work:
            await client_card(work, office.client_id)
        office.clock.advance(timedelta(minutes=11))
    async with AsyncSession(office.engine) as session:
        rows = list(await session.scalars(select(OutboxRow).order_by(OutboxRow.id)))
    told = sorted((row.payload["card"], row.recipient) for row in rows)
    assert told == [
        ("dossier_alarm", f"person:{office.person('Марина').id}"),
        ("dossier_alarm", f"person:{office.person('Вера').id}"),
        ("dossier_noted", f"person:{office.person('Ольга').id}"),
    ]
    async with office.acting("Марина") as work:
        page = await watch(work)
        seen = await seen_by(work, office.person("Ольга").id)
    assert [(each.name, each.today, each.over) for each in page.people] == [
        ("Ольга Смирнова", 5, True)
    ]
    assert [each.client for each in seen.views] == ["Ромашка"] * 5


async def test_who_took_a_list_along_and_opens_a_dossier_has_opened_it(office: Office) -> None:
    async with office.acting("Марина") as work:
        await order_list(work, "clients")
    async with office.acting("Марина") as work:
        await client_card(work, office.client_id)
    assert [way for _, way in await views(office)] == ["export", "bot"]


async def test_a_company_may_stop_them(office: Office) -> None:
    office.policy = office.policy.model_copy(update={"dossiers": DossierRules(stop_at={"rep": 1})})
    async with office.acting("Ольга") as work:
        await client_card(work, office.client_id)
    office.clock.advance(timedelta(minutes=11))
    with pytest.raises(DeskError, match="enough"):
        async with office.acting("Ольга") as work:
            await client_card(work, office.client_id)


async def test_only_heads_see_who_looked_and_take_lists_along(office: Office) -> None:
    async with office.acting("Ольга") as work:
        for refused in (watch(work), order_list(work, "clients"), order_dossier(work, 1, "pdf")):
            with pytest.raises(NotAllowed):
                await refused


async def test_an_export_is_kept_in_views_and_audit_and_told(office: Office) -> None:
    async with office.acting("Марина") as work:
        await order_dossier(work, office.client_id, "pdf")
        await order_list(work, "clients")
    assert [way for _, way in await views(office)] == ["export", "export"]
    async with AsyncSession(office.engine) as session:
        acts = list(await session.scalars(select(AuditLine.act).order_by(AuditLine.id)))
        rows = list(await session.scalars(select(OutboxRow).order_by(OutboxRow.id)))
    assert acts == ["export_dossier", "export"]
    assert {row.payload.get("document") or row.payload.get("card") for row in rows} == {
        "dossier",
        "clients_list",
        "clients_taken",
    }


def orders_of(page: dict[str, Any]) -> list[list[str]]:
    rows: list[list[str]] = next(
        table["rows"] for table in page["tables"] if table["title"] == "Заказы"
    )
    return rows


async def test_a_dossier_and_the_lists_are_drawn(office: Office) -> None:
    await accepted(office)
    await bought(office, 1)
    await met(office, "=СУММ(1) о <канале>")
    texts = Texts.load(LOCALES, PAPER_LOCALES)
    async with office.acting("Марина") as work:
        paper = Paper(texts, office.policy, "ru", ZoneInfo("Europe/Samara"), "Марина", work.now)
        dossier = await whole_dossier(work, office.client_id)
        clients, orders = await client_rows(work), await order_rows(work)
    assert dossier_page(paper, dossier).startswith(b"%PDF")
    (order,) = orders_of(page_data(paper, dossier))
    assert "1\N{NO-BREAK SPACE}000" in order
    book = load_workbook(BytesIO(dossier_book(paper, dossier)))
    assert book.sheetnames == [
        *("Команда", "Люди", "Не закрыто", "Разговоры", "Заказы", "История"),
    ]
    assert book["Разговоры"]["D2"].value == "=СУММ(1) о <канале>"
    assert book["Разговоры"]["D2"].data_type == "s"
    sheet = load_workbook(BytesIO(clients_book(paper, clients)))["Клиенты"]
    assert [cell.value for cell in sheet[2]][:2] == ["Ромашка", "6316000010"]
    assert load_workbook(BytesIO(orders_book(paper, orders)))["Заказы"]["A2"].value == "З-1"
