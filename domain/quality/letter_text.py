"""What the client reads: short, in his language, in the rep's name, in words that a tired person
answers with one (domain 2.13). The rep sees it as it will be sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from zoneinfo import ZoneInfo

from babel.dates import format_date
from sqlalchemy import func, select

from domain.addressing import addressed
from domain.quality.rows import TicketRow
from domain.texts import LOCALES, TextArgument, Texts
from domain.work import Work
from storage.models import Client, Contact, Problem, TicketEvent

SUBJECT_WORDS = 60
"""Characters of the client's own words that a subject has room for."""

QUOTE_LIMIT = 1_000
"""Characters quoted of what somebody said; he knows the rest."""


@dataclass(frozen=True)
class Repaired:
    """A problem in the client's words, and what was done."""

    words: str
    done: str | None


@dataclass(frozen=True)
class Reader:
    """Whom a letter is written to, and how he is spoken to."""

    language: str
    time_zone: str
    name: str


@dataclass(frozen=True)
class LetterText:
    """A letter to a client, part by part; all in his language.

    Attributes:
        opening: what the rep may write in his own words, or dictate.
        quoted: somebody's words, set off from ours; `items` the same as lines to be numbered, of
            several problems.
        facts: what belongs to them all, with its label.
        choices: what may be answered, and what that means.
    """

    subject: str
    greeting: str
    opening: str
    quoted: str = ""
    facts: Sequence[tuple[str, str]] = ()
    items: Sequence[str] = ()
    asking: str = ""
    choices: Sequence[tuple[str, str]] = ()
    closing: str = ""

    def lines(self) -> list[str]:
        """As plain lines, for the rep's screen."""
        said = [
            self.greeting,
            self.opening,
            self.quoted,
            *(f"{n}. {item}" for n, item in enumerate(self.items, 1)),
            *(f"{label}: {value}" for label, value in self.facts),
            self.asking,
            *(f"{word} — {meaning}" for word, meaning in self.choices),
            self.closing,
        ]
        return [line for line in said if line]

    def kept(self) -> dict[str, object]:
        """As the letter's row keeps it: it is sent as it was shown."""
        return {
            "subject": self.subject,
            "paragraphs": [line for line in (self.greeting, self.opening) if line],
            "quoted": self.quoted,
            "facts": [list(each) for each in self.facts],
            "items": list(self.items),
            "asking": self.asking,
            "choices": [list(each) for each in self.choices],
            "closing": [self.closing] if self.closing else [],
        }


@cache
def _texts() -> Texts:
    return Texts.load(LOCALES)


def said(language: str, key: str, **args: TextArgument) -> str:
    """A text of the letters to clients."""
    return _texts().format(language, f"client-letter-{key}", **args)


def tag(row: TicketRow, language: str) -> str:
    """The ticket's number as people say it: К-17, Q-17."""
    return said(language, "tag", number=str(row.number))


async def reader_of(work: Work, row: TicketRow) -> Reader:
    """Whom the client's word is asked of."""
    found = (
        await work.open_session.execute(
            select(Client.language, Client.time_zone, func.coalesce(Contact.name, ""))
            .outerjoin(Contact, Contact.id == row.confirm_contact_id)
            .where(Client.id == row.client_id)
        )
    ).one()
    return Reader(
        _texts().spoken(found[0] or work.policy.default_language),
        found[1] or work.policy.time_zone,
        found[2],
    )


def greeting(reader: Reader) -> str:
    name = addressed(reader.name)
    if not name:
        return said(reader.language, "greeting")
    return said(reader.language, "greeting-name", name=name)


async def check_text(work: Work, row: TicketRow, opening: str | None = None) -> LetterText:
    """The letter that asks whether it is repaired.

    Args:
        opening: the rep's own words in place of ours; "" when he said them by voice.
    """
    reader = await reader_of(work, row)
    problems = await _problems(work, row, reader.language)
    if opening is None:
        opening = await _opening(work, row, reader, len(problems))
    elif not opening.strip():
        opening = said(reader.language, "opening-voice")
    number = tag(row, reader.language)
    return question(reader, number, problems, opening.strip(), "closing")


async def again_text(work: Work, row: TicketRow, asked_on: str) -> LetterText:
    """The reminder: the same question once more.

    Args:
        asked_on: the day of the first letter, as one writes it.
    """
    reader = await reader_of(work, row)
    problems = await _problems(work, row, reader.language)
    opening = said(reader.language, "again-opening", day=asked_on)
    number = tag(row, reader.language)
    return question(reader, number, problems, opening, "again-closing")


