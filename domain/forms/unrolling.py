"""A form as one state unrolls it: the questions that are asked, row by row, and what they came to.

One pass over the form, from the top. Whether a question is asked is judged by the answers above
it that count; a form whose `relevant` looks forward is refused at import. The pass is kept with
the state, because a screen asks many things of the same one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from domain.forms.answers import Answer, Rows, Value
from domain.forms.defaults import came_to, typed
from domain.forms.model import (
    GATE,
    ROW_ANSWER,
    UNASKED,
    Choice,
    FormDefinition,
    Gate,
    Question,
    QuestionType,
    instance_name,
    row_name,
)
from domain.forms.state import GONE, NEW, SAME, State, rows_of
from domain.forms.values import Result, Scope, result_of, truth

RED, GREEN = "red", "green"
"""What vip_gate is: whether the questionnaire is stopped."""


@dataclass(slots=True)
class Unrolled:
    """
    Args:
        definition: that was unrolled; held so that no other gets its id.
        scope: what expressions see outside rows.
        values: of the questions that count, by name; the scope's own.
        sets: of questions of repeats, in all rows; the scope's own.
        questions: relevant ones, notes included, by the names they are asked by.
        open: those of them that wait for an answer.
        counted: the answers that count, of calculates and hiddens too.
        fired: the gates that stop the questionnaire.
    """

    definition: FormDefinition
    scope: Scope
    values: dict[str, Result]
    sets: dict[str, list[Result]]
    questions: list[Question] = field(default_factory=list)
    open: list[Question] = field(default_factory=list)
    counted: dict[str, Answer] = field(default_factory=dict)
    fired: list[Gate] = field(default_factory=list)


def unrolled(definition: FormDefinition, state: State) -> Unrolled:
    """The form in this state; worked out once."""
    found = state.unrolled.get(id(definition))
    if found is None:
        found = _begun(definition, state)
        for part in definition.parts:
            if isinstance(part, Question):
                _ask(found, state, part, part.name)
            else:
                _ask_rows(found, state, *part)
        state.unrolled[id(definition)] = found
    return found


def _begun(definition: FormDefinition, state: State) -> Unrolled:
    values: dict[str, Result] = {}
    sets: dict[str, list[Result]] = {name: [] for name in definition.many_valued}
    scope = Scope(values, state.now, sets=sets, language=definition.default_language)
    return Unrolled(definition, scope, values, sets)


def scope_of(definition: FormDefinition, state: State, question: Question) -> Scope:
    """What the expressions of a question see: every answer that counts, and its own row."""
    scope = replace(unrolled(definition, state).scope)
    if question.row is not None:
        repeat, number = question.row
        numbers = rows_of(state, repeat).numbers
        scope.row = instance_name(repeat, number, "")
        scope.position = numbers.index(number) + 1 if number in numbers else 0
    return scope


def offered_in(question: Question, state: State, scope: Scope) -> Answer | None:
    """What a question has before it is answered: its calculation, what is known, its default."""
    if question.calculation is not None:
        return _answer(typed(question, question.calculation.run(scope), state.now))
    if question.name in state.known:
        return state.known[question.name]
    if question.default is not None:
        return _answer(typed(question, question.default.run(scope), state.now))
    return None


def passing(question: Question, choices: Iterable[Choice], scope: Scope) -> tuple[Choice, ...]:
    """Those of the choices that the question's filter lets through."""
    if question.choice_filter is None:
        return tuple(choices)
    through = []
    for choice in choices:
        own = replace(scope, columns={**choice.columns, "name": choice.name})
        if truth(question.choice_filter.run(own)):
            through.append(choice)
    return tuple(through)


def _ask_rows(seen: Unrolled, state: State, repeat: Question, within: tuple[Question, ...]) -> None:
    scope = seen.scope
    if repeat.relevant is not None and not truth(repeat.relevant.run(scope)):
        return
    rows = rows_of(state, repeat.name)
    answers = {number: _row_answer(state, repeat, rows, number) for number in rows.numbers}
    left = sum(said != GONE for said in answers.values())
    seen.sets[repeat.name] = [""] * left
    for position, (number, said) in enumerate(answers.items(), 1):
        scope.row, scope.position = instance_name(repeat.name, number, ""), position
        seen.values[scope.row + ROW_ANSWER] = said
        if number in rows.known:
            _ask_about_row(seen, repeat, number, said)
        if said and said != GONE:
            _ask_row(seen, state, within, said)
    scope.row, scope.position = "", 0
    _ask_for_more(seen, state, repeat, rows, left)


