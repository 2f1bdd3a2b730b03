"""Tokens that lead an answer or a bounce back to what it answers.

A letter has one token: it says `box+t-TOKEN@` in Reply-To and leaves from `box+b-TOKEN@` (VERP).
A provider without plus addresses drops both, so the Message-ID holds the token too: programs
repeat it in In-Reply-To and References. Mail systems fold case, so a token has lower-case letters
and digits alone.
"""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from mail.message import Message
from mail.parsing.addresses import read_addresses

_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
_LENGTH = 20
"""Of 36 letters: 103 bits. `box+b-` and the token leave 41 of the 64 letters before the @."""

_IN_ADDRESS = re.compile(r"\+([tb])-([a-z0-9]{16,64})@", re.IGNORECASE)
_IN_MESSAGE_ID = re.compile(r"(?<![a-z0-9])t-([a-z0-9]{16,64})\.[^@>\s]+@", re.IGNORECASE)
_LONGEST = 1000  # characters of a header that holds one address
_RECIPIENT_HEADERS = ("x-gm-original-to", "delivered-to", "x-original-to", "envelope-to")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of the letters that a mail answers, and of those that bounced; each once."""

    answered: tuple[str, ...] = ()
    bounced: tuple[str, ...] = ()


def new_token() -> str:
    """A token nobody can guess, for one letter."""
    drawn, signs = secrets.randbelow(len(_ALPHABET) ** _LENGTH), []
    for _ in range(_LENGTH):
        drawn, place = divmod(drawn, len(_ALPHABET))
        signs.append(_ALPHABET[place])
    return "".join(signs)


def answer_address(box: str, token: str) -> str:
    """The Reply-To of a letter: `box` is the plain address of our mailbox."""
    return _plus(box, "t", token)


def envelope_address(box: str, token: str) -> str:
    """The envelope sender of a letter: a bounce that comes to it is of this very letter."""
    return _plus(box, "b", token)


def tokens_in(message: Message) -> Tokens:
    """Tokens in the addresses a mail was sent to, then in the Message-IDs it answers.

    They are what the sender wrote: whether we ever gave them out, the database knows.
    """
    of_addresses = tokens_of(recipients(message))
    of_references = tokens_of((*message.in_reply_to, *message.references))
    answered = _each_once((*of_addresses.answered, *of_references.answered))
    return Tokens(answered, of_addresses.bounced)


def tokens_of(words: Iterable[str]) -> Tokens:
    """Tokens in any addresses, Message-IDs or running text."""
    answered: list[str] = []
    bounced: list[str] = []
    for word in words:
        for kind, token in _IN_ADDRESS.findall(word):
            (answered if kind.lower() == "t" else bounced).append(token.lower())
        answered += (token.lower() for token in _IN_MESSAGE_ID.findall(word))
    return Tokens(_each_once(answered), _each_once(bounced))


def recipients(message: Message) -> tuple[str, ...]:
    """Addresses a mail came to, the surest first: envelope, then To and Cc."""
    envelope = [
        value[:_LONGEST] for name in _RECIPIENT_HEADERS for value in message.headers.get(name, ())
    ]
    found = (*read_addresses(envelope), *message.to, *message.cc)
    return _each_once(address.address for address in found)


def _plus(box: str, kind: Literal["t", "b"], token: str) -> str:
    local, _, domain = box.rpartition("@")
    return f"{local}+{kind}-{token}@{domain}"


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
