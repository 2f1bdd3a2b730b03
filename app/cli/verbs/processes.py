"""run, bot, worker, web, migrate, check."""

import gc
from types import ModuleType
from typing import Annotated

import typer

from app.cli.help import said


def add_to(app: typer.Typer) -> None:
    """Add these verbs to the application."""
    app.command("run", help=said("help-run"))(run)
    app.command("bot", help=said("help-bot"))(bot)
    app.command("worker", help=said("help-worker"))(worker)
    app.command("web", help=said("help-web"))(web)
    app.command("migrate", help=said("help-migrate"))(migrate)
    app.command("check", help=said("help-check"))(check)


def run(
    embedded: Annotated[bool, typer.Option("--embedded", help=said("help-run-embedded"))] = False,
) -> None:
    serving = _loaded()
    if embedded:
        serving.serve_embedded()
    else:
        serving.serve(None)


def bot() -> None:
    _loaded().serve("bot")


def worker() -> None:
    _loaded().serve("worker")


def web() -> None:
    _loaded().serve("web")


def _loaded() -> ModuleType:
    """What serves; it looks for garbage again when all is loaded. Until then there is none, and
    to look for it takes a tenth of the start.
    """
    gc.disable()
    from app.cli import serving

    return serving


def migrate() -> None:
    from app.cli import serving

    serving.migrate()


def check() -> None:
    from app.cli import checking

    checking.check()
