"""What a message of an appointment says once it was asked how it was, and then moved."""

from dataclasses import replace

import pytest

from bot.texts import Screenwriter
from bot.views import site_visits
from domain.visits.reading import AppointmentCard
from tests.unit.bot.test_dialog_views import TEXTS
from tests.unit.bot.visit_samples import HOUR, NOW, OVER, SITE, VISIT

BEEN = replace(SITE, starts_at=OVER.starts_at, ends_at=OVER.ends_at)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(("over", "ahead"), [(OVER, VISIT), (BEEN, SITE)])
def test_one_that_was_moved_since_is_ahead_and_not_asked_of(
    over: AppointmentCard, ahead: AppointmentCard, language: str
) -> None:
    w = Screenwriter(TEXTS, language, "Europe/Samara", NOW)
    asked, moved, arranged = (
        site_visits.visit_screen(w, card, stage)
        for card, stage in ((over, "asked"), (ahead, "asked"), (ahead, "arranged"))
    )
    assert moved == arranged
    assert moved.text != asked.text


def test_while_the_visit_goes_on_it_is_said_so_and_reported_from_there() -> None:
    w = Screenwriter(TEXTS, "ru", "Europe/Samara", NOW)
    there = replace(SITE, starts_at=NOW - HOUR / 2, ends_at=NOW + HOUR / 2)
    screen = site_visits.visit_screen(w, there, "hour")
    assert str(screen.text).startswith("▶ <b>Идёт выезд по заявке 214")
    assert [each.text for each in screen.buttons[0]] == ["Готово…"]
    others = site_visits.visit_screen(w, replace(there, request_in_work=False), "hour")
    assert "Готово…" not in [each.text for row in others.buttons for each in row]


def test_the_button_after_a_visit_names_the_next_department() -> None:
    w = Screenwriter(TEXTS, "ru", "Europe/Samara", NOW)
    step = site_visits.visit_screen(w, replace(BEEN, goes_on_to="Монтаж"), "asked")
    end = site_visits.visit_screen(w, BEEN, "asked")
    assert step.buttons[0][0].text == "Готово, дальше: Монтаж…"
    assert end.buttons[0][0].text == "Готово…"
