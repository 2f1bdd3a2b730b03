"""Answers a form knows beforehand: the `default` column."""

from datetime import date, datetime, time
from decimal import Decimal

from domain.forms.answers import Answer, Value
from domain.forms.engine import State, answered, check, relevant_questions, results
from domain.forms.errors import FormError
from domain.forms.evaluation import Result, Scope, as_date, as_number, as_text, evaluate
from domain.forms.model import ONE_OF, TEXTS, FormDefinition, Question, QuestionType


def with_defaults(definition: FormDefinition, state: State) -> State:
    """The state with defaults put in where nothing was answered or skipped.

    A prefilled answer counts as answered and can be changed from the summary. A default that does
    not fit its own question is left out, and the question is simply asked.
    """
    for question in definition.questions:
        untouched = question.name not in state.answers and question.name not in state.skipped
        if question.default is None or not untouched:
            continue
        if question not in relevant_questions(definition, state):
            continue
        scope = Scope(results(definition, state), state.now)
        answer = Answer(_value(question, evaluate(question.default, scope), state.now))
        if _fits(definition, question, answer, state):
            state = answered(state, question.name, answer)
    return state


def _fits(definition: FormDefinition, question: Question, answer: Answer, state: State) -> bool:
    try:
        check(definition, question, answer, state, language=definition.default_language)
    except FormError:
        return False
    return True


def _value(question: Question, result: Result, now: datetime) -> Value | None:
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
