"""What waits for the head of campaigns: refusals to be judged, new quality problems to be seen."""

from dataclasses import dataclass

from sqlalchemy import text

from domain.permissions import Permission, needs
from domain.work import Work


@dataclass(frozen=True)
class HeadWaits:
    """What lies before a head.

    Attributes:
        refusals: of clients of his running campaigns; `campaign_id` has the oldest of them.
        tickets: new ones, of his campaigns or of none; `ticket` is the number of the latest,
            `ticket_id` its id.
    """

    refusals: int = 0
    campaign_id: int | None = None
    tickets: int = 0
    ticket: int | None = None
    ticket_id: int | None = None


NOTHING_WAITS = HeadWaits()


@needs(Permission.RUN_PROGRAMME)
async def waits_for_head(work: Work) -> HeadWaits:
    """What waits for the actor's word: one question to the database."""
    row = (await work.session.execute(_WAITING, {"me": work.actor.id})).one()
    return HeadWaits(*row)


_WAITING = text(
    """
    WITH refusals AS (
        SELECT line.campaign_id, line.refusal_asked_at
        FROM campaigns JOIN campaign_clients AS line ON line.campaign_id = campaigns.id
        WHERE campaigns.head_id = :me AND campaigns.state = 'running'
          AND line.refusal_asked_at IS NOT NULL AND line.state IN ('open', 'paused')
    ), fresh AS (
        SELECT tickets.number, tickets.id
        FROM tickets
        JOIN questionnaires ON questionnaires.id = tickets.questionnaire_id
        LEFT JOIN campaign_clients AS line ON line.id = questionnaires.campaign_client_id
        LEFT JOIN campaigns ON campaigns.id = line.campaign_id
        WHERE tickets.state = 'new' AND coalesce(campaigns.head_id, :me) = :me
    )
    SELECT (SELECT count(*) FROM refusals),
           (SELECT campaign_id FROM refusals ORDER BY refusal_asked_at LIMIT 1),
           (SELECT count(*) FROM fresh),
           (SELECT number FROM fresh ORDER BY number DESC LIMIT 1),
           (SELECT id FROM fresh ORDER BY number DESC LIMIT 1)
    """
)
