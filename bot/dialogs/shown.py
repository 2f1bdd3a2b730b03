"""Which messages show a draft. Only the newest keeps its buttons: old ones would invite to taps
that mean nothing any more. One button stays on each, and with it the message goes on saying what
words that answer it are about.
"""

from collections.abc import Sequence

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB
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

SHOWN, LEFT = "shown", "left"
"""Of `Draft.screen`: the messages that show it, each with the question it asks; and those that
did, and have one button left.
"""

MOST_LEFT = 10
"""Messages that are told when their draft is over; those before are far up the chat."""

_NOTE = Statement(
    text(
        f"""
    UPDATE form_responses
    SET screen = screen || jsonb_build_object(
        '{SHOWN}', coalesce(screen -> '{SHOWN}', '{{}}') || of_draft.messages
    )
    FROM (
        SELECT response, jsonb_object_agg(place, question) AS messages
        FROM jsonb_to_recordset(:rows) AS shown (response bigint, place text, question text)
        GROUP BY response
    ) AS of_draft
    WHERE id = of_draft.response
    """  # noqa: S608 - a constant
    ).bindparams(bindparam("rows", type_=JSONB))
)


async def note_shown(engine: AsyncEngine, calls: Sequence[Call], answers: Sequence[Json]) -> None:
    """Remember which messages show drafts, as soon as Telegram has named them.

    Args:
        answers: one a call.
    """
    shown = [
        {
            "response": call.shows.response,
            "place": _place(call.params["chat_id"], answer["message_id"]),
            "question": call.shows.question,
        }
        for call, answer in zip(calls, answers, strict=True)
        if call.shows is not None and isinstance(answer, dict)
    ]
    if shown:
        async with engine.begin() as connection:
            await _NOTE.all(connection, rows=shown)


async def leave_earlier(work: Work, reply: Reply, say: Screenwriter, draft: Draft) -> None:
    """A newer screen of an open draft follows: from the earlier ones a button leads on."""
    shown, left = _shown(draft), _left(draft)
    here = _place(reply.chat_id, reply.tapped)
    earlier = {place: question for place, question in shown.items() if place != here}
    if not earlier:
        return
    for place, question in earlier.items():
        _leave(reply, place, _way_on(say, draft, question))
    left = [place for place in left if place not in shown] + list(earlier)
    kept = {place: question for place, question in shown.items() if place == here}
    screen = {**draft.screen, SHOWN: kept, LEFT: left[-MOST_LEFT:]}
    await responses.remember_screen(work, draft, screen)


def close_earlier(reply: Reply, draft: Draft, button: Button | None) -> None:
    """A draft is over: on the messages that showed it this button stays, or none."""
    here = _place(reply.chat_id, reply.tapped)
    for place in dict.fromkeys((*_left(draft), *_shown(draft))):
        if place != here:
            _leave(reply, place, button)


def _way_on(say: Screenwriter, draft: Draft, question: str) -> Button:
    if not question:
        return tap(say.label("form-button-open"), form_tap(draft.id, "open"))
    again = FormTap(response=draft.id, act="ask", question=question)
    return tap(say.label("form-button-change-this"), again)


def _leave(reply: Reply, place: str, button: Button | None) -> None:
    """Messages of a chat that the person had before, with another account, are out of reach."""
    chat_id, _, message_id = place.partition(":")
    if int(chat_id) == reply.chat_id:
        reply.leave(int(message_id), rows(button))


def _place(chat_id: object, message_id: object) -> str:
    return f"{chat_id}:{message_id}"


def _shown(draft: Draft) -> dict[str, str]:
    shown: dict[str, str] = draft.screen.get(SHOWN, {})
    return shown


def _left(draft: Draft) -> list[str]:
    left: list[str] = draft.screen.get(LEFT, [])
    return left
