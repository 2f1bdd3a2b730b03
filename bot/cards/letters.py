"""Notices about personal letters: the morning's, a letter itself, a client's answer."""

from typing import cast

from bot.card import CardArguments, id_of
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.letter_news import (
    answer_screen,
    file_trouble_screen,
    file_waits_screen,
    novelties_screen,
    stopped_screen,
)
from bot.views.letters import dealt_screen, done_screen, letter_screen
from domain.errors import DeskError, MessageArgument
from domain.letters import desks
from domain.letters import novelties as known
from domain.letters.reading import letter_card
from domain.letters.seen import answer_of
from domain.work import Work

ARGUMENTS = ("limit", "length", "client", "words")
"""What a refusal of a file's text may be filled with."""


async def letters_dealt(_: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """Today's letters wait."""
    return dealt_screen(w, id_of(args, "fresh"), id_of(args, "left"))


async def letters_done(work: Work, w: Screenwriter, _: CardArguments) -> Screen | None:
    """Today's letters are written."""
    return done_screen(w, await desks.desk(work))


async def letter(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """A letter as it stands."""
    return letter_screen(w, await letter_card(work, id_of(args, "letter_id")))


async def letter_answer(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """A client's answer."""
    letter_id, mail_id = id_of(args, "letter_id"), id_of(args, "mail_id")
    return answer_screen(w, await answer_of(work, letter_id, mail_id))


async def letter_stopped(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """A client wants no more letters."""
    return stopped_screen(w, await letter_card(work, id_of(args, "letter_id")))


async def letter_file_waits(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """The text comes as a file."""
    return file_waits_screen(w, await letter_card(work, id_of(args, "letter_id")))


async def letter_file(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """The text of a file would not do."""
    given = {name: cast("MessageArgument", args[name]) for name in ARGUMENTS}
    why = w.error(DeskError(str(args["error"]), **given))
    return file_trouble_screen(w, await letter_card(work, id_of(args, "letter_id")), why)


async def novelties(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:  # noqa: ARG001
    """What letters tell of now."""
    return novelties_screen(w, await known.page_of(work))
