"""Notices about appointments: reminders, how it was, and the client's answer."""

from datetime import datetime

from bot.card import CardArguments, id_of
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.appointments import Said, answer_screen
from bot.views.site_visits import elsewhere_screen, visit_screen
from domain.visits.reading import appointment_card, passed_on, written_answer
from domain.work import Work


async def appointment(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """An appointment of the reader's own, as it is when the notice arrives; or who keeps it now."""
    appointment_id = id_of(args, "appointment_id")
    elsewhere = await passed_on(work, appointment_id)
    if elsewhere is not None:
        return elsewhere_screen(w, elsewhere)
    card = await appointment_card(work, appointment_id)
    return visit_screen(w, card, str(args["stage"]))


async def appointment_answer(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """What a client answered to an invitation."""
    appointment_id = id_of(args, "appointment_id")
    card = await appointment_card(work, appointment_id)
    written = await written_answer(work, appointment_id, id_of(args, "mail_id"))
    proposed_at = str(args["proposed_at"])
    said = Said(
        reply=str(args["reply"]),
        doubt=str(args["doubt"]),
        asked_at=datetime.fromisoformat(str(args["asked_at"])),
        proposed_at=datetime.fromisoformat(proposed_at) if proposed_at else None,
    )
    return answer_screen(w, card, written, said)
