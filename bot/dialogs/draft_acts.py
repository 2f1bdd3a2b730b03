"""What is done with a draft as a whole: sent, put aside, looked at, thrown away."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.dialogs import rows
from bot.dialogs.draft_screens import aside_screen, dropped_screen
from bot.dialogs.finishing import finish
from bot.dialogs.part_screen import read_part
from bot.dialogs.presenting import News
from bot.dialogs.shown import close_earlier, leave_earlier
from bot.dialogs.summary_screen import SummaryOf
from bot.dialogs.talk import Talk, look_at_part, show
from bot.dialogs.taps import FormAct
from bot.screen import Shown
from domain.asking import steps
from domain.asking.purposes import subject_of
from domain.errors import DeskError, NotFound
from domain.forms import answering, engine, responses
from domain.forms.model import Question
from domain.forms.responses import Draft
from domain.forms.state import row_exists
from domain.lookups import LONGEST_ID
from domain.requests import loose
from domain.requests.purposes import LOOSE

Act = Callable[[Talk, Draft, Question | None, str], Awaitable[None]]
"""Gets the question that the button belongs to, and what shall be."""


async def resume(talk: Talk, draft: Draft, *_: object) -> None:
    """Go on with a draft where it was left: at its question, or at what is still open."""
    if draft.question is None and draft.purpose != LOOSE:
        draft = await steps.go_on(talk.work, draft)
    else:
        draft = await answering.ask(talk.work, draft, draft.question)
    await show(talk, draft)


async def put_aside(talk: Talk, draft: Draft, *_: object) -> None:
    """Keep a draft for later, and say where it is."""
    await responses.put_aside(talk.work, draft.id)
    aside = aside_screen(talk.say, draft, await subject_of(talk.work, draft))
    talk.reply.edit(replace(aside, shows=Shown(draft.id)))
    await leave_earlier(talk.work, talk.reply, talk.say, draft)


async def _send(talk: Talk, draft: Draft, *_: object) -> None:
    if not engine.missing(draft.definition, draft.state):
        await finish(talk, draft)
        return
    draft = await answering.ask_next(talk.work, draft)
    await show(talk, draft, News(error=DeskError("error-draft-incomplete")))


async def _ask_whether_dropped(talk: Talk, draft: Draft, *_: object) -> None:
    await show(talk, draft, News(summary=SummaryOf.WHAT_IS_LOST))


async def _drop(talk: Talk, draft: Draft, *_: object) -> None:
    await responses.drop(talk.work, draft.id)
    talk.reply.edit(dropped_screen(talk.say))
    close_earlier(talk.reply, draft, None)


async def _list_answers(talk: Talk, draft: Draft, *_: object) -> None:
    await show(talk, draft, News(summary=SummaryOf.WHAT_CAN_CHANGE))


async def _ask(talk: Talk, draft: Draft, question: Question | None, _: str) -> None:
    if question is None or not row_exists(draft.state, question):
        await resume(talk, draft)
    else:
        await show(talk, await answering.ask(talk.work, draft, question.name))


async def _show_all(talk: Talk, draft: Draft, *_: object) -> None:
    """The summary of a long form; no section of it is looked at any more."""
    draft = await answering.ask(talk.work, draft, None)
    if "part" in draft.screen:
        screen = {key: value for key, value in draft.screen.items() if key != "part"}
        await responses.remember_screen(talk.work, draft, screen)
        draft = replace(draft, screen=screen)
    await show(talk, draft)


async def _show_part(talk: Talk, draft: Draft, _: Question | None, value: str) -> None:
    await look_at_part(talk, await answering.ask(talk.work, draft, None), read_part(value))


async def _comment_with(talk: Talk, draft: Draft, _: Question | None, value: str) -> None:
    """Loose words become a comment to the request that was picked."""
    if draft.purpose != LOOSE:
        await resume(talk, draft)
        return
    if not (value.isascii() and value.isdigit() and len(value) <= LONGEST_ID):
        raise NotFound("error-request-unknown")
    await finish(talk, await loose.make_comment(talk.work, draft, int(value)))


async def _request_with(talk: Talk, draft: Draft, *_: object) -> None:
    """Loose words become a new request."""
    if draft.purpose != LOOSE:
        await resume(talk, draft)
        return
    close_earlier(talk.reply, draft, None)
    await show(talk, await loose.make_request(talk.work, talk.forms, draft))


ON_DRAFT: Mapping[FormAct, Act] = {
    "send": _send,
    "later": put_aside,
    "drop": _ask_whether_dropped,
    "sure": _drop,
    "open": resume,
    "change": _list_answers,
    "ask": _ask,
    "all": _show_all,
    "part": _show_part,
    "row": rows.look_at_row,
    "lose": rows.ask_whether_lost,
    "lost": rows.lose_row,
    "to": _comment_with,
    "new": _request_with,
}
"""By what the button says."""
