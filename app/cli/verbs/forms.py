"""form check, import, preview, blank."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.help import said

app = typer.Typer(help=said("help-form"), no_args_is_help=True, rich_markup_mode=None)

Files = Annotated[list[Path], typer.Argument(help=said("help-form-file"))]
File = Annotated[Path, typer.Argument(help=said("help-form-file"))]
Language = Annotated[str, typer.Option("--lang", help=said("help-form-lang"))]


@app.command("check", help=said("help-form-check"))
def check(files: Files) -> None:
    from app.cli.forms import check_forms

    check_forms(files)


@app.command("import", help=said("help-form-import"))
def import_(file: File) -> None:
    from app.cli.forms import import_form_file

    import_form_file(file)


@app.command("preview", help=said("help-form-preview"))
def preview(file: File, lang: Language = "") -> None:
    from app.cli.form_preview import preview_form

    preview_form(file, lang)


@app.command("blank", help=said("help-form-blank"))
def blank(
    file: File,
    out: Annotated[Path, typer.Option("--out", "-o", help=said("help-form-blank-out"))],
    lang: Language = "",
) -> None:
    from app.cli.questionnaires import write_blank

    write_blank(file, lang, out)
