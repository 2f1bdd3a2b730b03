"""The rows of one person's own data, section by section, for the copy of them."""

from sqlalchemy import Select, func, or_, select

from domain.privacy.subjects import Subject
from storage.models import (
    Account,
    Appointment,
    Asking,
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


QUERIES = {
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
"""The rows of each section of the copy; None where such a person has none."""
