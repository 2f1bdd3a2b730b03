"""A ticket's first state: made of the complaints of a questionnaire that bad quality stopped."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import BigInteger, Boolean, Text, func, literal, literal_column, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.people.audit import note
from domain.quality import history, limits
from domain.quality.complaining import take_up
from domain.quality.people import everybody, heads_of, leads_of
from domain.quality.requesting import write_requests
from domain.quality.rows import TICKET_COLUMNS, TicketRow, lock_ticket, lock_whole, subject
from domain.work import Work, redraw
from storage.models import Contact, Problem, Ticket
from storage.models.tickets import ENDED, SEVERITIES


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


def severity_of(word: str | None) -> str:
    """A severity as tickets know it; a form that asks otherwise means losses."""
    return word if word in SEVERITIES else "losses"


def worst(complaints: Sequence[Complaint]) -> str:
    """The severity of the worst of some complaints; of none, losses."""
    found = {each.severity for each in complaints} or {"losses"}
    return min(found, key=SEVERITIES.index)


async def open_ticket(work: Work, new: NewTicket) -> int:
    """Open the ticket of a questionnaire, within the act that pauses it: its complaints are on
    their way to whoever answers for the repair, and the two copies go to him and to the programme's
    head (domain 2.11). A second one of the same questionnaire is the same ticket, with its
    complaints brought up to date, and what is new of them taken up. The questionnaire is locked.

    Returns:
        The ticket's id.
    """
    await _lock_known(work, new.questionnaire_id)
    severity = worst(new.complaints)
    found = (
        await work.session.execute(
            insert(Ticket)
            .values(
                client_id=new.client_id,
                questionnaire_id=new.questionnaire_id,
                rep_id=new.rep_id,
                state="new",
                severity=severity,
                confirm_contact_id=await _contact(work, new),
                confirm_email=new.check_email,
                opened_at=work.now,
            )
            .on_conflict_do_update(
                index_elements=[Ticket.questionnaire_id],
                index_where=Ticket.follows_id.is_(None),
                set_={"severity": severity},
            )
            .returning(*TICKET_COLUMNS, _IS_NEW)
        )
    ).one()
    row = TicketRow(*found[:-1])
    await _write_problems(work, row.id, new.complaints)
    if found.is_new:
        await _begin(work, row, "opened")
        await _send_copies(work, row)
    elif row.state not in ENDED:
        await take_up(work, row)
    return row.id


async def change_whom(work: Work, ticket_id: int, new: NewTicket) -> None:
    """Whom to ask was corrected in the questionnaire: he is asked from now on. Within the act that
    corrects it, which has locked the ticket.
    """
    await work.session.execute(
        update(Ticket)
        .where(Ticket.id == ticket_id)
        .values(confirm_contact_id=await _contact(work, new), confirm_email=new.check_email)
    )


async def _lock_known(work: Work, questionnaire_id: int) -> None:
    """Its requests come before the ticket itself, which is written next."""
    known = await work.session.scalar(
        select(Ticket.id).where(
            Ticket.questionnaire_id == questionnaire_id, Ticket.follows_id.is_(None)
        )
    )
    if known is not None:
        await lock_whole(work, known)


_IS_NEW = literal_column("tickets.xmax = 0", Boolean).label("is_new")
"""A row that was only brought up to date carries the transaction that locked it for that."""


async def open_linked(work: Work, row: TicketRow, words: str) -> int:
    """Open a ticket that follows one confirmed too long ago to be reopened: the client says that
    it is broken again (domain 2.13). While one is open already, his words are added to it.

    Args:
        row: the confirmed one, as it was locked.
        words: the client's own.

    Returns:
        The id of the ticket that follows.
    """
    following = await work.session.scalar(
        select(Ticket.id).where(
            Ticket.client_id == row.client_id,
            Ticket.follows_id == row.id,
            Ticket.state.not_in(ENDED),
        )
    )
    if following is not None:
        await _add_words(work, await lock_ticket(work, following), words)
        return following
    found = (
        await work.session.execute(
            insert(Ticket)
            .values(
                client_id=row.client_id,
                questionnaire_id=row.questionnaire_id,
                follows_id=row.id,
                rep_id=row.rep_id,
                confirm_contact_id=row.confirm_contact_id,
                confirm_email=row.confirm_email,
                state="new",
                severity=row.severity,
                opened_at=work.now,
            )
            .returning(*TICKET_COLUMNS)
        )
    ).one()
    linked = TicketRow(*found)
    copied = ("instance", "category", "severity", "place", "product", "repaired_when")
    await work.session.execute(
        insert(Problem).from_select(
            ["ticket_id", *copied, "words"],
            select(
                literal(linked.id, BigInteger),
                *(getattr(Problem, name) for name in copied),
                literal(words, Text),
            ).where(Problem.ticket_id == row.id),
        )
    )
    await _begin(work, linked, "opened", words, follows=row.number)
    await history.record(work, row, "followed", words, ticket=linked.number)
    await redraw(work, subject(row.id))
    return linked.id


async def _add_words(work: Work, row: TicketRow, words: str) -> None:
    event = await history.record(work, row, "client_wrote", words)
    await redraw(work, subject(row.id))
    history.tell(work, row, event, await everybody(work, row))


async def _begin(
    work: Work, row: TicketRow, kind: str, words: str | None = None, **data: int
) -> None:
    """Start its clock, hand it over, and tell of it."""
    await work.session.execute(
        update(Ticket)
        .where(Ticket.id == row.id)
        .values(next_at=await limits.next_step_at(work, row, "new"))
    )
    await write_requests(work, row)
    await history.record(work, row, kind, words, **data)
    people = await leads_of(work, row) | await heads_of(work, row) | {row.rep_id}
    for person_id in sorted(people - {work.actor.employee_id}):
        work.notify(
            person_id,
            "ticket",
            subject=subject(row.id),
            key=f"{subject(row.id)}:opened:{person_id}",
            ticket_id=row.id,
        )


async def _send_copies(work: Work, row: TicketRow) -> None:
    """The two copies of the questionnaire, as paper and by mail (domain 2.11); the original is the
    rep's. The letter says what the card in the chat says, and is answered like it.
    """
    for person_id in sorted(await leads_of(work, row) | await heads_of(work, row)):
        await note(work, "export_questionnaire", f"questionnaire:{row.questionnaire_id}")
        work.order_document(
            "questionnaire_copy",
            reader_id=person_id,
            letter="ticket",
            subject=subject(row.id),
            questionnaire_id=row.questionnaire_id,
            ticket_id=row.id,
        )


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
