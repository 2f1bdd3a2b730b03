"""Erasing one person's data, at his wish or when they have been kept long enough: what it will
touch, and the act itself.

Lines of the register, numbers and sums stay, and his row with a name that says so; the words of
others lose whatever names him (docs/decisions/0035-erasure.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import func, insert, select, text

from domain.errors import DeskError, NotFound
from domain.forms.cleaning import folded
from domain.forms.errors import FormError
from domain.people.audit import note
from domain.permissions import Permission, needs
from domain.privacy import marks, staying
from domain.privacy.own import erase_own
from domain.privacy.places import Group
from domain.privacy.subjects import Kind, Subject, contact_subject, subject_of
from domain.privacy.words import redact
from domain.requests.history import subject as request_subject
from domain.texts import LOCALES, Texts
from domain.work import Work, redraw
from storage.models import (
    Appointment,
    Asking,
    Client,
    Contact,
    Employee,
    Erasure,
    Questionnaire,
    Request,
    Ticket,
)
from storage.models.requests import OPEN_STATES
from storage.models.tickets import ENDED

AT_HIS_WISH, EXPIRED = "erased-name", "expired-name"
"""The name that his row bears from then on says why."""

NONE = "–"
_NAMED = 5
"""Unfinished things listed in a refusal."""


@dataclass(frozen=True)
class Preview:
    """What an erasure will touch, and what it leaves.

    Attributes:
        erased: his own things, and rows of others' words that name him, by group.
        lines, requests, orders: what stays, with his name replaced.
        files: of the staff about his client: a person has to look whether he is in them.
        shared: phones and mails of his that others have too.
    """

    subject: Subject
    erased: Mapping[Group, int]
    lines: int
    requests: int
    orders: int
    files: int
    shared: Sequence[str]


@needs(Permission.ERASE_PEOPLE)
async def preview_erasure(work: Work, kind: Kind, row_id: int) -> Preview:
    """What erasing this person will touch: it goes the same way, and is undone.

    Raises:
        NotFound, DeskError: as `subject_of`, and where something with him is not finished.
    """
    subject = await subject_of(work, kind, row_id)
    await _refuse_unfinished(work, subject)
    async with work.session.begin_nested() as trial:
        erased = await _erase_all(work, subject, AT_HIS_WISH)
        await trial.rollback()
    return Preview(
        subject=subject,
        erased=erased,
        lines=await staying.lines(work, subject),
        requests=await staying.requests(work, subject),
        orders=await staying.orders(work, subject),
        files=await staying.files(work, subject),
        shared=subject.shared,
    )


@needs(Permission.ERASE_PEOPLE)
async def erase(work: Work, kind: Kind, row_id: int, typed: str) -> Mapping[Group, int]:
    """Erase this person's data, in one act.

    Args:
        typed: his name, by which whoever does it shows that he means it.

    Returns:
        How many things of each group were erased or changed.

    Raises:
        NotFound, DeskError: as `preview_erasure`; the name is another.
    """
    await work.session.execute(_ONE_AT_A_TIME)
    subject = await subject_of(work, kind, row_id)
    if folded(typed) != folded(subject.name):
        raise FormError("error-erase-name", name=subject.name)
    await _refuse_unfinished(work, subject)
    return await _erase(work, subject, AT_HIS_WISH)


@needs(Permission.SWEEP)
async def erase_expired(work: Work, contact_id: int) -> None:
    """Erase a contact who has left his client so long ago that he is not to be kept any more.

    Raises:
        NotFound, DeskError: as `erase`.
    """
    await work.session.execute(_ONE_AT_A_TIME)
    subject = await contact_subject(work, contact_id)
    await _refuse_unfinished(work, subject)
    await _erase(work, subject, EXPIRED)


async def _erase(work: Work, subject: Subject, why: str) -> Mapping[Group, int]:
    his_marks = await _marks(work, subject)
    counts = await _erase_all(work, subject, why)
    await work.session.execute(
        insert(Erasure).values(
            at=work.now,
            by_id=work.actor.employee_id,
            kind=subject.kind,
            row_id=subject.id,
            marks=list(his_marks),
            counts=dict(counts),
        )
    )
    await note(work, "erase_person", subject.row, **dict(counts))
    await _draw_again(work, subject)
    return counts


@needs(Permission.ERASE_PEOPLE)
async def erased_name(work: Work, kind: Kind, row_id: int) -> str:
    """What the row of somebody who was erased is called.

    Raises:
        NotFound: none such.
    """
    model = _MODELS[kind]
    name: str | None = await work.session.scalar(select(model.name).where(model.id == row_id))
    if name is None:
        raise NotFound("error-person-gone")
    return name


_MODELS: Mapping[Kind, type[Client] | type[Contact] | type[Employee]] = {
    "contact": Contact,
    "client": Client,
    "employee": Employee,
}


async def _erase_all(work: Work, subject: Subject, why: str) -> Mapping[Group, int]:
    await work.session.execute(_LET_WORDS_GO)
    mark = erased_words(work)
    done = await erase_own(work, subject, _name_from_now_on(work, why), mark)
    done += await redact(work, subject, mark)
    await work.session.execute(_NO_MORE)
    return {group: n for group, n in done.items() if n}


_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended('fieldpost.erasing', 0))")
_LET_WORDS_GO = text("SET LOCAL fieldpost.erasing = 'on'")
_NO_MORE = text("SET LOCAL fieldpost.erasing = 'off'")


async def _refuse_unfinished(work: Work, subject: Subject) -> None:
    """What is under way needs its people: it is ended first, or given to somebody else.

    Raises:
        DeskError: it names what.
    """
    if subject.kind == "contact":
        tickets = await work.session.scalars(
            select(Ticket.number)
            .join(Asking, Asking.ticket_id == Ticket.id)
            .where(Asking.ended_at.is_(None), Asking.contact_id == subject.id)
            .order_by(Ticket.number)
            .limit(_NAMED)
        )
        if numbers := ", ".join(map(str, tickets)):
            raise DeskError("error-erase-awaited", name=subject.name, tickets=numbers)
    if subject.kind == "client":
        await _refuse_open(work, subject)


async def _refuse_open(work: Work, subject: Subject) -> None:
    requests = await work.session.scalars(
        select(Request.number)
        .where(Request.client_id == subject.id, Request.state.in_(OPEN_STATES))
        .order_by(Request.number)
        .limit(_NAMED)
    )
    tickets = await work.session.scalars(
        select(Ticket.number)
        .where(Ticket.client_id == subject.id, Ticket.state.not_in(ENDED))
        .order_by(Ticket.number)
        .limit(_NAMED)
    )
    visits = await work.session.scalar(
        select(func.count()).where(
            Appointment.client_id == subject.id, Appointment.state == "planned"
        )
    )
    forms = await work.session.scalar(
        select(func.count()).where(
            Questionnaire.client_id == subject.id,
            Questionnaire.state.in_(("open", "paused", "restored")),
        )
    )
    open_requests, open_tickets = requests.all(), tickets.all()
    if open_requests or open_tickets or visits or forms:
        raise DeskError(
            "error-erase-unfinished",
            name=subject.name,
            requests=", ".join(map(str, open_requests)) or NONE,
            tickets=", ".join(map(str, open_tickets)) or NONE,
            visits=visits or 0,
            forms=forms or 0,
        )


async def _marks(work: Work, subject: Subject) -> Sequence[bytes]:
    if subject.client_id is None:
        return marks.marks_of(client_keys=(), names=(), emails=subject.named.emails, private=False)
    keys = (
        await work.session.execute(
            select(Client.tax_number, Client.external_id).where(Client.id == subject.client_id)
        )
    ).one()
    names = [subject.name]
    if subject.kind == "client":
        found = await work.session.scalars(
            select(Contact.name).where(Contact.client_id == subject.id, Contact.erased_at.is_(None))
        )
        names += found.all()
    return marks.marks_of(
        client_keys=[key for key in keys if key],
        names=names,
        emails=subject.named.emails,
        private=subject.kind == "client",
    )


async def _draw_again(work: Work, subject: Subject) -> None:
    """Cards of what is under way lose his name in everybody's chat."""
    if subject.client_id is None:
        return
    requests = await work.session.scalars(
        select(Request.id).where(
            Request.client_id == subject.client_id, Request.state.in_(OPEN_STATES)
        )
    )
    tickets = await work.session.scalars(
        select(Ticket.id).where(Ticket.client_id == subject.client_id, Ticket.state.not_in(ENDED))
    )
    await redraw(
        work,
        *(request_subject(each) for each in requests),
        *(f"ticket:{each}" for each in tickets),
    )


def _name_from_now_on(work: Work, why: str) -> str:
    return _texts().format(work.policy.default_language, why, on=f"{work.today:%d.%m.%Y}")


def erased_words(work: Work) -> str:
    """What stands in the place of words that named somebody."""
    return words_of_ours(work, "erased-words")


def words_of_ours(work: Work, key: str) -> str:
    """Words that are written among people's own, in the company's language."""
    return _texts().format(work.policy.default_language, key)


@cache
def _texts() -> Texts:
    """Read once, when first needed."""
    return Texts.load(LOCALES)
