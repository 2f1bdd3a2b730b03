"""A document comes to the chat, and by mail where it is wanted or the chat does not reach."""

from dataclasses import replace

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot import texts as bot_texts
from bot.cards import CARDS
from bot.documents import Documents
from bot.sending import Sender
from documents import paper
from domain import texts as domain_texts
from domain.texts import Texts
from domain.work import Work
from storage import blobs
from storage.base import JsonObject
from storage.dispatcher import Dead
from storage.models import Account, Employee, Letter, MailThread, OutboxRow
from storage.outbox import Claimed
from tests.fixtures.office import Office
from tests.integration.bot.conftest import Runtime, World
from tests.integration.quality.acting import paused
from tests.integration.questionnaires.filling import learn_form


@pytest.fixture
def papers(world: World) -> World:
    """The desk with the texts of papers too."""
    texts = Texts.load(domain_texts.LOCALES, bot_texts.LOCALES, paper.LOCALES)
    world.desk = replace(world.desk, texts=texts)
    return world


async def address(office: Office, name: str) -> None:
    """A colleague has an address."""
    async with AsyncSession(office.engine) as session, session.begin():
        await session.execute(
            update(Employee)
            .where(Employee.id == office.person(name).id)
            .values(email="orlov@svyaz.example")
        )


def order(work: Work, ticket_id: int | None = None) -> None:
    """The register, as a spreadsheet; with the letter of a ticket, if one is named."""
    named = ticket_id is not None
    work.order_document(
        "ticket_register",
        letter="ticket" if named else None,
        subject=f"ticket:{ticket_id}" if named else None,
        first="2026-11-01",
        last="2026-11-30",
        file_format="xlsx",
        ticket_id=ticket_id,
    )


async def ordered(office: Office, name: str, ticket_id: int | None = None) -> Claimed:
    """The job of a document that somebody ordered."""
    async with office.acting(name) as work:
        order(work, ticket_id)
    async with AsyncSession(office.engine) as session:
        row = await session.scalar(
            select(OutboxRow).where(OutboxRow.kind == "document").order_by(OutboxRow.id.desc())
        )
    assert row is not None
    payload: JsonObject = dict(row.payload)
    return Claimed(
        row.id, row.kind, row.recipient, row.subject, payload, None, 1, None, office.clock.now()
    )


def documents(world: World, runtime: Runtime) -> Documents:
    sender = Sender(runtime.api, world.desk.engine, world.desk.clock, 424242)
    return Documents(world.desk, sender, CARDS)


async def letters(office: Office) -> list[Letter]:
    async with AsyncSession(office.engine) as session:
        return list(await session.scalars(select(Letter).order_by(Letter.id)))


async def test_it_comes_to_the_chat_alone(papers: World) -> None:
    office = papers.office
    await address(office, "Павел")
    async with papers.parts() as runtime:
        await documents(papers, runtime).send(await ordered(office, "Павел"))
    (message,) = await papers.messages(papers.chat("Павел"))
    assert message["media"]["file_name"].endswith(".xlsx")
    assert await letters(office) == []


async def test_a_copy_goes_by_mail_too_once(papers: World) -> None:
    """However often the job is tried; the letter says what the chat says, and is answered there."""
    office = papers.office
    await learn_form(office)
    await address(office, "Павел")
    ticket_id = await paused(office)
    job = await ordered(office, "Павел", ticket_id)
    async with papers.parts() as runtime:
        for _ in range(2):
            await documents(papers, runtime).send(job)
    found = await letters(office)
    assert len(found) == 1
    letter = found[0]
    assert letter.args["acts"] == ["accept"]
    assert any("Касса стоит до обеда" in line for line in letter.args["lines"])  # type: ignore[attr-defined] # JSON
    assert letter.files is not None
    (file,) = letter.files
    assert str(file["name"]).endswith(".xlsx")
    async with AsyncSession(office.engine) as session:
        assert await blobs.get(session, bytes.fromhex(str(file["sha256"])))
        thread = await session.get_one(MailThread, letter.thread_id)
    assert thread.subject == f"ticket:{ticket_id}"
    assert len(await papers.messages(papers.chat("Павел"))) == 2


async def test_who_has_no_chat_gets_it_by_mail(papers: World) -> None:
    office = papers.office
    await address(office, "Павел")
    async with AsyncSession(office.engine) as session, session.begin():
        await session.execute(
            update(Account)
            .where(Account.employee_id == office.person("Павел").id)
            .values(revoked_at=office.clock.now())
        )
    async with papers.parts() as runtime:
        await documents(papers, runtime).send(await ordered(office, "Павел"))
        (letter,) = await letters(office)
        assert "Файл во вложении" in str(letter.args["lines"])
        async with AsyncSession(office.engine) as session, session.begin():
            await session.execute(update(Employee).values(email=None))
        with pytest.raises(Dead):
            await documents(papers, runtime).send(await ordered(office, "Павел"))
