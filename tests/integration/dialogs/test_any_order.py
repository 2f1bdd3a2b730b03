"""Whatever is tapped, typed, repeated or redelivered in whatever order: no word is lost, and what
was written for one draft never stands in another.
"""

import re
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from bot.dialogs.taps import mark_of
from domain.forms.model import TEXTS, FormDefinition, Question
from storage.models import FormAnswer, FormResponse, FormVersion
from tests.fixtures.ci import examples
from tests.integration.dialogs.conftest import House, Message, Phone

WORDS = re.compile(r"слова-\d+")
CLIENTS = ("Ромашка", "Вектор", "Луч")
DESTRUCTIVE = ("Удалить", "Да, удалить", "Убрать", "Пропустить")
"""Buttons that throw words away on purpose; the hasty person leaves them alone."""

STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            (
                "begin", "begin", "new", "client", "write", "write", "tap", "tap", "tap", "stale",
                "again", "reply", "reply", "redeliver", "photo", "cancel", "drafts",
            )
        ),
        st.integers(0, 10_000),
    ),
    min_size=5,
    max_size=30,
)  # fmt: skip


@dataclass(frozen=True)
class Target:
    """Where words will go: the draft being asked, its question, and what is written there."""

    draft_id: int | None = None
    is_request: bool = False
    question: Question | None = None
    before: str = ""

    @property
    def takes_words(self) -> bool:
        """Not a choice, date or search: what is written there must be kept."""
        return self.question is None or self.question.type in TEXTS


@dataclass
class Hasty:
    """A person who taps and writes without looking.

    `kept` are the words that must be in the base, with the draft they must stand in; None where
    the draft is a comment, or words that may still go elsewhere.
    """

    house: House
    phone: Phone
    count: int = 0
    kept: dict[str, int | None] = field(default_factory=dict)

    async def do(self, step: str, number: int) -> None:
        acts: dict[str, Callable[[int], Coroutine[Any, Any, None]]] = {
            "write": self.write,
            "tap": self.tap,
            "stale": self.stale,
            "again": self.again,
            "reply": self.reply,
            "begin": self.begin,
        }
        if step in acts:
            await acts[step](number)
        elif step == "redeliver":
            await self.house.redeliver(last=1 + number % 4)
        elif step == "photo":
            photo = [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}]
            await self.phone.write("", photo=photo)
        elif step == "client":
            if not (await self.target()).takes_words:
                await self.phone.write(CLIENTS[number % len(CLIENTS)])
        else:
            await self.phone.write(f"/{step}")

    async def begin(self, number: int) -> None:
        """A new request as far as its question for words."""
        await self.phone.write("/new")
        await self.phone.write(CLIENTS[number % len(CLIENTS)])
        if not (await self.target()).takes_words:
            await self.phone.write("1")

    async def write(self, _: int) -> None:
        await self._write(await self.target(), None)

    async def reply(self, number: int) -> None:
        """Answer some message that asks for words, however old."""
        asking = [
            message
            for message in self.phone.messages
            if "Что случилось?</b>" in message["text"]
            # Of a form that was sent, the one button left leads to its request.
            and self.buttons(message)[0].startswith("form:")
        ]
        if not asking:
            return
        message = asking[number % len(asking)]
        _, draft_id, _, mark, _ = self.buttons(message)[0].split(":")
        await self._write(await self.target(int(draft_id), mark), message)

    async def _write(self, target: Target, reply_to: Message | None) -> None:
        self.count += 1
        words = f"слова-{self.count}"
        await self.phone.write(words, reply_to)
        if not target.takes_words:
            return
        if target.question is not None:
            for replaced in WORDS.findall(target.before):
                self.kept.pop(replaced, None)
        self.kept[words] = target.draft_id if target.is_request else None

    async def target(self, draft_id: int | None = None, mark: str = "") -> Target:
        """Where the next words go, from the base alone: by a reply, or to what is being asked."""
        which = FormResponse.asked if draft_id is None else FormResponse.id == draft_id
        async with self.house.office.system() as work:
            row = (
                await work.open_session.execute(
                    select(FormResponse, FormVersion.definition)
                    .join(FormVersion, FormVersion.id == FormResponse.form_version_id)
                    .where(which, FormResponse.state == "open")
                )
            ).first()
            if row is None:
                return Target()
            response, definition = row[0], FormDefinition.from_json(row[1])
            marked = [each for each in definition.questions if mark_of(each) == mark]
            present = definition.question(response.question or "")
            question = marked[0] if marked else present
            before = await work.open_session.scalar(
                select(FormAnswer.value).where(
                    FormAnswer.response_id == response.id,
                    FormAnswer.question == (question.name if question else ""),
                )
            )
        return Target(response.id, response.purpose == "request", question, str(before))

    async def tap(self, number: int) -> None:
        if self.phone.messages:
            await self._tap(self.phone.last, number)

    async def stale(self, number: int) -> None:
        if self.phone.messages:
            await self._tap(self.phone.messages[number % len(self.phone.messages)], number)

    async def again(self, _: int) -> None:
        """The same tap once more: a bad network."""
        taps = [each for each in self.house.taken if "callback_query" in each]
        if taps:
            query = taps[-1]["callback_query"]
            await self.phone.tap_data(query["data"], query["message"])

    async def _tap(self, message: Message, number: int) -> None:
        data = self.buttons(message)
        if data:
            await self.phone.tap_data(data[number % len(data)], message)

    def buttons(self, message: Message) -> list[str]:
        keyboard = message.get("reply_markup", {}).get("inline_keyboard", [])
        return [
            button["callback_data"]
            for line in keyboard
            for button in line
            if "callback_data" in button and not button["text"].startswith(DESTRUCTIVE)
        ]


@settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
async def test_no_word_is_lost_or_mixed_up(house: House, steps: list[tuple[str, int]]) -> None:
    phone = Phone(house, 1000 + house.office.person("Ольга").id)
    house.phones[phone.person_id] = phone
    house.taken.clear()
    person = Hasty(house, phone)
    for step, number in steps:
        await person.do(step, number)
    assert not any("сбой" in message["text"] for message in phone.messages)
    await check(house, person)
    await forget(house)


async def check(house: House, person: Hasty) -> None:
    async with house.office.system() as work:
        answers = await work.open_session.execute(select(FormAnswer.response_id, FormAnswer.value))
        places: dict[str, set[int]] = {}
        for response_id, value in answers:
            for words in WORDS.findall(str(value)):
                places.setdefault(words, set()).add(response_id)
    for words, draft_id in person.kept.items():
        assert words in places, f"{words} is lost"
        assert draft_id is None or places[words] == {draft_id}, f"{words} stands elsewhere too"


async def forget(house: House) -> None:
    """The next example begins with nothing written and nothing being asked."""
    async with house.office.system() as work:
        await work.open_session.execute(delete(FormAnswer))
        await work.open_session.execute(
            update(FormResponse).where(FormResponse.state == "open").values(state="dropped")
        )
