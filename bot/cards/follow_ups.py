"""Notices about tasks and opportunities, and what short forms about them become."""

from bot.card import CardArguments, id_of
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.follow_ups import (
    opportunity_handed_screen,
    opportunity_screen,
    task_screen,
)
from domain.follow_ups import opportunities, tasks
from domain.work import Work


async def task(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """A task as it stands."""
    card = await tasks.task_card(work, id_of(args, "task_id"))
    return task_screen(w, card, tasks.today_of(work))


async def opportunity(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """An opportunity as it stands."""
    return opportunity_screen(
        w, await opportunities.opportunity_card(work, id_of(args, "opportunity_id"))
    )


async def opportunity_handed(_: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """What was handed to a colleague: it is not for its reader's eyes any more."""
    client, title, to = (str(args[name]) for name in ("client", "title", "to"))
    return opportunity_handed_screen(w, id_of(args, "client_id"), client, title, to)
