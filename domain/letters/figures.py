"""What letters bring: the figures of a quarter, and the income of any span (domain 4.6, 4.7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from sqlalchemy import DateTime, Interval, bindparam, text

from domain.letters import dormant
from domain.letters.quarters import ends_at, quarter_of
from domain.permissions import Permission, needs
from domain.work import Work
from storage.statements import Statement


@dataclass(frozen=True)
class LetterFigures:
    """Letters dealt in one quarter, and what has become of them by now.

    Attributes:
        quarter: its first day.
        written: sent, and not come back.
        returned: came back, and went to nobody else.
        waiting: dealt, and neither sent nor skipped.
        answered: by a person; `stopped` of them want no more letters.
        opportunities: that the answers led to; `won` of them in time.
        income: of those won, by currency; the largest first.
        base: clients that were dormant in it.
    """

    quarter: date
    written: int
    returned: int
    skipped: int
    waiting: int
    answered: int
    stopped: int
    opportunities: int
    won: int
    income: tuple[tuple[str, Decimal], ...]
    base: int

    @property
    def answered_percent(self) -> int | None:
        """Of those written; None where none was."""
        return round(100 * self.answered / self.written) if self.written else None

    @property
    def coverage_percent(self) -> int | None:
        """Of the dormant base, who was written to; None where nobody was dormant."""
        return round(100 * self.written / self.base) if self.base else None


_LETTERS = Statement(
    text(
        """
        SELECT count(*) FILTER (WHERE sent AND NOT back) AS written,
               count(*) FILTER (WHERE sent AND back) AS returned,
               count(*) FILTER (WHERE state = 'skipped') AS skipped,
               count(*) FILTER (WHERE state IN ('dealt', 'postponed')) AS waiting,
               count(*) FILTER (WHERE answered_at IS NOT NULL) AS answered,
               count(*) FILTER (WHERE sent AND stopped) AS stopped,
               count(*) FILTER (WHERE state <> 'withdrawn') AS dealt
        FROM (
            SELECT dealt.state, dealt.state = 'sent' AS sent, dealt.answered_at,
                   coalesce(letters.state IN ('failed', 'bounced'), false) AS back,
                   clients.letters_stopped_at >= dealt.ended_at AS stopped
            FROM personal_letters AS dealt
            JOIN clients ON clients.id = dealt.client_id
            LEFT JOIN letters ON letters.id = dealt.letter_id
            WHERE dealt.quarter = :quarter
        ) AS each
        """
    )
)

_BROUGHT = Statement(
    text(
        """
        SELECT currency, count(*) AS found,
               count(*) FILTER (WHERE in_time) AS won,
               coalesce(sum(amount) FILTER (WHERE in_time), 0) AS income
        FROM (
            SELECT opportunities.currency, opportunities.amount,
                   stage = 'won' AND closed_at <= dealt.answered_at + :within AS in_time
            FROM opportunities
            JOIN personal_letters AS dealt ON dealt.id = opportunities.personal_letter_id
            WHERE dealt.quarter = :quarter
        ) AS each GROUP BY currency
        """
    ).bindparams(bindparam("within", type_=Interval))
)

_INCOME = Statement(
    text(
        """
        SELECT currency, sum(amount) AS income
        FROM opportunities
        JOIN personal_letters AS dealt ON dealt.id = opportunities.personal_letter_id
        WHERE stage = 'won' AND closed_at >= :since AND closed_at < :until
            AND closed_at <= dealt.answered_at + :within AND amount > 0
        GROUP BY currency
        """
    ).bindparams(
        bindparam("within", type_=Interval),
        bindparam("since", type_=DateTime(timezone=True)),
        bindparam("until", type_=DateTime(timezone=True)),
    )
)


async def of_quarter(work: Work, day: date) -> LetterFigures:
    """The figures of the letters dealt in a quarter, within another act.

    Args:
        day: any day of it.
    """
    quarter = quarter_of(day)
    counted = await _LETTERS.first(work.open_session, quarter=quarter)
    assert counted is not None  # noqa: S101 - an aggregate gives a row
    brought = await _BROUGHT.all(work.open_session, quarter=quarter, within=_within(work))
    at = min(work.now, ends_at(quarter, work.policy.zone))
    return LetterFigures(
        quarter=quarter,
        written=counted.written,
        returned=counted.returned,
        skipped=counted.skipped,
        waiting=counted.waiting,
        answered=counted.answered,
        stopped=counted.stopped,
        opportunities=sum(each.found for each in brought),
        won=sum(each.won for each in brought),
        income=_sums({each.currency: each.income for each in brought if each.income}),
        base=counted.dealt + await dormant.left_over(work, quarter, at),
    )


async def income(work: Work, since: datetime, until: datetime) -> tuple[tuple[str, Decimal], ...]:
    """What was won in a span through letters, by currency, the largest first; within another act.

    Args:
        since, until: the latter not included.
    """
    rows = await _INCOME.all(work.open_session, since=since, until=until, within=_within(work))
    return _sums({row.currency: row.income for row in rows})


@needs(Permission.READ_LETTERS)
async def seen(work: Work, day: date) -> LetterFigures:
    """The same as `of_quarter`, for whoever may read it."""
    return await of_quarter(work, day)


def _sums(by_currency: Mapping[str, Decimal]) -> tuple[tuple[str, Decimal], ...]:
    return tuple(sorted(by_currency.items(), key=lambda each: -each[1]))


def _within(work: Work) -> timedelta:
    return timedelta(days=work.policy.letters.won_within_days)
