"""invite; staff list, staff dismiss."""

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


@app.command("dismiss", help=said("help-staff-dismiss"))
def dismiss(
    name: Name, to: Annotated[str, typer.Option("--to", help=said("help-staff-dismiss-to"))]
) -> None:
    from app.cli import people

    people.dismiss(name, to)
