"""Limits of letters, kept by all replicas together: an hour's letters in all, and to one domain."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncEngine

from domain.company.policy import MailRules
from storage import rates
from storage.dispatcher import Retry
from storage.rates import Limit

HOUR = 3600.0
BURST_PART = 10
"""A tenth of an hour's letters may follow at once; the rest keeps an even pace."""


async def pass_limits(engine: AsyncEngine, rules: MailRules, recipient: str) -> None:
    """Let a letter pass the limits.

    Raises:
        Retry: it has to wait.
    """
    domain = recipient.rpartition("@")[2]
    limits = (
        _limit("mail", rules.letters_an_hour),
        _limit(f"mail:{domain}", rules.letters_an_hour_a_domain),
    )
    async with engine.begin() as connection:
        wait = await rates.take(connection, limits)
    if wait > 0:
        raise Retry(timedelta(seconds=wait))


def _limit(key: str, an_hour: int) -> Limit:
    return Limit(key, HOUR / an_hour, max(1, an_hour // BURST_PART))
