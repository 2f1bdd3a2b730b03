"""The form of a new request: the client and kind, the kind's own questions, when and to whom.

Words that came before anything was asked are kept from the start and become the answer to the
kind's main question once the kind is known.

Due date and receiver have a sensible answer from the start, so they are not asked, only shown on
the summary, where they can be changed: that keeps a new request within five taps and the words.
"""

from collections.abc import Mapping
from dataclasses import replace

from domain.company import Policy
from domain.forms.answers import Answer, Picked
from domain.forms.model import (
    TEXTS,
    Choice,
    FormDefinition,
    Labels,
    Question,
    QuestionType,
    version_of,
)
from domain.requests import limits
from domain.texts import Texts
from domain.work import Work

CLIENT, KIND, DUE, RECEIVER, WORDS = "client", "kind", "due", "receiver", "words"

RESERVED = frozenset({CLIENT, KIND, DUE, RECEIVER, WORDS})
"""Names of the questions that every request has; a kind's own form may not use them."""

OPENING = "request"
"""Name of the form while the kind is still to be chosen."""


def opening_form(policy: Policy, texts: Texts) -> FormDefinition:
    """The form while the kind is still to be chosen: client and kind, and words that came first."""
    words = replace(_asked(texts, WORDS, QuestionType.LONG_TEXT), required=False)
    return _named(OPENING, _texts(texts, "request-form-title"), policy, texts, (words,))


def kind_form(policy: Policy, texts: Texts, kind: str, own: FormDefinition) -> FormDefinition:
    """The whole form of a kind.

    Args:
        own: the kind's own questions, from its file.
    """
    whole = _named(f"request-{kind}", own.title, policy, texts, own.questions)
    closing = (
        _asked(texts, DUE, QuestionType.DATETIME),
        replace(_asked(texts, RECEIVER, QuestionType.LOOKUP), lookup="receivers"),
    )
    return _sealed(replace(whole, questions=whole.questions + closing, sections=own.sections))


def main_question(definition: FormDefinition) -> Question | None:
    """The question whose answer says in words what the form is about: its first required text,
    else its first text.
    """
    texts = [question for question in definition.questions if question.type in TEXTS]
    return next((question for question in texts if question.required), next(iter(texts), None))


def known_of_kind(work: Work, kind: str, language: str) -> Mapping[str, Answer]:
    """The answers a kind gives by itself: its due date and its department."""
    department = work.policy.kinds[kind].department
    title = work.policy.department_title(department, language)
    return {
        DUE: Answer(limits.default_due(work, kind)),
        RECEIVER: Answer(Picked(f"department:{department}", title)),
    }


def _named(
    name: str, title: Labels, policy: Policy, texts: Texts, own: tuple[Question, ...]
) -> FormDefinition:
    opening = (
        replace(_asked(texts, CLIENT, QuestionType.LOOKUP), lookup="clients"),
        replace(
            _asked(texts, KIND, QuestionType.SELECT_ONE),
            choices=tuple(Choice(code, dict(kind.title)) for code, kind in policy.kinds.items()),
        ),
    )
    return _sealed(
        FormDefinition(
            name=name,
            version="",
            title=title,
            default_language=texts.languages[0],
            languages=texts.languages,
            sections=(),
            questions=opening + own,
        )
    )


def _asked(texts: Texts, name: str, type_: QuestionType) -> Question:
    return Question(
        name=name, type=type_, label=_texts(texts, f"request-form-{name}"), required=True
    )


def _texts(texts: Texts, key: str) -> Labels:
    return {language: texts.format(language, key) for language in texts.languages}


def _sealed(definition: FormDefinition) -> FormDefinition:
    return replace(definition, version=version_of(definition.to_json()))
