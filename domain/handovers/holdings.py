"""What somebody has in hands, client by client: what a handover would move (domain 4.3)."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import BigInteger, Date, DateTime, bindparam, func, select, text
from sqlalchemy.dialects.postgresql import ARRAY

from domain.work import Work
from storage.models import Client, Rapport

THINGS = (
    "client",
    "member",
    "request",
    "offer",
    "authored",
    "ticket",
    "questionnaire",
    "appointment",
    "task",
    "opportunity",
    "letter",
    "draft",
    "campaign",
    "decision",
    "measure",
)
"""What is counted, in the order it is told."""

WEIGHTS = {
    "request": 3,
    "ticket": 3,
    "offer": 2,
    "questionnaire": 2,
    "appointment": 2,
    "campaign": 0,
}
"""How much of a day a thing takes beside others; whatever is not named counts one."""


@dataclass(frozen=True)
class Holding:
    """So many things of one sort that belong to one client, or to none."""

    thing: str
    client_id: int | None
    n: int


@dataclass(frozen=True)
class Holdings:
    """All that somebody has in hands."""

    held: tuple[Holding, ...] = ()

    def counts(self) -> dict[str, int]:
        """How many of each sort, in the order of THINGS; those there are."""
        return counted(self.held)

    def clients(self) -> dict[int, int]:
        """How much each client's part weighs, the heaviest first."""
        weights: Counter[int] = Counter()
        for each in self.held:
            if each.client_id is not None:
                weights[each.client_id] += weight(each)
        return dict(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0])))


def counted(held: Iterable[Holding]) -> dict[str, int]:
    """How many of each sort, in the order of THINGS."""
    found: Counter[str] = Counter()
    for each in held:
        found[each.thing] += each.n
    return {thing: found[thing] for thing in THINGS if found[thing]}


def weight(each: Holding) -> int:
    return each.n * WEIGHTS.get(each.thing, 1)


async def holdings(work: Work, person_id: int, until_on: date | None = None) -> Holdings:
    """What a handover of this person's work would move now.

    Args:
        until_on: the last day of a leave: what is due later stays with him; None when he does not
            come back.
    """
    ends_at = None if until_on is None else _end_of(work, until_on)
    rows = await work.session.execute(
        _HELD, {"me": person_id, "until_on": until_on, "ends_at": ends_at, "now": work.now}
    )
    return Holdings(tuple(Holding(*row) for row in rows))


async def loads(work: Work, people: Collection[int]) -> dict[int, int]:
    """How much open work each of these people has already, weighed as above."""
    rows = await work.session.execute(_LOADS, {"people": sorted(people)})
    found = {row.person_id: int(row.load) for row in rows}
    return {person_id: found.get(person_id, 0) for person_id in people}


@dataclass(frozen=True)
class Feelings:
    """How clients and colleagues get on: pairs of client and person.

    Attributes:
        fenced: he fences the client off from others: it must not go to him (domain 2.4).
        liked: they get on. disliked: they do not.
    """

    fenced: frozenset[tuple[int, int]] = frozenset()
    liked: frozenset[tuple[int, int]] = frozenset()
    disliked: frozenset[tuple[int, int]] = frozenset()


async def feelings(work: Work, people: Collection[int]) -> Feelings:
    """What the heads marked about these people."""
    rows = await work.session.execute(
        select(Rapport.client_id, Rapport.employee_id, Rapport.verdict).where(
            Rapport.employee_id.in_(people)
        )
    )
    marked: dict[str, set[tuple[int, int]]] = {}
    for row in rows:
        marked.setdefault(row.verdict, set()).add((row.client_id, row.employee_id))
    return Feelings(
        *(frozenset(marked.get(each, ())) for each in ("fences_off", "gets_on", "does_not"))
    )


async def client_names(work: Work, ids: Collection[int]) -> Mapping[int, str]:
    """Names by id."""
    rows = await work.session.execute(
        select(Client.id, Client.name).where(
            Client.id == func.any(bindparam("ids", type_=ARRAY(BigInteger)))
        ),
        {"ids": sorted(ids)},
    )
    return {row.id: row.name for row in rows}


def _end_of(work: Work, day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), work.policy.zone)


