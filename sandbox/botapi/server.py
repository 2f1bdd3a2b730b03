"""The Bot API's HTTP door: /bot<token>/<method> and /file/bot<token>/<path>."""

import contextlib
from typing import Final

from aiohttp import web

from sandbox.botapi.api import BotApi
from sandbox.botapi.catalogue import PARAMETERS
from sandbox.botapi.errors import ApiError, bad_request, conflict, forbidden, too_many_requests
from sandbox.botapi.methods import METHODS
from sandbox.botapi.methods.about_bot import read_allowed_updates
from sandbox.botapi.params import Params, read_json, read_params
from sandbox.faults import Fault, FaultBook
from sandbox.wire import Json

_BY_NAME: Final = {name.lower(): (name, method) for name, method in METHODS.items()}
_GET_UPDATES: Final = "getupdates"


class BotApiServer:
    """Answers calls, fails them on order."""

    def __init__(self, api: BotApi, faults: FaultBook) -> None:
        self._api = api
        self._faults = faults

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/bot{token:[^/]+}/{method:[^/]+}", self._call),
            web.get("/file/bot{token:[^/]+}/{path:.+}", self._file),
        ]

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"].lower()
        if method == _GET_UPDATES:
            return await self._answer(request, method)
        self._api.calls_running += 1
        self._api.calls_begun += 1
        try:
            return await self._answer(request, method)
        finally:
            self._api.calls_running -= 1

    async def _answer(self, request: web.Request, method: str) -> web.StreamResponse:
        try:
            self._check_call(request, method)
            params = await read_params(request)
            fault = self._faults.take("telegram", method)
            if fault and fault.when == "before":
                return await self._fail(request, fault)
            result = await self._run(method, params)
            if fault:
                return await self._fail(request, fault)
        except ApiError as error:
            return web.json_response(error.as_json(), status=error.code)
        return web.json_response({"ok": True, "result": result})

    async def call_from_webhook(self, body: bytes) -> None:
        """Run the method in a bot's answer to an update; the bot never learns the outcome."""
        with contextlib.suppress(ApiError):
            values = read_json(body)
            name = str(values.pop("method", "")).lower()
            if name in _BY_NAME:
                await self._run(name, Params(values))

    async def _run(self, method: str, params: Params) -> object:
        if method == _GET_UPDATES:
            return await self._get_updates(params)
        name, run = _BY_NAME[method]
        _check_names(name, params)
        return run(self._api, params)

    async def _get_updates(self, params: Params) -> list[Json]:
        _check_names("getUpdates", params)
        if self._api.webhook.is_set:
            raise conflict(
                "can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first"
            )
        read_allowed_updates(self._api, params)
        updates = await self._api.updates.poll(
            params.integer("offset") or 0,
            params.integer("limit") or 100,
            params.integer("timeout") or 0,
        )
        return [update.as_json() for update in updates]

    async def _fail(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        """What a broken network or an overloaded Telegram looks like to the bot."""
        if fault.kind == "429":
            raise too_many_requests(fault.retry_after)
        if fault.kind == "403":
            raise forbidden("bot was blocked by the user")
        if fault.kind == "500":
            raise ApiError(500, "Internal Server Error")
        if fault.kind == "timeout":
            await self._faults.hold()
        if request.transport:
            request.transport.abort()
        return web.Response()

    def _file_data(self, path: str) -> bytes:
        stored = self._api.world.files.at_path(path)
        if stored is None:
            raise ApiError(404, "Not Found")
        return self._api.world.files.data(stored.id)

    def _check_call(self, request: web.Request, method: str) -> None:
        self._check_token(request)
        if method not in _BY_NAME and method != _GET_UPDATES:
            raise ApiError(404, "Not Found")

    def _check_token(self, request: web.Request) -> None:
        if request.match_info["token"] != self._api.token:
            raise ApiError(401, "Unauthorized")

    async def _file(self, request: web.Request) -> web.Response:
        try:
            self._check_token(request)
            data = self._file_data(request.match_info["path"])
        except ApiError as error:
            return web.json_response(error.as_json(), status=error.code)
        return web.Response(body=data, content_type="application/octet-stream")


def _check_names(method: str, params: Params) -> None:
    """Telegram ignores a misspelt parameter, so a bot would never learn of it; here it does."""
    attached = {n for n in params.uploads if n not in PARAMETERS[method]}
    for name in params.values:
        if name not in PARAMETERS[method]:
            raise bad_request(f'unknown parameter "{name}" of {method}')
    if attached and "attach://" not in str(params.values):
        raise bad_request(f'unknown file "{attached.pop()}" of {method}')
