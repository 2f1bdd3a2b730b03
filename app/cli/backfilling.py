"""Taking in mail that came before the desk was there."""

from datetime import date, datetime, time

from app.cli.mails import known_mailbox
from app.cli.shell import Shell, act
from domain.errors import DeskError
from domain.mail.keeping import note_backfill
from mail.accounts import ImapAccount, load_accounts
from mail.imap.connecting import connected
from mail.imap.failures import MailboxFailure, failure_key
from mail.imap.fetching import Losses
from mail.imap.sweep import Mailbox, Sweeping
from mail.imap.watcher import mailboxes_of
from mail.oauth import AccessTokens


def backfill(since: date, mailbox: str | None) -> None:
    """Take what came since a day and is not known. The desk may run meanwhile: what is stored
    twice is stored once, and it reads what it finds.

    Args:
        since: a day of the company's time zone.
        mailbox: its code; None is all.
    """

    async def use(shell: Shell) -> int:
        known_mailbox(shell, mailbox)
        if shell.settings.mail_file is None:
            raise DeskError("cli-mail-no-file")
        accounts = load_accounts(shell.settings.mail_file, shell.policy)
        moment = datetime.combine(since, time(), tzinfo=shell.policy.zone)
        boxes = mailboxes_of(shell.policy, accounts)
        chosen = boxes.values() if mailbox is None else (boxes[mailbox],)
        went_well = [await _one(shell, box, accounts.mailboxes[box.code], moment) for box in chosen]
        return 0 if all(went_well) else 1

    act(use)


async def _one(shell: Shell, box: Mailbox, account: ImapAccount, since: datetime) -> bool:
    """Whether the mailbox could be read; what was stored before it could not stays."""
    tokens = None if account.oauth is None else AccessTokens(account.oauth)
    try:
        async with connected(account, tokens) as connection:
            sweeping = Sweeping(shell.engine, shell.clock, connection, box, _nobody, Losses())
            taken = await sweeping.backfill(since)
    except MailboxFailure as failure:
        reason = shell.t(failure_key(failure.code))
        shell.complain("cli-backfill-failed", code=box.code, reason=reason)
        return False
    async with shell.work() as work:
        await note_backfill(work, box.code, taken)
    shell.say("cli-backfilled", code=box.code, n=taken)
    return True


async def _nobody(_: str) -> None:
    """The desk itself finds what was stored."""
