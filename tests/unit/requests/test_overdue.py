"""How long a request is overdue is one figure, whoever has it and wherever it is shown."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.texts import LOCALES as BOT
from bot.texts import Screenwriter
from bot.views.board import why
from domain.company import Policy
from domain.requests.overdue import overdue
from domain.texts import LOCALES, Texts
from tests.unit.bot.board_samples import LINE

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""12:00 in Samara."""

HOUR = timedelta(hours=1)
TEXTS = Texts.load(LOCALES, BOT)


def test_what_is_not_due_yet_is_overdue_by_nothing(policy: Policy) -> None:
    assert overdue(policy, "tech", MONDAY + HOUR, MONDAY).worked == timedelta()


@pytest.mark.parametrize("now_at", ["sales", "construction", None])
def test_the_board_counts_by_the_department_it_was_written_to(
    policy: Policy, now_at: str | None
) -> None:
    w = Screenwriter(TEXTS, "ru", "Europe/Samara", MONDAY)
    line = replace(LINE, due_at=MONDAY - timedelta(days=2, hours=1), written_to="tech")
    assert why(w, policy, replace(line, department=now_at)) == why(w, policy, line)


def test_the_board_says_that_only_the_step_of_a_route_is_late(policy: Policy) -> None:
    w = Screenwriter(TEXTS, "ru", "Europe/Samara", MONDAY)
    line = replace(LINE, due_at=MONDAY + HOUR, step_due_at=MONDAY - HOUR)
    assert why(w, policy, line).startswith("срок шага прошёл 1 ч назад")
