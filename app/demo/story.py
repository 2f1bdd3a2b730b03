"""Playing the sample's story: every step by the desk's own use case, at its own moment.

So the sample's register is a real one: lines signed by those who acted, chained and sealed.
"""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from app.demo.sample import Sample
from app.demo.story_file import (
    Step,
    Story,
    StoryAnswer,
    StoryDraft,
    StoryMail,
    StoryRequest,
    read_story,
)
from app.demo.story_mail import take_mail
from domain.company import Policy
from domain.forms import answering
from domain.forms.answers import Answer, Picked
from domain.forms.model import Question, QuestionType
from domain.forms.responses import Draft
from domain.requests import comments, drafting, handoffs, offering, results, sweeps
from domain.requests.drafting import RequestForms
from domain.requests.form import DUE, KIND, RECEIVER
from domain.requests.offering import Receiver
from domain.work import SYSTEM, Actor, Evidence, Work, begin
from storage.models import Client, Employee, Handoff


@dataclass
class StoryClock:
    """The clock of the story: it stands at the moment of the step being played."""

    at: datetime

    def now(self) -> datetime:
        return self.at


@dataclass
class Player:
    """Plays a story into an empty desk.

    Attributes:
        people: employees by full name.
        clients: client ids by name.
        played: ids of the requests sent so far, by the identity of their story.
        events: how many acts there were; each is evidence of its own.
    """

    connection: AsyncConnection
    policy: Policy
    forms: RequestForms
    people: Mapping[str, Actor]
    clients: Mapping[str, int]
    clock: StoryClock
    played: dict[int, int] = field(default_factory=dict)
    events: int = 0

    async def play(self, story: Story) -> None:
        """Play all steps in the order of time, sweeps between them, then the drafts."""
        for step, request in story.in_order_of_time():
            await self._sweep_until(step.at)
            self.clock.at = step.at
            if isinstance(request, StoryMail) and step.act == "mail":
                self.played[id(request)] = await take_mail(
                    self.connection, self.policy, self.forms.kinds, self.clock, request
                )
            else:
                async with self._acting(_actor(step, request)) as work:
                    await self._step(work, step, request)
        for draft in story.drafts:
            self.clock.at = draft.at
            async with self._acting(draft.author) as work:
                await self._write(work, draft)
        await self._sweep_until(datetime.now(UTC))

    async def greet(self) -> None:
        """Bring everybody his home screen: an empty phone tells a newcomer nothing."""
        async with self._system() as work:
            for actor in self.people.values():
                work.notify(actor.id, "home")

    async def _step(self, work: Work, step: Step, request: StoryRequest | StoryMail) -> None:
        if isinstance(request, StoryRequest) and step.act == "send":
            draft = await self._write(work, request, step.to)
            self.played[id(request)] = (await drafting.send(work, draft)).request_id
        elif step.act == "offer":
            to = self._receiver(step.to or "")
            await offering.offer(work, self.played[id(request)], to, step.words)
        elif step.act != "expire":  # nobody's act: the sweep before this step has found it
            await _ACTS[step.act](work, self.played[id(request)], step.words or "")

    async def _write(
        self, work: Work, story: StoryRequest | StoryDraft, to: str | None = None
    ) -> Draft:
        """Answer the request's form question by question, as its author did."""
        draft = await drafting.begin_request(work, self.forms, self.clients[story.client])
        draft = await answering.save_answer(work, draft, KIND, Answer(story.kind))
        draft = await drafting.choose_kind(work, self.forms, draft)
        for name, said in story.answers.items():
            question = draft.definition.question(name)
            if question is None:
                raise KeyError(f"{story.client}: no question {name} in {draft.definition.name}")
            draft = await answering.save_answer(work, draft, name, _answer(question, said))
        if isinstance(story, StoryRequest) and story.due is not None:
            draft = await answering.save_answer(work, draft, DUE, Answer(story.due))
        if to is not None:
            draft = await answering.save_answer(work, draft, RECEIVER, self._picked(to))
        return draft

    def _receiver(self, to: str) -> Receiver:
        if to in self.policy.departments:
            return Receiver(department=to)
        return Receiver(employee_id=self.people[to].id)

    def _picked(self, to: str) -> Answer:
        if to in self.policy.departments:
            title = self.policy.department_title(to, self.policy.default_language)
            return Answer(Picked(f"department:{to}", title))
        return Answer(Picked(f"person:{self.people[to].id}", to))

    async def _sweep_until(self, moment: datetime) -> None:
        """Let happen what was due before a moment, at its own time."""
        while (due := await self._next_due()) is not None and due < moment:
            self.clock.at = max(due, self.clock.at)
            for sweep in sweeps.SWEEPS:
                async with self._system() as work:
                    await sweep(work)

    async def _next_due(self) -> datetime | None:
        async with self._system() as work:
            return await sweeps.next_due(work)

    def _acting(self, name: str) -> AbstractAsyncContextManager[Work]:
        actor = self.people[name]
        self.events += 1
        evidence = Evidence("telegram", str(actor.employee_id), f"update:{self.events}")
        return begin(self.connection, actor, self.clock, self.policy, evidence)

    def _system(self) -> AbstractAsyncContextManager[Work]:
        evidence = Evidence("system", "sweep", "sweep")
        return begin(self.connection, SYSTEM, self.clock, self.policy, evidence)


