"""What is left of a person who was erased."""

from typing import get_args

from bot.card import CardArguments, id_of
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.person import person_erased_screen
from domain.privacy.erasing import erased_name
from domain.privacy.subjects import Kind
from domain.work import Work


async def person_erased(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """That it is done, under the name he has from now on."""
    kind = next(each for each in get_args(Kind) if each == args["kind"])
    return person_erased_screen(w, await erased_name(work, kind, id_of(args, "row_id")))
