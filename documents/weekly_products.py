"""The products of sections as a table: real numbers, to reckon with."""

from collections.abc import Iterator

from documents.paper import Paper
from documents.weekly_table import Cell, Table
from domain.reports.naming import SIGNS
from domain.reports.product_facts import COUNTED, ProductLine, told
from domain.reports.weekly_facts import WeeklyFacts

HALF = 30
"""Minutes from which an hour is counted as one more."""


def products_table(paper: Paper, facts: WeeklyFacts) -> Table:
    """A row for each figure of each section: hours, clients, contracts, and money by currency."""
    return Table(
        "products",
        paper.t("weekly-products"),
        (("section", 6), ("product", 8), ("unit", 3), ("made", 4), ("before", 4)),
        [row for each in told(facts.products) for row in _rows(paper, each)],
    )


def _rows(paper: Paper, each: ProductLine) -> Iterator[tuple[Cell, ...]]:
    code = each.department
    section = paper.policy.department_title(code, paper.language) if code else ""
    name = paper.texts.format(paper.language, f"digest-product-{each.product}")
    if each.product in COUNTED:
        unit = paper.t(f"weekly-unit-{each.product}")
        if each.product == "support":
            hours = ((made.minutes + HALF) // 60 for made in (each.made, each.before))
            yield section, name, unit, *hours
        else:
            yield section, name, unit, each.made.count, each.before.count
    made, before = dict(each.made.sums), dict(each.before.sums)
    for currency in [*made, *(other for other in before if other not in made)]:
        yield section, name, SIGNS[currency], made.get(currency, 0), before.get(currency, 0)
    if each.product not in COUNTED and not (made or before):
        yield section, name, "", 0, 0
