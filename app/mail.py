"""Mail put together from its parts, for whichever process reads it and sends letters."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.desk import Desk
from mail.accounts import load_accounts
from mail.imap.watcher import Watchers
from mail.intake.processing import Reader
from mail.letters.letter import Scribe
from mail.sending.outgoing import Outgoing
from mail.sending.relay import Relay
from storage.dispatcher import Handler


@dataclass(frozen=True)
class Mail:
    """The parts of mail. Made by `assemble_mail`."""

    watchers: Watchers
    reader: Reader
    outgoing: Outgoing
    relay: Relay

    def handlers(self) -> Mapping[str, Handler]:
        """Of the outbox, by kind of row."""
        return {**self.outgoing.handlers(), **self.reader.handlers()}

    async def run(self, stopping: asyncio.Event) -> None:
        """Watch the mailboxes and read what comes, until told to stop."""
        async with asyncio.TaskGroup() as nursery:
            nursery.create_task(self.watchers.run(stopping))
            nursery.create_task(self.reader.run(stopping))

    async def close(self) -> None:
        """Let the relay go, when the last letter has left."""
        await self.relay.close()


def assemble_mail(mail_file: Path, public_url: str | None, desk: Desk) -> Mail:
    """Put mail together.

    Args:
        mail_file: mail.toml.
        public_url: where the web part is reached from outside, if it is.

    Raises:
        MailFileError: mail.toml says something wrong.
    """
    accounts = load_accounts(mail_file, desk.policy)
    reader = Reader(desk.engine, desk.clock, desk.policy, desk.forms.requests.kinds)

    async def wake_reader(_: str) -> None:
        reader.wake()

    relay = Relay(accounts.smtp)
    scribe = Scribe(desk.policy, desk.texts, desk.clock, public_url)
    return Mail(
        watchers=Watchers(desk.engine, desk.clock, desk.policy, accounts, wake_reader),
        reader=reader,
        outgoing=Outgoing(desk.engine, desk.clock, desk.policy, scribe, relay),
        relay=relay,
    )
