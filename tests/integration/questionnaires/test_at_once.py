"""Two phones at the same moment, and a desk that dies in the middle of the pause."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import asyncpg
import pytest
from sqlalchemy import Connection, event, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import DeskError, TooLate
from domain.forms import responses
from domain.people import dismissal
from domain.questionnaires import beginning
from storage.models import (
    Contact,
    FormResponse,
    Handoff,
    Meeting,
    OutboxRow,
    Problem,
    Questionnaire,
    QuestionnaireResult,
    Ticket,
)
from storage.statements import Executor, Statement
from tests.fixtures.office import Office
from tests.integration.questionnaires.filling import STOPPED, fill, sent

LOST = (DBAPIError, asyncpg.InterfaceError, asyncpg.PostgresError, OSError)
COUNTED = (FormResponse, Questionnaire, QuestionnaireResult, Meeting, Ticket, Problem, OutboxRow)


async def somebody_waits(office: Office) -> None:
    """Until some transaction waits for another."""
    async with office.engine.connect() as connection:
        while not await connection.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")):
            await connection.rollback()


async def test_two_connections_at_the_same_moment_begin_one(visiting: Office) -> None:
    """The second comes while the first has not committed yet."""
    written, may_commit = asyncio.Event(), asyncio.Event()

    async def first() -> int:
        async with visiting.acting("Ольга") as work:
            draft = await beginning.begin(work, visiting.client_id)
            written.set()
            await may_commit.wait()
            return draft.id

    async def second() -> int:
        await written.wait()
        async with visiting.acting("Ольга") as work:
            return (await beginning.begin(work, visiting.client_id)).id

    async def referee() -> None:
        await written.wait()
        await somebody_waits(visiting)
        may_commit.set()

    async with asyncio.timeout(20):
        one, other, _ = await asyncio.gather(first(), second(), referee())
    assert one == other
    found = await counts(visiting)
    assert (found["questionnaires"], found["form_responses"]) == (1, 1)


async def test_a_crowd_of_taps_begins_one_for_each_rep(visiting: Office) -> None:
    async def begin(name: str) -> int | None:
        async with visiting.acting(name) as work:
            return (await beginning.begin(work, visiting.client_id)).subject_id

    names = ("Ольга", "Денис") * 4
    begun = await asyncio.gather(*(begin(name) for name in names))
    assert [len({*begun[at::2]}) for at in (0, 1)] == [1, 1]
    found = await counts(visiting)
    assert (found["questionnaires"], found["form_responses"]) == (2, 2)


async def pause_while_leaves(office: Office, leaver: str, successor: str) -> str | None:
    """Olga's questionnaire is handed in with complaints while somebody's dismissal is not committed
    yet; the key of what she is refused with, if she is.
    """
    async with office.acting("Ольга") as work:
        draft = await fill(work, await beginning.begin(work, office.client_id), STOPPED)
    may_commit = asyncio.Event()

    async def pause() -> str | None:
        try:
            async with office.acting("Ольга") as work:
                await sent(work, await responses.load(work, draft.id))
        except DeskError as refused:
            return refused.key
        return None

    async def referee() -> None:
        await somebody_waits(office)
        may_commit.set()

    async with asyncio.timeout(20), asyncio.TaskGroup() as group, office.acting("Алла") as work:
        await dismissal.dismiss(work, leaver, [successor])
        handing_in = group.create_task(pause())
        group.create_task(referee())
        await may_commit.wait()
    return handing_in.result()


async def test_no_complaint_goes_to_a_lead_who_is_just_leaving(visiting: Office) -> None:
    assert await pause_while_leaves(visiting, "Павел Орлов", "Антон Белов") is None
    async with visiting.system() as work:
        receivers = await work.open_session.scalars(select(Handoff.to_employee_id).distinct())
        assert list(receivers) == [visiting.person("Вера").id]


async def test_who_is_just_leaving_pauses_nothing(visiting: Office) -> None:
    refused = await pause_while_leaves(visiting, "Ольга Смирнова", "Денис Жуков")
    assert refused == "error-draft-unknown"  # it is his successor's already
    assert (await counts(visiting))["tickets"] == 0


@contextmanager
def dying(office: Office, at: int) -> Iterator[list[str]]:
    """The desk's connection breaks before a statement; what it would have said is listed.

    Args:
        at: from 0, among the statements of SQLAlchemy and the compiled ones.
    """
    seen: list[str] = []
    engine = office.engine.sync_engine

    def cut(connection: Connection | None, statement: str) -> None:
        assert connection is not None
        driver = connection.connection.driver_connection
        assert driver is not None
        if len(seen) == at:
            driver.terminate()
        seen.append(statement)

    def before(connection: Connection, _: object, statement: str, *__: object) -> None:
        cut(connection, statement)

    run = Statement.all

    async def all_or_cut(self: Statement, executor: Executor, /, **given: object) -> list[Any]:
        assert isinstance(executor, AsyncSession)
        cut((await executor.connection()).sync_connection, self._sql)
        return await run(self, executor, **given)

    event.listen(engine, "before_cursor_execute", before)
    try:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(Statement, "all", all_or_cut)
            yield seen
    finally:
        event.remove(engine, "before_cursor_execute", before)


async def counts(office: Office) -> dict[str, int]:
    async with office.system() as work:
        session = work.open_session
        return {
            table.__tablename__: await session.scalar(select(func.count()).select_from(table)) or 0
            for table in COUNTED
        }


@pytest.mark.long
async def test_a_crash_within_the_pause_loses_and_doubles_nothing(visiting: Office) -> None:
    """Wherever it comes: until the commit nothing has happened, and it can be handed in again."""
    async with visiting.acting("Ольга") as work:
        draft = await fill(work, await beginning.begin(work, visiting.client_id), STOPPED)
    before = await counts(visiting)
    at, died = 0, True
    while died:
        died = False
        with dying(visiting, at) as seen, suppress(*LOST):
            died = True
            async with visiting.acting("Ольга") as work:
                await sent(work, await responses.load(work, draft.id))
            died = False
        assert died == (len(seen) > at)
        if died:
            assert await counts(visiting) == before, seen[-1]
        at += 1
    assert at > 10, "it broke at each of its statements"
    after = await counts(visiting)
    changed = {name: after[name] - before[name] for name in after if name != "outbox"}
    assert changed == {
        "form_responses": 0,
        "questionnaires": 0,
        "questionnaire_results": 0,
        "meetings": 0,
        "tickets": 1,
        "problems": 2,
    }
    async with visiting.system() as work:
        session = work.open_session
        assert (await session.scalars(select(Questionnaire.state))).all() == ["paused"]
        assert (await session.scalars(select(FormResponse.state))).all() == ["paused"]
        told = select(OutboxRow.recipient).where(OutboxRow.kind == "notice")
        recipients = list(await session.scalars(told))
        assert len(recipients) == len({*recipients})
        assert len((await session.scalars(select(Contact.id))).all()) == 1


@pytest.mark.parametrize("phones", [2, 4])
async def test_handed_in_by_several_phones_at_once_it_is_paused_once(
    visiting: Office, phones: int
) -> None:
    async with visiting.acting("Ольга") as work:
        draft = await fill(work, await beginning.begin(work, visiting.client_id), STOPPED)

    async def hand_in() -> int:
        async with visiting.acting("Ольга") as work:
            return await sent(work, await responses.load(work, draft.id))

    done = await asyncio.gather(*(hand_in() for _ in range(phones)), return_exceptions=True)
    assert sorted(type(each).__name__ for each in done) == [
        *(TooLate.__name__,) * (phones - 1),
        int.__name__,
    ]
    found = await counts(visiting)
    assert (found["tickets"], found["problems"]) == (1, 2)
