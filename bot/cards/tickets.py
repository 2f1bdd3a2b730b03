"""Notices about tickets: one's turn, the news, the client's answer, a letter that came back."""

from bot.card import CardArguments, id_of
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.ticket import ticket_screen
from bot.views.ticket_news import news_screen
from bot.views.ticket_word import question_screen, trouble_screen
from domain.quality.asking import letter_text
from domain.quality.facts import SeenTicket
from domain.quality.questions import question_of
from domain.quality.returned import trouble_of
from domain.quality.seen import seen_ticket
from domain.quality.steps import ticket_step
from domain.states import Party
from domain.work import Work


async def ticket(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """A ticket as it stands, for who reads it."""
    return await ticket_of(work, w, id_of(args, "ticket_id"))


async def ticket_of(work: Work, w: Screenwriter, ticket_id: int) -> Screen:
    """The card of a ticket, with the letter for who is to send it."""
    seen = await seen_ticket(work, ticket_id)
    return ticket_screen(w, work.policy, seen, await _letter(work, seen))


async def _letter(work: Work, seen: SeenTicket) -> str:
    """What the client will read; nothing where nobody writes to him now."""
    asks = seen.row.state == "fixed" and Party.REP in seen.parties
    if not asks or seen.row.confirm_email is None:
        return ""
    return "\n".join((await letter_text(work, seen.row.id)).lines())


async def ticket_event(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """The news of one line of a ticket's history."""
    step = await ticket_step(work, id_of(args, "event_id"))
    return news_screen(w, work.policy, await seen_ticket(work, step.ticket_id), step)


async def ticket_question(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """A client's answer that somebody must judge."""
    return await question_card(work, w, id_of(args, "answer_id"))


async def question_card(work: Work, w: Screenwriter, answer_id: int) -> Screen:
    """The same, when it was not brought but asked for."""
    return question_screen(w, await question_of(work, answer_id))


async def ticket_returned(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """What stands between the letter and the client's word."""
    ticket_id, asking_id = id_of(args, "ticket_id"), id_of(args, "asking_id")
    return trouble_screen(w, await trouble_of(work, ticket_id, asking_id))
