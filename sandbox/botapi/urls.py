"""Which links Telegram accepts, and its words for the others (tdlib, LinkManager)."""

import ipaddress
import re
from typing import Final
from urllib.parse import urlsplit

_HOST: Final = re.compile(r"[\w-]+(\.[\w-]+)+", re.UNICODE)
_APP_SCHEMES: Final = ("tg", "ton", "tonsite")


def link_trouble(url: str) -> str | None:
    """Why Telegram would refuse this link, in its words; None when it takes it."""
    if not url:
        return "URL host is empty"
    scheme, separator, _ = url.partition("://")
    if separator and scheme.lower() in _APP_SCHEMES:
        return None
    if separator and scheme.lower() not in ("http", "https"):
        return "Unsupported URL protocol"
    try:
        host = urlsplit(url if separator else f"http://{url}").hostname or ""
    except ValueError:
        return "Wrong HTTP URL"
    if not host:
        return "URL host is empty"
    return None if _is_public_host(host) else "Wrong HTTP URL"


def checked_link(url: str) -> str | None:
    """The link with its scheme, or None when Telegram would silently drop it from a text."""
    url = url.strip()
    if link_trouble(url):
        return None
    return url if "://" in url else f"http://{url}"


def mentioned_user(url: str) -> int | None:
    """The person meant by tg://user?id=…, None for any other link."""
    match = re.fullmatch(r"tg://user\?id=(\d+)", url.strip())
    return int(match[1]) if match else None


def _is_public_host(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return _HOST.fullmatch(host) is not None
    return True


def is_loopback(url: str) -> bool:
    """A desk on this machine may be reached by plain HTTP, as from one's own Bot API server."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1", "::1")
