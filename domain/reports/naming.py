"""What a bottleneck is called: categories as the questionnaire calls them, root causes in the
reader's words, places and products as people wrote them.
"""

from collections.abc import Mapping
from decimal import Decimal

from babel.numbers import format_decimal

from domain.quality.fixing import ROOT_CAUSES
from domain.texts import Texts


def bottleneck_name(
    texts: Texts,
    language: str,
    categories: Mapping[str, Mapping[str, str]],
    dimension: str,
    value: str,
) -> str:
    """A value in the reader's language.

    Args:
        categories: code to language to name.
    """
    if dimension == "category":
        labels = categories.get(value, {})
        return labels.get(language) or next(iter(labels.values()), value)
    if dimension == "root_cause" and value in ROOT_CAUSES:
        value = texts.format(language, f"digest-cause-{value.replace('_', '-')}")
    return value[:1].upper() + value[1:]


def money_words(amount: Decimal, currency: str | None, language: str) -> str:
    """ "1 250 000 ₽", in English "1,250,000 ₽": reports are read without kopecks."""
    written = format_decimal(amount, "#,##0", locale=language)
    return f"{written}\u00a0{SIGNS[currency]}" if currency else written


SIGNS = {"RUB": "₽", "USD": "$", "EUR": "€", "CNY": "¥", "KZT": "₸", "BYN": "Br"}
