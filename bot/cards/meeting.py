"""What short forms of the weekly meeting become: a decision, a measure."""

from bot.card import CardArguments, id_of
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.bottlenecks import measure_screen
from bot.views.decisions import recorded_screen
from domain.follow_ups.tasks import today_of
from domain.permissions import Permission
from domain.reports import decisions, measures
from domain.work import Work


async def decision(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """A decision that was just recorded."""
    return recorded_screen(w, await decisions.decision_card(work, id_of(args, "decision_id")))


async def measure(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """A measure as it stands."""
    return await measure_of(work, w, id_of(args, "measure_id"))


async def measure_of(work: Work, w: Screenwriter, measure_id: int) -> Screen:
    """A measure, drawn for whoever acts."""
    return measure_screen(
        w,
        await measures.measure_card(work, measure_id),
        await measures.names(work),
        today_of(work),
        may_plan=work.actor.may(Permission.KEEP_DECISIONS),
    )
