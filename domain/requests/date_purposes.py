"""The short forms by which a coordinator tells a client another date than the one proposed."""

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
from domain.requests.client_dates import TellingWay
from domain.work import Work
from storage.models import Client, Request
from storage.statements import Statement

_BY_LETTER, _BY_PHONE = "client_date", "client_date_said"
_WAYS: Mapping[str, TellingWay] = {_BY_LETTER: "letter", _BY_PHONE: "phone"}
"""How the client hears of the date, by the form: on the phone the coordinator has told him."""

_REQUESTS = Statement(
    select(Request.id, Client.name, Request.number)
    .join(Client, Client.id == Request.client_id)
    .where(Request.id == IDS)
)


@needs(Permission.PROMISE_DATES)
async def begin(work: Work, forms: Forms, request_id: int) -> Draft:
    """Ask for the day that a letter will tell, or that was said by phone where none can go; or go
    on with the form begun.

    Raises:
        NotFound: the request is not open.
    """
    seen = await client_dates.proposal(work, request_id)
    purpose = _BY_PHONE if seen.reached.address is None else _BY_LETTER
    return await drafts.begin_or_go_on(work, forms.short[purpose], purpose, request_id)


async def _tell(work: Work, draft: Draft) -> Handed:
    if draft.subject_id is None:
        raise DeskError("error-request-unknown")
    await responses.hand_in(work, draft)
    told = await client_dates.tell(
        work,
        draft.subject_id,
        day_of(draft, "day"),
        _WAYS[draft.purpose],
        text_of(draft, "words").strip(),
    )
    return Handed("board_request", {"request_id": told.request_id})


DATE_PURPOSES: Mapping[str, Purpose] = {purpose: Purpose(_tell, _REQUESTS) for purpose in _WAYS}
