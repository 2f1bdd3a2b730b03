"""Secrets and addresses: where they come from, and how a wrong one is told."""

from pathlib import Path

import pytest

from app.setting_values import TELEGRAM, Address
from app.settings import (
    Settings,
    SettingsError,
    given,
    load_settings,
    misspelt,
    require,
    secret_files,
)
from domain.texts import LOCALES, Texts, missing_keys

TEXTS = Texts.load(LOCALES, Path(__file__).parents[3] / "app" / "locales")
TOKEN = "123456:ABC-DEF_ghi"


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*Settings.model_fields, "bot_token_file", "database_url_file"]:
        monkeypatch.delenv(f"FIELDPOST_{name}".upper(), raising=False)
    monkeypatch.delenv("DATABASE_URL", raising=False)


def loaded(tmp_path: Path, *lines: str) -> Settings:
    env = tmp_path / ".env"
    env.write_text("\n".join(lines), encoding="utf-8")
    return load_settings(env)


def refused(tmp_path: Path, *lines: str) -> list[tuple[str, str]]:
    with pytest.raises(SettingsError) as error:
        loaded(tmp_path, *lines)
    return [(problem.variable, problem.key) for problem in error.value.problems]


def test_nothing_given_is_enough_to_begin(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / ".env")
    assert settings.bot_token is None
    assert settings.database_url is None
    assert settings.bot_api_url == TELEGRAM
    assert (settings.web_host, settings.web_port) == ("127.0.0.1", 8080)
    assert settings.sandbox_control is None


def test_everything_given(tmp_path: Path) -> None:
    settings = loaded(
        tmp_path,
        "FIELDPOST_DATABASE_URL=postgres://u:p@h/b",
        f"FIELDPOST_BOT_TOKEN={TOKEN}",
        "FIELDPOST_BOT_API_URL=http://127.0.0.1:8081/",
        "FIELDPOST_PROXY_URL=socks5://u:p@proxy.example:1080",
        "FIELDPOST_COMPANY_FILE=/etc/company.toml",
        "FIELDPOST_DATA_DIR=/var/lib/x",
        "FIELDPOST_WEB_HOST=0.0.0.0",
        "FIELDPOST_WEB_PORT=9000",
        "FIELDPOST_WEBHOOK_URL=https://desk.example/hook",
        "FIELDPOST_WEBHOOK_SECRET=s-e_c",
        "FIELDPOST_LOG_LEVEL=debug",
        "FIELDPOST_SANDBOX_CONTROL=127.0.0.1:8091",
        "UNRELATED=1",
    )
    assert settings.database_url
    assert settings.database_url.get_secret_value() == "postgres://u:p@h/b"
    assert settings.bot_token
    assert settings.bot_token.get_secret_value() == TOKEN
    assert settings.bot_api_url == "http://127.0.0.1:8081"
    assert settings.company_file == Path("/etc/company.toml")
    assert settings.web_port == 9000
    assert settings.webhook_url == "https://desk.example/hook"
    assert settings.sandbox_control == Address("127.0.0.1", 8091)


def test_the_environment_comes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDPOST_WEB_PORT", "7000")
    monkeypatch.setenv("FIELDPOST_WEB_HOST", "")
    settings = loaded(tmp_path, "FIELDPOST_WEB_PORT=9000", "FIELDPOST_WEB_HOST=::1")
    assert (settings.web_port, settings.web_host) == (7000, "::1")


def test_a_secret_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n", encoding="utf-8")
    (tmp_path / "url").write_text("postgresql://u:p@h/b\n", encoding="utf-8")
    monkeypatch.setenv("FIELDPOST_BOT_TOKEN_FILE", str(tmp_path / "token"))
    settings = loaded(tmp_path, f"FIELDPOST_DATABASE_URL_FILE={tmp_path / 'url'}")
    assert settings.bot_token
    assert settings.bot_token.get_secret_value() == TOKEN
    assert settings.database_url
    assert settings.database_url.get_secret_value() == "postgresql://u:p@h/b"


