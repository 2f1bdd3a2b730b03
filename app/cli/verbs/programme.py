"""programme segments, staffing, due, monthly: what is known of all clients at once."""

from typing import Annotated

import typer

from app.cli.help import said

app = typer.Typer(help=said("help-programme"), no_args_is_help=True, rich_markup_mode=None)

AsJson = Annotated[bool, typer.Option("--json", help=said("help-json-only"))]


@app.command("segments", help=said("help-programme-segments"))
def segments(as_json: AsJson = False) -> None:
    from app.cli import whole_programme

    whole_programme.segments(as_json=as_json)


@app.command("staffing", help=said("help-programme-staffing"))
def staffing(as_json: AsJson = False) -> None:
    from app.cli import whole_programme

    whole_programme.staffing(as_json=as_json)


@app.command("due", help=said("help-programme-due"))
def due(
    page: Annotated[int, typer.Option("--page", min=1, help=said("help-programme-page"))] = 1,
    as_json: AsJson = False,
) -> None:
    from app.cli import whole_programme

    whole_programme.due(page - 1, as_json=as_json)


@app.command("monthly", help=said("help-programme-monthly"))
def monthly(
    client: Annotated[str, typer.Argument(help=said("help-client-name"))],
    off: Annotated[bool, typer.Option("--off", help=said("help-programme-monthly-off"))] = False,
) -> None:
    from app.cli import whole_programme

    whole_programme.monthly(client, off=off)
