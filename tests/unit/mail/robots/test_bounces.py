"""What a bounce says, and how it leads to the letter that came back."""

from dataclasses import replace

import pytest

from mail.message import Address, AttachedFile, Message
from mail.robots.bounces import read_bounce
from tests.unit.mail.robots.hand_made import mail, report

TOKEN, OTHER = "k3x9" * 5, "p7q1" * 5
FAILED = {
    "original-recipient": "rfc822;Petr@Client.RU",
    "final-recipient": "rfc822; p.petrov@internal.client.ru",
    "action": "failed",
    "status": "5.1.1",
    "diagnostic-code": "smtp; 550 5.1.1 <petr@client.ru>: User unknown",
}
DELAYED = {"final-recipient": "rfc822;anna@client.ru", "action": "delayed", "status": "4.4.1"}


def old_server(text: str, raw: bytes = b"", **headers: str) -> tuple[bytes, Message]:
    message = mail(text, sender="mailer-daemon@client.ru", **headers)
    return raw or b"From: MAILER-DAEMON@client.ru\n\n" + text.encode(), message


def test_a_report() -> None:
    bounce = read_bounce(b"", report(blocks=[{"reporting-mta": "dns; mx"}, FAILED]))
    assert bounce.recipients == ("petr@client.ru", "p.petrov@internal.client.ru")
    assert (bounce.status, bounce.permanent) == ("5.1.1", True)


def test_a_delay_is_not_permanent() -> None:
    bounce = read_bounce(b"", report(blocks=[DELAYED]))
    assert bounce.recipients == ("anna@client.ru",)
    assert (bounce.status, bounce.permanent) == ("4.4.1", False)


def test_of_several_the_lost_one_comes_first() -> None:
    bounce = read_bounce(b"", report(blocks=[DELAYED, FAILED]))
    assert bounce.recipients[0] == "petr@client.ru"
    assert (bounce.status, bounce.permanent) == ("5.1.1", True)


def test_given_up_after_days_is_permanent() -> None:
    bounce = read_bounce(b"", report(blocks=[DELAYED | {"action": "failed", "status": "4.4.7"}]))
    assert (bounce.status, bounce.permanent) == ("4.4.7", True)


def test_the_diagnosis_says_more_than_a_bare_status() -> None:
    bounce = read_bounce(b"", report(blocks=[FAILED | {"status": "5.0.0"}]))
    assert bounce.status == "5.1.1"


@pytest.mark.parametrize(
    ("text", "status", "permanent"),
    [
        ("Недоставленное сообщение: 550 5.1.1 User not found", "5.1.1", True),
        ("Сообщение отложено: 4.4.1, повтор через 4 часа", "4.4.1", False),
        ("Mail delivery failed: mailbox full (5.2.2)", "5.2.2", True),
        ("<petr@client.ru>: user unknown", "5.1.1", True),
        ("Почтовый ящик переполнен", "5.2.2", True),
        ("Remote host said: 554 no", "5.0.0", True),
        ("Sent by Exim 4.80, Microsoft SMTPSVC(5.0.2195.6713), host 5.1.1.7", None, True),
        ("Your message is delayed, delivery will be retried", None, False),
    ],
)
def test_status_in_words(text: str, status: str | None, permanent: bool) -> None:
    bounce = read_bounce(*old_server(text))
    assert (bounce.status, bounce.permanent) == (status, permanent)


def test_action_written_as_a_header() -> None:
    assert not read_bounce(*old_server("Повтор позже", action="delayed")).permanent


def test_failed_recipients_of_exim() -> None:
    bounce = read_bounce(*old_server("", x_failed_recipients="Petr@client.ru, anna@client.ru"))
    assert bounce.recipients == ("petr@client.ru", "anna@client.ru")


def test_texts_of_old_servers_are_known() -> None:
    text = (
        "Hi. This is the qmail-send program at client.ru.\n"
        "I'm afraid I wasn't able to deliver your message to the following addresses.\n"
        "This is a permanent error; I've given up. Sorry it didn't work out.\n\n"
        "<petr@client.ru>:\nSorry, no mailbox here by that name.\n"
    )
    bounce = read_bounce(*old_server(text))
    assert bounce.recipients == ("petr@client.ru",)
    assert bounce.permanent


def test_whom_we_wrote_to_stands_in_the_copy() -> None:
    _, message = old_server("No way.")
    message = replace(message, returned_headers={"to": ["Петров <Petr@client.ru>"]})
    assert read_bounce(b"", message).recipients == ("petr@client.ru",)


def test_reports_enclosed_as_files() -> None:
    report_file = (
        b"Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; petr@client.ru\nAction: delayed"
    )
    message = replace(
        mail("", sender="mailer-daemon@client.ru"),
        attachments=(
            AttachedFile("1", "message/delivery-status", report_file),
            AttachedFile("2", "message/rfc822", b"Message-ID: <7@ours.ru>\nTo: petr@client.ru\n\n"),
        ),
    )
    bounce = read_bounce(b"", message)
    assert (bounce.recipients, bounce.permanent) == (("petr@client.ru",), False)
    assert bounce.message_ids == ("<7@ours.ru>",)


def test_our_own_address_in_the_text_is_not_the_lost_one() -> None:
    bounce = read_bounce(*old_server("From desk@ours.ru to petr@client.ru: no way"))
    assert bounce.recipients == ("petr@client.ru",)


def test_nobody_is_named() -> None:
    bounce = read_bounce(*old_server("Mail system error"))
    assert bounce.recipients == ()
    assert bounce.permanent


def test_found_by_the_envelope() -> None:
    bounce = read_bounce(b"", report(blocks=[FAILED], delivered_to=f"desk+b-{TOKEN}@ours.ru"))
    assert bounce.tokens.bounced == (TOKEN,)
    folded = replace(report(), to=(Address(f"desk+b-{TOKEN}@ours.ru"),))
    assert read_bounce(b"", folded).tokens.bounced == (TOKEN,)


def test_found_by_what_is_given_back() -> None:
    message = replace(
        report(blocks=[FAILED | {"original-envelope-id": "letter-7"}]),
        returned_headers={
            "message-id": [f"<t-{OTHER}.abc@ours.ru>"],
            "reply-to": [f"desk+t-{TOKEN}@ours.ru"],
        },
    )
    bounce = read_bounce(b"", message)
    assert bounce.message_ids == (f"<t-{OTHER}.abc@ours.ru>",)
    assert set(bounce.tokens.answered) == {TOKEN, OTHER}
    assert bounce.envelope_id == "letter-7"


def test_found_by_a_copy_in_the_text() -> None:
    copy = f"--- Below this line is a copy of the message.\n\nMessage-ID: <t-{TOKEN}.a@ours.ru>\n"
    bounce = read_bounce(*old_server(copy))
    assert bounce.message_ids == (f"<t-{TOKEN}.a@ours.ru>",)
    assert bounce.tokens.answered == (TOKEN,)


def test_its_own_message_id_is_not_ours() -> None:
    raw = b"Message-ID: <own@client.ru>\nX-Original-Message-ID: <7@ours.ru>\n\n"
    _, message = old_server("")
    assert read_bounce(raw, message).message_ids == ("<7@ours.ru>",)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0\xff\xfe",
        b"From:\nSubject: \xd0\xff\n\n\xff",
        b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n" * 1000,
        b"Content-Type: message/delivery-status\n\nAction: failed\nFinal-Recipient\n\n\n",
    ],
)
def test_broken_bytes_do_no_harm(raw: bytes) -> None:
    assert read_bounce(raw, mail("", sender="mailer-daemon@client.ru")).recipients == ()
