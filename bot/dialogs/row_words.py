"""A row of a repeat in words: by what it is recognised, and what is written in it."""

from bot.dialogs.question_screen import answer_in_words
from bot.markup import shortened
from bot.texts import Screenwriter
from domain.forms import engine
from domain.forms.answers import Answer
from domain.forms.engine import SummaryRow
from domain.forms.model import MEDIA, UNASKED, Question, QuestionType, instance_name, row_name
from domain.forms.responses import Draft
from domain.forms.showing import show
from domain.forms.state import is_gone

TITLE = 40
"""Characters by which a row is recognised."""

ANSWER_SHOWN = 80
LABEL_SHOWN = 24
"""Characters of a yes/no question among the answers of a row: enough to know it by."""

UNTITLED = MEDIA | UNASKED | {QuestionType.NOTE}


def row_title(w: Screenwriter, draft: Draft, repeat: str, number: int) -> str:
    """What stands in a row's first question that says something; else its place."""
    for template in draft.definition.in_repeat(repeat):
        answer = _answer(draft, instance_name(repeat, number, template.name))
        if answer is None or template.type in UNTITLED:
            continue
        if words := " ".join(show(draft.definition, template, answer, w.language).split()):
            return shortened(words, TITLE)
    numbers = engine.rows_of(draft.state, repeat).numbers
    return w.label("form-row", at=numbers.index(number) + 1 if number in numbers else number)


def _answer(draft: Draft, name: str) -> Answer | None:
    return draft.state.answers.get(name) or draft.state.known.get(name)


def row_answers(draft: Draft, repeat: str, number: int) -> list[SummaryRow]:
    """What a row asks, with the answers; what is known of it, while that is unconfirmed."""
    about = draft.definition.question(row_name(repeat, number))
    asked = [
        row
        for row in engine.summary(draft.definition, draft.state)
        if row.question.row == (repeat, number) and row.question.type is not QuestionType.ROW
    ]
    return asked or (list(engine.row_known(draft.definition, draft.state, about)) if about else [])


def row_in_words(w: Screenwriter, draft: Draft, repeat: str, number: int) -> list[str]:
    """All that is answered in a row, one part an answer."""
    return [
        said(w, draft, row.question, row.answer)
        for row in row_answers(draft, repeat, number)
        if row.answer is not None
    ]


def said(w: Screenwriter, draft: Draft, question: Question, answer: Answer) -> str:
    """An answer as a part of a line."""
    words = " ".join(answer_in_words(w, draft, question, answer).split())
    if question.type is QuestionType.YES_NO:
        label = draft.definition.text(question.label, w.language).rstrip("?:. ")
        words = f"{shortened(label, LABEL_SHOWN)}: {words}"
    return shortened(words, ANSWER_SHOWN)


def numbers_left(draft: Draft, repeat: str) -> list[int]:
    """The rows that count."""
    numbers = engine.rows_of(draft.state, repeat).numbers
    return [number for number in numbers if not is_gone(draft.state, repeat, number)]
