"""A client's mail about his ticket: taken once, judged, done or asked about (domain 2.13, 5)."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Literal, TypeAlias

from sqlalchemy import select

from domain.mail import files, refusals
from domain.mail.correspondents import employee_of, same_house
from domain.mail.incoming import IncomingMail, Outcome
from domain.mail.threads import FoundThread, in_thread
from domain.quality import answer_rows, asked, history, questions, sales
from domain.quality.answer_rows import NewAnswer
from domain.quality.asked import AskingRow
from domain.quality.confirming import Word, confirm
from domain.quality.judging import Doing, Judgement, Said, judge
from domain.quality.opening import open_linked
from domain.quality.refusing import is_late, send_back
from domain.quality.returned import tell_trouble
from domain.quality.rows import TicketRow, lock_ticket, lock_whole, requests_of, subject
from domain.work import Work, redraw
from storage.models import TicketAnswer

REOPENS_AN_HOUR = 3
"""Of one sender; above it a person decides, for two machines may be talking."""


async def take_answer(
    work: Work, mail: IncomingMail, found: FoundThread, ticket_id: int, round_: int
) -> Outcome:
    """Take a human's mail in a ticket's thread.

    Args:
        round_: whose letters the thread holds.
    """
    row = await lock_whole(work, ticket_id)
    if await _taken(work, mail.id):
        return in_thread("noted", found)
    current = await asked.open_asking(work, ticket_id)
    if mail.verdict == "opt_out" and mail.authenticated is not False:
        return await _leave(work, mail, found, row, current)
    said = await _said(work, mail, found, row, current, round_)
    judged = judge(said)
    await _DOING[judged.doing](work, mail, row, round_, judged)
    await _keep_files(work, mail, ticket_id)
    return in_thread("noted" if judged.doing == "note" else "added", found)


async def _keep_files(work: Work, mail: IncomingMail, ticket_id: int) -> None:
    """A photo of what is still broken stands with the work on it."""
    requests = await requests_of(work, ticket_id)
    if mail.files and requests:
        await files.keep(work, mail, requests[-1].id)


async def tell_fresh(work: Work, mail: IncomingMail) -> None:
    """A fresh mail of somebody whose word is waited for goes its own way, and decides nothing; the
    rep reads it, for it may be that word.
    """
    for ticket_id in await asked.waiting_for(work, mail.sender):
        row = await lock_ticket(work, ticket_id)
        await questions.tell_words(work, row, mail.words, mail.id, everybody=False)


async def _taken(work: Work, mail_id: int) -> bool:
    """Whether this very mail was taken before: after a crash it may be read again."""
    known = select(TicketAnswer.id).where(TicketAnswer.mail_id == mail_id)
    return await work.open_session.scalar(known) is not None


async def _said(
    work: Work,
    mail: IncomingMail,
    found: FoundThread,
    row: TicketRow,
    current: AskingRow | None,
    round_: int,
) -> Said:
    not_fixed = mail.verdict == "not_fixed"
    return Said(
        verdict=mail.verdict,
        sender=await _sender(work, mail, row, round_),
        vouched=mail.authenticated,
        by=found.by,
        state=row.state,
        this_round=round_ == row.round,
        current=current is None or current.channel != "mail" or current.address == mail.sender,
        refused_before=not not_fixed and await answer_rows.refused_in(work, row.id, round_),
        sales=sales.is_wish(mail.reasons),
        late=is_late(work, row),
        too_often=not_fixed
        and await answer_rows.reopened_lately(work, mail.sender) >= REOPENS_AN_HOUR,
    )


async def _sender(
    work: Work, mail: IncomingMail, row: TicketRow, round_: int
) -> Literal["asked", "colleague", "stranger"]:
    if mail.sender and await employee_of(work, mail.sender) is not None:
        return "stranger"  # one of ours is no client, whichever address was asked
    if await asked.was_asked(work, row.id, round_, mail.sender):
        return "asked"
    known = mail.sender and await same_house(work, row.client_id, mail.sender)
    return "colleague" if known else "stranger"


async def _confirm(
    work: Work, mail: IncomingMail, row: TicketRow, round_: int, _: Judgement
) -> None:
    await _keep(work, mail, row, round_, "counted")
    word = Word("mail", name_of(mail), mail.words, mail.authenticated, mail.id)
    await confirm(work, row, word)
    if sales.is_wish(mail.reasons):
        await sales.make_task(work, row, mail.words, mail.id)


async def _refuse(
    work: Work, mail: IncomingMail, row: TicketRow, round_: int, _: Judgement
) -> None:
    await send_back(work, row, "refuse", mail.words, mail.id)
    await _keep(work, mail, row, round_, "counted")


async def _reopen(
    work: Work, mail: IncomingMail, row: TicketRow, round_: int, judged: Judgement
) -> None:
    """It goes back to work in any case; where he has just said yes, the rep is asked besides."""
    await send_back(work, row, "reopen", mail.words, mail.id)
    if judged.doubt is None:
        await _keep(work, mail, row, round_, "counted")
    else:
        await _ask(work, mail, row, round_, judged)


async def _follow(
    work: Work, mail: IncomingMail, row: TicketRow, round_: int, _: Judgement
) -> None:
    await _keep(work, mail, row, round_, "counted")
    await open_linked(work, row, mail.words)


async def _ask(
    work: Work, mail: IncomingMail, row: TicketRow, round_: int, judged: Judgement
) -> None:
    doubt = judged.doubt or "unclear"
    answer_id = await _keep(work, mail, row, round_, "asked", doubt)
    if answer_id is None:
        return
    await history.record(
        work, row, "answer_asked", mail.words, answer_id=answer_id, mail_id=mail.id, doubt=doubt
    )
    await redraw(work, subject(row.id))
    questions.ask(work, row, answer_id)


async def _sell(work: Work, mail: IncomingMail, row: TicketRow, round_: int, _: Judgement) -> None:
    await _keep(work, mail, row, round_, "noted")
    await history.record(work, row, "client_wrote", mail.words, mail_id=mail.id)
    await sales.make_task(work, row, mail.words, mail.id)


async def _add(work: Work, mail: IncomingMail, row: TicketRow, round_: int, _: Judgement) -> None:
    await _keep(work, mail, row, round_, "noted")
    await questions.tell_words(work, row, mail.words, mail.id, everybody=True)


async def _note(work: Work, mail: IncomingMail, row: TicketRow, round_: int, _: Judgement) -> None:
    await _keep(work, mail, row, round_, "noted")
    await questions.tell_words(work, row, mail.words, mail.id, everybody=False)


Do: TypeAlias = Callable[[Work, IncomingMail, TicketRow, int, Judgement], Awaitable[None]]
_DOING: Mapping[Doing, Do] = {
    "confirm": _confirm,
    "refuse": _refuse,
    "reopen": _reopen,
    "follow": _follow,
    "ask": _ask,
    "sell": _sell,
    "add": _add,
    "note": _note,
}


async def _keep(
    work: Work,
    mail: IncomingMail,
    row: TicketRow,
    round_: int,
    state: str,
    doubt: str | None = None,
) -> int | None:
    return await answer_rows.keep(
        work,
        row,
        NewAnswer(
            round=round_,
            channel="mail",
            said_by=name_of(mail),
            verdict=mail.verdict,
            words=mail.words,
            state=state,
            doubt=doubt,
            mail_id=mail.id,
            authenticated=mail.authenticated,
        ),
    )


def name_of(mail: IncomingMail) -> str:
    """Who says it: the name he writes under, else his address."""
    return " ".join(mail.sender_name.split()) or mail.sender


async def _leave(
    work: Work,
    mail: IncomingMail,
    found: FoundThread,
    row: TicketRow,
    current: AskingRow | None,
) -> Outcome:
    """He wants no more letters, for ever (domain 4.6): the rep calls. Whoever has the token of a
    letter may say so of its address, anybody of his own.
    """
    if found.by == "token":
        await refusals.opt_out(work, found.thread.address)
    await refusals.opt_out(work, mail.sender)
    await _keep(work, mail, row, row.round, "noted")
    if current is not None and current.address in (mail.sender, found.thread.address):
        await asked.put_off(work.open_session, current.id, None)
        await tell_trouble(work, row, current, "opted_out", mail.words, mail_id=mail.id)
    else:
        await questions.tell_words(work, row, mail.words, mail.id, everybody=False)
    return in_thread("added", found)
