"""The words of letters: variants of each part, numbered in the files of texts, and how time and
titles are said in them.
"""

import re
from datetime import date
from functools import cache

from domain.texts import LOCALES, TextArgument, Texts

VARIANTS = {
    "greeting": 3, "intro": 6, "order": 8, "loyal": 4, "usual": 3, "pleased": 8, "again": 6,
    "met": 5, "repaired": 5, "asked": 5, "unknown": 6, "news": 6, "closing": 8, "goodbye": 3,
    "subject-order": 5, "subject-met": 3, "subject-repaired": 3, "subject-asked": 3,
    "subject-unknown": 5,
}  # fmt: skip
"""How many variants of each part there are."""

TITLE_WORDS = 120
"""Characters of an order's title, or of somebody's words, that a letter quotes."""

_WITHIN = re.compile(r"«([^«»]*)»|\"([^\"]*)\"|“([^“”]*)”|„([^„“]*)“")
"""Quotes that stand in quoted words already."""

_MONTHS_OF_A_YEAR = 12


@cache
def _texts() -> Texts:
    return Texts.load(LOCALES)


def spoken(language: str) -> str:
    """The language a letter is written in to a client of that language."""
    return _texts().spoken(language)


def said(language: str, key: str, **args: TextArgument) -> str:
    """A text of personal letters, without signs that only guide the direction of writing."""
    return _texts().format(language, f"personal-letter-{key}", **args)


def quoted(words: str, language: str) -> str:
    """Somebody's words within a letter: in one line, cut at a word, in the language's own quotes,
    without a full stop of their own.
    """
    return said(language, "quote", words=_in_one_line(words, language))


def named(company: str, language: str) -> str:
    """A company's name within a letter: Russian sets it in quotes, English does not."""
    return said(language, "name", words=_in_one_line(company, language))


def _in_one_line(words: str, language: str) -> str:
    line = " ".join(words.split()).rstrip(".!? ")
    if len(line) > TITLE_WORDS:
        line = line[:TITLE_WORDS].rsplit(" ", 1)[0].rstrip(",;:.- ") + "…"
    return _WITHIN.sub(lambda found: said(language, "quote-within", words=_within(found)), line)


def _within(found: re.Match[str]) -> str:
    return next((each for each in found.groups() if each is not None), "")


def when(day: date, today: date, language: str) -> str:
    """In which month it was: "в ноябре прошлого года", "in November last year"."""
    ago = today.year - day.year
    year = "this" if ago <= 0 else "last" if ago == 1 else "earlier"
    return said(language, "when", month=day.month, year=year, number=str(day.year))


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def first_word(words: str) -> str:
    """What they begin with, whatever its case and the signs before it."""
    found = re.search(r"\w+", words)
    return found[0].casefold() if found else ""


def span(day: date, today: date, language: str) -> str:
    """How long ago it was, about: "около года", "больше двух лет"."""
    months = (today.year - day.year) * _MONTHS_OF_A_YEAR + today.month - day.month
    names = ((5, "few"), (8, "half"), (14, "one"), (17, "over-one"), (21, "one-half"),
             (24, "almost-two"))  # fmt: skip
    name = next((name for limit, name in names if months < limit), "years")
    return said(language, f"span-{name}", n=months // _MONTHS_OF_A_YEAR)
