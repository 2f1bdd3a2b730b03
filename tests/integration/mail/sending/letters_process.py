"""A process that sends letters, to be killed in the middle."""

import asyncio
import os
from pathlib import Path

from app.mail import letter_worker
from domain.clock import SystemClock
from domain.company import load_policy
from domain.texts import LOCALES, Texts
from mail.accounts import SmtpAccount
from mail.letters.letter import Scribe
from mail.letters.writing import LOCALES as LETTERS
from mail.sending.outgoing import Outgoing
from mail.sending.relay import Relay
from storage.engine import create_engine


async def main() -> None:
    engine = create_engine(os.environ["DATABASE_URL"])
    policy, clock = load_policy(Path(os.environ["COMPANY"])), SystemClock()
    relay = Relay(SmtpAccount.model_validate({"url": os.environ["RELAY"]}))
    scribe = Scribe(policy, Texts.load(LOCALES, LETTERS), clock)
    outgoing = Outgoing(engine, clock, policy, scribe, relay)
    await letter_worker(engine, outgoing, relay).run()


if __name__ == "__main__":
    asyncio.run(main())
