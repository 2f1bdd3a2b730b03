"""register; register verify, register export."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from app.cli.help import said

app = typer.Typer(help=said("help-register"), invoke_without_command=True, rich_markup_mode=None)


@app.callback()
def register(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help=said("help-json"))] = False,
    open_only: Annotated[bool, typer.Option("--open", help=said("help-register-open"))] = False,
) -> None:
    if context.invoked_subcommand is None:
        from app.cli import journal

        journal.show(as_json=as_json, open_only=open_only)


@app.command("verify", help=said("help-register-verify"))
def verify() -> None:
    from app.cli import journal

    journal.verify()


@app.command("export", help=said("help-register-export"))
def export(
    file: Annotated[Path, typer.Argument(help=said("help-register-export-file"))],
    first: Annotated[
        datetime | None,
        typer.Option("--from", formats=["%Y-%m-%d", "%d.%m.%Y"], help=said("help-from")),
    ] = None,
    last: Annotated[
        datetime | None,
        typer.Option("--to", formats=["%Y-%m-%d", "%d.%m.%Y"], help=said("help-to")),
    ] = None,
) -> None:
    from app.cli import journal

    journal.export(file, first.date() if first else None, last.date() if last else None)
