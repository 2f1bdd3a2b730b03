"""Going in without a password: a kept refresh token is changed for short-lived access tokens.

Google and Microsoft 365. Microsoft may hand out a new refresh token with any answer; the old one
ends some day, so the new one takes its place in the file.
"""

import asyncio
import os
import tempfile
from pathlib import Path
from time import monotonic

import aiohttp
import structlog

from mail.accounts import OAuth, read_secret

log = structlog.get_logger()

GOOGLE = "https://oauth2.googleapis.com/token"
MICROSOFT = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token"
MICROSOFT_SCOPE = (
    "https://outlook.office.com/IMAP.AccessAsUser.All "
    "https://outlook.office.com/SMTP.Send offline_access"
)

ANSWER_LIMIT = 30.0  # seconds
SPARE = 120.0  # seconds before its end in which a token is no longer used
USUAL_LIFE = 3600.0  # seconds, when the provider does not say


class OAuthRefused(Exception):
    """The provider refuses the refresh token or the application: a person must renew them."""

    def __init__(self, reason: str) -> None:
        """
        Args:
            reason: the provider's word for it (RFC 6749 5.2): "invalid_grant".
        """
        super().__init__(reason)
        self.reason = reason


class OAuthAway(Exception):
    """The provider does not answer as it should; it may later."""


class AccessTokens:
    """Access tokens of one account. One of these may serve any number of connections."""

    def __init__(self, oauth: OAuth, endpoint: str | None = None) -> None:
        """
        Args:
            endpoint: where tokens are asked for; the provider's own unless given.
        """
        self._oauth = oauth
        self._endpoint = endpoint or _endpoint(oauth)
        self._token = ""
        self._good_until = 0.0
        self._asking = asyncio.Lock()

    async def get(self) -> str:
        """A token that is good for two minutes at least.

        Raises:
            OAuthRefused: it will be refused again until somebody acts.
            OAuthAway: it may go well the next time.
            SecretUnreadable: the file of the refresh token is gone.
        """
        async with self._asking:
            if monotonic() >= self._good_until:
                await self._refresh()
            return self._token

    def forget(self) -> None:
        """Ask for a new token the next time: the server did not accept this one."""
        self._good_until = 0.0

    async def _refresh(self) -> None:
        answer = await _post(self._endpoint, self._question())
        self._token = str(answer["access_token"])
        life = answer.get("expires_in", USUAL_LIFE)
        self._good_until = monotonic() + _seconds(life) - SPARE
        renewed = answer.get("refresh_token")
        if isinstance(renewed, str) and renewed != read_secret(self._oauth.refresh_token_file):
            await asyncio.to_thread(_keep, self._oauth.refresh_token_file, renewed)

    def _question(self) -> dict[str, str]:
        oauth = self._oauth
        question = {
            "grant_type": "refresh_token",
            "client_id": oauth.client_id,
            "refresh_token": read_secret(oauth.refresh_token_file),
        }
        if oauth.client_secret_file is not None:
            question["client_secret"] = read_secret(oauth.client_secret_file)
        if oauth.provider == "microsoft":
            question["scope"] = MICROSOFT_SCOPE
        return question


def _endpoint(oauth: OAuth) -> str:
    return GOOGLE if oauth.provider == "google" else MICROSOFT.format(tenant=oauth.tenant)


async def _post(endpoint: str, question: dict[str, str]) -> dict[str, object]:
    limit = aiohttp.ClientTimeout(total=ANSWER_LIMIT)
    try:
        async with (
            aiohttp.ClientSession(timeout=limit, trust_env=True) as http,
            http.post(endpoint, data=question) as response,
        ):
            answer = await response.json(content_type=None)
            status = response.status
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        raise OAuthAway(type(error).__name__) from error
    if isinstance(answer, dict) and "access_token" in answer:
        return answer
    refusal = answer.get("error") if isinstance(answer, dict) else None
    if status in (400, 401, 403) and isinstance(refusal, str):
        raise OAuthRefused(refusal)
    raise OAuthAway(f"status {status}")


def _seconds(life: object) -> float:
    """Azure is known to write the number as a text."""
    try:
        return float(str(life))
    except ValueError:
        return USUAL_LIFE


def _keep(file: Path, secret: str) -> None:
    """Put a secret in the place of another: wholly or not at all, readable by us alone.

    Where the file may not be written (a mounted secret) the desk lives on with the old one, which
    the provider lets be for a while; that is logged, for one day it will be refused.
    """
    try:
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as written:
                written.write(secret + "\n")
                written.flush()
                os.fsync(written.fileno())
            Path(name).replace(file)
        except OSError:
            Path(name).unlink()
            raise
    except OSError as error:
        log.warning("oauth.token_not_kept", file=str(file), error=type(error).__name__)
