"""Answers of people, with the quoting of their programs."""

from typing import Any

import pytest

from sandbox import Sandbox
from tests.integration.sandbox.conftest import Client
from tests.integration.sandbox.mail_world import (
    KIM,
    SALES,
    in_thread,
    letter,
    newest,
    raw_of,
    read,
    submit,
    words,
)

ENGLISH = "smith@abroad.example"
QUOTE = "> Проверьте, пожалуйста.\n>\n> Всё ли работает?"
RUSSIAN = {
    "plain": "Да, работает.\n",
    "gmail": "Да, работает.\n\n"
    "вт, 18 нояб. 2025 г. в 14:05, Третья линия <sales@desk.example>:\n\n" + QUOTE + "\n",
    "outlook": "Да, работает.\n\nОт: Третья линия <sales@desk.example>\n"
    "Отправлено: 18 ноября 2025 г. 14:05\nКому: kim@client.example\nТема: Заявка 214\n\n"
    "Проверьте, пожалуйста.\n\nВсё ли работает?\n",
    "mailru": "Да, работает.\n \n \n"
    "Вторник, 18 ноября 2025, 14:05 +03:00 от Третья линия <sales@desk.example>:\n>\n"
    ">Проверьте, пожалуйста.\n>\n>Всё ли работает?\n",
    "apple": "Да, работает.\n\nОтправлено с iPhone\n\n"
    "> 18 нояб. 2025 г., в 14:05, Третья линия <sales@desk.example> написал(а):\n> \n"
    + QUOTE
    + "\n",
    "thunderbird": f"Да, работает.\n\n18.11.2025 14:05, Третья линия пишет:\n{QUOTE}\n",
    "below": f"18.11.2025 14:05, Третья линия пишет:\n{QUOTE}\n\nДа, работает.\n",
    "between": "18.11.2025 14:05, Третья линия пишет:\n> Проверьте, пожалуйста.\n\n"
    "Да, работает.\n\n> Всё ли работает?\n",
}


async def reply(
    client: Client, sandbox: Sandbox, style: str, address: str = KIM, **more: object
) -> Any:
    """A letter of the desk is answered; the answer as the desk gets it, opened."""
    await in_thread(lambda: submit(sandbox, address))
    uid = (await newest(client, address))["uid"]
    body = {"uid": uid, "text": "Да, работает.", "style": style} | more
    await client.post(f"/mail/{address}/reply", **body)
    return read(await raw_of(client, await newest(client, SALES)))


@pytest.mark.parametrize("style", RUSSIAN)
async def test_the_plain_form_of_a_russian_answer(
    client: Client, sandbox: Sandbox, style: str
) -> None:
    mail = await reply(client, sandbox, style)
    assert words(mail) == RUSSIAN[style]


@pytest.mark.parametrize(
    ("style", "parts"),
    [
        (
            "gmail",
            [
                '<div dir="ltr"><div>Да, работает.</div></div><br><div class="gmail_quote',
                'class="gmail_attr">вт, 18 нояб. 2025 г. в 14:05, Третья линия &lt;<a href="mailto',
                '<blockquote class="gmail_quote"',
                "<p>Проверьте, пожалуйста.\n\nВсё ли работает?</p>",
            ],
        ),
        ("outlook", ["<p class=MsoNormal>Да, работает.</p>", "<b>Отправлено:</b> 18 ноября 2025"]),
        (
            "yandex",
            [
                "<div>Да, работает.</div>",
                '18.11.2025, 14:05, "Третья линия" &lt;sales@desk.example&gt;:</div><blockquote>',
            ],
        ),
        ("mailru", ["<div>Да, работает.</div>", "border-left:1px solid #0857A6"]),
        ("apple", ["Отправлено с iPhone", '<blockquote type="cite">']),
        ("thunderbird", ["<p>Да, работает.</p>", 'class="moz-cite-prefix"', 'cite="mid:ask-214@']),
    ],
)
async def test_the_html_of_an_answer(
    client: Client, sandbox: Sandbox, style: str, parts: list[str]
) -> None:
    mail = await reply(client, sandbox, style)
    html = words(mail, "html")
    assert [part for part in parts if part not in html] == []
    assert (mail.get_body(("plain",)) is None) == (style == "yandex")


