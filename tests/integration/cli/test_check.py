"""`check` and `migrate`: each thing looked at has its line, each wrong one its mend."""

from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import make_url

from storage.migrate import upgrade
from tests.fixtures.office import DATA
from tests.fixtures.postgres import Database, with_database
from tests.integration.cli.conftest import TOKEN, Fieldpost


@pytest.mark.usefixtures("office")
async def test_all_is_well(fieldpost: Fieldpost, bot_api: str, tmp_path: Path) -> None:
    env = tmp_path / ".env"
    env.write_text(f"FIELDPOST_BOT_TOKEN={TOKEN}\n", encoding="utf-8")
    env.chmod(0o600)
    # Without mail: what is said of it, test_mail.py looks at.
    company = (DATA / "company.toml").read_text(encoding="utf-8").partition("[mailboxes.")[0]
    (tmp_path / "company.toml").write_text(company, encoding="utf-8")
    ended = await fieldpost(
        "check",
        FIELDPOST_BOT_API_URL=bot_api,
        FIELDPOST_COMPANY_FILE=str(tmp_path / "company.toml"),
    )
    assert (ended.code, "✘" in ended.out) == (0, False), ended.out
    assert "Бот @svyaz_bot отвечает" in ended.out
    assert "База различает русские буквы." in ended.out


async def test_a_lead_who_is_no_employee_is_named(fieldpost: Fieldpost, bot_api: str) -> None:
    ended = await fieldpost("check", FIELDPOST_BOT_API_URL=bot_api, FIELDPOST_BOT_TOKEN=TOKEN)
    assert ended.code == 1
    assert "Игорь Сомов, Марина Лис, Павел Орлов" in ended.out


