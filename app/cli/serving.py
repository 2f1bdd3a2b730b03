"""Starting the desk's processes, and bringing the database to this release."""

import asyncio
import gc
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from app.cli.database import database_url, embedded_in, on_embedded
from app.cli.help import language
from app.cli.shell import shell_texts, telling
from app.settings import Settings, load_settings, require
from domain.errors import DeskError
from storage.engine import server_facts
from storage.schema import current


def serve(role: str | None) -> None:
    """Run one part of the desk, or all in one, until told to stop.

    Args:
        role: "bot", "worker" or "web"; None is all in one.
    """
    with _told():
        settings = load_settings()
        require(settings, "database_url", "bot_token")
        _serve(settings, role)


def serve_embedded() -> None:
    """Run all in one on a PostgreSQL of the desk's own, kept in the data folder."""
    with _told():
        settings = load_settings()
        require(settings, "bot_token")
        from storage.migrate import upgrade  # loads alembic

        server = embedded_in(settings)
        server.start()
        try:
            asyncio.run(upgrade(server.url()))
            _serve(on_embedded(settings, server), None)
        finally:
            server.stop()


def migrate() -> None:
    """Bring the database to this release's schema."""
    with _told():
        before, after = asyncio.run(_migrate(database_url(load_settings())))
        key = "cli-migrated" if before != after else "cli-migrated-already"
        Console().print(shell_texts().format(language(), key, revision=after or ""), markup=False)


async def _migrate(url: str) -> tuple[str | None, str | None]:
    from storage.migrate import upgrade  # loads alembic

    # Neither encoding nor locale can be changed later: the tables would have to be made anew.
    if not (await server_facts(url)).fit:
        raise DeskError("cli-database-unfit")
    before = await current(url)
    await upgrade(url)
    return before, await current(url)


def _serve(settings: Settings, role: str | None) -> None:
    # Loads aiogram, which takes a second: what is wrong with the settings is told before.
    from bot.loading import load_aiogram

    load_aiogram()

    from app.logging import configure_logging
    from app.processes import ALL_IN_ONE, Role, SchemaDiffers, UnfitServer, serve_until_told
    from app.texts import desk_texts
    from bot.api import ApiRefused
    from domain.company import load_policy

    gc.enable()
    policy = load_policy(settings.company_file)
    configure_logging(settings.log_level)
    roles = ALL_IN_ONE if role is None else frozenset({Role(role)})
    try:
        serve_until_told(settings, policy, desk_texts(), roles)
    except SchemaDiffers:
        raise DeskError("cli-not-migrated") from None
    except UnfitServer:
        raise DeskError("cli-database-unfit") from None
    except ExceptionGroup as failures:
        refused = failures.subgroup(ApiRefused)
        if refused is not None:
            raise DeskError("cli-telegram-refuses", reason=str(_first(refused))) from failures
        raise _first(failures) from failures


def _first(failures: BaseException) -> BaseException:
    """Of parts that failed together, the first: the others ended because of it."""
    while isinstance(failures, BaseExceptionGroup):
        failures = failures.exceptions[0]
    return failures


@contextmanager
def _told() -> Iterator[None]:
    with telling(Console(stderr=True, soft_wrap=True)):
        yield
