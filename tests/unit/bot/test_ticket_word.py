"""What a rep is asked about a client's word is true of the ticket as it stands."""

from dataclasses import replace

import pytest

from bot.texts import Screenwriter
from bot.views.ticket_word import question_screen
from tests.unit.bot.test_dialog_views import TEXTS
from tests.unit.bot.ticket_word_samples import NOW, QUESTION


@pytest.mark.parametrize(
    ("state", "asked", "no"),
    [
        ("awaiting_client", "Это подтверждение?", "Нет, вернуть в работу"),
        ("in_work", "Тикет сейчас в работе.", "Нет, оставить в работе"),
    ],
)
def test_what_is_worked_on_already_is_not_sent_back_to_work(
    state: str, asked: str, no: str
) -> None:
    w = Screenwriter(TEXTS, "ru", "Europe/Samara", NOW)
    screen = question_screen(w, replace(QUESTION, ticket_state=state))
    assert asked in str(screen.text)
    assert no in [each.text for row in screen.buttons for each in row]
