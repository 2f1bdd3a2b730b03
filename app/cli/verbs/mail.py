"""mail explain, preview, list, backfill; mail quarantine list, show, retry, drop; mail letters."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from app.cli.help import said
from app.cli.verbs import letters

app = typer.Typer(help=said("help-mail"), no_args_is_help=True, rich_markup_mode=None)

quarantine = typer.Typer(
    help=said("help-mail-quarantine"), no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(quarantine, name="quarantine")
app.add_typer(letters.app, name="letters")

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


OneDocument = Annotated[bool, typer.Option("--json", help=said("help-json"))]
Mailbox = Annotated[str | None, typer.Option("--mailbox", help=said("help-mail-mailbox"))]
State = Annotated[
    Literal["stored", "done", "quarantined", "dropped"] | None,
    typer.Option("--state", help=said("help-mail-state")),
]
Limit = Annotated[int, typer.Option("--limit", min=1, help=said("help-mail-limit"))]
Id = Annotated[int, typer.Argument(help=said("help-mail-id"))]
Ids = Annotated[list[int], typer.Argument(help=said("help-mail-id"))]
Raw = Annotated[bool, typer.Option("--raw", help=said("help-mail-quarantine-raw"))]
Since = Annotated[
    datetime, typer.Option("--since", formats=["%Y-%m-%d"], help=said("help-mail-since"))
]


@app.command("list", help=said("help-mail-list"))
def list_mails(
    as_json: OneDocument = False,
    mailbox: Mailbox = None,
    state: State = None,
    limit: Limit = 1000,
) -> None:
    from app.cli import mails

    mails.list_mails(mailbox=mailbox, state=state, limit=limit, as_json=as_json)


@app.command("show", help=said("help-mail-show"))
def show_mail(mail: Id, as_json: OneDocument = False, raw: Raw = False) -> None:
    from app.cli import mails

    if raw:
        mails.put_out(mail)
    else:
        mails.show(mail, as_json=as_json)


@app.command("backfill", help=said("help-mail-backfill"))
def backfill(since: Since, mailbox: Mailbox = None) -> None:
    from app.cli import backfilling

    backfilling.backfill(since.date(), mailbox)


@quarantine.command("list", help=said("help-mail-quarantine-list"))
def list_quarantine(as_json: OneDocument = False, mailbox: Mailbox = None) -> None:
    from app.cli import mails

    mails.list_quarantine(mailbox=mailbox, as_json=as_json)


@quarantine.command("show", help=said("help-mail-quarantine-show"))
def show(mail: Id, as_json: OneDocument = False, raw: Raw = False) -> None:
    show_mail(mail, as_json=as_json, raw=raw)


@quarantine.command("retry", help=said("help-mail-quarantine-retry"))
def retry(mail: Ids) -> None:
    from app.cli import mails

    mails.retry(mail)


@quarantine.command("drop", help=said("help-mail-quarantine-drop"))
def drop(mail: Ids) -> None:
    from app.cli import mails

    mails.drop(mail)


Kind = Annotated[str, typer.Argument(help=said("help-mail-preview-kind"))]
Spoken = Annotated[str | None, typer.Option("--lang", help=said("help-mail-preview-lang"))]
Out = Annotated[Path, typer.Option("--out", help=said("help-mail-preview-out"))]


@app.command("preview", help=said("help-mail-preview"))
def preview(kind: Kind, lang: Spoken = None, out: Out = Path()) -> None:
    from app.cli.previewing import preview as write

    if not write(kind, lang, out):
        raise typer.Exit(1)
