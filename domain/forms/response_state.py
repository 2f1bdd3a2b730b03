"""The state of a response in the database: answers one by one, and what is known beforehand."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import ARRAY, BigInteger, and_, any_, bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.forms import engine
from domain.forms.answers import Answer, Rows, answer_from_json, answer_to_json
from domain.forms.checking import check_kind
from domain.forms.errors import FormError
from domain.forms.model import FormDefinition, parts_of
from domain.work import Work
from storage.models import FormAnswer
from storage.statements import Statement


def first_state(
    work: Work,
    definition: FormDefinition,
    known: Mapping[str, Answer],
    suggested: Mapping[str, Answer],
    rows: Mapping[str, Sequence[int]],
) -> engine.State:
    """The state that a response begins with; see `responses.start` for the arguments."""
    unconfirmed = {
        name: answer
        for name, answer in suggested.items()
        if name not in known and _fits(definition, name, answer)
    }
    told = {parts[:2] for name in unconfirmed if (parts := parts_of(name))}
    repeats = {
        repeat: Answer(
            Rows(tuple(numbers), known=tuple(each for each in numbers if (repeat, each) in told))
        )
        for repeat, numbers in rows.items()
    }
    state = engine.State(_local_now(work), {**repeats, **known}, known=unconfirmed)
    for name, answer in engine.came_once(definition, state).items():
        state = engine.answered(state, name, answer)
    return state


def _fits(definition: FormDefinition, name: str, answer: Answer) -> bool:
    """Whether the form still takes such an answer: options come and go between versions."""
    question = definition.question(name)
    if question is None or answer.is_empty:
        return False
    try:
        check_kind(question, answer)
    except FormError:
        return False
    return True


async def write_state(work: Work, response_id: int, state: engine.State) -> None:
    """Write the state of a response that has none yet."""
    rows = [
        {
            "response_id": response_id,
            "question": name,
            "value": answer_to_json(answer),
            "known": answers is state.known,
            "answered_at": work.now,
        }
        for answers in (state.answers, state.known)
        for name, answer in answers.items()
    ]
    if rows:
        await work.session.execute(insert(FormAnswer), rows)


async def read_state(work: Work, response_id: int, definition: FormDefinition) -> engine.State:
    """The state of a response; what the form has no question for is left out."""
    rows = await _ANSWERS.all(work.transaction, response=response_id)
    return _state(work, definition, [_Row(*row[1:]) for row in rows])


async def read_states(
    work: Work, definitions: Mapping[int, FormDefinition]
) -> dict[int, engine.State]:
    """The states of several responses, in one statement.

    Args:
        definitions: by response.
    """
    rows = await _ANSWERS_OF_SEVERAL.all(work.transaction, responses=list(definitions))
    of_each: dict[int, list[_Row]] = {each: [] for each in definitions}
    for response_id, *row in rows:
        of_each[response_id].append(_Row(*row))
    return {each: _state(work, definitions[each], found) for each, found in of_each.items()}


class _Row(NamedTuple):
    """An answer as it is stored."""

    name: str
    value: Any
    skipped: bool
    known: bool


def _state(work: Work, definition: FormDefinition, rows: Sequence[_Row]) -> engine.State:
    given: dict[bool, dict[str, Answer]] = {False: {}, True: {}}
    skipped: set[str] = set()
    for name, value, was_skipped, unconfirmed in rows:
        question = definition.question(name)
        if was_skipped:
            skipped.add(name)
        elif question is not None and value is not None:
            given[unconfirmed][name] = answer_from_json(question.type, value)
    return engine.State(_local_now(work), given[False], frozenset(skipped), given[True])


_ROWS = select(
    FormAnswer.response_id,
    FormAnswer.question,
    FormAnswer.value,
    FormAnswer.skipped,
    FormAnswer.known,
)
_ANSWERS = Statement(_ROWS.where(FormAnswer.response_id == bindparam("response")))
_ANSWERS_OF_SEVERAL = Statement(
    _ROWS.where(FormAnswer.response_id == any_(bindparam("responses", type_=ARRAY(BigInteger))))
)


async def put_in(work: Work, response_id: int, known: Mapping[str, Answer]) -> None:
    """Write answers that count from now on, whatever was there."""
    for name, answer in known.items():
        await write_answer(work, response_id, name, answer_to_json(answer))


async def write_answer(
    work: Work,
    response_id: int,
    name: str,
    value: Mapping[str, Any] | None,
    *,
    skipped: bool = False,
    message_id: int | None = None,
) -> None:
    """Write one answer, whatever was there.

    Args:
        value: as JSON; None of a question that was passed over.
        message_id: of the message it was written in.
    """
    await _WRITE.all(
        work.transaction,
        response_id=response_id,
        question=name,
        value=value,
        skipped=skipped,
        message_id=message_id,
        answered_at=work.now,
    )


_GIVEN = ("value", "skipped", "message_id", "answered_at")
_UPSERT = insert(FormAnswer).values(
    known=False, **{name: bindparam(name) for name in ("response_id", "question", *_GIVEN)}
)
_WRITE = Statement(
    _UPSERT.on_conflict_do_update(
        index_elements=[FormAnswer.response_id, FormAnswer.question],
        set_={
            **{name: _UPSERT.excluded[name] for name in (*_GIVEN, "known")},
            "revision": FormAnswer.revision + 1,
        },
    )
)


async def keep_what_counts(
    work: Work, response_id: int, definition: FormDefinition, state: engine.State
) -> None:
    """What was confirmed with its whole row is an answer now; what nobody confirmed is not kept."""
    if not state.known:
        return
    counted = engine.counted(definition, state)
    of_response = and_(FormAnswer.response_id == response_id, FormAnswer.known)
    confirmed = [name for name in state.known if name in counted]
    await work.session.execute(
        update(FormAnswer)
        .where(of_response, FormAnswer.question.in_(confirmed))
        .values(known=False, answered_at=work.now)
    )
    await work.session.execute(delete(FormAnswer).where(of_response))


def _local_now(work: Work) -> datetime:
    return work.now.astimezone(ZoneInfo(work.actor.time_zone))
