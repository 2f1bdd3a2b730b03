"""Handing a form in, and what the person sees then."""

from dataclasses import replace

from bot.callbacks.requests import RequestTap
from bot.cards import CARDS
from bot.dialogs.presenting import News
from bot.dialogs.shown import close_earlier
from bot.dialogs.summary_screen import copy_screen, handed_in_screen
from bot.dialogs.talk import Talk, show
from bot.markup import fits
from bot.screen import Redrawn, Screen, tap
from bot.telegram import TEXT_LIMIT
from domain.asking import purposes
from domain.asking.purpose import Handed
from domain.errors import DeskError
from domain.forms import answering, engine
from domain.forms.errors import FormError
from domain.forms.responses import Draft
from domain.requests.attaching import count_files
from domain.requests.drafting import PURPOSE
from domain.requests.rows import Answered


async def finish(talk: Talk, draft: Draft) -> None:
    """Hand a draft in. What is refused stays a draft: the words are kept, and why is said."""
    try:
        done = await purposes.hand_in(talk.work, draft)
    except DeskError as refusal:
        talk.reply.answer(talk.say.error(refusal), alert=True)
        draft = await answering.ask(talk.work, draft, _to_ask_again(draft, refusal))
        await show(talk, draft, News(error=refusal))
        return
    if isinstance(done, Handed):
        await _draw_card(talk, draft, done)
    else:
        await _answered(talk, draft, done)


def _to_ask_again(draft: Draft, refusal: DeskError) -> str | None:
    """The only question of a form whose answer would not do: on the summary the next words would
    be added to the refused ones. Of several questions, the summary shows which it was.
    """
    asked = engine.relevant_questions(draft.definition, draft.state)
    return asked[0].name if isinstance(refusal, FormError) and len(asked) == 1 else None


async def _draw_card(talk: Talk, draft: Draft, done: Handed) -> None:
    """The message of the form becomes the card; those before it lose their buttons."""
    screen = await CARDS[done.card](talk.work, talk.say, done.args)
    if screen is not None:
        talk.reply.edit(replace(screen, redrawn=_redrawn(talk, done)))
    close_earlier(talk.reply, draft, None)


def _redrawn(talk: Talk, done: Handed) -> Redrawn | None:
    if done.subject is None:
        return None
    return Redrawn(done.card, done.args, done.subject, f"person:{talk.work.actor.id}")


async def _answered(talk: Talk, draft: Draft, done: Answered) -> None:
    if draft.purpose == PURPOSE:
        talk.reply.answer(talk.say.label("form-sent", number=done.number))
        _keep_copy(talk, copy_screen(talk.say, draft, await count_files(talk.work, draft.id), done))
    else:
        talk.reply.edit(handed_in_screen(talk.say, draft, done))
    to_request = RequestTap(act="open", id=done.request_id)
    way = tap(talk.say.label("request-button-open"), to_request)
    close_earlier(talk.reply, draft, way)


def _keep_copy(talk: Talk, copy: Screen) -> None:
    """The summary becomes the copy. One too long for that stays, and the copy follows it whole."""
    if talk.reply.tapped is not None and not fits(copy.text, TEXT_LIMIT):
        talk.reply.leave(talk.reply.tapped, ())
        talk.reply.send(copy)
    else:
        talk.reply.edit(copy)
