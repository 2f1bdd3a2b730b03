"""What forms about requests are asked for, and what handing them in does."""

from collections.abc import Mapping

from sqlalchemy import BigInteger, bindparam, exists, select

from domain.asking.catalog import Forms
from domain.asking.purpose import IDS, NOTHING_BESIDE, Outlook, Purpose
from domain.errors import TooLate
from domain.forms import drafts, engine, responses
from domain.forms.model import ONE_OF, TEXTS, QuestionType
from domain.forms.responses import Draft
from domain.forms.showing import show
from domain.permissions import Permission, needs
from domain.requests import attaching, comments, drafting, handoffs, offering, results, stepping
from domain.requests.drafting import receiver_of
from domain.requests.form import RECEIVER
from domain.requests.offering import Receiver
from domain.requests.offers import offer_facts
from domain.requests.reading import request_card
from domain.requests.routes import following, place_of
from domain.requests.rows import Answered
from domain.visits import site
from domain.work import Work
from storage.models import Client, FormResponse, Handoff, Mail, Request
from storage.statements import Statement

LOOSE = "loose"
"""Purpose of words that came while nothing was asked: which request they are for is asked next."""


@needs(Permission.WORK_ON_REQUESTS)
async def begin(work: Work, forms: Forms, purpose: str, subject_id: int) -> Draft:
    """Begin a short form about a request or an offer, or go on with the one begun.

    Args:
        subject_id: of the handoff for `decline`, else of the request.

    Raises:
        TooLate, NotAllowed, NotFound: the act cannot be done now; nothing is asked in vain.
    """
    await _check_act(work, purpose, subject_id)
    return await drafts.begin_or_go_on(work, forms.short[purpose], purpose, subject_id)


async def _check_act(work: Work, purpose: str, subject_id: int) -> None:
    if purpose != "decline":
        card = await request_card(work, subject_id)
        if purpose not in card.acts:
            raise TooLate("error-state-moved-on")
        return
    offer = await offer_facts(work, subject_id)
    if offer.state == "accepted":
        raise TooLate(
            "error-handoff-taken",
            number=offer.number,
            name=offer.answered_by or "",
            at=offer.answered_at or work.now,
        )
    if offer.state != "offered":
        raise TooLate("error-handoff-over", number=offer.number)


_BY_MAIL = exists().where(Mail.request_id == Request.id)
_REQUESTS = Statement(
    select(Request.id, Client.name, Request.number, _BY_MAIL.label("by_mail"))
    .join(Client, Client.id == Request.client_id)
    .where(Request.id == IDS)
)
_OFFERS = Statement(
    select(Handoff.id, Client.name, Request.number, _BY_MAIL.label("by_mail"))
    .join(Request, Request.id == Handoff.request_id)
    .join(Client, Client.id == Request.client_id)
    .where(Handoff.id == IDS)
)


@needs(Permission.READ_OWN_REQUESTS)
async def request_of(work: Work, response_id: int) -> int | None:
    """The request that one's own form was about, or has become; None of loose words, and of what
    is about something else.
    """
    row = (
        await work.session.execute(
            select(FormResponse.purpose, FormResponse.subject_id, Request.id)
            .outerjoin(Request, Request.response_id == FormResponse.id)
            .where(FormResponse.id == response_id, FormResponse.person_id == work.actor.id)
        )
    ).first()
    if row is None or row.purpose not in REQUEST_PURPOSES:
        return None
    if row.purpose == "decline":
        return await request_of_offer(work, row.subject_id)
    sent: int | None = row.id
    return sent if row.purpose == drafting.PURPOSE else row.subject_id


@needs(Permission.READ_OWN_REQUESTS)
async def request_of_offer(work: Work, handoff_id: int) -> int | None:
    """The request that an offer is of."""
    return await work.session.scalar(select(Handoff.request_id).where(Handoff.id == handoff_id))


def words_of(draft: Draft, language: str) -> str:
    """What was answered, as words to be read by others: a choice and an explanation make
    sentences, anything else is named by its question. Empty when all was said by voice.
    """
    parts: list[str] = []
    for row in engine.summary(draft.definition, draft.state):
        words = show(draft.definition, row.question, row.answer, language) if row.answer else ""
        if not words or row.question.type is QuestionType.LOOKUP:
            continue
        plain = row.question.type in TEXTS | ONE_OF
        label = draft.definition.text(row.question.label, language).rstrip("?:. ")
        parts.append(words if plain else f"{label}: {words}")
    return ". ".join([*(part.rstrip(" .") for part in parts[:-1]), *parts[-1:]])


