"""The rep says what the client's unclear answer means; the programme head signs what was heard by
phone (domain 5).
"""

from datetime import date
from typing import Literal

from sqlalchemy import select

from domain.errors import DeskError, NotAllowed, TooLate
from domain.permissions import Permission, needs
from domain.quality import answer_rows, asked, client_letters, days, history
from domain.quality.answer_rows import AnswerRow, lock_answer
from domain.quality.confirming import Word, confirm
from domain.quality.judging import WAITING
from domain.quality.letter_text import reply_text
from domain.quality.opening import open_linked
from domain.quality.questions import tell_words
from domain.quality.refusing import is_late, send_back
from domain.quality.rows import TicketRow, lock_whole, parties, subject
from domain.states import Party
from domain.work import Work, redraw
from storage.models import Mail, MailThread
from storage.models.tickets import ENDED


@needs(Permission.ASK_CLIENTS)
async def yes(work: Work, ticket_id: int, answer_id: int) -> None:
    """It counts as his yes: the ticket is closed with his words. One that is over stays so.

    Raises:
        NotAllowed: it is not one's own to say. TooLate: it was decided already.
    """
    row, answer = await _open(work, ticket_id, answer_id)
    if row.state in ENDED:
        await answer_rows.decide(work, answer.id, "noted")
        await redraw(work, subject(row.id))
        return
    by: Literal["phone", "rep"] = "phone" if answer.channel == "phone" else "rep"
    said = await answer_rows.his_yes(work, answer)
    word = Word(by, said.said_by, said.words, said.authenticated, said.mail_id)
    await answer_rows.decide(work, answer.id, "yes")
    await confirm(work, row, word)


@needs(Permission.ASK_CLIENTS)
async def no(work: Work, ticket_id: int, answer_id: int) -> None:
    """It counts as the client's no: back to work, with his words. About what is in work already,
    or over otherwise than by his word, whoever is concerned reads them.

    Raises:
        NotAllowed, TooLate: as of `yes`.
    """
    row, answer = await _open(work, ticket_id, answer_id)
    await answer_rows.decide(work, answer.id, "no")
    if answer.doubt == "contradiction" and answer.verdict == "not_fixed":
        await redraw(work, subject(row.id))  # it did what it says when it came
    elif row.state in WAITING:
        await send_back(work, row, "refuse", answer.words, answer.mail_id)
    elif row.state == "confirmed" and not is_late(work, row):
        await send_back(work, row, "reopen", answer.words, answer.mail_id)
    elif row.state in ENDED:
        await open_linked(work, row, answer.words)
    else:
        await tell_words(work, row, answer.words, answer.mail_id or 0, everybody=True)


@needs(Permission.ASK_CLIENTS)
async def later(work: Work, ticket_id: int, answer_id: int, on: date) -> None:
    """Neither yes nor no yet: it comes back to the rep on that day; until then the client is not
    reminded.

    Raises:
        NotAllowed, TooLate: as of `yes`. DeskError: the day has passed.
    """
    row, answer = await _open(work, ticket_id, answer_id)
    today = work.now.astimezone(work.policy.zone).date()
    if on <= today:
        raise DeskError("error-day-past")
    calendar = await days.calendar_of(work, row.rep_id)
    back = days.morning_of(work, calendar, on)
    await answer_rows.decide(work, answer.id, "later", back)
    current = await asked.open_asking(work, row.id)
    if current is not None and current.next_at is not None:
        after = days.morning_of(work, calendar, days.next_working_day(calendar, on))
        await asked.put_off(work.open_session, current.id, max(current.next_at, after))
    await history.record(
        work, row, "answer_later", answer.words, answer_id=answer.id, until=on.isoformat()
    )
    await redraw(work, subject(row.id))


@needs(Permission.ASK_CLIENTS)
async def reply(
    work: Work, ticket_id: int, answer_id: int, words: str, voice: int | None = None
) -> None:
    """Answer the client, in the thread he wrote in; his word is waited for on.

    Args:
        voice: an attachment, the rep's voice message.

    Raises:
        NotAllowed, TooLate: as of `yes`. DeskError: there are no words; he did not write a mail;
            no letter may go to him.
    """
    row, answer = await _open(work, ticket_id, answer_id)
    if not words.strip() and voice is None:
        raise DeskError("error-words-needed")
    mail = await work.session.get(Mail, answer.mail_id) if answer.mail_id else None
    if mail is None or not mail.sender:
        raise DeskError("error-ticket-no-address")
    thread_id = await _thread(work, row, mail)
    text = await reply_text(work, row, words, mail.subject or "")
    written = await client_letters.write(
        work,
        row,
        client_letters.REPLY,
        thread_id,
        text,
        voice=voice,
        in_reply_to=mail.message_id,
        key=f"{subject(row.id)}:reply:{answer.id}",
    )
    if written is None:
        raise DeskError("error-ticket-address-dead", address=mail.sender)
    await answer_rows.decide(work, answer.id, "replied")
    current = await asked.open_asking(work, row.id)
    if current is not None and current.channel == "mail" and current.returned_at is None:
        calendar = await days.calendar_of(work, row.rep_id)
        next_at = asked.next_step_at(work, calendar, current.stage)
        await asked.put_off(work.open_session, current.id, next_at)
    await history.record(work, row, "replied", words, answer_id=answer.id)
    await redraw(work, subject(row.id))


async def _thread(work: Work, row: TicketRow, mail: Mail) -> int:
    """The thread he wrote in; of another sender than it is with, one of his own."""
    if mail.thread_id is not None:
        address = await work.session.scalar(
            select(MailThread.address).where(MailThread.id == mail.thread_id)
        )
        if address == mail.sender:
            return mail.thread_id
    contact_id = await client_letters.contact_with(work, row.client_id, mail.sender or "")
    return await client_letters.begin_thread(work, row, mail.sender or "", contact_id)


async def _open(work: Work, ticket_id: int, answer_id: int) -> tuple[TicketRow, AnswerRow]:
    """The ticket, locked whole, and an answer that waits for a decision.

    Raises:
        NotFound, NotAllowed, TooLate
    """
    row = await lock_whole(work, ticket_id)
    mine = await parties(work, row)
    answer = await lock_answer(work, ticket_id, answer_id)
    if not mine & {Party.REP, Party.HEAD}:
        raise NotAllowed
    if answer.state not in answer_rows.WAITING:
        raise TooLate("error-answer-decided")
    if answer.channel == "phone" and Party.HEAD not in mine:
        raise NotAllowed("error-answer-needs-head")
    return row, answer
