"""person export, person erase."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.help import said

app = typer.Typer(help=said("help-person"), no_args_is_help=True, rich_markup_mode=None)

Name = Annotated[str, typer.Argument(help=said("help-person-name"))]
OfClient = Annotated[str | None, typer.Option("--client", help=said("help-person-client"))]


@app.command("export", help=said("help-person-export"))
def export(
    name: Name,
    file: Annotated[
        Path | None, typer.Argument(help=said("help-person-file"), show_default=False)
    ] = None,
    client: OfClient = None,
) -> None:
    from app.cli import privacy

    privacy.export(name, client, file)


@app.command("erase", help=said("help-person-erase"))
def erase(
    name: Name,
    client: OfClient = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=said("help-person-dry-run"))] = False,
    confirm: Annotated[
        str | None, typer.Option("--confirm", help=said("help-person-confirm"))
    ] = None,
) -> None:
    from app.cli import privacy

    privacy.erase(name, client, dry_run=dry_run, confirm=confirm)
