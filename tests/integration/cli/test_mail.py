"""`mail list`, `mail quarantine`, `mail backfill`, and what `check` says of mail."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from mail import store
from mail.store import Fetched
from storage.models import AuditLine, Mail
from tests.fixtures.office import Office
from tests.fixtures.postgres import Database
from tests.integration.cli.conftest import Fieldpost
from tests.integration.mail.imap.conftest import mail, running
from tests.integration.mail.imap.servers import HOST, PASSWORD, MailServer
from tests.integration.mail.imap.test_faults import COMPANY

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
async def stored(office: Office) -> None:
    """Two mails; the second lies in quarantine."""
    async with office.engine.begin() as connection:
        mails = [
            Fetched(uid, mail(subject), len(mail(subject)), NOW)
            for uid, subject in ((1, "first"), (2, "second"))
        ]
        await store.put(connection, "box", 7, mails, NOW)
        await connection.execute(
            update(Mail)
            .where(Mail.uid == 2)
            .values(state="quarantined", attempts=5, last_error="KeyError")
        )


@pytest.mark.usefixtures("stored")
async def test_mails_are_listed(fieldpost: Fieldpost) -> None:
    document = (await fieldpost("mail", "list", "--json")).json()
    lines = document["mails"]
    assert isinstance(lines, list)
    assert [(line["uid"], line["state"], line["last_error"]) for line in lines] == [
        (2, "quarantined", "KeyError"),
        (1, "stored", None),
    ]
    aside = (await fieldpost("mail", "quarantine", "list", "--json")).json()["mails"]
    assert aside == lines[:1]
    assert "в карантине" in (await fieldpost("mail", "list", "--state", "quarantined")).out
    assert (await fieldpost("mail", "list", "--state", "done")).out == "Таких писем нет.\n"
    ended = await fieldpost("mail", "list", "--mailbox", "none")
    assert (ended.code, "Ящика none нет" in ended.err) == (1, True)
    for words in (["mail", "list"], ["mail", "quarantine", "list"], ["mail", "quarantine", "show"]):
        assert "JSON" in (await fieldpost(*words, "--help")).out


@pytest.mark.usefixtures("stored")
async def test_a_mail_in_quarantine(fieldpost: Fieldpost, office: Office) -> None:
    async with office.engine.connect() as connection:
        first, second = await connection.scalars(select(Mail.id).order_by(Mail.uid))
    shown = (await fieldpost("mail", "quarantine", "show", str(second), "--json")).json()
    assert shown["subject"] == "second"
    assert shown["sender"] == "irina@client.example"
    raw = (await fieldpost("mail", "quarantine", "show", str(second), "--raw")).out
    assert raw.encode() == mail("second").replace(b"\r", b"")  # the test's runner takes it out
    ended = await fieldpost("mail", "quarantine", "retry", str(first), str(second))
    assert (ended.code, f"карантине нет: {first}" in ended.err) == (1, True)
    ended = await fieldpost("mail", "quarantine", "retry", str(second))
    assert (ended.code, ended.out) == (0, "Писем вернётся в разбор: 1.\n")
    async with office.engine.begin() as connection:
        row = (await connection.execute(select(Mail).where(Mail.id == second))).one()
        assert (row.state, row.attempts) == ("stored", 0)
        await connection.execute(update(Mail).values(state="quarantined"))
    assert (await fieldpost("mail", "quarantine", "drop", str(first), str(second))).code == 0
    assert (await fieldpost("mail", "quarantine", "show", "999")).code == 1
    async with office.engine.connect() as connection:
        acts = list(await connection.scalars(select(AuditLine.act).order_by(AuditLine.id)))
    assert acts == ["read_mail", "read_mail", "retry_mail", "drop_mail", "drop_mail"]


def mail_file(folder: Path, server: MailServer, password: str = PASSWORD) -> dict[str, str]:
    """A company with a mailbox on that server."""
    (folder / "company.toml").write_text(COMPANY, encoding="utf-8")
    (folder / "mail.toml").write_text(
        f'[mailboxes.box]\nimap = "imap://box@{HOST}:{server.port}"\n'
        f'password = "{password}"\n[smtp]\nurl = "smtp://127.0.0.1:9"\n'
    )
    return {
        "FIELDPOST_COMPANY_FILE": str(folder / "company.toml"),
        "FIELDPOST_MAIL_FILE": str(folder / "mail.toml"),
    }


async def test_mail_of_the_past_is_taken_once(
    fieldpost: Fieldpost, db: Database, office: Office, tmp_path: Path
) -> None:
    with running("pymap") as server:
        variables = mail_file(tmp_path, server)
        for day in ("01-Jan-2026", "20-Jan-2026", "21-Jan-2026"):
            server.append(mail(day), date=f"{day} 00:00:00 +0300")
        words = ("mail", "backfill", "--since", "2026-01-21")
        ended = await fieldpost(*words, **variables)
        assert (ended.code, ended.out) == (0, "box: взято писем: 1.\n")
        ended = await fieldpost("mail", "backfill", "--since", "2026-01-20", **variables)
        assert (ended.code, ended.out) == (0, "box: взято писем: 1.\n")
        assert (await fieldpost(*words, **variables)).out == "box: взято писем: 0.\n"
    async with office.engine.connect() as connection:
        assert await connection.scalar(select(func.count()).select_from(Mail)) == 2
    ended = await fieldpost(*words, **variables)
    assert (ended.code, "сервер не отвечает" in ended.err) == (1, True)
    assert (await fieldpost(*words)).code == 1


async def test_check_names_what_is_wrong_with_mail(fieldpost: Fieldpost, tmp_path: Path) -> None:
    with running("pymap") as server:
        variables = mail_file(tmp_path, server)
        (tmp_path / "mail.toml").chmod(0o644)
        said = (await fieldpost("check", **variables)).out
        assert f"✘ {tmp_path}/mail.toml могут прочесть другие" in said
        assert f"✔ Ящик box: {HOST} отвечает, папка INBOX открывается." in said
        assert "✘ Отправлять письма через 127.0.0.1 не получается" in said
        variables = mail_file(tmp_path, server, password="not-this-one")
        (tmp_path / "mail.toml").chmod(0o600)
        said = (await fieldpost("check", **variables)).out
        assert "сервер не принял логин или пароль" in said
        assert "not-this-one" not in said
        assert "✔ " + str(tmp_path / "mail.toml") in said
    (tmp_path / "mail.toml").write_text('[mailboxes.bix]\nimap = "imap://a@b.example"\n')
    said = (await fieldpost("check", **variables)).out
    assert "mail.toml:1: mailboxes.bix: в company.toml такого ящика нет" in said
    del variables["FIELDPOST_MAIL_FILE"]
    assert "почту никто не читает" in (await fieldpost("check", **variables)).out
