"""Whom the client's side names for the check: those it named as key people come first."""

from dataclasses import dataclass

from domain.forms import engine
from domain.forms.model import FormDefinition, Question
from domain.forms.own_columns import target_of
from domain.forms.state import State, is_gone, rows_of
from domain.questionnaires.fields import (
    CHECK,
    CONTACT,
    repeats_of,
    row_fields,
    words_of,
)

PERSON, EMAIL = f"{CHECK}person", f"{CHECK}email"


@dataclass(frozen=True)
class _Known:
    name: str
    email: str | None


def offered_for_check(definition: FormDefinition, state: State, question: Question) -> list[str]:
    """Ready answers to "whom shall we ask to check": names; and to "which address": addresses, that
    of the person named before first. Where an address is asked for as well, those who have one come
    first. Empty for any other question.
    """
    target = target_of(question)
    if target == PERSON:
        written = any(
            target_of(each) == EMAIL for each in engine.relevant_questions(definition, state)
        )
        known = sorted(_known(definition, state), key=lambda each: written and not each.email)
        found = [each.name for each in known]
    elif target == EMAIL:
        chosen = _person(definition, state)
        known = sorted(_known(definition, state), key=lambda each: each.name.lower() != chosen)
        found = [each.email for each in known if each.email]
    else:
        return []
    return list(dict.fromkeys(found))


def _person(definition: FormDefinition, state: State) -> str:
    answers = engine.counted(definition, state)
    named = (words_of(answers.get(each.name)) for each in definition.questions if _asks_who(each))
    return next((name.lower() for name in named if name), "")


def _asks_who(question: Question) -> bool:
    return target_of(question) == PERSON


def _known(definition: FormDefinition, state: State) -> list[_Known]:
    """Those who work there, as the questionnaire knows them by now; an address only where it may
    be kept.
    """
    answers = engine.counted(definition, state)
    found = []
    for repeat in repeats_of(definition, CONTACT):
        for number in rows_of(state, repeat).numbers:
            said = row_fields(definition, answers, repeat, number)
            name = words_of(said.get("name"))
            if name is None or is_gone(state, repeat, number):
                continue
            refused = words_of(said.get("consent")) == "no"
            found.append(_Known(name, None if refused else words_of(said.get("email"))))
    return found
