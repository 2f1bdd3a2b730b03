"""Somebody's mailbox in the sandbox: what came to it, what is written and answered from it."""

import re
from dataclasses import dataclass

from tests.e2e.world import Json, World


@dataclass(frozen=True)
class Letter:
    """A mail that came to somebody."""

    uid: int
    sender: str
    subject: str
    text: str
    html: str
    headers: dict[str, str]
    attachments: list[str]

    @classmethod
    def of(cls, view: Json) -> "Letter":
        return cls(
            uid=view["uid"],
            sender=view["from"],
            subject=view["subject"],
            text=view["text"],
            html=view["html"] or "",
            headers={name.lower(): value for name, value in view["headers"].items()},
            attachments=[each["file_name"] for each in view["attachments"]],
        )

    @property
    def number(self) -> int:
        """Of the request it speaks of."""
        found = re.search(r"Заявка № (\d+)", self.subject)
        assert found, self.subject
        return int(found[1])


@dataclass(frozen=True)
class Mailbox:
    """Somebody's address."""

    world: World
    address: str
    name: str = ""

    async def letters(self) -> list[Letter]:
        """All that came, oldest first."""
        return [Letter.of(view) for view in await self.world.get(f"/mail/{self.address}")]

    async def last(self) -> Letter:
        found = await self.letters()
        assert found, f"nothing came to {self.address}"
        return found[-1]

    async def write(self, to: str, subject: str, text: str, **more: object) -> Json:
        """Write a mail, and wait until the desk has dealt with it."""
        sender = f"{self.name} <{self.address}>" if self.name else self.address
        body = {"from": sender, "to": to, "subject": subject, "text": text, **more}
        sent: Json = await self.world.post("/mail", **body)
        await self.world.settle()
        return sent

    async def answer(self, letter: Letter, text: str, style: str = "gmail", **more: object) -> None:
        """Answer a letter as the owner of this mailbox would in that program."""
        await self.post_answer(letter, text, style, **more)
        await self.world.settle()

    async def post_answer(
        self, letter: Letter, text: str, style: str = "gmail", **more: object
    ) -> None:
        """The same, without waiting for what the desk makes of it."""
        body = {"uid": letter.uid, "text": text, "style": style, **more}
        await self.world.post(f"/mail/{self.address}/reply", **body)
