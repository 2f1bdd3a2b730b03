"""An album comes as one update for each of its files, and is answered by one screen."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import telegram
from bot.desk import Desk
from bot.dialogs.presenting import NOTHING_NEW, News, present
from bot.dialogs.shown import note_shown
from bot.receivers import find_receiver
from bot.sending import Sender
from bot.texts import Screenwriter
from domain.errors import DeskError
from domain.forms import responses
from domain.forms.responses import Draft
from domain.permissions import Permission, needs
from domain.requests.attaching import count_files
from domain.work import Evidence, Work
from storage import outbox
from storage.base import JsonObject
from storage.dispatcher import Dead
from storage.outbox import Claimed, NewRow

ALBUM = "album"
"""Kind of the outbox rows that answer an album."""

GATHERED = timedelta(seconds=0.5)
"""Telegram sends the files of an album at once: the last is here by then."""


@needs(Permission.ANSWER_FORMS)
async def answer_album(work: Work, draft: Draft, album: str) -> None:
    """Have the draft shown once the files of an album are in; later ones have it shown again.

    Args:
        album: Telegram's name for it.
    """
    row = NewRow(
        kind=ALBUM,
        recipient=f"album:{draft.id}",
        subject=f"album:{album}",
        payload={"person_id": work.actor.id, "response_id": draft.id},
    )
    await outbox.enqueue_gathered(work.session, row, GATHERED)


@dataclass(frozen=True)
class Albums:
    """Answers albums: a handler of the outbox."""

    desk: Desk
    sender: Sender

    async def answer(self, row: Claimed) -> JsonObject | None:
        """Show the draft that the files of an album belong to, as it stands now.

        Raises:
            Dead: the person has no account any more.
        """
        desk, payload = self.desk, row.payload
        async with AsyncSession(desk.engine, expire_on_commit=False) as session:
            receiver = await find_receiver(session, desk.policy, f"person:{payload['person_id']}")
            if receiver is None:
                raise Dead("no way to the receiver")
            reader, evidence = receiver.reader, Evidence("system", "", "album")
            work = Work(session, reader, desk.clock, desk.policy, evidence)
            say = Screenwriter(desk.texts, reader.language, reader.time_zone, work.now)
            try:
                draft = await responses.load(work, int(str(payload["response_id"])))
            except DeskError:
                return None  # it was handed in or thrown away meanwhile
            screen = await present(work, say, draft, await _files_came(work, say, draft))
        calls = telegram.send(receiver.chat_id, screen)
        answers = await self.sender.send_all(row, calls)
        await note_shown(desk.engine, calls, answers)
        return None


async def _files_came(work: Work, say: Screenwriter, draft: Draft) -> News:
    """What a question says of files; a summary says it anyway."""
    if draft.question is None:
        return NOTHING_NEW
    return News(say.t("form-files", n=await count_files(work, draft.id)))