def _row_answer(state: State, repeat: Question, rows: Rows, number: int) -> str:
    """How a row was answered, "" as long as it is not."""
    if number not in rows.known:
        return NEW
    answer = state.answers.get(row_name(repeat.name, number))
    return str(answer.value) if answer else ""


def _ask_about_row(seen: Unrolled, repeat: Question, number: int, said: str) -> None:
    name = row_name(repeat.name, number)
    about = seen.definition.question(name)
    assert about is not None  # noqa: S101 - numbers of rows are bounded
    seen.questions.append(about)
    if said:
        seen.counted[name] = Answer(said)
    else:
        seen.open.append(about)


def _ask_row(seen: Unrolled, state: State, within: tuple[Question, ...], said: str) -> None:
    for question in within:
        instance = seen.definition.question(seen.scope.row + question.name)
        assert instance is not None  # noqa: S101 - numbers of rows are bounded
        if _ask(seen, state, instance, question.name, confirmed=said == SAME):
            seen.sets[question.name].append(seen.values.get(instance.name, ""))


def _ask_for_more(seen: Unrolled, state: State, repeat: Question, rows: Rows, left: int) -> None:
    asked = seen.definition.not_required[repeat.name] if left else repeat
    seen.questions.append(asked)
    if rows.numbers or rows.closed:
        seen.counted[repeat.name] = Answer(rows)
    if asked.required or not (rows.closed or repeat.name in state.skipped):
        seen.open.append(asked)


def _ask(
    seen: Unrolled, state: State, question: Question, own_name: str, *, confirmed: bool = False
) -> bool:
    """Go on with one question; whether it is relevant.

    Args:
        own_name: its name in the form, without the row.
        confirmed: all that is known of its row is confirmed, so that it is asked only when it is
            required and nothing is known.
    """
    scope = seen.scope
    if question.relevant is not None and not truth(question.relevant.run(scope)):
        return False
    if question.type is QuestionType.NOTE:
        if not confirmed:
            seen.questions.append(question)
        return True
    answer = _counting(seen, state, question, confirmed=confirmed)
    if answer is not None:
        seen.counted[question.name] = answer
        seen.values[question.name] = result_of(answer)
        _judge(seen, question.name, own_name)
    if question.type in UNASKED or (confirmed and answer is None and not question.required):
        return True
    seen.questions.append(question)
    if _is_open(state, question, answer):
        seen.open.append(question)
    return True


def _is_open(state: State, question: Question, answer: Answer | None) -> bool:
    if question.read_only:
        return question.name not in state.answers and question.name not in state.skipped
    return answer is None and (question.required or question.name not in state.skipped)


def _counting(
    seen: Unrolled, state: State, question: Question, *, confirmed: bool
) -> Answer | None:
    """The answer that counts, or None."""
    name, scope = question.name, seen.scope
    if question.type in UNASKED:
        return _machine_answer(seen, state, question)
    if question.read_only:
        return offered_in(question, state, scope) or state.answers.get(name)
    answer = state.answers.get(name) or (state.known.get(name) if confirmed else None)
    if answer is None or question.choice_filter is None:
        return answer
    names = answer.value if isinstance(answer.value, tuple) else (answer.value,)
    chosen = [choice for choice in question.choices if choice.name in names]
    return answer if len(passing(question, chosen, scope)) == len(chosen) else None


def _machine_answer(seen: Unrolled, state: State, question: Question) -> Answer | None:
    """Of a calculate or a hidden: what was put in, or what it comes to."""
    if question.name == GATE and question.calculation is None:
        return Answer(RED if seen.fired else GREEN)
    given = state.answers.get(question.name) or state.known.get(question.name)
    if question.type is QuestionType.HIDDEN:
        if given is None and question.default is not None:
            return _answer(came_to(question.default.run(seen.scope)))
        return given
    if question.calculation is None:
        return given
    scope = seen.scope
    scope.current = "" if given is None else result_of(given)
    computed = came_to(question.calculation.run(scope))
    scope.current = ""
    return _answer(computed)


def _answer(value: Value | None) -> Answer | None:
    made = Answer(value)
    return None if made.is_empty else made


def _judge(seen: Unrolled, name: str, own_name: str) -> None:
    gate = seen.definition.gate_of.get(own_name)
    if gate is None:
        return
    scope = seen.scope
    scope.current = seen.values[name]
    if truth(gate.condition.run(scope)):
        seen.fired.append(gate)
    scope.current = ""
