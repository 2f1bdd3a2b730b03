"""Lists of addresses and of Message-IDs, as people and programs write them. Never raises, linear.

The standard library's getaddresses() differs between Python's patch releases in what it makes of
unquoted commas, and recurses on nested comments.
"""

import re
from collections.abc import Sequence

from mail.message import Address
from mail.parsing.fields import clean_line

_PIECE = re.compile(
    r"\"(?P<quoted>(?:[^\"\\]|\\.)*+)\"?"
    r"|<(?P<angle>[^<>]*+)>?"
    r"|(?P<stop>[,;])"
    r"|\((?P<comment>[^()]*+)\)?"
    r"|(?P<plain>[^\"<,;(]++)",
    re.DOTALL,
)
_GROUP = re.compile(r"^[^@:\[\]]*:(?!//)")
# Begins only where a word begins: otherwise a long word would be tried from each of its letters.
_MAILBOX = re.compile(
    r"(?<![^\s@<>,;:\"'()\[\]])[^\s@<>,;:\"'()\[\]]++@[^\s@<>,;:\"'()]++",
)
_LONGEST_NAME = 2_000
_ESCAPED = re.compile(r"\\(.)")
_ID = re.compile(r"<[^<>\s]{1,990}>")
_BARE_ID = re.compile(r"(?<![^<>\s,;@])[^<>\s,;@]++@[^<>\s,;]++")


def read_addresses(values: Sequence[str]) -> tuple[Address, ...]:
    """All mailboxes of a field's values, those without an address left out.

    Args:
        values: unfolded, RFC 2047 not yet undone: a decoded name may hold commas and brackets.
    """
    found: list[Address] = []
    for value in values:
        # Where no address shows, a program has encoded it together with the name.
        found += _read_list(value) or _read_list(clean_line(value))
    return tuple(found)


def read_ids(values: Sequence[str]) -> tuple[str, ...]:
    """Message-IDs with their angle brackets, each once, in their order; bare ones get brackets."""
    found: dict[str, None] = {}
    for value in values:
        ids = _ID.findall(value) or [f"<{bare}>" for bare in _BARE_ID.findall(value)]
        found.update(dict.fromkeys(ids))
    return tuple(found)


def _read_list(value: str) -> list[Address]:
    found: list[Address] = []
    names: list[str] = []
    comments: list[str] = []
    address, searched = "", 0
    for match in _PIECE.finditer(value + ","):
        if match["quoted"] is not None:
            names.append(_ESCAPED.sub(r"\1", match["quoted"]))
        elif match["angle"] is not None:
            address = _address(match["angle"]) or address
        elif match["comment"] is not None:
            comments.append(match["comment"])
        elif match["plain"] is not None:
            names.append(_GROUP.sub("", match["plain"]))
        elif address or (address := _address_among(names, searched)):
            found.append(Address(address, _name(names) or _name(comments)))
            names, comments, address, searched = [], [], "", 0
        elif match["stop"] == ";":
            names, comments, searched = [], [], 0
        # A comma without an address before it belongs to a name: "Иванов, Иван <ivan@…>".
        elif names:
            names.append(", ")
            searched = len(names)
    return found


def _address(text: str) -> str:
    """The mailbox between angle brackets: "mailto:", routes and stray words are left out."""
    match = _MAILBOX.search(text.rpartition(":")[2])
    return match[0].rstrip(".").lower() if match else ""


def _address_among(names: list[str], start: int) -> str:
    """A mailbox written without brackets: taken out of the words around it."""
    for place in range(start, len(names)):
        words = names[place]
        match = _MAILBOX.search(words)
        if match:
            names[place] = words[: match.start()] + words[match.end() :]
            return match[0].rstrip(".").lower()
    return ""


def _name(pieces: list[str]) -> str:
    name = " ".join(clean_line("".join(pieces)[:_LONGEST_NAME]).split())
    return name.strip(" ,'\"<>")
