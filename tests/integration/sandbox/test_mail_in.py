"""Mail of the world to the desk: the two forms of the contract, stamps, plus addresses, bounces."""

import base64
from typing import Any

import pytest

from sandbox import Sandbox
from tests.integration.sandbox.conftest import Client
from tests.integration.sandbox.mail_world import (
    KIM,
    SALES,
    SERVICE,
    fetched,
    grows,
    imap,
    in_thread,
    newest,
    raw_of,
    read,
    words,
)


async def write(client: Client, **more: object) -> Any:
    body = {"from": KIM, "to": SALES, "subject": "Нет связи", "text": "С утра."} | more
    return await client.post("/mail", **body)


async def test_a_mail_comes_to_the_desk_by_imap(client: Client, sandbox: Sandbox) -> None:
    sent = await write(
        client,
        html="<p>С утра.</p>",
        in_reply_to="<a@desk.example>",
        references="<b@desk.example> <a@desk.example>",
        headers={"X-Priority": "1"},
        attachments=[
            {
                "file_name": "счёт.pdf",
                "mime_type": "application/pdf",
                "base64": base64.b64encode(b"%PDF").decode(),
            }
        ],
    )
    uid = (await newest(client, SALES))["uid"]
    mail = read(await in_thread(lambda: fetched(imap(sandbox), uid)))

    assert (mail["From"], mail["To"]) == ("Ирина Викторовна Ким <kim@client.example>", SALES)
    assert (mail["Subject"], mail["Message-ID"]) == ("Нет связи", sent["message_id"])
    assert (mail["In-Reply-To"], mail["X-Priority"]) == ("<a@desk.example>", "1")
    assert mail["References"] == "<b@desk.example> <a@desk.example>"
    assert (words(mail), words(mail, "html")) == ("С утра.\n", "<p>С утра.</p>\n")
    (file,) = mail.iter_attachments()
    assert (file.get_filename(), file.get_content()) == ("счёт.pdf", b"%PDF")


async def test_it_is_listed_as_the_contract_says(client: Client) -> None:
    file = {"file_name": "a/../б.txt", "mime_type": "text/plain", "base64": "0L/RgA=="}
    sent = await write(client, attachments=[file])
    mail = await newest(client, SALES)

    assert mail["from"] == "Ирина Викторовна Ким <kim@client.example>"
    assert (mail["to"], mail["cc"], mail["subject"]) == (SALES, None, "Нет связи")
    assert (mail["message_id"], mail["in_reply_to"]) == (sent["message_id"], None)
    assert (mail["text"], mail["html"], mail["reply_to"]) == ("С утра.\n", None, None)
    assert mail["headers"]["Delivered-To"] == SALES
    (attachment,) = mail["attachments"]
    assert (attachment["mime_type"], attachment["size"]) == ("text/plain", 4)
    async with client.http.get(attachment["url"]) as answer:
        assert await answer.read() == "пр".encode()
        assert answer.headers["Content-Disposition"].startswith("attachment;")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    own = (await client.get(f"/mail/{KIM}/sent"))[-1]
    assert own["message_id"] == sent["message_id"]
    assert await client.get(f"/mail/{SALES}?after={mail['uid']}") == []


async def test_html_of_a_mail_cannot_act(client: Client) -> None:
    picture = {"file_name": "a.png", "mime_type": "image/png", "base64": "iVBORw0KGgo="}
    await write(client, html='<img src="cid:x"><script>1</script>', attachments=[picture])
    async with client.http.get((await newest(client, SALES))["html_url"]) as answer:
        assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
        assert '<img src="data:,">' in await answer.text()


async def test_bytes_arrive_as_they_are(client: Client, sandbox: Sandbox) -> None:
    raw = (
        b"From: a@b.example\r\nSubject: \xd2\xe5\xf1\xf2\r\nX-Nul: a\x00b\r\n\r\n"
        b"\x00\xff\xfe\r\n.dot\r\n" + b"x" * 20_000 + b"\r\n"
    )
    await client.post(
        "/mail", raw=base64.b64encode(raw).decode(), mail_from="a@b.example", rcpt_to=[SALES]
    )
    mail = await newest(client, SALES)

    assert (await raw_of(client, mail)).endswith(b"\r\n" + raw)
    assert await in_thread(lambda: fetched(imap(sandbox), mail["uid"])) == await raw_of(
        client, mail
    )


