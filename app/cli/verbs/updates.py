"""updates list, retry, drop."""

from typing import Annotated

import typer

from app.cli.help import said

app = typer.Typer(help=said("help-updates"), no_args_is_help=True, rich_markup_mode=None)

Id = Annotated[int, typer.Argument(help=said("help-updates-id"))]


@app.command("list", help=said("help-updates-list"))
def list_updates(
    as_json: Annotated[bool, typer.Option("--json", help=said("help-json"))] = False,
) -> None:
    from app.cli import aside

    aside.list_updates(as_json=as_json)


@app.command("retry", help=said("help-updates-retry"))
def retry(update: Id) -> None:
    from app.cli import aside

    aside.retry_update(update)


@app.command("drop", help=said("help-updates-drop"))
def drop(update: Id) -> None:
    from app.cli import aside

    aside.drop_update(update)
