"""A client who is asked whether it is repaired, and what he answers: real letters, and answers in
real bytes, read by the desk's own reader.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.company.quality import Asking as AskingRules
from domain.mail import leaving, posting
from domain.mail.incoming import Outcome
from domain.mail.taking import take
from domain.quality import asking
from domain.quality.opening import Complaint
from domain.texts import LOCALES, Texts
from domain.work import SYSTEM, Evidence, begin
from mail.intake import rows
from mail.intake.reading import read_mail
from mail.letters.letter import Scribe
from mail.letters.writing import LOCALES as LETTERS
from mail.sending.outgoing import _bytes_of
from sandbox.mail.answers import Answer, answer
from sandbox.mail.reading import Opened
from sandbox.mail.stamps import Arrival, Auth, stamped
from sandbox.mail.writing import AttachedFile, write
from storage import blobs
from storage.models import (
    Asking,
    Contact,
    Letter,
    Mail,
    Questionnaire,
    Request,
    Task,
    Ticket,
    TicketAnswer,
)
from tests.fixtures.notices import notices_to
from tests.fixtures.office import Office
from tests.integration.quality.acting import CASH_DESK, accepted, fixed

KIM = "kim@romashka.example"
COLLEAGUE = "petrova@romashka.example"
STRANGER = "zakaz@vasilek.example"
TEXTS = Texts.load(LOCALES, LETTERS)


@dataclass
class Client:
    """Ромашка, whose Irina Kim is asked, and the office that asks her."""

    office: Office
    mails: int = 0

    def rules(self, **changes: object) -> None:
        """Other rules of asking than the usual ones."""
        policy = self.office.policy
        rules = AskingRules().model_copy(update=changes)
        quality = policy.quality.model_copy(update={"asking": rules})
        self.office.policy = policy.model_copy(update={"quality": quality})

    def trusts(self, mailbox: str = "sales") -> None:
        """The mailbox's server says who is who he says he is."""
        policy = self.office.policy
        box = policy.mailboxes[mailbox].model_copy(update={"authserv_id": "mx.svyaz.example"})
        boxes = {**policy.mailboxes, mailbox: box}
        self.office.policy = policy.model_copy(update={"mailboxes": boxes})

    async def repaired(self, complaints: Sequence[Complaint] = (CASH_DESK,)) -> int:
        """A ticket that service says is repaired."""
        ticket_id = await accepted(self.office, complaints)
        await fixed(self.office, ticket_id)
        return ticket_id

    async def asked(self, complaints: Sequence[Complaint] = (CASH_DESK,)) -> int:
        """A ticket whose client has got the letter."""
        ticket_id = await self.repaired(complaints)
        await self.ask(ticket_id)
        return ticket_id

    async def ask(self, ticket_id: int) -> bool:
        row = await self.ticket(ticket_id)
        async with self.office.acting("Ольга") as work:
            return await asking.send(work, ticket_id, row.round)

    async def again(self, ticket_id: int) -> None:
        """Service repairs what came back, and the client is asked in the next round."""
        await fixed(self.office, ticket_id)
        await self.ask(ticket_id)

    async def ticket(self, ticket_id: int) -> Ticket:
        async with AsyncSession(self.office.engine) as session:
            return await session.get_one(Ticket, ticket_id)

    async def state(self, ticket_id: int) -> tuple[str, int]:
        """The state of a ticket and its round."""
        row = await self.ticket(ticket_id)
        return row.state, row.round

    async def letters(self, kind: str | None = None) -> list[Letter]:
        """The letters about tickets."""
        async with AsyncSession(self.office.engine) as session:
            found = await session.scalars(
                select(Letter).where(Letter.kind.startswith("ticket_")).order_by(Letter.id)
            )
            return [each for each in found if kind is None or each.kind == kind]

    async def sent(self, letter: Letter) -> bytes:
        """A letter leaves: its bytes, the same each time."""
        office = self.office
        scribe = Scribe(office.policy, TEXTS, office.clock)
        async with office.system() as work:
            taken = await leaving.take_up(work, [letter.id])
            if taken:
                (ready,) = await scribe.composed(work.opened, taken)
                await leaving.begin_sending(work, [(ready.letter, _bytes_of(ready))])
                await posting.note_sent(work, [letter.id], "250")
                return ready.composed.raw
        async with AsyncSession(office.engine) as session:
            kept = await session.get_one(Letter, letter.id)
            return await blobs.get(session, kept.blob or b"") or b""

    async def answers(
        self,
        words: str,
        *,
        letter: Letter | None = None,
        sender: str = KIM,
        style: str = "gmail",
        charset: str | None = None,
        auth: Auth = "pass",
        language: Literal["ru", "en"] = "ru",
        headers: Mapping[str, str] | None = None,
    ) -> Outcome:
        """An answer to a letter, the last one unless given."""
        raw = await self.written(
            words,
            letter=letter,
            sender=sender,
            style=style,
            charset=charset,
            auth=auth,
            language=language,
            headers=headers or {},
        )
        return await self.comes(raw)

    async def written(
        self,
        words: str,
        *,
        letter: Letter | None = None,
        sender: str = KIM,
        style: str = "gmail",
        charset: str | None = None,
        auth: Auth = "pass",
        language: Literal["ru", "en"] = "ru",
        headers: Mapping[str, str] | None = None,
        photo: bytes | None = None,
    ) -> bytes:
        """The bytes of an answer as the mailbox has them."""
        answered = letter or (await self.letters())[-1]
        now = self.office.clock.now()
        files = () if photo is None else (AttachedFile("photo.jpg", "image/jpeg", photo),)
        said = Answer(
            f"Ирина Ким <{sender}>", words, style, language, charset, headers or {}, files
        )
        draft = answer(Opened(await self.sent(answered)), now, said)
        made = write(draft, now)
        arrival = Arrival(
            made.mail_from,
            made.recipients[0],
            "mail.example",
            now,
            auth,
            "mx.svyaz.example",
        )
        return stamped(made.raw, arrival)

    async def comes(self, raw: bytes, mailbox: str = "sales") -> Outcome:
        """A mail is stored and taken."""
        return await self.taken(await self.stored(raw, mailbox), raw, mailbox)

    async def stored(self, raw: bytes, mailbox: str = "sales") -> int:
        self.mails += 1
        async with AsyncSession(self.office.engine) as session, session.begin():
            mail_id: int = (
                await session.execute(
                    insert(Mail)
                    .values(
                        mailbox=mailbox,
                        uidvalidity=1,
                        uid=self.mails,
                        sha256=await blobs.put(session, raw + b"%d" % self.mails),
                        size=len(raw),
                        received_at=self.office.clock.now(),
                        stored_at=self.office.clock.now(),
                    )
                    .returning(Mail.id)
                )
            ).scalar_one()
        return mail_id

    async def taken(self, mail_id: int, raw: bytes, mailbox: str = "sales") -> Outcome:
        office = self.office
        mail = read_mail(mail_id, mailbox, raw, office.policy)
        evidence = Evidence("mail", mailbox, f"mail:{mail_id}")
        async with begin(office.engine, SYSTEM, office.clock, office.policy, evidence) as work:
            outcome = await take(work, {}, mail)
            await rows.note_outcome(work.open_session, mail, outcome)
        return outcome

    async def said(self, ticket_id: int) -> list[TicketAnswer]:
        """What was said about a ticket."""
        async with AsyncSession(self.office.engine) as session:
            found = await session.scalars(
                select(TicketAnswer)
                .where(TicketAnswer.ticket_id == ticket_id)
                .order_by(TicketAnswer.id)
            )
            return list(found)

    async def question(self, ticket_id: int) -> TicketAnswer:
        """The one answer that waits for the rep."""
        (only,) = [each for each in await self.said(ticket_id) if each.state == "asked"]
        return only

    async def askings(self, ticket_id: int) -> list[Asking]:
        async with AsyncSession(self.office.engine) as session:
            found = await session.scalars(
                select(Asking).where(Asking.ticket_id == ticket_id).order_by(Asking.id)
            )
            return list(found)

    async def told(self, name: str, card: str) -> list[dict[str, object]]:
        """What the notices of one card to somebody are drawn from."""
        return [
            dict(each["args"])
            for each in await notices_to(self.office, name)
            if each["card"] == card
        ]

    async def tasks(self) -> list[Task]:
        async with AsyncSession(self.office.engine) as session:
            return list(await session.scalars(select(Task).order_by(Task.id)))

    async def questionnaire(self, ticket_id: int) -> str:
        """The state of the questionnaire that a ticket stopped."""
        row = await self.ticket(ticket_id)
        async with AsyncSession(self.office.engine) as session:
            return (await session.get_one(Questionnaire, row.questionnaire_id)).state

    async def request_states(self, ticket_id: int) -> list[str]:
        async with AsyncSession(self.office.engine) as session:
            found = await session.scalars(
                select(Request.state).where(Request.ticket_id == ticket_id).order_by(Request.id)
            )
            return list(found)


@pytest.fixture
async def client(office: Office) -> Client:
    async with AsyncSession(office.engine) as session, session.begin():
        await session.execute(update(Contact).values(email="Kim@Romashka.example"))
        session.add(
            Contact(
                client_id=office.client_id,
                name="Анна Петрова",
                email=COLLEAGUE,
                created_at=office.clock.now(),
                updated_at=office.clock.now(),
            )
        )
    return Client(replace(office))