def _actor(step: Step, request: StoryRequest | StoryMail) -> str:
    if step.who is None and isinstance(request, StoryRequest):
        return request.author
    return step.who or ""


def _answer(question: Question, said: StoryAnswer) -> Answer:
    if isinstance(said, list):
        return Answer(tuple(said))
    if question.type in (QuestionType.INTEGER, QuestionType.DECIMAL):
        return Answer(Decimal(said))
    return Answer(str(said))


async def _accept(work: Work, request_id: int, _: str) -> None:
    await handoffs.accept(work, await _offered(work, request_id))


async def _decline(work: Work, request_id: int, words: str) -> None:
    await handoffs.decline(work, await _offered(work, request_id), words)


async def _withdraw(work: Work, request_id: int, _: str) -> None:
    await offering.withdraw(work, await _offered(work, request_id))


async def _confirm(work: Work, request_id: int, _: str) -> None:
    await results.confirm(work, request_id)


async def _offered(work: Work, request_id: int) -> int:
    offered = select(Handoff.id).where(Handoff.request_id == request_id, Handoff.state == "offered")
    handoff_id: int = (await work.open_session.execute(offered)).scalar_one()
    return handoff_id


_ACTS: Mapping[str, Callable[[Work, int, str], Awaitable[object]]] = {
    "accept": _accept,
    "decline": _decline,
    "withdraw": _withdraw,
    "report": results.report,
    "confirm": _confirm,
    "return": results.return_result,
    "comment": comments.comment,
    "cancel": results.cancel,
}
"""By act of the story; the words are what was said with it."""


async def play(
    connection: AsyncConnection, policy: Policy, sample: Sample, forms: RequestForms
) -> None:
    """Play the sample's story as it looks from today, and leave in the outbox only what its
    readers still have to act on, and letters: nobody wants last week's news the moment the desk
    opens.

    Args:
        connection: in a transaction, which is left open.
        forms: of the sample company's kinds.
    """
    story = read_story(sample.folder / "story.toml", policy, datetime.now(UTC))
    people = await connection.execute(select(*Employee.__table__.columns))
    actors = {
        each.name: Actor(
            each.id, each.name, each.role, each.department, each.language, each.time_zone
        )
        for each in people
    }
    clients = dict((await connection.execute(select(Client.name, Client.id))).tuples().all())
    first = story.in_order_of_time()[0][0].at
    player = Player(connection, policy, forms, actors, clients, StoryClock(first))
    await player.play(story)
    await connection.execute(_OLD_NEWS)
    await player.greet()


_OLD_NEWS = text(
    """
    DELETE FROM outbox
    WHERE kind <> 'letter' AND NOT EXISTS (
        SELECT FROM handoffs
        WHERE handoffs.state = 'offered' AND outbox.subject = 'handoff:' || handoffs.id
    )
    """
)
