"""A rep's own week: how much of his norm is done, and what lies before him."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, select, text

from domain.errors import NotFound
from domain.forms import engine, responses
from domain.permissions import Permission, needs
from domain.programme.campaigns import CampaignFacts, facts_query
from domain.programme.norms import days_on_leave, week_given, week_of_norm
from domain.programme.weeks import WEEK, week_begins
from domain.work import Work
from storage.models import Campaign, CampaignClient, CampaignRep

SHOWN = 6
"""Lines of each kind on one screen of a phone."""


@dataclass(frozen=True)
class NormDone:
    """Questionnaires of this week; `norm` is that of all running campaigns together, 0 without.

    Attributes:
        days_off: working days of the week on which he is on leave; the norm is for the others.
    """

    done: int
    norm: int
    days_off: int = 0


@dataclass(frozen=True)
class CountedLine:
    """A questionnaire that counts for this week."""

    questionnaire_id: int
    client: str
    at: datetime
    paused: bool


@dataclass(frozen=True)
class PlannedMeeting:
    """A meeting of this week, still to come."""

    appointment_id: int
    client: str
    starts_at: datetime
    place: str | None


@dataclass(frozen=True)
class BegunQuestionnaire:
    """A questionnaire that waits to be gone on with."""

    response_id: int
    client: str


@dataclass(frozen=True)
class Week:
    """What a rep has done this week, and what is before him.

    Attributes:
        working_days_left: of this week, today among them.
        open: clients of his lists still to be worked through; `untouched` of them never called.
        paused: his questionnaires that wait until quality is restored.
        meetings_total: of those in `meetings`, which are the first SHOWN.
    """

    done: int
    norm: int
    working_days_left: int
    counted: tuple[CountedLine, ...]
    meetings: tuple[PlannedMeeting, ...]
    meetings_total: int
    begun: tuple[BegunQuestionnaire, ...]
    open: int
    untouched: int
    paused: int

    @property
    def left(self) -> int:
        return max(0, self.norm - self.done)


@needs(Permission.FILL_QUESTIONNAIRES)
async def norm_done(work: Work) -> NormDone:
    """How much of this week's norm the actor has done: one question, for the home screen."""
    given = _given(work)
    week = week_begins(work)
    row = (await work.session.execute(_NORM, {**given, **week_given(work, week)})).one()
    his = week_of_norm(work, week, row.norm, row.away)
    return NormDone(row.done, his.norm, his.days_off)


@needs(Permission.FILL_QUESTIONNAIRES)
async def week_of(work: Work) -> Week:
    """The actor's week."""
    norm = await norm_done(work)
    given = _given(work)
    counted = await work.session.execute(_COUNTED, given)
    meetings = (await work.session.execute(_MEETINGS, given)).all()
    begun = await work.session.execute(_BEGUN, given)
    mine = (await work.session.execute(_MINE, given)).one()
    return Week(
        done=norm.done,
        norm=norm.norm,
        working_days_left=_working_days_left(work),
        counted=tuple(CountedLine(*row) for row in counted),
        meetings=tuple(PlannedMeeting(*row[:4]) for row in meetings),
        meetings_total=meetings[0].total if meetings else 0,
        begun=tuple(BegunQuestionnaire(*row) for row in begun),
        open=mine.open,
        untouched=mine.untouched,
        paused=mine.paused,
    )


@needs(Permission.FILL_QUESTIONNAIRES)
async def my_campaign(work: Work, campaign_id: int) -> tuple[CampaignFacts, int]:
    """A campaign for one of its reps, and how many open clients of his it has.

    Raises:
        NotFound: he is not in it.
    """
    member = exists().where(
        CampaignRep.campaign_id == campaign_id, CampaignRep.rep_id == work.actor.id
    )
    row = (
        await work.session.execute(facts_query().where(Campaign.id == campaign_id, member))
    ).first()
    if row is None:
        raise NotFound("error-campaign-gone")
    clients = await work.session.scalar(
        select(func.count())
        .select_from(CampaignClient)
        .where(
            CampaignClient.campaign_id == campaign_id,
            CampaignClient.rep_id == work.actor.id,
            CampaignClient.state == "open",
        )
    )
    return CampaignFacts(*row), clients or 0


@dataclass(frozen=True)
class InHand:
    """The questionnaire touched last: which client, which question of how many."""

    response_id: int
    client: str
    at: int
    of: int


@needs(Permission.FILL_QUESTIONNAIRES)
async def in_hand(work: Work) -> InHand | None:
    """The actor's questionnaire that he most likely wants to go on with; None without any."""
    row = (await work.session.execute(_BEGUN, _given(work))).first()
    if row is None:
        return None
    draft = await responses.read(work, row.response_id)
    position = engine.progress(draft.definition, draft.state, draft.question)
    return InHand(row.response_id, row.client, position.position, position.total)


def _given(work: Work) -> dict[str, object]:
    begins = week_begins(work)
    return {
        "me": work.actor.id,
        "week": begins,
        "next_week": begins + WEEK,
        "now": work.now,
        "shown": SHOWN,
    }


def _working_days_left(work: Work) -> int:
    calendar = work.policy.calendar_of(None)
    today = work.today
    days = (today.fromordinal(today.toordinal() + ahead) for ahead in range(7 - today.weekday()))
    return sum(calendar.is_working_day(day) for day in days)


_NORM = text(
    f"""
    SELECT (SELECT count(*) FROM questionnaires
            WHERE earned_by_id = :me AND counted_at >= :week) AS done,
           (SELECT CAST(coalesce(sum(norm), 0) AS int) FROM campaign_reps AS member
            JOIN campaigns ON campaigns.id = member.campaign_id
            WHERE member.rep_id = :me AND left_at IS NULL AND campaigns.state = 'running') AS norm,
           {days_on_leave("CAST(:me AS bigint)")} AS away
    """  # noqa: S608 - constants
)
_COUNTED = text(
    """
    SELECT questionnaires.id, clients.name, counted_at, state = 'paused'
    FROM questionnaires JOIN clients ON clients.id = client_id
    WHERE earned_by_id = :me AND counted_at >= :week
    ORDER BY counted_at DESC LIMIT :shown
    """
)
_MEETINGS = text(
    """
    SELECT appointments.id, clients.name, starts_at, appointments.place, count(*) OVER () AS total
    FROM appointments JOIN clients ON clients.id = client_id
    WHERE rep_id = :me AND state = 'planned' AND starts_at >= :now AND starts_at < :next_week
    ORDER BY starts_at LIMIT :shown
    """
)
_BEGUN = text(
    """
    SELECT response_id, clients.name AS client
    FROM questionnaires
    JOIN form_responses ON form_responses.id = response_id
    JOIN clients ON clients.id = client_id
    WHERE questionnaires.rep_id = :me AND questionnaires.state IN ('open', 'restored')
      AND form_responses.state = 'open' AND form_responses.person_id = :me
    ORDER BY form_responses.updated_at DESC LIMIT :shown
    """
)
_MINE = text(
    """
    SELECT count(*) FILTER (WHERE line.state = 'open') AS open,
           count(*) FILTER (WHERE line.state = 'open' AND last_call_at IS NULL) AS untouched,
           (SELECT count(*) FROM questionnaires
            WHERE questionnaires.rep_id = :me AND questionnaires.state = 'paused') AS paused
    FROM campaigns JOIN campaign_clients AS line ON line.campaign_id = campaigns.id
    WHERE campaigns.state = 'running' AND line.rep_id = :me
    """
)
