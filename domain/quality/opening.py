"""A ticket's first state: made of the complaints of a questionnaire that bad quality stopped."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from domain.quality.leads import programme_heads, service_leads
from domain.quality.rows import TicketRow
from domain.work import Work
from storage.models import Contact, Problem, Ticket
from storage.models.tickets import SEVERITIES


@dataclass(frozen=True)
class Complaint:
    """One complaint in the client's words; `instance` is its row in the form."""

    instance: int
    category: str
    severity: str
    words: str
    repaired_when: str
    place: str | None = None


@dataclass(frozen=True)
class NewTicket:
    """What a ticket is made of. Without `check_email` the client is asked by phone only."""

    client_id: int
    questionnaire_id: int
    rep_id: int
    campaign_client_id: int | None
    complaints: Sequence[Complaint]
    check_person: str | None = None
    check_email: str | None = None


def ticket_subject(ticket_id: int) -> str:
    """What messages about a ticket are found by, to be drawn again."""
    return f"ticket:{ticket_id}"


def severity_of(word: str | None) -> str:
    """A severity as tickets know it; a form that asks otherwise means losses."""
    return word if word in SEVERITIES else "losses"


def worst(complaints: Sequence[Complaint]) -> str:
    """The severity of the worst of some complaints; of none, losses."""
    found = {each.severity for each in complaints} or {"losses"}
    return min(found, key=SEVERITIES.index)


async def open_ticket(work: Work, new: NewTicket) -> int:
    """Open the ticket of a questionnaire, within the act that pauses it, and send the two copies:
    to the programme's head and to whoever answers for the repair (domain 2.11). A second one of
    the same questionnaire is the same ticket, with its complaints brought up to date.

    Returns:
        The ticket's id.
    """
    confirm = {
        "confirm_contact_id": await _contact(work, new),
        "confirm_email": new.check_email,
    }
    ticket_id: int = (
        await work.session.execute(
            insert(Ticket)
            .values(
                client_id=new.client_id,
                questionnaire_id=new.questionnaire_id,
                rep_id=new.rep_id,
                state="new",
                severity=worst(new.complaints),
                opened_at=work.now,
                **confirm,
            )
            .on_conflict_do_update(
                index_elements=[Ticket.questionnaire_id],
                index_where=Ticket.follows_id.is_(None),
                set_=confirm,
            )
            .returning(Ticket.id)
        )
    ).scalar_one()
    await _write_problems(work, ticket_id, new.complaints)
    await _tell(work, ticket_id, new)
    return ticket_id


async def open_linked(work: Work, row: TicketRow, words: str) -> int:
    """Open a ticket that follows one confirmed too long ago to be reopened: the client says that
    it is broken again (domain 2.13).

    Args:
        row: the confirmed one, as it was locked.
        words: the client's own.

    Returns:
        The new ticket's id.
    """
    raise NotImplementedError


async def _contact(work: Work, new: NewTicket) -> int | None:
    """The client's person who will be asked: by his address, else by his name."""
    if not new.check_email and not new.check_person:
        return None
    by_email = func.lower(Contact.email) == (new.check_email or "").lower()
    by_name = func.lower(Contact.name) == (new.check_person or "").lower()
    return await work.session.scalar(
        select(Contact.id)
        .where(Contact.client_id == new.client_id, Contact.gone_at.is_(None), by_email | by_name)
        .order_by(by_email.is_not(True), Contact.id)
        .limit(1)
    )


async def _write_problems(work: Work, ticket_id: int, complaints: Sequence[Complaint]) -> None:
    if not complaints:
        return
    statement = insert(Problem).values(
        [
            {
                "ticket_id": ticket_id,
                "instance": each.instance,
                "category": each.category,
                "severity": each.severity,
                "place": each.place,
                "words": each.words,
                "repaired_when": each.repaired_when,
            }
            for each in complaints
        ]
    )
    said = ("category", "severity", "place", "words", "repaired_when")
    await work.session.execute(
        statement.on_conflict_do_update(
            index_elements=[Problem.ticket_id, Problem.instance],
            set_={name: statement.excluded[name] for name in said},
        )
    )


async def _tell(work: Work, ticket_id: int, new: NewTicket) -> None:
    leads = await service_leads(work, {each.category for each in new.complaints})
    heads = await programme_heads(work, new.campaign_client_id)
    subject = ticket_subject(ticket_id)
    for person_id in sorted({*leads, *heads} - {work.actor.employee_id}):
        work.notify(
            person_id,
            "ticket",
            subject=subject,
            key=f"{subject}:opened:{person_id}",
            ticket_id=ticket_id,
        )
