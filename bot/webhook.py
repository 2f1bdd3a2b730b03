"""Updates brought by Telegram: answered when they are committed, so none is lost in a crash."""

import hmac

import orjson
import structlog
from aiohttp import web

from bot.calls import read_json
from bot.intake import Intake, Unavailable

log = structlog.get_logger()

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header


class Webhook:
    """The HTTP side of the intake.

    200 says that the update is committed; 503 that it must be sent again. The spinner of a tapped
    button is stopped by a call in the answer itself, which costs no request of its own.
    """

    def __init__(self, intake: Intake, secret: str) -> None:
        """
        Args:
            secret: what Telegram was told to send with each update.
        """
        self._intake = intake
        self._secret = secret.encode()

    async def handle(self, request: web.Request) -> web.Response:
        """One update."""
        given = request.headers.get(SECRET_HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=401)
        try:
            spinner = await self._intake.take(read_json(await request.read()))
        except ValueError:
            # Sent again it would be no update either.
            log.warning("webhook.not_an_update")
            return web.Response(status=200)
        except Unavailable:
            return web.Response(status=503)
        if spinner is None:
            return web.Response(status=200)
        body = {"method": spinner.method, **spinner.params}
        return web.Response(body=orjson.dumps(body), content_type="application/json")
