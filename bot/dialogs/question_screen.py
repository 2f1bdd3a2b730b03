"""The screen of one question: pure functions from data to a screen."""

from markupsafe import Markup

from bot.dialogs.asked import (
    Asked,
    Line,
    above,
    act_button,
    below,
    button,
    hint_of,
    turning,
    wording,
)
from bot.dialogs.choice_buttons import choice_buttons, legend, mark_buttons, page_of
from bot.markup import shortened
from bot.screen import Screen, in_rows, pick, rows
from bot.texts import Screenwriter, lines
from domain.forms import engine
from domain.forms.answers import Answer
from domain.forms.model import ONE_OF, TEXTS, Question, QuestionType
from domain.forms.responses import Draft
from domain.forms.showing import show
from domain.lookups import Option, Options

IN_ROW = {QuestionType.INTEGER: 6, QuestionType.TIME: 5}
SELF_EVIDENT = TEXTS | ONE_OF | {QuestionType.SELECT_MANY, QuestionType.LOOKUP}
ANSWER_SHOWN = 300

NAME_BESIDE_LEAVE = 28
"""Characters of a name that leave room on its button for until when he is away."""


def question_screen(w: Screenwriter, asked: Asked) -> Screen:
    """What is asked, whatever was answered or is known so far, and the ways to answer by a tap."""
    question = asked.question
    return Screen(
        lines(
            *above(w, asked),
            Markup("<b>{}</b>").format(wording(w, asked.draft, question)),
            Markup.escape(asked.row) if asked.row else None,
            w.t("form-error", words=asked.error) if asked.error else None,
            legend(w, asked),
            _hint(w, asked),
            _now(w, asked),
        ),
        buttons=rows(
            *_confirming(w, asked), *_answers(w, asked), _passing(w, asked), below(w, asked)
        ),
        ask=question.type in TEXTS and not question.read_only,
    )


def _hint(w: Screenwriter, asked: Asked) -> Markup | None:
    """The form's own hint; without one, how such a question is answered, where buttons do not
    show it.
    """
    question = asked.question
    if question.lookup is not None and asked.options is not None:
        found = bool(asked.options.items)
        key = f"form-search-{question.lookup}" if found else "form-nothing-found"
        return w.t(key, typed=asked.options.typed)
    if own := hint_of(w, asked.draft, question):
        return w.t("form-hint", words=own)
    if len(asked.choices) > page_of(question):
        return w.t("form-search-choices")
    if asked.error or question.read_only or question.type in SELF_EVIDENT:
        return None
    return w.t("form-hint", words=w.label(f"form-kind-{question.type}"))


def _now(w: Screenwriter, asked: Asked) -> Markup | None:
    """What stands there: the answer, what it was last time, or what the form suggests."""
    question, state = asked.question, asked.draft.state
    if asked.answer is None or question.read_only:
        return _said_before(w, asked)
    if question.type in ONE_OF | {QuestionType.SELECT_MANY}:
        return None
    words = answer_in_words(w, asked.draft, question, state.answers[question.name])
    return w.t("form-now", words=shortened(words, ANSWER_SHOWN))


def _said_before(w: Screenwriter, asked: Asked) -> Markup | None:
    question = asked.question
    if asked.offered is None:
        return w.t("form-shown-empty") if question.read_only else None
    words = answer_in_words(w, asked.draft, question, asked.offered)
    if question.read_only:
        key = "form-shown"
    else:
        key = "form-known" if question.name in asked.draft.state.known else "form-suggested"
    return w.t(key, words=shortened(words, ANSWER_SHOWN))


def answer_in_words(w: Screenwriter, draft: Draft, question: Question, answer: Answer) -> str:
    """An answer as people read it; one that is only files is named by what they are."""
    if question.type is QuestionType.DATETIME and answer.value is not None:
        return w.time.exact(answer.value)  # type: ignore[arg-type]  # the value of its type
    if question.type is QuestionType.DATE and answer.value is not None:
        return w.time.day(answer.value)  # type: ignore[arg-type]  # the value of its type
    words = show(draft.definition, question, answer, w.language)
    files = [_file_in_words(w, each.kind, each.seconds) for each in answer.attachments]
    return ", ".join([*([words] if words else []), *files])


def _file_in_words(w: Screenwriter, kind: str, seconds: int | None) -> str:
    length = f" {seconds // 60}:{seconds % 60:02}" if seconds else ""
    return w.label(f"form-file-{kind}") + length


def _confirming(w: Screenwriter, asked: Asked) -> list[Line]:
    """One tap for what is known, or only shown."""
    if asked.question.read_only:
        label = w.label("form-button-next")
    elif asked.offered is not None:
        label = w.label("form-button-same")
    else:
        return []
    return [[button(asked, label, "same", style="primary")]]


def _answers(w: Screenwriter, asked: Asked) -> list[Line]:
    question = asked.question
    if question.read_only:
        return []
    if question.type is QuestionType.LOOKUP and asked.options is not None:
        return _options(w, asked, asked.options)
    if question.type is QuestionType.SELECT_MANY:
        done = None if asked.offered else act_button(w, asked, "done")
        return [*mark_buttons(w, asked), [done]]
    if question.type in ONE_OF:
        return choice_buttons(w, asked)
    buttons = [button(asked, each.label, "set", each.value) for each in asked.picks]
    return in_rows(buttons, IN_ROW.get(question.type, 1))


def _options(w: Screenwriter, asked: Asked, options: Options) -> list[Line]:
    found = [button(asked, _option(w, each), "set", each.picked.id) for each in options.items]
    search = pick(w.label("form-button-search")) if asked.question.lookup == "clients" else None
    return [*in_rows(found, 1), turning(w, asked, options.page, more=options.more), [search]]


def _option(w: Screenwriter, option: Option) -> str:
    if option.away_until is None:
        return option.picked.label
    name = shortened(option.picked.label, NAME_BESIDE_LEAVE)
    return w.label("form-option-away", name=name, until=option.away_until)


def _passing(w: Screenwriter, asked: Asked) -> Line:
    """Ways on without a new answer: keep the one there is, or skip."""
    question, answer = asked.question, asked.answer
    if question.read_only:
        return ()
    skipping = "form-button-skip" if answer is None else "form-button-clear"
    many = question.type is QuestionType.SELECT_MANY
    return (
        act_button(w, asked, "keep") if answer is not None and not many else None,
        button(asked, w.label(skipping), "skip") if engine.can_skip(question) else None,
    )
