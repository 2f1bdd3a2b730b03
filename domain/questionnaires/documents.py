"""Ordering papers of questionnaires: a worker draws them, nobody waits."""

from domain.people.audit import note
from domain.permissions import Permission, needs
from domain.questionnaires.reading import questionnaire_card
from domain.work import Work


@needs(Permission.FOLLOW_UP)
async def order_copy(work: Work, questionnaire_id: int) -> None:
    """Order the filled copy of a questionnaire (domain 2.11). It is noted: a copy leaves the desk
    with a client's people and words.

    Raises:
        NotFound, NotAllowed: it is not for this reader.
    """
    await questionnaire_card(work, questionnaire_id)
    await note(work, "export_questionnaire", f"questionnaire:{questionnaire_id}")
    work.order_document("questionnaire_copy", questionnaire_id=questionnaire_id)


@needs(Permission.FILL_QUESTIONNAIRES)
async def order_blank(work: Work) -> None:
    """Order the empty blank, to be filled by hand where no phone is allowed."""
    work.order_document("questionnaire_blank")
