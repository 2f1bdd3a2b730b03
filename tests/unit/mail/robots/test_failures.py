"""Bounces: the standard's reports, what servers are called, and what they say."""

from dataclasses import replace

import pytest

from mail.message import AttachedFile
from mail.robots import kind_of
from mail.robots.failures import signs_of_failure
from tests.unit.mail.robots.hand_made import mail, report

TOKEN = "k3x9" * 5

BOUNCES = {
    "report": report(blocks=[{"action": "failed"}]),
    "report_of_anybody": report(sender="ivan@client.ru"),
    "report_without_type": mail("550 5.1.1 User not found", content_type="multipart/report; x=y"),
    "delayed": report(blocks=[{"action": "delayed"}]),
    "complaint": mail(content_type="multipart/report; report-type=feedback-report"),
    "exim": mail(x_failed_recipients="petr@client.ru"),
    "rejected_by_filter": mail(auto_submitted="auto-replied (rejected)"),
    "daemon": mail("Недоставленное сообщение", sender="mailer-daemon@yandex.ru"),
    "postmaster_subject": mail(
        subject="Недоставленное: Заявка 12", sender="postmaster@client.ru", name="Петров"
    ),
    "postmaster_text": mail(
        "Ваше письмо не доставлено: 550 5.1.1", subject="Внимание", sender="postmaster@client.ru"
    ),
    "report_in_mixed": replace(
        mail(sender="postmaster@client.ru", content_type="multipart/mixed"),
        attachments=(AttachedFile("1", "message/delivery-status", b"Action: failed\n"),),
    ),
    "broken_report": replace(
        mail("550 5.1.1", content_type="multipart/report; report-type=delivery-status"),
        content_type="text/plain",
    ),
    "empty_envelope": mail(return_path="<>", subject="Undeliverable: Заявка 12"),
    "came_to_envelope_address": mail(
        "Пользователь не найден: petr@client.ru", delivered_to=f"desk+b-{TOKEN}@ours.ru"
    ),
    "bulk": mail(
        "The following mail could not be delivered. 550 unknown",
        subject="Mail could not be delivered",
        precedence="bulk",
        list_id="<list.client.ru>",
    ),
    "only_words": mail(
        "Failed recipient: petr@client.ru, mailbox unavailable",
        subject="Returned Mail - Error During Delivery",
        sender="e500_service@client.ru",
    ),
}


@pytest.mark.parametrize("name", BOUNCES)
def test_bounces(name: str) -> None:
    kind = kind_of(BOUNCES[name])
    assert kind.name == "bounce"
    assert kind.reasons


def test_a_receipt_is_no_failure() -> None:
    assert signs_of_failure(report(blocks=[{"action": "delivered (to mailbox)"}])) == ()
    assert signs_of_failure(report(blocks=[{"action": "relayed"}, {"action": "failed"}]))


def test_an_absent_person_s_machine_is_no_bounce() -> None:
    message = mail(
        "Иванов больше не работает в компании, пишите на info@client.ru",
        subject="Re: Всё ли в порядке?",
        auto_submitted="auto-replied",
    )
    assert kind_of(message).name == "auto_reply"
