"""An answer as people read it."""

from datetime import date, datetime, time
from decimal import Decimal

from domain.contact_data import shown_phone
from domain.forms.answers import Answer, Picked, Point, Rows
from domain.forms.model import FormDefinition, Question, QuestionType
from domain.forms.values import as_text


def show(definition: FormDefinition, question: Question, answer: Answer, language: str) -> str:
    """The answer's value in words of `language`; "" when it is only files.

    Dates are written in figures, times in the zone they were answered in.
    """
    value = answer.value
    match value:
        case None:
            return ""
        case str() | tuple():
            return _words(definition, question, value, language)
        case Decimal():
            return as_text(value).replace(".", "," if language == "ru" else ".")
        case datetime():
            return f"{_date(value, language)} {value:%H:%M}"
        case date():
            return _date(value, language)
        case time():
            return f"{value:%H:%M}"
        case Picked():
            return value.label
        case Point():
            return f"{value.latitude}, {value.longitude}"
        case Rows():
            return str(len(value.numbers))


def _words(
    definition: FormDefinition, question: Question, value: str | tuple[str, ...], language: str
) -> str:
    if isinstance(value, tuple):
        return ", ".join(_choice(definition, question, name, language) for name in value)
    if question.type is QuestionType.PHONE:
        return shown_phone(value)
    return _choice(definition, question, value, language)


def _choice(definition: FormDefinition, question: Question, name: str, language: str) -> str:
    choice = question.choice(name)
    return name if choice is None else definition.text(choice.label, language) or name


def _date(day: date, language: str) -> str:
    return f"{day:%d.%m.%Y}" if language == "ru" else f"{day:%Y-%m-%d}"
