"""What the company has decided: all that company.toml may say."""

import warnings
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, StrictBool, StrictInt, ValidationInfo

from domain.company.calendar import WorkCalendar
from domain.company.calendar_rules import CalendarOverride, CalendarRules
from domain.company.dossiers import DossierRules
from domain.company.letters import LetterRules
from domain.company.own_kinds import OWN_KINDS, own_kind_title
from domain.company.programme import ProgrammeRules, form_file
from domain.company.quality import QualityRules
from domain.company.reports import ReportRules
from domain.company.routes import Route, RouteStep
from domain.company.selling import SellingRules
from domain.company.support import SupportRules
from domain.company.table import Table, Titles, document_of
from domain.company.values import (
    ClockTime,
    Code,
    GroupChat,
    Hours,
    Mailbox,
    Name,
    QuietHours,
    TimeZone,
    WorkingTime,
    WorkSpan,
)
from domain.company.visits import VisitRules
from domain.texts import LOCALES
from domain.validation import wrong


def _spoken(language: str) -> str:
    spoken = sorted(folder.name for folder in LOCALES.iterdir())
    if language not in spoken:
        raise wrong("company-unknown-language", value=language, known=", ".join(spoken))
    return language


def _department_exists(code: str, info: ValidationInfo) -> str:
    departments = document_of(info).departments
    if code not in departments:
        raise wrong("company-unknown-department", value=code, known=", ".join(sorted(departments)))
    return code


def _kind_exists(code: str, info: ValidationInfo) -> str:
    kinds = document_of(info).kinds
    if code not in kinds:
        raise wrong("company-unknown-kind", value=code, known=", ".join(sorted(kinds)))
    return code


def _own_mailbox(mailbox: str, info: ValidationInfo) -> str:
    if document_of(info).mailboxes.count(mailbox) > 1:
        raise wrong("company-mailbox-twice", value=mailbox)
    return mailbox


# pydantic warns of a field called like ABCMeta.register, which no model uses.
warnings.filterwarnings("ignore", 'Field name "register" in "Policy"', UserWarning)


class Department(Table):
    """A department. Its lead hears of limits that pass."""

    title: Titles
    lead: Name
    """The full name, as in the list of staff."""
    time_zone: TimeZone | None = None
    group_chat: GroupChat | None = None
    calendar: CalendarOverride = CalendarOverride()


class DeskMailbox(Table):
    """A mailbox of the company that the desk reads and answers from."""

    address: Annotated[Mailbox, AfterValidator(_own_mailbox)]
    """Lower case, once read."""
    department: Annotated[str, AfterValidator(_department_exists)]
    """Whose lead answers for it."""
    purpose: Literal["requests", "sorting", "letters"] = "requests"
    """What a mail becomes that belongs to nothing yet: a request of the department; a question to
    the coordinator; the same, but for answers to letters of the sales by letter."""
    kind: Annotated[str, AfterValidator(_kind_exists)] | None = None
    """Which kind of request. Without it: the first kind of the department."""
    authserv_id: Name | None = None
    """Who says in Authentication-Results whether a sender is who he says (RFC 8601). Without it
    the expected address and the token must do."""
    folder: Name = "INBOX"
    done_folder: Name | None = None
    """Where mail is moved when it is taken in. Without it: it is marked as seen."""
    read_only: StrictBool = False
    """Nothing is marked or moved there."""
    human: tuple[Mailbox, ...] = ()
    """Senders that write in people's names though they look like robots: a form of the site."""


class MailRules(Table):
    """What holds for all mail that leaves the desk."""

    receipts_an_hour: Annotated[StrictInt, Field(ge=0, le=100)] = 10
    """Acknowledgements to one sender; breaks every loop that the rules about robots miss."""
    letters_an_hour: Annotated[StrictInt, Field(ge=1, le=1_000_000)] = 1000
    letters_an_hour_a_domain: Annotated[StrictInt, Field(ge=1, le=1_000_000)] = 200
    quiet_hours: QuietHours = Hours(21 * 60, 24 * 60 + 8 * 60)
    """Of the receiver: what is not urgent waits."""
    alarm_after: ClockTime = timedelta(minutes=15)
    """Without a successful sweep of a mailbox: the administrators are told."""


class RequestKind(Table):
    """A kind of request. The limits it does not give are those of `register`."""

    title: Titles
    form: Annotated[Path, AfterValidator(form_file)]
    """Absolute, once read. Written as a path from company.toml, or the name of a form of ours."""
    department: Annotated[str, AfterValidator(_department_exists)]
    due_within: WorkingTime
    """The due date of a new request, unless its author sets another."""
    accept_within: WorkingTime | None = None
    """In place of the register's `remind_after`."""
    saves: WorkingTime | None = None
    """The time of a rep that it takes off him, who would else do it himself (domain 4.4)."""
    takes: WorkingTime | None = None
    """The work there is in one, as long as the section has not done enough of them to know.
    Without it: what it saves, else an hour."""
    route: Route = ()
    """The departments it goes through, the first of them its own. Without it: to its own, and then
    wherever it is handed."""


