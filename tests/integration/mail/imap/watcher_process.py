"""A desk that only watches, given the database's address and the server's port: to be killed."""

import asyncio
import sys

from domain.clock import SystemClock
from mail.accounts import ImapAccount
from mail.imap import fetching
from mail.imap.sweep import Mailbox
from mail.imap.watcher import Rhythm, Watcher
from storage.engine import create_engine

HOST = "127.0.0.1"


async def watch(url: str, port: str) -> None:
    account = ImapAccount.model_validate(
        {"imap": f"imap://box@{HOST}:{port}", "password": "secret", "start": "all"}
    )
    box = Mailbox("box", "box@company.example", "INBOX", None, read_only=False, takes_all=True)
    rhythm = Rhythm(first_pause=0.05, longest_pause=0.2)
    await Watcher(create_engine(url), SystemClock(), box, account, _nobody, rhythm).run()


async def _nobody(_: str) -> None:
    return


if __name__ == "__main__":
    fetching.BATCH_BYTES = 2_000  # a few mails a batch, so that a kill falls between any two
    asyncio.run(watch(*sys.argv[1:]))
