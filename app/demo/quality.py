"""Playing the sample's quality loop: complaints, repairs, letters to clients and their answers."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import partial

from sqlalchemy import select

from app.demo.moments import Moments
from app.demo.programme import TALK
from app.demo.programme_file import Answers
from app.demo.quality_file import (
    Quality,
    StoryDecision,
    StoryMeasure,
    StoryTicket,
    StoryTicketAct,
)
from app.demo.questionnaire import Interview
from app.demo.stage import Scene, Stage
from app.demo.story_mail import arrived, take_reply
from app.sweeps import SweepSet
from domain.mail.opening import KindForms
from domain.quality import (
    accepting,
    asking,
    askings_sweep,
    ending,
    fixing,
    holding,
    phone,
    planning,
)
from domain.quality import sweeps as quality_sweeps
from domain.questionnaires import beginning, finishing
from domain.reports import decisions, measures
from domain.requests import handoffs, offering, results
from domain.requests.offering import Receiver
from domain.work import Work
from storage.models import (
    Asking,
    Handoff,
    Letter,
    MailThread,
    Request,
    Ticket,
)

SWEEPS = (
    SweepSet(quality_sweeps.SWEEPS, quality_sweeps.next_due),
    SweepSet(askings_sweep.SWEEPS, askings_sweep.next_due),
)
"""What happens by itself with tickets."""

LAST_WORDS = ("ticket_thanks", "ticket_rejected")
"""Kinds of letters that end a ticket."""

LEADS_ACTS = frozenset({"accept", "hand", "plan", "fix", "hold"})


@dataclass
class QualityPlayer:
    """Plays the quality loop.

    Attributes:
        usual: what questionnaires of the programme answer.
        played: ids of tickets, by the identity of their story.
    """

    stage: Stage
    forms: KindForms
    quality: Quality
    usual: Answers
    moments: Moments
    played: dict[int, int] = field(default_factory=dict)

    def scenes(self) -> list[Scene]:
        """Each questionnaire that bad quality pauses, and each act that followed."""
        begun = [(told.at, partial(self._visit, told)) for told in self.quality.tickets]
        acts = [
            (act.at, partial(self._do, told, act))
            for told in self.quality.tickets
            for act in told.acts
        ]
        decided = [(each.at, partial(self._decide, each)) for each in self.quality.decisions]
        measures = [(each.at, partial(self._plan, each)) for each in self.quality.measures]
        return [*begun, *acts, *decided, *measures]

    async def leave(self) -> None:
        """Letters to clients whose tickets ended have arrived long ago."""
        over = select(Letter.id).where(Letter.kind.in_(LAST_WORDS), Letter.state == "queued")
        async with self.stage.system() as work:
            for letter_id in (await work.open_session.scalars(over)).all():
                await arrived(work, letter_id)

    async def _visit(self, told: StoryTicket) -> None:
        async with self.stage.acting(told.who) as work:
            draft = await beginning.begin(work, self.stage.clients[told.client])
        self.stage.clock.at = told.at + TALK
        async with self.stage.acting(told.who) as work:
            interview = Interview(draft, told, {**self.usual, **self.quality.usual}, self.moments)
            draft = await interview.write(work, draft.id)
            questionnaire_id = await finishing.hand_in(work, draft)
            found = select(Ticket.id).where(Ticket.questionnaire_id == questionnaire_id)
            self.played[id(told)] = (await work.open_session.scalars(found)).one()

    async def _do(self, told: StoryTicket, act: StoryTicketAct) -> None:
        ticket_id = self.played[id(told)]
        if act.act == "answer":
            await self._answer(ticket_id, act)
            return
        lead = self.stage.policy.departments[self.stage.policy.quality.department or ""].lead
        who = act.who or (lead if act.act in LEADS_ACTS else told.who)
        async with self.stage.acting(who) as work:
            if act.act in ("plan", "hold"):
                await _until(work, ticket_id, act, self._day(act.until))
            elif act.act == "hand":
                await _hand(work, ticket_id, act, self.stage.people[act.to or ""].id)
            elif act.act == "duplicate":
                other = self._other(told, act)
                await ending.duplicate(work, ticket_id, other, act.then)
            else:
                await _ACTS[act.act](work, ticket_id, act)

    async def _decide(self, told: StoryDecision) -> None:
        responsible = self.stage.people[told.responsible].id
        async with self.stage.acting(told.who) as work:
            decided = await decisions.record(work, told.words, responsible, self._day(told.due))
            if told.kept:
                await decisions.close(work, decided, "kept")

    async def _plan(self, told: StoryMeasure) -> None:
        owner, due = self.stage.people[told.owner].id, self._day(told.due)
        async with self.stage.acting(told.who) as work:
            cost = Decimal(told.cost)
            await measures.plan(work, "category", told.category, told.what, due, owner, cost=cost)

    def _day(self, written: str) -> date:
        return self.moments.read(f"{written} 12:00").date()

    def _other(self, told: StoryTicket, act: StoryTicketAct) -> int:
        """The ticket of the same client that another rep wrote down."""
        (found,) = (
            each
            for each in self.quality.tickets
            if each.client == told.client and each.who == act.of and each is not told
        )
        return self.played[id(found)]

    async def _answer(self, ticket_id: int, act: StoryTicketAct) -> None:
        """The asked person answers the letter; what it was asked in arrived before."""
        async with self.stage.system() as work:
            row = (
                await work.open_session.execute(
                    select(Letter.id, Letter.message_id, MailThread.mailbox, MailThread.address)
                    .join(Asking, Asking.letter_id == Letter.id)
                    .join(MailThread, MailThread.id == Letter.thread_id)
                    .where(Asking.ticket_id == ticket_id, Asking.ended_at.is_(None))
                )
            ).one()
            await arrived(work, row.id)
        await take_reply(
            self.stage, self.forms, row.mailbox, row.address, row.message_id, act.words
        )


async def _until(work: Work, ticket_id: int, act: StoryTicketAct, day: date) -> None:
    if act.act == "plan":
        await planning.promise(work, ticket_id, day, act.words)
    else:
        await holding.hold(work, ticket_id, act.words, day)


async def _hand(work: Work, ticket_id: int, act: StoryTicketAct, to_id: int) -> None:
    receiver = Receiver(employee_id=to_id)
    await offering.offer(work, await _request(work, ticket_id), receiver, act.words or None)


async def _accept(work: Work, ticket_id: int, _: StoryTicketAct) -> None:
    await accepting.accept(work, ticket_id)


async def _sign(work: Work, ticket_id: int, _: StoryTicketAct) -> None:
    await handoffs.accept(work, await _offered(work, ticket_id))


async def _report(work: Work, ticket_id: int, act: StoryTicketAct) -> None:
    await results.report(work, await _request(work, ticket_id), act.words)


async def _fix(work: Work, ticket_id: int, act: StoryTicketAct) -> None:
    await fixing.fix(work, ticket_id, (), act.words, act.cause, act.check)


async def _ask(work: Work, ticket_id: int, _: StoryTicketAct) -> None:
    await asking.send(work, ticket_id, await _round(work, ticket_id))


async def _phone(work: Work, ticket_id: int, act: StoryTicketAct) -> None:
    await phone.heard(work, ticket_id, act.said, act.restored, act.words)


async def _reject(work: Work, ticket_id: int, act: StoryTicketAct) -> None:
    await ending.reject(work, ticket_id, act.words, act.then)


async def _cancel(work: Work, ticket_id: int, act: StoryTicketAct) -> None:
    await ending.cancel(work, ticket_id, act.words, act.then)


_ACTS: Mapping[str, Callable[[Work, int, StoryTicketAct], Awaitable[None]]] = {
    "accept": _accept,
    "sign": _sign,
    "report": _report,
    "fix": _fix,
    "ask": _ask,
    "phone": _phone,
    "reject": _reject,
    "cancel": _cancel,
}


async def _request(work: Work, ticket_id: int) -> int:
    found = await work.open_session.scalars(
        select(Request.id).where(Request.ticket_id == ticket_id)
    )
    return found.one()


async def _offered(work: Work, ticket_id: int) -> int:
    found = await work.open_session.scalars(
        select(Handoff.id)
        .join(Request, Request.id == Handoff.request_id)
        .where(Request.ticket_id == ticket_id, Handoff.state == "offered")
    )
    return found.one()


async def _round(work: Work, ticket_id: int) -> int:
    found = await work.open_session.scalars(select(Ticket.round).where(Ticket.id == ticket_id))
    return found.one()
