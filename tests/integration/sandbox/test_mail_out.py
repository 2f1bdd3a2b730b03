"""What the desk sends: submission, dead and bouncing addresses, a server that fails on order."""

import asyncio
import smtplib
import time
from collections.abc import AsyncIterator

import pytest

from sandbox import Sandbox
from tests.integration.sandbox.conftest import Client
from tests.integration.sandbox.mail_world import (
    KIM,
    SALES,
    grows,
    in_thread,
    letter,
    newest,
    raw_of,
    read,
    submit,
)


@pytest.fixture(autouse=True)
async def _no_faults_left(sandbox: Sandbox) -> AsyncIterator[None]:
    yield
    sandbox.faults.clear()


async def test_a_letter_reaches_its_receiver(client: Client, sandbox: Sandbox) -> None:
    await in_thread(lambda: submit(sandbox, KIM, mail_from="sales+b-x1@desk.example"))
    mail = await newest(client, KIM)
    assert (mail["subject"], mail["reply_to"]) == ("Заявка 214", "sales+t-abc123@desk.example")
    assert mail["text"] == "Проверьте, пожалуйста.\n\nВсё ли работает?\n"
    assert mail["headers"]["Return-Path"] == "<sales+b-x1@desk.example>"
    assert mail["headers"]["Authentication-Results"].startswith("mx.client.example; dkim=pass")


async def test_the_desk_may_log_in(sandbox: Sandbox) -> None:
    def log_in(password: str) -> None:
        with smtplib.SMTP("127.0.0.1", sandbox.post.submission.port, timeout=10) as smtp:
            smtp.login("sales", password)

    await in_thread(lambda: log_in("secret"))
    with pytest.raises(smtplib.SMTPAuthenticationError):
        await in_thread(lambda: log_in("wrong"))


async def test_a_dead_address_is_refused(client: Client, sandbox: Sandbox) -> None:
    address = "gone@client.example"
    await client.post("/mail/addresses", address=address, accepts=False)
    with pytest.raises(smtplib.SMTPRecipientsRefused) as caught:
        await in_thread(lambda: submit(sandbox, address))
    assert caught.value.recipients[address][0] == 550

    await client.post("/mail/addresses", address=address)
    act = in_thread(lambda: submit(sandbox, address))
    assert len(await grows(client, address, act)) == 1


async def test_a_bouncing_address_reports_to_the_envelope(client: Client, sandbox: Sandbox) -> None:
    address = "full@client.example"
    await client.post("/mail/addresses", address=address, bounces="5.2.2")
    act = in_thread(lambda: submit(sandbox, address, mail_from="sales+b-x7@desk.example"))
    (report,) = await grows(client, SALES, act)
    mail = read(await raw_of(client, report))
    _, status, returned = mail.iter_parts()

    assert mail.get_content_type() == "multipart/report"
    assert (mail["Delivered-To"], mail["Return-Path"]) == ("sales+b-x7@desk.example", "<>")
    fields = status.get_payload()[1]
    assert fields["Final-Recipient"] == "rfc822; full@client.example"
    assert (fields["Action"], fields["Status"]) == ("failed", "5.2.2")
    assert returned.get_content()["Message-ID"] == "<ask-214@desk.example>"


async def test_a_long_mail_returns_without_its_body(client: Client, sandbox: Sandbox) -> None:
    address = "small@client.example"
    await client.post("/mail/addresses", address=address, bounces=True)
    raw = letter(address, "x" * 60_000).as_bytes()
    (report,) = await grows(client, SALES, in_thread(lambda: submit(sandbox, address, raw=raw)))
    *_, returned = read(await raw_of(client, report)).iter_parts()
    assert returned.get_content_type() == "text/rfc822-headers"
    assert b"<ask-214@desk.example>" in returned.get_payload(decode=True)


async def test_nobody_is_told_of_the_empty_sender(client: Client, sandbox: Sandbox) -> None:
    address = "empty@client.example"
    await client.post("/mail/addresses", address=address, bounces=True)
    act = in_thread(lambda: submit(sandbox, address, mail_from=""))
    assert await grows(client, SALES, act) == []


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("451", smtplib.SMTPDataError),
        ("550", smtplib.SMTPDataError),
        ("drop", OSError),
        ("disconnect", smtplib.SMTPResponseException),
    ],
)
@pytest.mark.parametrize(("when", "arrived"), [("before", 0), ("after", 1)])
async def test_the_letter_is_lost_or_only_the_answer(
    client: Client, sandbox: Sandbox, kind: str, error: type[Exception], when: str, arrived: int
) -> None:
    async def act() -> None:
        await client.post("/faults", service="smtp", kind=kind, when=when, times=1)
        with pytest.raises(error):
            await in_thread(lambda: submit(sandbox, KIM))

    assert len(await grows(client, KIM, act())) == arrived
    assert await client.get("/faults") == []
    assert len(await grows(client, KIM, in_thread(lambda: submit(sandbox, KIM)))) == 1


@pytest.mark.parametrize("method", ["EHLO", "MAIL", "RCPT", "DATA"])
async def test_a_fault_of_one_command(client: Client, sandbox: Sandbox, method: str) -> None:
    await client.post("/faults", service="smtp", method=method, kind="drop", times=1)
    with pytest.raises(OSError, match=r"reset|closed"):
        await in_thread(lambda: submit(sandbox, KIM))


async def test_silence_ends_when_faults_are_cleared(client: Client, sandbox: Sandbox) -> None:
    await client.post("/faults", service="smtp", kind="timeout", times=1)
    sending = asyncio.create_task(in_thread(lambda: submit(sandbox, KIM)))
    deadline = time.monotonic() + 5
    while await client.get("/faults"):
        assert time.monotonic() < deadline
    assert not sending.done()
    await client.call("DELETE", "/faults")
    with pytest.raises(OSError, match=r"reset|closed"):
        await sending


async def test_clients_mail_is_not_struck(client: Client) -> None:
    await client.post("/faults", service="smtp", kind="550", times=1)
    sent = await client.post("/mail", **{"from": KIM, "to": SALES, "text": "x"})
    assert sent["refused"] == []
    assert len(await client.get("/faults")) == 1
