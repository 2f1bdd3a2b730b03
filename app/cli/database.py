"""Which database a command works on."""

from pydantic import SecretStr

from app.settings import Settings, require
from domain.errors import DeskError
from storage.embedded import EmbeddedPostgres


def embedded_in(settings: Settings) -> EmbeddedPostgres:
    """The PostgreSQL of the desk's own, in its data folder."""
    return EmbeddedPostgres(settings.data_dir / "postgres")


def on_embedded(settings: Settings, server: EmbeddedPostgres) -> Settings:
    """The settings with the address of a server that runs."""
    return settings.model_copy(update={"database_url": SecretStr(server.url())})


def database_url(settings: Settings) -> str:
    """The address that the settings give; without one, that of the embedded server which a desk
    runs on. None is started for a command: a desk started meanwhile would lose it at its end.

    Raises:
        SettingsError: there is neither. DeskError: the embedded server does not run.
    """
    if settings.database_url is None and (settings.data_dir / "postgres").exists():
        server = embedded_in(settings)
        if not server.join():
            raise DeskError("cli-embedded-stopped", folder=str(settings.data_dir))
        settings = on_embedded(settings, server)
    require(settings, "database_url")
    assert settings.database_url is not None  # noqa: S101 - `require` has just seen to it
    return settings.database_url.get_secret_value()
