"""Handing a questionnaire in: it is written back in one transaction, or bad quality pauses it.

A paused one counts for the norm at the pause, and not again when it is finished (domain 2.6).
"""

from domain.errors import TooLate
from domain.forms import correcting, engine, responses
from domain.forms.answers import Answer
from domain.forms.own_columns import target_of
from domain.forms.responses import Draft
from domain.permissions import Permission, needs
from domain.quality.leads import hold_answering
from domain.quality.opening import NewTicket, change_whom, open_ticket
from domain.questionnaires.clients import write_client
from domain.questionnaires.complaints import check_of, complaints_of, stops
from domain.questionnaires.contacts import write_contacts
from domain.questionnaires.fields import CHECK
from domain.questionnaires.making import make_things
from domain.questionnaires.rows import (
    Filled,
    lock_correctable,
    lock_own,
    questionnaire_subject,
    set_state,
    worked_through,
)
from domain.visits.meetings import set_offered
from domain.work import Work, redraw

OFFERS = frozenset({"opportunity", "request"})
"""What shows that something was offered at the meeting."""


@needs(Permission.FILL_QUESTIONNAIRES)
async def hand_in(work: Work, draft: Draft) -> int:
    """Hand a complete questionnaire in. One that bad quality stops is paused instead, with a
    ticket of its complaints; what was learned up to there is written back all the same.

    Returns:
        The questionnaire's id.

    Raises:
        TooLate: something required is open, or it was handed in already.
        NotFound, NotAllowed: it is not one's own.
    """
    await hold_answering(work)
    row = await lock_own(work, draft.subject_id)
    if row.state != "open":
        raise TooLate("error-draft-over")
    if engine.missing(draft.definition, draft.state):
        raise TooLate("error-draft-incomplete")
    filled = Filled(row, draft.definition, draft.state)
    earned = {} if row.counted_at else {"counted_at": work.now, "earned_by_id": row.rep_id}
    if stops(draft.definition, draft.state):
        await responses.pause(work, draft)
        await set_state(work, row, "paused", paused_at=work.now, **earned)
        await worked_through(work, row, "paused")
        await write_back(work, filled)
        await open_ticket(work, _ticket_of(work, filled))
    else:
        await responses.hand_in(work, draft)
        await set_state(work, row, "handed_in", handed_in_at=work.now, **earned)
        await worked_through(work, row, "handed_in")
        made = await write_back(work, filled)
        await set_offered(work, row.id, offered=bool(made & OFFERS))
    await redraw(work, questionnaire_subject(row.id))
    return row.id


async def write_back(work: Work, filled: Filled) -> set[str]:
    """Write what the answers say to where it lives on. Done twice, it changes nothing more.

    Returns:
        The kinds of what was made of answers.
    """
    await write_contacts(work, filled)
    await write_client(work, filled)
    return await make_things(work, filled)


def _ticket_of(work: Work, filled: Filled) -> NewTicket:
    row = filled.row
    person, email = check_of(filled.definition, filled.answers)
    return NewTicket(
        client_id=row.client_id,
        questionnaire_id=row.id,
        rep_id=row.rep_id,
        campaign_client_id=row.campaign_client_id,
        complaints=complaints_of(filled.definition, filled.answers, work.actor.language),
        check_person=person,
        check_email=email,
    )


@needs(Permission.FILL_QUESTIONNAIRES)
async def correct(work: Work, questionnaire_id: int, name: str, answer: Answer) -> None:
    """Correct an answer after handing in, or after the gate paused it. The earlier one is kept
    with who and when; what it says is written back again.

    Args:
        name: of the question, with its row: `people[2].phone`.

    Raises:
        FormError: the answer will not do. TooLate: it is still being filled.
        NotFound, NotAllowed: it is not one's own to correct, or has no such question.
    """
    await hold_answering(work)
    row = await lock_correctable(work, questionnaire_id)
    if row.state == "open":
        raise TooLate("error-questionnaire-open")
    draft = await correcting.correct_submitted(work, row.response_id, name, answer)
    filled = Filled(row, draft.definition, draft.state)
    await write_back(work, filled)
    if row.state == "paused" and stops(draft.definition, draft.state):
        new = _ticket_of(work, filled)
        ticket_id = await open_ticket(work, new)
        question = draft.definition.question(name)
        if question is not None and target_of(question).startswith(CHECK):
            await change_whom(work, ticket_id, new)  # otherwise the rep's later choice stands
    await redraw(work, questionnaire_subject(row.id))
