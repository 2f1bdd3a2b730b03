"""The Date header."""

from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

_FIRST_YEAR = 1980
_LAST_YEAR = 2200


def read_date(value: str) -> datetime | None:
    """An aware moment; without a zone it counts as UTC. None for what is no sensible date."""
    try:
        parts = parsedate_tz(value[:200])
        if parts is None:
            return None
        zone = UTC if parts[9] is None else timezone(timedelta(seconds=parts[9]))
        found = datetime(*parts[:6], tzinfo=zone)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None
