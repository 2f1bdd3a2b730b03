"""What a handler answers with. Nothing is sent before the transaction has committed."""

from collections.abc import Sequence

from bot import albums, telegram
from bot.calls import Call, Json
from bot.incoming import Incoming
from bot.screen import Buttons, Screen
from bot.telegram import InlineResult


class Reply:
    """Collects the answers to one update, in order.

    They are stored in the outbox in the transaction of the update and delivered right after it.
    """

    def __init__(self, incoming: Incoming, bot_id: int) -> None:
        self._incoming = incoming
        self._bot_id = bot_id
        self._calls: list[Call] = []
        self._answer: Call | None = None
        self._is_alert = False

    def send(self, screen: Screen) -> None:
        """Send a screen as a new message of this chat.

        Raises:
            ValueError: the update came from no chat (an inline query).
        """
        chat_id = self.chat_id
        self._calls += albums.media(chat_id, screen.media, self._bot_id)
        self._calls += telegram.send(chat_id, screen)

    def edit(self, screen: Screen) -> None:
        """Draw the tapped message again as this screen. Without one (a command, a message grown
        too old) it is sent.
        """
        if self._incoming.tapped is None:
            self.send(screen)
        else:
            self._calls.append(telegram.edit(self.chat_id, self._incoming.tapped, screen))

    def leave(self, message_id: int, buttons: Buttons) -> None:
        """Leave an earlier message of this chat its words, and no more than these buttons."""
        self._calls.append(telegram.leave(self.chat_id, message_id, buttons))

    def answer(self, text: str, *, alert: bool = False) -> None:
        """Say a few words over the tapped button; `alert` must be dismissed. The last one counts.

        Beside a screen, which says it too, words that need no dismissal go the shortest way: they
        may be lost in a crash.

        Args:
            text: plain, at most 200 characters.
        """
        if self._incoming.tap_id is not None:
            self._answer = telegram.answer(self._incoming.tap_id, text, alert=alert)
            self._is_alert = alert

    def menu(self, commands: list[Json]) -> None:
        """Give this chat a menu of commands of its own; it stands until the next one."""
        scope: Json = {"type": "chat", "chat_id": self.chat_id}
        self._calls.append(Call("setMyCommands", {"commands": commands, "scope": scope}))

    def results(self, results: Sequence[InlineResult], next_offset: str = "") -> None:
        """Answer an inline query with up to 50 results."""
        query_id = str(self._incoming.payload[self._incoming.kind]["id"])
        self._calls.append(telegram.answer_inline(query_id, results, next_offset))

    @property
    def tapped(self) -> int | None:
        """The message whose button was tapped."""
        return self._incoming.tapped

    @property
    def calls(self) -> list[Call]:
        """Everything that must be delivered; words over the button come first, they are read
        first.
        """
        if self._answer is None or self._goes_beside:
            return self._calls
        return [self._answer, *self._calls]

    @property
    def spinner(self) -> Call | None:
        """The answer that stops the spinner of a tapped button, unless it is among `calls`."""
        if self._incoming.tap_id is None:
            return None
        if self._answer is None:
            return telegram.answer(self._incoming.tap_id)
        return self._answer if self._goes_beside else None

    @property
    def _goes_beside(self) -> bool:
        return bool(self._calls) and not self._is_alert

    @property
    def chat_id(self) -> int:
        """The chat that is answered in.

        Raises:
            ValueError: the update came from no chat (an inline query).
        """
        if self._incoming.chat_id is None:
            raise ValueError("there is no chat to answer in")
        return self._incoming.chat_id
