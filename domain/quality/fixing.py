"""Service says that it is repaired: what was done, the root cause, its own check (domain 2.13)."""

from collections.abc import Collection, Sequence

from sqlalchemy import update

from domain.errors import DeskError, NotAllowed, TooLate
from domain.people.leading import above
from domain.permissions import Permission, needs
from domain.quality import asking, following, history
from domain.quality.leads import service_leads
from domain.quality.people import leads_of
from domain.quality.rows import (
    ProblemRow,
    TicketRow,
    lock_whole,
    parties,
    problem_rows,
    requests_of,
    subject,
)
from domain.quality.signing import begin_work
from domain.quality.states import TICKETS
from domain.states import Party, move
from domain.work import Work, redraw
from storage.models import Problem

OTHER = "other"
"""A root cause that has words of its own."""

ROOT_CAUSES = (
    "equipment",
    "line",
    "settings",
    "software",
    "people",
    "supplier",
    "documents",
    "client_side",
    OTHER,
)

WORDS_LIMIT = 10_000
"""Characters of each answer; longer ones are refused rather than cut."""


@needs(Permission.WORK_ON_TICKETS)
async def fix(
    work: Work,
    ticket_id: int,
    problem_ids: Collection[int],
    done: str,
    root_cause: str,
    own_check: str,
) -> bool:
    """Say of some problems that they are repaired. With the last one the ticket is fixed, and the
    client can be asked.

    Args:
        problem_ids: of the ticket's open problems; none means all of them that are the actor's.
        root_cause: one of ROOT_CAUSES, or other words.

    Returns:
        Whether the whole ticket is fixed now.

    Raises:
        NotAllowed: one does not answer for the repair. TooLate: nothing of it is open.
        DeskError: something is not told.
    """
    row = await lock_whole(work, ticket_id)
    if Party.LEAD not in await parties(work, row):
        raise NotAllowed
    if row.state not in TICKETS.transitions["fix"].sources:
        raise TooLate("error-state-moved-on")
    _check_words(done, root_cause, own_check)
    still_open = [each for each in await problem_rows(work, row.id) if each.state == "open"]
    chosen = await _chosen(work, row, still_open, problem_ids)
    await work.session.execute(
        update(Problem)
        .where(Problem.id.in_([each.id for each in chosen]))
        .values(
            state="fixed",
            done_words=done,
            root_cause=root_cause,
            own_check=own_check,
            fixed_at=work.now,
            fixed_by_id=work.actor.id,
        )
    )
    left = [each for each in still_open if each not in chosen]
    await following.report_fixed(work, row, done_with(chosen, left))
    if left:
        await _partly(work, row, chosen, done)
    else:
        await _wholly(work, row, done, root_cause)
    await redraw(work, subject(row.id))
    return not left


def _check_words(*told: str) -> None:
    for words in told:
        if not words.strip():
            raise DeskError("error-words-needed")
        if len(words) > WORDS_LIMIT:
            raise DeskError("error-words-too-long", limit=WORDS_LIMIT, length=len(words))


async def _chosen(
    work: Work, row: TicketRow, still_open: Sequence[ProblemRow], problem_ids: Collection[int]
) -> list[ProblemRow]:
    mine = await own_problems(work, row, still_open)
    chosen = [each for each in mine if not problem_ids or each.id in problem_ids]
    if not still_open or (problem_ids and not {each.id for each in still_open} & {*problem_ids}):
        raise TooLate("error-ticket-nothing-open")
    if not chosen:
        raise NotAllowed
    return chosen


async def own_problems(
    work: Work, row: TicketRow, problems: Sequence[ProblemRow]
) -> list[ProblemRow]:
    """Those of a ticket's problems that are the actor's to judge: he, or one he leads, answers for
    their category, or has signed for the request they are worked on through.
    """
    owners = {
        each.id: (each.successor_id,)
        for each in await requests_of(work, row.id)
        if each.successor_id is not None
    }
    found = []
    for problem in problems:
        leads = set(await service_leads(work, {problem.category}))
        leads.update(owners.get(problem.request_id or 0, ()))
        if work.actor.id in leads | await above(work, leads):
            found.append(problem)
    return found


def done_with(chosen: Sequence[ProblemRow], left: Sequence[ProblemRow]) -> set[int]:
    """The requests on which nothing is left to do."""
    waiting = {each.request_id for each in left}
    return {
        each.request_id
        for each in chosen
        if each.request_id is not None and each.request_id not in waiting
    }


async def _partly(work: Work, row: TicketRow, chosen: Sequence[ProblemRow], done: str) -> None:
    if row.state == "accepted":
        await begin_work(work, row, {Party.LEAD})
    event = await history.record(
        work, row, "problem_fixed", done, problems=" ".join(str(each.id) for each in chosen)
    )
    history.tell(work, row, event, {row.rep_id})


async def _wholly(work: Work, row: TicketRow, done: str, root_cause: str) -> None:
    await move(
        work.transaction,
        TICKETS,
        "fix",
        row.id,
        {Party.LEAD},
        accepted_at=row.accepted_at or work.now,
        planned_at=row.planned_at or work.now,
        fixed_at=work.now,
        hold_until=None,
        hold_reason=None,
        stage=0,
        next_at=None,
    )
    await history.record(work, row, "fixed", done, root_cause=root_cause)
    await asking.ready(work, row)


@needs(Permission.WORK_ON_TICKETS)
async def unfix(work: Work, ticket_id: int, words: str) -> int:
    """Take "repaired" back before the client was asked: by service, the rep or the head.

    Returns:
        The line of history.

    Raises:
        NotAllowed: it is not one's own to say. TooLate: the client was asked already.
        DeskError: no reason is given.
    """
    row = await lock_whole(work, ticket_id)
    acting = await parties(work, row)
    _check_words(words)
    await move(work.transaction, TICKETS, "unfix", row.id, acting)
    event = await history.record(work, row, "unfixed", words)
    told = {row.rep_id} | await leads_of(work, row)
    await following.open_again(work, row, words, told, {})
    history.tell(work, row, event, told)
    return event
