"""Where a request stands on the route of its kind, and what is still before it (domain 1.7).

A route is the company's: it is read from the policy, so a step that was added or taken away holds
for what is on its way too. A request is on it from the first signature on; one that was already in
somebody's hands when its kind got a route finishes without.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.company import Policy
from domain.company.routes import RouteStep
from domain.requests.rows import HandoffRow, RequestRow
from domain.work import Work


@dataclass(frozen=True)
class RoutePlace:
    """A place on a route: the step's number, from 0, and the step itself."""

    number: int
    of: int
    step: RouteStep

    @property
    def is_last(self) -> bool:
        return self.number + 1 == self.of


def place_of(policy: Policy, kind: str, step: int | None) -> RoutePlace | None:
    """Where a request stands; None when it follows no route. Of a route that has become shorter it
    stands at the end.

    Args:
        step: the request's `route_step`.
    """
    route = _route(policy, kind)
    if not route or step is None:
        return None
    number = min(step, len(route) - 1)
    return RoutePlace(number, len(route), route[number])


def shown_place(policy: Policy, kind: str, state: str, step: int | None) -> RoutePlace | None:
    """Where a request stands as people see it: one that nobody has signed for is before its first
    step, one that is over stands nowhere.
    """
    if state in ("closed", "cancelled"):
        return None
    return place_of(policy, kind, 0 if state == "new" else step)


def steps_left(policy: Policy, kind: str, step: int | None) -> Sequence[RouteStep]:
    """The steps that are still to come after the one at which a request stands.

    Args:
        step: the request's `route_step`; of one nobody has signed for yet it is None, and all steps
            are to come. None of one in work: it was there before the route, and follows none.
    """
    return _route(policy, kind)[0 if step is None else step + 1 :]


def following(policy: Policy, kind: str, place: RoutePlace) -> RouteStep | None:
    """The step after the one at which a request stands; None at the end."""
    return next(iter(steps_left(policy, kind, place.number)), None)


def limit_of(policy: Policy, place: RoutePlace, offered_at: datetime) -> datetime:
    """When a step is to be done that was offered at a moment."""
    return policy.calendar_of(place.step.department).add(offered_at, place.step.within)


def _route(policy: Policy, kind: str) -> Sequence[RouteStep]:
    known = policy.kinds.get(kind)
    return () if known is None else known.route


@dataclass(frozen=True)
class Entered:
    """What a signature makes of a request's place.

    Attributes:
        progress: it stands further than it ever stood before.
        back: it came back a step.
    """

    step: int | None
    due_at: datetime | None
    progress: bool = False
    back: bool = False


def entered(work: Work, request: RequestRow, handoff: HandoffRow, furthest: int | None) -> Entered:
    """Where a request stands once an offer of it is signed. Within a step it stays, however often
    it changes hands there.

    Args:
        furthest: the step of its route that it has reached so far; None before the first.
    """
    step = _leads_to(work.policy, request, handoff)
    place = None if step is None else place_of(work.policy, request.kind, step)
    if step is None or place is None:
        return Entered(request.route_step, request.step_due_at)
    return Entered(
        step,
        limit_of(work.policy, place, handoff.offered_at),
        progress=furthest is None or step > furthest,
        back=request.route_step is not None and step < request.route_step,
    )


def _leads_to(policy: Policy, request: RequestRow, handoff: HandoffRow) -> int | None:
    if handoff.route_step is not None:
        return handoff.route_step
    begins = request.state == "new" and place_of(policy, request.kind, 0) is not None
    return 0 if begins else None


def step_again(work: Work, request: RequestRow) -> datetime | None:
    """When its step is to be done that begins anew now: the result was not what was asked."""
    place = place_of(work.policy, request.kind, request.route_step)
    return None if place is None else limit_of(work.policy, place, work.now)


def next_look(request: RequestRow, step_due_at: datetime | None) -> datetime:
    """When the sweep looks at a request that somebody has in work: at the limit of its step, or at
    its own due date, whichever comes first.
    """
    return min(request.due_at, step_due_at or request.due_at)
