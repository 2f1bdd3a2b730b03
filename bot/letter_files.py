"""The text of a letter that its writer sent as a file, once the file is fetched."""

from dataclasses import dataclass

from sqlalchemy import select

from bot.desk import Desk
from domain.errors import DeskError
from domain.letters.text_files import take_text
from domain.work import Actor, Evidence, begin
from storage.base import JsonObject
from storage.dispatcher import Dead
from storage.models import Employee
from storage.outbox import Claimed


@dataclass(frozen=True)
class LetterFiles:
    """Puts fetched texts in place, in the name of who sent them."""

    desk: Desk

    async def take(self, row: Claimed) -> JsonObject | None:
        """Put one text in place.

        Raises:
            Dead: who sent it has left, or the letter is not his any more.
        """
        person_id, letter_id, attachment_id = (
            int(str(row.payload[name])) for name in ("person_id", "letter_id", "attachment_id")
        )
        actor = await self._actor(person_id)
        evidence = Evidence("telegram", str(person_id), f"file:{attachment_id}")
        try:
            async with begin(
                self.desk.engine, actor, self.desk.clock, self.desk.policy, evidence
            ) as work:
                await take_text(work, letter_id, attachment_id)
        except DeskError as refusal:
            raise Dead(refusal.key) from None
        return None

    async def _actor(self, person_id: int) -> Actor:
        async with self.desk.engine.connect() as connection:
            row = (
                await connection.execute(
                    select(
                        Employee.id,
                        Employee.name,
                        Employee.role,
                        Employee.department,
                        Employee.language,
                        Employee.time_zone,
                    ).where(Employee.id == person_id, Employee.active)
                )
            ).first()
        if row is None:
            raise Dead("its writer has left")
        return Actor(*row)
