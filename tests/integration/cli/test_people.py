"""Import of staff, invitations, dismissal: the administrator's day."""

import asyncio
from pathlib import Path

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Account, AuditLine, Employee, Invitation, RegisterLine, Request
from tests.fixtures.office import Office
from tests.fixtures.postgres import Database
from tests.integration.cli.conftest import TOKEN, Fieldpost

STAFF = "ФИО;Роль;Отдел;E-mail\nАлла Громова;администратор;;alla@svyaz.ru\nОльга;продавец;sales;\n"


async def test_the_first_import_of_staff_needs_nobody(
    fieldpost: Fieldpost, db: Database, tmp_path: Path
) -> None:
    file = tmp_path / "staff.csv"
    file.write_text(STAFF, encoding="cp1251")
    preview = await fieldpost("import", "staff", str(file), "--dry-run")
    assert preview.code == 0
    assert "ничего не записано" in preview.out
    assert (await fieldpost("import", "staff", str(file))).code == 0
    again = await fieldpost("import", "staff", str(file))
    assert "staff.csv загружен. Строк: 2." in again.out
    async with AsyncSession(db.engine) as session:
        people = (await session.scalars(select(Employee.name).order_by(Employee.name))).all()
        audit = (await session.scalars(select(AuditLine).order_by(AuditLine.id))).all()
    assert people == ["Алла Громова", "Ольга"]
    assert [(line.act, line.channel, line.actor_id is None) for line in audit] == [
        ("import", "shell", True),
        ("import", "shell", False),
    ]


async def test_mistakes_of_a_file_come_in_one_report(
    fieldpost: Fieldpost, office: Office, tmp_path: Path
) -> None:
    file = tmp_path / "clients.csv"
    file.write_text(
        "Клиент;ИНН;Телефон\nЛуч;7707083894;\nВектор;7707083893;нет\nСвет;500100732259;\n",
        encoding="utf-8",
    )
    refused = await fieldpost("import", "clients", str(file))
    assert refused.code == 1
    assert "clients.csv не загружен" in refused.out
    assert "контрольная цифра ИНН не сходится" in refused.out
    assert "не телефон" in refused.out
    partly = await fieldpost("import", "clients", str(file), "--partial")
    assert partly.code == 1
    assert (await fieldpost("client", "Свет", "--json")).json()["tax_number"] == "500100732259"
    assert (await fieldpost("client", "Вектор", "--json")).code == 1


async def test_a_missing_file_is_one_line(fieldpost: Fieldpost, office: Office) -> None:
    ended = await fieldpost("import", "clients", "нет.xlsx")
    assert (ended.code, ended.out) == (1, "")
    assert "Файл нет.xlsx не открывается: такого файла нет" in ended.err


async def test_an_invitation_is_a_link(fieldpost: Fieldpost, office: Office, bot_api: str) -> None:
    telegram = {"FIELDPOST_BOT_API_URL": bot_api, "FIELDPOST_BOT_TOKEN": TOKEN}
    ended = await fieldpost("invite", "Ольга", **telegram)
    assert ended.code == 0
    assert "Ольга Смирнова: ссылка действует до" in ended.out
    link = ended.out.splitlines()[-1]
    assert link.startswith("https://t.me/svyaz_bot?start=")
    async with AsyncSession(office.engine) as session:
        invitation = (await session.scalars(select(Invitation))).one()
        assert link.split("=")[1].encode() not in invitation.token_hash
        assert invitation.invited_by_id == office.person("Алла").id
    assert (await fieldpost("invite", "Никто", **telegram)).code == 1


