"""A desk that only takes and reads mail, given the database's address and the folder of its files.

It is to be killed: whenever it is, its parent, which has imported everything, forks the next one
and prints its process id. A desk that starts anew from nothing would live no other life.
"""

import asyncio
import os
import sys
from pathlib import Path

from domain.asking.catalog import load_forms
from domain.clock import SystemClock
from domain.company import Policy, load_policy
from domain.forms.files import LOCALES as FORM_TEXTS
from domain.mail.opening import KindForms
from domain.texts import LOCALES, Texts
from mail.accounts import Accounts, load_accounts
from mail.imap.watcher import Rhythm, Watchers
from mail.intake.processing import Reader
from storage.engine import create_engine

RHYTHM = Rhythm(first_pause=0.05, longest_pause=0.2)


async def _forms(url: str, policy: Policy) -> KindForms:
    engine = create_engine(url)
    forms = await load_forms(engine, policy, Texts.load(LOCALES, FORM_TEXTS), SystemClock())
    await engine.dispose()
    return forms.requests.kinds


async def _work(url: str, policy: Policy, accounts: Accounts, forms: KindForms) -> None:
    engine, clock = create_engine(url), SystemClock()

    async def wake_reader(_: str) -> None:
        reader.wake()

    watchers = Watchers(engine, clock, policy, accounts, wake_reader, RHYTHM)
    reader = Reader(engine, clock, policy, forms, watchers.wake)
    never = asyncio.Event()
    async with asyncio.TaskGroup() as taking:
        taking.create_task(watchers.run(never))
        taking.create_task(reader.run(never))


def main(url: str, folder: Path) -> None:
    policy = load_policy(folder / "company.toml")
    accounts = load_accounts(folder / "mail.toml", policy)
    forms = asyncio.run(_forms(url, policy))
    while True:
        child = os.fork()
        if child == 0:
            asyncio.run(_work(url, policy, accounts, forms))
            return
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
