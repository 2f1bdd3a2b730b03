"""The form in which a visit to the client's site is arranged."""

from collections.abc import Mapping

from sqlalchemy import select

from domain.asking.given import text_of
from domain.asking.purpose import IDS, Handed, Purpose
from domain.errors import TooLate
from domain.forms import responses
from domain.forms.responses import Draft
from domain.visits import site
from domain.visits.form_answers import arranged_card, when_of
from domain.work import Work
from storage.models import Client, Request
from storage.statements import Statement

SITE_VISIT = "site_visit"

_REQUESTS = Statement(
    select(Request.id, Client.name, Request.number)
    .join(Client, Client.id == Request.client_id)
    .where(Request.id == IDS)
)


async def _arrange(work: Work, draft: Draft) -> Handed:
    if draft.subject_id is None:
        raise TooLate("error-request-not-chosen")
    starts_at = when_of(work, draft)
    await responses.hand_in(work, draft)
    contact_id = int(text_of(draft, "contact") or 0) or None
    appointment_id = await site.arrange(
        work, draft.subject_id, starts_at, text_of(draft, "place") or None, contact_id
    )
    return arranged_card(appointment_id)


SITE_PURPOSES: Mapping[str, Purpose] = {SITE_VISIT: Purpose(_arrange, _REQUESTS, at_once=True)}
"""The subject is the request that the visit is for."""
