"""Values with parameters: Content-Type and Content-Disposition, in the forms programs send."""

import re
from collections.abc import Mapping
from urllib.parse import unquote_to_bytes

from mail.parsing.charsets import decode
from mail.parsing.encoded_words import decode_words

_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+")
_PARAMETER = re.compile(
    r"[;\s]*+([^=;\s\"]++)\s*+=\s*+(?:\"((?:[^\"\\]|\\.)*+)\"?|([^;]*+))|[^;]*+(?:;|\Z)", re.DOTALL
)
_ESCAPED = re.compile(r"\\([\"\\])")
_CONTINUED = re.compile(r"(.+?)\*(\d{1,4})?(\*)?")


def read_value(value: str) -> tuple[str, dict[str, str]]:
    """The value and its parameters, names in lower case, RFC 2231 and RFC 2047 undone.

    Args:
        value: 'text/plain; charset="koi8-r"', or something that was meant so.
    """
    head, _, rest = value.partition(";")
    head, _, missed = head.strip().partition(" ")
    if "=" in missed:  # "text/html charset=utf-8": a semicolon was forgotten
        rest = f"{missed};{rest}"
    found: dict[str, str] = {}
    for match in _PARAMETER.finditer(rest):
        if match[1]:
            quoted, plain = match[2], match[3]
            text = _ESCAPED.sub(r"\1", quoted) if quoted is not None else plain.strip()
            found.setdefault(match[1].lower(), text)
    return head.lower(), _joined(found) if found else found


def content_type(value: str, default: str) -> tuple[str, dict[str, str]]:
    """Type and parameters; the default where the type is none ("text", "", "plain")."""
    name, parameters = read_value(value)
    return (name if _TYPE.fullmatch(name) else default), parameters


def _joined(found: Mapping[str, str]) -> dict[str, str]:
    plain = {name: decode_words(text) for name, text in found.items() if "*" not in name}
    if len(plain) == len(found):
        return plain
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for name, text in found.items():
        match = _CONTINUED.fullmatch(name)
        if match:
            number = int(match[2]) if match[2] else 0
            is_encoded = match[3] is not None or match[2] is None
            pieces.setdefault(match[1], {})[number] = (text, is_encoded)
    return plain | {name: _extended(parts) for name, parts in pieces.items()}


def _extended(parts: Mapping[int, tuple[str, bool]]) -> str:
    """RFC 2231: charset'language'text in the first piece, percent codes in those marked so."""
    charset: str | None = None
    data = b""
    for place, number in enumerate(sorted(parts)):
        text, is_encoded = parts[number]
        if place == 0 and is_encoded and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        data += unquote_to_bytes(text) if is_encoded else text.encode("utf-8", "replace")
    return decode_words(decode(data, charset or None)[0])
