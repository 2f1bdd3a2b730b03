"""The requests a ticket is worked on through. The problem questionnaire itself is the request:
nothing is typed again (domain 1.1, 2.11).
"""

from collections.abc import Sequence

from sqlalchemy import insert, select, update

from domain.company.own_kinds import QUESTIONNAIRE
from domain.people.leading import department_of
from domain.quality import limits
from domain.quality.leads import Answering, answering_for
from domain.quality.rows import ProblemRow, TicketRow, problem_rows
from domain.requests import drafting, history
from domain.requests.limits import OfferTerms
from domain.requests.offering import Receiver, insert_offer
from domain.requests.rows import REQUEST_COLUMNS, RequestRow
from domain.work import Work
from storage.models import Employee, Problem, Request
from storage.models.tickets import SEVERITIES


async def write_requests(work: Work, row: TicketRow) -> None:
    """Write a request for everybody who answers for problems that have none yet, and offer it to
    him in the rep's name. Whoever is told of the ticket signs there: no second message comes. The
    act holds those people active (`leads.hold_answering`).
    """
    for answering, problems in await _by_answering(work, row):
        request = await _write(work, row, answering, problems)
        ids = [each.id for each in problems]
        await work.session.execute(
            update(Problem).where(Problem.id.in_(ids)).values(request_id=request.id)
        )
        await history.record(work, request.id, "sent")
        receiver = await _receiver(work, row, answering)
        if receiver is not None:
            # The ticket's own limits remind, and the offer stands until somebody signs.
            await insert_offer(work, request, receiver, OfferTerms(None, request.due_at))


async def _by_answering(work: Work, row: TicketRow) -> list[tuple[Answering, list[ProblemRow]]]:
    found: dict[tuple[int, ...], tuple[Answering, list[ProblemRow]]] = {}
    for problem in await problem_rows(work, row.id):
        if problem.request_id is None and problem.state == "open":
            answering = await answering_for(work, problem.category)
            found.setdefault(answering.people, (answering, []))[1].append(problem)
    return list(found.values())


async def _write(
    work: Work, row: TicketRow, answering: Answering, problems: Sequence[ProblemRow]
) -> RequestRow:
    worst = min((each.severity for each in problems), key=SEVERITIES.index)
    department = answering.department or await department_of(work, row.rep_id)
    due_at = limits.fix_due(work, row, worst, department)
    words = await work.session.scalar(select(Problem.words).where(Problem.id == problems[0].id))
    title = words or work.policy.kind_title(QUESTIONNAIRE, work.policy.default_language)
    found = (
        await work.session.execute(
            insert(Request)
            .values(
                kind=QUESTIONNAIRE,
                client_id=row.client_id,
                author_id=row.rep_id,
                ticket_id=row.id,
                department=department or next(iter(work.policy.departments)),
                title=drafting.short_title(title),
                state="new",
                holder_id=row.rep_id,
                held_since=work.now,
                due_at=due_at,
                next_at=None,
                created_at=work.now,
            )
            .returning(*REQUEST_COLUMNS)
        )
    ).one()
    return RequestRow(*found)


async def _receiver(work: Work, row: TicketRow, answering: Answering) -> Receiver | None:
    """One lead, or the department of several. None where the rep answers for it himself."""
    if not answering.people or row.rep_id in answering.people:
        return None
    if len(answering.people) == 1:
        return Receiver(employee_id=answering.people[0])
    rows = await work.session.scalars(
        select(Employee.department).where(Employee.id.in_(answering.people)).distinct()
    )
    departments = list(rows)
    if len(departments) == 1 and departments[0] in work.policy.departments:
        return Receiver(department=departments[0])
    return Receiver(employee_id=answering.people[0])