@pytest.mark.parametrize(
    ("style", "line"),
    [
        (
            "gmail",
            "On Tue, Nov 18, 2025 at 11:05\u202fAM Третья линия <sales@desk.example> wrote:",
        ),
        ("outlook", "Sent: Tuesday, November 18, 2025 11:05 AM"),
        ("mailru", "Tuesday, November 18, 2025 11:05 AM +00:00 from Третья линия <sales@desk"),
        ("apple", "> On Nov 18, 2025, at 11:05\u202fAM, Третья линия <sales@desk.example> wrote:"),
        ("thunderbird", "On 18/11/2025 11:05, Третья линия wrote:"),
    ],
)
async def test_an_english_answer(client: Client, sandbox: Sandbox, style: str, line: str) -> None:
    mail = await reply(client, sandbox, style, ENGLISH, text="Yes, it works.")
    assert line in words(mail)


async def test_it_goes_to_reply_to_in_the_thread(client: Client, sandbox: Sandbox) -> None:
    mail = await reply(client, sandbox, "gmail")
    assert mail["Delivered-To"] == mail["To"] == "sales+t-abc123@desk.example"
    assert mail["From"] == "Ирина Викторовна Ким <kim@client.example>"
    assert (mail["Subject"], mail["In-Reply-To"]) == ("Re: Заявка 214", "<ask-214@desk.example>")
    assert mail["References"] == "<first-214@desk.example> <ask-214@desk.example>"


async def test_a_long_line_above_the_quote_is_wrapped(client: Client, sandbox: Sandbox) -> None:
    mail = letter(KIM)
    mail.replace_header("From", f"Третья линия <sales+{'t' * 40}@desk.example>")
    await in_thread(lambda: submit(sandbox, KIM, raw=mail.as_bytes()))
    uid = (await newest(client, KIM))["uid"]
    await client.post(f"/mail/{KIM}/reply", uid=uid, text="Да", style="gmail")
    text = (await newest(client, SALES))["text"]
    assert f"Третья линия <\nsales+{'t' * 40}@desk.example>:\n\n>" in text


@pytest.mark.parametrize("charset", ["koi8-r", "windows-1251", "iso-8859-5", "cp866", "utf-7"])
async def test_any_charset(client: Client, sandbox: Sandbox, charset: str) -> None:
    mail = await reply(client, sandbox, "thunderbird", charset=charset)
    part = mail.get_body(("plain",))
    assert part.get_content_charset() == charset
    assert words(mail).startswith("Да, работает.")


async def test_words_that_a_programs_charset_cannot_hold(client: Client, sandbox: Sandbox) -> None:
    mail = await reply(client, sandbox, "outlook", text="Работает 👍")
    assert mail.get_body(("plain",)).get_content_charset() == "utf-8"
    mail = await reply(client, sandbox, "outlook")
    assert mail.get_body(("plain",)).get_content_charset() == "windows-1251"


async def test_somebody_else_answers_with_a_file(client: Client, sandbox: Sandbox) -> None:
    file = {"file_name": "акт.pdf", "mime_type": "application/pdf", "base64": "JVBERg=="}
    mail = await reply(
        client,
        sandbox,
        "plain",
        auth="fail",
        attachments=[file],
        headers={"Auto-Submitted": "auto-replied"},
        **{"from": "stranger@elsewhere.example"},
    )
    assert (mail["From"], mail["Auto-Submitted"]) == ("stranger@elsewhere.example", "auto-replied")
    assert "dmarc=fail header.from=elsewhere.example" in mail["Authentication-Results"]
    assert [part.get_filename() for part in mail.iter_attachments()] == ["акт.pdf"]


async def test_answers_that_cannot_be_written(client: Client, sandbox: Sandbox) -> None:
    await in_thread(lambda: submit(sandbox, KIM))
    uid = (await newest(client, KIM))["uid"]
    for body, status, reason in [
        ({"uid": 10_000, "text": "x"}, 404, "there is no mail 10000"),
        ({"uid": uid, "text": ""}, 400, "text must be"),
        ({"uid": uid, "text": "x", "style": "lotus"}, 400, "style must be one of plain, gmail"),
        ({"uid": uid, "text": "да", "charset": "us-ascii"}, 400, "ascii"),
    ]:
        answered, answer = await client.call("POST", f"/mail/{KIM}/reply", body)
        assert answered == status
        assert reason in answer["error"]
