"""The way to Telegram through a proxy. Loaded only where one is named in the settings."""

import aiohttp
from aiohttp import ClientRequest, ClientTimeout
from aiohttp.connector import Connection
from aiohttp.tracing import Trace
from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError


class ProxiedConnector(ProxyConnector):
    """Fails as a connection without a proxy fails.

    The library has errors of its own that nobody else knows: a proxy that is away for a minute
    would look like a mistake in the desk, and end it.
    """

    async def connect(
        self,
        req: ClientRequest,
        traces: list[Trace],
        timeout: ClientTimeout,  # noqa: ASYNC109 - the signature is aiohttp's
    ) -> Connection:
        """
        Raises:
            aiohttp.ClientConnectionError: the proxy is not reached, or it does not reach Telegram.
        """
        try:
            return await super().connect(req, traces, timeout)
        except (ProxyConnectionError, ProxyError, ProxyTimeoutError, OSError) as error:
            # The error's own text has the proxy's address.
            raise aiohttp.ClientConnectionError(type(error).__name__) from None
