"""Who may be made responsible at the weekly meeting: those who sit there are offered first."""

from sqlalchemy import func, or_, select

from domain.people.staff import FOUND_LIMIT
from domain.reports.audience import READING_ROLES
from domain.work import Work
from storage.models import Decision, Employee


async def at_the_meeting(work: Work, typed: str) -> list[tuple[int, str]]:
    """Active employees by id and name, whoever acts among them; within another act. Those made
    responsible most often come first.

    Args:
        typed: part of a name; empty lists those who lead, and those made responsible before.
    """
    often = (
        select(func.count())
        .where(Decision.responsible_id == Employee.id)
        .correlate(Employee)
        .scalar_subquery()
    )
    leads = {each.lead for each in work.policy.departments.values()}
    query = select(Employee.id, Employee.name).where(Employee.active)
    if typed:
        query = query.where(func.lower(Employee.name).contains(typed.lower(), autoescape=True))
    else:
        leading = or_(Employee.role.in_(READING_ROLES), Employee.name.in_(leads), often > 0)
        query = query.where(leading)
    rows = await work.session.execute(
        query.order_by(often.desc(), Employee.name).limit(FOUND_LIMIT)
    )
    return [(row.id, row.name) for row in rows]
