"""The first screen of the day, and the few others that belong to nobody else."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.callbacks import HomeTap, InviteTap, LanguageTap, MyTap, NoticesTap, RegisterTap
from bot.screen import NO_KEYBOARD, Button, Screen, rows, tap
from bot.texts import Screenwriter, lines
from domain.people.own import Notices

LANGUAGES = {"ru": "Русский", "en": "English"}
"""Each language by its own name: who reads no other must find it."""


@dataclass(frozen=True)
class Home:
    """What the home screen counts."""

    first_name: str
    today: date
    waiting: int
    holding: int
    sent: int
    drafts: int
    reads_register: bool
    invites: bool
    not_done: int
    overdue: int


def home_screen(w: Screenwriter, home: Home) -> Screen:
    """What waits for one's word comes first, then what one does every day."""
    register = tap(w.label("home-button-register", n=home.not_done), RegisterTap())
    my = tap(w.label("home-button-my", n=home.waiting + home.holding), MyTap())
    return Screen(
        lines(
            w.t("home-greeting", name=home.first_name, day=_capital(w.time.headline(home.today))),
            w.t("home-waiting", n=home.waiting) if home.waiting else None,
            w.t("home-holding", n=home.holding, sent=home.sent),
            w.t("home-register", n=home.not_done, overdue=home.overdue)
            if home.reads_register
            else None,
        ),
        buttons=rows(
            _continue(w, home),
            (tap(w.label("home-button-new"), HomeTap(act="new"), "primary"), my),
            (
                register if home.reads_register else None,
                tap(w.label("home-button-find"), HomeTap(act="find")),
            ),
            tap(w.label("home-button-invite"), InviteTap(act="list")) if home.invites else None,
        ),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _continue(w: Screenwriter, home: Home) -> Button | None:
    if not home.drafts:
        return None
    return tap(w.label("home-button-drafts", n=home.drafts), HomeTap(act="drafts"))


def help_screen(w: Screenwriter) -> Screen:
    """What can be asked for, in a few lines."""
    return Screen(w.t("help"), buttons=rows(tap(w.label("help-button"), HomeTap(act="home"))))


def stranger_screen(w: Screenwriter, company: str) -> Screen:
    """A polite answer to somebody who is not of the staff, and nothing else."""
    return Screen(w.t("stranger", company=company), keyboard=NO_KEYBOARD)


def welcome_screen(w: Screenwriter, name: str) -> Screen:
    """After an invitation was accepted: what can be done from here."""
    return Screen(
        w.t("welcome", name=name),
        buttons=rows(tap(w.label("help-button"), HomeTap(act="home"), "primary")),
    )


def language_screen(w: Screenwriter) -> Screen:
    """The choice of language."""
    return Screen(
        w.t("language-choose"),
        buttons=rows(*(tap(name, LanguageTap(code=code)) for code, name in LANGUAGES.items())),
    )


def notices_screen(w: Screenwriter, notices: Notices) -> Screen:
    """Where one's notices go, and the other way."""
    if notices.address is None:
        return Screen(w.t("notices-no-address"))
    other: Literal["telegram", "mail"] = "telegram" if notices.way == "mail" else "mail"
    return Screen(
        w.t(f"notices-by-{notices.way}", address=notices.address),
        buttons=rows(tap(w.label(f"notices-button-{other}"), NoticesTap(way=other))),
    )


def plain_screen(w: Screenwriter, key: str) -> Screen:
    """A text that needs no more than its key."""
    return Screen(w.t(key))
