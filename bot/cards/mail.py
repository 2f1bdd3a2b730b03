"""Notices about mail: what needs a word, what lies aside, what went astray."""

from bot.card import CardArguments, id_of
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.mail import (
    letter_trouble_screen,
    letters_stuck_screen,
    mailbox_silent_screen,
    question_screen,
)
from domain.mail.posting import trouble_of
from domain.mail.questions import question_of
from domain.work import Work


async def mail_question(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """A mail that somebody must decide about."""
    return question_screen(w, work.policy, await question_of(work, id_of(args, "mail_id")))


async def letter_trouble(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """A letter of the reader's own that did not simply arrive."""
    return letter_trouble_screen(w, await trouble_of(work, id_of(args, "letter_id")))


async def mail_quarantined(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:  # noqa: ARG001
    """A mail the desk could not read in several tries; an administrator looks at it."""
    return Screen(w.t("mail-quarantined", number=id_of(args, "mail_id")))


async def mailbox_silent(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """A mailbox that could not be read for too long, and why."""
    return mailbox_silent_screen(w, _address(work, args), str(args["failure"]))


async def mailbox_back(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """The mailbox can be read again."""
    return Screen(w.t("mailbox-back", box=_address(work, args)))


async def letters_stuck(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:  # noqa: ARG001
    """No letter has left for too long, and why."""
    return letters_stuck_screen(w, str(args["failure"]))


async def letters_leave(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:  # noqa: ARG001
    """Letters leave again."""
    return Screen(w.t("letters-leave"))


def _address(work: Work, args: CardArguments) -> str:
    """The mailbox's address; its code, once company.toml knows it no more."""
    code = str(args["code"])
    box = work.policy.mailboxes.get(code)
    return box.address if box else code
