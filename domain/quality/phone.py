"""The client's word heard by phone: kept with who said it and when, and counted apart from what he
wrote (domain 2.13). The company may want the programme head's signature under it.
"""

from sqlalchemy import insert

from domain.errors import DeskError, NotAllowed, TooLate
from domain.permissions import Permission, needs
from domain.quality import answer_rows, history
from domain.quality.answer_rows import NewAnswer
from domain.quality.confirming import Word, confirm
from domain.quality.judging import WAITING
from domain.quality.opening import open_linked
from domain.quality.people import heads_of, leads_of
from domain.quality.questions import QUESTION_CARD
from domain.quality.refusing import is_late, send_back
from domain.quality.rows import TicketRow, lock_whole, open_requests, parties, subject
from domain.states import Party
from domain.work import Work, redraw
from storage.models import Asking
from storage.models.tickets import ENDED


@needs(Permission.ASK_CLIENTS)
async def heard(work: Work, ticket_id: int, said_by: str, restored: bool, words: str) -> str:
    """Record what a client said by phone.

    Args:
        said_by: the name of who said it.
        restored: whether everything is all right, by his word.

    Returns:
        What came of it: confirmed, countersign, refused, reopened, followed or added.

    Raises:
        NotAllowed: it is another rep's. TooLate: it is over by somebody else's word, or nobody
            signed for it yet. DeskError: a name or words are missing.
    """
    row = await lock_whole(work, ticket_id)
    mine = await parties(work, row)
    if not mine & {Party.REP, Party.HEAD}:
        raise NotAllowed
    if not said_by.strip() or not words.strip():
        raise DeskError("error-words-needed")
    if restored:
        return await _yes(work, row, mine, said_by.strip(), words)
    return await _no(work, row, said_by.strip(), words)


async def _yes(work: Work, row: TicketRow, mine: set[Party], said_by: str, words: str) -> str:
    if row.state == "new" or row.state in ENDED:
        raise TooLate("error-ticket-moved-on")
    signed = not work.policy.quality.asking.countersign or Party.HEAD in mine
    if not signed:
        return await _to_be_signed(work, row, said_by, words)
    await _keep(work, row, said_by, words, "confirmed", "counted")
    await confirm(work, row, Word("phone", said_by, words))
    return "confirmed"


async def _to_be_signed(work: Work, row: TicketRow, said_by: str, words: str) -> str:
    answer_id = await _keep(work, row, said_by, words, "confirmed", "countersign")
    await history.record(work, row, "heard", words, answer_id=answer_id, name=said_by)
    await redraw(work, subject(row.id))
    for person_id in sorted(await heads_of(work, row)):
        work.notify(
            person_id,
            QUESTION_CARD,
            subject=answer_rows.answer_subject(answer_id),
            key=f"{subject(row.id)}:answer:{answer_id}:{person_id}",
            ticket_id=row.id,
            answer_id=answer_id,
        )
    return "countersign"


async def _no(work: Work, row: TicketRow, said_by: str, words: str) -> str:
    if row.state in ENDED and row.state != "confirmed":
        raise TooLate("error-ticket-moved-on")
    if row.state in WAITING:
        await send_back(work, row, "refuse", words)
        outcome = "refused"
    elif row.state != "confirmed":
        event = await history.record(work, row, "client_said", words, name=said_by)
        people = {each.holder_id for each in await open_requests(work, row.id)}
        history.tell(work, row, event, people | await leads_of(work, row))
        outcome = "added"
    elif is_late(work, row):
        await open_linked(work, row, words)
        outcome = "followed"
    else:
        await send_back(work, row, "reopen", words)
        outcome = "reopened"
    await _keep(work, row, said_by, words, "not_fixed", "counted")
    return outcome


async def _keep(
    work: Work, row: TicketRow, said_by: str, words: str, verdict: str, state: str
) -> int:
    await _note_asked(work, row)
    kept = await answer_rows.keep(
        work, row, NewAnswer(row.round, "phone", said_by, verdict, words, state)
    )
    assert kept is not None  # noqa: S101 - only a mail can be known already
    return kept


async def _note_asked(work: Work, row: TicketRow) -> None:
    """The client was asked by phone, in this round: who, when. It waits for nothing."""
    if row.state not in WAITING:
        return
    await work.session.execute(
        insert(Asking).values(
            ticket_id=row.id,
            round=row.round,
            channel="phone",
            contact_id=row.confirm_contact_id,
            asked_by_id=work.actor.employee_id,
            asked_at=work.now,
            ended_at=work.now,
        )
    )
