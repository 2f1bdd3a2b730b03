"""What the form's own expressions come to, as answers: `default` and `calculation`."""

from datetime import date, datetime, time
from decimal import Decimal

from domain.forms.answers import Value
from domain.forms.model import ONE_OF, TEXTS, Question, QuestionType
from domain.forms.values import Result, as_date, as_number, as_text


def came_to(result: Result) -> str | Decimal | date | time | datetime | None:
    """The value of a calculate: truth values as ODK writes them; None when there is nothing."""
    if isinstance(result, bool):
        return as_text(result)
    if isinstance(result, Decimal) and not result.is_finite():
        return None
    return result


def typed(question: Question, result: Result, now: datetime) -> Value | None:
    """The result as an answer of the question's type; None when it is none.

    Args:
        now: gives the zone to a moment written without one.
    """
    text = as_text(result)
    if question.type in TEXTS | ONE_OF | {QuestionType.PHONE, QuestionType.EMAIL}:
        return text
    match question.type:
        case QuestionType.SELECT_MANY:
            return tuple(text.split())
        case QuestionType.INTEGER | QuestionType.DECIMAL:
            return _number(question, as_number(result))
        case QuestionType.DATE:
            return as_date(result)
        case QuestionType.TIME:
            return _time(result)
        case QuestionType.DATETIME:
            return _moment(result, now)
        case _:
            return None


def _number(question: Question, number: Decimal) -> Decimal | None:
    if not number.is_finite():
        return None
    whole = number == number.to_integral_value()
    return number if whole or question.type is QuestionType.DECIMAL else None


def _time(result: Result) -> time | None:
    if isinstance(result, datetime):
        return result.time().replace(second=0, microsecond=0)
    try:
        return time.fromisoformat(as_text(result))
    except ValueError:
        return None


def _moment(result: Result, now: datetime) -> datetime | None:
    if isinstance(result, datetime):
        return result.replace(second=0, microsecond=0)
    if isinstance(result, date):
        return None  # a day without an hour is no answer to a question for both
    try:
        moment = datetime.fromisoformat(as_text(result))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)
