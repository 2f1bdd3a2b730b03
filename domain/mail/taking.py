"""What a mail does: one decision for each stored mail, in one transaction (domain 1.1, 5).

A robot's mail is noted. An answer goes to the request, or the act of staff, that it belongs to.
A client's new mail becomes a request. Whatever is not certain becomes a question to a person.
"""

from sqlalchemy import bindparam, select

from domain.letters import answers as letter_answers
from domain.letters.leaving import stop_for
from domain.letters.rows import letter_of
from domain.mail import refusals, returned, threads
from domain.mail.adding import add_to_request, note_robot
from domain.mail.asking import ask_holder, ask_sorters, waits_for
from domain.mail.correspondents import correspondent_of, employee_of, sender_of
from domain.mail.incoming import IncomingMail, Outcome
from domain.mail.missing import fill_in
from domain.mail.opening import KindForms, open_request
from domain.mail.staff_acts import act_by_mail
from domain.mail.threads import FoundThread, in_thread
from domain.permissions import Permission, needs
from domain.quality.answers import take_answer as take_ticket_answer
from domain.quality.answers import tell_fresh
from domain.quality.returned import take_robot
from domain.quality.rows import ticket_of
from domain.visits import answers
from domain.visits.states import appointment_of
from domain.work import Work
from storage.models import Mail
from storage.statements import Statement


@needs(Permission.TAKE_MAIL)
async def take(work: Work, forms: KindForms, mail: IncomingMail) -> Outcome:
    """Do what a mail asks for.

    Args:
        forms: the form of each kind of request.

    Raises:
        DeskError: it cannot be done now; the mail waits and is tried again.
    """
    if await _is_copy(work, mail):
        return Outcome("copy")
    if mail.sender and (await sender_of(work, mail.sender)).blocked:
        return Outcome("spam")
    if mail.kind == "bounce":
        return await _take_bounce(work, mail)
    if mail.sender in (box.address for box in work.policy.mailboxes.values()):
        return Outcome("noted")  # our own hand: whatever it means, no machine answers it
    if (appointment := await answers.appointment_asked(work, mail)) is not None:
        # A program wrote it, and a person pressed its button: his word, whatever its headers say.
        return await answers.take_calendar_answer(work, mail, appointment)
    found = await threads.find(work, mail)
    if found is not None and refusals.is_one_click(mail, found):
        await refusals.opt_out(work, found.thread.address)
        if (letter_id := letter_of(found.thread.subject)) is not None:
            await stop_for(work, letter_id)
        return in_thread("noted", found)
    if not mail.is_human:
        return await _take_robot(work, mail, found)
    if found is not None:
        return await _take_answer(work, mail, found)
    return await _take_new(work, forms, mail)


async def _is_copy(work: Work, mail: IncomingMail) -> bool:
    """Whether the very same mail came to another of our mailboxes too and was taken there."""
    if mail.message_id is None or len(work.policy.mailboxes) == 1:
        return False
    known = await _COPY.first(
        work.session,
        message_id=mail.message_id,
        mailbox=mail.mailbox,
        sender=mail.sender,
        words=mail.words,
    )
    return known is not None


_COPY = Statement(
    select(Mail.id)
    .where(
        Mail.message_id == bindparam("message_id"),
        Mail.mailbox != bindparam("mailbox"),
        Mail.sender == bindparam("sender"),
        Mail.words == bindparam("words"),
        Mail.state == "done",
    )
    .limit(1)
)


async def _take_bounce(work: Work, mail: IncomingMail) -> Outcome:
    thread_id = await returned.note_bounce(work, mail)
    found_by = None if thread_id is None else "returned"
    return Outcome("noted", thread_id=thread_id, found_by=found_by)


async def _take_robot(work: Work, mail: IncomingMail, found: FoundThread | None) -> Outcome:
    """Noted on what it belongs to. Bulk mail of an unknown may still be a person's: he is asked."""
    if found is None:
        if mail.kind == "bulk" and await correspondent_of(work, mail.sender) is None:
            return await ask_sorters(work, mail, "sender")
        return Outcome("noted")
    if (ticket := ticket_of(found.thread.subject)) is not None:
        return await take_robot(work, mail, found, ticket[0])
    if (letter_id := letter_of(found.thread.subject)) is not None:
        return await letter_answers.take_robot(work, mail, found, letter_id)
    if found.thread.request_id is not None:
        await note_robot(work, mail, found.thread.request_id)
    return in_thread("noted", found)


async def _take_answer(work: Work, mail: IncomingMail, found: FoundThread) -> Outcome:
    thread = found.thread
    if thread.employee_id is not None:
        return await _take_staff_answer(work, mail, found)
    if (appointment_id := appointment_of(thread.subject)) is not None:
        return await answers.take_written_answer(work, mail, appointment_id)
    if (ticket := ticket_of(thread.subject)) is not None:
        return await take_ticket_answer(work, mail, found, *ticket)
    if (letter_id := letter_of(thread.subject)) is not None:
        return await letter_answers.take_answer(work, mail, found, letter_id)
    if mail.verdict == "opt_out" and found.by == "token":
        # Whoever has the token may: letters can only be stopped by it.
        await refusals.opt_out(work, thread.address)
    if mail.authenticated is False:
        return await ask_holder(work, mail, "forged", thread, found.by)
    if not await threads.expects(work, thread, mail.sender):
        return await ask_holder(work, mail, "stranger", thread, found.by)
    if mail.verdict == "opt_out":
        await refusals.opt_out(work, mail.sender)
    if thread.request_id is None:
        return await ask_sorters(work, mail, "sender")
    await add_to_request(work, mail, thread.request_id)
    await fill_in(work, mail, thread.request_id)
    return in_thread("added", found)


async def _take_staff_answer(work: Work, mail: IncomingMail, found: FoundThread) -> Outcome:
    """An act of staff by mail is signed only when it is certain who writes: the expected address,
    vouched for, in answer to a letter whose token or Message-ID only he was given.
    """
    thread = found.thread
    if thread.address != mail.sender or mail.authenticated is False or found.by == "subject":
        return await ask_sorters(work, mail, "forged", thread=thread)
    await act_by_mail(work, mail, thread)
    return in_thread("acted", found)


async def _take_new(work: Work, forms: KindForms, mail: IncomingMail) -> Outcome:
    """A mail that belongs to nothing yet."""
    known = await correspondent_of(work, mail.sender) if mail.sender else None
    if known is None:
        colleague = mail.sender and await employee_of(work, mail.sender)
        return await ask_sorters(work, mail, "colleague" if colleague else "sender")
    if mail.authenticated is False:
        return await ask_sorters(work, mail, "forged", known=known)
    await tell_fresh(work, mail)
    if (waiting := await waits_for(work, mail.sender)) is not None:
        return await ask_holder(work, mail, "belongs", waiting, None)
    purpose = work.policy.mailboxes[mail.mailbox].purpose
    if purpose == "letters" and (to := await letter_answers.latest_to(work, known.client_id)):
        return await letter_answers.take_answer(work, mail, to.found, to.letter_id)
    kind = work.policy.mail_kind(mail.mailbox)
    if purpose != "requests" or kind is None:
        return await ask_sorters(work, mail, "kind", known=known)
    opened = await open_request(work, forms, mail, known.client_id, known.contact_id, kind)
    return Outcome(
        "request",
        thread_id=opened.thread_id,
        request_id=opened.request_id,
        client_id=known.client_id,
        contact_id=known.contact_id,
    )
