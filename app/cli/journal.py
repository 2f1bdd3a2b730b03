"""The register at the shell: shown, verified, taken out as a file."""

import asyncio
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from app.cli.output import print_json
from app.cli.shapes import line_shape, open_shape
from app.cli.shell import Shell, act
from documents.paper import Paper
from documents.register_book import register_book
from documents.register_page import register_page
from domain.errors import DeskError
from domain.people_time import PeopleTime
from domain.requests import journal as journals
from domain.requests import lists, seals
from domain.requests.seals import Breach

_FORMATS = (".pdf", ".xlsx")


def show(*, as_json: bool, open_only: bool) -> None:
    """What is not done; as JSON also all register lines, or those of what is not done."""

    async def use(shell: Shell) -> None:
        async with shell.reading() as work:
            waiting = await lists.all_not_done(work)
            lines = await journals.whole_journal(work, open_only=open_only) if as_json else []
        now = shell.clock.now()
        if as_json:
            print_json(
                {
                    "not_done": [open_shape(line, now) for line in waiting],
                    "lines": [line_shape(line) for line in lines],
                }
            )
            return
        _table(shell, waiting)

    act(use)


def _table(shell: Shell, waiting: list[lists.Line]) -> None:
    now = shell.clock.now()
    time = PeopleTime(shell.texts, shell.language, ZoneInfo(shell.policy.time_zone), now)
    names = ("request", "kind", "client", "holder", "since", "due", "offered")
    rows = [
        (
            str(line.number),
            shell.policy.kind_title(line.kind, shell.language),
            line.client,
            line.holder,
            time.since(line.held_since),
            ("! " if line.overdue(now) else "") + time.exact(line.due_at),
            line.offered_to or _title(shell, line.offered_department),
        )
        for line in waiting
    ]
    shell.say("cli-not-done", n=len(waiting), overdue=sum(line.overdue(now) for line in waiting))
    if rows:
        shell.table(names, rows)


def _title(shell: Shell, department: str | None) -> str:
    return "" if department is None else shell.policy.department_title(department, shell.language)


def verify() -> None:
    """Recompute all chains and seals; name the first that is not what was written."""

    async def use(shell: Shell) -> int:
        async with shell.reading() as work:
            verdict = await seals.verify(work)
        if verdict.breach is None:
            shell.say("cli-register-whole", lines=verdict.lines, seals=verdict.seals)
            return 0
        _tell_breach(shell, verdict.breach)
        return 1

    act(use)


def _tell_breach(shell: Shell, breach: Breach) -> None:
    if breach.reason == "seal":
        shell.complain("cli-register-seal-broken", day=str(breach.day))
        return
    shell.complain(
        f"cli-register-{breach.reason}-broken",
        number=breach.number or "?",
        line=breach.line_no or "?",
    )


def export(file: Path, first: date | None, last: date | None) -> None:
    """Write the register of some days as a page to print or a spreadsheet.

    Args:
        first: the first day of the present month, unless given.
        last: today, unless given.
    """
    suffix = file.suffix.lower()

    async def use(shell: Shell) -> None:
        if suffix not in _FORMATS:
            raise DeskError("cli-export-format", file=file.name)
        today = shell.clock.now().astimezone(shell.policy.zone).date()
        days = (first or today.replace(day=1), last or today)
        async with shell.work() as work:
            lines = await journals.journal(work, *days)
        paper = Paper(
            shell.texts,
            shell.policy,
            shell.language,
            shell.policy.zone,
            shell.actor.name,
            shell.clock.now(),
        )
        is_book = suffix == ".xlsx"
        content = register_book(paper, lines) if is_book else register_page(paper, lines, *days)
        await asyncio.to_thread(file.write_bytes, content)
        shell.say("cli-exported", file=str(file), n=len(lines))

    act(use)
