"""A request of the board, as it stands after its client was told a date."""

from bot.card import CardArguments, id_of
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.board import request_date_screen
from domain.requests.client_dates import proposal
from domain.work import Work


async def board_request(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """One request of the board."""
    return await date_of(work, w, id_of(args, "request_id"))


async def date_of(work: Work, w: Screenwriter, request_id: int) -> Screen:
    """The same, drawn for whoever acts."""
    return request_date_screen(w, work.policy, await proposal(work, request_id))
