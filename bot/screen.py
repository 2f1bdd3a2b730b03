"""What a person sees, in types of our own, neutral to the channel.

A view makes a `Screen` from data. `bot/telegram.py` draws it to Telegram; a second messenger or
email would draw the same screen in its own way. Texts are `Markup`: arguments are escaped when a
text is made (`bot/texts.py`), so words of a person never become HTML.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from markupsafe import Markup

from domain.work import CardArgument

ButtonKind = Literal["callback", "url", "copy", "switch_inline"]
ButtonStyle = Literal["primary", "success", "danger"]
KeyKind = Literal["text", "contact", "location"]
MediaKind = Literal["photo", "voice", "audio", "document", "video"]


class Packable(Protocol):
    """Callback data that can write itself: aiogram's CallbackData is one."""

    def pack(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message. Made by `tap`, `link`, `copy`, `pick` and `spent`.

    Attributes:
        text: plain words, not HTML.
        data: by kind: callback data, address, what is copied, or the inline query.
    """

    text: str
    kind: ButtonKind
    data: str
    style: ButtonStyle | None = None
    disabled: bool = False


def tap(text: str, data: str | Packable, style: ButtonStyle | None = None) -> Button:
    """A button that tells the desk it was tapped; data is at most 64 bytes."""
    return Button(text, "callback", data if isinstance(data, str) else data.pack(), style)


def link(text: str, address: str) -> Button:
    """A button that opens an address."""
    return Button(text, "url", address)


def copy(text: str, words: str) -> Button:
    """A button that puts words (at most 256 characters) on the clipboard."""
    return Button(text, "copy", words)


def pick(text: str, query: str = "") -> Button:
    """A button that starts an inline search in the same chat, with `query` typed already."""
    return Button(text, "switch_inline", query)


def spent(text: str) -> Button:
    """A button that stays to be read, and does nothing: the act was done, perhaps by another."""
    return Button(text, "callback", "", disabled=True)


Buttons = tuple[tuple[Button, ...], ...]
"""Rows from top to bottom, each from left to right."""


def rows(*lines: Iterable[Button | None] | Button | None) -> Buttons:
    """Rows of buttons; a button alone is a row, None and empty rows are left out.

    So a view writes its buttons as one expression: `rows(accept, (more, decline or None))`.
    """
    listed = [(line,) if isinstance(line, Button) else line or () for line in lines]
    filled = (tuple(button for button in line if button) for line in listed)
    return tuple(line for line in filled if line)


def in_rows(buttons: Sequence[Button], width: int) -> list[Sequence[Button | None]]:
    """Buttons side by side, so many in a row."""
    return [buttons[at : at + width] for at in range(0, len(buttons), width)]


HALF_ROW = 20
"""Characters a button shows whole beside another one on a phone of 360 points."""


def in_pairs(buttons: Sequence[Button]) -> list[list[Button]]:
    """Two in a row where both are read whole there; a longer one has a row for itself."""
    found: list[list[Button]] = []
    for button in buttons:
        last = found[-1] if found else []
        if len(last) == 1 and max(len(each.text) for each in (*last, button)) <= HALF_ROW:
            last.append(button)
        else:
            found.append([button])
    return found


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the keyboard that replaces the phone's own. It types its text, or shares."""

    text: str
    kind: KeyKind = "text"


@dataclass(frozen=True, slots=True)
class Keyboard:
    """The keyboard below the input line. Without keys, the one shown before is taken away."""

    keys: tuple[tuple[Key, ...], ...] = ()
    placeholder: str | None = None


NO_KEYBOARD = Keyboard()
"""Take the keyboard away."""


@dataclass(frozen=True, slots=True)
class Media:
    """A photo, voice, document … that goes with a screen.

    Attributes:
        blob: sha256 of the bytes in the blob store, if they are there.
        file_id: as Telegram knows the file; valid only for the bot `bot_id`.
        caption: at most 1024 characters.
    """

    kind: MediaKind
    file_name: str
    mime_type: str
    blob: bytes | None = None
    file_id: str | None = None
    bot_id: int | None = None
    caption: Markup | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """The draft that a message shows, by which the message is found when a newer one follows.

    Attributes:
        response: id of the form's response.
        question: the one asked, as its buttons name it; empty for the summary.
    """

    response: int
    question: str = ""


@dataclass(frozen=True, slots=True)
class Redrawn:
    """How a message that answers an act is drawn again when what it is about changes, as a notice
    is.

    Attributes:
        card: its name among the cards, drawn from `args`.
        subject: what the message is about.
        recipient: whose it is, as the outbox names him.
    """

    card: str
    args: Mapping[str, CardArgument]
    subject: str
    recipient: str


@dataclass(frozen=True, slots=True)
class Screen:
    """A message as it should look.

    Attributes:
        text: HTML as Telegram takes it, at any length: the edge splits or cuts it.
        buttons: under the message; a screen has these or a keyboard, not both.
        keyboard: below the input line.
        media: sent before the text, so that the buttons stay last.
        ask: the input line opens as a reply to this message: a question waits for words.
        silent: arrives without a sound.
        shows: the draft it shows, if it shows one.
        redrawn: how it is drawn again; most answers are not.
        protected: it cannot be forwarded or kept as a picture.
    """

    text: Markup
    buttons: Buttons = ()
    keyboard: Keyboard | None = None
    media: tuple[Media, ...] = ()
    ask: bool = False
    silent: bool = False
    shows: Shown | None = None
    redrawn: Redrawn | None = None
    protected: bool = False

    def __post_init__(self) -> None:
        if self.buttons and self.keyboard is not None:
            raise ValueError("a message has buttons or a keyboard, not both")
