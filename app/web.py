"""The desk's HTTP side: is it alive, is it of use, how much has it done, and Telegram's webhook."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler
from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from app.unsubscribing import Unsubscribing
from storage.failures import is_away
from storage.models import Mailbox

log = structlog.get_logger()

LARGEST_BODY = 1024 * 1024  # bytes; Telegram's updates are far smaller
STOP_LIMIT = 10.0  # seconds for requests in hand when the desk stops
READY_LIMIT = 3.0  # seconds for the database to answer

OUTBOX_ROWS = Gauge("fieldpost_outbox_rows", "Rows of the outbox, by state.", ["state"])
OUTBOX_AGE = Gauge("fieldpost_outbox_oldest_seconds", "Age of the oldest row that is due.")
MAILBOX_SWEPT = Gauge(
    "fieldpost_mailbox_last_sweep_timestamp_seconds",
    "When a mailbox was last read without a failure.",
    ["mailbox"],
)
MAILBOX_FAILING = Gauge("fieldpost_mailbox_failing", "Whether a mailbox fails.", ["mailbox"])
RELAY_FAILING = Gauge(
    "fieldpost_relay_failing_since_timestamp_seconds",
    "Since when no letter has left though some were tried; 0 when they leave.",
)
LETTERS = Gauge("fieldpost_letters", "Letters that have not left for certain, by state.", ["state"])
MAILS = Gauge("fieldpost_mails", "Mails that wait to be read or lie aside, by state.", ["state"])
UPDATES_ASIDE = Gauge("fieldpost_updates_aside", "Updates put aside because they always fail.")

_COUNTS = text(
    """
    SELECT state, count(*) AS n,
           extract(epoch FROM now() - min(next_attempt_at) FILTER (
               WHERE state = 'queued' AND next_attempt_at <= now()))::float8 AS age
    FROM outbox WHERE state IN ('queued', 'leased', 'dead', 'unknown') GROUP BY state
    """
)
_ASIDE = text("SELECT count(*) FROM telegram_updates WHERE state <> 'done'")

_MAILBOXES = text(
    """
    SELECT code, extract(epoch FROM swept_at)::float8 AS swept, failing_since IS NOT NULL AS failing
    FROM mailboxes
    """
)
_RELAY = text("SELECT extract(epoch FROM failing_since)::float8 FROM mail_relays")
_MAILS = text(
    """
    SELECT state, count(*) AS n FROM mails
    WHERE state = 'stored' OR state = 'quarantined' GROUP BY state
    """
)
_LETTERS = text(
    """
    SELECT state, count(*) AS n FROM letters
    WHERE state IN ('queued', 'sending', 'unknown') GROUP BY state
    """
)


@dataclass
class Readiness:
    """What must be true before the desk is of use; set by the processes as they start."""

    started: bool = False


class Web:
    """The handlers of the web port."""

    def __init__(
        self,
        engine: AsyncEngine,
        readiness: Readiness,
        webhooks: Mapping[str, Handler],
        unsubscribing: Unsubscribing | None = None,
    ) -> None:
        """
        Args:
            unsubscribing: None where letters do not name this port.
            webhooks: by path, what takes an update that Telegram brings; empty when the desk asks
                for them.
        """
        self._engine = engine
        self._readiness = readiness
        self._webhooks = webhooks
        self._unsubscribing = unsubscribing

    def app(self) -> web.Application:
        """The application to be served."""
        app = web.Application(client_max_size=LARGEST_BODY)
        app.router.add_get("/healthz", self.health)
        app.router.add_get("/readyz", self.ready)
        app.router.add_get("/metrics", self.metrics)
        for path, webhook in self._webhooks.items():
            app.router.add_post(path, self._when_ready(webhook))
        if self._unsubscribing is not None:
            self._unsubscribing.add_to(app)
        return app

    def _when_ready(self, webhook: Handler) -> Handler:
        async def handle(request: web.Request) -> web.StreamResponse:
            if not self._readiness.started:
                return web.Response(status=503)
            return await webhook(request)

        return handle

    async def health(self, request: web.Request) -> web.Response:  # noqa: ARG002 - aiohttp's shape
        """The process runs and its loop turns."""
        return web.json_response({"alive": True})

    async def ready(self, request: web.Request) -> web.Response:  # noqa: ARG002
        """It has started, and the database answers; and when each mailbox was last read."""
        mailboxes = await self._mailboxes()
        database = mailboxes is not None
        ready = self._readiness.started and database
        body = {
            "ready": ready,
            "started": self._readiness.started,
            "database": database,
            "mailboxes": mailboxes or {},
        }
        return web.json_response(body, status=200 if ready else 503)

    async def metrics(self, request: web.Request) -> web.Response:  # noqa: ARG002
        """All that is counted, for Prometheus."""
        try:
            async with asyncio.timeout(READY_LIMIT), self._engine.connect() as connection:
                await _measure(connection)
        except Exception as error:
            if not (is_away(error) or isinstance(error, TimeoutError)):
                raise
            log.warning("metrics.database_away", error=type(error).__name__)
        return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _mailboxes(self) -> dict[str, str | None] | None:
        """By code: when the last sweep that went well ended; None when the database is away."""
        try:
            async with asyncio.timeout(READY_LIMIT), self._engine.connect() as connection:
                rows = await connection.execute(select(Mailbox.code, Mailbox.swept_at))
                return {row.code: row.swept_at and row.swept_at.isoformat() for row in rows}
        except Exception as error:
            if is_away(error) or isinstance(error, TimeoutError):
                return None
            raise


async def _measure(connection: AsyncConnection) -> None:
    rows = {row.state: row for row in await connection.execute(_COUNTS)}
    for state in ("queued", "leased", "dead", "unknown"):
        OUTBOX_ROWS.labels(state).set(rows[state].n if state in rows else 0)
    OUTBOX_AGE.set((rows["queued"].age or 0.0) if "queued" in rows else 0.0)
    UPDATES_ASIDE.set(await connection.scalar(_ASIDE) or 0)
    for row in await connection.execute(_MAILBOXES):
        MAILBOX_SWEPT.labels(row.code).set(row.swept or 0.0)
        MAILBOX_FAILING.labels(row.code).set(row.failing)
    RELAY_FAILING.set(await connection.scalar(_RELAY) or 0.0)
    mails = {row.state: row.n for row in await connection.execute(_MAILS)}
    for state in ("stored", "quarantined"):
        MAILS.labels(state).set(mails.get(state, 0))
    letters = {row.state: row.n for row in await connection.execute(_LETTERS)}
    for state in ("queued", "sending", "unknown"):
        LETTERS.labels(state).set(letters.get(state, 0))


async def serve(app: web.Application, host: str, port: int, stopping: asyncio.Event) -> None:
    """Serve until told to stop, then finish the requests in hand."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=STOP_LIMIT)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        await stopping.wait()
    finally:
        await runner.cleanup()
