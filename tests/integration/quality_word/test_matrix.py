"""Every kind of reply, in every program's quoting and three charsets, from its bytes to the ticket:
what follows is what the table of examples says, and not one ticket is closed that the client did
not close.

Each reply is stored, read and taken by the desk's own code in one savepoint, which is then undone,
so the next one finds the same ticket waiting for the client.
"""

import csv
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.mail.taking import take
from domain.work import SYSTEM, Evidence, begin
from mail.intake import rows
from mail.intake.reading import read_mail
from sandbox.mail.answers import STYLES, Answer, answer
from sandbox.mail.answers.original import Language
from sandbox.mail.reading import Opened
from sandbox.mail.stamps import Arrival, stamped
from sandbox.mail.writing import write
from storage import blobs
from tests.integration.quality_word.conftest import KIM, Client

DATA = Path(__file__).parents[2] / "data" / "mail"
CHARSETS = ("utf-8", "windows-1251", "koi8-r")
MAILBOX, SERVER = "sales", "mx.svyaz.example"


class Example(NamedTuple):
    """A line of the table of examples."""

    n: str
    lang: Language
    text: str
    headers: str
    kind: str
    verdict: str
    what_follows: str


@cache
def examples() -> list[Example]:
    """All forty: what people write, and what machines do."""
    found = []
    for name in ("verdicts", "machines"):
        with (DATA / name / "examples.csv").open(encoding="utf-8", newline="") as lines:
            found += [Example._make(row) for row in list(csv.reader(lines))[1:]]
    return found


class After(NamedTuple):
    """All that a reply may have changed."""

    ticket: str
    round: int
    questionnaire: str
    kind: str
    verdict: str | None
    answer: str | None
    words: str | None
    questions: int
    troubles: int
    thanks: int
    tasks: int
    opted_out: int
    returned: bool
    left: bool
    next_at: datetime | None


LOOK = text(
    """
    SELECT ticket.state, ticket.round, questionnaire.state, mail.kind, mail.verdict, answer.state,
        answer.words,
        (SELECT count(*) FROM outbox WHERE payload->>'card' = 'ticket_question'),
        (SELECT count(*) FROM outbox WHERE payload->>'card' = 'ticket_returned'),
        (SELECT count(*) FROM letters WHERE kind = 'ticket_thanks'),
        (SELECT count(*) FROM tasks),
        (SELECT count(*) FROM mail_addresses WHERE opted_out_at IS NOT NULL),
        asking.returned_at IS NOT NULL,
        EXISTS (SELECT FROM contacts WHERE gone_at IS NOT NULL),
        asking.next_at
    FROM tickets AS ticket
    JOIN questionnaires AS questionnaire ON questionnaire.id = ticket.questionnaire_id
    JOIN askings AS asking ON asking.ticket_id = ticket.id
    JOIN mails AS mail ON mail.id = :mail_id
    LEFT JOIN ticket_answers AS answer ON answer.mail_id = mail.id
    WHERE ticket.id = :ticket_id
    """
)


@dataclass
class Waiting:
    """A ticket that waits for the client, in a transaction that is never committed."""

    client: Client
    ticket_id: int
    letter: bytes
    connection: AsyncConnection
    before: After

    async def takes(self, raw: bytes) -> After:
        """What a mail changes; afterwards it has not come."""
        office = self.client.office
        savepoint = await self.connection.begin_nested()
        evidence = Evidence("mail", MAILBOX, "mail:1")
        async with begin(self.connection, SYSTEM, office.clock, office.policy, evidence) as work:
            session = work.open_session
            mail_id = await session.scalar(
                _STORED,
                {
                    "mailbox": MAILBOX,
                    "sha256": await blobs.put(session, raw),
                    "size": len(raw),
                    "now": office.clock.now(),
                },
            )
            assert mail_id is not None
            mail = read_mail(mail_id, MAILBOX, raw, office.policy)
            await rows.note_outcome(session, mail, await take(work, {}, mail))
        after = await _look(self.connection, self.ticket_id, mail_id)
        await savepoint.rollback()
        return after

    def answered(self, example: Example, style: str, charset: str) -> bytes:
        """The bytes of an answer as the client's program and both servers make them."""
        now = self.client.office.clock.now()
        name, _, value = example.headers.partition(": ")
        headers = {name: value} if value else {}
        sender = f"Ирина Ким <{KIM}>"
        said = Answer(sender, example.text, style, example.lang, charset, headers)
        made = write(answer(Opened(self.letter), now, said), now)
        arrival = Arrival(made.mail_from, made.recipients[0], "mail.example", now, "pass", SERVER)
        return stamped(made.raw, arrival)


_STORED = text(
    """
    INSERT INTO mails (mailbox, uidvalidity, uid, sha256, size, received_at, stored_at)
    VALUES (:mailbox, 1, 1, :sha256, :size, :now, :now) RETURNING id
    """
)


async def _look(connection: AsyncConnection, ticket_id: int, mail_id: int) -> After:
    given = {"ticket_id": ticket_id, "mail_id": mail_id}
    found = After(*(await connection.execute(LOOK, given)).one())
    return found._replace(words=found.words and _plain(found.words))


