"""Secrets and addresses: from the environment, a `.env` file, or files named by `…_FILE`.

What the company decides stands in company.toml; here is only what differs from machine to machine.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from app.setting_values import (
    TELEGRAM,
    BotApiUrl,
    BotToken,
    ControlAddress,
    DatabaseUrl,
    Port,
    ProxyUrl,
    PublicUrl,
    Unreadable,
    WebhookSecret,
    WebhookUrl,
)
from domain.texts import Texts

PREFIX = "FIELDPOST_"
SECRETS = ("bot_token", "database_url", "webhook_secret")
"""Settings that a file may hold, so that they are in no environment and no listing of processes."""

_MISSING = {"database_url": "settings-missing-database"}
"""What is said of a setting that is not given, where it is more than that."""


class _SecretsElsewhere(PydanticBaseSettingsSource):
    """Secrets from the files named by FIELDPOST_…_FILE, and the database from DATABASE_URL, which
    hosters set. The variable of the desk itself comes before both.
    """

    def __init__(self, settings: type[BaseSettings], variables: Mapping[str, str | None]) -> None:
        """
        Args:
            variables: of the environment and of `.env`, names in small letters.
        """
        super().__init__(settings)
        self._variables = variables

    def get_field_value(
        self,
        field: FieldInfo,  # noqa: ARG002 - the signature is pydantic's
        field_name: str,
    ) -> tuple[object, str, bool]:
        path = self._variables.get(f"{PREFIX}{field_name}_file".lower())
        plain = self._variables.get("database_url") if field_name == "database_url" else None
        return (_file_content(path) if path else plain or None), field_name, False

    def __call__(self) -> dict[str, object]:
        fields = self.settings_cls.model_fields
        found = {name: self.get_field_value(fields[name], name)[0] for name in SECRETS}
        return {name: value for name, value in found.items() if value is not None}


def _file_content(path: str) -> str | Unreadable:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return Unreadable(path)


class Settings(BaseSettings):
    """What differs from machine to machine. `.env` gives way to the environment."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    database_url: DatabaseUrl | None = None
    bot_token: BotToken | None = None
    bot_api_url: BotApiUrl = TELEGRAM
    proxy_url: ProxyUrl | None = None
    company_file: Path = Path("company.toml")
    mail_file: Path | None = None
    """mail.toml: the mail servers and logins. None: the desk neither reads nor writes mail."""
    data_dir: Path = Path("fieldpost-data")
    """What the desk keeps beside the database: the embedded PostgreSQL, rendered files."""
    web_host: str = "127.0.0.1"
    web_port: Port = 8080
    webhook_secret: WebhookSecret | None = None
    webhook_url: WebhookUrl | None = None
    """Where Telegram reaches the desk. None: the desk asks Telegram (polling)."""
    public_url: PublicUrl | None = None
    """Where the web part is reached from outside: then letters can be stopped in one click."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    sandbox_control: ControlAddress | None = None
    """Where the sandbox moves this desk's clock. None: there is no such port."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - ours are one file each
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        variables: dict[str, str | None] = {}
        for source in (dotenv_settings, env_settings):
            if isinstance(source, EnvSettingsSource):
                variables |= source.env_vars
        elsewhere = _SecretsElsewhere(settings_cls, variables)
        return init_settings, env_settings, dotenv_settings, elsewhere


@dataclass(frozen=True)
class SettingsProblem:
    """One variable that is wrong, as a Fluent key to be shown in any language."""

    variable: str
    key: str
    args: Mapping[str, str | int] = field(default_factory=dict)

    def text(self, texts: Texts, language: str) -> str:
        """ "FIELDPOST_BOT_TOKEN: …". Never holds the value of a secret."""
        return f"{self.variable}: {texts.format(language, self.key, **self.args)}"


class SettingsError(Exception):
    """Settings with which the desk cannot start, with everything that is wrong in them."""

    def __init__(self, problems: list[SettingsProblem]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{p.variable}: {p.key}" for p in problems))

    def lines(self, texts: Texts, language: str) -> list[str]:
        """One line for each variable."""
        return [problem.text(texts, language) for problem in self.problems]


def load_settings(env_file: Path = Path(".env")) -> Settings:
    """Read the settings.

    Args:
        env_file: may be absent.

    Raises:
        SettingsError: something given is wrong; it holds all that was found.
    """
    try:
        return Settings(_env_file=env_file)  # type: ignore[call-arg]  # known to pydantic's plugin only
    except ValidationError as error:
        found = [_problem(details) for details in error.errors(include_url=False)]
    raise SettingsError(found)


def require(settings: Settings, *names: str) -> None:
    """Refuse to go on without what a command needs.

    Args:
        names: of settings: "bot_token", "database_url".

    Raises:
        SettingsError: naming all of them that were not given.
    """
    missing = [
        SettingsProblem(f"{PREFIX}{name}".upper(), _MISSING.get(name, "settings-missing"))
        for name in names
        if getattr(settings, name) is None
    ]
    if missing:
        raise SettingsError(missing)


def given(env_file: Path) -> dict[str, str | None]:
    """Every variable the settings were read from, names in capitals: the environment before the
    file.

    Args:
        env_file: may be absent.
    """
    variables: dict[str, str | None] = {}
    for source in (
        DotEnvSettingsSource(Settings, env_file=env_file, env_file_encoding="utf-8"),
        EnvSettingsSource(Settings),
    ):
        variables |= source.env_vars
    return {name.upper(): value for name, value in variables.items()}


def secret_files(variables: Mapping[str, str | None]) -> list[Path]:
    """Files that hold a secret in place of its variable.

    Args:
        variables: as of `given`.
    """
    named = [f"{PREFIX}{name}".upper() for name in SECRETS]
    return [
        Path(path)
        for name in named
        if not variables.get(name) and (path := variables.get(f"{name}_FILE"))
    ]


def misspelt(variables: Mapping[str, str | None]) -> list[SettingsProblem]:
    """Variables that begin as ours do and mean nothing: a misspelt proxy is no proxy.

    Args:
        variables: as of `given`.
    """
    known = {name.upper() for name in Settings.model_fields}
    known |= {f"{name}_file".upper() for name in SECRETS}
    ours = sorted(name.removeprefix(PREFIX) for name in variables if name.startswith(PREFIX))
    return [_unknown(name, known) for name in ours if name not in known]


def _unknown(name: str, known: Set[str]) -> SettingsProblem:
    close = get_close_matches(name, known, n=1)
    if not close:
        return SettingsProblem(PREFIX + name, "settings-unknown")
    return SettingsProblem(PREFIX + name, "settings-unknown-close", {"close": PREFIX + close[0]})


def _problem(details: ErrorDetails) -> SettingsProblem:
    variable = f"{PREFIX}{details['loc'][0]}".upper()
    kind, context = details["type"], details.get("ctx", {})
    if kind.startswith("settings-"):
        return SettingsProblem(variable, kind, context)
    if kind == "literal_error":
        return SettingsProblem(
            variable, "settings-not-one-of", {"expected": context["expected"].replace(" or ", ", ")}
        )
    return SettingsProblem(variable, "settings-wrong-port", {"value": str(details["input"])})