async def _send(work: Work, draft: Draft) -> Answered:
    return await drafting.send(work, draft)


async def _done(work: Work, draft: Draft) -> Answered:
    await responses.hand_in(work, draft)
    return await results.report(work, _subject(draft), _words(work, draft), draft.id)


async def _outlook_of_done(work: Work, draft: Draft) -> Outlook:
    """On a route it goes on to the next department; at the end a visit ahead is called off."""
    request_id = _subject(draft)
    row = await _STANDS.first(work.transaction, request_id=request_id)
    if row is None:
        return NOTHING_BESIDE
    place = place_of(work.policy, row.kind, row.route_step)
    after = None if place is None else following(work.policy, row.kind, place)
    if after is not None:
        return Outlook(work.policy.department_title(after.department, work.actor.language))
    return Outlook(calls_off=await site.ahead_of(work, [request_id]))


_STANDS = Statement(
    select(Request.kind, Request.route_step).where(
        Request.id == bindparam("request_id", type_=BigInteger)
    )
)


async def _return(work: Work, draft: Draft) -> Answered:
    await responses.hand_in(work, draft)
    return await results.return_result(work, _subject(draft), _words(work, draft), draft.id)


async def _cancel(work: Work, draft: Draft) -> Answered:
    await responses.hand_in(work, draft)
    return await results.cancel(work, _subject(draft), _words(work, draft), draft.id)


async def _comment(work: Work, draft: Draft) -> Answered:
    await responses.hand_in(work, draft)
    return await comments.comment(work, _subject(draft), _words(work, draft), draft.id)


async def _decline(work: Work, draft: Draft) -> Answered:
    """A voice message beside the reason becomes a comment, before the offer is over."""
    await responses.hand_in(work, draft)
    if await attaching.count_files(work, draft.id):
        offer = await offer_facts(work, _subject(draft))
        await comments.comment(work, offer.request_id, "", draft.id)
    return await handoffs.decline(work, _subject(draft), _words(work, draft))


async def _hand(work: Work, draft: Draft) -> Answered:
    receiver = receiver_of(draft.state.answers[RECEIVER])
    return await _offer(work, draft, receiver)


@needs(Permission.WORK_ON_REQUESTS)
async def _give_back(work: Work, draft: Draft) -> Answered:
    """Offer the request to whom its holder has it from; until he signs, it is still here."""
    giver_id = await offering.previous_giver(work, _subject(draft))
    if giver_id is None:
        raise TooLate("error-state-moved-on")
    return await _offer(work, draft, Receiver(employee_id=giver_id))


async def _step_back(work: Work, draft: Draft) -> Answered:
    await responses.hand_in(work, draft)
    return await stepping.send_back(work, _subject(draft), _words(work, draft), draft.id)


async def _offer(work: Work, draft: Draft, receiver: Receiver) -> Answered:
    """Files that come with a hand-over belong to the request: whoever has it needs them."""
    await responses.hand_in(work, draft)
    await attaching.give_to_request(work, draft.id, _subject(draft))
    note = _words(work, draft)[: offering.NOTE_LIMIT]
    return await offering.offer(work, _subject(draft), receiver, note or None)


async def _nowhere_yet(work: Work, draft: Draft) -> Answered:  # noqa: ARG001
    raise TooLate("error-request-not-chosen")


def _subject(draft: Draft) -> int:
    if draft.subject_id is None:
        raise TooLate("error-request-not-chosen")
    return draft.subject_id


def _words(work: Work, draft: Draft) -> str:
    return words_of(draft, work.actor.language)


REQUEST_PURPOSES: Mapping[str, Purpose] = {
    drafting.PURPOSE: Purpose(_send, _REQUESTS),
    "done": Purpose(_done, _REQUESTS, outlook=_outlook_of_done),
    "return": Purpose(_return, _REQUESTS),
    "cancel": Purpose(_cancel, _REQUESTS, at_once=True),
    "decline": Purpose(_decline, _OFFERS, at_once=True),
    "hand": Purpose(_hand, _REQUESTS),
    "back": Purpose(_give_back, _REQUESTS, at_once=True),
    "step_back": Purpose(_step_back, _REQUESTS, at_once=True),
    "comment": Purpose(_comment, _REQUESTS, at_once=True, by_files=True),
    LOOSE: Purpose(_nowhere_yet, _REQUESTS, by_files=True),
}
