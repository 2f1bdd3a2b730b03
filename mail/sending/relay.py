"""The relay that takes our letters: a few kept connections, one letter at a time on each.

aiosmtplib does no pipelining, so more letters at once means more connections. Every call has its
time limit in the library; whatever fails in the middle closes its connection.
"""

import asyncio
import re
from collections import deque
from collections.abc import Awaitable
from contextlib import suppress
from time import monotonic

import aiosmtplib
from aiosmtplib.errors import (
    SMTPAuthenticationError,
    SMTPException,
    SMTPHeloError,
    SMTPResponseException,
    SMTPServerDisconnected,
    SMTPTimeoutError,
)
from aiosmtplib.response import SMTPResponse

from mail.accounts import SecretUnreadable, SmtpAccount, secret_of, tls_context
from mail.letters.composing import Composed
from mail.oauth import AccessTokens, OAuthAway, OAuthRefused

TIMEOUT = 60.0  # seconds for one command
FINAL_TIMEOUT = 300.0  # seconds until a letter is taken: relays look for viruses and spam then
"""RFC 5321 4.5.3.2 asks for five and ten minutes; who waits for an answer wants to know sooner."""

KEEP = 30.0  # seconds an idle connection is kept; relays close theirs after a few minutes
PERMANENT = 500
"""Answers from here on are final (RFC 5321 4.2.1)."""

TRANSIENT = 400
"""Refusals begin here; what is less is no answer that fits."""

DONE = (250, 251)
"""Answers to a command that was obeyed; 251: the relay forwards to another address."""

_ENHANCED = re.compile(r"[245]\.\d{1,3}\.\d{1,3}(?!\S)")

CLOSING = 421
"""The relay ends this connection; another may do."""


class Refused(Exception):
    """The relay said no. `answer` is its code ("550 5.1.1"), never its words."""

    def __init__(self, answer: str, *, permanent: bool) -> None:
        super().__init__(answer)
        self.answer = answer
        self.permanent = permanent


class NotReached(Exception):
    """Nothing left the house: no connection, no way in, or it broke before the letter was given."""


class FateUnknown(Exception):
    """The connection broke while the letter was handed over: it may have been taken or not."""


