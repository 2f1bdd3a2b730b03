"""What short forms about the client's word are asked for, and what handing them in does."""

from collections.abc import Mapping

from sqlalchemy import select

from domain.asking.catalog import Forms
from domain.asking.given import text_of, voice_of
from domain.asking.purpose import IDS, Handed, Purpose
from domain.errors import NotAllowed, NotFound, TooLate
from domain.forms import drafts, responses
from domain.forms.answers import Answer
from domain.forms.responses import Draft
from domain.permissions import Permission, needs
from domain.quality import asking, deciding, foreseeing, phone
from domain.quality.form_answers import subject_of, ticket_card
from domain.quality.purposes import TICKETS_BY_ID
from domain.quality.rows import TicketRow, lock_ticket, parties
from domain.states import Party
from domain.work import Work
from storage.models import Client, Contact, Ticket, TicketAnswer
from storage.statements import Statement

_STATES = {
    "ticket_letter": ("fixed", "awaiting_client"),
    "ticket_another": ("fixed", "awaiting_client"),
    "ticket_phone": (
        "accepted",
        "in_work",
        "on_hold",
        "fixed",
        "awaiting_client",
        "confirmed",
    ),
}
"""In which states of the ticket a form is asked; what it says then, the act itself judges."""

_ANSWERS = Statement(
    select(TicketAnswer.id, Client.name)
    .join(Ticket, Ticket.id == TicketAnswer.ticket_id)
    .join(Client, Client.id == Ticket.client_id)
    .where(TicketAnswer.id == IDS)
)


@needs(Permission.ASK_CLIENTS)
async def begin(work: Work, forms: Forms, purpose: str, ticket_id: int) -> Draft:
    """Begin a short form about the client's word, or go on with the one begun.

    Args:
        purpose: ticket_letter, ticket_another or ticket_phone.

    Raises:
        NotAllowed: it is another rep's. TooLate: the client is not to be asked now. NotFound: no
            such ticket.
    """
    row = await lock_ticket(work, ticket_id)
    await _check_rep(work, row)
    if row.state not in _STATES[purpose]:
        raise TooLate("error-ticket-moved-on")
    form = forms.short[purpose]
    if purpose != "ticket_phone" or await drafts.open_about(work, purpose, ticket_id):
        return await drafts.begin_or_go_on(work, form, purpose, ticket_id)
    name = await work.session.scalar(
        select(Contact.name).where(Contact.id == row.confirm_contact_id)
    )
    suggested = {"said_by": Answer(name)} if name else {}
    return await responses.start(work, form, purpose, ticket_id, suggested=suggested)


@needs(Permission.ASK_CLIENTS)
async def begin_reply(work: Work, forms: Forms, ticket_id: int, answer_id: int) -> Draft:
    """Begin the form in which the client is answered, or go on with the one begun.

    Raises:
        NotAllowed: it is another rep's. NotFound: no such answer.
    """
    await _check_rep(work, await lock_ticket(work, ticket_id))
    if await _ticket_of(work, answer_id) != ticket_id:
        raise NotFound("error-ticket-unknown")
    form = forms.short["ticket_reply"]
    return await drafts.begin_or_go_on(work, form, "ticket_reply", answer_id)


async def _check_rep(work: Work, row: TicketRow) -> None:
    if not {Party.REP, Party.HEAD} & await parties(work, row):
        raise NotAllowed


async def _ticket_of(work: Work, answer_id: int) -> int:
    found = await work.session.scalar(
        select(TicketAnswer.ticket_id).where(TicketAnswer.id == answer_id)
    )
    if found is None:
        raise NotFound("error-ticket-unknown")
    return found


@needs(Permission.ASK_CLIENTS)
async def _letter(work: Work, draft: Draft) -> Handed:
    """The rep's own words, typed or spoken, in place of ours."""
    ticket_id = subject_of(draft)
    await responses.hand_in(work, draft)
    row = await lock_ticket(work, ticket_id)
    await asking.send(work, ticket_id, row.round, text_of(draft, "words"), voice_of(draft, "words"))
    return ticket_card(ticket_id)


async def _another(work: Work, draft: Draft) -> Handed:
    ticket_id = subject_of(draft)
    await responses.hand_in(work, draft)
    await asking.another(work, ticket_id, text_of(draft, "address"))
    return ticket_card(ticket_id)


async def _phone(work: Work, draft: Draft) -> Handed:
    ticket_id = subject_of(draft)
    await responses.hand_in(work, draft)
    restored = text_of(draft, "restored") == "yes"
    await phone.heard(work, ticket_id, text_of(draft, "said_by"), restored, text_of(draft, "words"))
    return ticket_card(ticket_id)


@needs(Permission.ASK_CLIENTS)
async def _reply(work: Work, draft: Draft) -> Handed:
    answer_id = subject_of(draft)
    ticket_id = await _ticket_of(work, answer_id)
    await responses.hand_in(work, draft)
    await deciding.reply(
        work, ticket_id, answer_id, text_of(draft, "words"), voice_of(draft, "words")
    )
    return ticket_card(ticket_id)


WORD_PURPOSES: Mapping[str, Purpose] = {
    "ticket_letter": Purpose(_letter, TICKETS_BY_ID, at_once=True),
    "ticket_another": Purpose(_another, TICKETS_BY_ID, at_once=True),
    "ticket_phone": Purpose(_phone, TICKETS_BY_ID, at_once=True, outlook=foreseeing.of_word),
    "ticket_reply": Purpose(_reply, _ANSWERS, at_once=True),
}
"""By the purpose that a response is kept with; the subject is the ticket, of a reply the client's
answer.
"""
