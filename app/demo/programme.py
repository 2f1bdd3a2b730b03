"""Playing the sample's VIP programme: its campaign, calls, visits and questionnaires."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import select

from app.demo.invitations import accepted, left_already
from app.demo.moments import Moments
from app.demo.programme_file import (
    Programme,
    StoryAct,
    StoryCall,
    StoryCampaign,
    StoryDeed,
    StoryQuestionnaire,
)
from app.demo.questionnaire import Interview
from app.demo.stage import Scene, Stage
from app.demo.story_mail import take_raw
from app.sweeps import SweepSet
from domain.follow_ups import opportunities, tasks
from domain.follow_ups import sweeps as follow_up_sweeps
from domain.forms import answering, responses
from domain.mail.opening import KindForms
from domain.programme import assigning, planning, proposing, refusals, running, segments
from domain.programme import sweeps as programme_sweeps
from domain.programme.filters import ListFilter
from domain.questionnaires import beginning, finishing
from domain.visits import calling, meetings, reminders
from domain.visits.persons import NewPerson
from domain.visits.reading import call_card
from domain.work import Work
from storage.models import CampaignClient, Opportunity, Task

SWEEPS = (
    SweepSet(reminders.SWEEPS, reminders.next_due),
    SweepSet(follow_up_sweeps.SWEEPS, follow_up_sweeps.next_due),
    SweepSet(programme_sweeps.SWEEPS, programme_sweeps.next_due),
)
"""What happens by itself in the programme."""

TALK = timedelta(minutes=50)
"""From the first question of a questionnaire to its handing in."""


@dataclass
class ProgrammePlayer:
    """Plays the programme. `moments` are those its file was read with."""

    stage: Stage
    forms: KindForms
    programme: Programme
    moments: Moments

    def scenes(self) -> list[Scene]:
        """The campaign is planned, split and started; then come all acts."""
        campaign = self.programme.campaign
        acts = [(act.at, partial(self._play, act)) for act in self.programme.acts]
        return [(campaign.at, partial(self._start, campaign)), *acts]

    async def _play(self, act: StoryAct) -> None:
        if isinstance(act, StoryCall):
            await self._call(act)
        elif isinstance(act, StoryDeed):
            await self._do(act)
        else:
            await self._visit(act)

    async def _start(self, told: StoryCampaign) -> None:
        async with self.stage.acting(told.head) as work:
            await self._plan(work, told)

    async def _plan(self, work: Work, told: StoryCampaign) -> None:
        await segments.segment(work)
        for name in told.monthly:
            await segments.mark_monthly(work, self.stage.clients[name], monthly=True)
        for mark in told.marks:
            rep_id = self.stage.people[mark.rep].id
            await assigning.mark(work, self.stage.clients[mark.client], rep_id, mark.verdict)
        made = await planning.new_campaign(
            work,
            planning.Plan(
                name=told.name.format(year=told.at.year),
                starts_on=told.at.date(),
                ends_on=told.ends.date(),
                reps=[
                    planning.RepPlan(rep.name, rep.mode, rep.norm, rep.place) for rep in told.reps
                ],
                filter=ListFilter(all_corporate=True),
            ),
        )
        proposal = await proposing.propose(work, made.id)
        await proposing.apply(work, made.id, proposal.fingerprint)
        await running.start(work, made.id)

    async def _call(self, call: StoryCall) -> None:
        client_id = self.stage.clients[call.client]
        async with self.stage.acting(call.who) as work:
            await _record(work, client_id, call)
        if call.outcome == "appointment" and self._is_yesterdays(call):
            await left_already(self.stage, client_id)

    def _is_yesterdays(self, call: StoryCall) -> bool:
        """Whether its invitation reached the client before the story is told."""
        zone = self.stage.policy.zone
        return call.at.astimezone(zone).date() < self.moments.now.astimezone(zone).date()

    async def _do(self, deed: StoryDeed) -> None:
        client_id = self.stage.clients[deed.client]
        if deed.who is None:
            mailbox, raw = await accepted(self.stage, client_id)
            await take_raw(self.stage, self.forms, mailbox, raw)
            return
        async with self.stage.acting(deed.who) as work:
            await _act(work, client_id, deed)

    async def _visit(self, told: StoryQuestionnaire) -> None:
        async with self.stage.acting(told.who) as work:
            draft = await beginning.begin(work, self.stage.clients[told.client])
        self.stage.clock.at = told.at + TALK
        async with self.stage.acting(told.who) as work:
            interview = Interview(draft, told, self.programme.usual, self.moments)
            draft = await interview.write(work, draft.id)
            if told.until is None:
                await finishing.hand_in(work, draft)
            else:
                await answering.ask(work, draft, told.until)
                await responses.put_aside(work, draft.id)


async def _record(work: Work, client_id: int, call: StoryCall) -> None:
    match call.outcome, call.until:
        case "no_answer", None:
            latest = await _last_call(work, client_id)
            await calling.no_answer(work, client_id, latest)
        case "call_back", datetime():
            await calling.call_back(work, client_id, call.until, words=call.words)
        case "not_now", datetime():
            await calling.not_now(work, client_id, call.until, words=call.words)
        case "appointment", datetime():
            await calling.agree_on(work, client_id, call.until, None, None)
        case "refused", None:
            await calling.refused(work, client_id, call.words or "")
        case "wrong_person", None if call.person is not None:
            told = call.person
            person = NewPerson(told.name, told.position, told.phone, consents=True)
            await calling.wrong_person(work, client_id, person)
        case _:
            raise ValueError(f"{call.client}: {call.outcome} until {call.until} tells nothing")


async def _last_call(work: Work, client_id: int) -> int:
    """The latest call, as the screen knew it on which the outcome was tapped."""
    return (await call_card(work, client_id)).standing.last_call_id


async def _act(work: Work, client_id: int, deed: StoryDeed) -> None:
    words = deed.words or ""
    match deed.deed:
        case "refusal_approved":
            await refusals.approve(work, await _line(work, client_id))
        case "removed":
            await running.remove(work, await _line(work, client_id), words)
        case "met":
            await meetings.note_meeting(work, client_id, words, offered=deed.offered)
        case "offer_made":
            of_client = Opportunity.client_id == client_id
            found = await work.open_session.scalars(select(Opportunity.id).where(of_client))
            await opportunities.set_stage(work, found.one(), "offer")
        case "task_done":
            still_open = select(Task.id).where(Task.client_id == client_id, Task.done_at.is_(None))
            first = still_open.order_by(Task.due_on, Task.id).limit(1)
            found = await work.open_session.scalars(first)
            await tasks.finish_task(work, found.one())
        case _:
            raise ValueError(f"{deed.client}: nobody does {deed.deed}")


async def _line(work: Work, client_id: int) -> int:
    found = await work.open_session.scalars(
        select(CampaignClient.id).where(CampaignClient.client_id == client_id)
    )
    return found.one()
