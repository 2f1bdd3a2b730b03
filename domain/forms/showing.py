"""An answer as people read it."""

from datetime import date, datetime, time
from decimal import Decimal

from domain.contact_data import shown_phone
from domain.forms.answers import Answer, Picked, Point
from domain.forms.evaluation import as_text
from domain.forms.model import FormDefinition, Question, QuestionType


def show(definition: FormDefinition, question: Question, answer: Answer, language: str) -> str:
    """The answer's value in words of `language`; "" when it is only files.

    Dates are written in figures, times in the zone they were answered in.
    """
    value = answer.value
    match value:
        case None:
            return ""
        case str():
            return _words(definition, question, value, language)
        case tuple():
            return ", ".join(_choice(definition, question, name, language) for name in value)
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


def _words(definition: FormDefinition, question: Question, value: str, language: str) -> str:
    if question.type is QuestionType.PHONE:
        return shown_phone(value)
    return _choice(definition, question, value, language)


def _choice(definition: FormDefinition, question: Question, name: str, language: str) -> str:
    choice = question.choice(name)
    return name if choice is None else definition.text(choice.label, language) or name


def _date(day: date, language: str) -> str:
    return f"{day:%d.%m.%Y}" if language == "ru" else f"{day:%Y-%m-%d}"
