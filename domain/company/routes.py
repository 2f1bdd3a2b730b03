"""The route of a kind of request: departments in a fixed order, with their limits (domain 1.7)."""

from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from domain.company.quality import DepartmentCode
from domain.company.table import Table, Titles
from domain.company.values import WorkingTime
from domain.validation import wrong

LONGEST = 12
"""Steps of a route; what is longer is two requests."""


class RouteStep(Table):
    """One department's part of a request that follows a route."""

    department: DepartmentCode
    within: WorkingTime
    """In the department's working hours, from the moment that the step is offered to it."""
    title: Titles | None = None
    """What is done at this step. Without it: what the department is called."""


def _in_order(route: tuple[RouteStep, ...], info: ValidationInfo) -> tuple[RouteStep, ...]:
    """A route begins where the kind goes, and each of its steps is a change of departments: nobody
    signs for what he has.
    """
    if not route:
        return route
    home = info.data.get("department", route[0].department)
    if route[0].department != home:
        raise wrong("company-route-start", value=route[0].department, department=home)
    for before, after in pairwise(route):
        if before.department == after.department:
            raise wrong("company-route-repeats", value=after.department)
    return route


Route = Annotated[tuple[RouteStep, ...], Field(max_length=LONGEST), AfterValidator(_in_order)]
