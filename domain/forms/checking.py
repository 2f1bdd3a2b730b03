"""Whether an answer is of the kind its question asks for."""

from datetime import date, datetime, time
from decimal import Decimal

from domain.forms.answers import Answer, Picked, Point, Rows, Value
from domain.forms.errors import FormError
from domain.forms.model import MEDIA, ONE_OF, TEXTS, Question, QuestionType

_VALUES: dict[QuestionType, type[Value]] = {
    QuestionType.TEXT: str,
    QuestionType.LONG_TEXT: str,
    QuestionType.PHONE: str,
    QuestionType.EMAIL: str,
    QuestionType.INTEGER: Decimal,
    QuestionType.DECIMAL: Decimal,
    QuestionType.DATE: date,
    QuestionType.TIME: time,
    QuestionType.DATETIME: datetime,
    QuestionType.SELECT_ONE: str,
    QuestionType.YES_NO: str,
    QuestionType.SCALE: str,
    QuestionType.SELECT_MANY: tuple,
    QuestionType.LOOKUP: Picked,
    QuestionType.LOCATION: Point,
    QuestionType.REPEAT: Rows,
    QuestionType.ROW: str,
}


def check_kind(question: Question, answer: Answer) -> None:
    """Raise when a non-empty answer does not fit the type of its question.

    Raises:
        FormError: `form-kind-<type>` says what is asked for; `form-option-unknown` when an option
            is not of this form (the form may have changed since the button was drawn).
    """
    if question.type in MEDIA:
        if not any(_is_wanted(media.kind, question.type) for media in answer.attachments):
            raise _wrong_kind(question)
        return
    if answer.value is None and question.type in TEXTS and answer.attachments:
        return  # said by voice
    wanted = _VALUES.get(question.type)
    if wanted is None or not isinstance(answer.value, wanted):
        raise _wrong_kind(question)
    if question.type is QuestionType.DATE and isinstance(answer.value, datetime):
        raise _wrong_kind(question)
    _check_options(question, answer.value)


def _is_wanted(kind: str, type_: QuestionType) -> bool:
    """A document may be any file: a photo sent as one is a document to the person too."""
    return type_ is QuestionType.DOCUMENT or kind == type_.value


def _check_options(question: Question, value: Value) -> None:
    names: tuple[str, ...] = ()
    if question.type in ONE_OF and isinstance(value, str):
        names = (value,)
    elif question.type is QuestionType.SELECT_MANY and isinstance(value, tuple):
        names = value
    if any(question.choice(name) is None for name in names):
        raise FormError("form-option-unknown")


def _wrong_kind(question: Question) -> FormError:
    return FormError(f"form-kind-{question.type.value.replace('_', '-')}")
