"""One cell read as what its column means. Each reader returns a value or raises `BadCell`.

What a person would read without a thought is read: blanks, dashes and signs of a currency do not
matter. What could be understood in two ways is refused, and the report says what to write.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from zoneinfo import available_timezones

from domain.contact_data import read_email, read_phone
from domain.forms.cleaning import clean, folded
from domain.imports.table import Cell
from domain.imports.words import COUNTRIES, CURRENCIES, LANGUAGES, ROLES, SELLS, YES, ZONES

MAX_TEXT = 500
MAX_NOTE = 5_000
EARLIEST = date(1990, 1, 1)
"""An older date in a customer base is a slip of the hand (or Excel's day zero)."""

_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})(?: \d{1,2}:\d\d(?::\d\d)?)?", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?", re.ASCII)
_AMOUNT = re.compile(r"-?\d+(?:\.\d{1,2})?", re.ASCII)
_GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_MONEY_SIGNS = re.compile(
    r"(?:руб(?:лей|ля|ль)?\.?|р\.|rub|usd|eur|cny|kzt|byn|[₽$€¥₸])", re.IGNORECASE
)
_MAX_AMOUNT = Decimal("999999999999.99")
_CENT = Decimal("0.01")


class BadCell(ValueError):
    """A cell that cannot be read. `key` names the text that says what is wrong."""

    def __init__(self, key: str, **args: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.details: Mapping[str, str | int] = args


def as_text(cell: Cell) -> str:
    """What is seen in the cell: NFC, without control characters, single blanks, "" if empty."""
    if isinstance(cell, str):
        # Nearly every cell: `clean` would look at each letter and find nothing to do.
        fit = cell.isprintable() and (cell.isascii() or unicodedata.is_normalized("NFC", cell))
        return " ".join((cell if fit else clean(cell)).split())
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))  # spreadsheets keep every number, a tax number too, as 7707083893.0
    return str(cell)


def text(cell: Cell) -> str:
    """A line of words.

    Raises:
        BadCell: longer than anything a screen shows.
    """
    return _limited(as_text(cell), MAX_TEXT)


def note(cell: Cell) -> str:
    """Words in several lines, kept as they were broken."""
    return _limited(clean(cell) if isinstance(cell, str) else as_text(cell), MAX_NOTE)


def _limited(words: str, limit: int) -> str:
    if len(words) > limit:
        raise BadCell("import-too-long", limit=limit)
    return words


def phone(cell: Cell) -> str:
    """E.164; an extension is kept behind it as ";ext=12" (RFC 3966)."""
    number = read_phone(as_text(cell), "RU")
    if number is None:
        raise BadCell("import-phone")
    return number


def email(cell: Cell) -> str:
    address = read_email(as_text(cell))
    if address is None:
        raise BadCell("import-email")
    return address


def day(cell: Cell) -> date:
    """A date: a spreadsheet's own, "28.11.2026", "28/11/2026" or ISO "2026-11-28"; a time behind it
    does not matter.
    """
    found = _day(cell)
    if found is None:
        raise BadCell("import-date")
    if found < EARLIEST:
        raise BadCell("import-date-old", year=EARLIEST.year)
    return found


def _day(cell: Cell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    words = as_text(cell)
    try:
        if found := _DOTTED.fullmatch(words):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := _ISO.fullmatch(words):
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:  # the 31st of a month that has none
        return None
    return None


def amount(cell: Cell) -> Decimal:
    """Money: "1 234,50 ₽", "1,234.50", a number. The sign of the currency is not looked at here.

    "1,234" is refused: it is 1.234 to one reader and 1234 to another.
    """
    if isinstance(cell, bool | date | datetime | time | timedelta):
        raise BadCell("import-amount")
    if isinstance(cell, int | float):
        return _within(Decimal(str(cell)).quantize(_CENT))
    words = _MONEY_SIGNS.sub("", as_text(cell)).replace("−", "-")
    words = "".join(words.split()).replace("'", "")
    if _GROUPED.fullmatch(words):
        if "." not in words and words.count(",") == 1:
            raise BadCell("import-amount-unclear")
        words = words.replace(",", "")
    words = words.replace(",", ".")
    if not _AMOUNT.fullmatch(words):
        raise BadCell("import-amount")
    return _within(Decimal(words).quantize(_CENT))


def _within(money: Decimal) -> Decimal:
    if abs(money) > _MAX_AMOUNT:
        raise BadCell("import-amount")
    return money


class Money(Decimal):
    """A sum, with the currency that stood beside it."""

    currency: str | None = None


def money(cell: Cell) -> Money:
    """A sum as `amount` reads it, and its currency where the cell names one."""
    found = Money(amount(cell))
    found.currency = _currency_in(cell)
    return found


def _currency_in(cell: Cell) -> str | None:
    """The currency that stands beside a sum: "100 $"; any other word for one is roubles. None where
    none does.
    """
    found = _MONEY_SIGNS.search(as_text(cell))
    return None if found is None else CURRENCIES.get(folded(found[0]) or found[0], "RUB")


def currency(cell: Cell) -> str:
    return _word(cell, CURRENCIES, "import-currency")


def role(cell: Cell) -> str:
    return _word(cell, ROLES, "import-role")


def sells(cell: Cell) -> str:
    return _word(cell, SELLS, "import-sells")


def language(cell: Cell) -> str:
    return _word(cell, LANGUAGES, "import-language")


def country(cell: Cell) -> str:
    """ISO 3166: two letters, or the name of a country the desk knows."""
    words = as_text(cell)
    if len(words) == 2 and words.isascii() and words.isalpha():
        return words.upper()
    return _word(cell, COUNTRIES, "import-country")


def yes(cell: Cell) -> bool:
    """A mark: "да", "yes", "1", "+"; anything else that is written means no."""
    return cell is True or folded(as_text(cell)) in YES or as_text(cell) == "+"


def time_zone(cell: Cell) -> str:
    """An IANA name ("Asia/Omsk"), a Russian city of a zone or "МСК+3"."""
    words = folded(as_text(cell)).replace(" ", "")
    found = _zone_names().get(words) or ZONES.get(words)
    if found is None:
        raise BadCell("import-time-zone")
    return found


@cache
def _zone_names() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() if "/" in name or name == "UTC"}


def _word(cell: Cell, known: Mapping[str, str], key: str) -> str:
    found = known.get(folded(as_text(cell)) or as_text(cell))
    if found is None:
        raise BadCell(key, known=", ".join(dict.fromkeys(filter(None, known.values()))))
    return found
