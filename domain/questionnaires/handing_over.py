"""Questionnaires of somebody who leaves go to his colleagues, with their answers (domain 4.3)."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import ColumnElement, exists, select, update
from sqlalchemy.orm import aliased

from domain.forms.answers import Answer, answer_to_json
from domain.handovers.takers import Handed, Moved, Takers
from domain.questionnaires.known import REP
from domain.questionnaires.rows import questionnaire_subject
from domain.work import Work, redraw
from storage.models import Employee, FormAnswer, FormResponse, Questionnaire

LIVE = ("open", "paused", "restored")

_other = aliased(Questionnaire)


async def hand_over(work: Work, from_id: int, takers: Takers) -> list[Moved]:
    """Hand over what is being filled, what waits for repair, and what may go on. What was begun
    is among its new rep's drafts then.

    Where both fill one of the same client, the new rep's goes on. The other is put away with its
    answers: one that counted already waits to be gone on with, any other is over. Of a leave it
    stays where it is.
    """
    people = takers.people | {from_id}
    await _lock_responses(work, people)
    await _end_dropped(work, people)
    taker = takers.column(Questionnaire.client_id)
    if not takers.is_leave:
        await _make_room(work, Questionnaire.rep_id == from_id, taker)
    rows = await work.session.execute(
        update(Questionnaire)
        .where(
            Questionnaire.rep_id == from_id,
            Questionnaire.state.in_(LIVE),
            ~_in_the_way(taker),
        )
        .values(rep_id=taker)
        .returning(Questionnaire.id, Questionnaire.response_id, Questionnaire.rep_id)
        .execution_options(synchronize_session=False)
    )
    moved = rows.all()
    await _move_responses(work, {row.response_id: row.rep_id for row in moved})
    await redraw(work, *(questionnaire_subject(each) for each in sorted(row.id for row in moved)))
    return sorted((Moved(row.id, row.rep_id) for row in moved), key=lambda each: each.row_id)


async def give_back(work: Work, handed: Sequence[Handed]) -> list[Handed]:
    """Give back what is not handed in yet, unless he has begun another of that client himself."""
    await _lock_responses(work, {each.from_id for each in handed} | {*_takers(handed)})
    back: dict[int, int] = {}
    for each in handed:
        row = (
            await work.session.execute(
                update(Questionnaire)
                .where(
                    Questionnaire.id == each.row_id,
                    Questionnaire.rep_id == each.to_id,
                    Questionnaire.state.in_(LIVE),
                    ~_in_the_way(each.from_id),
                )
                .values(rep_id=each.from_id)
                .returning(Questionnaire.id, Questionnaire.response_id)
                .execution_options(synchronize_session=False)
            )
        ).first()
        if row is not None:
            back[row.id] = row.response_id
    returned = [each for each in handed if each.row_id in back]
    await _move_responses(work, {back[each.row_id]: each.from_id for each in returned})
    await redraw(work, *(questionnaire_subject(each) for each in sorted(back)))
    return returned


def _takers(handed: Sequence[Handed]) -> set[int]:
    return {each.to_id for each in handed if each.to_id is not None}


def _in_the_way(rep: ColumnElement[int] | int) -> ColumnElement[bool]:
    """Whether it is open and the other rep fills one of the same client: one at a time."""
    return (Questionnaire.state == "open") & exists(
        select(_other.id).where(
            _other.rep_id == rep,
            _other.state == "open",
            _other.client_id == Questionnaire.client_id,
        )
    ).correlate(Questionnaire)


async def _lock_responses(work: Work, reps: Collection[int]) -> None:
    """Whoever fills a questionnaire locks its response first, and then itself: so does this."""
    await work.session.execute(
        select(FormResponse.id)
        .join(Questionnaire, Questionnaire.response_id == FormResponse.id)
        .where(Questionnaire.rep_id.in_(reps), Questionnaire.state.in_(LIVE))
        .order_by(FormResponse.id)
        .with_for_update(of=FormResponse)
    )


async def _end_dropped(work: Work, reps: Collection[int]) -> None:
    """One whose draft was thrown away is over, and must not stand in another's way."""
    await work.session.execute(
        update(Questionnaire)
        .where(
            Questionnaire.rep_id.in_(reps),
            Questionnaire.state == "open",
            Questionnaire.response_id == FormResponse.id,
            FormResponse.state == "dropped",
        )
        .values(state="dropped")
    )


async def _make_room(work: Work, his: ColumnElement[bool], taker: ColumnElement[int]) -> None:
    """Of one client one rep fills one questionnaire at a time."""
    for counted, state, response_state in (
        (Questionnaire.counted_at.is_not(None), "restored", "paused"),
        (Questionnaire.counted_at.is_(None), "dropped", "dropped"),
    ):
        put_away = await work.session.scalars(
            update(Questionnaire)
            .where(his, _in_the_way(taker), counted)
            .values(state=state)
            .returning(Questionnaire.response_id)
            .execution_options(synchronize_session=False)
        )
        await work.session.execute(
            update(FormResponse)
            .where(FormResponse.id.in_(list(put_away)))
            .values(state=response_state, asked=False, updated_at=work.now)
        )


async def _move_responses(work: Work, reps: Mapping[int, int]) -> None:
    """The messages that the answers were written in are those of the former rep's own chat.

    Args:
        reps: who has each response now.
    """
    shares: defaultdict[int, list[int]] = defaultdict(list)
    for response_id, rep_id in reps.items():
        shares[rep_id].append(response_id)
    for rep_id, responses in shares.items():
        await work.session.execute(
            update(FormResponse)
            .where(FormResponse.id.in_(responses))
            .values(person_id=rep_id, asked=False, screen={}, updated_at=work.now)
        )
        of_these = FormAnswer.response_id.in_(responses)
        await work.session.execute(update(FormAnswer).where(of_these).values(message_id=None))
        name = await work.session.scalar(select(Employee.name).where(Employee.id == rep_id))
        await work.session.execute(
            update(FormAnswer)
            .where(of_these, FormAnswer.question == REP)
            .values(value=answer_to_json(Answer(name)), revision=FormAnswer.revision + 1)
        )
