"""What reports are made of, as it is kept: in words of no language yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Generic, TypeVar

LISTED = 12
"""Lines of one section that are kept; of more only their number. A letter of all sections stays
below what Gmail shows whole.
"""

Row = TypeVar("Row")


@dataclass(frozen=True)
class Listed(Generic[Row]):
    """The first lines of a section, the worst first, and how many there are."""

    total: int = 0
    lines: tuple[Row, ...] = ()

    @property
    def worst(self) -> Row:
        return self.lines[0]


def listed(rows: Sequence[Any], make: Any) -> "Listed[Any]":
    """Rows with their `total` over all, as lines.

    Args:
        make: a line of a row.
    """
    return Listed(rows[0].total, tuple(make(row) for row in rows)) if rows else Listed()


@dataclass(frozen=True)
class OverdueLine:
    """A request past its date. `ticket` is the number of the ticket it repairs; `late` is working
    time, `working_day` the length of a day in it.
    """

    request_id: int
    number: int
    ticket: int | None
    client: str
    holder: str
    held_since: datetime
    late: timedelta
    working_day: timedelta


@dataclass(frozen=True)
class UnsignedLine:
    """A handoff that nobody has signed. `to` is a person, else `department` a department's code."""

    request_id: int
    number: int
    ticket: int | None
    client: str
    to: str | None
    department: str | None
    offered_at: datetime


@dataclass(frozen=True)
class OpenedLine:
    """A new problem questionnaire; `words` are the client's about the worst of its problems."""

    ticket_id: int
    number: int
    client: str
    severity: str
    problems: int
    words: str
    rep: str


@dataclass(frozen=True)
class DoneLine:
    """What was done for one problem of a ticket or more, by whom."""

    ticket_id: int
    number: int
    client: str
    person: str
    words: str
    problems: int = 1


@dataclass(frozen=True)
class WaitingLine:
    """A ticket that waits for the client's word; `asked_at` None: nobody has asked him. `days` are
    whole working days since then, or since it was restored.
    """

    ticket_id: int
    number: int
    client: str
    fixed_at: datetime
    asked_at: datetime | None
    asked: str | None
    rep: str
    days: int


@dataclass(frozen=True)
class SaidLine:
    """What a client said about a ticket; `person` who said it, where that is known."""

    ticket_id: int
    number: int
    client: str
    person: str | None
    words: str
    by_phone: bool = False


@dataclass(frozen=True)
class ReturnedLine:
    """A letter that did not arrive: to whom, and who wrote it, if a person did."""

    address: str
    name: str
    author: str | None


@dataclass(frozen=True)
class UnsortedLine:
    """A mail that waits for a person's decision."""

    mail_id: int
    sender: str
    subject: str
    received_at: datetime


@dataclass(frozen=True)
class NormLine:
    """What a rep has done of his norm this week; `away`: he is on leave on all its days."""

    rep: str
    done: int
    norm: int
    behind: bool
    away: bool = False


@dataclass(frozen=True)
class Visits:
    """The week's questionnaires against the norm of all; `reps` those behind first."""

    done: int = 0
    norm: int = 0
    behind: int = 0
    reps: tuple[NormLine, ...] = ()


@dataclass(frozen=True)
class MeetingLine:
    """An appointment."""

    starts_at: datetime
    client: str
    rep: str
    place: str | None


@dataclass(frozen=True)
class ReferralLine:
    """A prospective client and who named him."""

    client: str
    by: str


@dataclass(frozen=True)
class TaskLine:
    """A task that is due; `promised` to the client."""

    title: str
    client: str | None
    owner: str
    due_on: date
    promised: bool = False


@dataclass(frozen=True)
class DayCounts:
    """One day of the chart."""

    day: date
    opened: int
    confirmed: int


@dataclass(frozen=True)
class DailyFacts:
    """What a daily digest is made of.

    Attributes:
        day: whose digest it is; `made_at` the moment its facts were taken.
        late: it was sent long after its hour: the desk was down.
        since: news are those after this moment.
        promises: to clients, past their day; `tasks` are the others that are.
        ahead: the day that `meetings` are of: the next working day.
        days: the last working days, for the chart.
    """

    day: date
    made_at: datetime
    late: bool
    since: datetime
    ahead: date
    overdue: Listed[OverdueLine] = Listed()
    unsigned: Listed[UnsignedLine] = Listed()
    refused: Listed[SaidLine] = Listed()
    waiting: Listed[WaitingLine] = Listed()
    promises: Listed[TaskLine] = Listed()
    opened: Listed[OpenedLine] = Listed()
    returned: Listed[ReturnedLine] = Listed()
    unsorted: Listed[UnsortedLine] = Listed()
    done: Listed[DoneLine] = Listed()
    confirmed: Listed[SaidLine] = Listed()
    visits: Visits = Visits()
    meetings: Listed[MeetingLine] = Listed()
    referrals: Listed[ReferralLine] = Listed()
    tasks: Listed[TaskLine] = Listed()
    days: tuple[DayCounts, ...] = ()

    @property
    def quiet(self) -> bool:
        """Nothing happened and nothing is late: what is left is the usual day."""
        loud = (
            self.overdue,
            self.unsigned,
            self.refused,
            self.promises,
            self.opened,
            self.returned,
            self.unsorted,
            self.done,
            self.confirmed,
        )
        return not any(section.total for section in loud)


@dataclass(frozen=True)
class TicketToDo:
    """A ticket that waits for its rep. `need`: ask (the client), answer (says what his words
    mean), address (the letter came back), call (he is silent).
    """

    ticket_id: int
    number: int
    client: str
    need: str
    since: datetime


@dataclass(frozen=True)
class MorningFacts:
    """What a rep's morning is made of.

    Attributes:
        calls: his whole list of today; `agreed` of them at a time.
        tasks: due today or earlier; `late` of them earlier.
        days_left: working days of this week, today among them.
    """

    day: date
    made_at: datetime
    calls: int = 0
    agreed: int = 0
    meetings: Listed[MeetingLine] = Listed()
    tickets: Listed[TicketToDo] = Listed()
    tasks: Listed[TaskLine] = Listed()
    late: int = 0
    done: int = 0
    norm: int = 0
    days_left: int = 0

    @property
    def empty(self) -> bool:
        lists = (self.meetings, self.tickets, self.tasks)
        return not (self.calls or any(each.total for each in lists))
