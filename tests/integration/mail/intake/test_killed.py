"""A thousand mails while the whole desk is killed at random twenty times: each has one effect."""

import asyncio
import os
import random
import signal
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from domain.requests import handoffs
from domain.requests.seals import verify
from sandbox.config import SandboxConfig
from sandbox.server import Sandbox
from storage.models import Handoff, Mail
from tests.fixtures.office import Office
from tests.fixtures.postgres import Database
from tests.integration.mail.imap.conftest import running, until
from tests.integration.mail.imap.servers import MailServer
from tests.integration.mail.intake.conftest import WRITERS, letter_of, write_files

# Twenty-one starts of a whole desk: a minute and a half alone, three on a machine that is busy.
pytestmark = [pytest.mark.long, pytest.mark.timeout(400)]

MAILS, KILLS, ANSWERS, BROUGHT_AT_ONCE = 1_000, 20, 5, 10
DESK = "tests.integration.mail.intake.desk_process"
ROOT = Path(__file__).parents[4]
BOT_TOKEN = "4100:a-bot-that-lives-nowhere-else"

_EFFECTS = text(
    """
    SELECT (SELECT count(*) FROM mails) AS mails,
           (SELECT count(*) FROM mails WHERE state = 'done' AND attempts = 0) AS done,
           (SELECT count(DISTINCT request_id) FROM mails WHERE outcome = 'request') AS made,
           (SELECT count(*) FROM requests) AS requests,
           (SELECT count(*) FROM form_responses) AS forms,
           (SELECT count(DISTINCT request_id) FROM handoffs) AS offered,
           (SELECT count(*) FROM handoffs) AS offers,
           (SELECT count(DISTINCT key) FROM letters WHERE kind = 'receipt') AS receipts,
           (SELECT count(*) FROM outbox WHERE kind = 'letter') AS to_be_sent,
           (SELECT count(*) FROM comments) AS comments
    """
)
_ASTRAY = text(
    """
    SELECT count(*) FROM mails AS answer
    JOIN mails AS first ON 'Re: ' || first.subject = answer.subject
    LEFT JOIN comments ON comments.mail_id = answer.id AND comments.request_id = first.request_id
    WHERE answer.outcome <> 'added' OR comments.id IS NULL
    """
)


@pytest.fixture
def pymap() -> Iterator[MailServer]:
    with running("pymap") as server:
        yield server


def _mail(number: int) -> bytes:
    """Every fifth answers the one before it, which its writer sent too."""
    if number % ANSWERS == ANSWERS - 1:
        return letter_of(number, (number - 1) % WRITERS, answers=number - 1)
    return letter_of(number, number % WRITERS)


async def test_each_mail_has_one_effect_whenever_the_desk_is_killed(
    db: Database, known_writers: Office, pymap: MailServer, tmp_path: Path
) -> None:
    write_files(tmp_path, pymap.port)
    chance = random.Random(3)
    share = MAILS // KILLS
    async with _desks(db, tmp_path) as lives:
        for number in range(KILLS):
            before = await _stored_and_done(db.engine)
            coming = range(number * share, (number + 1) * share)
            bringing = asyncio.create_task(_bring(pymap, coming))
            desk = await anext(lives)
            await _commits(db.engine, before)
            await asyncio.sleep(chance.uniform(0, 0.5))
            os.kill(desk, signal.SIGKILL)
            await bringing
        last = await anext(lives)
        await until(lambda: _all_done(db.engine), within=60)
        os.kill(last, signal.SIGKILL)
    await _check(db.engine)
    await _sign_some(known_writers)


async def _bring(server: MailServer, numbers: range) -> None:
    """By several at once; an answer comes after what it answers."""
    async with asyncio.TaskGroup() as bringing:
        for first in numbers[::BROUGHT_AT_ONCE]:
            mails = [_mail(number) for number in range(first, first + BROUGHT_AT_ONCE)]
            bringing.create_task(asyncio.to_thread(server.append, *mails))


@asynccontextmanager
async def _desks(db: Database, folder: Path) -> AsyncIterator[AsyncIterator[int]]:
    """Process ids of desks, one after the other; the next lives when the one before is dead."""
    async with Sandbox(SandboxConfig(BOT_TOKEN, "fieldpost_bot", port=0)) as telegram:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", DESK),
            cwd=ROOT,
            env=os.environ | _settings(db, folder, telegram.url),
            stdout=asyncio.subprocess.PIPE,
            start_new_session=True,
        )
        assert process.stdout is not None
        try:
            yield (int(line) async for line in process.stdout if line.strip().isdigit())
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            await process.wait()


def _settings(db: Database, folder: Path, bot_api_url: str) -> dict[str, str]:
    """The environment of a desk."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        web_port = probe.getsockname()[1]
    return {
        "FIELDPOST_DATABASE_URL": db.url,
        "FIELDPOST_BOT_TOKEN": BOT_TOKEN,
        "FIELDPOST_BOT_API_URL": bot_api_url,
        "FIELDPOST_COMPANY_FILE": str(folder / "company.toml"),
        "FIELDPOST_MAIL_FILE": str(folder / "mail.toml"),
        "FIELDPOST_DATA_DIR": str(folder),
        "FIELDPOST_WEB_HOST": "127.0.0.1",
        "FIELDPOST_WEB_PORT": str(web_port),
        "FIELDPOST_LOG_LEVEL": "error",
    }


async def _commits(engine: AsyncEngine, before: tuple[int, int]) -> None:
    """Wait until a desk has committed something: so each kill falls into the work."""

    async def committed() -> bool:
        return await _stored_and_done(engine) != before

    await until(committed, within=30)


async def _all_done(engine: AsyncEngine) -> bool:
    return await _stored_and_done(engine) == (MAILS, MAILS)


async def _stored_and_done(engine: AsyncEngine) -> tuple[int, int]:
    done = func.count().filter(Mail.state == "done")
    async with engine.connect() as connection:
        row = (await connection.execute(select(func.count(), done).select_from(Mail))).one()
    return row[0], row[1]


async def _check(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        made = (await connection.execute(_EFFECTS)).one()._mapping
        assert await connection.scalar(_ASTRAY) == 0
    answers = MAILS // ANSWERS
    each_once = dict.fromkeys(made, MAILS - answers)
    assert made == {**each_once, "mails": MAILS, "done": MAILS, "comments": answers}


async def _sign_some(office: Office) -> None:
    """The register goes on from here, and its chains hold."""
    async with AsyncSession(office.engine) as session:
        offers = list(await session.scalars(select(Handoff.id).order_by(Handoff.id).limit(3)))
    for handoff_id in offers:
        async with office.acting("Антон") as work:
            await handoffs.accept(work, handoff_id)
    async with office.acting("Вера") as work:
        verdict = await verify(work)
    assert (verdict.lines, verdict.breach) == (len(offers), None)
