"""Where the desk's time comes from.

Nothing in domain/ asks the operating system for the time: it is passed in, so that a test, the
sandbox and the real desk run the same code, and time in the sandbox can be moved forward.
"""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Anything that knows what time it is."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class OffsetClock:
    """A clock that runs ahead of another one and can be moved forward, never back.

    The sandbox moves time with it. Time never goes back, because limits and digests already done
    would be found due once more.
    """

    def __init__(self, offset: timedelta = timedelta(), ahead_of: Clock | None = None) -> None:
        """
        Args:
            offset: how far this clock is ahead, zero or more.
            ahead_of: the clock it follows; the machine's unless given.

        Raises:
            ValueError: the offset is negative.
        """
        if offset < timedelta():
            raise ValueError(f"the clock cannot run behind: offset {offset}")
        self._offset = offset
        self._base = ahead_of or SystemClock()

    @property
    def offset(self) -> timedelta:
        """How far this clock is ahead: what is stored to find the same time after a restart."""
        return self._offset

    def now(self) -> datetime:
        return self._base.now() + self._offset

    def move_to(self, moment: datetime) -> datetime:
        """Make `moment` the present, unless it has already passed.

        A moment that has just passed is not an error: the real clock went on while the caller
        was asking. Then nothing moves.

        Args:
            moment: aware.

        Returns:
            The present moment after the move.

        Raises:
            ValueError: `moment` has no time zone.
        """
        if moment.utcoffset() is None:
            raise ValueError(f"a moment without a time zone: {moment}")
        self._offset = max(self._offset, moment - self._base.now())
        return self.now()
