"""The home screen: one button leads, and it is what waits for the person's own word."""

from dataclasses import replace

import pytest

from bot.texts import LOCALES as BOT
from bot.texts import Screenwriter
from bot.views.home import Home, home_screen
from domain.programme.waiting import HeadWaits
from domain.texts import LOCALES, Texts
from tests.unit.bot.samples import HOME, NOW

W = Screenwriter(Texts.load(LOCALES, BOT), "ru", "Europe/Samara", NOW)
REFUSED = HeadWaits(refusals=1, campaign_id=7)


@pytest.mark.parametrize(
    ("home", "words"),
    [
        (replace(HOME, waiting=0, holding=2), "Новая заявка"),
        (replace(HOME, waiting=1, holding=2), "Мои заявки · 3"),
        (replace(HOME, tickets=2), "Тикеты · 2"),
        (replace(HOME, tickets=2, head=REFUSED), "Отказы клиентов · 1"),
    ],
)
def test_what_waits_for_ones_word_leads(home: Home, words: str) -> None:
    screen = home_screen(W, home)
    led = [each.text for row in screen.buttons for each in row if each.style == "primary"]
    assert led == [words]
