"""What buttons about a client's notes, promises and team carry."""

from typing import Literal

from bot.callbacks.data import ButtonData, RowId


class NoteTap(ButtonData, prefix="note"):
    """Notes on a client: `new` asks for one, `list` shows a page of them; `voice` sends what was
    dictated and `drop` takes one's own back: these two name the note.
    """

    act: Literal["new", "list", "voice", "drop"]
    id: RowId
    page: int = 0


class PromiseTap(ButtonData, prefix="promise"):
    """What was promised to a client: `new` asks what and until when, `list` shows a page. `voice`
    names the task, and sends what was dictated.
    """

    act: Literal["new", "list", "voice"]
    id: RowId
    page: int = 0


class TeamTap(ButtonData, prefix="team"):
    """The team of a client: `open` in a new message, `back` in the same; `change` lists the parts,
    `name` asks who gets one, `clear` takes it from who has it; `history` shows a page.
    """

    act: Literal["open", "back", "change", "name", "clear", "history"]
    id: RowId
    part: str = ""
    page: int = 0


class PassTap(ButtonData, prefix="pass"):
    """A client is handed to whoever develops him: `ask` shows to whom, `offer` offers it to that
    person, `other` asks for another.
    """

    act: Literal["ask", "offer", "other"]
    id: RowId
    to: RowId = 0
