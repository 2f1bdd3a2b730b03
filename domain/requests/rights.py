"""What a person is to a request, and what he may therefore do with it now.

Screens and acts read the same table of transitions, so no screen offers what would be refused.
"""

from typing import Protocol

from domain.people.leading import above_each, is_above_anybody
from domain.requests.routes import place_of
from domain.requests.rows import RequestRow
from domain.requests.states import HANDOFFS, REQUESTS
from domain.states import Party
from domain.work import Work


class OfferRow(Protocol):
    """Who gives, and to whom: what decides about the rights on an offer."""

    @property
    def giver_id(self) -> int: ...
    @property
    def to_employee_id(self) -> int | None: ...
    @property
    def to_department(self) -> str | None: ...
    @property
    def route_step(self) -> int | None: ...


async def parties(work: Work, request: RequestRow) -> set[Party]:
    """What the actor is to this request.

    The lead stands in for an author of his department, but nobody judges his own work for
    another: whoever reported a request done does not also accept it as a lead.
    """
    me = work.actor.employee_id
    found: set[Party] = set()
    if me == request.owner_id:
        found.add(Party.AUTHOR)
    if me == request.holder_id:
        found.add(Party.HOLDER)
    if not is_above_anybody(work):
        return found
    higher = await above_each(work, {request.owner_id, request.holder_id})
    own_work = request.state == "reported" and me == request.holder_id
    if me in higher[request.owner_id] and not own_work:
        found.add(Party.LEAD)
    if me in higher[request.holder_id]:
        found.add(Party.HOLDERS_LEAD)
    return found


SPEAKING = frozenset({Party.AUTHOR, Party.HOLDER, Party.LEAD})
"""Whose words are wanted on a request beside those it is offered to."""


def offer_parties(work: Work, offer: OfferRow) -> set[Party]:
    """What the actor is to an offer; its giver never signs for himself."""
    if offer.giver_id == work.actor.employee_id:
        return {Party.GIVER}
    if offer.to_department is not None:
        return {Party.RECEIVER} if offer.to_department == work.actor.department else set()
    return {Party.RECEIVER} if offer.to_employee_id == work.actor.employee_id else set()


_ACTS = {"report": "done", "confirm": "confirm", "return": "return", "cancel": "cancel"}
"""Transitions of a request that a screen offers, by the name of their button."""

_THE_CLIENTS = frozenset({"confirm", "cancel"})
"""What nobody does with a ticket's request: it ends with the ticket, by the client's word."""


def _answers_to(request: RequestRow) -> tuple[str, ...]:
    """The acts on an offer. A repair is signed for by whoever answers for it, and handed on then:
    the first offer is neither declined nor taken back.
    """
    return ("accept",) if request.is_first_of_ticket else ("accept", "decline", "withdraw")


IN_HAND = ("new", "in_work")
"""States in which a request can change hands."""


async def acts_on(work: Work, request: RequestRow, offer: OfferRow | None) -> set[str]:
    """What the actor may do now; the use cases check again when he does."""
    if work.actor.employee_id is None:
        return set()
    mine = await parties(work, request)
    acts = {
        act
        for name, act in _ACTS.items()
        if not (request.ticket_id is not None and act in _THE_CLIENTS)
        and request.state in REQUESTS.transitions[name].sources
        and REQUESTS.transitions[name].who & mine
    }
    if offer is not None:
        roles = offer_parties(work, offer)
        acts |= {name for name in _answers_to(request) if HANDOFFS.transitions[name].who & roles}
    if request.state in IN_HAND:
        if Party.HOLDER in mine and offer is None:
            acts.add("hand")
        elif (
            Party.HOLDERS_LEAD in mine
            and Party.HOLDER not in mine
            and not request.is_first_of_ticket
        ):
            acts.add("order")
    if request.state == "in_work" and {Party.HOLDER, Party.HOLDERS_LEAD} & mine:
        acts.add("contractor")
    if request.state == "in_work" and Party.HOLDER in mine:
        acts.add("visit")
        _along_the_route(work, request, offer, acts)
    if mine & SPEAKING or "accept" in acts:
        acts.add("comment")
    return acts


def _along_the_route(
    work: Work, request: RequestRow, offer: OfferRow | None, acts: set[str]
) -> None:
    """A step that was reported waits for the next department; before that it can go back."""
    if offer is not None and offer.route_step is not None:
        acts.discard("done")
    place = place_of(work.policy, request.kind, request.route_step)
    if offer is None and place is not None and place.number:
        acts.add("step_back")
