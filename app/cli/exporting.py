"""Writing whole lists of clients and orders to a spreadsheet."""

import asyncio
from pathlib import Path
from zoneinfo import ZoneInfo

from app.cli.shell import Shell, act
from documents.dossier_book import clients_book, orders_book
from documents.paper import Paper
from domain.clients.exporting import What, client_rows, note_list, order_rows
from domain.errors import DeskError


def export_file(what: What, file: Path) -> None:
    """Write the list to `file`; that it was taken is noted first, in the same transaction."""

    async def use(shell: Shell) -> None:
        if file.suffix.lower() != ".xlsx":
            raise DeskError("cli-export-xlsx", file=str(file))
        async with shell.work() as work:
            paper = Paper(
                shell.texts,
                shell.policy,
                shell.language,
                ZoneInfo(shell.policy.time_zone),
                shell.actor.name,
                work.now,
            )
            await note_list(work, what)
            if what == "clients":
                content = clients_book(paper, await client_rows(work))
            else:
                content = orders_book(paper, await order_rows(work))
            await asyncio.to_thread(file.write_bytes, content)
        shell.say("cli-list-exported", file=str(file))

    act(use)
