"""What a measure reports, as lines of a table and as plain data."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """One measured number.

    Attributes:
        low, high: the least and the greatest of the repetitions that `value` is the median of.
        aim: what it should be, in words; empty where nothing is promised.
        reached: whether it is; None where nothing is promised.
    """

    name: str
    value: float
    unit: str
    low: float | None = None
    high: float | None = None
    aim: str = ""
    reached: bool | None = None

    @classmethod
    def of(cls, name: str, unit: str, samples: Sequence[float]) -> "Figure":
        """The median of several repetitions, with their spread."""
        return cls(name, median(samples), unit, min(samples), max(samples))

    def at_least(self, limit: float) -> "Figure":
        return self._judged(f"≥ {limit:g} {self.unit}", self.value >= limit)

    def at_most(self, limit: float) -> "Figure":
        return self._judged(f"≤ {limit:g} {self.unit}", self.value <= limit)

    def _judged(self, aim: str, reached: bool) -> "Figure":
        return Figure(self.name, self.value, self.unit, self.low, self.high, aim.strip(), reached)

    def line(self) -> str:
        """The figure as one line of a table."""
        spread = ""
        if self.low is not None and self.high is not None and self.low != self.high:
            spread = f"{number(self.low)} … {number(self.high)}"
        verdict = {None: "", True: f"{self.aim}, reached", False: f"{self.aim}, MISSED"}
        value = f"{number(self.value):>9} {self.unit:<10}"
        return f"  {self.name:<58} {value} {spread:<20} {verdict[self.reached]}".rstrip()

    def plain(self) -> dict[str, object]:
        return asdict(self)


def number(value: float) -> str:
    """As many digits as mean something."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def percentile(samples: Sequence[float], share: float) -> float:
    """The value that `share` (0 to 1) of the samples do not exceed."""
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
