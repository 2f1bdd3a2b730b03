"""A client's answer as the rep sees it: his words, the letter they answer, what is to be done."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import aliased

from domain.errors import NotAllowed, NotFound
from domain.letters.rows import letter_subject
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Client, Contact, Employee, Mail, PersonalLetter, Task


@dataclass(frozen=True)
class SeenAnswer:
    """A client's answer with the letter it answers.

    Attributes:
        name, address: who answers; `known` where it came from whom it was expected.
        task_id: what is to be done about it, where the reader does it; `done` once it is.
    """

    letter_id: int
    client_id: int
    client: str
    name: str
    address: str
    phone: str | None
    known: bool
    words: str
    files: tuple[str, ...]
    at: datetime
    subject: str
    body: str
    sent_at: datetime | None
    writer: str
    rep: str
    mine: bool
    task_id: int | None
    due_on: date | None
    done: bool


_Writer, _Rep = aliased(Employee), aliased(Employee)


@needs(Permission.FOLLOW_UP)
async def answer_of(work: Work, letter_id: int, mail_id: int | None = None) -> SeenAnswer:
    """An answer to a letter; the latest unless one is named.

    Raises:
        NotFound: there is none. NotAllowed: it is neither the actor's to answer, nor to read.
    """
    row = (
        await work.session.execute(
            select(PersonalLetter, Mail, Client.name, Contact.phone, _Writer.name, _Rep.name)
            .join(Mail, Mail.thread_id == PersonalLetter.thread_id)
            .join(Client, Client.id == PersonalLetter.client_id)
            .join(_Writer, _Writer.id == PersonalLetter.writer_id)
            .join(_Rep, _Rep.id == PersonalLetter.rep_id)
            .outerjoin(Contact, Contact.id == PersonalLetter.contact_id)
            .where(
                PersonalLetter.id == letter_id,
                Mail.id == mail_id if mail_id else Mail.outcome == "added",
            )
            .order_by(Mail.id.desc())
            .limit(1)
            .execution_options(populate_existing=True)
        )
    ).first()
    if row is None:
        raise NotFound("error-answer-unknown")
    letter, mail, client, phone, writer, rep = row
    task = await _task(work, letter_id)
    mine = task is not None and task.owner_id == work.actor.employee_id
    others = work.actor.may(Permission.READ_LETTERS) and work.actor.role != "letter_writer"
    if not mine and letter.writer_id != work.actor.employee_id and not others:
        raise NotAllowed
    expected = mail.authenticated is not False and (
        mail.sender == letter.address or mail.id == letter.answer_mail_id
    )
    return SeenAnswer(
        letter.id,
        letter.client_id,
        client,
        " ".join((mail.sender_name or "").split()) or mail.sender or "",
        mail.sender or "",
        phone,
        expected,
        (mail.words or "").strip() or (mail.subject or ""),
        tuple(mail.file_names or ()),
        mail.received_at,
        letter.subject,
        letter.body,
        letter.ended_at,
        writer,
        rep,
        mine,
        task.id if task else None,
        task.due_on if task else None,
        task is not None and task.done_at is not None,
    )


async def _task(work: Work, letter_id: int) -> Task | None:
    """The latest task that an answer to the letter has become."""
    source = letter_subject(letter_id)
    return await work.session.scalar(
        select(Task)
        .where((Task.source == source) | Task.source.like(f"{source}:%"))
        .order_by(Task.id.desc())
        .limit(1)
        .execution_options(populate_existing=True)
    )
