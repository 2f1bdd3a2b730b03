"""Notices about questionnaires, and what a questionnaire becomes when handed in."""

from bot.card import CardArguments, id_of
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.questionnaires import questionnaire_screen
from domain.questionnaires.reading import questionnaire_card
from domain.work import Work


async def questionnaire(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """A questionnaire as it stands."""
    card = await questionnaire_card(work, id_of(args, "questionnaire_id"))
    return questionnaire_screen(w, card, work.actor.employee_id)
