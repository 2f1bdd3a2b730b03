"""A paused questionnaire that will not be gone on with: the programme head ended its ticket without
the client's word (domain 5). It keeps its answers, and counts as it did.
"""

from sqlalchemy import update

from domain.questionnaires.rows import lock_questionnaire, questionnaire_subject, set_state
from domain.work import Work, redraw
from storage.models import FormResponse


async def close(work: Work, questionnaire_id: int) -> None:
    """Within another act. One that is not paused any more is left as it is."""
    row = await lock_questionnaire(work, questionnaire_id)
    if row.state != "paused":
        return
    await set_state(work, row, "dropped")
    await work.session.execute(
        update(FormResponse)
        .where(FormResponse.id == row.response_id)
        .values(state="dropped", asked=False, updated_at=work.now)
    )
    await redraw(work, questionnaire_subject(row.id))
