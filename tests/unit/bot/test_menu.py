"""The menu of commands: everybody's own, and none in it that answers "not yours"."""

from typing import cast

import pytest

from bot import texts as bot_texts
from bot.menu import COMMANDS, commands_of, everybodys, menu
from domain.company import load_policy
from domain.company.support import SupportRules
from domain.texts import Texts
from domain.work import Actor, Work
from tests.e2e import access
from tests.fixtures.office import DATA

POLICY = load_policy(DATA / "company.toml").model_copy(
    update={"support": SupportRules.model_construct(departments=("construction",))}
)


class Acting:
    """As much of an act as the menu looks at."""

    def __init__(self, role: str, department: str | None = None, name: str = "Кто-то") -> None:
        self.policy = POLICY
        self.actor = Actor(7, name, role, department, "ru", "Europe/Samara")


def menu_of(acting: Acting) -> set[str]:
    return set(commands_of(cast("Work", acting)))


@pytest.mark.parametrize(("letter", "role"), [*access.LETTERS.items()][:-1])
def test_who_is_let_in_has_the_command_in_his_menu_and_nobody_else(letter: str, role: str) -> None:
    let_in = {name for name in COMMANDS if letter in access.COMMANDS[name]}
    assert menu_of(Acting(role)) - {"queue"} == let_in - {"queue"}


def test_the_queue_is_in_the_menu_of_its_section_its_lead_and_those_who_read_reports() -> None:
    assert "queue" in menu_of(Acting("technician", "construction"))
    assert "queue" in menu_of(Acting("technician", None, "Игорь Сомов"))
    assert "queue" in menu_of(Acting("director"))
    assert "queue" not in menu_of(Acting("technician", "tech"))
    assert "queue" not in menu_of(Acting("rep", "sales"))


def test_before_one_has_begun_only_what_is_everybodys_is_offered() -> None:
    assert {"views", "board", "queue", "programme"} & {*everybodys()} == set()
    for role in [*access.LETTERS.values()][:-1]:
        assert {*everybodys()} <= menu_of(Acting(role))


@pytest.mark.parametrize("language", ["ru", "en"])
def test_each_command_has_its_words(language: str) -> None:
    texts = Texts.load(bot_texts.LOCALES)
    words = [str(each["description"]) for each in menu(texts, language, COMMANDS)]  # type: ignore[index, call-overload]
    assert len(set(words)) == len(COMMANDS)
    assert all(3 <= len(each) <= 60 and "runtime-" not in each for each in words)
