"""A company with one mailbox, the people who answer for it, and clients who write to it."""

from pathlib import Path

import pytest
from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Contact
from tests.fixtures.office import Office
from tests.integration.mail.imap.servers import HOST, PASSWORD

WRITERS = 100

COMPANY = """\
name = "Связь"
time_zone = "Europe/Samara"
languages = ["ru"]
[calendar]
hours = "9:00-18:00"
[departments.tech]
title = { ru = "Технический отдел" }
lead = "Павел Орлов"
[kinds.repair]
title = { ru = "Ремонт" }
form = "repair.xlsx"
department = "tech"
due_within = "1d"
[mailboxes.box]
address = "box@company.example"
department = "tech"
kind = "repair"
"""


def address_of(writer: int) -> str:
    return f"writer{writer}@client.example"


def write_files(folder: Path, port: int) -> None:
    """company.toml and mail.toml, as a desk reads them."""
    (folder / "company.toml").write_text(COMPANY, encoding="utf-8")
    (folder / "mail.toml").write_text(
        f'[mailboxes.box]\nimap = "imap://box@{HOST}:{port}"\npassword = "{PASSWORD}"\n'
        f'start = "all"\n[smtp]\nurl = "smtp://{HOST}:2525"\n'
    )


@pytest.fixture
async def known_writers(office: Office) -> Office:
    """The office, and a client whose people write from addresses that are known."""
    now = office.clock.now()
    contacts = [
        {
            "client_id": office.client_id,
            "name": f"Писатель {writer}",
            "email": address_of(writer),
            "created_at": now,
            "updated_at": now,
        }
        for writer in range(WRITERS)
    ]
    async with AsyncSession(office.engine) as session, session.begin():
        await session.execute(update(Contact).values(email="kim@romashka.example"))
        await session.execute(insert(Contact), contacts)
    return office


def letter_of(number: int, writer: int, answers: int | None = None) -> bytes:
    """A mail of a known writer; an answer to an earlier one of his where `answers` names it."""
    answered = "" if answers is None else f"In-Reply-To: {message_id(answers)}\r\n"
    subject = f"{number:04}" if answers is None else f"Re: {answers:04}"
    return (
        f"From: <{address_of(writer)}>\r\nTo: box@company.example\r\nSubject: {subject}\r\n"
        f"Message-ID: {message_id(number)}\r\n{answered}"
        "Content-Type: text/plain; charset=utf-8\r\n\r\n"
        f"Не работает связь, обращение {number}.\r\n"
    ).encode()


def message_id(number: int) -> str:
    return f"<{number}@client.example>"
