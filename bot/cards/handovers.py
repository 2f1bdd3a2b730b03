"""Notices about leaves and handovers."""

from sqlalchemy import select

from bot.card import CardArguments, id_of
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.handover_news import (
    back_at_work_screen,
    handed_back_screen,
    handed_over_screen,
    left_screen,
    removal_failed_screen,
)
from bot.views.leave import leave_screen
from domain.handovers.leave_card import leave_card
from domain.handovers.planning import colleagues
from domain.handovers.reading import what_came, what_came_back, who_took_over
from domain.work import Work
from storage.models import Employee


async def leave(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """A leave as it stands, with whoever could stand in while that is open."""
    card = await leave_card(work, id_of(args, "handover_id"))
    return leave_screen(w, card, await colleagues(work, card.person.id) if card.drafted else ())


async def handed_over(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """All that came from a colleague."""
    return handed_over_screen(w, await what_came(work, id_of(args, "handover_id")))


async def somebody_left(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """One of his people does not work here any more."""
    return left_screen(w, await who_took_over(work, id_of(args, "handover_id")))


async def handed_back(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """What went back to him."""
    came = await what_came(work, id_of(args, "handover_id"))
    return handed_back_screen(w, came.name, id_of(args, "n"), undone=bool(args["undone"]))


async def leave_over(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """One is back at work."""
    return back_at_work_screen(w, await what_came_back(work, id_of(args, "handover_id")))


async def removal_failed(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """Somebody who left is in a group still: the bot may not remove him."""
    code = str(args["department"])
    name = await work.open_session.scalar(
        select(Employee.name).where(Employee.id == id_of(args, "left_id"))
    )
    title = work.policy.department_title(code, w.language)
    return removal_failed_screen(w, str(name), title)
