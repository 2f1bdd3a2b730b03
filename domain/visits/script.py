"""What is said on the phone, in the client's language: ours, or the company's own words. Pure."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.addressing import addressed
from domain.company import Policy
from domain.company.visits import Script
from domain.people_time import PeopleTime
from domain.texts import Texts
from domain.visits.reading import CallCard

_OWN = Script()


def script(
    texts: Texts, policy: Policy, card: CallCard, rep: str, now: datetime
) -> tuple[str, ...]:
    """Greeting, reason, two times to choose from, thanks.

    Args:
        rep: who calls. Times are said in the client's own time zone.
    """
    language = card.standing.language
    zone = ZoneInfo(card.standing.time_zone or policy.time_zone)
    time = PeopleTime(texts, language, zone, now)
    contacts = card.dossier.contacts
    values = {
        "contact": addressed(contacts[0].name) if contacts else "",
        "rep": rep,
        "company": policy.name,
        **_times(time, card.slots),
    }
    words = policy.visits.script.get(language, _OWN)
    reason = "resume" if card.standing.resumes is not None else ""
    parts = (
        (words.greeting if contacts else None, "greeting" if contacts else "greeting-nobody"),
        (None if reason else words.reason, f"reason-{reason}" if reason else "reason"),
        (words.slots, "slots"),
        (words.thanks, "thanks"),
    )
    return tuple(
        texts.format(language, f"script-{key}", **values) if own is None else _filled(own, values)
        for own, key in parts
        if key != "slots" or len(card.slots) > 1
    )


def _times(time: PeopleTime, slots: Sequence[datetime]) -> dict[str, str]:
    return {name: time.exact(at) for name, at in zip(("first", "second"), slots, strict=False)}


def _filled(words: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        words = words.replace(f"{{{name}}}", value)
    return words
