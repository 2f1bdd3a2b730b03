"""What forms are asked for: the one table, put together from what each capability asks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.asking.purpose import Handed, Purpose, Subject
from domain.clients.purposes import CLIENT_PURPOSES
from domain.errors import DeskError
from domain.follow_ups.purposes import FOLLOW_UP_PURPOSES
from domain.forms.responses import Draft
from domain.handovers.purposes import HANDOVER_PURPOSES
from domain.letters.purposes import LETTER_PURPOSES
from domain.permissions import Permission, needs
from domain.privacy.purposes import PRIVACY_PURPOSES
from domain.quality.purposes import TICKET_PURPOSES
from domain.quality.word_purposes import WORD_PURPOSES
from domain.questionnaires.purposes import QUESTIONNAIRE_PURPOSES
from domain.reports.purposes import REPORT_PURPOSES
from domain.requests.contractor_purposes import CONTRACTOR_PURPOSES
from domain.requests.date_purposes import DATE_PURPOSES
from domain.requests.purposes import REQUEST_PURPOSES
from domain.requests.rows import Answered
from domain.visits.purposes import VISIT_PURPOSES
from domain.visits.site_purposes import SITE_PURPOSES
from domain.work import Work
from storage.statements import Statement

PURPOSES: Mapping[str, Purpose] = {
    **REQUEST_PURPOSES,
    **CONTRACTOR_PURPOSES,
    **DATE_PURPOSES,
    **FOLLOW_UP_PURPOSES,
    **VISIT_PURPOSES,
    **SITE_PURPOSES,
    **QUESTIONNAIRE_PURPOSES,
    **TICKET_PURPOSES,
    **REPORT_PURPOSES,
    **WORD_PURPOSES,
    **CLIENT_PURPOSES,
    **HANDOVER_PURPOSES,
    **PRIVACY_PURPOSES,
    **LETTER_PURPOSES,
}
"""By the purpose that a response is kept with."""


@needs(Permission.ANSWER_FORMS)
async def subject_of(work: Work, draft: Draft) -> Subject | None:
    """Whom or what a draft is about, and what handing it in will do; None while that is unknown."""
    found = (await subjects_of(work, [draft])).get(draft.id)
    foresee = PURPOSES[draft.purpose].outlook
    if found is None or foresee is None or draft.subject_id is None:
        return found
    return replace(found, outlook=await foresee(work, draft))


@needs(Permission.ANSWER_FORMS)
async def subjects_of(work: Work, drafts: Sequence[Draft]) -> dict[int, Subject]:
    """Whom or what the actor's drafts are about, by draft; those of which that is unknown are left
    out. One statement for all that are about the same kind of thing.
    """
    kinds: dict[Statement, dict[int, int]] = {}
    for draft in drafts:
        kind = PURPOSES[draft.purpose].subject
        if kind is not None and draft.subject_id is not None:
            kinds.setdefault(kind, {})[draft.id] = draft.subject_id
    found: dict[int, Subject] = {}
    for kind, about in kinds.items():
        rows = await kind.all(work.transaction, ids=[*{*about.values()}])
        subjects = {row[0]: Subject(*row[1:]) for row in rows}
        found |= {each: subjects[of] for each, of in about.items() if of in subjects}
    return found


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
