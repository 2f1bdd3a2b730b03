"""Mail that has been read, and the desk it comes to."""

from dataclasses import dataclass, replace

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.asking.catalog import load_forms
from domain.forms.files import LOCALES as FORM_TEXTS
from domain.mail.incoming import IncomingMail, MailFile, Outcome
from domain.mail.taking import take
from domain.mail.tokens import token_hash
from domain.requests.drafting import RequestForms
from domain.texts import LOCALES, Texts
from domain.work import SYSTEM, Evidence, begin
from mail.intake import rows
from storage import blobs
from storage.models import (
    Contact,
    Handoff,
    Letter,
    Mail,
    MailThread,
    Request,
    RequestEvent,
)
from tests.fixtures.notices import notices_to
from tests.fixtures.office import Office

CLIENT = "kim@romashka.example"
FRESH = IncomingMail(
    id=0,
    mailbox="help",
    message_id="<first@romashka.example>",
    sender=CLIENT,
    sender_name="Ирина Ким",
    subject="Нет связи на втором этаже",
    words="Здравствуйте! С утра нет связи на всём втором этаже.",
    kind="new",
    verdict=None,
    authenticated=True,
)


@dataclass
class Post:
    """Mail coming to the office."""

    office: Office
    forms: RequestForms
    count: int = 0

    async def comes(self, mail: IncomingMail) -> tuple[int, Outcome]:
        """A mail is stored and taken, in two transactions: its id and what became of it."""
        stored = await self.stored(mail)
        return stored.id, await self.taken(stored)

    async def stored(self, mail: IncomingMail) -> IncomingMail:
        self.count += 1
        async with AsyncSession(self.office.engine) as session, session.begin():
            raw = f"{self.count}:{mail.subject}".encode()
            mail_id = await session.scalar(
                insert(Mail)
                .values(
                    mailbox=mail.mailbox,
                    uidvalidity=1,
                    uid=self.count,
                    sha256=await blobs.put(session, raw),
                    size=len(raw),
                    received_at=self.office.clock.now(),
                    stored_at=self.office.clock.now(),
                )
                .returning(Mail.id)
            )
        assert mail_id is not None
        return replace(mail, id=mail_id)

    async def taken(self, mail: IncomingMail) -> Outcome:
        evidence = Evidence("mail", mail.mailbox, f"mail:{mail.id}")
        office = self.office
        async with begin(office.engine, SYSTEM, office.clock, office.policy, evidence) as work:
            outcome = await take(work, self.forms.kinds, mail)
            await rows.note_outcome(work.open_session, mail, outcome)
        return outcome

    async def letters(self, kind: str | None = None) -> list[Letter]:
        async with AsyncSession(self.office.engine) as session:
            query = select(Letter).order_by(Letter.id)
            found = await session.scalars(
                query if kind is None else query.where(Letter.kind == kind)
            )
            return list(found)

    async def answer_to(self, letter: Letter, **changes: object) -> IncomingMail:
        """An answer to a letter of ours, by its token."""
        token = f"token{letter.id:021}"
        async with AsyncSession(self.office.engine) as session, session.begin():
            await session.execute(
                update(Letter).where(Letter.id == letter.id).values(token_hash=token_hash(token))
            )
        answer = replace(
            FRESH,
            message_id=f"<answer{letter.id}@romashka.example>",
            subject=f"Re: {FRESH.subject}",
            words="Добавлю: не работает и телефон.",
            kind="reply",
            verdict="other",
            tokens=(token,),
        )
        return replace(answer, **changes)  # type: ignore[arg-type] # fields by name

    async def told(self, name: str) -> list[str]:
        """The cards of the notices to somebody, in order."""
        return [str(notice["card"]) for notice in await notices_to(self.office, name)]

    async def events(self, request_id: int) -> list[str]:
        async with AsyncSession(self.office.engine) as session:
            found = await session.scalars(
                select(RequestEvent.kind)
                .where(RequestEvent.request_id == request_id)
                .order_by(RequestEvent.id)
            )
            return list(found)

    async def request(self, request_id: int | None) -> Request:
        async with AsyncSession(self.office.engine) as session:
            return await session.get_one(Request, request_id)

    async def count_of(self, model: type[Request | Handoff | Contact | MailThread]) -> int:
        async with AsyncSession(self.office.engine) as session:
            return len((await session.scalars(select(model.id))).all())


@pytest.fixture
async def post(office: Office) -> Post:
    async with AsyncSession(office.engine) as session, session.begin():
        await session.execute(update(Contact).values(email="Kim@Romashka.example"))
    texts = Texts.load(LOCALES, FORM_TEXTS)
    forms = await load_forms(office.engine, office.policy, texts, office.clock)
    return Post(office, forms.requests)


def a_file(name: str, mime_type: str = "image/jpeg", *, dangerous: bool = False) -> MailFile:
    return MailFile(name, mime_type, b"data of " + name.encode(), dangerous)
