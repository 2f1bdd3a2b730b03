"""What a letter is made of, and the one who writes it for one reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.addressing import addressed
from domain.company import Policy
from domain.contact_data import shown_phone
from domain.people_time import PeopleTime
from domain.reports.words import BarRow, Part
from domain.texts import TextArgument, Texts
from mail.letters.facts import AboutRequest, LetterFacts
from mail.letters.scheduling import Scheduling

LOCALES = Path(__file__).parent / "locales"
"""The texts of letters."""

REPAIRS = "ticket_"
"""What the kinds of letters about a repair begin with."""


@dataclass(frozen=True)
class Content:
    """A letter in its parts, top to bottom; all are plain words.

    Attributes:
        alarm: what must be seen first.
        items: numbered.
        quoted: somebody's own words, set off from ours.
        asking: what the reader is asked to do, before the choices.
        choices: what may be answered, and what that does.
        closing: what the reader may do next.
        answerable: an answer is read; then it begins with the line to answer above.
        by_machine: nobody wrote it; programs must not answer it (RFC 3834).
        scheduling: the invitation it carries for the reader's calendar.
        chart: bars by days, under its title.
        parts: sections of a report.
    """

    subject: str
    headline: str = ""
    alarm: str = ""
    paragraphs: Sequence[str] = ()
    items: Sequence[str] = ()
    quoted: str = ""
    facts: Sequence[tuple[str, str]] = ()
    asking: str = ""
    choices: Sequence[tuple[str, str]] = ()
    closing: Sequence[str] = ()
    signature: Sequence[str] = ()
    answerable: bool = True
    by_machine: bool = True
    scheduling: Scheduling | None = None
    chart_title: str = ""
    chart: Sequence[BarRow] = ()
    parts: Sequence[Part] = ()


@dataclass(frozen=True)
class Writer:
    """Writes for one reader: texts in his language, moments in his time zone."""

    texts: Texts
    policy: Policy
    facts: LetterFacts
    now: datetime

    def t(self, key: str, **args: TextArgument) -> str:
        return self.texts.format(self.facts.language, f"letter-{key}", **args)

    @property
    def request(self) -> AboutRequest:
        """The request it speaks of.

        Raises:
            ValueError: the letter speaks of none.
        """
        if self.facts.request is None:
            raise ValueError(f"a letter of kind {self.facts.kind} without its request")
        return self.facts.request

    def moment(self, at: datetime) -> str:
        zone = ZoneInfo(self.facts.time_zone)
        return PeopleTime(self.texts, self.facts.language, zone, self.now).dated(at)

    def greeting(self) -> str:
        name = addressed(self.facts.name)
        return self.t("greeting-name", name=name) if name else self.t("greeting")

    def subject(self) -> str:
        """The subject of a letter about a request: its number finds the thread again."""
        return self.t("subject-request", number=self.request.number, title=self.request.title)

    def kind_of_request(self) -> str:
        return self.policy.kind_title(self.request.kind, self.facts.language)

    def signature(self) -> tuple[str, ...]:
        """Who writes: the person, if one did, and his department, else the mailbox's."""
        department = self.facts.department
        if department is None or department not in self.policy.departments:
            department = self.policy.mailboxes[self.facts.mailbox].department
        title = self.policy.department_title(department, self.facts.language)
        house = self.t("signature-house", department=title, company=self.policy.name)
        by = (self.facts.author, house) if self.facts.author else (house,)
        return (*by, *self._asked())

    def _asked(self) -> tuple[str, ...]:
        """One line: whom the client asks about anything, and about a repair who answers for it."""
        asked = self.facts.asked
        if asked is None:
            return ()
        who = _reached(asked.name, asked.phone, asked.email)
        said = (
            self.t("asked", who=who)
            if asked.until_on is None
            else self.t("asked-until", who=who, day=self._day(asked.until_on))
        )
        if asked.service is None or not self.facts.kind.startswith(REPAIRS):
            return (said,)
        service = _reached(asked.service, asked.service_phone, asked.service_email)
        return (self.t("asked-service", manager=said, who=service),)

    def _day(self, day: date) -> str:
        zone = ZoneInfo(self.facts.time_zone)
        return PeopleTime(self.texts, self.facts.language, zone, self.now).day(day)


def _reached(name: str, phone: str | None, email: str | None) -> str:
    """A person and how he is reached."""
    facts = (name, shown_phone(phone) if phone else None, email)
    return ", ".join(fact for fact in facts if fact)
