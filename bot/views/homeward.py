"""The way home from any screen."""

from bot.callbacks.people import HomeTap
from bot.screen import Button, tap
from bot.texts import Screenwriter


def home_button(w: Screenwriter) -> Button:
    """The first screen of the day."""
    return tap(w.label("help-button"), HomeTap(act="home"))
