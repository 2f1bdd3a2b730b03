"""The Bot API over HTTP: one call, one answer, and what each failure means for a retry.

A client of our own and not aiogram's: an answer to a tap needs no model of the message that was
sent, and parsing it would cost as much as the rest of the answer.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self, cast

import aiohttp
import orjson
from yarl import URL

from bot import metrics
from bot.calls import Json, Params, read_json

CALL_LIMIT = aiohttp.ClientTimeout(total=15, connect=5)
UPLOAD_LIMIT = aiohttp.ClientTimeout(total=120, connect=5)
DOWNLOAD_LIMIT = 20 * 1024 * 1024  # bytes; Telegram gives bots no larger file
CONNECTIONS = 100


class ApiError(Exception):
    """A call did not do what was asked. The text holds no token and nobody's words."""


class ApiUnreachable(ApiError):
    """No answer, or none of the Bot API: whether the call took effect is not known."""


class ApiRefused(ApiError):
    """Telegram answered no.

    Attributes:
        code: 400, 401, 403, 404, 409, 413, 429 or 5xx.
        retry_after: seconds to wait before any further call to this chat, with 429.
        migrated_to: the new id of a group that became a supergroup.
    """

    def __init__(
        self,
        code: int,
        description: str,
        retry_after: float | None = None,
        migrated_to: int | None = None,
    ) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.retry_after = retry_after
        self.migrated_to = migrated_to


class FileGone(ApiError):
    """A file that Telegram does not give, or no longer: it is too big, or it was removed."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that goes with a call."""

    file_name: str
    mime_type: str
    data: bytes


class BotApi:
    """Calls of one bot. Open it with `async with`.

    Args:
        token: of the bot; appears in no log and in no error.
        address: of the Bot API server, without a slash at its end.
        proxy: http://, https:// or socks5:// address, if Telegram is reached through one.
    """

    def __init__(self, token: str, address: str, proxy: str | None = None) -> None:
        self._calls = f"{address}/bot{token}/"
        self._addresses: dict[str, URL] = {}
        self._files = f"{address}/file/bot{token}/"
        self._proxy = proxy
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            connector=_connector(self._proxy),
            # A proxy of the environment would be a surprise: it is a setting of the desk.
            trust_env=False,
            cookie_jar=aiohttp.DummyCookieJar(),  # the Bot API sets none
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._session:
            await self._session.close()

    async def call(
        self, method: str, params: Params, limit: aiohttp.ClientTimeout = CALL_LIMIT
    ) -> Json:
        """Do one call.

        Returns:
            The `result` of the answer.

        Raises:
            ApiRefused: Telegram said no.
            ApiUnreachable: no answer that can be read; the call may have taken effect.
        """
        return await self._post(
            method,
            orjson.dumps(params),
            {"Content-Type": "application/json"},
            limit,
        )

    async def upload(self, method: str, params: Params, files: Mapping[str, Upload]) -> Json:
        """Do one call that carries files; a file is named in params as `attach://NAME`.

        Raises:
            ApiRefused, ApiUnreachable: as `call`.
        """
        form = aiohttp.FormData(quote_fields=False)  # Telegram shows a quoted name as it came
        for name, value in params.items():
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        for name, file in files.items():
            form.add_field(name, file.data, filename=file.file_name, content_type=file.mime_type)
        return await self._post(method, form, None, UPLOAD_LIMIT)

    async def download(self, file_id: str) -> bytes:
        """The bytes of a file that Telegram holds.

        Raises:
            FileGone: it is over 20 MB, or is no longer there.
            ApiRefused, ApiUnreachable: as `call`.
        """
        try:
            found = await self.call("getFile", {"file_id": file_id})
        except ApiRefused as refusal:
            if refusal.code in (400, 404):
                raise FileGone(refusal.description) from None
            raise
        path = found.get("file_path") if isinstance(found, dict) else None
        if not isinstance(path, str):
            raise FileGone("no file_path")
        return await self._read_file(path)

    async def _read_file(self, path: str) -> bytes:
        try:
            async with self._open.get(self._files + path, timeout=UPLOAD_LIMIT) as response:
                if response.status in (400, 404):
                    raise FileGone(str(response.status))
                if response.status != 200:
                    raise ApiRefused(response.status, "file")
                data = await response.content.read(DOWNLOAD_LIMIT + 1)
                while len(data) <= DOWNLOAD_LIMIT and not response.content.at_eof():
                    data += await response.content.read(DOWNLOAD_LIMIT + 1 - len(data))
        except (aiohttp.ClientError, TimeoutError) as error:
            raise ApiUnreachable(type(error).__name__) from None
        if len(data) > DOWNLOAD_LIMIT:
            raise FileGone("too big")
        return data

    def _address(self, method: str) -> URL:
        """Of a method; to take an address apart costs a fifth of a call."""
        if method not in self._addresses:
            self._addresses[method] = URL(self._calls + method)
        return self._addresses[method]

    @property
    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise RuntimeError("the Bot API client is not open")
        return self._session

    async def _post(
        self,
        method: str,
        data: bytes | aiohttp.FormData,
        headers: Mapping[str, str] | None,
        limit: aiohttp.ClientTimeout,
    ) -> Json:
        try:
            async with self._open.post(
                self._address(method), data=data, headers=headers, timeout=limit
            ) as response:
                body = await response.read()
                status = response.status
        except (aiohttp.ClientError, TimeoutError) as error:
            metrics.CALLS.labels(method, "unreachable").inc()
            # The error's own text has the address, and with it the token.
            raise ApiUnreachable(type(error).__name__) from None
        metrics.CALLS.labels(method, str(status)).inc()
        return _result(status, body)


def _result(status: int, body: bytes) -> Json:
    try:
        answer = read_json(body)
    except ValueError:
        answer = None
    if not isinstance(answer, dict) or "ok" not in answer:
        if status >= 500:
            raise ApiRefused(status, "no answer of the Bot API")
        raise ApiUnreachable(f"HTTP {status}, not an answer of the Bot API")
    if answer["ok"]:
        return cast("Json", answer.get("result"))
    parameters = answer.get("parameters") or {}
    raise ApiRefused(
        answer.get("error_code", status),
        answer.get("description", ""),
        parameters.get("retry_after"),
        parameters.get("migrate_to_chat_id"),
    )


def _connector(proxy: str | None) -> aiohttp.BaseConnector:
    if proxy is None:
        return aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=60)
    from bot.proxied import ProxiedConnector

    return cast("aiohttp.BaseConnector", ProxiedConnector.from_url(proxy, limit=CONNECTIONS))
