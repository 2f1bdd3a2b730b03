"""Help is there at once, in the company's language; misuse ends with 2."""

import re
import sys
from pathlib import Path

from app.cli.help import LOCALES
from domain.texts import LOCALES as DOMAIN_LOCALES
from domain.texts import Texts, missing_keys
from tests.integration.cli.conftest import Fieldpost


async def test_help_in_the_language_of_the_company(fieldpost_process: Fieldpost) -> None:
    ended = await fieldpost_process("--help")
    assert ended.code == 0
    assert "Запустить всё в одном процессе." in ended.out
    ended = await fieldpost_process("--help", FIELDPOST_COMPANY_FILE="none", LANG="en_GB.UTF-8")
    assert "Run everything in one process." in ended.out


async def test_json_verbs_list_their_fields(fieldpost: Fieldpost) -> None:
    for verb, field in (
        (["register"], "handed_over_by"),
        (["request"], "attachments"),
        (["client"], "tax_number"),
        (["outbox"], "next_attempt_at"),
        (["staff", "list"], "dismissed_at"),
        (["updates", "list"], "received_at"),
    ):
        assert field in (await fieldpost(*verb, "--help")).out


async def test_misuse_ends_with_2(fieldpost: Fieldpost) -> None:
    assert (await fieldpost("nonsense")).code == 2
    assert (await fieldpost("request", "abc")).code == 2
    assert (await fieldpost("import", "clients")).code == 2


async def test_help_loads_neither_the_bot_nor_the_database(fieldpost_process: Fieldpost) -> None:
    ended = await fieldpost_process("--help", PYTHONPROFILEIMPORTTIME="1")
    loaded = set(re.findall(r"\| +([\w.]+)$", ended.err, re.MULTILINE))
    assert "typer" in loaded
    assert not loaded & {"aiogram", "sqlalchemy", "fluent", "rich.console", "pydantic", "asyncpg"}


async def test_no_verb_but_the_processes_loads_aiogram(fieldpost_process: Fieldpost) -> None:
    for words in (["updates", "list"], ["check"]):
        ended = await fieldpost_process(*words, PYTHONPROFILEIMPORTTIME="1")
        assert "sqlalchemy" in ended.err
        assert "aiogram" not in ended.err


def test_texts_are_whole() -> None:
    assert missing_keys(Texts.load(DOMAIN_LOCALES, LOCALES)) == []
    for folder in LOCALES.iterdir():
        assert "{" not in (folder / "help.ftl").read_text(encoding="utf-8")


def test_help_is_read_as_fluent_reads_it() -> None:
    from app.cli.help import _messages

    texts = Texts.load(LOCALES)
    for language in texts.languages:
        for key, words in _messages(language).items():
            assert words.split() == texts.format(language, key).split()
        wanted = {key for key in texts.keys(language) if key.startswith("help-")}
        assert wanted == set(_messages(language))


def test_every_text_of_the_shell_is_used() -> None:
    """Keys are written out in the code, or made from a word; then their beginning is."""
    folder = Path(sys.modules["app.cli"].__file__ or "").parent
    code = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    code += (folder.parent / "bot_identity.py").read_text(encoding="utf-8")
    for key in Texts.load(LOCALES).keys("ru"):
        if key.startswith(("cli-", "help-", "check-")):
            beginnings = {key, *(key[: match.end()] for match in re.finditer("-", key))}
            assert any(f'"{part}' in code for part in beginnings - {"cli-", "help-", "check-"}), key
