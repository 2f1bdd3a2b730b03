"""The outbox at the shell: what waits, what died, and what becomes of it."""

from app.cli.output import print_json
from app.cli.shell import Shell, act
from storage import outbox_listing
from storage.models.outbox import DEAD, LEASED, QUEUED, STATES, UNKNOWN

LIMIT = 10_000
_UNFINISHED = (QUEUED, LEASED, DEAD, UNKNOWN)


def list_rows(*, as_json: bool, everything: bool) -> None:
    """Jobs that are not done, newest first; with `everything` the done ones too."""

    async def use(shell: Shell) -> None:
        async with shell.engine.connect() as connection:
            states = STATES if everything else _UNFINISHED
            rows = await outbox_listing.list_rows(connection, states, LIMIT)
        if as_json:
            print_json({"outbox": rows})
            return
        if not rows:
            shell.say("cli-outbox-empty")
            return
        names = ("number", "what", "recipient", "state", "attempts", "moment", "error")
        shell.table(
            names,
            [
                (
                    str(row.id),
                    row.kind,
                    row.recipient,
                    shell.t(f"cli-outbox-{row.state}"),
                    str(row.attempts),
                    shell.moment(row.created_at),
                    row.last_error or "",
                )
                for row in rows
            ],
        )

    act(use)


def show_row(row_id: int, *, as_json: bool) -> None:
    """One job with all there is to know, as JSON in either case: its payload has no other form."""

    async def use(shell: Shell) -> int:
        async with shell.engine.connect() as connection:
            row = await outbox_listing.show(connection, row_id)
        if row is None:
            shell.complain("cli-outbox-unknown-row", number=row_id)
            return 1
        if as_json:
            print_json(row)
        else:
            shell.say("cli-outbox-row", number=row_id, state=shell.t(f"cli-outbox-{row.state}"))
            print_json(row)
        return 0

    act(use)


def retry_row(row_id: int) -> None:
    """Have a job done now, with all its attempts again."""

    async def use(shell: Shell) -> int:
        async with shell.engine.begin() as connection:
            done = await outbox_listing.retry_row(connection, row_id)
        return _tell(shell, row_id, "cli-outbox-retried", done=done)

    act(use)


def drop_row(row_id: int) -> None:
    """Give a job up; it stays on record."""

    async def use(shell: Shell) -> int:
        async with shell.engine.begin() as connection:
            done = await outbox_listing.drop_row(connection, row_id)
        return _tell(shell, row_id, "cli-outbox-given-up", done=done)

    act(use)


def _tell(shell: Shell, row_id: int, key: str, *, done: bool) -> int:
    if done:
        shell.say(key, number=row_id)
        return 0
    shell.complain("cli-outbox-not-possible", number=row_id)
    return 1
