"""Limits of letters, kept by all replicas together: an hour's letters in all, and to one domain."""

from collections.abc import Collection, Sequence
from time import monotonic

from domain.company.policy import MailRules
from storage import rates
from storage.rates import Limit
from storage.statements import Executor

HOUR = 3600.0
BURST_PART = 10
"""A tenth of an hour's letters may follow at once; the rest keeps an even pace."""


LONGEST_WAIT = 3600.0


class Limits:
    """What the company lets leave in an hour."""

    def __init__(self, rules: MailRules, own: Collection[str] = ()) -> None:
        """
        Args:
            own: the company's own mail domains, in small letters. They are spared the limit of a
                domain, which is there for other people's servers: a morning's digests all go to
                one's own.
        """
        self._rules = rules
        self._own = frozenset(own)
        self._promised: dict[str, float] = {}

    async def waits(self, executor: Executor, addresses: Sequence[str]) -> list[float]:
        """Let letters pass the limits, in the transaction in which they leave.

        Letters that must wait are sent away for different times, one after the other: if all came
        back for the next free place, thousands would ask for it again and again.

        Returns:
            For each address 0 when its letter may go, else seconds to wait.
        """
        wanted = [self._limits(each) for each in addresses]
        held = await rates.take(executor, wanted)
        return [0.0 if each is None else self._promise(each) for each in held]

    def _promise(self, held: rates.Held) -> float:
        now = monotonic()
        after_the_last = self._promised.get(held.limit.key, 0.0) + held.limit.interval
        until = min(max(now + held.wait, after_the_last), now + LONGEST_WAIT)
        self._promised[held.limit.key] = until
        return until - now

    def _limits(self, address: str) -> Sequence[Limit]:
        domain = address.rpartition("@")[2].lower()
        whole = _limit("mail", self._rules.letters_an_hour)
        if domain in self._own:
            return (whole,)
        return whole, _limit(f"mail:{domain}", self._rules.letters_an_hour_a_domain)


def _limit(key: str, an_hour: int) -> Limit:
    """At most so many in any hour, those that follow at once included."""
    burst = max(1, an_hour // BURST_PART)
    return Limit(key, HOUR / (an_hour - burst + 1), burst)
