"""Clients and contacts: added once, updated ever after, and nothing half-done."""

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import NotAllowed
from domain.imports import clients_writing
from domain.imports.report import Counts, Mode, Problem
from domain.imports.running import import_table
from domain.imports.table import Row, Sheet, Table
from domain.privacy.marks import client_mark, marks_of
from domain.work import Actor, Evidence, Work
from storage.models import AuditLine, Client, Contact, Employee, Erasure
from tests.integration.imports.conftest import FixedClock, Import

HEAD = ("Клиент", "ИНН", "Код", "Телефон", "Менеджер", "Контактное лицо", "Телефон контакта")
ROMASHKA = ("ООО «Ромашка»", "7707083893", "A1", "84951234567", None, "Ирина Ким", "89161234567")
VEKTOR = ("Вектор", None, "B2", None, None, None, None)


async def test_added_then_unchanged_then_changed(
    run: Import, session: AsyncSession, clock: FixedClock
) -> None:
    first = await run("clients", HEAD, ROMASHKA, VEKTOR)
    assert first.kept
    assert first.counts == {"clients": Counts(2, 0, 0), "contacts": Counts(1, 0, 0)}

    again = await run("clients", HEAD, ROMASHKA, VEKTOR)
    assert again.counts == {"clients": Counts(0, 0, 2), "contacts": Counts(0, 0, 1)}

    moved = (*VEKTOR[:3], "+7 812 111-22-33", *VEKTOR[4:])
    other = (*ROMASHKA[:6], "+7 916 765-43-21")
    third = await run("clients", HEAD, other, moved)
    assert third.counts == {"clients": Counts(0, 1, 1), "contacts": Counts(0, 1, 0)}
    client = (await session.scalars(select(Client).where(Client.external_id == "B2"))).one()
    assert client.phone == "+78121112233"
    assert client.language == "ru"
    contact = (await session.scalars(select(Contact))).one()
    assert (contact.name, contact.phone) == ("Ирина Ким", "+79167654321")


async def test_facts_of_the_contract_are_added_to_those_known(
    run: Import, session: AsyncSession
) -> None:
    head = ("Клиент", "ИНН", "Город", "Юрлицо", "Договор: speed", "Contract: delivery_days")
    await run("clients", head, ("Вектор", "7707083893", "Самара", None, 100, None))
    again = await run("clients", head, ("Вектор", "7707083893", None, None, 100, None))
    assert again.counts["clients"] == Counts(0, 0, 1)
    more = await run("clients", head, ("Вектор", "7707083893", None, "нет", 200, "5"))
    assert more.counts["clients"] == Counts(0, 1, 0)
    client = (await session.scalars(select(Client))).one()
    assert client.contract == {"speed": "200", "delivery_days": "5"}
    assert (client.place, client.corporate) == ("Самара", False)


async def test_rows_of_one_client_agree_on_its_contract(run: Import) -> None:
    head = ("Клиент", "ИНН", "Договор: speed", "Контактное лицо")
    first, other = (("Вектор", "7707083893", speed, f"Контакт {speed}") for speed in (100, 200))
    report = await run("clients", head, first, other)
    assert not report.kept
    assert [problem.place.column for problem in report.problems] == ["Договор: speed"]


async def test_an_empty_cell_leaves_what_is_known(run: Import, session: AsyncSession) -> None:
    await run("clients", HEAD, ROMASHKA)
    report = await run("clients", HEAD, ("ООО «Ромашка»", "7707083893", *[None] * 5))
    assert report.counts["clients"] == Counts(0, 0, 1)
    assert (await session.scalars(select(Client.phone))).one() == "+74951234567"


async def test_found_by_either_key(run: Import, session: AsyncSession) -> None:
    await run("clients", HEAD, ("Вектор", "7707083893", *[None] * 5))
    report = await run("clients", HEAD, ("Вектор", "7707083893", "B2", *[None] * 4))
    assert report.counts["clients"] == Counts(0, 1, 0)
    report = await run("clients", HEAD, ("Вектор плюс", None, "B2", *[None] * 4))
    assert report.counts["clients"] == Counts(0, 1, 0)
    assert (await session.scalars(select(Client.name))).all() == ["Вектор плюс"]


async def test_all_or_nothing_and_partial(run: Import, session: AsyncSession) -> None:
    bad = ("Луч", "7707083894", None, "телефон", None, None, None)
    whole = await run("clients", HEAD, ROMASHKA, bad)
    assert not whole.kept
    assert await session.scalar(select(func.count()).select_from(Client)) == 0
    assert [(p.place.row, p.place.column, p.key) for p in whole.problems] == [
        (3, "Телефон", "import-phone"),
        (3, "ИНН", "import-tax-number-checksum"),
    ]
    assert whole.problems[0].value == "телефон"
    assert await session.scalar(select(func.count()).select_from(AuditLine)) == 0

    part = await run("clients", HEAD, ROMASHKA, bad, mode=Mode.PARTIAL)
    assert part.kept
    assert part.rows_with_problems == 1
    assert (await session.scalars(select(Client.name))).all() == ["ООО «Ромашка»"]
    line = (await session.scalars(select(AuditLine))).one()
    assert (line.act, line.subject) == ("import", "clients")
    assert line.data["clients_new"] == 1


