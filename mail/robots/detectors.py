"""flufl.bounce, asked in a way that it can stand: it knows the texts of a hundred old servers.

It is asked only about mails that are bounces by our own rules. It expects headers to be ASCII and
a sender to be there, and on broken MIME it raises whatever it stumbles over.
"""

import email
import email.message
import logging
from dataclasses import dataclass

from flufl.bounce import all_failures

from mail.message import Message

# It reports each detector it tries, and each broken mail with a traceback of its own.
logging.getLogger("flufl.bounce").setLevel(logging.CRITICAL)


_LINES = 1000
"""It tries fifty patterns on each line; what a bounce has to say stands in the first ones."""


@dataclass(frozen=True, slots=True)
class Failures:
    """Addresses that failed for good, and those whose mail is late."""

    permanent: tuple[str, ...] = ()
    late: tuple[str, ...] = ()


def failures_by_text(raw: bytes, message: Message) -> Failures:
    """What flufl.bounce reads out of a bounce; nothing when it cannot read it."""
    try:
        late, permanent = all_failures(_tame(raw, message))
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError):
        return Failures()
    return Failures(_addresses(permanent), _addresses(late))


def _tame(raw: bytes, message: Message) -> email.message.Message:
    lines = raw.replace(b"\r\n", b"\n").split(b"\n", _LINES)[:_LINES]
    head, blank, body = b"\n".join(lines).partition(b"\n\n")
    headers = head.decode("ascii", "replace").replace("\ufffd", "?").encode()
    tamed = email.message_from_bytes(headers + blank + body)
    sender = message.sender.address if message.sender else "unknown@invalid"
    del tamed["From"]
    tamed["From"] = sender.encode("ascii", "replace").decode()
    return tamed


def _addresses(found: frozenset[bytes]) -> tuple[str, ...]:
    addresses = (address.decode("ascii", "replace").strip(" <>\"'.") for address in found)
    return tuple(sorted(address.lower() for address in addresses if "@" in address))
