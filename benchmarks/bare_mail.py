"""What mail is compared with: fetch, parse by the standard library, one INSERT and COMMIT each."""

import asyncio
import email
import imaplib
import os
import sys
import time
from email.policy import default
from urllib.parse import urlsplit

import asyncpg

from benchmarks.machine import fast_loop

_TABLE = """
    CREATE TABLE IF NOT EXISTS bare_mails
        (id bigserial PRIMARY KEY, sender text, subject text, words text, raw bytea)
"""
_INSERT = "INSERT INTO bare_mails (sender, subject, words, raw) VALUES ($1, $2, $3, $4)"


async def _take(session: imaplib.IMAP4, connection: asyncpg.Connection) -> tuple[float, float]:
    begun, used = time.monotonic(), time.process_time()
    _, (found,) = session.uid("SEARCH", "ALL")
    uids = found.split()
    for uid in uids:
        _, answer = session.uid("FETCH", uid.decode(), "(BODY.PEEK[])")
        raw = answer[0][1]
        mail = email.message_from_bytes(raw, policy=default)
        body = mail.get_body(("plain", "html"))
        words = body.get_content() if body is not None else ""
        await connection.execute(_INSERT, str(mail["From"]), str(mail["Subject"]), words, raw)
    speed = len(uids) / (time.monotonic() - begun)
    return speed, (time.process_time() - used) / len(uids)


async def _work(mailbox: str) -> tuple[float, float]:
    server = urlsplit(mailbox)
    connection = await asyncpg.connect(os.environ["DATABASE_URL"])
    await connection.execute(_TABLE)
    with imaplib.IMAP4(server.hostname or "", server.port or 0) as session:
        session.login(server.username or "", server.password or "")
        session.select("INBOX", readonly=True)
        taken = await _take(session, connection)
    await connection.close()
    return taken


def main() -> None:
    """Take all mails of the mailbox; print how many a second, and the processor seconds of one."""
    with asyncio.Runner(loop_factory=fast_loop()) as runner:
        print(*runner.run(_work(sys.argv[1])))


if __name__ == "__main__":
    main()
