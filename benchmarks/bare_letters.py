"""What the sending of letters is compared with: aiosmtplib, as many connections, the same bytes."""

import asyncio
import os
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import aiosmtplib

from benchmarks.machine import fast_loop

SENDER, RECIPIENT = "desk@trial.example", "client@client.example"


async def _send(letters: list[bytes], port: int) -> None:
    async with aiosmtplib.SMTP(
        hostname="127.0.0.1", port=port, use_tls=False, start_tls=False
    ) as smtp:
        while letters:
            letter = letters.pop()
            await smtp.mail(SENDER)
            await smtp.rcpt(RECIPIENT)
            await smtp.data(letter)


async def _work(letter: bytes, count: int, connections: int) -> tuple[float, float]:
    letters = [letter] * count
    port = urlsplit(os.environ["RELAY"]).port or 0
    begun, used = time.monotonic(), time.process_time()
    await asyncio.gather(*(_send(letters, port) for _ in range(connections)))
    processor = 1000 * (time.process_time() - used) / count
    return count / (time.monotonic() - begun), processor


def main() -> None:
    """Send a letter so often over so many connections; print how many went a second, and the
    processor time of one in ms.
    """
    letter, count, connections = Path(sys.argv[1]).read_bytes(), int(sys.argv[2]), int(sys.argv[3])
    with asyncio.Runner(loop_factory=fast_loop()) as runner:
        print(*runner.run(_work(letter, count, connections)))


if __name__ == "__main__":
    main()
