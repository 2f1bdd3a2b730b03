"""What is a person's own, not a word of others about him: his row, his mail, letters to him, his
files, his answers about himself.
"""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Text, and_, cast, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.people.access import GROUP_REMOVAL
from domain.privacy.blobs import drop_blobs
from domain.privacy.mailed import ERASED_ADDRESS, forget_letters, forget_mails
from domain.privacy.names import Redaction
from domain.privacy.places import Group, responses_of_client
from domain.privacy.subjects import Subject
from domain.work import Work
from storage.models import (
    Account,
    AnswerCorrection,
    Appointment,
    Asking,
    Attachment,
    Client,
    Contact,
    Employee,
    FormAnswer,
    MailAddress,
    MailThread,
    OutboxRow,
    PersonalLetter,
    QuestionnaireResult,
    Report,
    Request,
    Ticket,
)

_QUIET = {"synchronize_session": False}


async def erase_own(work: Work, subject: Subject, name: str, mark: str) -> Counter[Group]:
    """Erase what is his own.

    Args:
        name: what his row is called from now on.
        mark: what stands where words of his stood.

    Returns:
        How many things of each group were erased.
    """
    done: Counter[Group] = Counter()
    redaction = Redaction(subject.named, mark)
    emails = list(subject.named.emails)
    if emails:
        done["mail"] += await forget_mails(work, emails, name, redaction)
        await _forget_address(work, emails)
    done["letters"] += await forget_letters(work, subject, name, redaction)
    if subject.kind == "contact":
        done["forms"] += await _erase_answers(work, [subject.id], name)
        done["letters"] += await _erase_personal_letters(work, subject, mark)
        await _rename_contacts(work, [subject.id], name)
    elif subject.kind == "client":
        done["forms"] += await _erase_all_answers(work, subject)
        done["files"] += await _erase_files(work, subject)
        done["letters"] += await _erase_personal_letters(work, subject, mark)
        await _erase_client(work, subject, name)
    else:
        done["reports"] += await _erase_employee(work, subject, name)
    done["card"] += 1
    return done


async def _forget_address(work: Work, emails: Sequence[str]) -> None:
    """Who wanted no letters stays remembered by his address: that is what keeps them away."""
    await work.session.execute(
        delete(MailAddress).where(
            MailAddress.address.in_(emails), MailAddress.opted_out_at.is_(None)
        )
    )
    await work.session.execute(
        insert(MailAddress)
        .values(address=ERASED_ADDRESS, bounced_at=work.now)
        .on_conflict_do_nothing()
    )
    for column in (MailThread.address, Asking.address, PersonalLetter.address):
        await work.session.execute(
            update(column.class_)
            .where(func.lower(column).in_(emails))
            .values({column.key: ERASED_ADDRESS})
            .execution_options(**_QUIET)
        )
    for nullable in (Appointment.invited, Ticket.confirm_email):
        await work.session.execute(
            update(nullable.class_)
            .where(func.lower(nullable).in_(emails))
            .values({nullable.key: None})
            .execution_options(**_QUIET)
        )


async def _erase_answers(work: Work, contact_ids: Sequence[int], name: str) -> int:
    """The rows of questionnaires that are about him: the name says so, the rest goes."""
    sources = await work.session.scalars(
        select(QuestionnaireResult.source).where(QuestionnaireResult.contact_id.in_(contact_ids))
    )
    erased = 0
    for source in sources:
        response, _, row = source.partition(":")
        of_row = (
            FormAnswer.response_id == int(response),
            FormAnswer.question.startswith(f"{row}.", autoescape=True),
        )
        is_name = FormAnswer.question == f"{row}.name"
        await work.session.execute(delete(FormAnswer).where(*of_row, ~is_name))
        await work.session.execute(
            update(FormAnswer).where(*of_row, is_name).values(value=name, message_id=None)
        )
        await work.session.execute(
            update(AnswerCorrection)
            .where(
                AnswerCorrection.response_id == int(response),
                AnswerCorrection.question.startswith(f"{row}.", autoescape=True),
            )
            .values(value=None)
            .execution_options(**_QUIET)
        )
        erased += 1
    return erased


async def _erase_all_answers(work: Work, subject: Subject) -> int:
    """Everything a private client was asked, and answered."""
    responses = select(responses_of_client(subject.id).subquery().c.response_id)
    gone = await work.session.scalars(
        delete(FormAnswer)
        .where(FormAnswer.response_id.in_(responses))
        .returning(FormAnswer.response_id)
    )
    await work.session.execute(
        update(AnswerCorrection)
        .where(AnswerCorrection.response_id.in_(responses))
        .values(value=None)
        .execution_options(**_QUIET)
    )
    return len(gone.all())


