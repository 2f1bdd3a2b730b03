"""What the card of a ticket is drawn from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.forms.model import Labels
from domain.quality.rows import TicketRow
from domain.states import Party


@dataclass(frozen=True)
class SeenProblem:
    """A complaint in the client's words, and what was done about it."""

    id: int
    instance: int
    category: str
    severity: str
    place: str | None
    words: str
    repaired_when: str
    state: str
    done_words: str | None = None
    root_cause: str | None = None
    own_check: str | None = None


@dataclass(frozen=True)
class SeenRequest:
    """A request that a ticket is worked on through. The offer is the open one, to a person or a
    department.
    """

    id: int
    number: int
    state: str
    department: str
    holder_id: int
    holder: str
    held_since: datetime
    due_at: datetime
    offered_to_id: int | None = None
    offered_to: str | None = None
    offered_department: str | None = None


@dataclass(frozen=True)
class SeenAsking:
    """Whom the client's word was asked of; at `next_at` comes the next step while he is silent:
    `next_step` is remind (a letter to him), call (by the rep) or head (who hears of it).
    """

    id: int
    round: int
    channel: str
    name: str | None
    address: str | None
    asked_at: datetime
    returned_at: datetime | None
    next_at: datetime | None
    next_step: str | None


@dataclass(frozen=True)
class SeenAnswer:
    """What was said and waits for somebody's decision."""

    id: int
    state: str
    said_by: str
    said_at: datetime
    words: str
    next_at: datetime | None


@dataclass(frozen=True)
class Told:
    """The latest words of one kind in a ticket's history."""

    kind: str
    name: str | None
    at: datetime
    words: str | None


@dataclass(frozen=True)
class SeenTicket:
    """A ticket: what is wrong, whose turn it is, and what its reader may do.

    Attributes:
        row: what its acts look at.
        due_at: the limit of its present step.
        told: by kind the latest line of what is quoted: refused, reopened, reported.
        me: the reader.
        parties: what he is to it.
    """

    row: TicketRow
    client: str
    address: str | None
    contact: str | None
    contact_phone: str | None
    questionnaire: int
    questionnaire_state: str
    rep: str
    lead: str | None
    hold_reason: str | None
    closed_words: str | None
    confirmed_name: str | None
    authenticated: bool | None
    duplicate_of: int | None
    follows: int | None
    due_at: datetime | None
    problems: Sequence[SeenProblem]
    requests: Sequence[SeenRequest]
    asking: SeenAsking | None
    answers: Sequence[SeenAnswer]
    told: Mapping[str, Told]
    categories: Mapping[str, Labels]
    me: int | None
    parties: frozenset[Party]
    acts: frozenset[str]

    @property
    def held(self) -> SeenRequest | None:
        """The request of it that the reader has in work himself."""
        return next(
            (
                each
                for each in self.requests
                if each.holder_id == self.me and each.state == "in_work"
            ),
            None,
        )

    @property
    def reported(self) -> SeenRequest | None:
        """A request whose work was reported done."""
        return next((each for each in self.requests if each.state == "reported"), None)

    def overdue(self, now: datetime, today: date) -> bool:
        """Whether the limit of its present step has run out, or the promised day."""
        if self.row.state not in LIMITS:
            return False
        promised = self.row.planned_on
        return (promised is not None and promised < today) or (
            self.due_at is not None and self.due_at < now
        )


LIMITS = {"new": "accept", "accepted": "plan", "in_work": "fix"}
"""The limit that runs in a state; in the others it is not service's turn."""
