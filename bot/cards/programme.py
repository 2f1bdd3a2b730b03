"""Notices of the programme: refusals for the head; norms and lists for the reps."""

from bot.card import CardArguments, id_of
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.week import (
    behind_notice,
    list_changed_notice,
    refusal_notice,
    refusal_returned_notice,
    started_notice,
)
from domain.programme import refusals
from domain.programme.week import my_campaign, norm_done
from domain.work import Work


async def refusal(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """A client refused: the head decides, and the message says what became of it."""
    return refusal_notice(w, await refusals.refusal(work, id_of(args, "campaign_client_id")))


async def refusal_returned(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """The head sent a refusal back to the client's rep."""
    asked = await refusals.refusal(work, id_of(args, "campaign_client_id"))
    return refusal_returned_notice(w, asked)


async def campaign_started(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """A campaign of the reader's has begun."""
    facts, clients = await my_campaign(work, id_of(args, "campaign_id"))
    return started_notice(w, facts, clients)


async def campaign_list(work: Work, w: Screenwriter, args: CardArguments) -> Screen | None:
    """The reader's list is another one now."""
    facts, clients = await my_campaign(work, id_of(args, "campaign_id"))
    return list_changed_notice(w, facts, clients)


async def behind_norm(work: Work, w: Screenwriter, _: CardArguments) -> Screen | None:
    """The reader is behind his norm; nothing, if he has caught up meanwhile."""
    now = await norm_done(work)
    return behind_notice(w, now.done, now.norm) if now.done < now.norm else None
