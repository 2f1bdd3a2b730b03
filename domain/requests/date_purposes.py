"""The short form by which a coordinator tells a client another date than the one proposed."""

from collections.abc import Mapping

from sqlalchemy import select

from domain.asking.catalog import Forms
from domain.asking.given import day_of, text_of
from domain.asking.purpose import IDS, Handed, Purpose
from domain.errors import DeskError
from domain.forms import drafts, responses
from domain.forms.responses import Draft
from domain.permissions import Permission, needs
from domain.requests import client_dates
from domain.work import Work
from storage.models import Client, Request
from storage.statements import Statement

CLIENT_DATE = "client_date"

_REQUESTS = Statement(
    select(Request.id, Client.name, Request.number)
    .join(Client, Client.id == Request.client_id)
    .where(Request.id == IDS)
)


@needs(Permission.PROMISE_DATES)
async def begin(work: Work, forms: Forms, request_id: int) -> Draft:
    """Ask for the day, or go on with the form begun.

    Raises:
        NotFound: the request is not open.
    """
    await client_dates.proposal(work, request_id)
    return await drafts.begin_or_go_on(work, forms.short[CLIENT_DATE], CLIENT_DATE, request_id)


async def _tell(work: Work, draft: Draft) -> Handed:
    """By letter where one can go; else the coordinator has called, and says so by this form."""
    if draft.subject_id is None:
        raise DeskError("error-request-unknown")
    await responses.hand_in(work, draft)
    seen = await client_dates.proposal(work, draft.subject_id)
    told = await client_dates.tell(
        work,
        draft.subject_id,
        day_of(draft, "day"),
        "phone" if seen.reached.address is None else "letter",
        text_of(draft, "words").strip(),
    )
    return Handed("board_request", {"request_id": told.request_id})


DATE_PURPOSES: Mapping[str, Purpose] = {CLIENT_DATE: Purpose(_tell, _REQUESTS)}
