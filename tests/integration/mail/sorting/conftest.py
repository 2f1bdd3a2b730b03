"""Mail that comes in as bytes, is read by the desk's own reader, and asks people on their phones.

What the outbox holds for them is delivered by its own handlers; only Telegram is played.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import make_msgid
from typing import cast

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from bot.calls import Call, Json
from bot.cards import CARDS
from bot.delivery import Delivery
from bot.sending import Sender, Unreachable
from domain.work import Actor
from mail.intake.processing import Reader
from storage import blobs
from storage.base import JsonObject
from storage.models import Account, Contact, Employee, Letter, Mail, OutboxRow, Request
from storage.outbox import CLAIMED, Claimed
from tests.fixtures.office import Office
from tests.integration.dialogs.conftest import House, Message, Phone, house, texts

__all__ = ["house", "texts"]

CLIENT = "kim@romashka.example"
STRANGER = "zakaz@vasilek.example"
HOLDER, LEAD, SORTER, OTHER_SORTER = "Антон", "Павел", "Елена", "Юлия"

_NEXT = text(
    f"""
    UPDATE outbox SET state = 'sent', finished_at = clock_timestamp()
    WHERE id = (
        SELECT id FROM outbox
        WHERE state = 'queued' AND kind IN ('notice', 'redraw', 'mail_decided')
        ORDER BY id LIMIT 1
    )
    RETURNING {CLAIMED}
    """  # noqa: S608 - constants
).columns(payload=JSONB)


@dataclass
class Telegram:
    """In place of the sender: what is sent appears on the phones that are on."""

    house: House
    off: set[int] = field(default_factory=set)

    bot_id = 424242

    async def wait_for_turn(self, _: int) -> None:
        """Nobody waits here."""

    async def send_all(self, _: Claimed, calls: list[Call]) -> list[Json]:
        return [await self.send(call) for call in calls]

    async def send(self, call: Call) -> Json:
        chat_id = cast("int", call.params["chat_id"])
        if chat_id in self.off:
            raise Unreachable("Forbidden: bot was blocked by the user")
        if chat_id < 0:
            return {"message_id": 1, "chat": {"id": chat_id}}
        phone = self.house.phones.setdefault(chat_id, Phone(self.house, chat_id))
        answer = phone.apply(call)
        return {**answer, "chat": {"id": chat_id}} if isinstance(answer, dict) else answer


@dataclass
class Mailroom:
    """The office with its mail and its phones."""

    house: House
    reader: Reader
    telegram: Telegram
    uid: int = 0

    @property
    def office(self) -> Office:
        return self.house.office

    def phone(self, name: str) -> Phone:
        return self.house.phone(name)

    async def comes(
        self,
        words: str,
        *,
        sender: str = CLIENT,
        name: str = "Ирина Ким",
        subject: str = "Нет связи на втором этаже",
        box: str = "help",
        auth: str = "pass",
        files: Sequence[str] = (),
        **headers: str,
    ) -> int:
        """A mail comes in, is read, and whoever is asked hears of it: the mail's id."""
        message = EmailMessage()
        address = self.office.policy.mailboxes[box].address
        domain = sender.partition("@")[2]
        message["Authentication-Results"] = f"mx.svyaz.example; dmarc={auth} header.from={domain}"
        message["From"], message["To"] = f"{name} <{sender}>", headers.pop("To", address)
        message["Subject"] = subject
        message["Message-ID"] = make_msgid(domain=domain)
        for header, value in headers.items():
            message[header.replace("_", "-")] = value
        message.set_content(words)
        for file_name in files:
            message.add_attachment(b"%PDF", "application", "pdf", filename=file_name)
        mail_id = await self._store(box, message.as_bytes())
        while await self.reader.read_batch():
            pass
        await self.deliver()
        return mail_id

    async def _store(self, box: str, raw: bytes) -> int:
        self.uid += 1
        now = self.office.clock.now()
        async with AsyncSession(self.office.engine) as session, session.begin():
            mail_id: int | None = await session.scalar(
                insert(Mail)
                .values(
                    mailbox=box,
                    uidvalidity=1,
                    uid=self.uid,
                    sha256=await blobs.put(session, raw),
                    size=len(raw),
                    received_at=now,
                    stored_at=now,
                )
                .returning(Mail.id)
            )
        assert mail_id is not None
        return mail_id

    async def answers(self, letter: Letter, words: str, **more: str) -> int:
        """The client answers a letter of ours: by its Message-ID."""
        return await self.comes(
            words, subject=f"Re: {letter.kind}", In_Reply_To=letter.message_id, **more
        )

    async def deliver(self) -> None:
        """Everything that waits in the outbox for people or for the mail's way in, in order."""
        delivery = Delivery(self.house.desk, cast("Sender", self.telegram), CARDS)
        handlers = {**delivery.handlers(), **self.reader.handlers()}
        while row := await self._next():
            result = await handlers[row.kind](row)
            async with self.office.engine.begin() as connection:
                await connection.execute(
                    update(OutboxRow).where(OutboxRow.id == row.id).values(result=result)
                )

    async def _next(self) -> Claimed | None:
        async with self.office.engine.begin() as connection:
            found = (await connection.execute(_NEXT)).first()
        return None if found is None else Claimed.of(found)

    async def decide_again(self, mail_id: int) -> JsonObject | None:
        """The outbox has a decision carried out once more, as after a crash."""
        async with AsyncSession(self.office.engine) as session:
            row = await session.scalar(
                select(OutboxRow).where(OutboxRow.key == f"decided:{mail_id}")
            )
        assert row is not None
        names = Claimed.__dataclass_fields__
        claimed = Claimed(**{name: getattr(row, name) for name in names})
        return await self.reader.carry_out_decision(claimed)

    async def mail(self, mail_id: int) -> Mail:
        async with AsyncSession(self.office.engine) as session:
            return await session.get_one(Mail, mail_id)

    async def requests(self) -> list[Request]:
        async with AsyncSession(self.office.engine) as session:
            return list(await session.scalars(select(Request).order_by(Request.id)))

    async def letters(self, kind: str) -> list[Letter]:
        async with AsyncSession(self.office.engine) as session:
            found = select(Letter).where(Letter.kind == kind).order_by(Letter.id)
            return list(await session.scalars(found))

    def asked(self, name: str, *, words: str) -> Message:
        """The last message on somebody's phone with these words."""
        messages = self.phone(name).messages
        return next(each for each in reversed(messages) if words in each.get("text", ""))


