"""A process that takes and reads mail, as the desk does; it says when it begins."""

import asyncio
import os
import signal
from pathlib import Path

from benchmarks.ground import company
from benchmarks.machine import fast_loop
from domain.asking.catalog import load_forms
from domain.clock import SystemClock
from domain.forms.files import LOCALES as FORM_TEXTS
from domain.texts import LOCALES, Texts
from mail.accounts import load_accounts
from mail.imap.watcher import Watchers
from mail.intake.processing import Reader
from storage.engine import create_engine


async def _work() -> None:
    engine = create_engine(os.environ["DATABASE_URL"])
    policy, clock = company(), SystemClock()
    forms = await load_forms(engine, policy, Texts.load(LOCALES, FORM_TEXTS), clock)
    accounts = load_accounts(Path(os.environ["MAIL_FILE"]), policy)

    async def wake_reader(_: str) -> None:
        reader.wake()

    watchers = Watchers(engine, clock, policy, accounts, wake_reader)
    reader = Reader(engine, clock, policy, forms.requests.kinds, watchers.wake)
    stopping = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopping.set)
    print("begins", flush=True)
    async with asyncio.TaskGroup() as taking:
        taking.create_task(watchers.run(stopping))
        taking.create_task(reader.run(stopping))
    await engine.dispose()


def main() -> None:
    """Work until told to stop."""
    with asyncio.Runner(loop_factory=fast_loop()) as runner:
        runner.run(_work())


if __name__ == "__main__":
    main()
