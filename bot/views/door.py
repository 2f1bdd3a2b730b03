"""What somebody sees at the door: a stranger, a new colleague, who asks for help."""

from bot.callbacks.people import HomeTap
from bot.screen import NO_KEYBOARD, Screen, rows, tap
from bot.texts import Screenwriter
from bot.views.homeward import home_button


def help_screen(w: Screenwriter) -> Screen:
    """What can be asked for, in a few lines."""
    return Screen(w.t("help"), buttons=rows(home_button(w)))


def stranger_screen(w: Screenwriter, company: str) -> Screen:
    """A polite answer to somebody who is not of the staff, and nothing else."""
    return Screen(w.t("stranger", company=company), keyboard=NO_KEYBOARD)


def welcome_screen(w: Screenwriter, name: str) -> Screen:
    """After an invitation was accepted: what can be done from here."""
    return Screen(
        w.t("welcome", name=name),
        buttons=rows(tap(w.label("help-button"), HomeTap(act="begin"), "primary")),
    )
