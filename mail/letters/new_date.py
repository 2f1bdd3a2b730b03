"""The letter that tells a client a new date, and is sorry about the old one (domain 4.5)."""

from datetime import date
from zoneinfo import ZoneInfo

from domain.people_time import PeopleTime
from mail.letters.writing import Content, Writer


def new_date(w: Writer) -> Content:
    """A date that moved: what it is about, what was promised, the new day, whom to ask.

    args: before (None: no day was promised) and day in ISO 8601; asks: name and contacts of whoever
        named the day, for a client who has no manager to ask.
    """
    given = w.facts.args
    day, before = _day(given.get("day")), _day(given.get("before"))
    asks = given.get("asks")
    named = asks if isinstance(asks, list) and w.facts.asked is None else []
    whom = ", ".join(str(each) for each in named)
    return Content(
        subject=w.subject(),
        headline=w.t("new-date-headline", number=w.request.number, day=_said(w, day)),
        paragraphs=(w.greeting(), _why(w, before, day)),
        quoted=w.facts.words or "",
        facts=(
            (w.t("fact-what"), w.request.title),
            (w.t("fact-new-date" if before else "fact-due"), _said(w, day)),
        ),
        closing=(
            *((w.t("new-date-ask", whom=whom),) if whom else ()),
            w.t("new-date-next"),
        ),
        by_machine=False,
    )


def _why(w: Writer, before: date | None, day: date | None) -> str:
    title = w.request.title
    if before is None or day is None:
        return w.t("new-date-first", title=title)
    key = "new-date-sooner" if day < before else "new-date-sorry"
    return w.t(key, title=title, before=_said(w, before))


def _day(kept: object) -> date | None:
    return date.fromisoformat(kept) if isinstance(kept, str) else None


def _said(w: Writer, day: date | None) -> str:
    zone = ZoneInfo(w.facts.time_zone)
    time = PeopleTime(w.texts, w.facts.language, zone, w.now)
    return "" if day is None else time.day(day)
