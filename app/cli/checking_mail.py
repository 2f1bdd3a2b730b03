"""`fieldpost check` of mail: mail.toml, its secrets, and a login to every server it names."""

import stat
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from app.cli.findings import Finding
from app.cli.help import language
from app.settings import Settings
from domain.company import Policy
from domain.texts import Texts
from mail.accounts import Accounts, MailFileError, SmtpAccount, load_accounts
from mail.imap.connecting import connected
from mail.imap.failures import MailboxFailure, failure_key
from mail.oauth import AccessTokens


async def mail_findings(settings: Settings, texts: Texts, policy: Policy) -> AsyncIterator[Finding]:
    """One line for each thing looked at."""
    file = settings.mail_file
    if file is None:
        yield Finding(
            not policy.mailboxes, "check-mail-off" if policy.mailboxes else "check-mail-none"
        )
        return
    try:
        accounts = load_accounts(file, policy)
    except MailFileError as error:
        yield Finding(good=False, lines=tuple(error.lines(texts, language())))
        return
    yield Finding(
        good=True,
        key="check-mail-file",
        args={"file": str(file), "mailboxes": len(accounts.mailboxes)},
    )
    for finding in _secrets(file, accounts):
        yield finding
    for code in accounts.mailboxes:
        yield await _mailbox(code, accounts, texts, policy)
    yield await _smtp(accounts.smtp)


def _secrets(file: Path, accounts: Accounts) -> Iterator[Finding]:
    """Nobody but the desk's own account may read a secret, wherever it lies."""
    everybody = (*accounts.mailboxes.values(), accounts.smtp)
    files = {secret for account in everybody for secret in account.secret_files()}
    if any(account.password is not None for account in everybody):
        files.add(file)
    for secret in sorted(files):
        good = not secret.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        yield Finding(
            good, "check-mail-private" if good else "check-mail-open", {"file": str(secret)}
        )


async def _mailbox(code: str, accounts: Accounts, texts: Texts, policy: Policy) -> Finding:
    """Go in and open the folder; nothing is changed there."""
    account, folder = accounts.mailboxes[code], policy.mailboxes[code].folder
    tokens = None if account.oauth is None else AccessTokens(account.oauth)
    args = {"code": code, "host": account.server.host}
    try:
        async with connected(account, tokens) as connection:
            await connection.open(folder, read_only=True)
    except MailboxFailure as failure:
        reason = texts.format(language(), failure_key(failure.code))
        said = f"{reason} ({failure.detail})" if failure.detail else reason
        return Finding(good=False, key="check-mailbox-failed", args={**args, "reason": said})
    return Finding(good=True, key="check-mailbox", args={**args, "folder": folder})


async def _smtp(account: SmtpAccount) -> Finding:
    from mail.sending.relay import NotReached, Refused, Relay

    relay, host = Relay(account), account.server.host
    try:
        await relay.check()
    except (NotReached, Refused) as failure:
        args = {"host": host, "reason": str(failure)}
        return Finding(good=False, key="check-smtp-failed", args=args)
    finally:
        await relay.close()
    return Finding(good=True, key="check-smtp", args={"host": host})
