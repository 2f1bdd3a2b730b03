"""The screen of one question: pure functions from data to a screen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.dialogs.heading import for_client, heading
from bot.dialogs.picks import Pick
from bot.dialogs.taps import FormAct, form_tap
from bot.markup import shortened
from bot.screen import Button, Screen, pick, rows, tap
from bot.texts import Screenwriter, lines
from domain.asking.purpose import Subject
from domain.forms import engine
from domain.forms.answers import Answer
from domain.forms.model import ONE_OF, TEXTS, Question, QuestionType
from domain.forms.responses import Draft
from domain.forms.showing import show
from domain.lookups import Options

CHOICES_ON_PAGE = 20
"""More would not fit a phone without getting lost; the rest is a page further or is typed."""

BUTTON_TEXT = 60
SHORT_LABEL = 12
"""Characters of options that stand side by side."""

IN_ROW = {QuestionType.INTEGER: 6, QuestionType.TIME: 5, QuestionType.SCALE: 7}
SELF_EVIDENT = TEXTS | ONE_OF | {QuestionType.SELECT_MANY, QuestionType.LOOKUP}
ANSWER_SHOWN = 300


@dataclass(frozen=True)
class Asked:
    """A question with all that its screen shows.

    Attributes:
        subject: whom or what it is about.
        options: of a lookup, as searched for.
        picks: quick answers.
        page: of options that take several.
        said: what has just been done; `error`: why the last answer would not do.
    """

    draft: Draft
    question: Question
    subject: Subject | None = None
    options: Options | None = None
    picks: tuple[Pick, ...] = ()
    page: int = 0
    said: Markup | None = None
    error: str | None = None


def question_screen(w: Screenwriter, asked: Asked) -> Screen:
    """What is asked, whatever was answered so far, and the ways to answer by a tap."""
    draft, question = asked.draft, asked.question
    answer = draft.state.answers.get(question.name)
    return Screen(
        lines(
            asked.said,
            heading(w, draft, asked.subject, question),
            for_client(w, draft, asked.subject),
            *(_wording(w, draft, note) for note in _notes(draft, question)),
            Markup("<b>{}</b>").format(_wording(w, draft, question)),
            w.t("form-error", words=asked.error) if asked.error else None,
            _hint(w, asked),
            _now(w, draft, question, answer),
        ),
        buttons=rows(*_answers(w, asked), *_ways(w, asked, answer)),
        ask=question.type in TEXTS,
    )


def _notes(draft: Draft, question: Question) -> Sequence[Question]:
    return engine.notes_before(draft.definition, draft.state, question.name)


def _wording(w: Screenwriter, draft: Draft, question: Question) -> str:
    return engine.wording(draft.definition, draft.state, question.label, w.language)


def _hint(w: Screenwriter, asked: Asked) -> Markup | None:
    """The form's own hint; without one, how such a question is answered, where buttons do not
    show it.
    """
    draft, question = asked.draft, asked.question
    if question.lookup is not None and asked.options is not None:
        found = bool(asked.options.items)
        key = f"form-search-{question.lookup}" if found else "form-nothing-found"
        return w.t(key, typed=asked.options.typed)
    own = engine.wording(draft.definition, draft.state, question.hint, w.language)
    if own:
        return w.t("form-hint", words=own)
    if asked.error or question.type in SELF_EVIDENT:
        return None
    return w.t("form-hint", words=w.label(f"form-kind-{question.type}"))


def _now(w: Screenwriter, draft: Draft, question: Question, answer: Answer | None) -> Markup | None:
    if answer is None or question.type in ONE_OF | {QuestionType.SELECT_MANY}:
        return None
    words = answer_in_words(w, draft, question, answer)
    return w.t("form-now", words=shortened(words, ANSWER_SHOWN))


def answer_in_words(w: Screenwriter, draft: Draft, question: Question, answer: Answer) -> str:
    """An answer as people read it; one that is only files is named by what they are."""
    if question.type is QuestionType.DATETIME and answer.value is not None:
        return w.time.exact(answer.value)  # type: ignore[arg-type]  # the value of its type
    words = show(draft.definition, question, answer, w.language)
    files = [_file_in_words(w, each.kind, each.seconds) for each in answer.attachments]
    return ", ".join([*([words] if words else []), *files])


def _file_in_words(w: Screenwriter, kind: str, seconds: int | None) -> str:
    length = "" if seconds is None else f" {seconds // 60}:{seconds % 60:02}"
    return w.label(f"form-file-{kind}") + length


def _answers(w: Screenwriter, asked: Asked) -> list[Sequence[Button | None]]:
    question = asked.question
    if question.type is QuestionType.LOOKUP and asked.options is not None:
        return _options(w, asked, asked.options)
    if question.type is QuestionType.SELECT_MANY:
        return [*_marks(w, asked), [_button(asked, w.label("form-button-done"), "done", "")]]
    if question.type in ONE_OF:
        return _choices(w, asked)
    buttons = [_button(asked, each.label, "set", each.value) for each in asked.picks]
    return _in_rows(buttons, IN_ROW.get(question.type, 1))


def _button(asked: Asked, label: str, act: FormAct, value: object) -> Button:
    return tap(shortened(label, BUTTON_TEXT), form_tap(asked.draft.id, act, asked.question, value))


def _choices(w: Screenwriter, asked: Asked) -> list[Sequence[Button | None]]:
    """One of several: side by side while the words are short."""
    question = asked.question
    answer = asked.draft.state.answers.get(question.name)
    labels = _labels(w, asked)
    buttons = [
        _button(asked, _ticked(label, answer is not None and answer.value == name), "set", at)
        for at, name, label in labels
    ]
    short = all(len(label) <= SHORT_LABEL for _, _, label in labels)
    width = 2 if short and question.type is not QuestionType.SELECT_ONE else 1
    return _in_rows(buttons, IN_ROW.get(question.type, width)) + _turning(w, asked)


def _marks(w: Screenwriter, asked: Asked) -> list[Sequence[Button | None]]:
    """Several of many: each button sets its own mark, or takes it away."""
    answer = asked.draft.state.answers.get(asked.question.name)
    marked = answer.value if answer is not None and isinstance(answer.value, tuple) else ()
    buttons = [
        _button(asked, _ticked(label, name in marked), "off" if name in marked else "on", at)
        for at, name, label in _labels(w, asked)
    ]
    return _in_rows(buttons, 1) + _turning(w, asked)


def _labels(w: Screenwriter, asked: Asked) -> list[tuple[int, str, str]]:
    """The options of this page: where they stand in the form, name and words."""
    first = asked.page * CHOICES_ON_PAGE
    text = asked.draft.definition.text
    return [
        (at, choice.name, text(choice.label, w.language) or choice.name)
        for at, choice in enumerate(asked.question.choices)
        if first <= at < first + CHOICES_ON_PAGE
    ]


def _ticked(label: str, ticked: bool) -> str:
    return f"✔ {label}" if ticked else label


def _in_rows(buttons: Sequence[Button], width: int) -> list[Sequence[Button | None]]:
    return [buttons[at : at + width] for at in range(0, len(buttons), width)]


def _turning(w: Screenwriter, asked: Asked) -> list[Sequence[Button | None]]:
    more = (asked.page + 1) * CHOICES_ON_PAGE < len(asked.question.choices)
    return _pages(w, asked, asked.page, more)


def _options(w: Screenwriter, asked: Asked, options: Options) -> list[Sequence[Button | None]]:
    found = [_button(asked, each.label, "set", each.id) for each in options.items]
    search = pick(w.label("form-button-search")) if asked.question.lookup == "clients" else None
    return [*_in_rows(found, 1), *_pages(w, asked, options.page, options.more), [search]]


def _pages(w: Screenwriter, asked: Asked, page: int, more: bool) -> list[Sequence[Button | None]]:
    before = _button(asked, w.label("form-button-before"), "page", page - 1) if page else None
    after = _button(asked, w.label("form-button-more"), "page", page + 1) if more else None
    return [[before, after]]


def _ways(
    w: Screenwriter, asked: Asked, answer: Answer | None
) -> Iterable[Sequence[Button | None]]:
    """Other ways on: keep, skip, go back, go on later."""
    draft, question = asked.draft, asked.question
    many = question.type is QuestionType.SELECT_MANY
    skipping = "form-button-skip" if answer is None else "form-button-clear"
    first = engine.previous_question(draft.definition, draft.state, question.name) is None
    return (
        [
            _button(asked, w.label("form-button-keep"), "keep", "")
            if answer is not None and not many
            else None,
            _button(asked, w.label(skipping), "skip", "") if engine.can_skip(question) else None,
        ],
        [
            None if first else _button(asked, w.label("form-button-back"), "back", ""),
            _button(asked, w.label("form-button-later"), "later", ""),
        ],
    )