async def test_all_that_is_wrong_with_a_row_is_told_at_once(run: Import) -> None:
    row = ("Луч", "7707083893", None, "телефон", "Никто", None, "89161234567")
    report = await run("clients", HEAD, row)
    assert [(p.place.column, p.key) for p in report.problems] == [
        ("Телефон", "import-phone"),
        (None, "import-contact-no-name"),
        ("Менеджер", "import-manager-unknown"),
    ]


async def test_a_bad_cell_of_a_client_does_not_put_blame_on_his_further_contacts(
    run: Import, session: AsyncSession
) -> None:
    bad = (*ROMASHKA[:3], "телефон", *ROMASHKA[4:])
    named = ("ООО «Ромашка»", "7707083893", "A1", None, None, "Пётр Ким", None)
    unnamed = (None, "7707083893", None, None, None, "Анна Ким", None)
    report = await run("clients", HEAD, bad, unnamed, mode=Mode.PARTIAL)
    assert [(p.place.row, p.key) for p in report.problems] == [
        (2, "import-phone"),
        (3, "import-client-row-bad"),
    ]
    report = await run("clients", HEAD, bad, named, unnamed, mode=Mode.PARTIAL)
    assert [(p.place.row, p.key) for p in report.problems] == [(2, "import-phone")]
    names = await session.scalars(select(Contact.name).order_by(Contact.id))
    assert names.all() == ["Пётр Ким", "Анна Ким"]


async def test_every_row_that_did_not_come_in_has_its_line(
    run: Import, session: AsyncSession, clock: FixedClock
) -> None:
    await run("clients", HEAD, VEKTOR, ("Луч", "7707083893", *[None] * 5))
    session.add(
        Erasure(at=clock.now(), kind="client", row_id=9, marks=[client_mark("E")], counts={})
    )
    rows = []
    for name, tax_number, code, manager in (
        ("Никем не ведомый", None, "N", "Никто"),
        ("Забытый", None, "E", None),
        ("Двойной", "7707083893", "B2", None),
        ("Целый", None, "W", None),
    ):
        rows.append((name, tax_number, code, None, manager, "Первый", None))
        rows.append((name, tax_number, code, None, None, "Второй", None))
        rows.append((None, tax_number, code, None, None, "Третий", None))
    report = await run("clients", HEAD, *rows, mode=Mode.PARTIAL)
    assert [(p.place.row, p.key, p.args.get("row")) for p in report.problems] == [
        (2, "import-manager-unknown", None),
        (3, "import-client-row-bad", 2),
        (4, "import-client-row-bad", 2),
        (5, "import-client-erased", None),
        (6, "import-client-row-bad", 5),
        (7, "import-client-row-bad", 5),
        (8, "import-client-of-two-known", None),
        (9, "import-client-row-bad", 8),
        (10, "import-client-row-bad", 8),
    ]
    assert report.counts["contacts"] == Counts(3, 0, 0)


async def test_the_second_rows_of_a_client_named_in_two_ways_have_their_lines(run: Import) -> None:
    await run("clients", HEAD, ROMASHKA)
    report = await run(
        "clients",
        HEAD,
        ("Ромашка", "7707083893", *[None] * 5),
        ("Ромашка", None, "A1", None, None, "Пётр Ли", None),
        ("Ромашка", None, "A1", None, None, "Анна Ю", None),
        mode=Mode.PARTIAL,
    )
    assert [(p.place.row, p.key) for p in report.problems] == [
        (3, "import-client-twice"),
        (4, "import-client-row-bad"),
    ]


async def test_a_contact_with_a_day_to_come_stays_out_alone(
    run: Import, session: AsyncSession
) -> None:
    head = ("Клиент", "ИНН", "Контактное лицо", "Согласие")
    report = await run(
        "clients",
        head,
        ("Вектор", "7707083893", "Ирина Ким", "01.09.2026"),
        ("Вектор", "7707083893", "Пётр Ли", "01.09.2062"),
        mode=Mode.PARTIAL,
    )
    assert [(p.place.row, p.key) for p in report.problems] == [(3, "import-day-ahead")]
    assert (await session.scalars(select(Contact.name))).all() == ["Ирина Ким"]


