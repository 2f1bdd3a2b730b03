"""Documents that were asked for: drawn by a worker and sent to whoever asked.

They are drawn from fresh rows in the name of their reader, so a document shows no more than his
screens do. Typesetting works in a thread: a long journal must not hold up anybody's tap.
"""

from dataclasses import dataclass
from typing import cast
from zoneinfo import ZoneInfo

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from bot import albums
from bot.by_mail import acts_of, plain_lines
from bot.card import CardArguments, Cards
from bot.desk import Desk
from bot.drawings import DRAWINGS, PNG, Drawn
from bot.receivers import find_receiver
from bot.screen import Media, MediaKind
from bot.sending import Sender
from bot.texts import Screenwriter
from documents.paper import Paper
from domain.clock import Clock
from domain.company import Policy
from domain.errors import DeskError
from domain.mail.letters import LetterFile
from domain.mail.notices import ByMail, reached_by_mail, write_notice
from domain.work import SYSTEM, Actor, Evidence, Work, begin
from storage import blobs
from storage.base import JsonObject
from storage.dispatcher import Dead
from storage.outbox import Claimed

DOCUMENT = "document"
"""Kind of the outbox rows that ask for a document."""


@dataclass(frozen=True)
class Documents:
    """Draws and sends the documents that wait in the outbox: to the chat of whoever is to have
    them, and by mail where he is not reached there, or is to have them in both places.
    """

    desk: Desk
    sender: Sender
    cards: Cards

    async def send(self, row: Claimed) -> JsonObject | None:
        """Draw one document and send it.

        Raises:
            Dead: its reader is gone, or may not see it any more.
        """
        payload = row.payload
        person_id = int(str(payload["person_id"]))
        async with begin(self.desk.engine, SYSTEM, *self._how) as work:
            receiver = await find_receiver(
                work.open_session, self.desk.policy, f"person:{person_id}"
            )
            mailed = receiver is None or "letter" in payload
            by_mail = await reached_by_mail(work, person_id) if mailed else None
            reader = receiver.reader if receiver else by_mail.actor if by_mail else None
            if reader is None:
                raise Dead("no way to the receiver")
            drawn = await self.draw(work.open_session, reader, payload)
            blob = await blobs.put(work.open_session, drawn.content)
            if by_mail is not None:
                await self._post(work, row, by_mail, drawn, blob)
        if receiver is not None:
            kind: MediaKind = "photo" if drawn.mime_type == PNG else "document"
            caption = Markup.escape(drawn.caption) if drawn.caption else None
            file = Media(kind, drawn.file_name, drawn.mime_type, blob=blob, caption=caption)
            await self.sender.send_all(
                row, albums.media(receiver.chat_id, [file], self.sender.bot_id)
            )
        return None

    @property
    def _how(self) -> tuple[Clock, Policy, Evidence]:
        return self.desk.clock, self.desk.policy, Evidence("system", "desk", "document")

    async def _post(self, work: Work, row: Claimed, to: ByMail, drawn: Drawn, blob: bytes) -> None:
        """Write the letter that brings a document, once however often the job is tried."""
        say = Screenwriter(self.desk.texts, to.actor.language, to.actor.time_zone, work.now)
        words, acts = [say.label("document-by-mail", name=drawn.file_name)], list[str]()
        card = row.payload.get("letter")
        if card is not None:
            reading = Work(work.open_session, to.actor, *self._how)
            args = cast("CardArguments", row.payload["args"])
            screen = await self.cards[str(card)](reading, say, args)
            if screen is not None:
                words, acts = plain_lines(screen), acts_of(screen)
        file = LetterFile(drawn.file_name, drawn.mime_type, blob)
        await write_notice(work, to, words, acts, row.subject, f"document:{row.id}", [file])

    async def draw(self, session: AsyncSession, reader: Actor, payload: JsonObject) -> Drawn:
        """Draw a document in the name of its reader.

        Args:
            payload: `document`, which; `args`, what it is drawn from.

        Raises:
            Dead: he may not see it any more.
        """
        desk = self.desk
        work = Work(session, reader, *self._how)
        paper = Paper(
            desk.texts,
            desk.policy,
            reader.language,
            ZoneInfo(reader.time_zone),
            reader.name,
            work.now,
        )
        args = payload["args"]
        if not isinstance(args, dict):
            raise TypeError("a document without arguments")
        try:
            return await DRAWINGS[str(payload["document"])](work, paper, args)
        except DeskError as refusal:
            raise Dead(refusal.key) from None
