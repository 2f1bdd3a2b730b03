"""The week that norms are counted by: from Monday to Sunday in the company's time zone."""

from datetime import datetime, time, timedelta

from domain.work import Work

WEEK = timedelta(days=7)


def week_begins(work: Work, at: datetime | None = None) -> datetime:
    """The first moment of the week of `at`, now unless given."""
    local = (at or work.now).astimezone(work.policy.zone)
    monday = local.date() - timedelta(days=local.weekday())
    return datetime.combine(monday, time(), tzinfo=work.policy.zone)
