"""The mail of the shared sandbox, reached as the desk and the world reach it."""

import asyncio
import email
import imaplib
import smtplib
from collections.abc import Awaitable, Callable
from email import policy
from email.message import EmailMessage
from typing import Any, TypeVar

from sandbox import Sandbox
from tests.integration.sandbox.conftest import Client

KIM = "kim@client.example"
SALES = "sales@desk.example"
SERVICE = "service@desk.example"
_Result = TypeVar("_Result")


async def in_thread(run: Callable[[], _Result]) -> _Result:
    """imaplib and smtplib block; the sandbox needs the loop meanwhile."""
    return await asyncio.wait_for(asyncio.to_thread(run), 20)


def imap(sandbox: Sandbox, login: str = "sales", folder: str = "INBOX") -> imaplib.IMAP4:
    """A connection that has logged in and selected a folder."""
    connection = imaplib.IMAP4("127.0.0.1", sandbox.post.imap.port, timeout=10)
    connection.login(login, "secret")
    connection.select(folder)
    return connection


def fetched(connection: imaplib.IMAP4, uid: int) -> bytes:
    """The bytes of one message; what else the server tells meanwhile is passed over."""
    _, answer = connection.uid("FETCH", str(uid), "(UID BODY.PEEK[])")
    return next(part[1] for part in answer if isinstance(part, tuple))


def submit(sandbox: Sandbox, to: str, *, raw: bytes | None = None, mail_from: str = SALES) -> None:
    """Send a letter as the desk does."""
    with smtplib.SMTP("127.0.0.1", sandbox.post.submission.port, timeout=10) as smtp:
        smtp.sendmail(mail_from, [to], raw or letter(to).as_bytes())


def letter(to: str, text: str = "Проверьте, пожалуйста.\n\nВсё ли работает?") -> EmailMessage:
    """A letter of the desk, in both forms."""
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"] = "Третья линия <sales@desk.example>"
    mail["To"] = to
    mail["Reply-To"] = "sales+t-abc123@desk.example"
    mail["Subject"] = "Заявка 214"
    mail["Date"] = "Tue, 18 Nov 2025 11:05:00 +0000"
    mail["Message-ID"] = "<ask-214@desk.example>"
    mail["References"] = "<first-214@desk.example>"
    mail.set_content(text)
    mail.add_alternative(f"<html><body><p>{text}</p></body></html>", subtype="html")
    return mail


def read(raw: bytes) -> EmailMessage:
    """A mail by the standard library's newer parser: another reader than the sandbox's own."""
    message: EmailMessage = email.message_from_bytes(raw, policy=policy.default)
    return message


def words(mail: EmailMessage, kind: str = "plain") -> str:
    """The text or the HTML of a mail."""
    part = mail.get_body((kind,))
    assert part is not None
    content: str = part.get_content()
    return content.replace("\r\n", "\n")


async def newest(client: Client, address: str) -> Any:
    """The mail that came last to an address."""
    return (await client.get(f"/mail/{address}"))[-1]


async def raw_of(client: Client, mail: Any) -> bytes:
    async with client.http.get(mail["raw_url"]) as answer:
        assert answer.status == 200
        return await answer.read()


async def grows(client: Client, address: str, act: Awaitable[object]) -> list[Any]:
    """What comes to an address because of an act."""
    before = len(await client.get(f"/mail/{address}"))
    await act
    found: list[Any] = (await client.get(f"/mail/{address}"))[before:]
    return found
