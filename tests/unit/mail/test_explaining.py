"""What a mail is, from its bytes to one answer with its reasons."""

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mail.explaining import Explanation, explain
from tests.fixtures.ci import examples

OURS = "mx.ours.ru"
TOKEN = "k3x9" * 5
QUESTION = "Всё ли теперь в порядке?"


def raw(text: str, subject: str = "", **headers: str) -> bytes:
    message = EmailMessage()
    message["From"] = "Иван Петров <ivan@client.ru>"
    message["To"] = "desk@ours.ru"
    message["Subject"] = subject
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message.as_bytes()


def bounce(action: str, status: str) -> bytes:
    """A report on delivery that gives a letter of ours back."""
    return (
        "From: Mail Delivery System <mailer-daemon@client.ru>\r\n"
        f"To: desk+b-{TOKEN}@ours.ru\r\n"
        "Subject: =?utf-8?b?0J3QtdC00L7RgdGC0LDQstC70LXQvdC90L7QtQ==?=\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n"
        "\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        "Недоставленное сообщение\r\n"
        "\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; mx.client.ru\r\n\r\n"
        f"Final-Recipient: rfc822; petr@client.ru\r\nAction: {action}\r\nStatus: {status}\r\n"
        "\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
        "Message-ID: <7@ours.ru>\r\nTo: petr@client.ru\r\n\r\nЗдравствуйте\r\n--b--\r\n"
    ).encode()


def test_a_reply_that_confirms() -> None:
    told = explain(raw(f"Да, всё работает\n\n> {QUESTION}\n", "Re: Заявка 12", In_Reply_To="<1@o>"))
    assert (told.kind, told.verdict, told.thread) == ("reply", "confirmed", "references")
    assert told.text == "Да, всё работает"
    assert told.sender_authenticated is None
    assert told.bounce is None


def test_a_reply_that_confirms_and_asks_for_more_says_for_what() -> None:
    told = explain(raw("Да, всё хорошо. Пришлите счёт на следующий месяц", In_Reply_To="<1@o>"))
    assert told.verdict == "confirmed"
    assert "sales:пришлите счет на следующий месяц" in told.reasons


def test_a_new_mail_has_no_verdict() -> None:
    told = explain(raw("Да, всё работает"))
    assert (told.kind, told.verdict, told.thread) == ("new", None, None)


def test_a_new_mail_may_be_read_as_a_reply() -> None:
    told = explain(raw("Да, всё работает"), assume_reply=True)
    assert (told.kind, told.verdict, told.thread) == ("reply", "confirmed", None)


@pytest.mark.parametrize(
    ("headers", "thread"),
    [
        ({"Delivered_To": f"desk+t-{TOKEN}@ours.ru", "References": "<1@ours.ru>"}, "token"),
        ({"References": f"<t-{TOKEN}.x@ours.ru>"}, "token"),
        ({"References": "<1@ours.ru>"}, "references"),
        ({"subject": "Отв: Заявка 12"}, "subject"),
        ({"subject": "AW: Request 12"}, "subject"),
    ],
)
def test_how_the_thread_is_found(headers: dict[str, str], thread: str) -> None:
    told = explain(raw("Да", **headers))
    assert (told.kind, told.thread) == ("reply", thread)


def test_a_quote_alone_shows_a_reply() -> None:
    told = explain(
        raw(f"Да\n\n3 мая 2026 г., 10:00, Desk <desk@ours.ru> написал(а):\n> {QUESTION}")
    )
    assert (told.kind, told.thread, told.verdict) == ("reply", None, "confirmed")


def test_what_is_passed_on_opens_a_thread_of_its_own() -> None:
    told = explain(raw("Посмотрите", "Fwd: Счёт", References="<1@partner.ru>"))
    assert (told.kind, told.thread) == ("new", None)


def test_a_robot_has_no_verdict() -> None:
    told = explain(raw("Да", "Re: Заявка 12", Auto_Submitted="auto-replied"), assume_reply=True)
    assert (told.kind, told.verdict) == ("auto_reply", None)
    assert "auto-submitted:auto-replied" in told.reasons


