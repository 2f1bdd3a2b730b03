"""Mail that came in, at the shell: what there is, what lies aside, and what becomes of it."""

import sys
from collections.abc import Sequence
from dataclasses import asdict

from app.cli.output import print_json, table
from app.cli.shell import Shell, act
from domain.errors import NotFound
from domain.mail import keeping
from domain.mail.keeping import MailLine
from mail.parsing import parse
from storage.models.mail import MAIL_STATES

LIMIT = 10_000


def list_mails(*, mailbox: str | None, state: str | None, limit: int, as_json: bool) -> None:
    """Mails, the newest first.

    Args:
        mailbox: its code; None is all.
        state: one of MAIL_STATES; None is all.
    """

    async def use(shell: Shell) -> None:
        known_mailbox(shell, mailbox)
        states = MAIL_STATES if state is None else (state,)
        async with shell.reading() as work:
            mails = await keeping.list_mails(work, mailbox, states, limit)
        _print(shell, mails, as_json=as_json)

    act(use)


def list_quarantine(*, mailbox: str | None, as_json: bool) -> None:
    """Mails that a person must look at."""
    list_mails(mailbox=mailbox, state="quarantined", limit=LIMIT, as_json=as_json)


def show(mail_id: int, *, as_json: bool) -> None:
    """What is known of a mail; sender and subject are read from its bytes, whatever is wrong."""

    async def use(shell: Shell) -> None:
        async with shell.work() as work:
            line = await keeping.mail_line(work, mail_id)
            message = parse(await keeping.raw_mail(work, mail_id))
        document = asdict(line)
        document["sender"] = line.sender or (message.sender and message.sender.address)
        document["subject"] = line.subject or message.subject
        document["cut"] = list(message.cut)
        if as_json:
            print_json(document)
            return
        facts = [(name, "" if value is None else str(value)) for name, value in document.items()]
        shell.console.print(table(("", ""), facts))

    act(use)


def put_out(mail_id: int) -> None:
    """Write a whole mail to standard output, byte for byte."""

    async def use(shell: Shell) -> None:
        async with shell.work() as work:
            raw = await keeping.raw_mail(work, mail_id)
        sys.stdout.buffer.write(raw)
        sys.stdout.flush()

    act(use)


def retry(mail_ids: Sequence[int]) -> None:
    """Have mails read again."""

    async def use(shell: Shell) -> None:
        async with shell.work() as work:
            await keeping.retry_mails(work, mail_ids)
        shell.say("cli-mails-retried", n=len(set(mail_ids)))

    act(use)


def drop(mail_ids: Sequence[int]) -> None:
    """Give mails up."""

    async def use(shell: Shell) -> None:
        async with shell.work() as work:
            await keeping.drop_mails(work, mail_ids)
        shell.say("cli-mails-dropped", n=len(set(mail_ids)))

    act(use)


def known_mailbox(shell: Shell, mailbox: str | None) -> None:
    """Raises NotFound when company.toml has no mailbox of that code."""
    if mailbox is not None and mailbox not in shell.policy.mailboxes:
        known = ", ".join(shell.policy.mailboxes) or "—"
        raise NotFound("cli-mail-unknown-mailbox", code=mailbox, known=known)


def _print(shell: Shell, mails: Sequence[MailLine], *, as_json: bool) -> None:
    if as_json:
        print_json({"mails": mails})
        return
    if not mails:
        shell.say("cli-mails-none")
        return
    names = ("number", "mailbox", "received", "sender", "subject", "state", "outcome", "error")
    rows = [
        (
            str(mail.id),
            mail.mailbox,
            shell.moment(mail.received_at),
            mail.sender or "",
            mail.subject or "",
            shell.t(f"cli-mail-{mail.state}"),
            " ".join(filter(None, (mail.outcome, str(mail.request or "")))),
            mail.last_error or "",
        )
        for mail in mails
    ]
    shell.table(names, rows)