def question(
    reader: Reader, number: str, problems: Sequence[Repaired], opening: str, closing: str
) -> LetterText:
    """The letter that asks for one word.

    Args:
        number: of the ticket, as people say it.
        closing: the key of its last line.
    """
    language = reader.language
    only = problems[0] if len(problems) == 1 else None
    done = _done_for_all(problems)
    return LetterText(
        subject=_subject(number, problems, language),
        greeting=greeting(reader),
        opening=opening,
        quoted=said(language, "quote", words=only.words) if only else "",
        facts=[(said(language, "done-label"), done)] if done else (),
        items=() if only else [_item(each, language, done) for each in problems],
        asking=said(language, "asking"),
        choices=[
            (said(language, f"{word}-word"), said(language, f"{word}-meaning"))
            for word in ("yes", "no")
        ],
        closing=said(language, closing),
    )


async def thanks_text(work: Work, row: TicketRow) -> LetterText:
    """The client has confirmed."""
    reader = await reader_of(work, row)
    language = reader.language
    return LetterText(
        subject=said(language, "subject-thanks", tag=tag(row, language)),
        greeting=greeting(reader),
        opening=said(language, "thanks-text"),
        closing=said(language, "thanks-closing"),
    )


async def rejected_text(work: Work, row: TicketRow, reason: str) -> LetterText:
    """The programme head rejects the complaint, and says why."""
    reader = await reader_of(work, row)
    language = reader.language
    return LetterText(
        subject=said(language, "subject-rejected", tag=tag(row, language)),
        greeting=greeting(reader),
        opening=said(language, "rejected-text", day=_told_on(row, reader)),
        quoted=reason.strip(),
        closing=said(language, "rejected-closing"),
    )


async def reply_text(work: Work, row: TicketRow, words: str, subject: str) -> LetterText:
    """What the rep answers to what the client wrote."""
    reader = await reader_of(work, row)
    language = reader.language
    number = tag(row, language)
    known = f"[{number}]" in subject
    about = subject if known else said(language, "subject-reply", tag=number)
    return LetterText(
        subject=about,
        greeting=greeting(reader),
        opening=words.strip() or said(language, "opening-voice"),
    )


async def _problems(work: Work, row: TicketRow, language: str) -> list[Repaired]:
    told = said(language, "told")  # a complaint that was only said by voice
    rows = await work.open_session.execute(
        select(Problem.words, Problem.done_words)
        .where(Problem.ticket_id == row.id, Problem.state != "dropped")
        .order_by(Problem.instance)
    )
    return [
        Repaired(_short(words, QUOTE_LIMIT) or told, done and _short(done, QUOTE_LIMIT))
        for words, done in rows
    ]


def _done_for_all(problems: Sequence[Repaired]) -> str | None:
    """What was done, where it was the same for every problem: it is said once."""
    done = {each.done for each in problems}
    return done.pop() if len(done) == 1 else None


def _item(problem: Repaired, language: str, done_for_all: str | None) -> str:
    words = problem.words.rstrip(".")
    if problem.done and not done_for_all:
        return said(language, "item", words=words, done=problem.done)
    return said(language, "item-plain", words=words)


def _subject(number: str, problems: Sequence[Repaired], language: str) -> str:
    if len(problems) != 1:
        return said(language, "subject-several", tag=number)
    about = " ".join(problems[0].words.split()).rstrip(".!?")
    if not about or len(about) > SUBJECT_WORDS:
        return said(language, "subject-several", tag=number)
    return said(language, "subject", tag=number, about=about[0].upper() + about[1:])


async def _opening(work: Work, row: TicketRow, reader: Reader, count: int) -> str:
    """When he told us of it; of a later round, what he answered to the last letter."""
    language = reader.language
    if row.round > 1:
        words = await _refusal(work, row)
        if not words or len(words) > QUOTE_LIMIT:
            return said(language, "opening-again-plain")
        return said(language, "opening-again", words=words.rstrip("."))
    return said(language, "opening", n=max(count, 1), day=_told_on(row, reader))


def _told_on(row: TicketRow, reader: Reader) -> str:
    """The day on which he told us of it."""
    day = row.opened_at.astimezone(ZoneInfo(reader.time_zone)).date()
    return people_day(day, reader.language)


def people_day(day: date, language: str) -> str:
    """ "17 ноября": as one writes a day in a letter."""
    return format_date(day, "d MMMM", locale=language)


async def _refusal(work: Work, row: TicketRow) -> str:
    """What the client said when it was not repaired."""
    words: str | None = await work.open_session.scalar(
        select(TicketEvent.words)
        .where(TicketEvent.ticket_id == row.id, TicketEvent.kind.in_(("refused", "reopened")))
        .order_by(TicketEvent.id.desc())
        .limit(1)
    )
    return " ".join((words or "").split())


def _short(words: str, limit: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
