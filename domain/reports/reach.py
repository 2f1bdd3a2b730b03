"""Who looks at bottlenecks and measures, and what of the company he sees."""

from domain.errors import NotAllowed
from domain.permissions import Permission
from domain.reports.audience import quality_leads
from domain.reports.scope import Scope, scope_of
from domain.work import Actor, Work


def may_read(work: Work, actor: Actor) -> bool:
    """Whether somebody reads reports: by his role, or as the lead of a department that answers for
    quality.
    """
    return actor.may(Permission.READ_REPORTS) or actor.name in quality_leads(work.policy)


def own_scope(work: Work) -> Scope:
    """What the actor sees.

    Raises:
        NotAllowed: he reads no reports.
    """
    if not may_read(work, work.actor):
        raise NotAllowed
    return scope_of(work, work.actor)
