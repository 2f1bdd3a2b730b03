"""Playing what the sample company remembers of its clients."""

from dataclasses import dataclass
from functools import partial

from sqlalchemy import select

from app.demo.memory_file import (
    Memory,
    StoryLetter,
    StoryNote,
    StoryNovelty,
    StoryPassing,
    StoryPromise,
)
from app.demo.stage import Scene, Stage
from app.demo.story_mail import arrived, take_reply
from domain.clients import notes, passing, promises
from domain.letters import novelties, sending
from domain.letters import sweeps as letter_sweeps
from domain.mail.opening import KindForms
from domain.work import Work
from storage.models import Letter, PersonalLetter


@dataclass(frozen=True)
class MemoryPlayer:
    """Plays notes, promises, clients handed on, and letters to those nobody works with."""

    stage: Stage
    forms: KindForms
    memory: Memory

    def scenes(self) -> list[Scene]:
        """Each of them, and when."""
        return [
            *((each.at, partial(self._note, each)) for each in self.memory.notes),
            *((each.at, partial(self._promise, each)) for each in self.memory.promises),
            *((each.at, partial(self._pass, each)) for each in self.memory.passings),
            *((each.at, partial(self._tell_of, each)) for each in self.memory.novelties),
            (self.memory.dealt_at, self._deal),
            *((each.at, partial(self._send, each)) for each in self.memory.letters),
            *(
                (each.answered_at, partial(self._answer, each))
                for each in self.memory.letters
                if each.answered_at is not None
            ),
        ]

    async def _note(self, told: StoryNote) -> None:
        async with self.stage.acting(told.who) as work:
            await notes.write_note(work, self.stage.clients[told.client], told.words)

    async def _promise(self, told: StoryPromise) -> None:
        due_on = told.due.astimezone(self.stage.policy.zone).date()
        async with self.stage.acting(told.who) as work:
            client_id = self.stage.clients[told.client]
            await promises.promise(work, client_id, told.words, due_on)

    async def _pass(self, told: StoryPassing) -> None:
        to_id = self.stage.people[told.to].id
        async with self.stage.acting(told.who) as work:
            await passing.hand_to(work, self.stage.clients[told.client], to_id, told.words)

    async def _tell_of(self, told: StoryNovelty) -> None:
        async with self.stage.acting(told.who) as work:
            await novelties.add(work, told.words, told.language, until_on=None)

    async def _deal(self) -> None:
        async with self.stage.system() as work:
            await letter_sweeps.deal_daily(work)

    async def _send(self, told: StoryLetter) -> None:
        """It reached the client at once."""
        client_id = self.stage.clients[told.client]
        async with self.stage.acting(told.who) as work:
            dealt = await work.open_session.scalars(
                select(PersonalLetter).where(PersonalLetter.client_id == client_id)
            )
            letter = dealt.one()
            await sending.send(work, letter.id, letter.revision)
        async with self.stage.system() as work:
            await arrived(work, (await self._sent(work, client_id)).id)

    async def _answer(self, told: StoryLetter) -> None:
        async with self.stage.system() as work:
            sent = await self._sent(work, self.stage.clients[told.client])
        await take_reply(
            self.stage, self.forms, sent.mailbox, sent.address, sent.message_id, told.answer
        )

    async def _sent(self, work: Work, client_id: int) -> Letter:
        found = await work.open_session.scalars(
            select(Letter)
            .join(PersonalLetter, PersonalLetter.letter_id == Letter.id)
            .where(PersonalLetter.client_id == client_id)
        )
        return found.one()
