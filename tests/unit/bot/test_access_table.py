"""The table of who is let in where names every button and every command."""

import pytest

from domain.permissions import PERMISSIONS
from tests.e2e.access import BUTTONS, COMMANDS, LETTERS, THINGS
from tests.fixtures.every_button import every_button, every_command

MEND = "say in tests/e2e/access.py who is let in"


def test_no_button_is_left_out() -> None:
    assert set(every_button()) - set(BUTTONS) == set(), MEND
    assert set(BUTTONS) - set(every_button()) == set(), "these are no buttons any more"


def test_no_command_is_left_out() -> None:
    assert every_command() - set(COMMANDS) == set(), MEND
    assert set(COMMANDS) - every_command() == set(), "these are no commands any more"


def test_the_columns_are_the_roles() -> None:
    assert set(LETTERS.values()) == set(PERMISSIONS) - {"system"}


@pytest.mark.parametrize(
    "table", [BUTTONS, COMMANDS, THINGS], ids=["buttons", "commands", "things"]
)
def test_a_stranger_is_let_in_nowhere(table: dict[str, str]) -> None:
    order = "".join(LETTERS)
    for key, letters in table.items():
        assert "X" not in letters, key
        assert "".join(sorted(letters, key=order.index)) == letters, f"{key}: as the columns go"