class RegisterLimits(Table):
    """The limits of a handoff, and when a request is a ping-pong ball.

    All but the last are working time.
    """

    remind_after: WorkingTime = WorkSpan(0, timedelta(hours=1))
    """From the offer: its receiver is reminded."""
    lead_after: WorkingTime = WorkSpan(0, timedelta(hours=1))
    """From a reminder: the lead hears of what still is not done."""
    expire_after: WorkingTime = WorkSpan(1, timedelta())
    """From the offer: it is over, and the receiver's lead and those above know."""
    answer_within: WorkingTime = WorkSpan(1, timedelta())
    """From the report: the author is reminded that the result waits for his word."""
    ping_pong_after: Annotated[StrictInt, Field(ge=2, le=50)] = 4
    """A request that changed hands more often than this is shown to both leads (domain 1.6)."""


def _not_our_own(kinds: dict[str, RequestKind]) -> dict[str, RequestKind]:
    taken = next((code for code in OWN_KINDS if code in kinds), None)
    if taken is not None:
        raise wrong("company-kind-of-ours", value=taken)
    return kinds


class Privacy(Table):
    """Who may read what."""

    names_in_groups: StrictBool = False
    """May a client's name stand in a department's group chat?"""
    keep_gone_contacts_years: Annotated[StrictInt, Field(ge=1, le=50)] | None = None
    """For how long a contact who has left his client is kept (152-FZ 5.7); None: for ever."""


class Invitations(Table):
    """Ways into the desk for staff."""

    valid_for: ClockTime = timedelta(days=3)


class Policy(Table):
    """The whole of company.toml."""

    name: Name
    time_zone: TimeZone
    languages: Annotated[tuple[Annotated[str, AfterValidator(_spoken)], ...], Field(min_length=1)]
    calendar: CalendarRules
    departments: Annotated[dict[Code, Department], Field(min_length=1)]
    kinds: Annotated[dict[Code, RequestKind], Field(min_length=1), AfterValidator(_not_our_own)]
    """In the order they are offered in."""
    register: RegisterLimits = RegisterLimits()
    privacy: Privacy = Privacy()
    invitations: Invitations = Invitations()
    mailboxes: dict[Code, DeskMailbox] = Field(default={})
    mail: MailRules = MailRules()
    programme: ProgrammeRules = ProgrammeRules()
    visits: VisitRules = VisitRules()
    quality: QualityRules = QualityRules()
    dossiers: DossierRules = DossierRules()
    reports: ReportRules = ReportRules()
    letters: LetterRules = LetterRules()
    support: SupportRules = SupportRules()
    selling: SellingRules = SellingRules()

    @property
    def default_language(self) -> str:
        """For people and clients whose language is not known."""
        return self.languages[0]

    @property
    def zone(self) -> ZoneInfo:
        """The company's own time zone."""
        return ZoneInfo(self.time_zone)

    def department_zone(self, code: str) -> ZoneInfo:
        """The time zone of a department, the company's unless it has its own."""
        return ZoneInfo(self.departments[code].time_zone or self.time_zone)

    def department_title(self, code: str, language: str) -> str:
        """What a department is called in a reader's language; its code once it is abolished."""
        known = self.departments.get(code)
        return code if known is None else self._in(known.title, language)

    def kind_title(self, code: str, language: str) -> str:
        """What a kind of request is called in a reader's language, also the desk's own kind; its
        code once it is gone: requests of that kind are still to be finished.
        """
        known = self.kinds.get(code)
        if known is not None:
            return self._in(known.title, language)
        return own_kind_title(code, language)

    def step_title(self, step: RouteStep, language: str) -> str:
        """What is done at a step of a route, in a reader's language."""
        if step.title is None:
            return self.department_title(step.department, language)
        return self._in(step.title, language)

    def remind_after(self, kind: str) -> WorkSpan:
        """When the receiver of an unsigned offer of this kind is reminded, from the offer on."""
        known = self.kinds.get(kind)
        return (known and known.accept_within) or self.register.remind_after

    def calendar_of(self, department: str | None) -> WorkCalendar:
        """The working hours of a department, or of the company as a whole, also for a department
        that is abolished.
        """
        return self._calendars.get(department, self._calendars[None])

    def mailbox_of(self, department: str) -> str | None:
        """The code of the mailbox a department writes from."""
        return next(
            (code for code, box in self.mailboxes.items() if box.department == department), None
        )

    def mail_kind(self, mailbox: str) -> str | None:
        """The kind of request that mail to a mailbox becomes; None when its department has none."""
        box = self.mailboxes[mailbox]
        if box.kind is not None:
            return box.kind
        return next(
            (code for code, kind in self.kinds.items() if kind.department == box.department), None
        )

    @cached_property
    def _calendars(self) -> dict[str | None, WorkCalendar]:
        own: dict[str | None, WorkCalendar] = {
            code: WorkCalendar(
                department.calendar.applied_to(self.calendar), self.department_zone(code)
            )
            for code, department in self.departments.items()
        }
        return {**own, None: WorkCalendar(self.calendar, self.zone)}

    def _in(self, titles: dict[str, str], language: str) -> str:
        return titles.get(language) or titles[self.default_language]
