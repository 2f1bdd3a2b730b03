"""A client answers a personal letter: his words go to a rep as a task, with the letter they answer
(domain 4.6). Nothing is promised to him by a machine; a robot's word is noted, and no more.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select, update

from domain.follow_ups.tasks import NewTask, put_task
from domain.letters.leaving import stop_for
from domain.letters.phrases import said, spoken
from domain.letters.reps import rep_for
from domain.letters.rows import letter_subject
from domain.mail import refusals
from domain.mail.incoming import IncomingMail, Outcome
from domain.mail.threads import FoundThread, Thread, expects, in_thread
from domain.quality.absence import read_absence
from domain.quality.days import calendar_of, next_working_day
from domain.work import Work, redraw
from storage.models import Client, Contact, Employee, MailThread, PersonalLetter, Task

ANSWER_CARD = "letter_answer"
RETURNED_CARD = "letter_returned"

ANSWERED_WITHIN = timedelta(days=120)
"""A fresh mail after that answers no letter: it is a matter of its own."""

TITLE_WORDS = 300
"""Characters of an answer in the task's title; the card shows it whole."""


@dataclass(frozen=True)
class LatestLetter:
    """The last letter a client got, and its thread."""

    letter_id: int
    found: FoundThread


async def latest_to(work: Work, client_id: int) -> LatestLetter | None:
    """What a client's fresh mail to the mailbox of letters answers: the last letter he got, unless
    that was long ago.
    """
    row = (
        await work.session.execute(
            select(PersonalLetter.id, MailThread)
            .join(MailThread, MailThread.id == PersonalLetter.thread_id)
            .where(
                PersonalLetter.client_id == client_id,
                PersonalLetter.state == "sent",
                PersonalLetter.ended_at > work.now - ANSWERED_WITHIN,
            )
            .order_by(PersonalLetter.id.desc())
            .limit(1)
        )
    ).first()
    if row is None:
        return None
    letter_id, thread = row
    known = Thread(**{name: getattr(thread, name) for name in Thread.__dataclass_fields__})
    return LatestLetter(letter_id, FoundThread(known, "sender"))


async def take_answer(
    work: Work, mail: IncomingMail, found: FoundThread, letter_id: int
) -> Outcome:
    """Take a person's mail in the thread of a letter."""
    row = await work.session.get_one(
        PersonalLetter, letter_id, with_for_update=True, populate_existing=True
    )
    vouched = mail.authenticated is not False
    expected = vouched and await expects(work, found.thread, mail.sender)
    if mail.verdict == "opt_out" and (expected or found.by == "token"):
        await _leave(work, mail, found, row, expected=expected)
        return in_thread("added", found)
    if row.answer_mail_id == mail.id:
        return in_thread("noted", found)
    rep_id = await _whose(work, row)
    if row.answered_at is None and expected:
        row.answered_at, row.answer_mail_id = work.now, mail.id
    row.rep_id = rep_id
    await work.session.flush()
    await _put_task(work, mail, row, rep_id)
    for person in {rep_id, row.writer_id}:
        work.notify(
            person,
            ANSWER_CARD,
            subject=f"{letter_subject(row.id)}:answer",
            key=f"letter-answer:{mail.id}:{person}",
            letter_id=row.id,
            mail_id=mail.id,
        )
    await redraw(work, letter_subject(row.id))
    return in_thread("added", found)


async def _whose(work: Work, row: PersonalLetter) -> int:
    """Whoever has the first answer gets the next one too, while he is here."""
    if row.rep_id is not None:
        owner = await work.session.scalar(
            select(Task.owner_id)
            .join(Employee, Employee.id == Task.owner_id)
            .where(Task.source == letter_subject(row.id), Employee.active)
        )
        if owner is not None:
            return owner
    return await rep_for(work, row)


async def _put_task(work: Work, mail: IncomingMail, row: PersonalLetter, rep_id: int) -> None:
    """A task for the next working day. A later answer is another one once the first is done."""
    client = await work.session.get_one(Client, row.client_id)
    language = await work.session.scalar(select(Employee.language).where(Employee.id == rep_id))
    calendar = await calendar_of(work, rep_id)
    source = letter_subject(row.id)
    done = await work.session.scalar(
        select(Task.id).where(Task.source == source, Task.done_at.is_not(None))
    )
    words = " ".join((mail.words or mail.subject).split())[:TITLE_WORDS]
    await put_task(
        work,
        NewTask(
            title=said(spoken(language or ""), "task", client=client.name, words=words or "—"),
            due_on=next_working_day(calendar, work.today),
            owner_id=rep_id,
            client_id=row.client_id,
            source=f"{source}:{mail.id}" if done else source,
        ),
    )


async def _leave(
    work: Work, mail: IncomingMail, found: FoundThread, row: PersonalLetter, *, expected: bool
) -> None:
    """He wants no more letters: neither this address nor this client gets any, for ever."""
    await refusals.opt_out(work, found.thread.address)
    if expected:
        await refusals.opt_out(work, mail.sender)
    await stop_for(work, row.id)


async def take_robot(work: Work, mail: IncomingMail, found: FoundThread, letter_id: int) -> Outcome:
    """A machine answers a letter: noted. Where his own says that the person has left, he is marked
    so, and the writer may write to another.
    """
    row = await work.session.get_one(PersonalLetter, letter_id, with_for_update=True)
    absence = read_absence(f"{mail.subject}\n{mail.words}", mail.sender, work.today)
    his_own = mail.sender == found.thread.address and mail.authenticated is not False
    if absence.trouble == "left" and his_own and row.contact_id:
        await work.session.execute(
            update(Contact)
            .where(Contact.id == row.contact_id, Contact.gone_at.is_(None))
            .values(gone_at=work.now, updated_at=work.now)
        )
        tell_returned(work, row)
    return in_thread("noted", found)


def tell_returned(work: Work, row: PersonalLetter) -> None:
    """The writer hears that a letter did not reach anybody who reads it."""
    work.notify(
        row.writer_id,
        RETURNED_CARD,
        subject=letter_subject(row.id),
        key=f"letter-returned:{row.letter_id}",
        letter_id=row.id,
    )
