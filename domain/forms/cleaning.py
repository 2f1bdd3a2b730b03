"""Typed text made fit to store and to compare."""

import unicodedata

_KEPT = frozenset("\n\t")
_BLANK = " \n\t\u00ad\u034f\u180e\u200b\u200c\u200e\u200f\u2028\u2029\u202f\u2060\u3000\u3164\ufeff"
_DROPPED = frozenset({"Cc", "Cs"})
_SPACES = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n\n", "\u00a0": " "})
_SAME = str.maketrans({"ё": "е", "\u00a0": " "})


def clean(text: str) -> str:
    """NFC, without control characters (PostgreSQL refuses NUL), without blanks and invisible
    signs around.
    """
    text = text.replace("\r\n", "\n").translate(_SPACES)
    kept = (char for char in text if char in _KEPT or unicodedata.category(char) not in _DROPPED)
    return unicodedata.normalize("NFC", "".join(kept)).strip(_BLANK)


def folded(text: str) -> str:
    """For comparing: lower case, ё as е, single blanks, no punctuation at the ends."""
    words = unicodedata.normalize("NFC", text).casefold().translate(_SAME).split()
    return " ".join(words).strip(" .,;:!?()«»\"'…")
