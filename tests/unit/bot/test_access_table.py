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
    for key, each in table.items():
        letters = each.upper()
        assert "X" not in letters, key
        assert "".join(sorted(letters, key=order.index)) == letters, f"{key}: as the columns go"


@pytest.mark.parametrize("kind", ["ticket", "task", "opportunity"])
def test_every_act_on_a_thing_of_somebody_is_named(kind: str) -> None:
    """Lists are one's own, and a new one is about a client."""
    acts = {each for each in every_button() if each.startswith(f"{kind}:")}
    lists = {f"{kind}:{act}" for act in ("mine", "list", "new")}
    assert {each for each in THINGS if each.startswith(f"{kind}:")} == acts - lists, MEND
