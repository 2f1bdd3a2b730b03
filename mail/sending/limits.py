"""Limits of letters, kept by all replicas together: an hour's letters in all, and to one domain."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from domain.company.policy import MailRules
from storage import rates
from storage.rates import Limit

HOUR = 3600.0
BURST_PART = 10
"""A tenth of an hour's letters may follow at once; the rest keeps an even pace."""


async def pass_limits(
    session: AsyncSession, rules: MailRules, addresses: Sequence[str]
) -> list[float]:
    """Let letters pass the limits, in the transaction in which they leave.

    Returns:
        For each address 0 when its letter may go, else seconds to wait.
    """
    return await rates.take(session, [_limits(rules, each) for each in addresses])


def _limits(rules: MailRules, address: str) -> Sequence[Limit]:
    domain = address.rpartition("@")[2].lower()
    return (
        _limit("mail", rules.letters_an_hour),
        _limit(f"mail:{domain}", rules.letters_an_hour_a_domain),
    )


def _limit(key: str, an_hour: int) -> Limit:
    """At most so many in any hour, those that follow at once included."""
    burst = max(1, an_hour // BURST_PART)
    return Limit(key, HOUR / (an_hour - burst + 1), burst)