# As each capability hands over: where one of them changes, its test of nothing left says so.
_HELD = text(
    """
    SELECT thing, client_id, count(*) AS n FROM (
        SELECT 'client' AS thing, client_id FROM client_members
        WHERE employee_id = :me AND until IS NULL
          AND (part = 'manager' OR :until_on IS NOT NULL)
        GROUP BY client_id
        UNION ALL
        SELECT 'member', client_id FROM client_members
        WHERE employee_id = :me AND until IS NULL AND part <> 'manager' AND :until_on IS NULL
        UNION ALL
        SELECT 'request', client_id FROM requests
        WHERE holder_id = :me AND state IN ('new', 'in_work', 'reported')
        UNION ALL
        SELECT 'offer', requests.client_id FROM handoffs JOIN requests ON requests.id = request_id
        WHERE to_employee_id = :me AND handoffs.state = 'offered' AND holder_id <> :me
        UNION ALL
        SELECT 'authored', client_id FROM requests
        WHERE coalesce(successor_id, author_id) = :me AND state IN ('new', 'in_work', 'reported')
        UNION ALL
        SELECT 'ticket', client_id FROM tickets
        WHERE (rep_id = :me OR lead_id = :me)
          AND state NOT IN ('confirmed', 'rejected', 'cancelled', 'duplicate')
        UNION ALL
        SELECT 'questionnaire', client_id FROM questionnaires
        WHERE rep_id = :me AND state IN ('open', 'paused', 'restored')
        UNION ALL
        SELECT 'appointment', client_id FROM appointments
        WHERE rep_id = :me AND CASE WHEN CAST(:ends_at AS timestamptz) IS NULL
              THEN state IN ('planned', 'missed')
              ELSE state = 'planned' AND ends_at > :now AND starts_at < :ends_at END
        UNION ALL
        SELECT 'task', client_id FROM tasks
        WHERE owner_id = :me AND done_at IS NULL AND (:until_on IS NULL OR due_on <= :until_on)
        UNION ALL
        SELECT 'opportunity', client_id FROM opportunities
        WHERE owner_id = :me AND stage NOT IN ('won', 'lost')
          AND (:until_on IS NULL OR next_on <= :until_on)
        UNION ALL
        SELECT 'letter', client_id FROM personal_letters
        WHERE writer_id = :me AND state IN ('dealt', 'postponed')
        UNION ALL
        SELECT 'draft', NULL FROM form_responses
        WHERE person_id = :me AND state = 'open' AND purpose = 'request'
        UNION ALL
        SELECT 'campaign', line.client_id
        FROM campaign_clients AS line JOIN campaigns ON campaigns.id = line.campaign_id
        WHERE line.rep_id = :me AND line.state = 'open' AND campaigns.state <> 'ended'
          AND (CAST(:ends_at AS timestamptz) IS NULL OR line.next_call_at < :ends_at)
        UNION ALL
        SELECT 'decision', NULL FROM decisions
        WHERE responsible_id = :me AND state = 'open'
          AND (:until_on IS NULL OR due_on <= :until_on)
        UNION ALL
        SELECT 'measure', NULL FROM measures
        WHERE owner_id = :me AND state = 'planned'
          AND (:until_on IS NULL OR due_on <= :until_on)
    ) AS held
    GROUP BY thing, client_id
    """
).bindparams(
    bindparam("me", type_=BigInteger),
    bindparam("until_on", type_=Date),
    bindparam("ends_at", type_=DateTime(timezone=True)),
    bindparam("now", type_=DateTime(timezone=True)),
)

_LOADS = text(
    """
    SELECT person_id, sum(weight) AS load FROM (
        SELECT holder_id AS person_id, 3 AS weight FROM requests
        WHERE holder_id = ANY(:people) AND state IN ('new', 'in_work', 'reported')
        UNION ALL
        SELECT rep_id, 3 FROM tickets
        WHERE rep_id = ANY(:people)
          AND state NOT IN ('confirmed', 'rejected', 'cancelled', 'duplicate')
        UNION ALL
        SELECT rep_id, 2 FROM questionnaires
        WHERE rep_id = ANY(:people) AND state IN ('open', 'paused', 'restored')
        UNION ALL
        SELECT rep_id, 2 FROM appointments
        WHERE rep_id = ANY(:people) AND state = 'planned'
        UNION ALL
        SELECT owner_id, 1 FROM tasks WHERE owner_id = ANY(:people) AND done_at IS NULL
        UNION ALL
        SELECT owner_id, 1 FROM opportunities
        WHERE owner_id = ANY(:people) AND stage NOT IN ('won', 'lost')
        UNION ALL
        SELECT manager_id, 1 FROM clients WHERE manager_id = ANY(:people)
    ) AS open_work
    GROUP BY person_id
    """
).bindparams(bindparam("people", type_=ARRAY(BigInteger)))
