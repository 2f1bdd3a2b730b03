"""A questionnaire as its acts see it, read under the lock that each of them takes first."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from domain.errors import NotAllowed, NotFound
from domain.forms.model import FormDefinition
from domain.forms.state import State
from domain.permissions import Permission
from domain.work import Work
from storage.models import CampaignClient, Questionnaire

PURPOSE = "questionnaire"
"""The purpose that responses of questionnaires are kept with."""


@dataclass(frozen=True)
class QuestionnaireRow:
    """The columns of a questionnaire that its acts look at."""

    id: int
    number: int
    client_id: int
    rep_id: int
    campaign_client_id: int | None
    response_id: int
    state: str
    counted_at: datetime | None


@dataclass(frozen=True)
class Filled:
    """A questionnaire with its answers: what is written back, and where to."""

    row: QuestionnaireRow
    definition: FormDefinition
    answers: State

    def source(self, name: str) -> str:
        """What is made of the answer `name` is found again by."""
        return f"{self.row.response_id}:{name}"


_COLUMNS = [getattr(Questionnaire, name) for name in QuestionnaireRow.__dataclass_fields__]


async def lock_questionnaire(work: Work, questionnaire_id: int | None) -> QuestionnaireRow:
    """The questionnaire, locked until the transaction ends.

    Raises:
        NotFound: no such questionnaire.
    """
    row = (
        await work.session.execute(
            select(*_COLUMNS).where(Questionnaire.id == questionnaire_id).with_for_update()
        )
    ).first()
    if row is None:
        raise NotFound("error-questionnaire-unknown")
    return QuestionnaireRow(*row)


async def lock_own(work: Work, questionnaire_id: int | None) -> QuestionnaireRow:
    """As `lock_questionnaire`, for the rep who fills it.

    Raises:
        NotAllowed: it is another's.
    """
    row = await lock_questionnaire(work, questionnaire_id)
    if row.rep_id != work.actor.employee_id:
        raise NotAllowed
    return row


async def lock_correctable(work: Work, questionnaire_id: int | None) -> QuestionnaireRow:
    """As `lock_questionnaire`, for who corrects it.

    Raises:
        NotAllowed: it is another's, and the actor heads no programme.
    """
    row = await lock_questionnaire(work, questionnaire_id)
    if not may_correct(work, row.rep_id):
        raise NotAllowed
    return row


def may_correct(work: Work, rep_id: int) -> bool:
    """A rep corrects his own; the programme's head, who has a copy of each, corrects all."""
    own = rep_id == work.actor.employee_id
    return own or work.actor.may(Permission.CORRECT_QUESTIONNAIRES)


def may_read(work: Work, rep_id: int) -> bool:
    """A rep reads his own; those who look after the programme and its quality read all."""
    return rep_id == work.actor.employee_id or work.actor.may(Permission.READ_PROGRAMME)


def questionnaire_subject(questionnaire_id: int) -> str:
    """What messages about a questionnaire are found by, to be drawn again."""
    return f"questionnaire:{questionnaire_id}"


async def set_state(work: Work, row: QuestionnaireRow, state: str, **values: object) -> None:
    """Write the new state of a questionnaire that is locked and was judged to be ready for it."""
    await work.session.execute(
        update(Questionnaire).where(Questionnaire.id == row.id).values(state=state, **values)
    )


async def worked_through(work: Work, row: QuestionnaireRow, state: str) -> None:
    """Say on the campaign's list that the client was worked through (domain 2.20), once.

    Args:
        state: paused, or handed_in, which a paused one becomes later.
    """
    if row.campaign_client_id is None:
        return
    before = ("open",) if state == "paused" else ("open", "paused")
    await work.session.execute(
        update(CampaignClient)
        .where(CampaignClient.id == row.campaign_client_id, CampaignClient.state.in_(before))
        .values(
            state=state,
            worked_at=func.coalesce(CampaignClient.worked_at, work.now),
            next_call_at=None,
        )
    )
