"""Notices about who looks at clients' dossiers, or takes lists of clients along."""

from bot.card import CardArguments, id_of
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.watching import alarm_screen, noted_screen, taken_along_screen
from domain.clients.views import alarmed_of
from domain.work import Work


async def dossier_alarm(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """For a head: somebody opens more dossiers than his work takes."""
    return alarm_screen(w, await alarmed_of(work, id_of(args, "employee_id")))


async def dossier_noted(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """For whoever looked: it is noted."""
    return noted_screen(w, await alarmed_of(work, id_of(args, "employee_id")))


async def clients_taken(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """For a director: a whole list leaves the desk."""
    person = await alarmed_of(work, id_of(args, "employee_id"))
    return taken_along_screen(w, person.name, str(args["what"]))