async def test_everything_wrong_is_told_at_once(
    fieldpost: Fieldpost, bot_api: str, tmp_path: Path
) -> None:
    env = tmp_path / ".env"
    env.write_text("FIELDPOST_BOT_TOKEN=1:wrong\n", encoding="utf-8")
    env.chmod(0o644)
    company = tmp_path / "company.toml"
    company.write_text('languages = ["ru"]\nname = "x"\nnonsense = 1\n', encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data").chmod(0o777)
    ended = await fieldpost(
        "check",
        FIELDPOST_BOT_API_URL=bot_api,
        FIELDPOST_COMPANY_FILE=str(company),
        FIELDPOST_DATABASE_URL="postgresql://a:secret@127.0.0.1:9/x",
        FIELDPOST_PROXI_URL="http://x",
    )
    assert ended.code == 1
    for words in (
        "chmod 600 .env",
        "chmod o-w",
        "company.toml:3: nonsense",
        "не отвечает",
        "не знает такого токена",
        "FIELDPOST_PROXY_URL",
    ):
        assert words in ended.out
    assert "secret" not in ended.out


@pytest.mark.parametrize("verb", ["check", "migrate"])
@pytest.mark.parametrize(
    ("address", "russian", "english"),
    [
        ("?sslmode=require", "PostgreSQL отвечает, но без TLS", "answers, but without TLS"),
        ("?sslmode=always", "В sslmode пишется disable", "For sslmode write disable"),
        ("?sslrootcert=root.crt", "есть слово sslrootcert", "has the word sslrootcert"),
        ("//u:se@cret@127.0.0.1/x", "вместо @ пишется %40", "@ is written %40"),
        ("//u:se@cret?s@127.0.0.1/x", "вместо @ пишется %40", "@ is written %40"),
        ("//u:secret@nobody.invalid/x", "не находится", "is not found"),
    ],
)
async def test_an_address_of_the_database_that_does_not_lead_there_is_told_with_its_mend(
    fieldpost: Fieldpost, db: Database, verb: str, address: str, russian: str, english: str
) -> None:
    url = f"postgresql:{address}" if address.startswith("//") else db.url + address
    for locale, words in (("ru_RU.UTF-8", russian), ("en_US.UTF-8", english)):
        ended = await fieldpost(
            verb, FIELDPOST_DATABASE_URL=url, FIELDPOST_COMPANY_FILE="none", LANG=locale
        )
        assert ended.code == 1
        said = ended.out + ended.err
        assert words in said
        assert "cret" not in said
        assert str(make_url(db.url).password) not in said


async def test_a_secret_that_others_may_read_is_named(
    fieldpost: Fieldpost, bot_api: str, tmp_path: Path
) -> None:
    token = tmp_path / "bot-token"
    token.write_text(TOKEN, encoding="utf-8")
    env = tmp_path / ".env"
    env.write_text(f"FIELDPOST_BOT_TOKEN_FILE={token}\nFIELDPOST_PROXI_URL=x\n", encoding="utf-8")
    env.chmod(0o600)
    for mode, sign in ((0o644, "✘"), (0o640, "✘"), (0o600, "✔")):
        token.chmod(mode)
        ended = await fieldpost("check", FIELDPOST_BOT_API_URL=bot_api)
        line = next(line for line in ended.out.splitlines() if str(token) in line)
        assert line.startswith(sign)
        assert (f"chmod 600 {token}" in line) is (sign == "✘")
        assert "FIELDPOST_PROXY_URL" in ended.out
        assert TOKEN not in ended.out


async def test_a_proxy_that_is_away_is_named(fieldpost: Fieldpost, bot_api: str) -> None:
    ended = await fieldpost(
        "check",
        FIELDPOST_BOT_API_URL=bot_api,
        FIELDPOST_BOT_TOKEN=TOKEN,
        FIELDPOST_PROXY_URL="socks5://127.0.0.1:9",
    )
    assert ended.code == 1
    assert f"✘ Через прокси из FIELDPOST_PROXY_URL {bot_api} не отвечает." in ended.out


async def test_a_misspelt_variable_is_named_beside_a_wrong_one(fieldpost: Fieldpost) -> None:
    ended = await fieldpost("check", FIELDPOST_WEB_PORT="0", FIELDPOST_PROXI_URL="http://x")
    assert ended.code == 1
    assert "FIELDPOST_WEB_PORT" in ended.out
    assert "FIELDPOST_PROXY_URL" in ended.out


@pytest.fixture
async def empty(own_db: Database) -> str:
    """Address of a database with nothing in it."""
    url = make_url(own_db.url)
    name = f"{url.database}_empty"
    connection = await asyncpg.connect(own_db.url)
    try:
        await connection.execute(f"CREATE DATABASE {name}")
    finally:
        await connection.close()
    return url.set(database=name).render_as_string(hide_password=False)


async def test_a_database_of_another_release(fieldpost: Fieldpost, empty: str) -> None:
    for words in (["register", "--json"], ["check"]):
        ended = await fieldpost(*words, FIELDPOST_DATABASE_URL=empty)
        assert ended.code == 1
        assert "fieldpost migrate" in ended.out + ended.err
    first = await fieldpost("migrate", FIELDPOST_DATABASE_URL=empty)
    assert (first.code, "База приведена" in first.out) == (0, True)
    again = await fieldpost("migrate", FIELDPOST_DATABASE_URL=empty)
    assert "База уже" in again.out
    assert (await fieldpost("register", "--json", FIELDPOST_DATABASE_URL=empty)).json() == {
        "not_done": [],
        "lines": [],
    }


@pytest.fixture
async def without_cyrillic(postgres_url: str) -> AsyncIterator[str]:
    """Address of a database whose locale knows Latin letters only."""
    admin = await asyncpg.connect(postgres_url)
    name = "cli_plain_c"
    await admin.execute(
        f"CREATE DATABASE {name} TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C' ENCODING 'UTF8'"
    )
    try:
        yield with_database(postgres_url, name)
    finally:
        await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await admin.close()


async def test_a_database_in_which_russian_names_are_not_found_gets_no_tables_and_no_desk(
    fieldpost: Fieldpost, fieldpost_process: Fieldpost, without_cyrillic: str
) -> None:
    refused = await fieldpost("migrate", FIELDPOST_DATABASE_URL=without_cyrillic)
    assert (refused.code, "fieldpost check" in refused.err) == (1, True)
    told = await fieldpost("check", FIELDPOST_DATABASE_URL=without_cyrillic)
    assert "✘ База не знает русских букв" in told.out
    await upgrade(without_cyrillic)  # as a release before this rule did
    refused = await fieldpost_process(
        "web", FIELDPOST_DATABASE_URL=without_cyrillic, FIELDPOST_BOT_TOKEN=TOKEN
    )
    assert (refused.code, "fieldpost check" in refused.err) == (1, True)


async def test_processes_say_what_is_missing(fieldpost: Fieldpost, empty: str) -> None:
    ended = await fieldpost("run", FIELDPOST_DATABASE_URL="")
    assert ended.code == 1
    assert "FIELDPOST_DATABASE_URL" in ended.err
    assert "fieldpost run --embedded" in ended.err
    assert "FIELDPOST_BOT_TOKEN" in ended.err
