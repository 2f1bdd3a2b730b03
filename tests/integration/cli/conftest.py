"""The command line as a process of its own, on the office's database."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.fixtures.command_line import Ended, run_here
from tests.fixtures.office import DATA, Office
from tests.fixtures.postgres import Database
from tests.integration.requests import acting

ROOT = Path(__file__).parents[3]
TOKEN = "123456:token-of-the-tests"


Fieldpost = Callable[..., Awaitable[Ended]]


@pytest.fixture
def environment(db: Database, tmp_path: Path) -> dict[str, str]:
    """Variables of a desk; nothing of the machine's own reaches it."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "COLUMNS": "200",
        "FIELDPOST_DATABASE_URL": db.url,
        "FIELDPOST_COMPANY_FILE": str(DATA / "company.toml"),
        "FIELDPOST_DATA_DIR": str(tmp_path / "data"),
    }


@pytest.fixture
def fieldpost(
    environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Fieldpost:
    """Run a command to its end, in this process."""
    monkeypatch.chdir(tmp_path)
    for name in ("DATABASE_URL", "FIELDPOST_BOT_TOKEN", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    async def run(*words: str, **variables: str) -> Ended:
        return await run_here(words, environment | variables)

    return run


@pytest.fixture
def fieldpost_process(environment: dict[str, str], tmp_path: Path) -> Fieldpost:
    """Run a command to its end, as a process of its own."""

    async def run(*words: str, **variables: str) -> Ended:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "app",
            *words,
            cwd=tmp_path,
            env=environment | variables,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = await process.communicate()
        assert process.returncode is not None
        return Ended(process.returncode, out.decode(), err.decode())

    return run


@pytest.fixture
async def accepted(office: Office) -> int:
    """The number of a request that Olga sent and Anton has."""
    request = await acting.row(office, await acting.accepted(office))
    return request.number


@pytest.fixture
async def bot_api() -> AsyncIterator[str]:
    """An address that answers getMe to the token of the tests, as Telegram does."""

    async def get_me(request: web.Request) -> web.Response:
        if request.match_info["token"] != TOKEN:
            refusal = {"ok": False, "error_code": 401, "description": "Unauthorized"}
            return web.json_response(refusal, status=401)
        return web.json_response(
            {"ok": True, "result": {"id": 123456, "is_bot": True, "username": "svyaz_bot"}}
        )

    application = web.Application()
    application.router.add_route("*", "/bot{token}/getMe", get_me)
    async with TestServer(application) as server:
        yield str(server.make_url("")).rstrip("/")
