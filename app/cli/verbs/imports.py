"""import staff, clients, orders."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.help import said

app = typer.Typer(help=said("help-import"), no_args_is_help=True, rich_markup_mode=None)

File = Annotated[Path, typer.Argument(help=said("help-import-file"))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=said("help-import-dry-run"))]
Partial = Annotated[bool, typer.Option("--partial", help=said("help-import-partial"))]


@app.command("staff", help=said("help-import-staff"))
def staff(file: File, dry_run: DryRun = False, partial: Partial = False) -> None:
    from app.cli.importing import import_file

    import_file("staff", file, dry_run=dry_run, partial=partial)


@app.command("clients", help=said("help-import-clients"))
def clients(file: File, dry_run: DryRun = False, partial: Partial = False) -> None:
    from app.cli.importing import import_file

    import_file("clients", file, dry_run=dry_run, partial=partial)


@app.command("orders", help=said("help-import-orders"))
def orders(file: File, dry_run: DryRun = False, partial: Partial = False) -> None:
    from app.cli.importing import import_file

    import_file("orders", file, dry_run=dry_run, partial=partial)
