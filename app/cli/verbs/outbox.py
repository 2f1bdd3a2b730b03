"""outbox; outbox list, show, retry, drop."""

from typing import Annotated

import typer

from app.cli.help import said

app = typer.Typer(help=said("help-outbox"), invoke_without_command=True, rich_markup_mode=None)

AsJson = Annotated[bool, typer.Option("--json", help=said("help-json"))]
Everything = Annotated[bool, typer.Option("--all", help=said("help-outbox-all"))]
Id = Annotated[int, typer.Argument(help=said("help-outbox-id"))]


@app.callback()
def outbox(context: typer.Context, as_json: AsJson = False, everything: Everything = False) -> None:
    if context.invoked_subcommand is None:
        list_rows(as_json, everything)


@app.command("list", help=said("help-outbox-list"))
def list_rows(as_json: AsJson = False, everything: Everything = False) -> None:
    from app.cli import waiting

    waiting.list_rows(as_json=as_json, everything=everything)


@app.command("show", help=said("help-outbox-show"))
def show(row: Id, as_json: AsJson = False) -> None:
    from app.cli import waiting

    waiting.show_row(row, as_json=as_json)


@app.command("retry", help=said("help-outbox-retry"))
def retry(row: Id) -> None:
    from app.cli import waiting

    waiting.retry_row(row)


@app.command("drop", help=said("help-outbox-drop"))
def drop(row: Id) -> None:
    from app.cli import waiting

    waiting.drop_row(row)
