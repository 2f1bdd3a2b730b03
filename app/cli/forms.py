"""`fieldpost form check` and `form import`."""

from collections.abc import Sequence
from pathlib import Path

import typer
from rich.console import Console

from app.cli.help import language
from app.cli.shell import Shell, act, shell_texts, telling
from domain.forms.files import read_files
from domain.forms.importing import Imported, import_form
from domain.forms.model import UNASKED, FormDefinition, QuestionType


def check_forms(files: Sequence[Path]) -> None:
    """Read forms as the desk would; every problem of every file at once, exit code 1 if any."""
    texts, spoken = shell_texts(), language()
    with telling(Console(stderr=True, soft_wrap=True)):
        read = read_files(files)
    for path, definition in read.items():
        told = texts.format(spoken, "cli-form-good", file=path.name, **_figures(definition))
        typer.echo(told)


def _figures(definition: FormDefinition) -> dict[str, int | str]:
    silent = UNASKED | {QuestionType.NOTE, QuestionType.REPEAT}
    return {
        "questions": sum(each.type not in silent for each in definition.questions),
        "sections": len(definition.sections),
        "gates": len(definition.gates),
        "languages": ", ".join(definition.languages),
    }


def import_form_file(file: Path) -> None:
    """Make a form the version used from now on, and say what changed."""

    async def use(shell: Shell) -> None:
        async with shell.work() as work:
            imported = await import_form(work, file)
        _say(shell, imported)

    act(use)


def _say(shell: Shell, imported: Imported) -> None:
    definition, before, changed = imported.definition, imported.before, imported.changes
    version = definition.version[:12]
    if before is None or changed is None:
        shell.say("cli-form-first", name=definition.name, version=version, **_figures(definition))
        return
    if before.version == definition.version:
        shell.say("cli-form-same", name=definition.name, version=version)
        return
    shell.say("cli-form-new", name=definition.name, version=version, before=before.version[:12])
    for key, names in (
        ("cli-form-added", changed.added),
        ("cli-form-removed", changed.removed),
        ("cli-form-changed", changed.changed),
    ):
        if names:
            shell.say(key, names=", ".join(names))
    if changed.moved:
        shell.say("cli-form-moved")
    if changed.wording:
        shell.say("cli-form-wording")
