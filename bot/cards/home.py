"""The home screen: asked for by a command, or brought to whoever has not begun yet."""

from zoneinfo import ZoneInfo

from bot.card import CardArguments
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.home import Home, home_screen
from domain.letters.desks import left_today
from domain.people.own import overview
from domain.permissions import Permission
from domain.programme.waiting import NOTHING_WAITS
from domain.requests.queue import queues_of
from domain.work import Work


async def home(work: Work, w: Screenwriter, _: CardArguments) -> Screen | None:
    """The reader's own home, as it is when it arrives."""
    return await home_of(work, w)


async def home_of(work: Work, w: Screenwriter) -> Screen:
    """The home screen of whoever acts."""
    seen = await overview(work)
    register = seen.register
    return home_screen(
        w,
        Home(
            first_name=work.actor.name.split()[0],
            today=work.now.astimezone(ZoneInfo(work.actor.time_zone)).date(),
            waiting=seen.my.waiting,
            holding=seen.my.holding,
            sent=seen.my.sent,
            drafts=seen.begun.drafts,
            tasks=seen.begun.tasks,
            opportunities=seen.begun.opportunities,
            tickets=seen.begun.tickets,
            reads_register=register is not None,
            invites=work.actor.may(Permission.INVITE_STAFF),
            not_done=register.total if register else 0,
            overdue=register.overdue if register else 0,
            visits=seen.visits,
            sites=seen.sites,
            head=seen.head or NOTHING_WAITS,
            reads_programme=work.actor.may(Permission.READ_PROGRAMME),
            reads_reports=work.actor.may(Permission.READ_REPORTS),
            sends_on_leave=work.actor.may(Permission.SUBSTITUTE_STAFF),
            reads_board=work.actor.may(Permission.READ_BOARD),
            has_queue=bool(queues_of(work)),
            letters=await _letters(work),
            reads_letters=work.actor.may(Permission.READ_LETTERS),
        ),
    )


async def _letters(work: Work) -> int | None:
    """Of a letter writer: how many are to be written today."""
    return await left_today(work) if work.actor.may(Permission.WRITE_LETTERS) else None