@pytest.mark.parametrize(
    ("auth", "results"),
    [
        ("pass", "dkim=pass header.d=client.example header.s=mail"),
        ("fail", "dkim=fail header.d=client.example header.s=mail"),
        ("none", "dkim=none"),
    ],
)
async def test_the_receiving_server_judges_the_sender(
    client: Client, auth: str, results: str
) -> None:
    forged = "mx.desk.example; dkim=pass header.d=client.example"
    await write(client, auth=auth, headers={"Authentication-Results": forged})
    raw = await raw_of(client, await newest(client, SALES))
    ours, theirs = read(raw).get_all("Authentication-Results", [])

    assert ours == (
        f"mx.desk.example; {results}; spf={auth} smtp.mailfrom=kim@client.example;"
        f" dmarc={auth} header.from=client.example"
    )
    assert theirs == forged
    assert raw.startswith(b"Return-Path: <kim@client.example>\r\nDelivered-To: sales@desk.example")


async def test_a_mailbox_may_have_another_judge(client: Client) -> None:
    await write(client, to=SERVICE)
    mail = await newest(client, SERVICE)
    assert mail["headers"]["Authentication-Results"].startswith("gate.example; ")


async def test_a_plus_address_is_the_mailbox(client: Client) -> None:
    await write(client, to="Sales+T-abc@desk.example")
    headers = (await newest(client, SALES))["headers"]
    assert headers["Delivered-To"] == headers["X-Original-To"] == "Sales+T-abc@desk.example"


async def test_an_unknown_address_of_the_desk_bounces(client: Client) -> None:
    sent = await write(client, to=["nobody@desk.example", SALES])
    report = await newest(client, KIM)

    assert [each["address"] for each in sent["refused"]] == ["nobody@desk.example"]
    assert report["headers"]["Return-Path"] == "<>"
    assert report["from"] == "Mail Delivery System <MAILER-DAEMON@mx.desk.example>"
    assert (await newest(client, SALES))["message_id"] == sent["message_id"]


async def test_staff_read_their_mail_too(client: Client) -> None:
    assert (await write(client, to="olga@desk.example"))["refused"] == []
    assert (await newest(client, "olga@desk.example"))["subject"] == "Нет связи"


async def test_a_report_is_never_answered(client: Client) -> None:
    raw = base64.b64encode(b"From: MAILER-DAEMON@x.example\r\n\r\nno\r\n").decode()
    act = client.post("/mail", raw=raw, mail_from="", rcpt_to=["nobody@desk.example"])
    assert await grows(client, "MAILER-DAEMON@x.example", act) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"from": "nobody"}, "is no address"),
        ({"to": None}, "to is needed"),
        ({"subject": "a\nBcc: x@y.example"}, "Header values may not contain"),
        ({"auth": "maybe"}, "auth must be"),
        ({"headers": ["x"]}, "headers must be"),
        ({"charset": "klingon"}, "unknown encoding"),
        ({"text": "да", "charset": "us-ascii"}, "ascii"),
        ({"attachments": [{"file_name": "x", "base64": "?"}]}, "is not base64"),
        ({"raw": "eA==", "rcpt_to": []}, "rcpt_to must"),
    ],
)
async def test_mail_that_cannot_be_written(
    client: Client, change: dict[str, object], words: str
) -> None:
    body = {"from": KIM, "to": SALES, "text": "x"} | change
    status, answer = await client.call("POST", "/mail", body)
    assert status == 400
    assert words in answer["error"]


async def test_the_desks_mailboxes_are_listed(client: Client) -> None:
    assert (await client.get("/mailboxes"))[0] == {
        "address": SALES,
        "department": "sales",
        "purpose": "requests",
    }
    assert (await client.get("/clients"))[0]["contacts"][0]["email"] == KIM
