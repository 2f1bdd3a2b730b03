"""What forms are asked for: the one table, put together from what each capability asks."""

from collections.abc import Mapping

from domain.asking.purpose import Handed, Purpose, Subject
from domain.errors import DeskError
from domain.follow_ups.purposes import FOLLOW_UP_PURPOSES
from domain.forms.responses import Draft
from domain.questionnaires.purposes import QUESTIONNAIRE_PURPOSES
from domain.requests.purposes import REQUEST_PURPOSES
from domain.requests.rows import Answered
from domain.visits.purposes import VISIT_PURPOSES
from domain.work import Work

PURPOSES: Mapping[str, Purpose] = {
    **REQUEST_PURPOSES,
    **FOLLOW_UP_PURPOSES,
    **VISIT_PURPOSES,
    **QUESTIONNAIRE_PURPOSES,
}
"""By the purpose that a response is kept with."""


async def subject_of(work: Work, draft: Draft) -> Subject | None:
    """Whom or what a draft is about; None while that is unknown."""
    return await PURPOSES[draft.purpose].subject(work, draft)


async def hand_in(work: Work, draft: Draft) -> Answered | Handed:
    """Do what the form was asked for. When it is refused, the draft stays as it was.

    Raises:
        DeskError: what the act says against it; a caller may go on in the same transaction.
    """
    before = list(work.outgoing)
    try:
        async with work.open_session.begin_nested():
            return await PURPOSES[draft.purpose].hand_in(work, draft)
    except DeskError:
        work.outgoing = before
        raise
