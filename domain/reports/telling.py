"""A report in its reader's words, whichever it is."""

from zoneinfo import ZoneInfo

from domain.company import Policy
from domain.reports.daily_words import daily_said
from domain.reports.facts import DailyFacts
from domain.reports.keeping import Facts
from domain.reports.morning_words import morning_said
from domain.reports.weekly_facts import WeeklyFacts
from domain.reports.weekly_words import weekly_said
from domain.reports.words import Said, Teller
from domain.texts import Texts


def said(
    facts: Facts,
    policy: Policy,
    texts: Texts,
    *,
    language: str,
    time_zone: str,
    name: str,
) -> Said:
    """A report in words; days are named as of the moment it was made.

    Args:
        time_zone: the reader's, an IANA name.
        name: the reader's.
    """
    teller = Teller(texts, language, ZoneInfo(time_zone), facts.made_at, policy.department_title)
    if isinstance(facts, DailyFacts):
        return daily_said(teller, facts)
    if isinstance(facts, WeeklyFacts):
        return weekly_said(teller, facts)
    return morning_said(teller, facts, name)
