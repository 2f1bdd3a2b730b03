"""Time of the sandbox: real time plus an offset that only grows."""

import re
from datetime import UTC, datetime, timedelta

_DURATION = re.compile(
    r"P(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?=\d)(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?"
)


class SandboxClock:
    """Message dates, the age of a tap and the desk's limits are all measured with this clock."""

    def __init__(self) -> None:
        self._offset = timedelta()

    def now(self) -> datetime:
        """Aware UTC time, running at the pace of real time."""
        return datetime.now(UTC) + self._offset

    def move_to(self, moment: datetime) -> None:
        """Go forward to an aware `moment`; an earlier one changes nothing, time never runs back."""
        self._offset += max(moment - self.now(), timedelta())


def parse_duration(text: str) -> timedelta:
    """Read an ISO 8601 duration of weeks, days, hours, minutes, seconds ("PT2H", "P3D").

    Raises ValueError for anything else; months and years are refused, their length is not fixed.
    """
    match = _DURATION.fullmatch(text)
    if match is None or not any(match.groups()):
        raise ValueError(f"not a duration like PT2H or P3D: {text!r}")
    return timedelta(**{unit: int(n) for unit, n in match.groupdict().items() if n})


def parse_moment(text: str) -> datetime:
    """Read an ISO 8601 moment with its UTC offset. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"the moment needs an offset, like {text}+03:00")
    return moment.astimezone(UTC)
