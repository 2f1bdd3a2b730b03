"""A new campaign: its list by a filter, its reps, the present questionnaire (domain 2.1 - 2.3)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, insert, literal, select
from sqlalchemy.dialects.postgresql import insert as upsert

from domain.company.programme import Mode
from domain.errors import DeskError
from domain.forms.files import read_forms
from domain.forms.versions import current, version_id
from domain.people.staff import Person, person_named
from domain.permissions import PERMISSIONS, Permission, needs
from domain.programme.campaigns import CampaignFacts, campaign_named
from domain.programme.filters import CHOOSES_NOBODY, ListFilter, chosen, visited_elsewhere
from domain.work import Work
from storage.models import Campaign, CampaignClient, CampaignRep, Client, Employee


@dataclass(frozen=True)
class RepPlan:
    """A rep as he is named for a campaign.

    Attributes:
        norm: questionnaires a week; the company's for his mode unless given.
        place: where he is at home, for the split.
    """

    name: str
    mode: Mode = "full_time"
    norm: int | None = None
    place: str | None = None


@dataclass(frozen=True)
class Plan:
    """What a new campaign is made of.

    Attributes:
        head: name of whoever leads it; whoever plans it, if he may, unless given.
        like: name of an earlier campaign: what is not said here is taken from it.
    """

    name: str
    starts_on: date
    ends_on: date
    reps: Sequence[RepPlan] = ()
    filter: ListFilter = CHOOSES_NOBODY
    head: str | None = None
    like: str | None = None


@dataclass(frozen=True)
class Made:
    """A new campaign; `elsewhere` are clients left out, whom another campaign still visits."""

    id: int
    name: str
    clients: int
    elsewhere: int


@needs(Permission.RUN_PROGRAMME)
async def new_campaign(work: Work, plan: Plan) -> Made:
    """Plan a campaign. It begins with `start`, after its list was split.

    Raises:
        DeskError: the name is taken, the days are in disorder, nobody is chosen, somebody cannot
            be a rep or the head. NotFound: nobody of that name.
        FormFilesError: the questionnaire's file is no form.
    """
    await _refuse_wrong(work, plan)
    earlier = await campaign_named(work, plan.like) if plan.like else None
    by = await _filter(work, plan, earlier)
    head = await _head(work, plan, earlier)
    campaign_id = (
        await work.session.execute(
            insert(Campaign)
            .values(
                name=" ".join(plan.name.split()),
                head_id=head,
                form_version_id=await _questionnaire_version(work),
                made_from_id=earlier.id if earlier else None,
                starts_on=plan.starts_on,
                ends_on=plan.ends_on,
                filter=by.to_json(),
                state="planned",
                created_at=work.now,
            )
            .returning(Campaign.id)
        )
    ).scalar_one()
    for rep in plan.reps:
        await add_rep(work, campaign_id, rep)
    if earlier is not None and not plan.reps:
        await _reps_of(work, earlier.id, campaign_id)
    clients, elsewhere = await _list(work, campaign_id, by)
    return Made(campaign_id, plan.name, clients, elsewhere)


async def _refuse_wrong(work: Work, plan: Plan) -> None:
    if not plan.name.strip():
        raise DeskError("error-campaign-nameless")
    if plan.ends_on < plan.starts_on:
        raise DeskError("error-campaign-days")
    taken = select(Campaign.id).where(
        func.lower(Campaign.name) == " ".join(plan.name.split()).lower()
    )
    if await work.session.scalar(taken) is not None:
        raise DeskError("error-campaign-name-taken", name=plan.name)


async def _filter(work: Work, plan: Plan, earlier: CampaignFacts | None) -> ListFilter:
    if not plan.filter.chooses_nobody:
        return plan.filter
    if earlier is None:
        raise DeskError("error-campaign-without-filter")
    stored = await work.session.scalar(select(Campaign.filter).where(Campaign.id == earlier.id))
    by = ListFilter.from_json(stored or {})
    if by.not_visited_since is None:
        return by
    # As far back as the earlier one looked from its own first day.
    return replace(
        by, not_visited_since=plan.starts_on - (earlier.starts_on - by.not_visited_since)
    )


async def _head(work: Work, plan: Plan, earlier: CampaignFacts | None) -> int:
    if plan.head is not None:
        named = await person_named(work, plan.head)
        if Permission.RUN_PROGRAMME not in PERMISSIONS[named.role]:
            raise DeskError("error-campaign-head-role", name=named.name)
        return named.id
    if work.actor.role == "programme_head":
        return work.actor.id
    heads = select(Employee.id).where(Employee.role == "programme_head", Employee.active)
    found = list(await work.session.scalars(heads))
    if earlier is not None and earlier.head_id in found:
        return earlier.head_id
    if len(found) != 1:
        raise DeskError("error-campaign-headless")
    return found[0]


async def _questionnaire_version(work: Work) -> int:
    """The version of the questionnaire that is used now: imported last, or as its file is."""
    path = work.policy.programme.form
    read = await read_forms(work.session, [path], work.now)
    return await version_id(work, await current(work, read[path].name))


async def add_rep(work: Work, campaign_id: int, rep: RepPlan) -> Person:
    """Put a rep under the head of a campaign; within an act that may.

    Raises:
        DeskError: he fills in no questionnaires, or is there already.
    """
    person = await person_named(work, rep.name)
    if Permission.FILL_QUESTIONNAIRES not in PERMISSIONS[person.role]:
        raise DeskError("error-campaign-rep-role", name=person.name)
    row = {
        "campaign_id": campaign_id,
        "rep_id": person.id,
        "mode": rep.mode,
        "norm": rep.norm or work.policy.programme.norms.of(rep.mode),
        "place": rep.place,
        "left_at": None,
    }
    # One who had left comes back; one who is there already stays as he is.
    put = (
        upsert(CampaignRep)
        .values(row)
        .on_conflict_do_update(
            index_elements=[CampaignRep.campaign_id, CampaignRep.rep_id],
            set_={name: row[name] for name in ("mode", "norm", "place", "left_at")},
            where=CampaignRep.left_at.is_not(None),
        )
        .returning(CampaignRep.rep_id)
    )
    if await work.session.scalar(put) is None:
        raise DeskError("error-campaign-rep-twice", name=person.name)
    return person


async def _reps_of(work: Work, earlier_id: int, campaign_id: int) -> None:
    """The reps of an earlier campaign who are still there, as they worked in it."""
    still = (
        select(
            literal(campaign_id),
            CampaignRep.rep_id,
            CampaignRep.mode,
            CampaignRep.norm,
            CampaignRep.place,
        )
        .join(Employee, Employee.id == CampaignRep.rep_id)
        .where(
            CampaignRep.campaign_id == earlier_id, CampaignRep.left_at.is_(None), Employee.active
        )
    )
    columns = ["campaign_id", "rep_id", "mode", "norm", "place"]
    await work.session.execute(insert(CampaignRep).from_select(columns, still))


async def _list(work: Work, campaign_id: int, by: ListFilter) -> tuple[int, int]:
    wanted = chosen(by)
    elsewhere = await work.session.scalar(
        select(func.count()).select_from(wanted.where(visited_elsewhere()).subquery())
    )
    free = wanted.where(~visited_elsewhere()).order_by(Client.id)
    listed = free.add_columns(literal(campaign_id)).subquery()
    done = await work.session.execute(
        insert(CampaignClient)
        .from_select(["client_id", "campaign_id"], select(listed))
        .returning(CampaignClient.id)
    )
    clients = len(done.all())
    if not clients:
        raise DeskError("error-campaign-empty")
    return clients, elsewhere or 0
