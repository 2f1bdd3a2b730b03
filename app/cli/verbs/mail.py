"""mail explain."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.help import said

app = typer.Typer(help=said("help-mail"), no_args_is_help=True, rich_markup_mode=None)

AsJson = Annotated[bool, typer.Option("--json", help=said("help-mail-explain-json"))]
Files = Annotated[list[Path], typer.Argument(help=said("help-mail-explain-files"))]
AssumeReply = Annotated[
    bool, typer.Option("--assume-reply", help=said("help-mail-explain-assume-reply"))
]
AuthservIds = Annotated[
    list[str] | None, typer.Option("--authserv-id", help=said("help-mail-explain-authserv-id"))
]
Exempt = Annotated[
    list[str] | None, typer.Option("--exempt", help=said("help-mail-explain-exempt"))
]


@app.command("explain", help=said("help-mail-explain"))
def explain(
    files: Files,
    as_json: AsJson = False,
    assume_reply: AssumeReply = False,
    authserv_id: AuthservIds = None,
    exempt: Exempt = None,
) -> None:
    from app.cli.explaining import How, explain_files

    how = How(assume_reply, tuple(authserv_id or ()), frozenset(map(str.lower, exempt or ())))
    if not explain_files(files, how, as_json=as_json):
        raise typer.Exit(1)
