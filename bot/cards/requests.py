"""Notices about requests: an offer to a person, an offer to a group, the news of a step."""

from dataclasses import replace

from bot.card import CardArguments, id_of
from bot.screen import Media, Screen
from bot.texts import Screenwriter
from bot.views.offer import answered_notice, group_notice, offer_notice
from bot.views.request import request_screen
from bot.views.steps import step_notice, was_answered
from domain.requests import files, reading, steps
from domain.requests.files import File
from domain.requests.offers import offer_facts
from domain.work import Work

MEDIA_LIMIT = 10
"""Files that go with a notice; the rest is behind the button of the request's files."""

UPLOAD_LIMIT = 50 * 1024 * 1024
"""Bytes of the largest file a bot may send."""


async def handoff(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """An offer, for one of those who may take it.

    Whoever took it sees the request in his hands; the others see who did.
    """
    facts = await offer_facts(work, id_of(args, "handoff_id"))
    if facts.state == "offered":
        card = await reading.request_card(work, facts.request_id)
        screen = offer_notice(w, work.policy, facts, card)
        return replace(screen, media=media_of(w, card.files[:MEDIA_LIMIT]))
    if facts.state == "accepted" and facts.answered_by_id == work.actor.employee_id:
        card = await reading.request_card(work, facts.request_id)
        return request_screen(w, work.policy, card, work.actor.id)
    return answered_notice(w, facts)


async def handoff_group(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """An offer, in the group chat of the department it was made to."""
    facts = await offer_facts(work, id_of(args, "handoff_id"))
    return group_notice(w, work.policy, facts)


async def step(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """The news of one step, with the files that came with its words.

    News that asked for an act, and need it no more, become the request's screen; the reminder of an
    offer becomes what the offer itself has become, for its reader may not have got the request.
    """
    happened = await steps.step(work, id_of(args, "event_id"))
    if happened.kind == "reminded":
        offer = await offer_facts(work, id_of(happened.data, "handoff_id"))
        if offer.state != "offered":
            return await handoff(work, w, happened.data)
    card = await reading.request_card(work, id_of(args, "request_id"))
    if was_answered(card, happened):
        return request_screen(w, work.policy, card, work.actor.id)
    screen = step_notice(w, work.policy, card, happened, work.actor.id)
    comment_id = happened.data.get("comment_id")
    if comment_id is None:
        return screen
    brought = await files.files_of_comments(work, [comment_id])
    return replace(screen, media=media_of(w, brought[:MEDIA_LIMIT]))


def media_of(w: Screenwriter, files: list[File]) -> tuple[Media, ...]:
    """Files as they go with a message: those fetched, or known to Telegram by their id.

    What is too large for a bot to send stays behind; what may do harm says so.
    """
    return tuple(
        Media(
            kind=file.kind,
            file_name=file.file_name,
            mime_type=file.mime_type,
            blob=file.blob,
            file_id=file.source.get("file_id"),
            bot_id=file.source.get("bot_id"),
            caption=w.t("file-dangerous", name=file.file_name) if file.dangerous else None,
        )
        for file in files
        if file.state != "failed" and (file.blob is None or (file.size or 0) <= UPLOAD_LIMIT)
    )
