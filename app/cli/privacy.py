"""One person's data from the shell: a copy for him, and their erasure."""

import asyncio
from pathlib import Path

import typer

from app.cli.shell import Shell, act
from documents.paper import Paper
from domain.errors import DeskError
from domain.privacy import erasing
from domain.privacy.erasing import Preview
from domain.privacy.export import person_copy
from domain.privacy.subjects import person_named


def export(name: str, client: str | None, file: Path | None) -> None:
    """Write the copy of a person's data.

    Args:
        client: whose contact he is.
        file: where to; without it a name of ours in the present folder.
    """

    async def use(shell: Shell) -> None:
        from documents.person_copy import person_file

        async with shell.work() as work:
            subject = await person_named(work, name, client)
            copy = await person_copy(work, subject.kind, subject.id)
        paper = Paper(
            shell.texts, shell.policy, shell.language, shell.policy.zone, shell.actor.name,
            shell.clock.now(),
        )  # fmt: skip
        path = file or Path(f"{subject.kind}-{subject.id}.zip")
        path.write_bytes(await asyncio.to_thread(person_file, paper, copy))
        shell.say(
            "cli-person-exported",
            name=copy.name,
            file=str(path),
            masked=copy.masked,
            n=copy.to_read,
        )

    act(use)


def erase(name: str, client: str | None, *, dry_run: bool, confirm: str | None) -> None:
    """Show what an erasure touches, ask for the name, and erase.

    Args:
        dry_run: show only.
        confirm: the name, where nobody is there to type it.
    """

    async def use(shell: Shell) -> None:
        async with shell.work() as work:
            subject = await person_named(work, name, client)
            preview = await erasing.preview_erasure(work, subject.kind, subject.id)
        _show(shell, preview)
        if dry_run:
            return
        if shell.actor.employee_id is None:
            raise DeskError("cli-needs-administrator")
        asked = shell.t("cli-person-confirm", name=subject.name)
        typed = confirm or str(await asyncio.to_thread(typer.prompt, asked))
        await shell.do(lambda work: erasing.erase(work, subject.kind, subject.id, typed))
        shell.say("cli-person-erased", name=subject.name)

    act(use)


def _show(shell: Shell, preview: Preview) -> None:
    subject = preview.subject
    if subject.kind == "contact" and subject.client is not None:
        shell.say("cli-person-preview-of", name=subject.name, client=subject.client)
    else:
        shell.say("cli-person-preview", name=subject.name)
    rows = [(shell.t(f"erased-group-{group}"), str(n)) for group, n in preview.erased.items()]
    shell.table(("what", "erased"), rows)
    shell.say("erased-stays", lines=preview.lines, requests=preview.requests, orders=preview.orders)
    if preview.shared:
        shell.say("erased-shared", shared=", ".join(preview.shared))
    if preview.files:
        shell.say("erased-files", n=preview.files)
