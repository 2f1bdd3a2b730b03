"""The valuable final product of each section, a figure a week (domain 4.7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

PRODUCTS = ("sales", "support", "letters", "corporate", "quality")
"""Income; time taken off reps; income from letters; contracts won; clients who confirmed."""

COUNTED = ("support", "corporate", "quality")
"""Those that have a number beside, or in place of, a sum of money."""


@dataclass(frozen=True)
class Made:
    """What was made in a week.

    Attributes:
        count: of requests, contracts, clients; 0 for what is money alone.
        minutes: of reps, for support.
        sums: by currency, the largest first.
    """

    count: int = 0
    minutes: int = 0
    sums: tuple[tuple[str, Decimal], ...] = ()

    @property
    def nothing(self) -> bool:
        return not (self.count or self.minutes or any(amount for _, amount in self.sums))


@dataclass(frozen=True)
class ProductLine:
    """A section's product in the days of the pack, and in as many days before.

    Attributes:
        product: one of PRODUCTS.
        department: whose it is, where the company named one.
    """

    product: str
    department: str | None
    made: Made
    before: Made


def told(lines: Sequence[ProductLine]) -> list[ProductLine]:
    """What is worth a line: of a department that was named, or anything at all in these weeks."""
    return [
        each
        for each in lines
        if each.department is not None or not (each.made.nothing and each.before.nothing)
    ]
