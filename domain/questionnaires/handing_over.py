"""The questionnaires of somebody who leaves the company go to his successor, with their answers
(domain 4.3).
"""

from collections.abc import Collection

from sqlalchemy import select, update
from sqlalchemy.orm import aliased

from domain.forms.answers import Answer, answer_to_json
from domain.permissions import Permission, needs
from domain.questionnaires.known import REP
from domain.questionnaires.rows import questionnaire_subject
from domain.work import Work, redraw
from storage.models import Employee, FormAnswer, FormResponse, Questionnaire

LIVE = ("open", "paused", "restored")


@needs(Permission.DISMISS_STAFF)
async def hand_over(work: Work, from_id: int, to_id: int) -> int:
    """Hand over what is being filled, what waits for repair, and what may go on. What was begun
    is among the successor's drafts then.

    Where both fill one of the same client, the successor's goes on. The other is put away with its
    answers: one that counted already waits to be gone on with, any other is over.

    Returns:
        How many questionnaires.
    """
    await _lock_responses(work, (from_id, to_id))
    await _end_dropped(work, (from_id, to_id))
    await _make_room(work, from_id, to_id)
    moved = await work.session.execute(
        update(Questionnaire)
        .where(Questionnaire.rep_id == from_id, Questionnaire.state.in_(LIVE))
        .values(rep_id=to_id)
        .returning(Questionnaire.id, Questionnaire.response_id)
    )
    found = {row.id: row.response_id for row in moved}
    await _move_responses(work, found.values(), to_id)
    await redraw(work, *(questionnaire_subject(each) for each in sorted(found)))
    return len(found)


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


async def _make_room(work: Work, from_id: int, to_id: int) -> None:
    """Of one client one rep fills one questionnaire at a time."""
    own = aliased(Questionnaire)
    same_client = select(own.client_id).where(own.rep_id == to_id, own.state == "open")
    in_the_way = (
        Questionnaire.rep_id == from_id,
        Questionnaire.state == "open",
        Questionnaire.client_id.in_(same_client),
    )
    for counted, state, response_state in (
        (Questionnaire.counted_at.is_not(None), "restored", "paused"),
        (Questionnaire.counted_at.is_(None), "dropped", "dropped"),
    ):
        put_away = await work.session.scalars(
            update(Questionnaire)
            .where(*in_the_way, counted)
            .values(state=state)
            .returning(Questionnaire.response_id)
        )
        await work.session.execute(
            update(FormResponse)
            .where(FormResponse.id.in_(list(put_away)))
            .values(state=response_state, asked=False, updated_at=work.now)
        )


async def _move_responses(work: Work, responses: Collection[int], to_id: int) -> None:
    """The messages that the answers were written in are those of the leaver's own chat."""
    await work.session.execute(
        update(FormResponse)
        .where(FormResponse.id.in_(responses))
        .values(person_id=to_id, asked=False, screen={}, updated_at=work.now)
    )
    of_these = FormAnswer.response_id.in_(responses)
    await work.session.execute(update(FormAnswer).where(of_these).values(message_id=None))
    name = await work.session.scalar(select(Employee.name).where(Employee.id == to_id))
    await work.session.execute(
        update(FormAnswer)
        .where(of_these, FormAnswer.question == REP)
        .values(value=answer_to_json(Answer(name)), revision=FormAnswer.revision + 1)
    )
