"""Killed at any moment, nothing is lost and nothing is stored twice."""

import asyncio
import random
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import func, select

from storage.models import Mail
from tests.fixtures.postgres import Database
from tests.integration.mail.imap.conftest import mail, mailbox, watching
from tests.integration.mail.imap.servers import MailServer

pytestmark = pytest.mark.long

MAILS, KILLS = 90, 3
ROOT = Path(__file__).parents[4]
DESK = "tests.integration.mail.imap.watcher_process"


async def test_a_desk_killed_at_random_loses_nothing(db: Database, server: MailServer) -> None:
    names = [f"{number:04}" for number in range(MAILS)]
    chance = random.Random(server.name)

    async def bring() -> None:
        for start in range(0, MAILS, 5):
            raws = [mail(name) for name in names[start : start + 5]]
            await asyncio.to_thread(server.append, *raws)

    async def kill_again_and_again() -> None:
        killed_after = 0
        for _ in range(KILLS):
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", DESK, db.url, str(server.port), cwd=ROOT
            )
            try:
                killed_after = await _more_than(db, killed_after)
                await asyncio.sleep(chance.uniform(0, 0.1))
            finally:
                process.kill()
                await process.wait()

    async with asyncio.TaskGroup() as both:
        both.create_task(bring())
        both.create_task(kill_again_and_again())
    async with watching(db, server.account(), mailbox()) as watched:
        await watched.has(*names)
        assert set(Counter(await watched.subjects()).values()) == {1}


async def _more_than(db: Database, before: int) -> int:
    """Wait until more mails are stored than at the last kill: each one falls into the work."""
    async with asyncio.timeout(30):
        while True:
            async with db.engine.connect() as connection:
                stored = await connection.scalar(select(func.count()).select_from(Mail)) or 0
            if stored > before or stored == MAILS:
                return stored
            await asyncio.sleep(0.01)
