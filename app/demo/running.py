"""`fieldpost demo`: everything a newcomer needs to see the desk work, started in one go."""

import asyncio
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from app.demo.filling import fill, inhabitants, is_empty
from app.demo.mail import free_port, sandbox_mail, write_mail_file
from app.demo.sample import Sample, read_sample
from app.demo.telling import tell
from app.demo.world import sandbox_config
from app.texts import desk_texts
from domain.asking.catalog import load_forms
from domain.clock import SystemClock
from domain.company import load_policy
from domain.errors import DeskError
from sandbox.config import DeskLaunch
from sandbox.desk import DeskFailedError
from sandbox.server import serve
from storage.embedded import DURABLE, EmbeddedPostgres
from storage.engine import create_engine, driver_url
from storage.migrate import upgrade

BOT_TOKEN = "4100:sandbox-token-of-a-bot-that-lives-nowhere-else"  # noqa: S105
"""The sandbox accepts this token only; Telegram knows no such bot."""


LOG = "desk.log"
LOG_LINES = 15


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
        DeskError: the desk does not start; it holds the end of its log.
    """
    with _data_folder(options) as folder:
        try:
            asyncio.run(_run(options, folder, say))
        except DeskFailedError as error:
            raise DeskError("cli-demo-failed", reason=str(error), log=_end_of(folder)) from error


def _end_of(folder: Path) -> str:
    """The last lines of the desk's log: the folder may be gone the next moment."""
    log = folder / LOG
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.exists() else []
    return "\n".join(lines[-LOG_LINES:])


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
        engine = create_engine(url)
        try:
            await _open(options, folder, sample, engine, say)
        finally:
            await engine.dispose()


async def _open(
    options: DemoOptions,
    folder: Path,
    sample: Sample,
    engine: AsyncEngine,
    say: Callable[[str], None],
) -> None:
    """Fill the desk and run it. Loading the desk takes as long as reading its forms and telling the
    sample's story, so both go on side by side; the page is announced when both are done.
    """
    policy = load_policy(sample.company_file)
    mail = sandbox_mail(policy)
    mail_file = write_mail_file(mail, folder)
    async with engine.connect() as connection, connection.begin() as filling:
        fresh = options.sample and await is_empty(connection)
        if fresh:
            await fill(connection, policy, sample)
        config = sandbox_config(
            policy,
            await inhabitants(connection, sample),
            BOT_TOKEN,
            mail,
            _desk(options, folder, sample, engine, mail_file),
            (options.host, options.port),
            options.language,
        )

        async def tell_and_announce(address: str) -> None:
            await telling
            say(address)

        async def fill_and_tell() -> None:
            if fresh:
                forms = await load_forms(engine, policy, desk_texts(), SystemClock())
                await tell(connection, policy, sample, forms.requests, datetime.now(UTC))
            await filling.commit()

        telling = asyncio.create_task(fill_and_tell())
        await serve(config, tell_and_announce)


@contextmanager
def _postgres(folder: Path) -> Iterator[EmbeddedPostgres]:
    server = EmbeddedPostgres(folder / "postgres", DURABLE)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def _desk(
    options: DemoOptions, folder: Path, sample: Sample, engine: AsyncEngine, mail_file: Path
) -> DeskLaunch:
    web, control = free_port(), free_port()
    env = {
        "FIELDPOST_DATABASE_URL": driver_url(engine.url.render_as_string(hide_password=False)),
        "FIELDPOST_BOT_TOKEN": BOT_TOKEN,
        "FIELDPOST_BOT_API_URL": f"http://127.0.0.1:{options.port}",
        "FIELDPOST_COMPANY_FILE": str(sample.company_file),
        "FIELDPOST_DATA_DIR": str(folder),
        "FIELDPOST_MAIL_FILE": str(mail_file),
        "FIELDPOST_WEB_HOST": "127.0.0.1",
        "FIELDPOST_WEB_PORT": str(web),
        "FIELDPOST_SANDBOX_CONTROL": f"127.0.0.1:{control}",
    }
    return DeskLaunch(
        command=[sys.executable, "-m", "app", "run"],
        env=env,
        ready_url=f"http://127.0.0.1:{web}/readyz",
        control_url=f"http://127.0.0.1:{control}",
        log=folder / LOG,
    )
