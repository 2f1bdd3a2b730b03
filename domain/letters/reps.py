"""Which rep gets a client's answer: who answers for the client, else who has least to do
(domain 4.6).
"""

from sqlalchemy import ARRAY, BigInteger, Text, bindparam, text

from domain.clients.team import member_in, read_team
from domain.handovers.away import standins
from domain.work import Work
from storage.models import PersonalLetter
from storage.statements import Statement

_LEAST = Statement(
    text(
        """
        SELECT employees.id FROM employees
        LEFT JOIN LATERAL (
            SELECT count(*) AS n FROM tasks WHERE owner_id = employees.id AND done_at IS NULL
        ) AS doing ON true
        LEFT JOIN LATERAL (
            SELECT count(*) AS n FROM opportunities
            WHERE owner_id = employees.id AND stage NOT IN ('won', 'lost')
        ) AS selling ON true
        WHERE employees.active AND employees.role = 'rep'
            AND (cardinality(:departments) = 0 OR employees.department = ANY(:departments))
            AND employees.id <> ALL(:away)
            AND NOT EXISTS (
                SELECT 1 FROM rapports
                WHERE rapports.client_id = :client_id AND rapports.employee_id = employees.id
                    AND verdict IN ('fences_off', 'does_not'))
        ORDER BY doing.n + selling.n, employees.id LIMIT 1
        """
    ).bindparams(
        bindparam("client_id", type_=BigInteger),
        bindparam("departments", type_=ARRAY(Text)),
        bindparam("away", type_=ARRAY(BigInteger)),
    )
)
"""Of those who get on with the client, who has the fewest tasks and opportunities."""

_REPS = Statement(text("SELECT id FROM employees WHERE active AND role = 'rep'"))
_ABOVE = Statement(
    text(
        """
        SELECT id FROM employees WHERE active AND role IN ('programme_head', 'director')
        ORDER BY role = 'director', id LIMIT 1
        """
    )
)


async def rep_for(work: Work, letter: PersonalLetter) -> int:
    """Who goes on with a client that has answered, within another act. For whoever is on leave it
    is his substitute; where there is no rep, the programme head, or at last the writer himself.
    """
    team = await read_team(work, letter.client_id)
    for part in ("manager", "vip_rep"):
        known = member_in(team, part)
        if known is not None:
            return known.present.employee_id
    reps = [row.id for row in await _REPS.all(work.open_session)]
    least = await _LEAST.value(
        work.open_session,
        client_id=letter.client_id,
        departments=list(work.policy.letters.answers_to),
        away=list(await standins(work, reps)),
    )
    if least is not None:
        return int(least)
    above = await _ABOVE.value(work.open_session)
    return letter.writer_id if above is None else int(above)