def test_the_variable_itself_comes_before_its_file(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("1:other", encoding="utf-8")
    settings = loaded(
        tmp_path,
        f"FIELDPOST_BOT_TOKEN={TOKEN}",
        f"FIELDPOST_BOT_TOKEN_FILE={tmp_path / 'token'}",
    )
    assert settings.bot_token
    assert settings.bot_token.get_secret_value() == TOKEN


def test_the_database_as_hosters_name_it(tmp_path: Path) -> None:
    settings = loaded(tmp_path, "DATABASE_URL=postgres://u@h/plain")
    assert settings.database_url
    assert settings.database_url.get_secret_value() == "postgres://u@h/plain"
    settings = loaded(
        tmp_path, "DATABASE_URL=postgres://u@h/plain", "FIELDPOST_DATABASE_URL=postgres://u@h/ours"
    )
    assert settings.database_url
    assert settings.database_url.get_secret_value() == "postgres://u@h/ours"


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("BOT_TOKEN=abc", "settings-wrong-bot-token"),
        ("DATABASE_URL=mysql://u@h/b", "settings-wrong-database-url"),
        ("BOT_API_URL=api.telegram.org", "settings-wrong-url"),
        ("PROXY_URL=ftp://p", "settings-wrong-url"),
        ("WEB_PORT=0", "settings-wrong-port"),
        ("WEB_PORT=http", "settings-wrong-port"),
        ("WEBHOOK_URL=https://desk.example", "settings-webhook-needs-secret"),
        ("WEBHOOK_URL=http://desk.example", "settings-wrong-url"),
        ("WEBHOOK_SECRET=с пробелом", "settings-wrong-webhook-secret"),
        ("LOG_LEVEL=loud", "settings-not-one-of"),
        ("SANDBOX_CONTROL=8091", "settings-not-loopback"),
        ("SANDBOX_CONTROL=127.0.0.1", "settings-wrong-address"),
        ("SANDBOX_CONTROL=127.0.0.1:70000", "settings-wrong-address"),
    ],
)
def test_what_is_wrong_is_told_by_its_variable(tmp_path: Path, line: str, key: str) -> None:
    variable = "FIELDPOST_" + line.partition("=")[0]
    assert refused(tmp_path, f"FIELDPOST_{line}") == [(variable, key)]
    with pytest.raises(SettingsError) as error:
        loaded(tmp_path, f"FIELDPOST_{line}")
    for language in TEXTS.languages:
        assert error.value.lines(TEXTS, language)[0].startswith(f"{variable}: ")