async def _erase_files(work: Work, subject: Subject) -> int:
    """Photos and voices about a private client: no machine sees who is on them."""
    requests = select(Request.id).where(Request.client_id == subject.id)
    responses = select(responses_of_client(subject.id).subquery().c.response_id)
    gone = await work.session.scalars(
        delete(Attachment)
        .where(or_(Attachment.request_id.in_(requests), Attachment.response_id.in_(responses)))
        .returning(Attachment.blob)
    )
    blobs = gone.all()
    await drop_blobs(work, [each for each in blobs if each is not None])
    return len(blobs)


async def _erase_personal_letters(work: Work, subject: Subject, mark: str) -> int:
    """Letters a writer wrote to him: those not sent yet are not sent."""
    of_him = (
        PersonalLetter.client_id == subject.id
        if subject.kind == "client"
        else PersonalLetter.contact_id == subject.id
    )
    waiting = PersonalLetter.state.in_(("dealt", "postponed"))
    await work.session.execute(
        update(PersonalLetter)
        .where(of_him, waiting)
        .values(state="withdrawn", ended_at=work.now, revision=PersonalLetter.revision + 1)
        .execution_options(**_QUIET)
    )
    found = await work.session.scalars(
        update(PersonalLetter)
        .where(of_him)
        .values(address=ERASED_ADDRESS, subject=mark, body=mark, history={})
        .returning(PersonalLetter.id)
        .execution_options(**_QUIET)
    )
    return len(found.all())


async def _rename_contacts(work: Work, contact_ids: Sequence[int], name: str) -> None:
    for contact_id in contact_ids:
        await work.session.execute(
            update(Contact)
            .where(Contact.id == contact_id)
            .values(
                name=await _free_name(work, contact_id, name),
                position=None,
                phone=None,
                email=None,
                roles=[],
                consent_at=None,
                gone_at=func.coalesce(Contact.gone_at, work.now),
                erased_at=work.now,
                updated_at=work.now,
            )
            .execution_options(**_QUIET)
        )


async def _free_name(work: Work, contact_id: int, name: str) -> str:
    """Two people of one client may be erased on one day; each has a name of his own."""
    client_id = select(Contact.client_id).where(Contact.id == contact_id).scalar_subquery()
    taken = await work.session.scalar(
        select(func.count()).where(
            Contact.client_id == client_id,
            Contact.id != contact_id,
            Contact.name.startswith(name, autoescape=True),
        )
    )
    return f"{name} ({taken + 1})" if taken else name


async def _erase_client(work: Work, subject: Subject, name: str) -> None:
    contacts = await work.session.scalars(
        select(Contact.id).where(Contact.client_id == subject.id, Contact.erased_at.is_(None))
    )
    await _rename_contacts(work, contacts.all(), name)
    await work.session.execute(
        update(Client)
        .where(Client.id == subject.id)
        .values(
            name=name,
            address=None,
            place=None,
            phone=None,
            email=None,
            tax_number=None,
            external_id=None,
            note=None,
            contract={},
            introduction=None,
            letters_stopped_at=func.coalesce(Client.letters_stopped_at, work.now),
            updated_at=work.now,
        )
        .execution_options(**_QUIET)
    )


async def _erase_employee(work: Work, subject: Subject, name: str) -> int:
    """His row, his accounts, his digests and what was written to his chat."""
    await work.session.execute(
        update(Employee)
        .where(Employee.id == subject.id)
        .values(name=name, phone=None, email=None, erased_at=work.now)
        .execution_options(**_QUIET)
    )
    await work.session.execute(
        update(Account)
        .where(Account.employee_id == subject.id)
        .values(external_id=func.concat("erased:", cast(Account.id, Text)))
        .execution_options(**_QUIET)
    )
    await work.session.execute(
        delete(OutboxRow).where(
            or_(
                OutboxRow.recipient.in_((f"person:{subject.id}", f"document:{subject.id}")),
                and_(
                    OutboxRow.kind == GROUP_REMOVAL,
                    OutboxRow.payload["person_id"].as_integer() == subject.id,
                ),
            ),
            OutboxRow.state.not_in(("queued", "leased")),
        )
    )
    gone = await work.session.scalars(
        delete(Report).where(Report.employee_id == subject.id).returning(Report.id)
    )
    return len(gone.all())
