"""What a campaign has found: recommended clients and opportunities (domain 2.16)."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import text

from domain.permissions import Permission, needs
from domain.work import Work

SHOWN = 8
"""Latest opportunities and referrals on one screen of a phone, of each."""


@dataclass(frozen=True)
class Stage:
    """Opportunities at one stage, in one currency (None: no amount is known)."""

    stage: str
    currency: str | None
    count: int
    amount: Decimal


@dataclass(frozen=True)
class FoundOpportunity:
    """One of the latest opportunities."""

    id: int
    client: str
    title: str
    stage: str
    amount: Decimal | None
    currency: str | None
    owner: str


@dataclass(frozen=True)
class FoundReferral:
    """A new prospective client, and by whom he was named."""

    client_id: int
    client: str
    referred_by: str
    introduction: str | None


@dataclass(frozen=True)
class Found:
    """What lives on of a campaign's questionnaires."""

    stages: tuple[Stage, ...]
    opportunities: tuple[FoundOpportunity, ...]
    referrals: tuple[FoundReferral, ...]
    referrals_total: int
    promised: int

    @property
    def opportunities_total(self) -> int:
        return sum(stage.count for stage in self.stages)


@needs(Permission.READ_PROGRAMME)
async def found_by(work: Work, campaign_id: int) -> Found:
    """Opportunities of a campaign's questionnaires; clients that its clients named since it began
    to be planned.
    """
    given = {"campaign": campaign_id, "shown": SHOWN}
    stages = await work.session.execute(_STAGES, given)
    latest = await work.session.execute(_LATEST, given)
    referrals = (await work.session.execute(_REFERRALS, given)).all()
    return Found(
        tuple(Stage(*row) for row in stages),
        tuple(FoundOpportunity(*row) for row in latest),
        tuple(FoundReferral(*row[:4]) for row in referrals),
        referrals[0].total if referrals else 0,
        referrals[0].promised if referrals else 0,
    )


@dataclass(frozen=True)
class FoundCounts:
    """How many opportunities a campaign found, and how many clients were recommended."""

    opportunities: int = 0
    referrals: int = 0


NOTHING_FOUND = FoundCounts()


@needs(Permission.READ_PROGRAMME)
async def found_counts(work: Work, campaign_id: int) -> FoundCounts:
    """The two numbers of `found_by` alone, for the overview."""
    row = (await work.session.execute(_COUNTS, {"campaign": campaign_id})).one()
    return FoundCounts(row.opportunities, row.referrals)


_OF_CAMPAIGN = """
    FROM opportunities
    JOIN questionnaires ON questionnaires.id = opportunities.questionnaire_id
    JOIN campaign_clients AS line ON line.id = questionnaires.campaign_client_id
"""
_STAGES = text(
    f"""
    SELECT stage, CASE WHEN amount IS NULL THEN NULL ELSE currency END AS currency,
           count(*), coalesce(sum(amount), 0)
    {_OF_CAMPAIGN} WHERE line.campaign_id = :campaign GROUP BY 1, 2
    ORDER BY array_position(ARRAY['found', 'talks', 'offer', 'won', 'lost'], stage), 2
    """
)
_LATEST = text(
    f"""
    SELECT opportunities.id, clients.name, title, stage, amount, currency, employees.name
    {_OF_CAMPAIGN}
    JOIN clients ON clients.id = opportunities.client_id
    JOIN employees ON employees.id = opportunities.owner_id
    WHERE line.campaign_id = :campaign
    ORDER BY opportunities.id DESC LIMIT :shown
    """
)
_REFERRED = """
    FROM campaigns
    JOIN campaign_clients AS line ON line.campaign_id = campaigns.id
    JOIN clients ON clients.referred_by_id = line.client_id
    WHERE campaigns.id = :campaign AND clients.referred_by_id IS NOT NULL
      AND clients.created_at >= campaigns.created_at
      AND (campaigns.ended_at IS NULL OR clients.created_at <= campaigns.ended_at)
"""
_REFERRALS = text(
    f"""
    SELECT clients.id, clients.name,
           (SELECT name FROM clients AS referrer WHERE referrer.id = line.client_id),
           clients.introduction, count(*) OVER () AS total,
           count(*) FILTER (WHERE clients.introduction IN ('in_person', 'by_name')) OVER ()
               AS promised
    {_REFERRED} ORDER BY clients.id DESC LIMIT :shown
    """  # noqa: S608 - both parts are constants
)
_COUNTS = text(
    f"""
    SELECT (SELECT count(*) {_OF_CAMPAIGN} WHERE line.campaign_id = :campaign) AS opportunities,
           (SELECT count(*) {_REFERRED}) AS referrals
    """
)
