"""The board of a morning, a request of it as it stands after its client was told a date, and the
hours that a section did not keep.
"""

from bot.card import CardArguments, id_of, ids_of
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.board import board_screen, request_date_screen
from bot.views.queue import own_slips_screen, slips_screen
from domain.requests.board import BoardFilter, board
from domain.requests.client_dates import proposal
from domain.requests.slips import slips_of
from domain.work import Work


async def board_now(work: Work, w: Screenwriter, _: CardArguments) -> Screen | None:
    """The board as it is when it arrives; nothing, where all will be kept by then."""
    page = await board(work, BoardFilter())
    return board_screen(w, work.policy, page) if page.broken else None


async def board_request(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """One request of the board."""
    return await date_of(work, w, id_of(args, "request_id"))


async def date_of(work: Work, w: Screenwriter, request_id: int) -> Screen:
    """The same, drawn for whoever acts."""
    return request_date_screen(w, work.policy, await proposal(work, request_id))


async def hours_slipped(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """The promised hours that a section did not keep; nothing, where all has been done by then."""
    slips = await slips_of(work, ids_of(args, "request_ids"))
    return slips_screen(w, slips, work.actor.id) if slips else None


async def own_hours_slipped(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """The same, of what its reader waits for himself."""
    slips = await slips_of(work, ids_of(args, "request_ids"))
    return own_slips_screen(w, slips) if slips else None