def test_all_that_is_wrong_is_told_at_once_and_no_secret_with_it(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        loaded(
            tmp_path,
            "FIELDPOST_BOT_TOKEN=secret-token",
            "FIELDPOST_DATABASE_URL=mysql://u:secret@h/b",
            "FIELDPOST_BOT_TOKEN_FILE=/nowhere",
            "FIELDPOST_WEBHOOK_SECRET_FILE=/nowhere/at/all",
            "FIELDPOST_PROXY_URL=ftp://u:secret@p",
        )
    assert [problem.variable for problem in error.value.problems] == [
        "FIELDPOST_DATABASE_URL",
        "FIELDPOST_BOT_TOKEN",
        "FIELDPOST_PROXY_URL",
        "FIELDPOST_WEBHOOK_SECRET",
    ]
    told = "\n".join([str(error.value), *error.value.lines(TEXTS, "ru")])
    assert "/nowhere/at/all" in told
    assert "secret-token" not in told
    assert ":secret" not in told


def test_secrets_are_not_printed(tmp_path: Path) -> None:
    settings = loaded(
        tmp_path, f"FIELDPOST_BOT_TOKEN={TOKEN}", "FIELDPOST_DATABASE_URL=postgres://u:pass@h/b",
        "FIELDPOST_PROXY_URL=http://u:word@p",
    )  # fmt: skip
    for secret in (TOKEN, "pass", "word"):
        assert secret not in repr(settings)


@pytest.mark.parametrize("address", ["127.0.0.1:8091", "[::1]:8091", "127.8.8.8:1"])
def test_the_control_port_of_this_machine_in_the_sandbox(tmp_path: Path, address: str) -> None:
    settings = loaded(
        tmp_path,
        "FIELDPOST_BOT_API_URL=http://127.0.0.1:8090",
        f"FIELDPOST_SANDBOX_CONTROL={address}",
    )
    assert settings.sandbox_control
    assert settings.sandbox_control.port == int(address.rpartition(":")[2])


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.1", "desk.example", "localhost", "::"])  # noqa: S104
def test_the_control_port_is_refused_to_other_machines(tmp_path: Path, host: str) -> None:
    assert refused(
        tmp_path,
        "FIELDPOST_BOT_API_URL=http://127.0.0.1:8090",
        f"FIELDPOST_SANDBOX_CONTROL={host}:8091",
    ) == [("FIELDPOST_SANDBOX_CONTROL", "settings-not-loopback")]


@pytest.mark.parametrize(
    "api",
    [
        "",
        TELEGRAM,
        "https://API.telegram.org/",
        "http://telegram.org",
        "https://api.telegram.org:443",
    ],
)
def test_the_control_port_is_refused_to_a_real_desk(tmp_path: Path, api: str) -> None:
    assert refused(
        tmp_path, f"FIELDPOST_BOT_API_URL={api}", "FIELDPOST_SANDBOX_CONTROL=127.0.0.1:8091"
    ) == [("FIELDPOST_SANDBOX_CONTROL", "settings-control-of-real-desk")]


def test_a_command_names_what_it_misses(tmp_path: Path) -> None:
    settings = loaded(tmp_path, f"FIELDPOST_BOT_TOKEN={TOKEN}")
    require(settings, "bot_token")
    with pytest.raises(SettingsError) as error:
        require(settings, "bot_token", "database_url")
    assert error.value.lines(TEXTS, "en") == [
        "FIELDPOST_DATABASE_URL: not set. Put it into .env or the environment. "
        "No PostgreSQL of your own? Start fieldpost run --embedded"
    ]


def test_misspelt_variables_are_named() -> None:
    variables = {
        "FIELDPOST_PROXY": "x",
        "FIELDPOST_BOT_TOKEN_FILE": "x",
        "FIELDPOST_WEB_PORT": "x",
        "FIELDPOST_ZZZZ": "x",
        "PROXY": "x",
    }
    told = [problem.text(TEXTS, "ru") for problem in misspelt(variables)]
    assert told == [
        "FIELDPOST_PROXY: такой переменной нет. Похоже, имелась в виду FIELDPOST_PROXY_URL",
        "FIELDPOST_ZZZZ: такой переменной нет",
    ]


def test_a_variable_is_misspelt_in_the_file_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDPOST_WEB_PORT", "7000")
    env = tmp_path / ".env"
    env.write_text("FIELDPOST_PROXI_URL=http://x\nFIELDPOST_WEB_PORT=9000\n", encoding="utf-8")
    variables = given(env)
    assert [problem.variable for problem in misspelt(variables)] == ["FIELDPOST_PROXI_URL"]
    assert variables["FIELDPOST_WEB_PORT"] == "7000"
    assert "FIELDPOST_PROXI_URL" not in given(tmp_path / "none")


def test_files_that_hold_secrets_are_known_where_they_are_read() -> None:
    variables = {
        "FIELDPOST_BOT_TOKEN_FILE": "token",
        "FIELDPOST_DATABASE_URL_FILE": "url",
        "FIELDPOST_DATABASE_URL": "postgresql://u@h/b",
        "FIELDPOST_WEBHOOK_SECRET_FILE": "",
    }
    assert secret_files(variables) == [Path("token")]


def test_texts_are_whole() -> None:
    assert missing_keys(TEXTS) == []


def test_mail_is_off_until_its_file_is_named(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / ".env")
    assert settings.mail_file is None
    assert settings.public_url is None
    given = loaded(
        tmp_path,
        "FIELDPOST_MAIL_FILE=/etc/fieldpost/mail.toml",
        "FIELDPOST_PUBLIC_URL=https://desk.company.example/",
    )
    assert given.mail_file == Path("/etc/fieldpost/mail.toml")
    assert given.public_url == "https://desk.company.example"


@pytest.mark.parametrize("url", ["http://desk.company.example", "desk.company.example", "https://"])
def test_letters_name_no_address_that_a_mail_program_would_not_call(
    tmp_path: Path, url: str
) -> None:
    assert refused(tmp_path, f"FIELDPOST_PUBLIC_URL={url}") == [
        ("FIELDPOST_PUBLIC_URL", "settings-wrong-url")
    ]
