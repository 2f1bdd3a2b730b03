"""Notices of reports: drawn from the facts of their hour."""

from bot.card import CardArguments, id_of
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.reports import report_screen
from domain.reports.reading import report_of
from domain.work import Work


async def report(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """The reader's digest of a day."""
    found = await report_of(work, id_of(args, "report_id"))
    return report_screen(w, work.policy, found, work.actor.name)
