"""mail letters list, show, retry, drop."""

from typing import Annotated

import typer

from app.cli.help import said

app = typer.Typer(help=said("help-mail-letters"), no_args_is_help=True, rich_markup_mode=None)

AsJson = Annotated[bool, typer.Option("--json", help=said("help-json"))]
Everything = Annotated[bool, typer.Option("--all", help=said("help-mail-letters-all"))]
Id = Annotated[int, typer.Argument(help=said("help-mail-letters-id"))]


@app.command("list", help=said("help-mail-letters-list"))
def list_letters(as_json: AsJson = False, everything: Everything = False) -> None:
    from app.cli import letters

    letters.list_letters(everything=everything, as_json=as_json)


@app.command("show", help=said("help-mail-letters-show"))
def show(letter: Id) -> None:
    from app.cli import letters

    letters.show(letter)


@app.command("retry", help=said("help-mail-letters-retry"))
def retry(letter: Id) -> None:
    from app.cli import letters

    letters.retry(letter)


@app.command("drop", help=said("help-mail-letters-drop"))
def drop(letter: Id) -> None:
    from app.cli import letters

    letters.drop(letter)
