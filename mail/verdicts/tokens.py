"""An answer cut into tokens: words, numbers, signs, contacts, and the stops between them."""

import itertools
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from mail.verdicts import spelling

Kind = Literal[
    "word", "number", "contact", "initials", "organisation", "sign", "odd", "soft", "stop"
]

WRAPPED_LINE = 50
"""A longer line without a full stop, followed by a small letter, was wrapped by a mail program."""

_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufe0e\ufe0f\ufeff\U0001f3fb-\U0001f3ff*_]"
)
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐‑](?=[^\W\d_])")
_ORGANISATION = (
    r"(?:ооо|ао|зао|пао|оао|ип|гк|тд|нпо|ано|чоу|тоо|компани[яи]|фирмы?|магазина?|гостиниц[аы]|"
    r"отел[ья]|кафе|ресторана?|салона?|клиник[аи]|школ[аы]|детский сад|тсж|бц|тц)"
    r"\s?[«\"“„][^«»\"“”„\n?!]{1,40}[»\"”]"
)
_TOKEN = re.compile(
    rf"""
    (?P<contact>https?://\S+|www\.\S+|[\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,5}}
        |\+?\d[\d\ \-()]{{7,20}}\d(?!\w))
    |(?P<organisation>\b{_ORGANISATION})
    |(?P<initials>\b[^\W\d_]\.\s?[^\W\d_]\.(?!\w)|\b(?-i:[A-ZА-ЯЁ])\.(?=\s?(?:[^\W\d_]{3}|$)))
    |(?P<word>1[сc]\b|[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*)
    |(?P<number>\d+(?:[.,:/]\d+)*(?:\s?%|\+)?|№\s?\S{{0,20}}\d)
    |(?P<unsure>\+\s?/?\s?-)
    |(?P<smiley>[:;=][-^]?(?:[)(]+|[DdРрpP/\\|]\b))
    |(?P<plus>\++)
    |(?P<frown>\({{2,}})
    |(?P<smile>\){{2,}})
    |(?P<dots>…|\.{{3,}})
    |(?P<stop>[.!?;\n]+)
    |(?P<soft>[,:—–-])
    |(?P<bracket>[()])
    |(?P<space>\s+)
    |(?P<odd>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token.

    Attributes:
        text: plain (see `spelling.plain`), in one alphabet, as the lists spell it.
        written: as it stands in the answer.
        line: the number of the line it stands in, from 0.
    """

    kind: Kind
    text: str
    written: str
    line: int


def tokens(words: str) -> list[Token]:
    """The tokens of an answer, without spaces; linear in its length."""
    text = _unwrapped(
        _HYPHEN.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", words))).strip()
    )
    if text in ("-", "−", "–", "—"):
        return [Token("sign", "-", text, 0)]
    found: list[Token] = []
    line = 0
    for match in _TOKEN.finditer(text):
        written = match.group()
        if match.lastgroup != "space":
            found.append(_token(match.lastgroup or "odd", written, line))
        line += written.count("\n")
    return _brackets(found)


def _unwrapped(text: str) -> str:
    lines = text.replace("\r", "").split("\n")
    joined = [lines[0]]
    for before, after in itertools.pairwise(lines):
        wrapped = len(before) >= WRAPPED_LINE and before[-1:].isalpha() and after[:1].islower()
        joined.append((" " if wrapped or before.rstrip().endswith(",") else "\n") + after)
    return "".join(joined)


def _token(group: str, written: str, line: int) -> Token:
    if group == "word":
        plain = spelling.plain(written).replace("’", "'").replace("ʼ", "'").replace("`", "'")
        return Token("word", spelling.one_alphabet(plain), written, line)
    if group == "smiley":
        sign = ")" if written[-1] == ")" and written[0] != ";" else "("
        return Token("sign", "xd" if written[-1] in "DdРрpP" else sign, written, line)
    if group in _SIGNS:
        return Token("sign", _SIGNS[group], written, line)
    kinds: dict[str, Kind] = {
        "contact": "contact", "organisation": "organisation", "initials": "initials",
        "number": "number", "stop": "stop", "soft": "soft",
    }  # fmt: skip
    if group in kinds:
        return Token(kinds[group], spelling.plain(written), written, line)
    is_symbol = unicodedata.category(written[0]) in ("So", "Sk") or written in "❤☺✔☑✖"
    return Token("sign" if is_symbol else "odd", written, written, line)


_SIGNS = {"unsure": "±", "plus": "+", "frown": "(", "smile": ")", "dots": "…"}


def _brackets(found: list[Token]) -> list[Token]:
    """A pair of brackets separates; a bracket alone is a face."""
    pairs: set[int] = set()
    opened: list[int] = []
    for place, token in enumerate(found):
        if token.text == "(" and token.written == "(":
            opened.append(place)
        elif token.text == ")" and token.written == ")" and opened:
            pairs |= {opened.pop(), place}
        elif token.kind == "stop" and "\n" in token.text:
            opened.clear()
    return [
        Token("soft", ",", token.written, token.line) if place in pairs
        else Token("sign", token.written, token.written, token.line) if token.written in ("(", ")")
        else token
        for place, token in enumerate(found)
    ]  # fmt: skip
