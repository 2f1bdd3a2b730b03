"""The letter that brings the weekly pack: its papers are drawn first, then it is written with them.

Typesetting is no part of a sweep, so it is a job of its own. Where no letter may be written any
more, the pack goes to the chat of its reader.
"""

from dataclasses import dataclass

from bot.desk import Desk
from bot.documents import Documents
from domain.mail.letters import LetterFile
from domain.mail.notices import ByMail, reached_by_mail
from domain.reports.sending import PAPERS, bring_pack
from domain.work import SYSTEM, Evidence, Work, begin
from storage import blobs
from storage.base import JsonObject
from storage.dispatcher import Dead
from storage.outbox import Claimed


@dataclass(frozen=True)
class PackLetters:
    """Writes the letters of packs that wait in the outbox."""

    desk: Desk
    documents: Documents

    async def write(self, row: Claimed) -> JsonObject | None:
        """Write one letter, once however often the job is tried.

        Raises:
            Dead: its reader is gone, or has no address any more.
        """
        person_id, report_id = (int(str(row.payload[name])) for name in ("person_id", "report_id"))
        evidence = Evidence("system", "desk", "report")
        async with begin(
            self.desk.engine, SYSTEM, self.desk.clock, self.desk.policy, evidence
        ) as work:
            to = await reached_by_mail(work, person_id)
            if to is None:
                raise Dead("no way to the receiver")
            files = await self._papers(work, to, report_id)
            told = bool(row.payload["told"])
            await bring_pack(work, to.actor, to.address, report_id, files, told=told)
        return None

    async def _papers(self, work: Work, to: ByMail, report_id: int) -> list[LetterFile]:
        files = []
        for paper in PAPERS:
            asked: JsonObject = {"document": paper, "args": {"report_id": report_id}}
            drawn = await self.documents.draw(work.open_session, to.actor, asked)
            blob = await blobs.put(work.open_session, drawn.content)
            files.append(LetterFile(drawn.file_name, drawn.mime_type, blob))
        return files
