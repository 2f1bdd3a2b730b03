"""`fieldpost demo`: everything a newcomer needs to see the desk work, started in one go."""

import asyncio
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.demo.filling import clients_of, fill, people_of
from app.demo.sample import Sample, read_sample
from app.demo.world import Inhabitants, sandbox_config
from domain.company import load_policy
from sandbox.config import DeskLaunch
from sandbox.server import serve
from storage.embedded import DURABLE, EmbeddedPostgres
from storage.migrate import upgrade

BOT_TOKEN = "4100:sandbox-token-of-a-bot-that-lives-nowhere-else"  # noqa: S105
"""The sandbox accepts this token only; Telegram knows no such bot."""


@dataclass(frozen=True)
class DemoOptions:
    """What the command line may change.

    Attributes:
        data_dir: keeps the desk's data from one demo to the next; without it they are gone at
            the end.
        sample: whether to fill the desk with the sample company's people, clients and requests.
        language: of the sample company and of the page, "ru" or "en".
    """

    host: str = "127.0.0.1"
    port: int = 8090
    data_dir: Path | None = None
    sample: bool = True
    language: str = "ru"


def run_demo(options: DemoOptions, say: Callable[[str], None]) -> None:
    """Run the demo until it is interrupted.

    Args:
        say: called with the page's address when everything is up.

    Raises:
        EmbeddedPostgresError: PostgreSQL does not start here.
        OSError: the port is taken.
    """
    with _data_folder(options) as folder:
        asyncio.run(_run(options, folder, say))


@contextmanager
def _data_folder(options: DemoOptions) -> Iterator[Path]:
    if options.data_dir is not None:
        options.data_dir.mkdir(parents=True, exist_ok=True)
        yield options.data_dir
        return
    with tempfile.TemporaryDirectory(prefix="fieldpost-demo-") as folder:
        Path(folder).chmod(0o755)  # as root, PostgreSQL comes in as somebody else
        yield Path(folder)


async def _run(options: DemoOptions, folder: Path, say: Callable[[str], None]) -> None:
    sample = read_sample(options.language)
    with _postgres(folder) as server:
        url = server.url("postgres")
        await upgrade(url)
        if options.sample:
            await fill(url, sample)
        config = sandbox_config(
            load_policy(sample.company_file),
            Inhabitants(
                people=await people_of(url),
                usernames={person.telegram_id: person.username for person in sample.people},
                clients=await clients_of(url),
            ),
            BOT_TOKEN,
            _desk(options, folder, sample, url),
            (options.host, options.port),
            options.language,
        )
        await serve(config, say)


@contextmanager
def _postgres(folder: Path) -> Iterator[EmbeddedPostgres]:
    server = EmbeddedPostgres(folder / "postgres", DURABLE)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def _desk(options: DemoOptions, folder: Path, sample: Sample, url: str) -> DeskLaunch:
    web, control = _free_port(), _free_port()
    env = {
        "FIELDPOST_DATABASE_URL": url,
        "FIELDPOST_BOT_TOKEN": BOT_TOKEN,
        "FIELDPOST_BOT_API_URL": f"http://127.0.0.1:{options.port}",
        "FIELDPOST_COMPANY_FILE": str(sample.company_file),
        "FIELDPOST_DATA_DIR": str(folder),
        "FIELDPOST_WEB_HOST": "127.0.0.1",
        "FIELDPOST_WEB_PORT": str(web),
        "FIELDPOST_SANDBOX_CONTROL": f"127.0.0.1:{control}",
    }
    return DeskLaunch(
        command=[sys.executable, "-m", "app", "run"],
        env=env,
        ready_url=f"http://127.0.0.1:{web}/readyz",
        control_url=f"http://127.0.0.1:{control}",
        log=folder / "desk.log",
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
