"""Tax numbers. A Russian one (ИНН) carries a checksum, so a slip of the hand is found at once.

Whose rule applies, in this order: the country, if the row names one; a number that begins with
two letters names its country itself ("DE129273398"); otherwise a client whose language is not
Russian is taken for a foreign one. Foreign numbers have as many rules as there are countries: of
them only letters and digits are asked.
"""

import re
from operator import mul

from domain.imports.table import Cell
from domain.imports.values import BadCell, as_text

_SEPARATORS = re.compile(r"[\s.\-/]+")
_FOREIGN = re.compile(r"[0-9A-Z]{4,20}", re.ASCII)
_NAMES_COUNTRY = re.compile(r"[A-Z]{2}[0-9A-Z]{2,}", re.ASCII)

# Weights of the checksum digits: order of the Federal Tax Service of 29.06.2012, N ММВ-7-6/435@.
_RULES = {
    10: ((2, 4, 10, 3, 5, 9, 4, 6, 8),),
    12: ((7, 2, 4, 10, 3, 5, 9, 4, 6, 8), (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)),
}
"""By the length of the number: a company's has ten digits, a person's twelve."""
_VALUES = bytes.maketrans(b"0123456789", bytes(range(10)))


def read_tax_number(cell: Cell) -> str:
    """The number as it is stored, not checked yet: no blanks and dashes, large letters."""
    number = _SEPARATORS.sub("", as_text(cell)).upper()
    if isinstance(cell, int | float) and len(number) in (9, 11):
        return "0" + number  # a cell formatted as a number has lost the zero in front
    return number


def check_tax_number(number: str, *, country: str | None, language: str) -> str:
    """The number again, if such a number can exist.

    Args:
        number: as `read_tax_number` gives it.
        country: ISO 3166 code, when the row names one.
        language: the client's.

    Raises:
        BadCell: it cannot.
    """
    if _is_foreign(number, country, language):
        if not _FOREIGN.fullmatch(number):
            raise BadCell("import-tax-number-foreign")
        return number
    if not number.isascii() or not number.isdigit() or len(number) not in (10, 12):
        raise BadCell("import-tax-number-length")
    if not is_russian(number):
        raise BadCell("import-tax-number-checksum")
    return number


def _is_foreign(number: str, country: str | None, language: str) -> bool:
    if country is not None:
        return country != "RU"
    return bool(_NAMES_COUNTRY.fullmatch(number)) or language != "ru"


def is_russian(number: str) -> bool:
    """Do the last digit (of 10) or the last two (of 12) check the ones before?"""
    rules = _RULES.get(len(number))
    if rules is None:
        return False
    digits = number.encode().translate(_VALUES)  # a third of the time that ten times int() takes
    for weights in rules:
        if sum(map(mul, weights, digits)) % 11 % 10 != digits[len(weights)]:
            return False
    return True
