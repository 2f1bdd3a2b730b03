"""What the desk writes about its own running, for an administrator and never about people.

Logs are copied, shipped and kept by others, so they hold ids and numbers: no message texts, no
tokens, no names, no ways to reach anybody. What must not stand there is dropped here, whoever
logs it, in this code or in a library.

Ids of what is being done (update_id, request, outbox row) are bound once with
`structlog.contextvars.bound_contextvars(update_id=…)` and stand in every line within.
"""

import logging
import re
import sys
import traceback
from collections.abc import Mapping, Sequence, Set
from typing import TextIO

import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.typing import EventDict, Processor, WrappedLogger

PRIVATE = frozenset(
    {
        "address", "answer", "body", "caption", "client", "comment", "contact", "email",
        "first_name", "full_name", "html", "last_name", "message", "name", "note", "password",
        "payload", "phone", "raw", "reason", "recipient", "secret", "sender", "subject", "text",
        "title", "token", "update", "url", "username", "value", "words",
    }
)  # fmt: skip
"""Keys under which people's words, names, contacts or secrets would stand."""

DROPPED = "[dropped]"
_LONGEST = 300  # letters of one value: enough for a cause, too little for a correspondence
_FRAMES = 15

_SECRETS = (
    re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}"),  # a bot token, also inside an address
    re.compile(r"(?<=://)[^/\s@]+(?=@)"),  # user:password@ of an address
    re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),  # mail
    re.compile(r"\+\d[\d ()-]{8,}\d"),  # a phone, international
    re.compile(r"\b[78][ (-]*\d{3}[ )-]*\d{3}[ -]*\d{2}[ -]*\d{2}\b"),  # a phone, Russian
)

_NOISY = ("aiogram", "aiohttp", "alembic", "asyncio", "sqlalchemy")
"""Libraries that tell of every request at INFO."""


def configure_logging(level: str, stream: TextIO = sys.stderr) -> None:
    """Send all logs, of libraries too, to one stream: lines of JSON, or words on a terminal.

    Args:
        level: "debug", "info", "warning" or "error", for the desk itself. Libraries are heard from
            "warning" on.
    """
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _tell_exception,
        _drop_private,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        # Modules make their loggers while they are imported, before this is called.
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[ProcessorFormatter.remove_processors_meta, _renderer(stream)],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    for name in _NOISY:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    logging.captureWarnings(capture=True)


def _renderer(stream: TextIO) -> Processor:
    if stream.isatty():
        return structlog.dev.ConsoleRenderer()
    return structlog.processors.JSONRenderer(ensure_ascii=False)


def _tell_exception(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:  # noqa: ARG001
    """Replace the exception by its kinds, first lines and places.

    Only first lines: SQLAlchemy and asyncpg put values of rows on the following ones.
    """
    info = event.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()
    error = info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        event["exception"] = _chain(error)
    return event


def _chain(error: BaseException | None) -> list[dict[str, object]]:
    told: list[dict[str, object]] = []
    while error is not None and len(told) < _FRAMES:
        frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
        told.append(
            {
                "type": f"{type(error).__module__}.{type(error).__qualname__}",
                "first_line": str(error).partition("\n")[0],
                "at": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
            }
        )
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return told


def _drop_private(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:  # noqa: ARG001
    # structlog's own keys for records of other loggers begin with an underscore.
    return {key: v if key.startswith("_") else _safe(key, v) for key, v in event.items()}


def _safe(key: str, value: object) -> object:
    if key.lower() in PRIVATE:
        return DROPPED
    match value:
        case None | bool() | int() | float():
            return value
        case str():
            return _without_secrets(value)
        case Mapping():
            return {str(inner): _safe(str(inner), v) for inner, v in value.items()}
        case Sequence() | Set():
            return [_safe(key, item) for item in value]
        case _:
            return _without_secrets(str(value)) if _speaks_for_itself(value) else _kind(value)


def _speaks_for_itself(value: object) -> bool:
    """Dates, ids, enums, paths: of the standard library, unlike a message or a row of ours."""
    return type(value).__module__ in ("datetime", "decimal", "enum", "pathlib", "uuid", "ipaddress")


def _kind(value: object) -> str:
    return f"<{type(value).__name__}>"


def _without_secrets(words: str) -> str:
    for secret in _SECRETS:
        words = secret.sub(DROPPED, words)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
