"""`mail letters` and `mail preview`."""

from pathlib import Path

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from mail.letters.contents import CONTENTS
from storage.models import AuditLine, Letter, OutboxRow
from tests.fixtures.office import Office
from tests.integration.cli.conftest import Fieldpost


@pytest.fixture
async def letters(office: Office) -> dict[str, int]:
    """A letter in each state: its id by the state."""
    states = ("queued", "sending", "sent", "unknown", "failed", "bounced")
    async with AsyncSession(office.engine) as session, session.begin():
        rows = await session.execute(
            insert(Letter).returning(Letter.state, Letter.id),
            [
                {
                    "kind": "receipt",
                    "mailbox": "help",
                    "address": "kim@romashka.example",
                    "name": "",
                    "language": "ru",
                    "time_zone": "UTC",
                    "message_id": f"<{state}@svyaz.example>",
                    "state": state,
                    "answer": "550 5.1.1" if state == "failed" else None,
                    "created_at": office.clock.now(),
                }
                for state in states
            ],
        )
        return {row.state: row.id for row in rows}


async def test_letters_in_trouble_are_listed(fieldpost: Fieldpost, letters: dict[str, int]) -> None:
    told = (await fieldpost("mail", "letters", "list")).out
    assert "550 5.1.1" in told
    assert "неизвестно, ушло ли" in told
    listed = (await fieldpost("mail", "letters", "list", "--json")).json()["letters"]
    assert isinstance(listed, list)
    assert {each["state"] for each in listed} == letters.keys() - {"sent"}
    every = (await fieldpost("mail", "letters", "list", "--json", "--all")).json()["letters"]
    assert isinstance(every, list)
    assert [each["id"] for each in every] == sorted(letters.values(), reverse=True)


async def test_one_letter_is_shown(fieldpost: Fieldpost, letters: dict[str, int]) -> None:
    shown = (await fieldpost("mail", "letters", "show", str(letters["failed"]))).json()
    assert (shown["state"], shown["answer"]) == ("failed", "550 5.1.1")
    ended = await fieldpost("mail", "letters", "show", "999")
    assert ended.code == 1
    assert "999" in ended.err


@pytest.mark.parametrize(
    ("act", "possible", "becomes"),
    [("retry", {"unknown", "failed"}, "queued"), ("drop", {"queued", "unknown"}, "failed")],
)
async def test_an_administrator_decides_about_letters_that_did_not_arrive(
    fieldpost: Fieldpost,
    office: Office,
    letters: dict[str, int],
    act: str,
    possible: set[str],
    becomes: str,
) -> None:
    done = {
        state
        for state, letter_id in letters.items()
        if (await fieldpost("mail", "letters", act, str(letter_id))).code == 0
    }
    assert done == possible
    async with AsyncSession(office.engine) as session:
        for state in possible:
            assert (await session.get_one(Letter, letters[state])).state == becomes
        jobs = await session.scalar(select(func.count()).where(OutboxRow.kind == "letter"))
        audit = await session.scalar(select(func.count()).select_from(AuditLine))
    assert jobs == (2 if act == "retry" else 0)
    assert audit == 2


@pytest.mark.parametrize("kind", CONTENTS)
async def test_each_kind_of_letter_can_be_looked_at_without_a_database(
    fieldpost: Fieldpost, environment: dict[str, str], tmp_path: Path, kind: str
) -> None:
    environment.pop("FIELDPOST_DATABASE_URL")
    out = tmp_path / "new" / "folder"
    for spoken in ("ru", "en"):
        ended = await fieldpost("mail", "preview", kind, "--lang", spoken, "--out", str(out))
        assert ended.code == 0, ended.err
    assert sorted(file.name for file in out.iterdir()) == [
        f"{kind}.{spoken}.{suffix}" for spoken in ("en", "ru") for suffix in ("html", "txt")
    ]
    assert "Связь-Поволжье" in (out / f"{kind}.ru.html").read_text(encoding="utf-8")


async def test_an_unknown_kind_or_language_tells_which_there_are(fieldpost: Fieldpost) -> None:
    kind = await fieldpost("mail", "preview", "poem")
    assert (kind.code, kind.out) == (1, "")
    assert all(known in kind.err for known in CONTENTS)
    spoken = await fieldpost("mail", "preview", "done", "--lang", "de")
    assert spoken.code == 1
    assert "en, ru" in spoken.err
