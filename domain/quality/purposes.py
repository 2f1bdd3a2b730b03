"""What short forms about a repair are asked for, and what handing them in does."""

from collections.abc import Mapping

from sqlalchemy import BigInteger, bindparam, select

from domain.asking.catalog import Forms
from domain.asking.given import day_of, text_of
from domain.asking.purpose import IDS, Handed, Purpose
from domain.errors import NotAllowed, TooLate
from domain.forms import drafts, responses
from domain.forms.answers import Answer
from domain.forms.responses import Draft
from domain.permissions import Permission, needs
from domain.quality import ending, fixing, foreseeing, holding, planning
from domain.quality.ending import Afterwards
from domain.quality.fixing import own_problems
from domain.quality.form_answers import chosen_problems, subject_of, ticket_card
from domain.quality.letter_text import said
from domain.quality.numbers import number_said
from domain.quality.reading import ticket_by_number
from domain.quality.rows import TicketRow, lock_ticket, parties, problem_rows
from domain.quality.states import TICKETS
from domain.work import Work
from storage.models import Client, Problem, Ticket, TicketEvent
from storage.statements import Statement

CHOICES = 20
"""Problems that can be told apart by a tap; of more, all are said to be repaired at once."""

_ACTS = {
    "ticket_plan": "start",
    "ticket_fix": "fix",
    "ticket_unfix": "unfix",
    "ticket_hold": "hold",
    "ticket_reject": "reject",
    "ticket_duplicate": "duplicate",
    "ticket_cancel": "cancel",
}
"""The transition that a form is about: whoever may not take it now is not asked in vain."""

_ALSO = {"ticket_plan": "in_work"}
"""A day is also promised of what is in work."""

_SHOWN = 80
"""Characters of a complaint in the list to choose from."""

TICKETS_BY_ID = Statement(
    select(Ticket.id, Client.name)
    .join(Client, Client.id == Ticket.client_id)
    .where(Ticket.id == IDS)
)


@needs(Permission.WORK_ON_TICKETS)
async def begin(work: Work, forms: Forms, purpose: str, ticket_id: int) -> Draft:
    """Begin a short form about a ticket, or go on with the one begun.

    Args:
        purpose: of those in TICKET_PURPOSES.

    Raises:
        NotAllowed: the act is not one's own. TooLate: the ticket has moved on. NotFound: no such
            ticket.
    """
    row = await lock_ticket(work, ticket_id)
    await _check_act(work, row, purpose)
    form = forms.short[purpose]
    if purpose != "ticket_fix" or await drafts.open_about(work, purpose, ticket_id):
        return await drafts.begin_or_go_on(work, form, purpose, ticket_id)
    known, suggested = await _of_repair(work, row)
    return await responses.start(work, form, purpose, ticket_id, known=known, suggested=suggested)


async def _check_act(work: Work, row: TicketRow, purpose: str) -> None:
    step = TICKETS.transitions[_ACTS[purpose]]
    if not step.who & await parties(work, row):
        raise NotAllowed
    if row.state not in step.sources and row.state != _ALSO.get(purpose):
        raise TooLate("error-state-moved-on")


async def _of_repair(work: Work, row: TicketRow) -> tuple[dict[str, Answer], dict[str, Answer]]:
    """What the form of a repair knows: the open problems that are the actor's, to choose from, all
    of them chosen; and what the technician reported, to be taken over by a tap.
    """
    still_open = [each for each in await problem_rows(work, row.id) if each.state == "open"]
    mine = (await own_problems(work, row, still_open))[:CHOICES]
    numbers = tuple(str(number) for number in range(1, len(mine) + 1))
    words = {
        each.id: each.words
        for each in await work.session.execute(
            select(Problem.id, Problem.words).where(Problem.ticket_id == row.id)
        )
    }
    listed = " ".join(
        f"{number}. {said(work.actor.language, 'quote', words=_short(words[each.id]))}"
        for number, each in zip(numbers, mine, strict=True)
    )
    known = {
        "numbers": Answer(" ".join(numbers)),
        "ids": Answer(" ".join(str(each.id) for each in mine)),
        "listed": Answer(listed),
    }
    report = await _REPORTED.value(work.transaction, ticket_id=row.id, round=row.round)
    suggested = {"problems": Answer(numbers)}
    return known, suggested | ({"done": Answer(report)} if report else {})


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


