"""Notices about notes, and what the short forms about notes and the team become."""

from bot.card import CardArguments, id_of
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.client_notes import note_screen, written_screen
from bot.views.client_team import news_screen, team_screen
from domain.clients.notes import note_of
from domain.clients.team_changes import team_card, team_news
from domain.work import Work


async def client_note(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """What somebody noted about a client whom the reader manages."""
    return note_screen(w, await note_of(work, id_of(args, "note_id")))


async def note_written(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """One's own note."""
    return written_screen(w, await note_of(work, id_of(args, "note_id")))


async def team(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """The team of a client as it is now."""
    return team_screen(w, await team_card(work, id_of(args, "client_id")))


async def team_changed(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """Somebody was named for a part of the team, or has it no more."""
    client_id, to_id, from_id, by_id = (
        id_of(args, name) for name in ("client_id", "to_id", "from_id", "by_id")
    )
    news = await team_news(work, client_id, str(args["part"]), to_id, from_id, by_id)
    return news_screen(w, news)
