"""Addresses of mail servers as an administrator writes them: "imaps://login@host:993"."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Literal
from urllib.parse import SplitResult, unquote, urlsplit

from domain.validation import wrong

Security = Literal["tls", "starttls", "plain"]

_IMAP: Mapping[str, tuple[Security, int]] = {
    "imaps": ("tls", 993),
    "imap+starttls": ("starttls", 143),
    "imap": ("plain", 143),
}
_SMTP: Mapping[str, tuple[Security, int]] = {
    "smtps": ("tls", 465),
    "smtp+starttls": ("starttls", 587),
    "smtp": ("plain", 25),
}


@dataclass(frozen=True)
class Server:
    """A server and the name to go in by. `login` is None where nobody is asked for one."""

    security: Security
    login: str | None
    host: str
    port: int


def read_imap_server(written: object) -> Server:
    """Read "imaps://login@host:993".

    A login may hold an @; other signs that mean something in an address are written as %XX.

    Raises:
        PydanticCustomError: it is no such address, holds a password or no login, or leaves this
            machine without encryption.
    """
    server = _read(written, _IMAP)
    if server.login is None:
        raise wrong("mail-file-login-missing", example="imaps://login@host:993")
    return server


def read_smtp_server(written: object) -> Server:
    """Read "smtps://login@host:465"; the login is left out where the relay wants none.

    Raises:
        PydanticCustomError: as in `read_imap_server`.
    """
    return _read(written, _SMTP)


def _read(written: object, schemes: Mapping[str, tuple[Security, int]]) -> Server:
    parts = _split(written)
    if parts is None or parts.scheme not in schemes:
        listed = ", ".join(f"{scheme}://" for scheme in schemes)
        raise wrong("mail-file-wrong-address", value=_without_secret(written), schemes=listed)
    if parts.password is not None:
        raise wrong("mail-file-password-in-address")
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise wrong("mail-file-folder-in-address")
    security, usual_port = schemes[parts.scheme]
    host = parts.hostname or ""
    if security == "plain" and not _is_loopback(host):
        raise wrong("mail-file-not-encrypted", host=host)
    login = unquote(parts.username) if parts.username else None
    return Server(security, login, host, parts.port or usual_port)


def _split(written: object) -> SplitResult | None:
    """None when it is no address at all; a port out of range is found only when asked for."""
    try:
        parts = urlsplit(str(written))
        usable = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return parts if usable else None


def _without_secret(written: object) -> str:
    """What was written, up to the @: a password may stand in front of it."""
    scheme, colon, rest = str(written).partition("://")
    return f"{scheme}{colon}{rest.rpartition('@')[2]}"


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
