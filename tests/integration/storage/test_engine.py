"""Addresses as people write them, and what a server must be able to do."""

import asyncpg
import pytest
from sqlalchemy import text

from storage.engine import (
    DatabaseUrlError,
    ServerFacts,
    driver_url,
    parse_url,
    server_facts,
)
from tests.fixtures.postgres import Database, with_database


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg"])
def test_address_of_any_usual_scheme_is_taken(scheme: str) -> None:
    url = parse_url(f"{scheme}://desk:s%40crt@db.example:5433/fieldpost")
    assert url.drivername == "postgresql+asyncpg"
    assert (url.username, url.password, url.host) == ("desk", "s@crt", "db.example")
    assert (url.port, url.database) == (5433, "fieldpost")


def test_words_of_libpq_are_translated_or_left_out() -> None:
    given = "postgres://u:p@h/d?sslmode=require&channel_binding=require"
    assert dict(parse_url(given).query) == {"ssl": "require"}
    assert driver_url(given) == "postgresql://u:p@h/d?sslmode=require"


@pytest.mark.parametrize(
    "url",
    ["sqlite:///x.db", "mysql://u:secret@h/d", "nonsense", "", "postgresql://u:s@secret/s@h/d"],
)
def test_other_addresses_are_refused_without_showing_the_password(url: str) -> None:
    with pytest.raises(DatabaseUrlError) as refused:
        parse_url(url)
    assert "secret" not in str(refused.value)


async def test_our_server_is_fit(postgres_url: str) -> None:
    facts = await server_facts(postgres_url)
    assert facts.fit
    assert facts.version >= 17
    assert facts.encoding == "UTF8"


async def test_a_database_that_does_not_know_cyrillic_is_found_out(postgres_url: str) -> None:
    admin = await asyncpg.connect(postgres_url)
    await admin.execute(
        "CREATE DATABASE plain_c TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C' ENCODING 'UTF8'"
    )
    try:
        facts = await server_facts(with_database(postgres_url, "plain_c"))
    finally:
        await admin.execute("DROP DATABASE plain_c")
        await admin.close()
    assert not facts.cyrillic
    assert not facts.fit


def test_a_missing_extension_makes_a_server_unfit() -> None:
    assert ServerFacts(18, "UTF8", cyrillic=True, missing_extensions=()).fit
    assert not ServerFacts(18, "UTF8", cyrillic=True, missing_extensions=("pg_trgm",)).fit
    assert not ServerFacts(14, "UTF8", cyrillic=True, missing_extensions=()).fit


async def test_times_are_utc_and_short_queries_are_not_compiled(db: Database) -> None:
    async with db.engine.connect() as connection:
        settings = await connection.execute(
            text("SELECT current_setting('timezone'), current_setting('jit')")
        )
        assert tuple(settings.one()) == ("UTC", "off")


async def test_a_cut_connection_is_replaced_before_anybody_meets_it(db: Database) -> None:
    async with db.engine.connect() as connection:
        pid = await connection.scalar(text("SELECT pg_backend_pid()"))
    killer = await asyncpg.connect(driver_url(db.url))
    await killer.execute("SELECT pg_terminate_backend($1, 5000)", pid)
    await killer.close()
    async with db.engine.connect() as connection:
        assert await connection.scalar(text("SELECT pg_backend_pid()")) != pid
