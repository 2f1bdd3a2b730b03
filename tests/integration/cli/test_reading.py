"""Reading from outside: one JSON document, and nothing is changed."""

import io
import json
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import text

from storage.outbox import NewRow, enqueue
from tests.fixtures.office import Office
from tests.fixtures.postgres import Database
from tests.integration.cli.conftest import Fieldpost


async def test_the_register(fieldpost: Fieldpost, office: Office, accepted: int) -> None:
    document = (await fieldpost("register", "--json")).json()
    assert isinstance(document["not_done"], list)
    assert isinstance(document["lines"], list)
    (waiting,) = document["not_done"]
    assert (waiting["request"], waiting["holder"]) == (accepted, "Антон Белов")
    assert waiting["since"].endswith("+00:00")
    (line,) = document["lines"]
    assert (line["handed_over_by"], line["accepted_by"]) == ("Ольга Смирнова", "Антон Белов")
    assert line["accepted_evidence"]["channel"] == "telegram"
    assert (await fieldpost("register", "--open", "--json")).json() == document
    table = await fieldpost("register")
    assert "Не сделано: 1" in table.out
    assert "Антон Белов" in table.out


async def test_one_request_and_one_client(
    fieldpost: Fieldpost, office: Office, accepted: int
) -> None:
    request = (await fieldpost("request", str(accepted), "--json")).json()
    assert request["request"] == accepted
    assert isinstance(request["lines"], list)
    assert isinstance(request["history"], list)
    assert [step["what"] for step in request["history"]] == ["offered", "accepted"]
    client = (await fieldpost("client", "ромаш", "--json")).json()
    assert client["name"] == "Ромашка"
    assert isinstance(client["requests"], list)
    assert client["requests"][0]["number"] == accepted
    assert "Антон Белов" in (await fieldpost("request", str(accepted))).out
    assert "Ирина Викторовна Ким" in (await fieldpost("client", "Ромашка")).out
    for words in (["request", "999999"], ["client", "Нет такого"]):
        ended = await fieldpost(*words, "--json")
        assert (ended.code, ended.out) == (1, "")
        assert ended.err.strip()


async def test_the_outbox(fieldpost: Fieldpost, db: Database) -> None:
    async with db.engine.begin() as connection:
        ids = await enqueue(connection, [NewRow("notice", "person:1", {"card": "offer"})])
        await connection.execute(text("UPDATE outbox SET state = 'dead', finished_at = now()"))
    document = (await fieldpost("outbox", "--json")).json()
    assert isinstance(document["outbox"], list)
    assert [(row["id"], row["state"]) for row in document["outbox"]] == [(ids[0], "dead")]
    assert (await fieldpost("outbox", "list", "--json")).json() == document
    shown = (await fieldpost("outbox", "show", str(ids[0]), "--json")).json()
    assert shown["payload"] == {"card": "offer"}
    assert (await fieldpost("outbox", "retry", str(ids[0]))).code == 0
    assert (await fieldpost("outbox", "drop", str(ids[0]))).code == 0
    assert (await fieldpost("outbox", "drop", str(ids[0]))).code == 1
    assert (await fieldpost("outbox", "--json")).json() == {"outbox": []}
    assert "снято" in (await fieldpost("outbox", "--all")).out
    assert (await fieldpost("outbox", "show", "999")).code == 1


async def test_updates_put_aside(fieldpost: Fieldpost, db: Database) -> None:
    async with db.engine.begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO telegram_updates (bot_id, update_id, received_at, state, error)"
                " VALUES (1, 77, now(), 'aside', 'KeyError')"
            )
        )
    document = (await fieldpost("updates", "list", "--json")).json()
    assert isinstance(document["updates"], list)
    assert document["updates"][0]["update_id"] == 77
    assert (await fieldpost("updates", "retry", "77")).code == 0
    assert "ждёт новой попытки" in (await fieldpost("updates", "list")).out
    assert (await fieldpost("updates", "drop", "77")).code == 0
    assert (await fieldpost("updates", "drop", "77")).code == 1


async def test_json_verbs_change_nothing(
    fieldpost: Fieldpost, office: Office, accepted: int
) -> None:
    async def fingerprint() -> str:
        async with office.engine.connect() as connection:
            tables = await connection.scalars(
                text("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
            )
            contents = [
                await connection.scalar(text(f"SELECT json_agg(t)::text FROM {name} AS t"))  # noqa: S608
                for name in tables
            ]
        return json.dumps(contents)

    before = await fingerprint()
    for words in (
        ["register"],
        ["request", str(accepted)],
        ["client", "Ромашка"],
        ["outbox"],
        ["staff", "list"],
        ["updates", "list"],
    ):
        assert (await fieldpost(*words, "--json")).code == 0
    assert await fingerprint() == before


async def test_export_and_verify(
    fieldpost: Fieldpost, office: Office, accepted: int, tmp_path: Path
) -> None:
    days = ("--from", "2026-11-01", "--to", "30.11.2026")
    assert (await fieldpost("register", "export", "page.pdf", *days)).code == 0
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    ended = await fieldpost("register", "export", "book.xlsx", *days)
    assert "book.xlsx: 1 строка." in ended.out
    sheet = openpyxl.load_workbook(io.BytesIO((tmp_path / "book.xlsx").read_bytes())).active
    assert sheet["J2"].value == "Антон Белов"
    assert (await fieldpost("register", "export", "page.doc")).code == 1

    assert "нужен файл" in (await fieldpost("register", "export", "page.doc")).err
    assert (await fieldpost("export", "orders", "orders.xlsx")).code == 0
    refused = await fieldpost("export", "orders", "orders.csv")
    assert (refused.code, "назовите файл .xlsx" in refused.err) == (1, True)
    assert not (tmp_path / "orders.csv").exists()

    assert "Реестр цел. Строк: 1" in (await fieldpost("register", "verify")).out
    async with office.engine.begin() as connection:
        await connection.execute(text("SET LOCAL session_replication_role = replica"))
        await connection.execute(text("UPDATE register_lines SET giver_at = now()"))
    broken = await fieldpost("register", "verify")
    assert broken.code == 1
    assert f"Заявка {accepted}, строка 1: содержание изменено." in broken.err


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"FIELDPOST_DATABASE_URL": "mysql://x"}, "FIELDPOST_DATABASE_URL"),
        ({"FIELDPOST_DATABASE_URL": "postgresql://a:b@127.0.0.1:9/x"}, "не отвечает"),
        ({"FIELDPOST_DATABASE_URL": ""}, "FIELDPOST_DATABASE_URL"),
        ({"FIELDPOST_COMPANY_FILE": "none.toml"}, "none.toml"),
    ],
)
async def test_what_an_administrator_can_mend_is_a_line(
    fieldpost: Fieldpost, variables: dict[str, str], expected: str
) -> None:
    ended = await fieldpost("register", "--json", LANG="ru_RU.UTF-8", **variables)
    assert (ended.code, ended.out) == (1, "")
    assert expected in ended.err
    assert "a:b" not in ended.err


async def test_a_process_prints_one_document_in_utf8(
    fieldpost_process: Fieldpost, office: Office, accepted: int
) -> None:
    ended = await fieldpost_process("register", "--json", PYTHONIOENCODING="ascii")
    assert (ended.code, ended.err) == (0, "")
    assert "Антон Белов" in ended.out
