"""Quick answers: what a person will most likely pick, as buttons; and reading them back."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from bot.texts import Screenwriter
from domain.company.calendar import WorkCalendar
from domain.forms import engine
from domain.forms.answers import Answer, Value
from domain.forms.errors import FormError
from domain.forms.model import ONE_OF, Question, QuestionType
from domain.forms.responses import Draft
from domain.questionnaires.checkers import offered_for_check

NUMBERS = range(6)
HUNDRED = 100
SHARES = (0, 10, 25, 50, 75, HUNDRED)
"""Offered where a hundred is the most: a share in per cent."""

DAYS = 4
"""Working days offered from today on, and the same day of the next week."""

SOON = timedelta(hours=2)
SOONEST = timedelta(minutes=30)
"""The end of today is offered while it is farther away than this."""

IN_WORDS = frozenset({QuestionType.TEXT, QuestionType.EMAIL})
"""Questions whose quick answers are words that are known already."""

PEOPLE = 6
"""Known people offered by their names."""

FIRST_HOUR, LAST_HOUR = 9, 18
LONGEST_NUMBER = 9
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_ROUNDING = 30  # minutes


@dataclass(frozen=True, slots=True)
class Pick:
    """A button's words, and its value as a tap carries it."""

    label: str
    value: str


def picks_for(
    w: Screenwriter, draft: Draft, question: Question, calendar: WorkCalendar
) -> tuple[Pick, ...]:
    """Quick answers to a question that is asked in words, figures or dates.

    Args:
        calendar: of those for whom the answer is a limit.
    """
    match question.type:
        case QuestionType.INTEGER:
            return tuple(Pick(str(number), str(number)) for number in _numbers(draft, question))
        case QuestionType.DATE:
            days = _fitting_days(w, draft, question, calendar)
            return tuple(Pick(w.time.nearby(day), day.isoformat()) for day in days)
        case QuestionType.TIME:
            hours = range(FIRST_HOUR, LAST_HOUR + 1)
            return tuple(Pick(f"{hour}:00", f"{hour:02}:00") for hour in hours)
        case QuestionType.DATETIME:
            return tuple(
                Pick(w.time.exact(at), str(int(at.timestamp()) // 60))
                for at in _moments(w, calendar)
            )
        case QuestionType.TEXT | QuestionType.EMAIL:
            offered = offered_for_check(draft.definition, draft.state, question)
            return tuple(Pick(words, str(at)) for at, words in enumerate(offered[:PEOPLE]))
        case _:
            return ()


def read_words(draft: Draft, question: Question, value: str) -> Answer:
    """The ready words that a button of a question for words gives.

    Raises:
        FormError: there are no such words any more, or the tap was forged.
    """
    try:
        return Answer(offered_for_check(draft.definition, draft.state, question)[_index(value)])
    except (ValueError, IndexError) as unread:
        raise FormError("form-option-unknown") from unread


def _numbers(draft: Draft, question: Question) -> list[int]:
    """Small numbers, or shares of a hundred: those that the question takes."""
    candidates = sorted({*NUMBERS, *SHARES, HUNDRED + 1})
    numbers = [Decimal(number) for number in candidates]
    fits = {*engine.fitting(draft.definition, question, numbers, draft.state)}
    shares = HUNDRED in fits and HUNDRED + 1 not in fits
    return [number for number in (SHARES if shares else NUMBERS) if number in fits]


def _fitting_days(
    w: Screenwriter, draft: Draft, question: Question, calendar: WorkCalendar
) -> list[date]:
    """The next days; where the question takes none of them but today, those just gone."""
    ahead = _days(w, calendar)
    fits = engine.fitting(draft.definition, question, ahead, draft.state)
    if len(fits) > 1:
        return list(fits)
    gone = [ahead[0]]
    while len(gone) < DAYS:
        before = gone[-1] - _DAY
        while not calendar.is_working_day(before):
            before -= _DAY
        gone.append(before)
    return list(engine.fitting(draft.definition, question, sorted(gone), draft.state))


def _days(w: Screenwriter, calendar: WorkCalendar) -> list[date]:
    today = w.now.astimezone(w.zone).date()
    days = [today]
    while len(days) < DAYS:
        following = days[-1] + _DAY
        while not calendar.is_working_day(following):
            following += _DAY
        days.append(following)
    return sorted({*days, today + _WEEK})


def _moments(w: Screenwriter, calendar: WorkCalendar) -> list[datetime]:
    """In a while, and when the work of the next days ends."""
    soon = _rounded(w.now + SOON)
    ends = [_end_of(w, calendar, day) for day in _days(w, calendar)]
    later = [end for end in ends if end > w.now + SOONEST]
    return sorted({*([soon] if calendar.is_working(soon) else []), *later})


def _rounded(at: datetime) -> datetime:
    whole = at.replace(second=0, microsecond=0)
    return whole + timedelta(minutes=-whole.minute % _ROUNDING)


def _end_of(w: Screenwriter, calendar: WorkCalendar, day: date) -> datetime:
    """When work ends on a local day; on a day off, when the next working day ends."""
    while not calendar.is_working_day(day):
        day += _DAY
    begins = datetime.combine(day, time(), w.zone)
    return calendar.add(begins, calendar.between(begins, begins + _DAY))


def read_pick(question: Question, value: str, w: Screenwriter) -> Answer:
    """The answer that a quick button gives.

    Raises:
        FormError: no button of this question has such a value: it was forged, or the form changed.
    """
    try:
        return Answer(_read(question, value, w))
    except (ValueError, ArithmeticError, IndexError, OSError) as unread:
        raise FormError("form-option-unknown") from unread


def _read(question: Question, value: str, w: Screenwriter) -> Value:
    if question.type in ONE_OF | {QuestionType.SELECT_MANY}:
        name = question.choices[_index(value)].name
        return name if question.type in ONE_OF else (name,)
    match question.type:
        case QuestionType.INTEGER:
            return Decimal(_index(value))
        case QuestionType.DATE:
            return date.fromisoformat(value)
        case QuestionType.TIME:
            return time.fromisoformat(value)
        case QuestionType.DATETIME:
            return datetime.fromtimestamp(_index(value) * 60, w.zone)
        case _:
            raise ValueError(value)


def _index(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= LONGEST_NUMBER):
        raise ValueError(value)
    return int(value)
