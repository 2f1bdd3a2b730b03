"""Quiet hours: what is not urgent waits for the receiver's morning."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.work import Work

_DAY = 24 * 60


def after_quiet_hours(work: Work, time_zone: str) -> datetime | None:
    """When a letter may come that is not urgent; None when it may come now.

    Args:
        time_zone: of the receiver.
    """
    quiet = work.policy.mail.quiet_hours
    local = work.now.astimezone(ZoneInfo(time_zone))
    minute = local.hour * 60 + local.minute
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    for begins in (quiet.opens, quiet.opens - _DAY):
        ends = begins + quiet.closes - quiet.opens
        if begins <= minute < ends:
            # By the wall clock of the receiver, also in a night when the clocks are changed.
            return midnight + timedelta(minutes=ends)
    return None
