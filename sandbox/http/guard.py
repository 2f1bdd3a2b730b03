"""What surrounds every request: errors as JSON, and no door for foreign web pages."""

from typing import Final
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from sandbox.acts import RefusedError

_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})


@web.middleware
async def errors_as_json(request: web.Request, handler: Handler) -> web.StreamResponse:
    """The contract: errors are 4xx with {"error": …}."""
    try:
        return await handler(request)
    except RefusedError as error:
        return web.json_response({"error": str(error)}, status=error.status)
    except web.HTTPException as error:
        if error.status < 400:
            raise
        return web.json_response({"error": error.reason}, status=error.status)


def no_foreign_pages(host: str) -> Middleware:
    """Refuse what another site's page sends from a visitor's browser: the state holds a token.

    A sandbox on loopback also refuses foreign host names (DNS rebinding).
    """

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        named = urlsplit(f"//{request.host}").hostname
        if host in _LOOPBACK and named not in _LOOPBACK:
            raise RefusedError(403, f"this sandbox is not reached as {request.host}")
        origin = request.headers.get("Origin")
        if origin and urlsplit(origin).netloc != request.host:
            raise RefusedError(403, "pages of other sites may not use this sandbox")
        return await handler(request)

    return guard
