"""Telephone numbers and mail addresses as people write them, made one and the same."""

import re
from functools import lru_cache

import phonenumbers

MAX_EMAIL = 254
EXTENSION = ";ext="  # RFC 3966
MIN_DIGITS = 6
"""Of a part of a number that is looked for. Fewer are rather a name: 24-7."""

_EMAIL = re.compile(r"[^@\s<>,;:\"()]{1,64}@[^\W_]([\w-]*[^\W_])?(\.[^\W_]([\w-]*[^\W_])?)+")
_GROUPS = re.compile(r"(?=.*[+\s()\-\u2010-\u2015.])\+?[\d\s()\-\u2010-\u2015.]+", re.ASCII)
_NUMBER_SIGNS = re.compile(r"[\s()\-\u2010-\u2015.]+")
_MAILTO = re.compile(r"^mailto:", re.IGNORECASE)
_SEVEN, _SEVEN_DIGITS = 7, 10  # Russia and Kazakhstan
_RUSSIAN_KEPT = re.compile(r"\+7([349]\d\d)(\d{3})(\d\d)(\d\d)", re.ASCII)
_RUSSIAN = re.compile(r"(?:\+7|8)([3-69]\d{9})", re.ASCII)


def read_phone(text: str, region: str) -> str | None:
    """E.164; an extension is kept behind it as ";ext=12". None when it is no number.

    Args:
        region: ISO 3166 code of the country whose numbers are written without +.
    """
    if region == "RU":
        # Nearly all numbers of a base; the library takes 40 times as long and says the same.
        plain = _RUSSIAN.fullmatch(_NUMBER_SIGNS.sub("", text))
        if plain is not None:
            return f"+7{plain[1]}"
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    if number.country_code == _SEVEN and number.national_number >= 10**_SEVEN_DIGITS:
        return None  # the library knows service numbers of 14 digits; here it is two in one
    extension = f"{EXTENSION}{number.extension}" if number.extension else ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) + extension


def number_part(text: str) -> str | None:
    """The digits of a number written in groups, as they stand in E.164; None when it is something
    else. Of a Russian number dialled by 8 it is the rest.
    """
    if not _GROUPS.fullmatch(text):
        return None
    digits = _NUMBER_SIGNS.sub("", text)
    return digits.removeprefix("8") if len(digits) >= MIN_DIGITS else None


@lru_cache(maxsize=1024)
def shown_phone(number: str) -> str:
    """A number as people read it: +7 935 000-10-52, an extension behind #. Phones still know it
    for a number, and call it at a tap.

    Args:
        number: as `read_phone` gives it; what else was stored is shown as it is.
    """
    # Nearly all numbers of a base, and the library's own way of writing them.
    plain = _RUSSIAN_KEPT.fullmatch(number)
    if plain is not None:
        return "+7 {} {}-{}-{}".format(*plain.groups())
    dialled, _, extension = number.partition(EXTENSION)
    try:
        parsed = phonenumbers.parse(dialled)
    except phonenumbers.NumberParseException:
        return number
    written = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return f"{written} #{extension}" if extension else written


def read_email(text: str) -> str | None:
    """The address with its host in small letters; None when it is no address."""
    address = _MAILTO.sub("", text).strip(" <>.,;")
    if len(address) > MAX_EMAIL or not _EMAIL.fullmatch(address):
        return None
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.lower()}"
