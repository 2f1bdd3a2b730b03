"""Notices about mail: what needs a word, what lies aside, what went astray."""

from bot.card import CardArguments, id_of
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.mail import letter_trouble_screen, question_screen
from domain.mail.posting import trouble_of
from domain.mail.sorting import question_of
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
