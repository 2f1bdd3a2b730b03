"""Importing a file: a bar while it is checked, then one report."""

from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from app.cli.shell import Shell, act
from domain.imports.report import Mode, Problem, Report
from domain.imports.running import Kind, import_table
from domain.imports.table import read_table

SHOWN = 100
"""Problems printed of one report; who has more mends the first and runs the preview again."""


def import_file(kind: Kind, file: Path, *, dry_run: bool, partial: bool) -> None:
    """Import a file, or with `dry_run` show what an import would do.

    Args:
        partial: write the rows that have no problem.
    """
    mode = Mode.PREVIEW if dry_run else Mode.PARTIAL if partial else Mode.WHOLE

    async def use(shell: Shell) -> int:
        report = await _run(shell, kind, file, mode)
        _show(shell, report)
        return 1 if report.problems else 0

    act(use)


async def _run(shell: Shell, kind: Kind, file: Path, mode: Mode) -> Report:
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=shell.errors,
        transient=True,
    )
    with bar:
        task = bar.add_task(shell.t("cli-import-reading", file=file.name), total=None)
        rows = read_table(file)

        def progress(done: int, total: int) -> None:
            written = done == total
            key = "cli-import-writing" if written else "cli-import-checking"
            bar.update(task, completed=done, total=total, description=shell.t(key, file=file.name))

        async with shell.work() as work:
            return await import_table(work, kind, rows, mode, progress)


def _show(shell: Shell, report: Report) -> None:
    shell.say(f"cli-import-{_outcome(report)}", file=report.file, rows=report.rows)
    rows = [
        (shell.t(f"cli-import-{what}"), *map(str, (counts.new, counts.changed, counts.unchanged)))
        for what, counts in report.counts.items()
    ]
    shell.table(("what", "new", "changed", "unchanged"), rows)
    if report.ignored_columns:
        shell.say("cli-import-ignored", columns=", ".join(report.ignored_columns))
    if report.skipped_sheets:
        shell.say("cli-import-skipped", sheets=", ".join(report.skipped_sheets))
    if report.problems:
        _show_problems(shell, report)


def _outcome(report: Report) -> str:
    if report.mode is Mode.PREVIEW:
        return "preview"
    if not report.problems:
        return "done"
    return "partly" if report.kept else "refused"


def _show_problems(shell: Shell, report: Report) -> None:
    shell.say("cli-import-problems", n=len(report.problems), rows=report.rows_with_problems)
    names = ("sheet", "row", "column", "value", "wrong", "mend")
    rows = [_problem(shell, problem) for problem in report.problems[:SHOWN]]
    shell.table(names, rows)
    if len(report.problems) > SHOWN:
        shell.say("cli-import-more", n=len(report.problems) - SHOWN)


def _problem(shell: Shell, problem: Problem) -> tuple[str, ...]:
    place = problem.place
    return (
        place.sheet,
        "" if place.row is None else str(place.row),
        place.column or "",
        problem.value,
        shell.t(problem.key, **problem.args),
        shell.t(f"{problem.key}-mend", **problem.args),
    )
