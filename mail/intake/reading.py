"""A stored mail as the rules of domain/ see it."""

import re
from collections.abc import Iterable

from domain.company import Policy
from domain.mail.incoming import IncomingMail, MailFile, Returned
from mail.explaining import Explanation, explain
from mail.intake.calendars import calendar_answer
from mail.message import Message

_NUMBERS = re.compile(r"(?:№|\bno\.?|\bзаявк\w*|\brequest)\s*#?(\d{1,15})\b", re.IGNORECASE)
"""A request's number as our letters write it into a subject, and as people do."""

_TICKETS = re.compile(r"\[\s*[КKQкkq]\s*[-–—]\s*(\d{1,15})\s*\]")
"""A ticket's number as our letters write it into a subject, also in the other alphabet's letter."""

SUBJECT_NUMBERS = 5
WORDS_LIMIT = 100_000
"""Characters kept of somebody's words; nobody reads more on a phone, and the raw mail is kept."""


def read_mail(mail_id: int, mailbox: str, raw: bytes, policy: Policy) -> IncomingMail:
    """Read one mail. Never raises for anything a sender may have written.

    Args:
        mailbox: code of the mailbox it lies in; it says whose word on senders counts.
    """
    box = policy.mailboxes[mailbox]
    found = explain(
        raw,
        authserv_ids=(box.authserv_id,) if box.authserv_id else (),
        exempt=frozenset(box.human),
    )
    message = found.message
    sender = message.sender
    return IncomingMail(
        id=mail_id,
        mailbox=mailbox,
        message_id=message.message_id,
        sender=sender.address if sender else "",
        sender_name=sender.name if sender else "",
        subject=message.subject,
        words=found.text[:WORDS_LIMIT],
        kind=found.kind,
        verdict=found.verdict,
        authenticated=found.sender_authenticated,
        tokens=_each_once((*found.tokens.answered, *found.tokens.bounced)),
        references=_references(message),
        returned_ids=tuple(found.bounce.message_ids) if found.bounce else (),
        numbers=_numbers(_NUMBERS, message.subject),
        tickets=_numbers(_TICKETS, message.subject),
        returned=_returned(found),
        files=tuple(
            MailFile(file.file_name, file.mime_type, file.data, file.dangerous)
            for file in message.attachments
            if not file.inline
        ),
        reasons=found.reasons,
        cut=tuple(message.cut),
        sent_at=message.sent_at,
        calendar=calendar_answer(message),
    )


def _references(message: Message) -> tuple[str, ...]:
    """What a mail says it answers, the nearest first."""
    return _each_once((*message.in_reply_to, *reversed(message.references)))


def _numbers(pattern: re.Pattern[str], subject: str) -> tuple[int, ...]:
    return tuple(int(found) for found in pattern.findall(subject)[:SUBJECT_NUMBERS])


def _returned(found: Explanation) -> Returned | None:
    bounce = found.bounce
    if bounce is None:
        return None
    return Returned(next(iter(bounce.recipients), None), bounce.status, bounce.permanent)


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