def test_a_bounce_finds_its_letter() -> None:
    told = explain(bounce("failed", "5.1.1"))
    assert (told.kind, told.verdict, told.thread) == ("bounce", None, "token")
    assert told.bounce is not None
    assert told.bounce.recipients == ("petr@client.ru",)
    assert (told.bounce.status, told.bounce.permanent) == ("5.1.1", True)
    assert told.bounce.message_ids == ("<7@ours.ru>",)
    assert told.tokens.bounced == (TOKEN,)


def test_a_delay_is_told_from_a_loss() -> None:
    told = explain(bounce("delayed", "4.4.1"))
    assert told.bounce is not None
    assert (told.bounce.status, told.bounce.permanent) == ("4.4.1", False)


def test_the_sender_is_vouched_for_or_not() -> None:
    message = raw("Да", Authentication_Results=f"{OURS}; dmarc=pass header.from=client.ru")
    assert explain(message, authserv_ids=[OURS]).sender_authenticated is True
    assert explain(message, authserv_ids=["mx.other.ru"]).sender_authenticated is False
    assert explain(message).sender_authenticated is None


def test_a_yes_to_an_invitation_confirms_nothing() -> None:
    message = EmailMessage()
    message["From"] = "ivan@client.ru"
    message["Subject"] = "Re: Выезд"
    message.set_content("Да")
    calendar = "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Выезд\r\n"
    message.add_alternative(
        f"{calendar}DTSTART:20260503T070000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        subtype="calendar",
        params={"method": "REPLY"},
    )
    told = explain(message.as_bytes())
    assert (told.kind, told.verdict) == ("reply", "unclear")
    assert "doubt:invitation" in told.reasons


def test_pictures_inside_the_text_are_no_attachments() -> None:
    message = EmailMessage()
    message["From"] = "ivan@client.ru"
    message.set_content("Акт во вложении")
    message.add_alternative('<p>Акт во вложении<img src="cid:logo"></p>', subtype="html")
    html = message.get_payload()[1]  # type: ignore[index] # its parts
    assert isinstance(html, EmailMessage)
    html.add_related(b"\x89PNG", "image", "png", cid="<logo>")
    message.add_attachment(b"%PDF-1.7", "application", "pdf", filename="акт.pdf")
    assert explain(message.as_bytes()).attachments == 1


@pytest.mark.parametrize(
    "broken", [b"", b"\0", b"\xff\xfe\n\n\xff", b"Content-Type: multipart/x\n"]
)
def test_broken_bytes_are_explained_too(broken: bytes) -> None:
    told = explain(broken, assume_reply=True, authserv_ids=[OURS])
    assert isinstance(told, Explanation)
    assert told.verdict != "confirmed"


def test_words_that_may_be_ours_go_to_a_person() -> None:
    told = explain(raw("> Да, всё работает\n", "Re: Заявка 12"))
    assert (told.kind, told.verdict) == ("reply", "unclear")


LINES = st.sampled_from(
    [
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=b",
        b"Content-Type: multipart/mixed; boundary=b",
        b"Content-Type: message/delivery-status",
        b"Content-Type: message/rfc822",
        b"Content-Type: text/plain; charset=utf-7",
        b"From: MAILER-DAEMON",
        b"From: postmaster@\xd0\xff",
        b"To: desk+b-@ours.ru, desk+t-k3x9k3x9k3x9k3x9k3x9@ours.ru",
        b"Subject: =?koi8-r?b?0J?=",
        b"Return-Path: <>",
        b"List-Id: ((((",
        b"Delivered-To: ((((((",
        b"X-Failed-Recipients: @,;<",
        b'Authentication-Results: mx.ours.ru; dkim=pass "((;',
        b"Action: failed",
        b"Final-Recipient: rfc822;;@",
        b"Status: 5.\xff",
        b"--b",
        b"--b--",
        b"",
        b"",
    ]
)


@settings(max_examples=examples(150), deadline=None)
@given(st.lists(LINES | st.binary(max_size=40), max_size=40))
def test_hostile_mails_are_explained_too(lines: list[bytes]) -> None:
    told = explain(b"\n".join(lines), assume_reply=True, authserv_ids=[OURS])
    assert (told.bounce is not None) == (told.kind == "bounce")
    assert (told.verdict is None) == (told.kind != "reply")
