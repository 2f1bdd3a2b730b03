"""The command line. Verbs import what they need when they run, so that help is there at once."""

import typer

from app.cli.help import said
from app.cli.verbs import (
    campaign,
    demo,
    exports,
    forms,
    imports,
    mail,
    outbox,
    person,
    processes,
    programme,
    reading,
    register,
    staff,
    updates,
)

app = typer.Typer(
    name="fieldpost",
    help=said("help-fieldpost"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    # With rich, help would take a second: it loads readers of Markdown and of program code.
    rich_markup_mode=None,
)
for _verbs in (processes, demo, staff, reading):
    _verbs.add_to(app)
app.add_typer(imports.app, name="import")
app.add_typer(exports.app, name="export")
app.add_typer(forms.app, name="form")
app.add_typer(staff.app, name="staff")
app.add_typer(register.app, name="register")
app.add_typer(person.app, name="person")
app.add_typer(mail.app, name="mail")
app.add_typer(outbox.app, name="outbox")
app.add_typer(updates.app, name="updates")
app.add_typer(campaign.app, name="campaign")
app.add_typer(programme.app, name="programme")


def main() -> None:
    """The console script `fieldpost`. Exit code: 0 done, 1 a problem that is told, 2 misused."""
    app()
