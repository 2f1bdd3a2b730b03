"""The pack for the meeting comes by mail with its papers, once however often it is tried."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot import texts as bot_texts
from bot.cards import CARDS
from bot.documents import Documents
from bot.pack_letters import PackLetters
from bot.sending import Sender
from documents import paper
from domain import texts as domain_texts
from domain.reports import sweeps
from domain.reports.sending import PACK_LETTER
from domain.texts import Texts
from storage.models import Employee, Letter, MailAddress, OutboxRow, Report
from storage.outbox import Claimed
from tests.integration.bot.conftest import Runtime, World

HEAD = "Марина"
MEETING = datetime(2026, 11, 30, 5, 1, tzinfo=UTC)
"""A minute after 9:00 of a Monday in Samara."""

PDF = "application/pdf"


@pytest.fixture
async def meeting(world: World) -> World:
    """The desk with the texts of papers, at the hour of the meeting; the head reads by mail."""
    texts = Texts.load(domain_texts.LOCALES, bot_texts.LOCALES, paper.LOCALES)
    world.desk = replace(world.desk, texts=texts)
    office = world.office
    async with office.engine.begin() as connection:
        await connection.execute(
            update(Employee).values(created_at=office.clock.now() - timedelta(days=90))
        )
        await connection.execute(
            update(Employee)
            .where(Employee.id == office.person(HEAD).id)
            .values(email="lis@svyaz.example", digest_by="mail")
        )
    office.clock.at = MEETING
    while True:
        async with office.system() as work:
            if not await sweeps.send_reports(work):
                return world


def writer(world: World, runtime: Runtime) -> PackLetters:
    sender = Sender(runtime.api, world.desk.engine, world.desk.clock, 424242)
    return PackLetters(world.desk, Documents(world.desk, sender, CARDS))


async def job(world: World) -> Claimed:
    async with AsyncSession(world.office.engine) as session:
        row = (await session.scalars(select(OutboxRow).where(OutboxRow.kind == PACK_LETTER))).one()
    return Claimed(
        row.id, row.kind, row.recipient, row.subject, dict(row.payload), None, 1, None, MEETING
    )


async def letters(world: World) -> list[Letter]:
    async with AsyncSession(world.office.engine) as session:
        found = select(Letter).where(Letter.kind == "digest_weekly")
        return list(await session.scalars(found))


async def test_one_letter_with_both_papers(meeting: World) -> None:
    row = await job(meeting)
    async with meeting.parts() as runtime:
        for _ in range(2):
            await writer(meeting, runtime).write(row)
    [letter] = await letters(meeting)
    assert letter.address == "lis@svyaz.example"
    assert [(each["name"], each["mime"] == PDF) for each in letter.files or []] == [
        ("совещание-2026-11-30.pdf", True),
        ("совещание-2026-11-30.xlsx", False),
    ]


async def test_who_reads_by_mail_has_nothing_in_the_chat(meeting: World) -> None:
    head = meeting.office.person(HEAD).id
    async with AsyncSession(meeting.office.engine) as session:
        weekly = (
            await session.scalars(
                select(Report.id).where(Report.kind == "weekly", Report.employee_id == head)
            )
        ).one()
        rows = await session.scalars(
            select(OutboxRow).where(OutboxRow.recipient == f"person:{head}")
        )
        assert [row for row in rows if row.subject == f"report:{weekly}"] == []


async def test_a_pack_that_no_letter_may_bring_goes_to_the_chat(meeting: World) -> None:
    async with AsyncSession(meeting.office.engine) as session, session.begin():
        session.add(MailAddress(address="lis@svyaz.example", bounced_at=MEETING))
    async with meeting.parts() as runtime:
        await writer(meeting, runtime).write(await job(meeting))
    assert await letters(meeting) == []
    head = meeting.office.person(HEAD).id
    async with AsyncSession(meeting.office.engine) as session:
        rows = list(
            await session.scalars(
                select(OutboxRow).where(OutboxRow.recipient == f"document:{head}")
            )
        )
    assert {row.payload.get("document") for row in rows if row.kind == "document"} == {
        "weekly_page", "weekly_book",
    }  # fmt: skip
