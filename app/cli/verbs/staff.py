"""invite; staff list, dismiss, leave, back, undo."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import typer

from app.cli.help import said

app = typer.Typer(help=said("help-staff"), no_args_is_help=True, rich_markup_mode=None)

Name = Annotated[str, typer.Argument(help=said("help-name"))]


def add_to(root: typer.Typer) -> None:
    """Add `invite`, which is no part of the group, to the application."""
    root.command("invite", help=said("help-invite"))(invite)


def invite(name: Name) -> None:
    from app.cli import people

    people.invite(name)


@app.command("list", help=said("help-staff-list"))
def list_staff(
    as_json: Annotated[bool, typer.Option("--json", help=said("help-json"))] = False,
) -> None:
    from app.cli import people

    people.list_staff(as_json=as_json)


To = Annotated[list[str], typer.Option("--to", help=said("help-staff-to"))]
Tell = Annotated[bool, typer.Option("--tell-clients", help=said("help-staff-tell"))]
_DAYS = ["%Y-%m-%d", "%d.%m.%Y"]


class Split(StrEnum):
    """How work is shared among several."""

    LOAD = "load"


@app.command("dismiss", help=said("help-staff-dismiss"))
def dismiss(
    name: Name,
    to: To,
    split: Annotated[Split, typer.Option(help=said("help-staff-split"))] = Split.LOAD,  # noqa: ARG001 - the one way there is
    tell_clients: Tell = False,
    preview: Annotated[bool, typer.Option("--preview", help=said("help-staff-preview"))] = False,
) -> None:
    from app.cli import handovers

    if preview:
        handovers.preview(name, to)
    else:
        handovers.dismiss(name, to, tell_clients=tell_clients)


@app.command("leave", help=said("help-staff-leave"))
def leave(
    name: Name,
    to: To,
    from_on: Annotated[
        datetime, typer.Option("--from", formats=_DAYS, help=said("help-staff-from"))
    ],
    until_on: Annotated[
        datetime, typer.Option("--until", formats=_DAYS, help=said("help-staff-until"))
    ],
    tell_clients: Tell = False,
) -> None:
    from app.cli import handovers

    handovers.leave(name, from_on.date(), until_on.date(), to, tell_clients=tell_clients)


@app.command("back", help=said("help-staff-back"))
def back(name: Name) -> None:
    from app.cli import handovers

    handovers.back(name)


@app.command("undo", help=said("help-staff-undo"))
def undo(name: Name) -> None:
    from app.cli import handovers

    handovers.undo(name)
