"""What a mail server says of a letter it could not deliver (RFC 3464)."""

import re
from collections.abc import Mapping

from mail.parsing.fields import clean_line, read_fields

_BLOCKS = re.compile(rb"(?:\r?\n[ \t]*){2,}")
_MOST_BLOCKS = 200

REPORT_TYPES = frozenset({"message/delivery-status", "message/global-delivery-status"})
RETURNED_TYPES = frozenset(
    {"message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers"}
)


def read_report(data: bytes, limit: int) -> list[Mapping[str, str]]:
    """The fields of each block; the first value where a field comes twice.

    Args:
        data: of a message/delivery-status part, transfer encoding undone.
        limit: bytes of fields read of each block.
    """
    found: list[Mapping[str, str]] = []
    for block in _BLOCKS.split(data.strip(), _MOST_BLOCKS)[:_MOST_BLOCKS]:
        fields, _, _ = read_fields(block.strip() + b"\n", 0, limit)
        if fields:
            found.append({name: clean_line(values[0]) for name, values in fields.items()})
    return found
