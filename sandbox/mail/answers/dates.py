"""Dates as mail programs write them above a quote."""

from datetime import datetime

from babel.dates import format_datetime

from sandbox.mail.answers.original import Language

_THIN = "\u202f"
"""Stands before AM and PM in Google's and Apple's English: the narrow no-break space of CLDR."""


def written(at: datetime, language: Language, russian: str, english: str) -> str:
    """A moment by the pattern of the language; "~" in the English one is the thin space."""
    locale = "ru_RU" if language == "ru" else "en_US"
    pattern = russian if language == "ru" else english
    return format_datetime(at, pattern, locale=locale).replace("~", _THIN)
