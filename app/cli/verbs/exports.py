"""export clients, orders: whole lists as a table, noted in the audit and in the views."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.help import said

app = typer.Typer(help=said("help-export"), no_args_is_help=True, rich_markup_mode=None)

File = Annotated[Path, typer.Argument(help=said("help-export-file"))]


@app.command("clients", help=said("help-export-clients"))
def clients(file: File) -> None:
    from app.cli.exporting import export_file

    export_file("clients", file)


@app.command("orders", help=said("help-export-orders"))
def orders(file: File) -> None:
    from app.cli.exporting import export_file

    export_file("orders", file)
