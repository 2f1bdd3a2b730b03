"""All that a person has, handed over at once; and all of it given back (domain 4.3)."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from domain.clients import handing_over as clients
from domain.follow_ups import handing_over as follow_ups
from domain.handovers.takers import Handed, Moved, Takers
from domain.letters import handing_over as letters
from domain.people.access import close_access
from domain.programme import handing_over as programme
from domain.quality import handing_over as tickets
from domain.questionnaires import handing_over as questionnaires
from domain.reports import handing_over as reports
from domain.requests import handing_over as requests
from domain.visits import handing_over as visits
from domain.work import Work

GiveBack = Callable[[Work, Sequence[Handed]], Awaitable[list[Handed]]]


async def move_everything(work: Work, person_id: int, takers: Takers) -> dict[str, list[Moved]]:
    """Hand over what somebody has. Who does not come back is let in no more, from this instant.

    The order is that of the locks of all other acts: whoever signs for a request locks it first,
    and then its ticket.

    Returns:
        What moved, by sort.
    """
    moved: dict[str, list[Moved]] = {
        "campaign": await programme.hand_over(work, person_id, takers),
        "appointment": await visits.hand_over(work, person_id, takers),
    }
    if not takers.is_leave:
        # Waits for acts by which something comes into his hands just now (staff.hold_active).
        moved["access"] = await close_access(work, person_id)
    # Before the drafts: what is then still his own is thrown away.
    moved["questionnaire"] = await questionnaires.hand_over(work, person_id, takers)
    moved |= await requests.hand_over_held(work, person_id, takers)
    moved["authored"] = await requests.hand_over_authored(work, person_id, takers)
    moved["ticket"] = await tickets.hand_over(work, person_id, takers)
    moved["draft"] = await requests.hand_over_drafts(work, person_id, takers)
    moved["client"] = await clients.hand_over_clients(work, person_id, takers)
    moved["member"] = await clients.hand_over_parts(work, person_id, takers)
    # After the questionnaires: one handed in just now left some behind.
    moved["task"] = await follow_ups.hand_over_tasks(work, person_id, takers)
    moved["opportunity"] = await follow_ups.hand_over_opportunities(work, person_id, takers)
    moved["letter"] = await _hand_over_letters(work, person_id, takers)
    moved["decision"] = await reports.hand_over_decisions(work, person_id, takers)
    moved["measure"] = await reports.hand_over_measures(work, person_id, takers)
    return moved


async def _hand_over_letters(work: Work, person_id: int, takers: Takers) -> list[Moved]:
    waiting = await letters.waiting_of(work, person_id)
    shares = {letter_id: takers.of(client_id) for letter_id, client_id in waiting.items()}
    moved = await letters.hand_over(work, person_id, shares)
    return [Moved(letter_id, shares[letter_id]) for letter_id in moved]


async def give_everything_back(
    work: Work, things: Mapping[str, Sequence[Handed]], by_order_of_id: int | None
) -> list[Handed]:
    """Give back what still is where it was put and is not done.

    Args:
        things: by sort, without access.
        by_order_of_id: who orders it, for the register.

    Returns:
        What went back.
    """
    back: list[Handed] = []
    for thing, give_back in _BACK_FIRST.items():
        back += await _some(work, give_back, things.get(thing, ()))
    held = [each for thing in (requests.HELD, requests.OFFERED) for each in things.get(thing, ())]
    back += await requests.give_held_back(work, held, by_order_of_id)
    for thing, give_back in _BACK_THEN.items():
        back += await _some(work, give_back, things.get(thing, ()))
    return back


async def _some(work: Work, give_back: GiveBack, handed: Sequence[Handed]) -> list[Handed]:
    return await give_back(work, handed) if handed else []


async def _give_letters_back(work: Work, handed: Sequence[Handed]) -> list[Handed]:
    back: set[int] = set()
    for to_id in {each.to_id for each in handed if each.to_id is not None}:
        shares = {each.row_id: each.from_id for each in handed if each.to_id == to_id}
        back |= set(await letters.hand_over(work, to_id, shares))
    return [each for each in handed if each.row_id in back]


_BACK_FIRST: Mapping[str, GiveBack] = {
    "campaign": programme.give_back,
    "appointment": visits.give_back,
    "questionnaire": questionnaires.give_back,
}
_BACK_THEN: Mapping[str, GiveBack] = {
    "authored": requests.give_authored_back,
    "ticket": tickets.give_back,
    "draft": requests.give_drafts_back,
    "client": clients.give_clients_back,
    "member": clients.give_parts_back,
    "task": follow_ups.give_tasks_back,
    "opportunity": follow_ups.give_opportunities_back,
    "letter": _give_letters_back,
    "decision": reports.give_decisions_back,
    "measure": reports.give_measures_back,
}