async def test_an_invitation_that_cannot_be_shown_locks_nobody_out(
    fieldpost: Fieldpost, office: Office, bot_api: str
) -> None:
    wrong = await fieldpost(
        "invite", "Ольга", FIELDPOST_BOT_API_URL=bot_api, FIELDPOST_BOT_TOKEN="1:other"
    )
    assert (wrong.code, "не знает такого токена" in wrong.err) == (1, True)
    away = await fieldpost(
        "invite", "Ольга", FIELDPOST_BOT_API_URL="http://127.0.0.1:9", FIELDPOST_BOT_TOKEN=TOKEN
    )
    assert (away.code, "127.0.0.1:9 не отвечает" in away.err) == (1, True)
    none = await fieldpost("invite", "Ольга")
    assert (none.code, "FIELDPOST_BOT_TOKEN" in none.err) == (1, True)
    async with AsyncSession(office.engine) as session:
        accounts = await session.scalars(select(Account).where(Account.revoked_at.is_not(None)))
        assert accounts.all() == []


async def test_dismissal_hands_the_work_on(
    fieldpost: Fieldpost, office: Office, accepted: int
) -> None:
    ended = await fieldpost("staff", "dismiss", "Антон", "--to", "Кирилл")
    assert ended.code == 0
    assert ended.out.splitlines() == [
        "Антон Белов — доступ закрыт.",
        "Дела перешли: Кирилл Ершов. Всего: заявок в работе 1.",
    ]
    people = (await fieldpost("staff", "list", "--json")).json()["staff"]
    assert isinstance(people, list)
    assert [each["name"] for each in people if not each["active"]] == ["Антон Белов"]
    lines = (await fieldpost("register", "--json")).json()["lines"]
    assert isinstance(lines, list)
    assert lines[-1]["moved_by_order_of"] == "Алла Громова"
    async with AsyncSession(office.engine) as session:
        evidence = (
            await session.scalars(select(RegisterLine.receiver_evidence).order_by(RegisterLine.id))
        ).all()[-1]
    assert evidence is None or evidence["channel"] == "shell"
    table = await fieldpost("staff", "list")
    assert "уволен(а)" in table.out
    nobody = await fieldpost("staff", "dismiss", "Антон", "--to", "Кирилл")
    assert nobody.code == 1
    undone = await fieldpost("staff", "undo", "Антон")
    assert "Антон Белов снова на работе. Вернулось: заявок в работе 1." in undone.out
    assert "В группы отделов человека нужно добавить заново." in undone.out


async def test_a_dismissal_of_whoever_had_nothing_says_so(
    fieldpost: Fieldpost, office: Office
) -> None:
    ended = await fieldpost("staff", "dismiss", "Антон", "--to", "Кирилл")
    assert ended.out.splitlines() == [
        "Антон Белов — доступ закрыт.",
        "Дел, которые нужно передать, не было.",
    ]


async def test_a_dismissal_that_crosses_somebodys_act_lets_it_through_and_is_done(
    fieldpost: Fieldpost, office: Office, accepted: int
) -> None:
    """A real deadlock: each waits for what the other has, and PostgreSQL undoes the dismissal."""
    anton = update(Employee).where(Employee.name == "Антон Белов")
    async with AsyncSession(office.engine) as act, act.begin():
        await act.execute(text("SET LOCAL deadlock_timeout = '60s'"))  # the other finds out
        await act.execute(update(Request).where(Request.number == accepted).values(title="Луч"))
        command = asyncio.ensure_future(fieldpost("staff", "dismiss", "Антон", "--to", "Кирилл"))
        async with asyncio.timeout(30):
            await somebody_waits(office)
            await act.execute(anton.values(phone="+79270000009"))
    ended = await command
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.count("доступ закрыт") == 1
    lines = (await fieldpost("register", "--json")).json()["lines"]
    assert [each["moved_by_order_of"] for each in lines].count("Алла Громова") == 1
    async with AsyncSession(office.engine) as session:
        [left] = await session.scalars(select(Employee).where(Employee.name == "Антон Белов"))
    assert (left.active, left.phone) == (False, "+79270000009")


async def somebody_waits(office: Office) -> None:
    """Until some transaction of this database waits for another."""
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    async with office.engine.connect() as connection:
        while not await connection.scalar(waiting):
            await connection.rollback()
