"""A process that sends the letters of the outbox, as the desk does."""

import asyncio
import gc
import os
import signal

from app.mail import letter_worker
from benchmarks.ground import company
from benchmarks.machine import fast_loop
from domain.clock import SystemClock
from domain.texts import LOCALES, Texts
from mail.accounts import SmtpAccount
from mail.letters.letter import Scribe
from mail.letters.writing import LOCALES as LETTERS
from mail.sending.outgoing import Outgoing
from mail.sending.relay import Relay
from storage.engine import create_engine


async def _work() -> None:
    engine = create_engine(os.environ["DATABASE_URL"])
    policy, clock = company(), SystemClock()
    account = SmtpAccount.model_validate({"url": os.environ["RELAY"]})
    relay = Relay(account)
    scribe = Scribe(policy, Texts.load(LOCALES, LETTERS), clock)
    outgoing = Outgoing(engine, clock, policy, scribe, relay)
    worker = letter_worker(engine, outgoing, relay)
    gc.collect()
    gc.freeze()  # as the desk does
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, worker.stop)
    try:
        await worker.run()
    finally:
        await relay.close()
        await engine.dispose()


def main() -> None:
    """Work until told to stop."""
    with asyncio.Runner(loop_factory=fast_loop()) as runner:
        runner.run(_work())


if __name__ == "__main__":
    main()