@pytest.fixture
async def room(house: House) -> Mailroom:
    """The office, without coordinators."""
    office, desk = house.office, house.desk
    async with AsyncSession(office.engine) as session, session.begin():
        await session.execute(update(Contact).values(email="Kim@Romashka.example"))
    marked: list[str] = []
    forms = desk.forms.requests.kinds
    reader = Reader(office.engine, office.clock, office.policy, forms, marked.append)
    return Mailroom(house, reader, Telegram(house))


@pytest.fixture
async def sorters(room: Mailroom) -> Mailroom:
    """The office with two coordinators."""
    await hire(room.office, "Елена Котова", "coordinator")
    await hire(room.office, "Юлия Сафина", "coordinator")
    return room


async def hire(office: Office, name: str, role: str, email: str | None = None) -> Actor:
    """Somebody comes into the sales department, with a phone."""
    async with AsyncSession(office.engine) as session, session.begin():
        employee = Employee(
            name=name,
            role=role,
            department="sales",
            language="ru",
            time_zone="Europe/Samara",
            email=email,
            created_at=office.clock.now(),
        )
        session.add(employee)
        await session.flush()
        session.add(
            Account(
                employee_id=employee.id,
                channel="telegram",
                external_id=str(1000 + employee.id),
                created_at=office.clock.now(),
            )
        )
        actor = Actor(employee.id, name, role, "sales", "ru", "Europe/Samara")
    office.staff[name] = actor
    return actor
