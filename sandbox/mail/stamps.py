"""The header lines that a receiving server writes on top of a mail."""

import email
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import Message
from email.policy import compat32
from email.utils import format_datetime, parseaddr
from typing import Final, Literal

Auth = Literal["pass", "fail", "none"]
AUTHS: Final[Sequence[Auth]] = ("pass", "fail", "none")


@dataclass(frozen=True)
class Arrival:
    """How a mail came in. `helo` is the name that the sending server gave itself."""

    mail_from: str
    recipient: str
    helo: str
    at: datetime
    auth: Auth
    authserv_id: str


def stamped(raw: bytes, arrival: Arrival) -> bytes:
    """The mail with our lines on top: what it claims of itself stays, but beneath them."""
    host, token = arrival.authserv_id, secrets.token_hex(6).upper()
    lines = [
        f"Return-Path: <{arrival.mail_from}>",
        f"Delivered-To: {arrival.recipient}",
        f"X-Original-To: {arrival.recipient}",
        f"Authentication-Results: {host};\r\n {_results(raw, arrival)}",
        f"Received: from {arrival.helo} ({arrival.helo} [127.0.0.1])\r\n"
        f"\tby {host} (Postfix) with ESMTP id {token}\r\n"
        f"\tfor <{arrival.recipient}>; {format_datetime(arrival.at)}",
    ]
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8", "surrogateescape") + raw


def _results(raw: bytes, arrival: Arrival) -> str:
    result, sender = arrival.auth, _domain(sender_of(raw)) or "unknown"
    envelope = arrival.mail_from or f"postmaster@{arrival.helo}"
    signed = "none" if result == "none" else f"{result} header.d={sender} header.s=mail"
    return (
        f"dkim={signed};\r\n spf={result} smtp.mailfrom={envelope};\r\n"
        f" dmarc={result} header.from={sender}"
    )


def sender_of(raw: bytes) -> str:
    """The address in From, lower case, "" when there is none that can be read."""
    return parseaddr(str(headers_of(raw).get("From", "")))[1].lower()


def headers_of(raw: bytes) -> Message:
    """Only the head is read: the body may be 50 MB."""
    head = min((at for at in (raw.find(b"\r\n\r\n"), raw.find(b"\n\n")) if at >= 0), default=None)
    return email.message_from_bytes(raw[:head], policy=compat32)


def _domain(address: str) -> str:
    domain = address.rpartition("@")[2]
    return domain if domain.isascii() and domain.replace("-", "").replace(".", "").isalnum() else ""
