"""Playing the sample's story: every step by the desk's own use case, at its own moment.

So the sample's register is a real one: lines signed by those who acted, chained and sealed.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from app.demo.stage import Stage
from app.demo.story_file import (
    Step,
    Story,
    StoryDraft,
    StoryMail,
    StoryRequest,
    answer_of,
)
from app.demo.story_mail import take_mail
from app.sweeps import SweepSet
from domain.forms import answering
from domain.forms.answers import Answer, Picked
from domain.forms.responses import Draft
from domain.requests import comments, contracting, drafting, handoffs, offering, results, sweeps
from domain.requests.contracting import NewContractor
from domain.requests.drafting import RequestForms
from domain.requests.form import DUE, KIND, RECEIVER
from domain.requests.offering import Receiver
from domain.work import Work
from storage.models import Handoff


@dataclass
class Player:
    """Plays a story into an empty desk.

    Attributes:
        played: ids of the requests sent so far, by the identity of their story.
    """

    stage: Stage
    forms: RequestForms
    played: dict[int, int] = field(default_factory=dict)

    async def play(self, story: Story, now: datetime) -> None:
        """Play all steps in the order of time, sweeps between them, then the drafts; what is left
        to sweeps is done up to now.
        """
        for step, request in story.in_order_of_time():
            await self.stage.move_to(step.at)
            if isinstance(request, StoryMail) and step.act == "mail":
                self.played[id(request)] = await take_mail(self.stage, self.forms.kinds, request)
            else:
                async with self.stage.acting(_actor(step, request)) as work:
                    await self._step(work, step, request)
        for draft in story.drafts:
            self.stage.clock.at = draft.at
            async with self.stage.acting(draft.author) as work:
                await self._write(work, draft)
        await self.stage.move_to(now)

    async def _step(self, work: Work, step: Step, request: StoryRequest | StoryMail) -> None:
        if isinstance(request, StoryRequest) and step.act == "send":
            draft = await self._write(work, request, step.to)
            self.played[id(request)] = (await drafting.send(work, draft)).request_id
        elif step.act == "offer":
            to = self._receiver(step.to or "")
            await offering.offer(work, self.played[id(request)], to, step.words)
        elif step.act == "contractor":
            await contracting.give(work, self.played[id(request)], self._contractor(step))
        elif step.act != "expire":  # nobody's act: the sweep before this step has found it
            await _ACTS[step.act](work, self.played[id(request)], step.words or "")

    async def _write(
        self, work: Work, story: StoryRequest | StoryDraft, to: str | None = None
    ) -> Draft:
        """Answer the request's form question by question, as its author did."""
        draft = await drafting.begin_request(work, self.forms, self.stage.clients[story.client])
        draft = await answering.save_answer(work, draft, KIND, Answer(story.kind))
        draft = await drafting.choose_kind(work, self.forms, draft)
        for name, said in story.answers.items():
            question = draft.definition.question(name)
            if question is None:
                raise KeyError(f"{story.client}: no question {name} in {draft.definition.name}")
            draft = await answering.save_answer(work, draft, name, answer_of(question, said))
        if isinstance(story, StoryRequest) and story.due is not None:
            draft = await answering.save_answer(work, draft, DUE, Answer(story.due))
        if to is not None:
            draft = await answering.save_answer(work, draft, RECEIVER, self._picked(to))
        return draft

    def _contractor(self, step: Step) -> NewContractor:
        until = step.until or step.at
        day = until.astimezone(self.stage.policy.zone).date()
        return NewContractor(step.to or "", step.words or "", day)

    def _receiver(self, to: str) -> Receiver:
        if to in self.stage.policy.departments:
            return Receiver(department=to)
        return Receiver(employee_id=self.stage.people[to].id)

    def _picked(self, to: str) -> Answer:
        if to in self.stage.policy.departments:
            title = self.stage.policy.department_title(to, self.stage.policy.default_language)
            return Answer(Picked(f"department:{to}", title))
        return Answer(Picked(f"person:{self.stage.people[to].id}", to))


def _actor(step: Step, request: StoryRequest | StoryMail) -> str:
    if step.who is None and isinstance(request, StoryRequest):
        return request.author
    return step.who or ""


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


async def play(stage: Stage, story: Story, forms: RequestForms, now: datetime) -> None:
    """Play the requests of the sample's story.

    Args:
        forms: of the sample company's kinds.
    """
    await Player(stage, forms).play(story, now)


SWEEPS = (SweepSet(sweeps.SWEEPS, sweeps.next_due),)
"""What happens by itself to requests."""
