"""Is it a bounce? Standard reports first, then what servers are called and what they say.

The rules are those of design "Mail"; the words were read out of real bounces and of the detectors
of flufl.bounce. flufl itself is not asked here: it looks into any text and would take a person who
passes a bounce on for the server that wrote it.
"""

import re

from mail.message import Message
from mail.robots.enclosed import with_enclosed
from mail.robots.words import (
    FAILURE,
    PREFIXES,
    beginning,
    first_lines,
    holding,
    is_answered,
    is_passed_on,
    opening,
    plain,
    starting,
)
from mail.tokens import recipients, tokens_of

_DONE = frozenset(("delivered", "relayed", "expanded"))
_FAULT = re.compile(r"\S@\S|\b[45]\d\d\b|\b[45]\.\d\.\d")


def is_report(message: Message, kind: str) -> bool:
    """Whether the mail is a multipart/report of that kind, as "delivery-status"."""
    return _is_any_report(message) and kind in _content_type(message)


def actions(message: Message) -> frozenset[str]:
    """What became of each recipient, as RFC 3464 says it: "failed", "delayed", "delivered" …"""
    written = [report.get("action", "") for report in message.reports]
    return frozenset(word for action in written for word in plain(action).split()[:1])


def tells_of_success(message: Message) -> bool:
    """A delivery receipt: in the form of a bounce, but the mail arrived."""
    found = actions(message)
    return bool(found) and found <= _DONE


def signs_of_failure(message: Message) -> tuple[str, ...]:
    """Why a mail is a bounce; nothing when it is none."""
    message = with_enclosed(message)
    if tells_of_success(message):
        return ()
    return _certain(message) or _of_server(message) or _of_words(message)


def _certain(message: Message) -> tuple[str, ...]:
    """What only a mail server writes. Programs of people never do, even when they pass it on."""
    said = {
        "report:delivery-status": _is_delivery_report(message),
        "report:feedback-report": is_report(message, "feedback-report"),
        "header:x-failed-recipients": bool(message.header("x-failed-recipients")),
        "header:auto-submitted-failure": any(
            word in plain(message.header("auto-submitted")) for word in ("failure", "rejected")
        ),
        "sender:mail-server": _is_mailbox_of(message, FAILURE.servers),
    }
    return tuple(name for name, is_so in said.items() if is_so)


def _of_server(message: Message) -> tuple[str, ...]:
    """A mailbox or an envelope of servers, and one word of a failure."""
    by_mailbox = _is_mailbox_of(message, FAILURE.keepers)
    by_envelope = is_empty_envelope(message) or bool(tokens_of(recipients(message)).bounced)
    if not (by_mailbox or by_envelope) or _is_of_person(message):
        return ()
    failure = _failing_subject(message) or (
        _failing_text(message) if _names_a_fault(message) else ()
    )
    source = "sender:postmaster" if by_mailbox else "return-path:empty"
    return (source, *failure) if failure else ()


def _of_words(message: Message) -> tuple[str, ...]:
    """No known mailbox: the subject and the text must both tell of a failure of mail.

    With nothing at all that shows a machine, the failure has to be the very first thing said: a
    person who tells of a bounce begins with a word of his own.
    """
    subject = _failing_subject(message)
    if not subject or _is_of_person(message) or not _names_a_fault(message):
        return ()
    if _seems_a_machine(message):
        text = _failing_text(message)
    else:
        said = holding(" ".join(first_lines(message.text)), FAILURE.texts)
        text = (f"text:{said}",) if said else ()
    return (*subject, *text) if text else ()


def _names_a_fault(message: Message) -> bool:
    """An address, a code, or the mail itself given back: without them nothing came back."""
    return bool(message.returned_headers) or _FAULT.search(message.text) is not None


def is_empty_envelope(message: Message) -> bool:
    """Return-Path <>, or its spelling by servers that cannot write it."""
    path = message.return_path
    return path is not None and (path in ("", "<>") or plain(path).startswith("mailer-daemon"))


def _is_delivery_report(message: Message) -> bool:
    if is_report(message, "delivery-status"):
        return True
    if _is_any_report(message) and "report-type" not in _content_type(message):
        return True
    return bool(message.reports) and not _is_of_person(message) and _seems_a_server(message)


def _seems_a_server(message: Message) -> bool:
    return (
        is_empty_envelope(message)
        or _is_mailbox_of(message, FAILURE.keepers)
        or _is_name_of_server(message)
    )


def _seems_a_machine(message: Message) -> bool:
    return (
        _is_name_of_server(message)
        or plain(message.header("auto-submitted")).startswith("auto-")
        or plain(message.header("precedence")) in ("bulk", "junk", "auto_reply")
    )


def _is_of_person(message: Message) -> bool:
    """«Re:» or «Fwd:» before the subject, or a text that somebody passed on."""
    if is_answered(message.subject) or is_passed_on(message.subject):
        return True
    start = message.text.lstrip()[:80]
    return beginning(plain(start), PREFIXES.passed_on_lines) is not None


def _is_mailbox_of(message: Message, mailboxes: tuple[str, ...]) -> bool:
    if message.sender is None:
        return False
    local = plain(message.sender.address.rpartition("@")[0]).strip('"\\ ')
    return starting(local, mailboxes) is not None


def _is_name_of_server(message: Message) -> bool:
    return message.sender is not None and bool(beginning(plain(message.sender.name), FAILURE.names))


def _failing_subject(message: Message) -> tuple[str, ...]:
    word = beginning(plain(message.subject), FAILURE.subjects)
    return (f"subject:{word}",) if word else ()


def _failing_text(message: Message) -> tuple[str, ...]:
    word = holding(opening(message.text), (*FAILURE.texts, *FAILURE.texts_of_machines))
    return (f"text:{word}",) if word else ()


def _is_any_report(message: Message) -> bool:
    """By its header: a report whose parts are broken is read as plain text."""
    return _content_type(message).startswith("multipart/report")


def _content_type(message: Message) -> str:
    return plain(message.header("content-type"))
