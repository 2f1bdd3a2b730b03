"""Which messages show a draft. Only the newest keeps its buttons: old ones would invite to taps
that mean nothing any more. One button stays on each, and with it the message goes on saying what
words that answer it are about.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.calls import Call, Json
from bot.dialogs.taps import FormTap, form_tap
from bot.reply import Reply
from bot.screen import Button, rows, tap
from bot.texts import Screenwriter
from domain.forms import responses
from domain.forms.responses import Draft
from domain.work import Work
from storage.statements import Statement

SHOWN = "shown"
"""Of `Draft.screen`: the messages that show it, each with the question it asks."""

_NOTE = Statement(
    text(
        f"""
    UPDATE form_responses
    SET screen = screen || jsonb_build_object('{SHOWN}',
        coalesce(screen -> '{SHOWN}', '{{}}') || jsonb_build_object(
            CAST(:place AS text), CAST(:question AS text)
        ))
    WHERE id = :response
    """  # noqa: S608 - a constant
    )
)


async def note_shown(engine: AsyncEngine, calls: Sequence[Call], answers: Sequence[Json]) -> None:
    """Remember which messages show drafts, as soon as Telegram has named them.

    Args:
        answers: one a call.
    """
    for call, answer in zip(calls, answers, strict=True):
        if call.shows is None or not isinstance(answer, dict):
            continue
        chat_id, message_id = call.params["chat_id"], answer["message_id"]
        async with engine.begin() as connection:
            await _NOTE.all(
                connection,
                response=call.shows.response,
                place=f"{chat_id}:{message_id}",
                question=call.shows.question,
            )


async def leave_earlier(work: Work, reply: Reply, say: Screenwriter, draft: Draft) -> Draft:
    """A newer screen of an open draft follows: from the earlier ones a button leads on."""

    def way(question: str) -> Button:
        if question:
            again = FormTap(response=draft.id, act="ask", question=question)
            return tap(say.label("form-button-change-this"), again)
        return tap(say.label("form-button-open"), form_tap(draft.id, "open"))

    return await _leave(work, reply, draft, way)


async def close_earlier(work: Work, reply: Reply, draft: Draft, left: Button | None) -> None:
    """A draft is over: on the messages that showed it this button stays, or none."""
    await _leave(work, reply, draft, lambda _: left)


async def _leave(
    work: Work, reply: Reply, draft: Draft, left: Callable[[str], Button | None]
) -> Draft:
    """The tapped message is left out, for it is drawn again; so are those of a chat that the
    person had before.
    """
    shown: dict[str, str] = draft.screen.get(SHOWN, {})
    tapped = f"{reply.chat_id}:{reply.tapped}"
    earlier = {place: question for place, question in shown.items() if place != tapped}
    if not earlier:
        return draft
    for place, question in earlier.items():
        chat_id, _, message_id = place.partition(":")
        if int(chat_id) == reply.chat_id:
            reply.leave(int(message_id), rows(left(question)))
    screen = {**draft.screen, SHOWN: {p: q for p, q in shown.items() if p == tapped}}
    await responses.remember_screen(work, draft, screen)
    return replace(draft, screen=screen)
