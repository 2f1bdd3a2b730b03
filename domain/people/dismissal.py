"""Leaving: access ends at that instant, and the work goes on in other hands (domain 1.3, 4.3).

The dismissed cannot sign, so each line says that his work was moved by order; the department's
lead holds it until the new person signs.
"""

from dataclasses import asdict, dataclass

from sqlalchemy import or_, select, text, update

from domain.errors import DeskError
from domain.follow_ups.handing_over import hand_over_opportunities, hand_over_tasks
from domain.people.audit import note
from domain.people.invitations import revoke_access
from domain.people.leading import above
from domain.people.staff import Person, person_named
from domain.permissions import Permission, needs
from domain.quality import handing_over as tickets
from domain.questionnaires import handing_over as questionnaires
from domain.requests import history
from domain.requests.moving import move_held, readdress
from domain.requests.rows import lock_request, open_offer
from domain.requests.visibility import owned_by
from domain.visits import handing_over
from domain.work import Work
from storage.models import Client, Employee, FormAnswer, FormResponse, Handoff, Request
from storage.models.requests import OPEN_STATES


@dataclass(frozen=True)
class Dismissed:
    """What was handed on.

    Attributes:
        requests: that he held, or that were offered to him.
        authored: that he wrote: the successor decides on their results.
        drafts: of requests he had not sent.
        questionnaires: that he was filling, or that wait for repair.
        tasks, opportunities, tickets: that were not over.
    """

    name: str
    to_name: str
    requests: int
    authored: int
    drafts: int
    clients: int
    questionnaires: int
    tasks: int
    opportunities: int
    tickets: int


@needs(Permission.DISMISS_STAFF)
async def dismiss(work: Work, name: str, to_name: str) -> Dismissed:
    """Dismiss an employee and hand his requests, questionnaires, tickets, drafts, clients,
    appointments, tasks and opportunities to another, in one act.

    Raises:
        NotFound: nobody of that name. DeskError: both names are the same person's.
    """
    # One dismissal at a time: two at once could each hand the other's people what they hold.
    await work.session.execute(text("LOCK TABLE employees IN SHARE ROW EXCLUSIVE MODE"))
    leaver, successor = await person_named(work, name), await person_named(work, to_name)
    if leaver.id == successor.id:
        raise DeskError("error-same-person")
    await handing_over.hand_over(work, leaver.id, successor.id)
    # Waits for acts by which something comes into his hands just now (staff.hold_active).
    await work.session.execute(
        update(Employee).where(Employee.id == leaver.id).values(active=False, dismissed_at=work.now)
    )
    await revoke_access(work, leaver.id)
    done = Dismissed(
        leaver.name,
        successor.name,
        # Before the drafts: what is then still his own is thrown away.
        questionnaires=await questionnaires.hand_over(work, leaver.id, successor.id),
        requests=await _move_requests(work, leaver, successor),
        authored=await _hand_on_authored(work, leaver, successor),
        # After the requests: whoever signs for one locks it first, and then its ticket.
        tickets=await tickets.hand_over(work, leaver.id, successor.id),
        drafts=await _hand_on_drafts(work, leaver, successor),
        clients=await _hand_on_clients(work, leaver, successor),
        # After the questionnaires: one handed in just now left some behind.
        tasks=await hand_over_tasks(work, leaver.id, successor.id),
        opportunities=await hand_over_opportunities(work, leaver.id, successor.id),
    )
    counted = {name: value for name, value in asdict(done).items() if isinstance(value, int)}
    await note(work, "dismiss", f"employee:{leaver.id}", to=successor.id, **counted)
    _tell(work, done, successor)
    return done


def _tell(work: Work, done: Dismissed, successor: Person) -> None:
    """Requests and appointments are told of one by one; of the rest one message says how many."""
    if done.questionnaires or done.tasks or done.opportunities or done.tickets:
        work.notify(
            successor.id,
            "inherited",
            name=done.name,
            questionnaires=done.questionnaires,
            tasks=done.tasks,
            opportunities=done.opportunities,
            tickets=done.tickets,
        )


async def _move_requests(work: Work, leaver: Person, successor: Person) -> int:
    """What he holds is moved by order, what was offered to him is offered to his successor."""
    keeper_id = min(await above(work, [leaver.id]), default=successor.id)
    offered = select(Handoff.request_id).where(
        Handoff.to_employee_id == leaver.id, Handoff.state == "offered"
    )
    found = await work.session.scalars(
        select(Request.id)
        .where(
            Request.state.in_(OPEN_STATES),
            or_(Request.holder_id == leaver.id, Request.id.in_(offered)),
        )
        .order_by(Request.id)
    )
    moved = 0
    for request_id in list(found):
        request = await lock_request(work, request_id)
        offer = await open_offer(work, request_id)
        if request.holder_id == leaver.id and request.state in OPEN_STATES:
            await move_held(work, request, keeper_id, successor.id)
        elif offer is not None and offer.to_employee_id == leaver.id:
            await readdress(work, request, offer, successor.id)
        else:
            continue  # answered while this waited for its lock
        moved += 1
    return moved


async def _hand_on_authored(work: Work, leaver: Person, successor: Person) -> int:
    """He stays their author; their results are the successor's to accept."""
    found = await work.session.scalars(
        update(Request)
        .where(Request.state.in_(OPEN_STATES), owned_by(leaver.id))
        .values(successor_id=successor.id, revision=Request.revision + 1)
        .returning(Request.id)
    )
    inherited = sorted(found)
    for request_id in inherited:
        request = await lock_request(work, request_id)
        event = await history.record(work, request_id, "inherited", successor_id=successor.id)
        history.tell(work, request, "inherited", event, {successor.id})
    return len(inherited)


async def _hand_on_drafts(work: Work, leaver: Person, successor: Person) -> int:
    """What he began to write is not lost; what he was asked about his own acts is over."""
    mine = (FormResponse.person_id == leaver.id, FormResponse.state == "open")
    drafts = list(
        await work.session.scalars(
            update(FormResponse)
            .where(*mine, FormResponse.purpose == "request")
            .values(person_id=successor.id, asked=False, screen={}, updated_at=work.now)
            .returning(FormResponse.id)
        )
    )
    # The messages they were written in are those of his own chat.
    await work.session.execute(
        update(FormAnswer).where(FormAnswer.response_id.in_(drafts)).values(message_id=None)
    )
    await work.session.execute(
        update(FormResponse).where(*mine).values(state="dropped", asked=False, updated_at=work.now)
    )
    return len(drafts)


async def _hand_on_clients(work: Work, leaver: Person, successor: Person) -> int:
    found = await work.session.scalars(
        update(Client)
        .where(Client.manager_id == leaver.id)
        .values(manager_id=successor.id, updated_at=work.now)
        .returning(Client.id)
    )
    return len(list(found))
