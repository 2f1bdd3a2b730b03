"""Writing an opportunity down: one that came up in a talk, or that a questionnaire found."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Row, select
from sqlalchemy.dialects.postgresql import insert

from domain.errors import DeskError
from domain.follow_ups.next_steps import put_step
from domain.follow_ups.opportunities import OVER, opportunity_subject
from domain.follow_ups.tasks import NewTask
from domain.permissions import Permission, needs
from domain.work import Work, redraw
from storage.models import Opportunity
from storage.models.follow_ups import CURRENCIES

TITLE_LIMIT = 500
"""Characters of the words an opportunity is called by."""

AMOUNT_LIMIT = Decimal(10) ** 12
"""An opportunity is worth less than that; more was mistyped, and the database has no room."""


@dataclass(frozen=True)
class NewOpportunity:
    """What an opportunity is made of; `source` as of a task. Without a currency an amount is in the
    company's own. `personal_letter_id` is the letter whose answer it came of.
    """

    client_id: int
    title: str
    owner_id: int
    amount: Decimal | None = None
    next_step: str | None = None
    next_on: date | None = None
    source: str | None = None
    questionnaire_id: int | None = None
    currency: str | None = None
    personal_letter_id: int | None = None


async def put_opportunity(work: Work, new: NewOpportunity) -> int:
    """Write an opportunity down, within another act; one of the same source is brought up to date
    as long as it is open. A next step with a day becomes a task of its owner.

    Returns:
        Its id.

    Raises:
        DeskError: the amount is too large to be one.
    """
    if new.amount is not None and new.amount >= AMOUNT_LIMIT:
        raise DeskError("error-amount-large")
    before = await _made_of(work, new.source)
    if before is not None and before.stage in OVER:
        return int(before.id)
    changing = {
        "title": new.title[:TITLE_LIMIT],
        "amount": new.amount,
        "currency": None if new.amount is None else _currency(work, new),
        "next_step": new.next_step,
        "next_on": new.next_on,
    }
    put: int = (
        await work.session.execute(
            insert(Opportunity)
            .values(
                client_id=new.client_id,
                questionnaire_id=new.questionnaire_id,
                personal_letter_id=new.personal_letter_id,
                owner_id=new.owner_id,
                source=new.source,
                created_at=work.now,
                **changing,
            )
            .on_conflict_do_update(index_elements=[Opportunity.source], set_=changing)
            .returning(Opportunity.id)
        )
    ).scalar_one()
    same_step = before and (before.next_step, before.next_on) == (new.next_step, new.next_on)
    if new.next_on is not None and not same_step:
        step = NewTask(
            title=new.next_step or new.title,
            due_on=new.next_on,
            owner_id=new.owner_id,
            client_id=new.client_id,
            questionnaire_id=new.questionnaire_id,
            opportunity_id=put,
        )
        await put_step(work, step)
    await redraw(work, opportunity_subject(put))
    return put


def _currency(work: Work, new: NewOpportunity) -> str:
    known = work.policy.programme.currencies
    return new.currency if new.currency in CURRENCIES else known[0]


async def _made_of(work: Work, source: str | None) -> Row[int, str, str | None, date | None] | None:
    """What was made of the same answer before; locked, for two phones may hand it in at once."""
    if source is None:
        return None
    return (
        await work.session.execute(
            select(Opportunity.id, Opportunity.stage, Opportunity.next_step, Opportunity.next_on)
            .where(Opportunity.source == source)
            .with_for_update()
        )
    ).first()


@needs(Permission.FOLLOW_UP)
async def new_opportunity(work: Work, new: NewOpportunity) -> int:
    """Write down an opportunity that came up in a talk.

    Raises:
        DeskError: there are no words.
    """
    if not new.title.strip():
        raise DeskError("error-words-needed")
    return await put_opportunity(work, new)
