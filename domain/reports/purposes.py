"""What short forms about decisions and measures are asked for, and what handing them in does."""

from collections.abc import Mapping
from decimal import Decimal
from typing import cast

from sqlalchemy import select

from domain.asking.given import chosen_of, day_of, text_of, value_of
from domain.asking.purpose import IDS, Handed, Purpose
from domain.errors import NotFound
from domain.follow_ups.purposes import known_currencies
from domain.forms import drafts, responses
from domain.forms.answers import Answer
from domain.forms.model import FormDefinition
from domain.forms.responses import Draft
from domain.permissions import Permission, needs
from domain.reports import decisions, measures
from domain.reports.bottlenecks import Bottleneck, Dimension
from domain.work import Work
from storage.models import Measure
from storage.statements import Statement

_MEASURES = Statement(select(Measure.id, Measure.what).where(Measure.id == IDS))


@needs(Permission.KEEP_DECISIONS)
async def begin_decision(work: Work, form: FormDefinition) -> Draft:
    """Begin to record a decision; the day of the next meeting is offered."""
    suggested = {"due_on": Answer(decisions.next_meeting(work))}
    return await responses.start(work, form, "decision", suggested=suggested)


@needs(Permission.KEEP_DECISIONS)
async def begin_measure(work: Work, form: FormDefinition, against: Bottleneck) -> Draft:
    """Begin to plan a measure against a bottleneck."""
    known = {
        "dimension": Answer(against.dimension),
        "value": Answer(against.value),
        **known_currencies(work),
    }
    return await responses.start(work, form, "measure", known=known)


@needs(Permission.KEEP_DECISIONS)
async def begin_brought(work: Work, form: FormDefinition, measure_id: int) -> Draft:
    """Begin to say what a measure has brought, or go on with it."""
    return await drafts.begin_or_go_on(work, form, "measure_brought", measure_id)


async def _decision(work: Work, draft: Draft) -> Handed:
    await responses.hand_in(work, draft)
    decision_id = await decisions.record(
        work, text_of(draft, "what"), chosen_of(draft, "responsible"), day_of(draft, "due_on")
    )
    return Handed("decision", {"decision_id": decision_id})


async def _measure(work: Work, draft: Draft) -> Handed:
    await responses.hand_in(work, draft)
    measure_id = await measures.plan(
        work,
        cast("Dimension", text_of(draft, "dimension")),
        text_of(draft, "value"),
        text_of(draft, "what"),
        day_of(draft, "due_on"),
        chosen_of(draft, "owner"),
        cost=_sum(draft, "cost"),
        currency=text_of(draft, "currency") or None,
    )
    return Handed("measure", {"measure_id": measure_id})


async def _brought(work: Work, draft: Draft) -> Handed:
    measure_id = draft.subject_id
    if measure_id is None:
        raise NotFound("error-measure-unknown")
    await responses.hand_in(work, draft)
    await measures.tell_effect(work, measure_id, _sum(draft, "brought"), text_of(draft, "words"))
    return Handed("measure", {"measure_id": measure_id})


def _sum(draft: Draft, name: str) -> Decimal | None:
    """Nothing is said as 0: the form asks for a number."""
    value = value_of(draft, name)
    return value if isinstance(value, Decimal) and value else None


REPORT_PURPOSES: Mapping[str, Purpose] = {
    "decision": Purpose(_decision, None, at_once=True),
    "measure": Purpose(_measure, None, at_once=True),
    "measure_brought": Purpose(_brought, _MEASURES, at_once=True),
}
"""By the purpose that a response is kept with; of what a measure brought the subject is the
measure.
"""
