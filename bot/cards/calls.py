"""A client to be called, and what came of the call: what short forms about calls become."""

from bot.card import CardArguments, id_of
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.calls import call_screen, called_screen, met_screen
from domain.visits.reading import call_card
from domain.visits.recorded import met as met_of
from domain.visits.recorded import recorded
from domain.visits.script import script
from domain.work import Work


async def call(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """The client with the phone at one's ear."""
    return await call_of(work, w, id_of(args, "client_id"))


async def call_of(work: Work, w: Screenwriter, client_id: int, person_id: int = 0) -> Screen:
    """The screen of a call, with the script in the client's language.

    Args:
        person_id: the contact one speaks to; 0 is the key person.
    """
    card = await call_card(work, client_id, person_id)
    words = script(w.texts, work.policy, card, work.actor.name, work.now)
    return call_screen(w, card, words)


async def called(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """What was recorded of the reader's latest call to a client."""
    return called_screen(w, await recorded(work, id_of(args, "client_id")))


async def met(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """A meeting without a questionnaire was noted."""
    return met_screen(w, await met_of(work, id_of(args, "client_id")))
