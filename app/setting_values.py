"""What the settings of a machine may be: each kind of value, and what is refused."""

import re
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Annotated, NamedTuple
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationInfo

from domain.validation import wrong

TELEGRAM = "https://api.telegram.org"

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_LARGEST_PORT = 65535


class Address(NamedTuple):
    """Where something listens."""

    host: str
    port: int


@dataclass(frozen=True)
class Unreadable:
    """Stands for a secret whose file could not be read, until its field names it."""

    path: str


def _readable(value: object) -> object:
    if isinstance(value, Unreadable):
        raise wrong("settings-unreadable-file", path=value.path)
    return value


def _bot_token(token: SecretStr) -> SecretStr:
    if not _TOKEN.fullmatch(token.get_secret_value()):
        raise wrong("settings-wrong-bot-token")
    return token


def _database_url(url: SecretStr) -> SecretStr:
    scheme = url.get_secret_value().partition("://")[0]
    if scheme not in ("postgres", "postgresql", "postgresql+asyncpg"):
        raise wrong("settings-wrong-database-url")
    return url


def _webhook_secret(secret: SecretStr) -> SecretStr:
    if not _WEBHOOK_SECRET.fullmatch(secret.get_secret_value()):
        raise wrong("settings-wrong-webhook-secret")
    return secret


def _check_url(url: str, *schemes: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in schemes or not parts.hostname:
        raise wrong("settings-wrong-url", schemes=", ".join(schemes))


def _proxy_url(url: SecretStr) -> SecretStr:
    _check_url(url.get_secret_value(), "http", "socks4", "socks5")
    return url


def _bot_api_url(url: str) -> str:
    _check_url(url, "http", "https")
    return url.rstrip("/")


def _public_url(url: str) -> str:
    _check_url(url, "https")
    return url.rstrip("/")


def _webhook_url(url: str, info: ValidationInfo) -> str:
    _check_url(url, "https")
    if info.data.get("webhook_secret") is None:
        raise wrong("settings-webhook-needs-secret")
    return url


def _control_address(written: object, info: ValidationInfo) -> Address:
    """Read "127.0.0.1:8091". Whoever reaches this port moves the desk's time, so it is refused
    off this machine, and to a desk that talks to the real Telegram.
    """
    host, _, port = str(written).rpartition(":")
    host = host.strip("[]")
    if not port.isdecimal() or not 0 < int(port) <= _LARGEST_PORT:
        raise wrong("settings-wrong-address", value=str(written))
    if not _is_loopback(host):
        raise wrong("settings-not-loopback", value=host)
    api = urlsplit(str(info.data.get("bot_api_url", TELEGRAM))).hostname or ""
    if api == "telegram.org" or api.endswith(".telegram.org"):
        raise wrong("settings-control-of-real-desk")
    return Address(host, int(port))


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


BotToken = Annotated[SecretStr, AfterValidator(_bot_token), BeforeValidator(_readable)]
DatabaseUrl = Annotated[SecretStr, AfterValidator(_database_url), BeforeValidator(_readable)]
WebhookSecret = Annotated[SecretStr, AfterValidator(_webhook_secret), BeforeValidator(_readable)]
ProxyUrl = Annotated[SecretStr, AfterValidator(_proxy_url)]
BotApiUrl = Annotated[str, AfterValidator(_bot_api_url)]
WebhookUrl = Annotated[str, AfterValidator(_webhook_url)]
PublicUrl = Annotated[str, AfterValidator(_public_url)]
Port = Annotated[int, Field(ge=1, le=_LARGEST_PORT)]
ControlAddress = Annotated[Address, BeforeValidator(_control_address)]
