"""Coming in to a mailbox: connect, encrypt, log in. What goes wrong says what to mend."""

import ssl
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aioimaplib import AioImapException, Response

from mail.accounts import ImapAccount, SecretUnreadable, secret_of, tls_context
from mail.imap.client import Client
from mail.imap.connection import COMMAND_LIMIT, Connection, race
from mail.imap.failures import MailboxFailure
from mail.imap.names import quoted
from mail.oauth import AccessTokens, OAuthAway, OAuthRefused

CONNECT_LIMIT = 20.0  # seconds, with the greeting


@asynccontextmanager
async def connected(account: ImapAccount, tokens: AccessTokens | None) -> AsyncIterator[Connection]:
    """A connection that is logged in; closed at the end however it came.

    Args:
        tokens: of an account that goes in by OAuth.

    Raises:
        MailboxFailure: it cannot be had.
    """
    server = account.server
    context = tls_context(account) if server.security == "tls" else None
    client = Client(server.host, server.port, timeout=CONNECT_LIMIT, ssl_context=context)
    try:
        await _greet(client)
        if server.security == "starttls":
            await _encrypt(client, account)
        await _log_in(client, account, tokens)
        yield Connection(client)
    finally:
        client.abort()


async def _greet(client: Client) -> None:
    try:
        await race(client.wait_hello_from_server(), client.protocol.lost, CONNECT_LIMIT)
    except ssl.SSLError as error:
        raise MailboxFailure("tls", _reason(error)) from error
    except MailboxFailure as failure:
        raise MailboxFailure("unreachable", f"no greeting: {failure.code}") from failure
    except (OSError, TimeoutError, AioImapException) as error:
        raise MailboxFailure("unreachable", str(error) or type(error).__name__) from error


async def _encrypt(client: Client, account: ImapAccount) -> None:
    lost = client.protocol.lost
    try:
        encrypted = await race(client.starttls(tls_context(account)), lost, CONNECT_LIMIT)
    except ssl.SSLError as error:
        raise MailboxFailure("tls", _reason(error)) from error
    except (OSError, TimeoutError, AioImapException) as error:
        raise MailboxFailure("lost", type(error).__name__) from error
    if not encrypted:
        raise MailboxFailure("tls", "the server refuses STARTTLS")


async def _log_in(client: Client, account: ImapAccount, tokens: AccessTokens | None) -> None:
    lost = client.protocol.lost
    try:
        if tokens is None:
            asked = client.login(quoted(account.server.login or ""), secret_of(account))
        else:
            asked = client.authenticate("XOAUTH2", _bearer(account, await tokens.get()))
        answer: Response = await race(asked, lost, COMMAND_LIMIT)
        if answer.result != "OK":
            if tokens is not None:
                tokens.forget()
            raise MailboxFailure("login_refused", _said(answer))
        # What a server can do it says anew after the login, and some only then.
        await race(client.protocol.capability(), lost, COMMAND_LIMIT)
    except SecretUnreadable as error:
        raise MailboxFailure("secret_unreadable", str(error.path)) from error
    except OAuthRefused as error:
        raise MailboxFailure("oauth_refused", error.reason) from error
    except OAuthAway as error:
        raise MailboxFailure("oauth_away", str(error)) from error
    except (OSError, TimeoutError, AioImapException, ValueError) as error:
        raise MailboxFailure("lost", type(error).__name__) from error


def _bearer(account: ImapAccount, token: str) -> str:
    words = f"user={account.server.login}\1auth=Bearer {token}\1\1"
    return b64encode(words.encode()).decode("ascii")


def _said(answer: Response) -> str:
    return bytes(answer.lines[-1]).decode("utf-8", "replace") if answer.lines else ""


def _reason(error: ssl.SSLError) -> str:
    """ "certificate verify failed: self-signed certificate", without places in C files."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message
    return error.reason or "no TLS"
