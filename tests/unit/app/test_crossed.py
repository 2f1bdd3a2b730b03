"""A command that crosses what others do is done again; when it never gets through, it says so."""

import pytest
from asyncpg.exceptions import DeadlockDetectedError, UniqueViolationError
from sqlalchemy.exc import DBAPIError

from app.cli.problems import told
from app.cli.shell import shell_texts
from storage import again
from storage.again import again_if_crossed


class Act:
    """An act that PostgreSQL undoes so many times."""

    def __init__(self, error: Exception, fails: int) -> None:
        self._error = error
        self._fails = fails
        self.begun = 0

    async def __call__(self) -> str:
        self.begun += 1
        if self.begun <= self._fails:
            raise self._error
        return "done"


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(again, "PAUSES", (0, 0))


async def test_what_crossed_another_is_done_at_the_next_try() -> None:
    act = Act(DeadlockDetectedError("crossed"), fails=2)
    assert await again_if_crossed(act) == "done"
    assert act.begun == 3


async def test_what_fails_otherwise_is_not_tried_again() -> None:
    act = Act(UniqueViolationError("there is one"), fails=1)
    with pytest.raises(UniqueViolationError):
        await again_if_crossed(act)
    assert act.begun == 1


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_what_never_gets_through_says_that_it_is_to_be_repeated(language: str) -> None:
    cause = DeadlockDetectedError("crossed")
    act = Act(DBAPIError("UPDATE", None, cause), fails=9)
    with pytest.raises(DBAPIError) as crossed:
        await again_if_crossed(act)
    assert act.begun == 3
    [line] = told(crossed.value, shell_texts(), language) or []
    assert line.endswith({"ru": "Повторите команду.", "en": "Repeat the command."}[language])