class Relay:
    """Sends letters. Any number may be asked for at once; as many go as there are connections."""

    def __init__(self, account: SmtpAccount) -> None:
        self._account = account
        self._tokens = None if account.oauth is None else AccessTokens(account.oauth)
        self._room = asyncio.Semaphore(account.connections)
        self._idle: deque[tuple[float, aiosmtplib.SMTP]] = deque()

    @property
    def connections(self) -> int:
        """How many letters go at once."""
        return self._account.connections

    async def send(self, letter: Composed) -> str:
        """Hand a letter over.

        Returns:
            The relay's answer code.

        Raises:
            Refused, NotReached, FateUnknown
        """
        async with self._room:
            kept = self._kept()
            if kept is not None:
                # The relay may have ended it meanwhile; then nothing has left yet.
                with suppress(NotReached):
                    return await self._hand_over(kept, letter)
            return await self._hand_over(await self._connect(), letter)

    async def _hand_over(self, smtp: aiosmtplib.SMTP, letter: Composed) -> str:
        """Hand a letter over on one connection, which is kept if it is still good."""
        try:
            # `smtp.mail` would parse the address again, longer than it takes to send it.
            await _command(smtp.execute_command(*_from(letter)))
            await _command(smtp.execute_command(*_to(letter)))
            answer = await _data(smtp, letter.raw)
        except Refused:
            await self._reset(smtp)
            raise
        except BaseException:
            smtp.close()
            raise
        self._idle.append((monotonic(), smtp))
        return answer

    async def check(self) -> None:
        """Go in and out again, as an administrator's check does.

        Raises:
            Refused, NotReached
        """
        async with self._room:
            smtp = await self._connect()
            try:
                await _command(smtp.execute_command(b"NOOP"))
            finally:
                smtp.close()

    async def close(self) -> None:
        """Say goodbye on every kept connection."""
        while self._idle:
            _, smtp = self._idle.pop()
            try:
                async with asyncio.timeout(1):
                    await smtp.quit()
            except (SMTPException, OSError, TimeoutError):
                smtp.close()

    def _kept(self) -> aiosmtplib.SMTP | None:
        """The connection used last, if it is fresh: what has lain too long may be half open."""
        while self._idle:
            since, smtp = self._idle.pop()
            if smtp.is_connected and monotonic() - since < KEEP:
                return smtp
            smtp.close()
        return None

    async def _connect(self) -> aiosmtplib.SMTP:
        server = self._account.server
        smtp = aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            timeout=TIMEOUT,
            use_tls=server.security == "tls",
            start_tls=server.security == "starttls",
            tls_context=None if server.security == "plain" else tls_context(self._account),
            username=server.login,
            password=self._password(),
            oauth_token_generator=self._oauth_token if self._tokens is not None else None,
        )
        try:
            await smtp.connect()
            if smtp.is_ehlo_or_helo_needed:
                await _greet(smtp)
        except SMTPAuthenticationError as refusal:
            raise NotReached(f"login refused: {refusal.code}") from None
        except (SMTPException, OSError, TimeoutError, OAuthAway, OAuthRefused) as error:
            raise NotReached(type(error).__name__) from None
        return smtp

    def _password(self) -> str | None:
        if self._account.server.login is None or self._account.oauth is not None:
            return None
        try:
            return secret_of(self._account)
        except SecretUnreadable:
            raise NotReached("password file unreadable") from None

    async def _oauth_token(self) -> str:
        assert self._tokens is not None  # noqa: S101 - given to aiosmtplib only where it is
        return await self._tokens.get()

    async def _reset(self, smtp: aiosmtplib.SMTP) -> None:
        """Make a connection ready for the next letter after a refusal."""
        try:
            await smtp.rset()
        except (SMTPException, OSError):
            smtp.close()
        else:
            self._idle.append((monotonic(), smtp))


async def _greet(smtp: aiosmtplib.SMTP) -> None:
    """Say who we are, to old relays in the old way."""
    try:
        await smtp.ehlo()
    except SMTPHeloError:
        await smtp.helo()


def _from(letter: Composed) -> tuple[bytes, bytes]:
    return b"MAIL", b"FROM:<" + letter.envelope_sender.encode("ascii") + b">"


def _to(letter: Composed) -> tuple[bytes, bytes]:
    return b"RCPT", b"TO:<" + letter.recipient.encode("ascii") + b">"


async def _command(asked: Awaitable[SMTPResponse]) -> None:
    """One command before the letter itself: whatever breaks here, nothing has left the house."""
    try:
        _obeyed(await asked)
    except SMTPResponseException as refusal:
        if refusal.code == CLOSING or refusal.code < TRANSIENT:
            raise NotReached(_code(refusal)) from None
        raise _refused(refusal) from None
    except (SMTPException, OSError) as error:
        raise NotReached(type(error).__name__) from None


def _obeyed(answer: SMTPResponse) -> None:
    if answer.code not in DONE:
        raise SMTPResponseException(answer.code, answer.message)


async def _data(smtp: aiosmtplib.SMTP, raw: bytes) -> str:
    """The letter itself. An answer that is none leaves its fate as unknown as no answer."""
    try:
        answer = await smtp.data(raw, timeout=FINAL_TIMEOUT)
    except SMTPResponseException as refusal:
        if refusal.code < TRANSIENT:
            raise FateUnknown from None
        raise _refused(refusal) from None
    except (SMTPServerDisconnected, SMTPTimeoutError, OSError):
        raise FateUnknown from None
    return str(answer.code)


def _refused(refusal: SMTPResponseException) -> Refused:
    return Refused(_code(refusal), permanent=refusal.code >= PERMANENT)


def _code(refusal: SMTPResponseException) -> str:
    """ "550 5.1.1": the code and, where the relay gives it, the enhanced one; never its words."""
    enhanced = _ENHANCED.match(refusal.message)
    return f"{refusal.code} {enhanced[0]}" if enhanced else str(refusal.code)
