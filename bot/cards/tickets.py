"""Notices about tickets: one's turn, the news, the client's answer, a letter that came back."""

from bot.card import CardArguments, id_of
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.ticket import ticket_screen
from bot.views.ticket_news import news_screen
from domain.quality.seen import seen_ticket
from domain.quality.steps import ticket_step
from domain.work import Work


async def ticket(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """A ticket as it stands, for who reads it."""
    return await ticket_of(work, w, id_of(args, "ticket_id"))


async def ticket_of(work: Work, w: Screenwriter, ticket_id: int) -> Screen:
    """The card of a ticket, with the letter for who is to send it."""
    return ticket_screen(w, work.policy, await seen_ticket(work, ticket_id))


async def ticket_event(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """The news of one line of a ticket's history."""
    step = await ticket_step(work, id_of(args, "event_id"))
    return news_screen(w, work.policy, await seen_ticket(work, step.ticket_id), step)
