"""What a person typed, read as an answer to a question, in Russian and English alike.

The language a person reads does not bind the one he types in: both are always understood. It
only decides what "1,200" is: 1.2 to a Russian, twelve hundred to an Englishman.
"""

import re
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from domain.contact_data import read_email, read_phone
from domain.forms.answers import Answer, Point, Value
from domain.forms.cleaning import clean
from domain.forms.dates import read_date, read_moment, read_time
from domain.forms.errors import FormError
from domain.forms.model import TEXTS, Question, QuestionType
from domain.forms.options import read_option, read_options

MAX_TEXT = 10_000
"""Characters of a typed answer. Telegram sends 4,096 at a time; email and voice may bring more."""

MAX_SHORT = 500
"""Characters that can be anything but a text."""

_NUMBER = re.compile(r"[-+]?(\d+([.,]\d+)?|[.,]\d+)", re.ASCII)
_GROUPED = re.compile(r"[-+]?\d{1,3}([,.])\d{3}(\1\d{3})*", re.ASCII)
_MAX_DIGITS = 15
_UNIT = re.compile(r"\s*(%|₽|руб(л(ь|я|ей))?\.?|р\.)$", re.IGNORECASE)
_SCALES = (
    (re.compile(r"\s*(тыс(яч[аиу]?)?|к|k|thousand)\.?$", re.IGNORECASE), 1_000),
    (re.compile(r"\s*(млн|миллион(а|ов)?|m|mln|million)\.?$", re.IGNORECASE), 1_000_000),
    (re.compile(r"\s*(млрд|миллиард(а|ов)?|bn|billion)\.?$", re.IGNORECASE), 1_000_000_000),
)
"""How people say large numbers: "150 тыс", "1,2 млн"."""

_POINT = re.compile(r"(-?\d{1,3}(?:\.\d{1,10})?)[,;\s]\s*(-?\d{1,3}(?:\.\d{1,10})?)", re.ASCII)


def parse(
    question: Question,
    text: str,
    *,
    language: str,
    now: datetime,
    time_zone: ZoneInfo,
    region: str = "RU",
) -> Answer:
    """Read `text` as an answer to `question`.

    Args:
        language: of the person, "ru" or "en".
        now: aware; "tomorrow" is counted from it.
        time_zone: of the person; today is a date there, times typed are times there.
        region: ISO 3166 code of the country whose numbers are dialled without +.

    Raises:
        FormError: the text is not such an answer; the message says what to write instead.
    """
    cleaned = clean(text)
    if not cleaned:
        raise FormError("form-empty")
    if question.type in TEXTS:
        return Answer(_text(cleaned))
    if len(cleaned) > MAX_SHORT:
        raise _unread(question)
    return Answer(_value(question, cleaned, language, now.astimezone(time_zone), region))


def _value(question: Question, text: str, language: str, now: datetime, region: str) -> Value:
    match question.type:
        case QuestionType.INTEGER:
            return _integer(text, language)
        case QuestionType.DECIMAL:
            return _decimal(text, language, QuestionType.DECIMAL)
        case QuestionType.DATE | QuestionType.TIME | QuestionType.DATETIME:
            return _when(question, text, now)
        case QuestionType.SELECT_ONE | QuestionType.YES_NO | QuestionType.SCALE | QuestionType.ROW:
            return read_option(question, text)
        case QuestionType.SELECT_MANY:
            return read_options(question, text)
        case QuestionType.PHONE:
            return _phone(text, region)
        case QuestionType.EMAIL:
            return _email(text)
        case QuestionType.LOCATION:
            return _point(text)
        case _:
            raise _unread(question)


def _text(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise FormError("form-text-long", limit=MAX_TEXT, length=len(text))
    return text


def _unread(question: Question) -> FormError:
    return FormError(f"form-kind-{question.type.value.replace('_', '-')}")


def _integer(text: str, language: str) -> Decimal:
    number = _decimal(text, language, QuestionType.INTEGER)
    if number != number.to_integral_value():
        raise FormError("form-integer-fraction")
    return number.to_integral_value()


def _decimal(text: str, language: str, type_: QuestionType) -> Decimal:
    bare, scale = _without_scale(_UNIT.sub("", text))
    compact = re.sub(r"[\s'’_]", "", bare).replace("−", "-")
    compact = _without_groups(compact, language)
    if not _NUMBER.fullmatch(compact):
        raise FormError(f"form-kind-{type_.value}")
    if sum(char.isdigit() for char in compact) > _MAX_DIGITS:
        raise FormError("form-number-long", limit=_MAX_DIGITS)
    number = Decimal(compact.replace(",", ".")) * scale
    if abs(number) >= 10**_MAX_DIGITS:
        raise FormError("form-number-long", limit=_MAX_DIGITS)
    whole = scale > 1 and number == number.to_integral_value()
    return number.to_integral_value() if whole else number


def _without_scale(text: str) -> tuple[str, int]:
    """The figures of "1,2 млн", and what they are multiplied by."""
    for words, scale in _SCALES:
        if (found := words.search(text)) and text[: found.start()]:
            return text[: found.start()], scale
    return text, 1


def _without_groups(text: str, language: str) -> str:
    """Take out the marks between thousands: "1.200,50", "1,200.50", and "1,200" in English."""
    comma, point = text.rfind(","), text.rfind(".")
    if comma >= 0 and point >= 0:
        group = "," if comma < point else "."
        whole, _, fraction = text.rpartition("." if group == "," else ",")
        return f"{whole.replace(group, '')}.{fraction}" if _GROUPED.fullmatch(whole) else text
    grouped = _GROUPED.fullmatch(text)
    if grouped and (text.count(grouped[1]) > 1 or (language == "en" and grouped[1] == ",")):
        return text.replace(grouped[1], "")
    return text


def _when(question: Question, text: str, now: datetime) -> Value:
    read: Value | None
    match question.type:
        case QuestionType.DATE:
            read = read_date(text, now.date())
        case QuestionType.TIME:
            read = read_time(text)
        case _:
            read = read_moment(text, now)
    if read is None:
        raise _unread(question)
    return read


def _phone(text: str, region: str) -> str:
    number = read_phone(text, region)
    if number is None:
        raise FormError("form-kind-phone")
    return number


def _email(text: str) -> str:
    address = read_email(text)
    if address is None:
        raise FormError("form-kind-email")
    return address


def _point(text: str) -> Point:
    found = _POINT.fullmatch(text)
    if found is None:
        raise FormError("form-kind-location")
    latitude, longitude = Decimal(found[1]), Decimal(found[2])
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise FormError("form-kind-location")
    return Point(latitude, longitude)
