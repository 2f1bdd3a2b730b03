"""Mails as plain data, for tests of what is read out of them."""

from collections.abc import Sequence
from dataclasses import replace

from mail.message import Address, Message

CLIENT = "ivan@client.ru"
BOX = "desk@ours.ru"


def mail(
    text: str = "Добрый день",
    *,
    subject: str = "",
    sender: str = CLIENT,
    name: str = "",
    **headers: str | Sequence[str],
) -> Message:
    """A mail to us; headers by their names with _ for -, one value or several."""
    lists = {
        key.replace("_", "-"): [value] if isinstance(value, str) else list(value)
        for key, value in headers.items()
    }
    path = next(iter(lists.get("return-path", ())), None)
    return Message(
        message_id="<own@client.ru>",
        sender=Address(sender, name),
        to=(Address(BOX),),
        subject=subject,
        in_reply_to=tuple(lists.get("in-reply-to", ())),
        references=tuple(lists.get("references", ())),
        return_path=None if path is None else path.strip("<>"),
        headers={"from": [sender], **lists},
        content_type=next(iter(lists.get("content-type", ["text/plain"]))).partition(";")[0],
        text=text,
    )


def report(text: str = "", *, blocks: Sequence[dict[str, str]] = (), **headers: str) -> Message:
    """A report on delivery, as RFC 3464 has it."""
    content_type = "multipart/report; report-type=delivery-status"
    made = mail(
        text,
        subject=headers.pop("subject", "Undelivered Mail Returned to Sender"),
        sender=headers.pop("sender", "mailer-daemon@mx.client.ru"),
        **{"content_type": content_type, **headers},
    )
    return replace(made, reports=tuple(blocks))
