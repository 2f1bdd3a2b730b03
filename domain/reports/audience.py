"""Who reads which report, and whose is due now.

The daily digest and the weekly pack are for those who read reports by their role, and for leads of
departments that answer for quality; the morning is for reps who are not on leave. One statement
tells whose hour has come without a report under its unique key, so neither a crash nor a second
sweeper matters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from sqlalchemy import text

from domain.company import Policy
from domain.permissions import PERMISSIONS, Permission
from domain.reports.hours import Hour, following, latest, zone_of
from domain.reports.weekly_hours import meetings_around
from domain.work import Actor, Work
from storage.statements import Statement

ReportKind = Literal["daily", "morning", "weekly"]
Way = Literal["telegram", "mail", "both", "none"]

READING_ROLES = sorted(
    role for role, permissions in PERMISSIONS.items() if Permission.READ_REPORTS in permissions
)

PACK_WAITS = timedelta(days=2)
"""How long after its hour a weekly pack is still sent, if the desk was down."""


@dataclass(frozen=True)
class Reader:
    """Somebody who gets a report, and how he is reached.

    Attributes:
        chosen: his own way, or that of one who has not chosen.
        address: None where the desk can write him no mail.
        linked: he is reached in Telegram.
    """

    actor: Actor
    chosen: Way
    address: str | None
    linked: bool

    @property
    def in_telegram(self) -> bool:
        """Telegram too where his way is closed: a report that nobody gets is none."""
        return self.linked and (self.chosen != "mail" or self.address is None)

    @property
    def by_mail(self) -> bool:
        return self.address is not None and (self.chosen != "telegram" or not self.linked)


@dataclass(frozen=True)
class DueReport:
    """A report whose hour has come, for one reader. `at` is the hour."""

    kind: ReportKind
    day: date
    at: datetime
    reader: Reader


@dataclass(frozen=True)
class Slot:
    """The hours of one report in one department: the last that has come, and the next."""

    kind: ReportKind
    department: str | None
    latest: Hour | None
    following: Hour | None


def slots(work: Work) -> list[Slot]:
    """The hours of all reports in all departments.

    The morning of a day that is over is left out: it would speak of what has passed.
    """
    rules, policy = work.policy.reports, work.policy
    found = []
    for department in (None, *policy.departments):
        found.append(_slot(work, "daily", department, rules.digest_at))
        morning = _slot(work, "morning", department, rules.morning_at)
        today = work.now.astimezone(zone_of(policy, department)).date()
        if morning.latest is not None and morning.latest.day < today:
            morning = Slot("morning", department, None, morning.following)
        found += [morning, _meeting(work, department)]
    return found


def _meeting(work: Work, department: str | None) -> Slot:
    """The hours of the weekly pack. Long after its meeting it would be read by nobody: the next
    one holds its news.
    """
    policy, now = work.policy, work.now
    last, ahead = meetings_around(policy, department, now)
    if last is not None and now - last.at > PACK_WAITS:
        last = None
    return Slot("weekly", department, last, ahead)


def _slot(work: Work, kind: ReportKind, department: str | None, at: time) -> Slot:
    policy, now = work.policy, work.now
    return Slot(
        kind,
        department,
        latest(policy, department, at, now),
        following(policy, department, at, now),
    )


async def first_due(work: Work) -> DueReport | None:
    """The report that is due for longest, its reader locked until this act is committed."""
    row = await _DUE.first(work.transaction, **_given(work, slots(work)))
    if row is None:
        return None
    actor = Actor(row.id, row.name, row.role, row.department, row.language, row.time_zone)
    address = row.email if work.policy.mailboxes else None
    reader = Reader(actor, chosen_way(row.digest_by, row.notices_by), address, row.linked)
    return DueReport(row.kind, row.day, row.at, reader)


def chosen_way(digest_by: Way | None, notices_by: str) -> Way:
    """Both ways, unless he chose; who has all his news by mail has not asked for Telegram."""
    return digest_by or ("mail" if notices_by == "mail" else "both")


async def next_hour(work: Work) -> datetime | None:
    """When a report is due next; now, when one is due already; None when nobody reads any."""
    known = slots(work)
    moments = []
    for row in await _NEXT.all(work.transaction, **_given(work, known)):
        slot = known[row.n - 1]
        if row.due:
            return work.now
        if slot.following is not None:
            moments.append(slot.following.at)
    return min(moments, default=None)


def quality_leads(policy: Policy) -> list[str]:
    """The names of leads whose departments the company made answer for quality."""
    codes = {policy.quality.department, *policy.quality.categories.values()}
    return sorted({policy.departments[code].lead for code in codes if code is not None})


def _given(work: Work, known: Sequence[Slot]) -> dict[str, object]:
    return {
        "kinds": [slot.kind for slot in known],
        "departments": [slot.department for slot in known],
        "days": [slot.latest and slot.latest.day for slot in known],
        "hours": [slot.latest and slot.latest.at for slot in known],
        "known": list(work.policy.departments),
        "roles": READING_ROLES,
        "leads": quality_leads(work.policy),
        "writes": bool(work.policy.mailboxes),
    }


_READERS = """
    FROM unnest(CAST(:kinds AS text[]), CAST(:departments AS text[]), CAST(:days AS date[]),
                CAST(:hours AS timestamptz[])) WITH ORDINALITY
         AS slot (kind, department, day, at, n)
    JOIN employees ON slot.department IS NOT DISTINCT FROM
         CASE WHEN employees.department = ANY(CAST(:known AS text[])) THEN employees.department END
    CROSS JOIN LATERAL (
        SELECT EXISTS (
            SELECT FROM accounts WHERE employee_id = employees.id AND channel = 'telegram'
              AND revoked_at IS NULL AND unreachable_since IS NULL
        ) AS linked
    ) AS phone
    WHERE employees.active AND (slot.kind = 'weekly' OR digest_by IS DISTINCT FROM 'none')
      AND (linked OR (email IS NOT NULL AND CAST(:writes AS boolean)))
      AND CASE slot.kind WHEN 'morning' THEN role = 'rep' AND NOT EXISTS (
              SELECT FROM handovers WHERE handovers.person_id = employees.id
                AND handovers.kind = 'leave' AND handovers.state = 'active')
          ELSE role = ANY(CAST(:roles AS text[])) OR name = ANY(CAST(:leads AS text[])) END
"""
# Who was hired after the hour has no report to catch up with. The pack is of the meeting, not
# of whoever wants no digest.
_IS_DUE = """
    created_at < slot.at AND NOT EXISTS (
        SELECT FROM reports
        WHERE reports.kind = slot.kind AND employee_id = employees.id AND reports.day = slot.day
    )
"""
_DUE = Statement(
    text(
        f"""
        SELECT slot.kind, slot.day, slot.at, employees.id, name, role, employees.department,
               language, time_zone, lower(nullif(email, '')) AS email, digest_by, notices_by, linked
        {_READERS} AND {_IS_DUE}
        ORDER BY slot.at, employees.id LIMIT 1
        FOR NO KEY UPDATE OF employees SKIP LOCKED
        """
    )
)
_NEXT = Statement(text(f"SELECT slot.n, bool_or({_IS_DUE}) AS due {_READERS} GROUP BY slot.n"))
