"""What a bounce says: who could not be reached, why, for good or not, and which letter it was.

The fields of RFC 3464 first; then X-Failed-Recipients; then flufl.bounce, which knows the texts of
servers that came before the standard; then the copy that was given back.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mail.message import Message
from mail.parsing.addresses import read_addresses
from mail.robots.detectors import Failures, failures_by_text
from mail.robots.enclosed import with_enclosed
from mail.robots.failures import actions
from mail.robots.words import FAILURE, holding, opening, plain
from mail.tokens import Tokens, recipients, tokens_of

_SEARCHED = 256 * 1024
"""Bytes of a mail that are searched for what it gives back: headers come before attachments."""

_LONGEST_FIELD = 1000  # characters of one address
_LONGEST_LIST = 8000  # and of many
_RECIPIENT_FIELDS = ("original-recipient", "final-recipient", "x-actual-recipient")
_ENHANCED = re.compile(r"(?<![\d.])([45]\.[0-7]\.\d{1,3})(?!\.?\d)")
_REPLY_CODE = re.compile(r"(?<![\d.])([45])[0-5]\d(?=[\s-])")
_ADDRESS = re.compile(r"[^\s<>\"'(),:;\[\]]+@[^\s<>\"'(),:;\[\]@]+\.[^\s<>\"'(),:;\[\]@.]+")
_MESSAGE_ID = re.compile(
    r"^[> \t]{0,20}(?:x-)?(?:original-)?message-id:\s{0,20}(<[^<>\s]+>)",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Bounce:
    """A letter that came back, or is late.

    Attributes:
        recipients: in lower case, those who failed first; the first is the address the letter
            was written to where the bounce tells it. Empty when nothing names anybody.
        status: as in RFC 3463, "5.1.1"; None when nothing tells.
        permanent: no server is trying any more. False for a warning of delay.
        tokens: of the letter: of its envelope (VERP), then of its Reply-To or Message-ID.
        message_ids: that the letter may have had, with angle brackets, the surest first.
        envelope_id: Original-Envelope-Id (ENVID of RFC 3461) where it was given back.
    """

    recipients: tuple[str, ...]
    status: str | None
    permanent: bool
    tokens: Tokens
    message_ids: tuple[str, ...]
    envelope_id: str | None
    reasons: tuple[str, ...]


def read_bounce(raw: bytes, message: Message) -> Bounce:
    """Read a mail that `kind_of` calls a bounce.

    Args:
        raw: the bytes that `message` was parsed from.
    """
    message = with_enclosed(message)
    searched = raw[:_SEARCHED]
    by_text = Failures() if _named_by_reports(message) else failures_by_text(searched, message)
    found, source = _recipients(message, by_text)
    permanent, why = _is_permanent(message, by_text)
    return Bounce(
        recipients=found,
        status=_status(message),
        permanent=permanent,
        tokens=_tokens(searched, message),
        message_ids=_message_ids(searched, message),
        envelope_id=_field(message.reports, "original-envelope-id"),
        reasons=(*((f"recipient:{source}",) if found else ()), f"permanence:{why}"),
    )


def _recipients(message: Message, by_text: Failures) -> tuple[tuple[str, ...], str]:
    """Who could not be reached, and what told it."""
    ours = set(recipients(message)) | ({message.sender.address} if message.sender else set())
    in_text = (found for found in _ADDRESS.findall(opening(message.text)) if found not in ours)
    ways: tuple[tuple[str, Iterable[str]], ...] = (
        ("report", _named_by_reports(message)),
        ("x-failed-recipients", _addresses(message.headers.get("x-failed-recipients", ()))),
        ("text", (*by_text.permanent, *by_text.late)),
        ("returned", _addresses(message.returned_headers.get("to", ()))),
        ("first-address", list(in_text)[:1]),
    )
    for source, found in ways:
        if addresses := tuple(dict.fromkeys(address.lower() for address in found if address)):
            return addresses, source
    return (), "none"


def _named_by_reports(message: Message) -> tuple[str, ...]:
    """Those who failed before those whose mail is late; the address we wrote to before others."""
    failed, late = [], []
    for report in message.reports:
        named = [_address_of_field(report.get(field, "")) for field in _RECIPIENT_FIELDS]
        action = plain(report.get("action", ""))
        if action.startswith("delayed"):
            late += named
        elif not action.startswith(("delivered", "relayed", "expanded")):
            failed += named
    return tuple(address for address in (*failed, *late) if address)


def _address_of_field(value: str) -> str:
    """The address of `rfc822; user@example.org` or of any misspelling of it."""
    found = _ADDRESS.search(value.rpartition(";")[2][:_LONGEST_FIELD])
    return found[0] if found else ""


def _addresses(values: Sequence[str]) -> tuple[str, ...]:
    read = read_addresses([value[:_LONGEST_LIST] for value in values])
    return tuple(address.address for address in read)


def _is_permanent(message: Message, by_text: Failures) -> tuple[bool, str]:
    """Whether all is over, and what told it.

    A server that gave up after days of 4.x.x says "failed", and then it is: nobody tries again.
    """
    done = actions(message) or frozenset(plain(message.header("action")).split()[:1])
    if done:
        return done != {"delayed"}, f"action={'+'.join(sorted(done))}"
    if by_text.permanent or by_text.late:
        return bool(by_text.permanent), "text"
    if late := holding(f"{plain(message.subject)} {opening(message.text)}", FAILURE.late):
        return False, f"text:{late}"
    status = _status(message) or "5"
    return status.startswith("5"), f"status={status}"


def _status(message: Message) -> str | None:
    """The status of the worst of the recipients; a diagnosis says more than a bare 5.0.0."""
    failed_first = sorted(message.reports, key=lambda report: "delay" in report.get("action", ""))
    for report in failed_first:
        said = _ENHANCED.search(report.get("status", ""))
        diagnosed = _ENHANCED.search(report.get("diagnostic-code", ""))
        if said and diagnosed and said[1].endswith(".0.0") and said[1][0] == diagnosed[1][0]:
            return diagnosed[1]
        if found := said or diagnosed:
            return found[1]
    return _status_in_words(f"{plain(message.subject)} {opening(message.text)}")


def _status_in_words(text: str) -> str | None:
    if enhanced := _ENHANCED.search(text):
        return enhanced[1]
    for status, words in FAILURE.causes:
        if holding(text, words):
            return status
    code = _REPLY_CODE.search(text)
    return f"{code[1]}.0.0" if code else None


def _tokens(searched: bytes, message: Message) -> Tokens:
    """Our tokens: where the bounce came to, what it refers to, what it gives back."""
    came_to = tokens_of(recipients(message))
    answers = tokens_of((*message.in_reply_to, *message.references))
    given_back = tokens_of((searched.decode("latin-1"), _text(message), *_returned(message)))
    bounced = (*came_to.bounced, *given_back.bounced)
    answered = (*came_to.answered, *answers.answered, *given_back.answered)
    return Tokens(tuple(dict.fromkeys(answered)), tuple(dict.fromkeys(bounced)))


def _message_ids(searched: bytes, message: Message) -> tuple[str, ...]:
    """Of the copy given back, of the reports' fields, of what it answers, of the text."""
    returned = message.returned_headers.get("message-id", ())
    reported = (
        report.get(field, "")
        for report in message.reports
        for field in ("x-original-message-id", "original-message-id")
    )
    answered = (*message.in_reply_to, *reversed(message.references))
    in_text = _MESSAGE_ID.findall(f"{_text(message)}\n{searched.decode('latin-1')}")
    found = (_bracketed(value) for value in (*returned, *reported, *answered, *in_text))
    own = _bracketed(message.message_id or "")
    return tuple(dict.fromkeys(value for value in found if value and value != own))


def _text(message: Message) -> str:
    return message.text[:_SEARCHED]


def _bracketed(message_id: str) -> str:
    bare = message_id.strip().strip("<>")
    return f"<{bare}>" if bare else ""


def _returned(message: Message) -> Iterable[str]:
    return (value for values in message.returned_headers.values() for value in values)


def _field(reports: Sequence[Mapping[str, str]], name: str) -> str | None:
    return next((report[name].strip() for report in reports if report.get(name)), None)
