"""Errors that an administrator can mend, told in his language instead of a traceback."""

import errno
import socket
import ssl
from typing import cast

import asyncpg
from sqlalchemy.exc import DBAPIError

from app.settings import SettingsError
from domain import unreadable
from domain.company.problems import TomlFileError
from domain.errors import DeskError
from domain.forms.files import FormFilesError
from domain.texts import Texts
from storage.embedded import EmbeddedPostgresError
from storage.engine import DatabaseUrlError, DatabaseWordError
from storage.failures import is_away, lost_race

KNOWN = (
    DeskError,
    TomlFileError,
    SettingsError,
    DatabaseUrlError,
    EmbeddedPostgresError,
    FormFilesError,
    DBAPIError,
    OSError,
)

_NO_TABLE = ("42P01", "42703")
_NOT_LET_IN = ("28", "3D")
_NO_ENTRY = "28000"
_NO_TLS = "rejected SSL upgrade"
"""Words of asyncpg: it has no error of its own for a server without TLS."""


def told(error: BaseException, texts: Texts, spoken: str) -> list[str] | None:
    """What to print of an error; None when it is a mistake of ours and needs its traceback."""
    match error:
        case TomlFileError() | SettingsError():
            return error.lines(texts, spoken)
        case FormFilesError():
            return error.told(texts, spoken)
        case DeskError():
            return [texts.format(spoken, error.key, **_words(error))]
        case DatabaseWordError():
            return [texts.format(spoken, "cli-database-word", word=error.word)]
        case DatabaseUrlError():
            return [texts.format(spoken, "cli-database-address")]
        case EmbeddedPostgresError():
            return [texts.format(spoken, "cli-embedded-failed", reason=str(error))]
        case DBAPIError():
            return _of_database(error, texts, spoken)
        case OSError():
            return [_of_system(error, texts, spoken)]
        case _:
            return None


def _words(error: DeskError) -> dict[str, str | int]:
    """A moment is written with its zone: at a shell nobody knows whose clock is meant."""
    return {
        name: value if isinstance(value, str | int) else f"{value:%Y-%m-%d %H:%M %Z}"
        for name, value in error.args_shown.items()
    }


def _of_database(error: DBAPIError, texts: Texts, spoken: str) -> list[str] | None:
    state = cast("str | None", getattr(error.orig, "sqlstate", None)) or ""
    cause = error.orig.__cause__ if error.orig else None
    if isinstance(cause, asyncpg.ClientConfigurationError):
        reason = str(cause).partition("\n")[0]  # a hint for programmers follows
        return [texts.format(spoken, "cli-database-tls", reason=reason)]
    if state in _NO_TABLE:
        return [texts.format(spoken, "cli-not-migrated")]
    if state == _NO_ENTRY and "pg_hba.conf" in str(error.orig):
        return [texts.format(spoken, "cli-database-no-entry")]
    if state.startswith(_NOT_LET_IN):
        return [texts.format(spoken, "cli-database-refuses")]
    if lost_race(error):
        return [texts.format(spoken, "cli-database-crossed")]
    return [texts.format(spoken, "cli-database-away")] if is_away(error) else None


def _of_system(error: OSError, texts: Texts, spoken: str) -> str:
    if error.errno == errno.EADDRINUSE:
        return texts.format(spoken, "cli-port-taken")
    if _NO_TLS in str(error):
        return texts.format(spoken, "cli-database-no-tls")
    if isinstance(error, ssl.SSLError):
        return texts.format(spoken, "cli-database-tls", reason=str(error))
    if isinstance(error, socket.gaierror):
        return texts.format(spoken, "cli-database-no-host")
    if isinstance(error, ConnectionError | TimeoutError) or error.filename is None:
        return texts.format(spoken, "cli-database-away")
    return texts.format(spoken, "cli-file", file=str(error.filename), **unreadable.why(error))
