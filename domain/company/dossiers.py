"""What the company has decided about looking at clients' dossiers (domain 4.3)."""

from typing import Annotated

from pydantic import AfterValidator, Field, StrictInt

from domain.company.table import Table
from domain.validation import wrong

VIEWS_A_DAY = {
    "rep": 60,
    "technician": 30,
    "letter_writer": 100,
    "coordinator": 200,
    "programme_head": 150,
    "service_lead": 80,
    "director": 150,
    "admin": 60,
}
"""What a day's work takes, with room: a rep calls and visits some thirty clients, whoever answers
the phone or writes letters sees the most.
"""


def _known_role(role: str) -> str:
    if role not in VIEWS_A_DAY:
        raise wrong("company-unknown-role", value=role, known=", ".join(sorted(VIEWS_A_DAY)))
    return role


Role = Annotated[str, AfterValidator(_known_role)]
Views = Annotated[StrictInt, Field(ge=1, le=100_000)]


class DossierRules(Table):
    """The table `[dossiers]`."""

    views_a_day: dict[Role, Views] = Field(default={})
    """By role: dossiers a person opens in a day before his head hears of it. A role that is left
    out has ours."""
    stop_at: dict[Role, Views] = Field(default={})
    """By role: how many more than that are not shown at all. Without it nobody is stopped."""

    def alarm_after(self, role: str) -> int:
        """Dossiers that a person of this role opens in a day without anybody's alarm."""
        return self.views_a_day.get(role, VIEWS_A_DAY[role])
