"""Mail put together from its parts, for whichever process reads it and sends letters."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.desk import Desk
from mail.accounts import load_accounts
from mail.imap.watcher import Watchers
from mail.intake.processing import Reader
from mail.letters.letter import Scribe
from mail.sending.outgoing import Outgoing
from mail.sending.relay import Relay
from storage.dispatcher import Handler, OutboxWorker, WorkerSettings

GATHER = 0.1
"""Seconds for which ends of letters are gathered: nobody waits for them, what counts is written
in the letters' own rows.
"""

IN_HAND = 32
"""Letters in hand for each connection of the relay: most of them wait for their turn."""


@dataclass(frozen=True)
class Mail:
    """The parts of mail. Made by `assemble_mail`."""

    watchers: Watchers
    reader: Reader
    letters: OutboxWorker
    relay: Relay

    def handlers(self) -> Mapping[str, Handler]:
        """What the desk's own worker does of mail, by kind of row."""
        return self.reader.handlers()

    async def run(self, stopping: asyncio.Event) -> None:
        """Watch the mailboxes, read what comes and send letters, until told to stop; then send
        those in hand.
        """
        async with asyncio.TaskGroup() as sending:
            sending.create_task(self.letters.run())
            async with asyncio.TaskGroup() as taking:
                taking.create_task(self.watchers.run(stopping))
                taking.create_task(self.reader.run(stopping))
            self.letters.stop()

    async def close(self) -> None:
        """Let the relay go, when the last letter has left."""
        await self.relay.close()


def letter_worker(engine: AsyncEngine, outgoing: Outgoing, relay: Relay) -> OutboxWorker:
    """A worker of the outbox for letters alone: a relay that takes a minute for each must not
    hold up what goes to Telegram.
    """
    settings = WorkerSettings(concurrency=relay.connections * IN_HAND, gather=GATHER)
    return OutboxWorker(engine, outgoing.handlers(), settings)


def assemble_mail(mail_file: Path, public_url: str | None, desk: Desk) -> Mail:
    """Put mail together.

    Args:
        mail_file: mail.toml.
        public_url: where the web part is reached from outside, if it is.

    Raises:
        MailFileError: mail.toml says something wrong.
    """
    accounts = load_accounts(mail_file, desk.policy)

    async def wake_reader(_: str) -> None:
        reader.wake()

    watchers = Watchers(desk.engine, desk.clock, desk.policy, accounts, wake_reader)
    forms = desk.forms.requests.kinds
    reader = Reader(desk.engine, desk.clock, desk.policy, forms, watchers.wake)
    relay = Relay(accounts.smtp)
    scribe = Scribe(desk.policy, desk.texts, desk.clock, public_url)
    outgoing = Outgoing(desk.engine, desk.clock, desk.policy, scribe, relay)
    return Mail(
        watchers=watchers,
        reader=reader,
        letters=letter_worker(desk.engine, outgoing, relay),
        relay=relay,
    )