_REPORTED = Statement(
    select(TicketEvent.words)
    .where(
        TicketEvent.ticket_id == bindparam("ticket_id", type_=BigInteger),
        TicketEvent.round == bindparam("round", type_=BigInteger),
        TicketEvent.kind == "reported",
    )
    .order_by(TicketEvent.id.desc())
    .limit(1)
)


async def _plan(work: Work, draft: Draft) -> Handed:
    ticket_id = subject_of(draft)
    await responses.hand_in(work, draft)
    await planning.promise(work, ticket_id, day_of(draft, "day"), text_of(draft, "words"))
    return ticket_card(ticket_id)


async def _fix(work: Work, draft: Draft) -> Handed:
    ticket_id = subject_of(draft)
    await responses.hand_in(work, draft)
    cause = text_of(draft, "root_cause")
    await fixing.fix(
        work,
        ticket_id,
        chosen_problems(draft),
        text_of(draft, "done"),
        text_of(draft, "cause_words") if cause == fixing.OTHER else cause,
        text_of(draft, "own_check"),
    )
    return ticket_card(ticket_id)


async def _unfix(work: Work, draft: Draft) -> Handed:
    ticket_id = subject_of(draft)
    await responses.hand_in(work, draft)
    await fixing.unfix(work, ticket_id, text_of(draft, "words"))
    return ticket_card(ticket_id)


async def _hold(work: Work, draft: Draft) -> Handed:
    ticket_id = subject_of(draft)
    await responses.hand_in(work, draft)
    await holding.hold(work, ticket_id, text_of(draft, "reason"), day_of(draft, "until"))
    return ticket_card(ticket_id)


async def _reject(work: Work, draft: Draft) -> Handed:
    ticket_id = subject_of(draft)
    await responses.hand_in(work, draft)
    await ending.reject(work, ticket_id, text_of(draft, "reason"), _afterwards(draft))
    return ticket_card(ticket_id)


async def _duplicate(work: Work, draft: Draft) -> Handed:
    ticket_id = subject_of(draft)
    await responses.hand_in(work, draft)
    first = await ticket_by_number(work, number_said(text_of(draft, "number")))
    await ending.duplicate(work, ticket_id, first, _afterwards(draft))
    return ticket_card(ticket_id)


async def _cancel(work: Work, draft: Draft) -> Handed:
    ticket_id = subject_of(draft)
    await responses.hand_in(work, draft)
    await ending.cancel(work, ticket_id, text_of(draft, "reason"), _afterwards(draft))
    return ticket_card(ticket_id)


def _afterwards(draft: Draft) -> Afterwards:
    return "go_on" if text_of(draft, "afterwards") == "go_on" else "close"


TICKET_PURPOSES: Mapping[str, Purpose] = {
    "ticket_plan": Purpose(_plan, TICKETS_BY_ID, at_once=True),
    "ticket_fix": Purpose(_fix, TICKETS_BY_ID, at_once=True, outlook=foreseeing.of_fix),
    "ticket_unfix": Purpose(_unfix, TICKETS_BY_ID, at_once=True),
    "ticket_hold": Purpose(_hold, TICKETS_BY_ID, at_once=True),
    "ticket_reject": Purpose(_reject, TICKETS_BY_ID, at_once=True, outlook=foreseeing.of_end),
    "ticket_duplicate": Purpose(_duplicate, TICKETS_BY_ID, at_once=True, outlook=foreseeing.of_end),
    "ticket_cancel": Purpose(_cancel, TICKETS_BY_ID, at_once=True, outlook=foreseeing.of_end),
}
"""By the purpose that a response is kept with; the subject is the ticket."""
