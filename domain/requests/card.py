"""What is shown of one request: its facts, and what its reader may do with it."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.forms import engine
from domain.forms.model import FormDefinition, Question
from domain.requests.contractors import Contractor
from domain.requests.files import File
from domain.requests.form import RESERVED
from domain.requests.routes import RoutePlace
from domain.visits.site import SiteVisit


@dataclass(frozen=True)
class Offer:
    """The open offer of a request. Exactly one of `to_person` and `to_department` is set."""

    id: int
    giver_id: int
    giver: str
    to_employee_id: int | None
    to_person: str | None
    to_department: str | None
    offered_at: datetime
    note: str | None
    route_step: int | None = None


@dataclass(frozen=True)
class Complaint:
    """What a repair is about, in the client's words; how he will see that it is repaired."""

    severity: str
    place: str | None
    words: str
    repaired_when: str


@dataclass(frozen=True)
class StepBefore:
    """How a request came to the step of its route at which it stands.

    Attributes:
        kind: `step_done`, or `step_back` where it was given back to this step.
        step: the number, from 0, of the step that was done; of one given back, where it came to.
        words: what he said who did it, "" where he said it by voice.
    """

    kind: str
    step: int
    name: str
    at: datetime
    words: str


@dataclass(frozen=True)
class RequestCard:
    """What is shown of a request, and what its reader may do.

    `form` and `answers` are the kind's own questions; `files` all that was ever attached; `writer`
    the client's person whose mail it came by, with his address; `cut` what was left out of that
    mail (message keys). Of a repair, `ticket_id` is whose it is, `complaints` what is wrong.
    `place` is where it stands on a route, or begins it; `step_due_at` when that step is to be done;
    `contractors` who works for it outside, what is not done first; `visits` to the client's site,
    the last one first; `before` how it came to its step. `promised_at` is the hour its author was
    told, `promised_on` the day its client was. `passed_with` is what was said with a client who
    was passed on, once he is taken.
    """

    id: int
    number: int
    kind: str
    state: str
    title: str
    client_id: int
    client: str
    client_address: str | None
    contact: str | None
    contact_phone: str | None
    author_id: int
    author: str
    holder_id: int
    holder: str
    held_since: datetime
    due_at: datetime
    created_at: datetime
    closed_at: datetime | None
    offer: Offer | None
    form: FormDefinition | None
    answers: engine.State | None
    files: list[File]
    acts: frozenset[str]
    writer: tuple[str, str] | None = None
    cut: tuple[str, ...] = ()
    ticket_id: int | None = None
    complaints: tuple[Complaint, ...] = ()
    place: RoutePlace | None = None
    step_due_at: datetime | None = None
    contractors: tuple[Contractor, ...] = ()
    promised_at: datetime | None = None
    promised_on: date | None = None
    visits: tuple[SiteVisit, ...] = ()
    before: StepBefore | None = None
    passed_with: str | None = None

    @property
    def missing(self) -> tuple[Question, ...]:
        """What its form requires and a client's mail did not say."""
        if self.writer is None or self.form is None or self.answers is None:
            return ()
        asked = engine.missing(self.form, self.answers)
        return tuple(question for question in asked if question.name not in RESERVED)
