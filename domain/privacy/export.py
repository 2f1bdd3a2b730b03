"""All that the base holds of one person, for him to read and to take along (152-FZ 14, GDPR 15).

The same places are looked through as for an erasure, so the copy holds what an erasure would take
away, and what of him would stay.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from sqlalchemy import Select, func, or_, select

from domain.people.audit import note
from domain.permissions import Permission, needs
from domain.privacy.erasing import erased_words
from domain.privacy.places import Group
from domain.privacy.subjects import Kind, Subject, subject_of
from domain.privacy.words import mentions
from domain.work import Work
from storage.models import (
    Account,
    Appointment,
    Asking,
    Attachment,
    Blob,
    Call,
    Client,
    Contact,
    Employee,
    FormAnswer,
    Letter,
    Mail,
    MailAddress,
    Order,
    PersonalLetter,
    QuestionnaireResult,
    RegisterLine,
    Request,
)

Value = str | int | bool | None | Sequence["Value"] | Mapping[str, "Value"]
Row = Mapping[str, Value]

SECTIONS = (
    "person", "accounts", "appointments", "askings", "calls", "answers", "orders", "letters",
    "personal_letters", "mails", "letters_stopped", "lines", "said_of_him",
)  # fmt: skip
"""What the copy is made of, in this order."""


@dataclass(frozen=True)
class KeptFile:
    """Bytes that go with the copy: a mail of his, or a file that came with one."""

    name: str
    data: bytes


@dataclass(frozen=True)
class PersonCopy:
    """The copy. Moments are ISO 8601 in UTC.

    Attributes:
        sections: rows by what they are; a section that has none is left out.
    """

    kind: Kind
    name: str
    client: str | None
    made_at: datetime
    sections: Mapping[str, Sequence[Row]]
    files: Sequence[KeptFile]


@needs(Permission.ERASE_PEOPLE)
async def person_copy(work: Work, kind: Kind, row_id: int) -> PersonCopy:
    """The copy of one person's data; that it was made is noted in the audit.

    Raises:
        NotFound, DeskError: as `subject_of`.
    """
    subject = await subject_of(work, kind, row_id)
    found = {name: await _section(work, subject, name) for name in SECTIONS[:-1]}
    found["said_of_him"] = await _said(work, subject)
    sections = {name: rows for name, rows in found.items() if rows}
    files = await _files(work, subject)
    counts = {name: len(rows) for name, rows in sections.items()}
    await note(work, "export_person", subject.row, files=len(files), **counts)
    return PersonCopy(kind, subject.name, subject.client, work.now, sections, files)


async def _section(work: Work, subject: Subject, name: str) -> list[Row]:
    query = _QUERIES[name](subject)
    if query is None:
        return []
    rows = await work.session.execute(query)
    return [{key: _plain(value) for key, value in row._mapping.items()} for row in rows]


def _person(subject: Subject) -> Select[*tuple[object, ...]] | None:
    if subject.kind == "contact":
        return select(
            Contact.name, Contact.position, Contact.phone, Contact.email, Contact.roles,
            Contact.consent_at, Contact.gone_at, Contact.created_at, Contact.updated_at,
        ).where(Contact.id == subject.id)  # fmt: skip
    if subject.kind == "client":
        return select(
            Client.name, Client.tax_number, Client.external_id, Client.address, Client.place,
            Client.phone, Client.email, Client.language, Client.time_zone, Client.contract,
            Client.note, Client.letters_stopped_at, Client.created_at, Client.updated_at,
        ).where(Client.id == subject.id)  # fmt: skip
    return select(
        Employee.name, Employee.role, Employee.department, Employee.phone, Employee.email,
        Employee.language, Employee.time_zone, Employee.created_at, Employee.dismissed_at,
    ).where(Employee.id == subject.id)  # fmt: skip


def _accounts(subject: Subject) -> Select[*tuple[object, ...]] | None:
    if subject.kind == "client":
        return select(
            Contact.name, Contact.position, Contact.phone, Contact.email, Contact.consent_at
        ).where(Contact.client_id == subject.id, Contact.erased_at.is_(None))
    if subject.kind == "employee":
        return select(
            Account.channel, Account.external_id, Account.created_at, Account.revoked_at
        ).where(Account.employee_id == subject.id)
    return None


def _appointments(subject: Subject) -> Select[*tuple[object, ...]]:
    columns = (
        Appointment.starts_at, Appointment.ends_at, Appointment.place, Appointment.purpose,
        Appointment.state, Appointment.invited, Appointment.client_reply,
    )  # fmt: skip
    return select(*columns).where(_his(subject, Appointment)).order_by(Appointment.starts_at)


def _askings(subject: Subject) -> Select[*tuple[object, ...]] | None:
    if subject.kind != "contact":
        return None
    return (
        select(Asking.asked_at, Asking.channel, Asking.address, Asking.round)
        .where(Asking.contact_id == subject.id)
        .order_by(Asking.id)
    )


def _calls(subject: Subject) -> Select[*tuple[object, ...]]:
    return select(Call.at, Call.outcome, Call.words).where(_his(subject, Call)).order_by(Call.at)


def _his(subject: Subject, model: type[Call] | type[Appointment]):  # type: ignore[no-untyped-def]
    if subject.kind == "contact":
        return model.contact_id == subject.id
    if subject.kind == "client":
        return model.client_id == subject.id
    return model.rep_id == subject.id


def _answers(subject: Subject) -> Select[*tuple[object, ...]] | None:
    """The rows of questionnaires about him."""
    if subject.kind != "contact":
        return None
    source = QuestionnaireResult.source
    response = func.split_part(source, ":", 1)
    row = func.split_part(source, ":", 2)
    return (
        select(FormAnswer.question, FormAnswer.value, FormAnswer.answered_at)
        .join(
            QuestionnaireResult,
            (func.concat(FormAnswer.response_id) == response)
            & func.starts_with(FormAnswer.question, func.concat(row, ".")),
        )
        .where(QuestionnaireResult.contact_id == subject.id)
        .order_by(FormAnswer.response_id, FormAnswer.question)
    )


def _orders(subject: Subject) -> Select[*tuple[object, ...]] | None:
    if subject.kind != "client":
        return None
    return (
        select(Order.external_id, Order.ordered_on, Order.amount, Order.currency, Order.title)
        .where(Order.client_id == subject.id)
        .order_by(Order.ordered_on)
    )


def _letters(subject: Subject) -> Select[*tuple[object, ...]]:
    return (
        select(Letter.created_at, Letter.sent_at, Letter.kind, Letter.subject, Letter.words)
        .where(func.lower(Letter.address).in_(subject.named.emails))
        .order_by(Letter.id)
    )


def _personal_letters(subject: Subject) -> Select[*tuple[object, ...]] | None:
    if subject.kind == "employee":
        return None
    of_him = (
        PersonalLetter.contact_id == subject.id
        if subject.kind == "contact"
        else PersonalLetter.client_id == subject.id
    )
    return (
        select(
            PersonalLetter.dealt_on, PersonalLetter.state, PersonalLetter.subject,
            PersonalLetter.body,
        )
        .where(of_him)
        .order_by(PersonalLetter.id)
    )  # fmt: skip


def _mails(subject: Subject) -> Select[*tuple[object, ...]]:
    return (
        select(Mail.received_at, Mail.sender, Mail.sender_name, Mail.subject, Mail.words)
        .where(func.lower(Mail.sender).in_(subject.named.emails))
        .order_by(Mail.id)
    )


def _letters_stopped(subject: Subject) -> Select[*tuple[object, ...]]:
    return select(MailAddress.address, MailAddress.opted_out_at, MailAddress.bounced_at).where(
        MailAddress.address.in_(subject.named.emails)
    )


def _lines(subject: Subject) -> Select[*tuple[object, ...]] | None:
    """What he signed; it stays after an erasure."""
    if subject.kind != "employee":
        return None
    line = RegisterLine
    return (
        select(Request.number, line.line_no, line.kind, line.giver_at, line.receiver_at)
        .join(Request, Request.id == line.request_id)
        .where(or_(line.giver_id == subject.id, line.receiver_id == subject.id))
        .order_by(line.id)
    )


_QUERIES = {
    "person": _person,
    "accounts": _accounts,
    "appointments": _appointments,
    "askings": _askings,
    "calls": _calls,
    "answers": _answers,
    "orders": _orders,
    "letters": _letters,
    "personal_letters": _personal_letters,
    "mails": _mails,
    "letters_stopped": _letters_stopped,
    "lines": _lines,
}


_LEFT_OUT: frozenset[Group] = frozenset({"queue", "mail", "letters"})
"""Told in sections of their own, or passing through."""


async def _said(work: Work, subject: Subject) -> list[Row]:
    """Other people's words that name him."""
    return [
        {"where": str(each.place.model.__tablename__), "what": name, "words": _plain(value)}
        async for each in mentions(work, subject, erased_words(work))
        if each.place.group not in _LEFT_OUT
        for name, value in each.before.items()
    ]


async def _files(work: Work, subject: Subject) -> list[KeptFile]:
    """Mails that he wrote, as they came, and the files among them."""
    his = func.lower(Mail.sender).in_(subject.named.emails)
    mails = await work.session.execute(
        select(Mail.id, Blob.data).join(Blob, Blob.sha256 == Mail.sha256).where(his)
    )
    attached = await work.session.execute(
        select(Attachment.id, Attachment.file_name, Blob.data)
        .join(Blob, Blob.sha256 == Attachment.blob)
        .join(Mail, Mail.id == Attachment.mail_id)
        .where(his)
    )
    return [KeptFile(f"mail-{row.id}.eml", row.data) for row in mails] + [
        KeptFile(f"file-{row.id}-{row.file_name.replace('/', '_')}", row.data) for row in attached
    ]


def _plain(value: object) -> Value:
    """As JSON holds it."""
    match value:
        case datetime() | date():
            return value.isoformat()
        case Decimal() | Enum():
            return str(value)
        case dict():
            return {str(key): _plain(each) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case str() | int() | bool() | None:
            return value
    return str(value)