async def test_a_preview_counts_truly_and_writes_nothing(
    run: Import, session: AsyncSession
) -> None:
    await run("clients", HEAD, ROMASHKA)
    report = await run("clients", HEAD, ROMASHKA, VEKTOR, mode=Mode.PREVIEW)
    assert not report.kept
    assert report.counts["clients"] == Counts(1, 0, 1)
    assert (await session.scalars(select(Client.name))).all() == ["ООО «Ромашка»"]


async def test_contacts_in_rows_of_their_own(run: Import, session: AsyncSession) -> None:
    report = await run(
        "clients",
        HEAD,
        ROMASHKA,
        (None, "7707083893", None, None, None, "Пётр Ли", None),
        ("ООО «Ромашка»", "7707083893", None, None, None, "Анна Ю", None),
    )
    assert report.problems == []
    assert report.counts == {"clients": Counts(1, 0, 0), "contacts": Counts(3, 0, 0)}


@pytest.mark.parametrize(
    ("rows", "key", "row"),
    [
        ([ROMASHKA, (*ROMASHKA[:5], None, None)], "import-row-twice", 3),
        ([ROMASHKA, ROMASHKA], "import-contact-twice", 3),
        (
            [ROMASHKA, ("Ромашка-2", "7707083893", *[None] * 3, "Б", None)],
            "import-client-differs",
            3,
        ),
        ([ROMASHKA, VEKTOR, (None, "7707083893", "B2", *[None] * 4)], "import-client-of-two", 4),
        ([("Луч", *[None] * 6)], "import-client-no-key", 2),
        ([(None, "7707083893", *[None] * 5)], "import-cell-empty", 2),
        ([("Луч", "7707083894", *[None] * 5)], "import-tax-number-checksum", 2),
        ([("Луч", None, "A", None, "Никто", None, None)], "import-manager-unknown", 2),
        ([("Луч", None, "A", None, None, None, "89161234567")], "import-contact-no-name", 2),
    ],
)
async def test_each_mistake_is_named_with_its_row(
    run: Import, rows: list[tuple[object, ...]], key: str, row: int
) -> None:
    report = await run("clients", HEAD, *rows)
    assert [(p.key, p.place.row, p.place.sheet) for p in report.problems] == [(key, row, "Лист1")]
    assert not report.kept


async def test_two_clients_of_the_desk_in_one_row(run: Import, session: AsyncSession) -> None:
    await run("clients", HEAD, ROMASHKA, VEKTOR)
    torn = await run("clients", HEAD, ("Луч", "7707083893", "B2", *[None] * 4))
    assert [p.key for p in torn.problems] == ["import-client-of-two-known"]
    twice = await run(
        "clients",
        HEAD,
        ("Ромашка", "7707083893", *[None] * 5),
        ("Ромашка", None, "A1", *[None] * 4),
    )
    assert [(p.key, p.place.row) for p in twice.problems] == [("import-client-twice", 3)]
    names = (await session.scalars(select(Client.name).order_by(Client.name))).all()
    assert names == ["Вектор", "ООО «Ромашка»"]


async def test_the_manager_is_found_by_name_or_mail(
    run: Import, session: AsyncSession, clock: FixedClock
) -> None:
    olga = Employee(
        name="Ольга Смирнова",
        role="rep",
        email="olga@svyaz.ru",
        language="ru",
        time_zone="UTC",
        created_at=clock.now(),
        active=True,
    )
    session.add(olga)
    await session.flush()
    report = await run(
        "clients",
        HEAD,
        ("А", None, "1", None, "ольга смирнова", None, None),
        ("Б", None, "2", None, "Olga@svyaz.ru", None, None),
    )
    assert report.problems == []
    assert set(await session.scalars(select(Client.manager_id))) == {olga.id}


async def test_headers_in_english_after_a_title(run: Import) -> None:
    report = await run(
        "clients",
        ("Our clients",),
        (),
        ("CLIENT NAME", "tax_number", "Shoe size", "Country", "Contact E-Mail", "contact"),
        ("Daisy Ltd", "129273398", 44.0, "de", "kim@daisy.com", "Irene Kim"),
    )
    assert report.problems == []
    assert report.ignored_columns == ["Shoe size"]
    assert report.rows == 1


async def test_missing_columns_are_named(run: Import) -> None:
    report = await run("clients", ("ИНН", "Город"), ("7707083893", "Омск"))
    assert [(p.key, p.args["column"]) for p in report.problems] == [
        ("import-column-missing", "Клиент")
    ]


async def test_a_contact_who_is_gone_stays_gone(
    run: Import, session: AsyncSession, clock: FixedClock
) -> None:
    await run("clients", HEAD, ROMASHKA)
    contact = (await session.scalars(select(Contact))).one()
    contact.gone_at = clock.now()
    await session.flush()
    await run("clients", HEAD, (*ROMASHKA[:6], "+7 916 765-43-21"))
    await session.refresh(contact)
    assert contact.gone_at == clock.now()