@pytest.fixture
async def waiting(client: Client) -> AsyncIterator[Waiting]:
    """Irina Kim was asked, and her mailbox's server vouches for those who write."""
    client.trusts()
    ticket_id = await client.asked()
    (letter,) = await client.letters()
    raw = await client.sent(letter)
    (asking,) = await client.askings(ticket_id)
    before = After(
        ticket="awaiting_client",
        round=1,
        questionnaire="paused",
        kind="",
        verdict=None,
        answer=None,
        words=None,
        questions=0,
        troubles=0,
        thanks=0,
        tasks=0,
        opted_out=0,
        returned=False,
        left=False,
        next_at=asking.next_at,
    )
    async with client.office.engine.connect() as connection:
        transaction = await connection.begin()
        yield Waiting(client, ticket_id, raw, connection, before)
        await transaction.rollback()


def expected(before: After, example: Example) -> After:
    """What follows, read off the table of examples; `next_at` stays the one of before."""
    told = before._replace(kind=example.kind, verdict=example.verdict or None)
    told = told._replace(tasks=int("sales task" in example.what_follows))
    match example.verdict:
        case "confirmed":
            return told._replace(
                ticket="confirmed", questionnaire="restored", answer="counted", thanks=1
            )
        case "not_fixed":
            return told._replace(ticket="in_work", round=2, answer="counted")
        case "unclear" | "question":
            return told._replace(answer="asked", questions=1)
        case "other":
            return told._replace(answer="noted")
        case "opt_out":
            return told._replace(answer="noted", opted_out=1, troubles=1)
    troubles, returned, left = _OF_MACHINES[example.what_follows]
    return told._replace(troubles=troubles, returned=returned, left=left)


_OF_MACHINES = {
    "snooze to 13 Jan, suggest second contact": (1, False, False),
    "snooze": (1, False, False),
    "ignore (ticket robot), never answer": (0, False, False),
    "flag contact as left, rep task": (1, False, True),
    "mark address bad, rep task": (1, True, False),
    "rep task": (1, True, False),
    "soft: wait, no task": (0, False, False),
}
"""How often the rep is told what to do; whether the letter came back, and its reader is gone."""

NEXT_STEP: Mapping[str, datetime | None] = {
    "stop flag on contact, tell rep": None,
    "snooze to 13 Jan, suggest second contact": datetime.fromisoformat("2027-01-13T09:00+04:00"),
    "snooze": datetime.fromisoformat("2027-02-04T09:00+04:00"),
    "flag contact as left, rep task": None,
    "mark address bad, rep task": None,
    "rep task": None,
}
"""When the client is reminded next, where the reply moves it: by the table of examples."""


def wanted(before: After, example: Example) -> After:
    """What follows, with the client's words, and the day of the next reminder; an asking that is
    over has none.
    """
    told = expected(before, example)
    if told.answer is not None:
        told = told._replace(words=_plain(example.text))
    if told.ticket != before.ticket:
        return told._replace(next_at=None)
    return told._replace(next_at=NEXT_STEP.get(example.what_follows, before.next_at))


def _plain(words: str) -> str:
    """KOI8-R has no dash: in plain text programs write the nearest sign."""
    return words.replace("—", "-")


def test_the_table_holds_every_example() -> None:
    assert sorted(int(example.n) for example in examples()) == list(range(1, 41))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.long  # test_every_verdict tells it, each with a quoting of its own
async def test_what_follows_in_each_quoting_and_charset(waiting: Waiting, style: str) -> None:
    wrong = []
    for example in examples():
        if example.kind == "bounce":
            continue
        for charset in CHARSETS:
            after = await waiting.takes(waiting.answered(example, style, charset))
            if after != wanted(waiting.before, example):
                wrong.append((example.text, charset, after))
    assert wrong == []


async def test_what_follows_a_returned_letter(waiting: Waiting) -> None:
    bounces = [example for example in examples() if example.kind == "bounce"]
    assert len(bounces) == 3
    wrong = []
    for example in bounces:
        for raw in _reports(example, waiting.letter):
            after = await waiting.takes(raw)
            if after != wanted(waiting.before, example):
                wrong.append((example.text, after))
    assert wrong == []


def _reports(example: Example, letter: bytes) -> Iterator[bytes]:
    """A server's report of a letter: in three charsets, with the letter whole or its head alone."""
    delayed = "delayed" in example.headers
    status = next(code for code in ("5.1.1", "5.2.2", "4.4.1") if code in example.text)
    head = letter.partition(b"\r\n\r\n")[0]
    for charset in CHARSETS:
        for kind, returned in (("message/rfc822", letter), ("text/rfc822-headers", head)):
            note = EmailMessage()
            note.set_content(example.text, charset=charset)
            parts = (
                bytes(note),
                b"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n"
                + f"Final-Recipient: rfc822; {KIM}\r\n".encode()
                + f"Action: {'delayed' if delayed else 'failed'}\r\nStatus: {status}\r\n".encode(),
                f"Content-Type: {kind}\r\n\r\n".encode() + returned,
            )
            head_of_it = (
                "From: MAILER-DAEMON@mx.romashka.example\r\nTo: sales@svyaz.example\r\n"
                "Subject: Delivery report\r\nReturn-Path: <>\r\nMIME-Version: 1.0\r\n"
                f"Message-ID: <{example.n}.{charset}.{kind[0]}@mx.romashka.example>\r\n"
                'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
            )
            yield (
                head_of_it.encode()
                + b"".join(b"--b\r\n" + part + b"\r\n" for part in parts)
                + b"--b--\r\n"
            )
