"""The quality gate of a filled questionnaire: whether it stops, and what the complaints are."""

from collections.abc import Mapping

from domain.forms import engine
from domain.forms.answers import Answer
from domain.forms.model import RESTORED, FormDefinition
from domain.forms.own_columns import target_of
from domain.forms.showing import show
from domain.forms.state import State, rows_of
from domain.quality.opening import Complaint, severity_of
from domain.questionnaires.fields import CHECK, PROBLEM, repeats_of, row_fields, words_of

OTHER = "other"
"""The category of a complaint that was given none."""


def stops(definition: FormDefinition, state: State) -> bool:
    """Whether bad quality stops the questionnaire: a gate fires, and the client has not confirmed
    since that it is repaired (domain 2.10).
    """
    restored = state.answers.get(RESTORED)
    if restored is not None and restored.value == "yes":
        return False
    return bool(engine.fired(definition, state))


def complaints_of(definition: FormDefinition, state: State, language: str) -> list[Complaint]:
    """The complaints as they were written down one by one; in a form that does not ask for them,
    one for each answer that stopped it.
    """
    answers = engine.counted(definition, state)
    rows = [
        (number, row_fields(definition, answers, repeat, number))
        for repeat in repeats_of(definition, PROBLEM)
        for number in rows_of(state, repeat).numbers
    ]
    found = [_complaint(number, said) for number, said in rows]
    return found or _of_gates(definition, state, answers, language)


def _complaint(number: int, said: Mapping[str, Answer]) -> Complaint:
    """Said by voice alone, there are no words yet: the recording stands in the questionnaire."""
    return Complaint(
        instance=number,
        category=words_of(said.get("category")) or OTHER,
        severity=severity_of(words_of(said.get("severity"))),
        words=words_of(said.get("words")) or "",
        repaired_when=words_of(said.get("repaired_when")) or "",
        place=words_of(said.get("place")),
    )


def _of_gates(
    definition: FormDefinition, state: State, answers: Mapping[str, Answer], language: str
) -> list[Complaint]:
    found = []
    for number, gate in enumerate(engine.fired(definition, state), 1):
        question, answer = definition.question(gate.question), answers.get(gate.question)
        if question is None or answer is None:
            continue
        label = definition.text(question.label, language)
        words = f"{label} {show(definition, question, answer, language)}"
        found.append(Complaint(number, gate.category or OTHER, severity_of(None), words, ""))
    return found


def check_of(definition: FormDefinition, state: State) -> tuple[str | None, str | None]:
    """Whom to ask for the check, by name and by address; without an address, by phone only."""
    answers = engine.counted(definition, state)
    said = {
        target_of(question): words_of(answers.get(question.name))
        for question in definition.questions
        if target_of(question).startswith(CHECK) and question.name in answers
    }
    return said.get(f"{CHECK}person"), said.get(f"{CHECK}email")
