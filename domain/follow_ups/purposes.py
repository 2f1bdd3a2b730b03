"""What short forms about tasks and opportunities are asked for, and what handing them in does."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from domain.asking.given import day_of, text_of, value_of
from domain.asking.purpose import CLIENTS, IDS, Handed, Purpose
from domain.errors import NotFound
from domain.follow_ups import opportunities, tasks
from domain.follow_ups.writing_down import NewOpportunity, new_opportunity
from domain.forms import responses
from domain.forms.answers import Answer, Picked
from domain.forms.responses import Draft
from domain.work import Work
from storage.models import Client, Opportunity
from storage.statements import Statement

_OPPORTUNITIES = Statement(
    select(Opportunity.id, Client.name)
    .join(Client, Client.id == Opportunity.client_id)
    .where(Opportunity.id == IDS)
)


async def _new_task(work: Work, draft: Draft) -> Handed:
    await responses.hand_in(work, draft)
    owner = value_of(draft, "owner")
    task_id = await tasks.new_task(
        work,
        text_of(draft, "what"),
        day_of(draft, "due_on"),
        draft.subject_id,
        int(owner.id) if isinstance(owner, Picked) else None,
    )
    return Handed("task", {"task_id": task_id})


async def _new_opportunity(work: Work, draft: Draft) -> Handed:
    await responses.hand_in(work, draft)
    told = opportunity_of(work, draft, _subject(draft))
    opportunity_id = await new_opportunity(work, told)
    return Handed("opportunity", {"opportunity_id": opportunity_id})


def opportunity_of(
    work: Work, draft: Draft, client_id: int, letter_id: int | None = None
) -> NewOpportunity:
    """What a form tells of an opportunity; it is whose who answers.

    Args:
        letter_id: the personal letter whose answer it came of.
    """
    amount, next_on = value_of(draft, "amount"), value_of(draft, "next_on")
    return NewOpportunity(
        client_id=client_id,
        title=text_of(draft, "what"),
        owner_id=work.actor.id,
        amount=amount if isinstance(amount, Decimal) else None,
        currency=text_of(draft, "currency") or None,
        next_step=text_of(draft, "next_step") or None,
        next_on=next_on if isinstance(next_on, date) else None,
        personal_letter_id=letter_id,
    )


async def _lost(work: Work, draft: Draft) -> Handed:
    await responses.hand_in(work, draft)
    await opportunities.set_stage(work, _subject(draft), "lost", text_of(draft, "reason"))
    return Handed("opportunity", {"opportunity_id": _subject(draft)})


async def _next_step(work: Work, draft: Draft) -> Handed:
    await responses.hand_in(work, draft)
    await opportunities.set_next_step(
        work, _subject(draft), text_of(draft, "next_step"), day_of(draft, "next_on")
    )
    return Handed("opportunity", {"opportunity_id": _subject(draft)})


async def _hand_on(work: Work, draft: Draft) -> Handed:
    await responses.hand_in(work, draft)
    owner = value_of(draft, "owner")
    assert isinstance(owner, Picked)  # noqa: S101 - the form requires one
    card = await opportunities.hand_opportunity(work, _subject(draft), int(owner.id))
    return Handed(
        "opportunity_handed",
        {
            "client": card.client,
            "client_id": card.client_id,
            "title": card.title,
            "to": owner.label,
        },
    )


def known_of(work: Work, purpose: str) -> dict[str, Answer]:
    """What a form of one's own list need not ask."""
    return known_currencies(work) if purpose == "opportunity" else {}


def known_currencies(work: Work) -> dict[str, Answer]:
    """The currencies that the company reckons in; one is asked for where there are several."""
    return {"currencies": Answer(" ".join(work.policy.programme.currencies))}


def _subject(draft: Draft) -> int:
    if draft.subject_id is None:
        raise NotFound("error-opportunity-unknown")
    return draft.subject_id


FOLLOW_UP_PURPOSES: Mapping[str, Purpose] = {
    "task": Purpose(_new_task, CLIENTS),
    "opportunity": Purpose(_new_opportunity, CLIENTS),
    "lost": Purpose(_lost, _OPPORTUNITIES, at_once=True),
    "hand_opportunity": Purpose(_hand_on, _OPPORTUNITIES, at_once=True),
    "next_step": Purpose(_next_step, _OPPORTUNITIES, at_once=True),
}
