"""Playing what the sample company remembers of its clients."""

from dataclasses import dataclass
from functools import partial

from app.demo.memory_file import Memory, StoryNote, StoryPassing, StoryPromise
from app.demo.stage import Scene, Stage
from domain.clients import notes, passing, promises


@dataclass(frozen=True)
class MemoryPlayer:
    """Plays notes, promises, and clients handed on."""

    stage: Stage
    memory: Memory

    def scenes(self) -> list[Scene]:
        """Each of them, and when."""
        return [
            *((each.at, partial(self._note, each)) for each in self.memory.notes),
            *((each.at, partial(self._promise, each)) for each in self.memory.promises),
            *((each.at, partial(self._pass, each)) for each in self.memory.passings),
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
