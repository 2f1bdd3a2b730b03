"""Names too long for a button end with a sign that they were cut."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.callbacks.people import HomeTap
from bot.screen import Buttons, in_pairs, tap
from bot.texts import LOCALES as BOT
from bot.texts import Screenwriter
from bot.views import found, home, programme
from domain.people.own import Visits
from domain.programme.campaigns import CampaignLine
from domain.programme.week import InHand, NormDone
from domain.texts import LOCALES, Texts
from domain.visits.today import Today
from tests.unit.bot.programme_samples import FACTS, FOUND
from tests.unit.bot.samples import HOME, NOW

LONG = "Юридическая фирма «Довод», отдел по сопровождению корпоративных клиентов Поволжья"


def _found(w: Screenwriter) -> list[str]:
    named = replace(
        FOUND,
        opportunities=tuple(replace(each, client=LONG) for each in FOUND.opportunities),
        referrals=tuple(replace(each, client=LONG) for each in FOUND.referrals),
    )
    return _labels(found.found_screen(w, 1, named).buttons)


def _campaigns(w: Screenwriter) -> list[str]:
    line = CampaignLine(replace(FACTS, name=LONG), 40, 12)
    return _labels(programme.campaigns_screen(w, [line]).buttons)


def _home(w: Screenwriter) -> list[str]:
    visits = Visits(Today(0, 0, ()), NormDone(0, 5), InHand(1, LONG, 3, 38))
    return _labels(home.home_screen(w, replace(HOME, visits=visits)).buttons)


def _labels(buttons: Buttons) -> list[str]:
    return [button.text for row in buttons for button in row if "Юридич" in button.text]


@pytest.mark.parametrize("labels", [_found, _campaigns, _home])
def test_what_is_cut_says_so(labels: Callable[[Screenwriter], list[str]]) -> None:
    drawn = labels(Screenwriter(Texts.load(LOCALES, BOT), "ru", "Europe/Samara", NOW))
    assert drawn
    assert all("…" in label for label in drawn), drawn


def test_a_long_label_has_a_row_for_itself() -> None:
    where, when, price = "+ Где", "+ К какому дню клиенту нужно", "+ Цена"
    taps = [tap(text, HomeTap(act="home")) for text in (where, price, when, where)]
    assert [[each.text for each in row] for row in in_pairs(taps)] == [
        [where, price],
        [when],
        [where],
    ]
