"""Updates put aside because they always fail: looked at, tried again, given up."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.cli.output import print_json
from app.cli.shell import Shell, act
from bot import updates


def list_updates(*, as_json: bool) -> None:
    """Updates put aside, oldest first."""

    async def use(shell: Shell) -> None:
        async with AsyncSession(shell.engine) as session:
            found = await updates.list_aside(session)
        if as_json:
            print_json({"updates": found})
            return
        if not found:
            shell.say("cli-updates-none")
            return
        names = ("number", "chat", "moment", "state", "attempts", "error")
        shell.table(
            names,
            [
                (
                    str(each.update_id),
                    "" if each.chat_id is None else str(each.chat_id),
                    shell.moment(each.received_at),
                    shell.t(f"cli-update-{each.state}"),
                    str(each.attempts),
                    each.error or "",
                )
                for each in found
            ],
        )

    act(use)


def retry_update(update_id: int) -> None:
    """Have the running bot try an update again."""

    async def use(shell: Shell) -> int:
        async with AsyncSession(shell.engine) as session, session.begin():
            done = await updates.retry(session, update_id)
        return _tell(shell, update_id, "cli-update-retried", done=done)

    act(use)


def drop_update(update_id: int) -> None:
    """Give an update up."""

    async def use(shell: Shell) -> int:
        async with AsyncSession(shell.engine) as session, session.begin():
            done = await updates.drop(session, update_id)
        return _tell(shell, update_id, "cli-update-dropped", done=done)

    act(use)


def _tell(shell: Shell, update_id: int, key: str, *, done: bool) -> int:
    (shell.say if done else shell.complain)(key if done else "cli-update-unknown", number=update_id)
    return 0 if done else 1
