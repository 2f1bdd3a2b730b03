"""Counting what each section has made in the days of a pack, and in as many days before."""

from collections import defaultdict
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import text

from domain.letters import figures
from domain.reports.product_facts import PRODUCTS, Made, ProductLine
from domain.reports.scope import Scope
from domain.reports.taken_off import read_taken_off
from domain.work import Work
from storage.statements import Statement


async def products(
    work: Work, scope: Scope, since: datetime, until: datetime
) -> tuple[ProductLine, ...]:
    """The product of each section that a reader's pack covers; within another act.

    Args:
        since, until: midnights where the reader is; the latter is not included.
    """
    named = work.policy.reports.products
    departments = {product: getattr(named, product) for product in PRODUCTS}
    shown = [each for each in PRODUCTS if scope.whole or departments[each] in scope.departments]
    if not shown:
        return ()
    made = await _made(work, since, until, departments["support"])
    before = await _made(work, since - (until - since), since, departments["support"])
    return tuple(ProductLine(each, departments[each], made[each], before[each]) for each in shown)


async def _made(
    work: Work, since: datetime, until: datetime, support: str | None
) -> dict[str, Made]:
    rows = await _COUNTED.all(
        work.transaction,
        since=since,
        until=until,
        first_on=since.date(),
        until_on=until.date(),
    )
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.product].append(row)
    sections = work.policy.support.departments if support is None else (support,)
    saved = await read_taken_off(work, since, until, sections)
    return {
        "sales": Made(sums=_sums(found["sales"])),
        "support": Made(count=saved.requests, minutes=saved.minutes),
        "letters": Made(sums=await figures.income(work, since, until)),
        "corporate": Made(
            count=sum(row.n for row in found["corporate"]), sums=_sums(found["corporate"])
        ),
        "quality": Made(count=sum(row.n for row in found["quality"])),
    }


def _sums(rows: list[Any]) -> tuple[tuple[str, Decimal], ...]:
    sums = [(row.currency, row.amount) for row in rows if row.currency and row.amount]
    return tuple(sorted(sums, key=lambda each: (-each[1], each[0])))


# A client who confirmed twice in a week is one client.
_COUNTED = Statement(
    text(
        """
        SELECT 'sales' AS product, orders.currency, count(*) AS n, sum(orders.amount) AS amount
        FROM orders WHERE ordered_on >= :first_on AND ordered_on < :until_on
        GROUP BY orders.currency
        UNION ALL
        SELECT 'corporate', won.currency, count(*), sum(won.amount)
        FROM opportunities AS won JOIN clients AS client ON client.id = won.client_id
        WHERE won.stage = 'won' AND client.corporate
          AND won.closed_at >= :since AND won.closed_at < :until
        GROUP BY won.currency
        UNION ALL
        SELECT 'quality', NULL, count(DISTINCT client_id), NULL
        FROM tickets
        WHERE state = 'confirmed' AND closed_at >= :since AND closed_at < :until
        """
    )
)