async def test_only_who_may_import(session: AsyncSession, work: Work) -> None:
    rep = Actor(None, "Ольга", "rep", None, "ru", "UTC")
    by_rep = Work(session, rep, work.clock, work.policy, Evidence("shell", "olga", "import"))
    table = Table("f.csv", [Sheet("", [Row(1, HEAD), Row(2, VEKTOR)])])
    with pytest.raises(NotAllowed):
        await import_table(by_rep, "clients", table, Mode.WHOLE, lambda _d, _t: None)


async def test_the_day_of_a_contacts_consent(run: Import, session: AsyncSession) -> None:
    head = ("Клиент", "ИНН", "Контактное лицо", "Согласие")
    row = ("Вектор", "7707083893", "Ирина Ким")
    await run("clients", head, (*row, "01.09.2026"))
    again = await run("clients", head, (*row, None))
    assert again.counts["contacts"] == Counts(0, 0, 1)
    contact = (await session.scalars(select(Contact))).one()
    assert contact.consent_at is not None
    assert f"{contact.consent_at:%d.%m.%Y}" == "01.09.2026"
    wrong = await run("clients", head, (*row, "да"))
    assert [p.key for p in wrong.problems] == ["import-date"]
    ahead = await run("clients", head, (*row, "01.09.2062"))
    assert [(p.key, p.place.column) for p in ahead.problems] == [("import-day-ahead", "Согласие")]


async def test_who_was_erased_does_not_come_back_by_an_old_table(
    run: Import, session: AsyncSession, clock: FixedClock
) -> None:
    head = ("Клиент", "ИНН", "Контактное лицо", "E-mail контакта")
    marks = marks_of(
        client_keys=["7707083893"], names=["Ирина Ким"], emails=["kim@vektor.ru"], private=False
    )
    private = [client_mark("500100732259")]
    await session.execute(
        insert(Erasure),
        [
            {"at": clock.now(), "kind": "contact", "row_id": 1, "marks": marks, "counts": {}},
            {"at": clock.now(), "kind": "client", "row_id": 2, "marks": private, "counts": {}},
        ],
    )
    report = await run(
        "clients",
        head,
        ("Вектор", "7707083893", "ирина ким", None),
        ("Вектор", "7707083893", "И. Ким", "Kim@vektor.ru"),
        ("Вектор", "7707083893", "Пётр Ильин", None),
        ("Иванов", "500100732259", None, None),
        mode=Mode.PARTIAL,
    )
    assert [(p.place.row, p.key) for p in report.problems] == [
        (2, "import-contact-erased"),
        (3, "import-contact-erased"),
        (5, "import-client-erased"),
    ]
    assert (await session.scalars(select(Contact.name))).all() == ["Пётр Ильин"]


INDEXES = text(
    "SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ('clients', 'contacts')"
)


async def indexes(session: AsyncSession) -> dict[str, str]:
    return {row.indexname: row.indexdef for row in await session.execute(INDEXES)}


@pytest.mark.parametrize("mode", Mode)
async def test_after_the_first_filling_all_keys_and_indexes_stand_as_before(
    run: Import, session: AsyncSession, monkeypatch: pytest.MonkeyPatch, mode: Mode
) -> None:
    monkeypatch.setattr(clients_writing, "FIRST_FILLING", 2)
    before = await indexes(session)
    assert {"uq_clients_tax_number", "uq_clients_external_id"} <= before.keys()
    report = await run("clients", HEAD, ROMASHKA, VEKTOR, mode=mode)
    assert report.counts == {"clients": Counts(2, 0, 0), "contacts": Counts(1, 0, 0)}
    assert await indexes(session) == before


async def test_a_first_filling_finds_the_few_that_are_known(
    run: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clients_writing, "FIRST_FILLING", 2)
    await run("clients", HEAD, ROMASHKA)
    report = await run("clients", HEAD, ROMASHKA, VEKTOR)
    assert report.counts == {"clients": Counts(1, 0, 1), "contacts": Counts(0, 0, 1)}


async def test_a_first_filling_is_undone_when_a_key_comes_twice_after_all(
    run: Import, session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def none_known(*_: object) -> list[Problem]:
        return []

    monkeypatch.setattr(clients_writing, "FIRST_FILLING", 2)
    await run("clients", HEAD, ROMASHKA)
    before = await indexes(session)
    monkeypatch.setattr(clients_writing, "_match", none_known)
    with pytest.raises(IntegrityError, match="uq_clients_tax_number"):
        await run("clients", HEAD, ROMASHKA, VEKTOR)
    assert await indexes(session) == before
    assert await session.scalar(select(func.count()).select_from(Client)) == 1
