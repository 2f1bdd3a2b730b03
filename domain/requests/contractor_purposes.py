"""What forms about contractors are asked for, and what handing them in does."""

from collections.abc import Mapping

from sqlalchemy import select

from domain.asking.catalog import Forms
from domain.asking.given import day_of, text_of
from domain.asking.purpose import IDS, Purpose
from domain.errors import NotFound, TooLate
from domain.forms import drafts, responses
from domain.forms.responses import Draft
from domain.permissions import Permission, needs
from domain.requests import contracting
from domain.requests.contracting import NewContractor
from domain.requests.reading import request_card
from domain.requests.rows import Answered
from domain.work import Work
from storage.models import Client, ContractorWork, Request
from storage.statements import Statement

GIVE, FINISH = "contractor", "contractor_done"
"""Purposes: who does what until when; whether it is done, or has a new day."""

_REQUESTS = Statement(
    select(Request.id, Client.name, Request.number)
    .join(Client, Client.id == Request.client_id)
    .where(Request.id == IDS)
)
_WORKS = Statement(
    select(ContractorWork.id, Client.name, Request.number)
    .join(Request, Request.id == ContractorWork.request_id)
    .join(Client, Client.id == Request.client_id)
    .where(ContractorWork.id == IDS)
)


@needs(Permission.WORK_ON_REQUESTS)
async def begin_finish(work: Work, forms: Forms, contractor_id: int) -> Draft:
    """Ask how a contractor's work is, or go on with what was begun.

    Raises:
        NotFound: there is no such work, or not for this reader. TooLate: it is done.
    """
    row = (
        await work.session.execute(
            select(ContractorWork.request_id, ContractorWork.done_at).where(
                ContractorWork.id == contractor_id
            )
        )
    ).first()
    if row is None:
        raise NotFound("error-contractor-unknown")
    await request_card(work, row.request_id)
    if row.done_at is not None:
        raise TooLate("error-contractor-done")
    return await drafts.begin_or_go_on(work, forms.short[FINISH], FINISH, contractor_id)


async def _give(work: Work, draft: Draft) -> Answered:
    await responses.hand_in(work, draft)
    new = NewContractor(
        name=text_of(draft, "who"),
        what=text_of(draft, "what"),
        until_on=day_of(draft, "until"),
        reached_at=text_of(draft, "reached") or None,
    )
    return await contracting.give(work, _subject(draft), new, draft.id)


async def _finish(work: Work, draft: Draft) -> Answered:
    await responses.hand_in(work, draft)
    contractor_id, words = _subject(draft), text_of(draft, "words")
    if text_of(draft, "outcome") == "later":
        return await contracting.put_off(
            work, contractor_id, day_of(draft, "until"), words, draft.id
        )
    return await contracting.finish(work, contractor_id, words, draft.id)


def _subject(draft: Draft) -> int:
    if draft.subject_id is None:
        raise TooLate("error-request-not-chosen")
    return draft.subject_id


CONTRACTOR_PURPOSES: Mapping[str, Purpose] = {
    GIVE: Purpose(_give, _REQUESTS, at_once=True, in_turn=True),
    FINISH: Purpose(_finish, _WORKS, at_once=True, in_turn=True),
}
"""By the purpose that a response is kept with; the subject is the request, or the work."""
