"""`mail explain`: what single mails are, without a database."""

import json
import re
from pathlib import Path

from tests.integration.cli.conftest import Ended, Fieldpost

FIELDS = (
    "file",
    "kind",
    "verdict",
    "text",
    "thread",
    "sender_authenticated",
    "charset",
    "attachments",
    "bounce",
    "reasons",
)
REPLY = (
    "From: ivan@client.ru\r\nTo: desk@ours.ru\r\nSubject: Re: 12\r\n"
    "Authentication-Results: mx.ours.ru; dmarc=pass header.from=client.ru\r\n"
    "Content-Type: text/plain; charset=koi8-r\r\n\r\nДа, всё работает\r\n"
).encode("koi8-r")
BOUNCE = (
    b"From: mailer-daemon@client.ru\r\nX-Failed-Recipients: petr@client.ru\r\n\r\n"
    b"550 5.1.1 User unknown\r\n"
)
NOWHERE = "postgresql://nobody@127.0.0.1:9/none"


def written(tmp_path: Path, **mails: bytes) -> list[str]:
    for name, raw in mails.items():
        (tmp_path / name).write_bytes(raw)
    return list(mails)


def documents(ended: Ended) -> list[dict[str, object]]:
    return [json.loads(line) for line in ended.out.splitlines()]


async def test_one_json_object_a_line(fieldpost: Fieldpost, tmp_path: Path) -> None:
    files = written(tmp_path, reply=REPLY, bounce=BOUNCE)
    ended = await fieldpost("mail", "explain", *files, "--json", "--authserv-id", "mx.ours.ru")
    assert ended.code == 0
    reply, bounce = documents(ended)
    assert tuple(reply) == tuple(bounce) == FIELDS
    assert (reply["file"], reply["kind"], reply["verdict"]) == ("reply", "reply", "confirmed")
    assert (reply["text"], reply["charset"]) == ("Да, всё работает", "koi8-r")
    assert (reply["sender_authenticated"], reply["thread"]) == (True, "subject")
    assert (reply["bounce"], reply["attachments"]) == (None, 0)
    assert (bounce["kind"], bounce["verdict"]) == ("bounce", None)
    assert bounce["bounce"] == {"recipient": "petr@client.ru", "status": "5.1.1", "permanent": True}


async def test_a_mail_may_be_read_as_a_reply(fieldpost: Fieldpost, tmp_path: Path) -> None:
    files = written(tmp_path, new="From: i@client.ru\n\nНет, не работает".encode())
    (told,) = documents(await fieldpost("mail", "explain", *files, "--json"))
    assert (told["kind"], told["verdict"], told["sender_authenticated"]) == ("new", None, None)
    (told,) = documents(await fieldpost("mail", "explain", *files, "--json", "--assume-reply"))
    assert (told["kind"], told["verdict"]) == ("reply", "not_fixed")


async def test_forms_are_exempted(fieldpost: Fieldpost, tmp_path: Path) -> None:
    raw = "From: Form@ours.ru\nAuto-Submitted: auto-generated\n\nНе работает телефон".encode()
    files = written(tmp_path, form=raw)
    (told,) = documents(await fieldpost("mail", "explain", *files, "--json"))
    assert told["kind"] == "auto_reply"
    ended = await fieldpost("mail", "explain", *files, "--json", "--exempt", "FORM@ours.ru")
    assert documents(ended)[0]["kind"] == "new"


async def test_lines_for_people(fieldpost: Fieldpost, tmp_path: Path) -> None:
    files = written(tmp_path, reply=REPLY, bounce=BOUNCE + b"\x1b[2J")
    ended = await fieldpost("mail", "explain", *files)
    assert ended.code == 0
    assert "Что это: ответ" in ended.out
    assert "Ответ на «всё ли в порядке»: подтверждает" in ended.out
    assert "Не доставлено: petr@client.ru 5.1.1" in ended.out
    assert "\x1b" not in ended.out
    ended = await fieldpost(
        "mail", "explain", *files, FIELDPOST_COMPANY_FILE="none", LANG="en_GB.UTF-8"
    )
    assert "What it is: a reply" in ended.out


async def test_a_file_that_cannot_be_read_is_named(fieldpost: Fieldpost, tmp_path: Path) -> None:
    files = written(tmp_path, reply=REPLY)
    ended = await fieldpost("mail", "explain", "missing.eml", ".", *files, "--json")
    assert ended.code == 1
    assert [told["file"] for told in documents(ended)] == files
    assert [line.split(":")[0] for line in ended.err.splitlines()] == ["missing.eml", "."]


async def test_needs_neither_database_nor_settings(
    fieldpost_process: Fieldpost, tmp_path: Path
) -> None:
    files = written(tmp_path, reply=REPLY, empty=b"")
    ended = await fieldpost_process(
        "mail",
        "explain",
        *files,
        "--json",
        FIELDPOST_DATABASE_URL=NOWHERE,
        FIELDPOST_COMPANY_FILE="none",
        PYTHONPROFILEIMPORTTIME="1",
        PYTHONIOENCODING="ascii",
    )
    assert ended.code == 0
    assert [told["text"] for told in documents(ended)] == ["Да, всё работает", ""]
    loaded = set(re.findall(r"\| +([\w.]+)$", ended.err, re.MULTILINE))
    assert "mail.explaining" in loaded
    assert not loaded & {"aiogram", "sqlalchemy", "asyncpg"}
