"""The people, their chats and everything said there, in memory: it outlives the desk's crashes."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from sandbox.clock import SandboxClock
from sandbox.config import Group, Person
from sandbox.events import EventHub
from sandbox.files import FileStore
from sandbox.messages import Chat, Content, Message

KEEP_MESSAGES: Final = 2000
ACTION_SECONDS: Final = 5.0
_FIRST_SUPERGROUP: Final = -1_002_000_000_000
_ID_EPOCH: Final = 1_700_000_000


class World:
    """All state the desk's users see. Every change tells the open pages."""

    def __init__(
        self,
        clock: SandboxClock,
        events: EventHub,
        people: Sequence[Person],
        groups: Sequence[Group],
    ) -> None:
        self.clock = clock
        self.events = events
        self.files = FileStore()
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.blocked: set[int] = set()
        # A desk's database outlives a sandbox and remembers message ids, so a new sandbox
        # must not give the same ids to other messages.
        self._last_message_id = int(time.time()) - _ID_EPOCH
        self._supergroups = 0
        for person in people:
            self.add_person(person)
        for group in groups:
            self.add_group(group)

    def add_person(self, person: Person) -> None:
        self.people[person.id] = person
        self.chats[person.id] = Chat(person.id, "private", members=[person.id])
        self.events.publish("people", {})

    def add_group(self, group: Group) -> None:
        chat = Chat(group.id, "group", group.title, list(group.members))
        chat.bot_status = "administrator" if group.bot_is_admin else "member"
        self.chats[group.id] = chat
        self.events.publish("people", {})

    def new_person_id(self) -> int:
        return max(self.people, default=100_000) + 1

    def begin_conversation(self, person_id: int) -> None:
        """From now on the bot may write to this person."""
        self.people[person_id] = replace(self.people[person_id], started=True)

    def groups(self) -> list[Chat]:
        """The group chats people still use: a group that became a supergroup is not among them."""
        return [c for c in self.chats.values() if c.kind != "private" and c.migrated_to is None]

    def new_message(self, chat: Chat, sender: int | None, content: Content) -> Message:
        """Make the next message of a chat, not yet visible: `add` shows it."""
        self._last_message_id += 1
        return Message(self._last_message_id, chat.id, sender, self._now(), content)

    def add(self, chat: Chat, message: Message) -> None:
        chat.messages[message.id] = message
        if len(chat.messages) > KEEP_MESSAGES:
            del chat.messages[next(iter(chat.messages))]
        chat.action = None
        self.changed(chat)

    def remove(self, chat: Chat, message_id: int) -> None:
        del chat.messages[message_id]
        self.changed(chat)

    def changed(self, chat: Chat) -> None:
        self.events.publish("chat", {"chat_id": chat.id})

    def show_action(self, chat: Chat, action: str) -> None:
        """The bot "is typing": shown for 5 seconds or until its next message."""
        chat.action, chat.action_until = action, time.monotonic() + ACTION_SECONDS
        self.events.publish("typing", {"chat_id": chat.id, "action": action})

    def action_of(self, chat: Chat) -> str | None:
        return chat.action if chat.action and time.monotonic() < chat.action_until else None

    def migrate(self, chat: Chat) -> Chat:
        """Turn a group into a supergroup with a new id; the old chat keeps its messages."""
        self._supergroups += 1
        upgraded = Chat(
            _FIRST_SUPERGROUP - self._supergroups,
            "supergroup",
            chat.title,
            list(chat.members),
            bot_status=chat.bot_status,
        )
        self.chats[upgraded.id] = upgraded
        chat.migrated_to = upgraded.id
        return upgraded

    def _now(self) -> datetime:
        return self.clock.now().replace(microsecond=0)
