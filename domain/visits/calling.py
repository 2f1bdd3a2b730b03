"""How a call ended: one act each, recorded once, and what follows is scheduled with it."""

from datetime import datetime, timedelta

from sqlalchemy import func, insert, select, update

from domain.errors import DeskError
from domain.permissions import Permission, needs
from domain.visits import arranging
from domain.visits.again import CallOutcome, again_at
from domain.visits.persons import NewPerson, record_person
from domain.visits.rows import Standing, caller_of, check_callable, lock_client
from domain.work import Work
from storage.models import Call, CampaignClient

REFUSAL_CARD = "refusal"
"""The card that asks the head of a campaign whether a client's refusal stands (domain 2.20)."""

RESUMED_AGAIN = timedelta(days=30)
"""After which a client is asked once more to go on with a questionnaire."""


@needs(Permission.MAKE_CALLS)
async def no_answer(work: Work, client_id: int, after: int) -> datetime:
    """Nobody answered: he is called again by himself the next working day.

    Args:
        after: the client's latest call when the screen was drawn; another since then means that
            this act was done already.

    Returns:
        When he is called again.

    Raises:
        TooLate: a call was recorded meanwhile. NotFound, NotAllowed: not one's client.
    """
    known = await _locked(work, client_id, after)
    unanswered = await _unanswered(work, client_id) + 1
    again = again_at("no_answer", caller_of(work), work.now, None, unanswered)
    assert again is not None  # noqa: S101 - that outcome always has one
    await _record(work, known, "no_answer", again)
    return again


@needs(Permission.MAKE_CALLS)
async def call_back(
    work: Work,
    client_id: int,
    at: datetime,
    *,
    after: int | None = None,
    words: str | None = None,
    response_id: int | None = None,
) -> None:
    """The client asked to be called back at a moment.

    Args:
        after: as in `no_answer`; None where a form was handed in, which happens once.

    Raises:
        DeskError: the moment has passed. TooLate: a call was recorded meanwhile.
    """
    known = await _locked(work, client_id, after)
    _check_ahead(work, at)
    await _record(work, known, "call_back", at, words=words, response_id=response_id)


@needs(Permission.MAKE_CALLS)
async def not_now(
    work: Work,
    client_id: int,
    until: datetime,
    *,
    after: int | None = None,
    words: str | None = None,
    response_id: int | None = None,
) -> datetime:
    """Not now: he is called when work begins on the day until which he asked to be let be.

    Args:
        until: any moment of that day; `after` as in `call_back`.

    Returns:
        When he is called again.

    Raises:
        DeskError: the moment has passed. TooLate: a call was recorded meanwhile.
    """
    known = await _locked(work, client_id, after)
    _check_ahead(work, until)
    opening = caller_of(work).calendar.next_opening(until)
    await _record(work, known, "not_now", opening, words=words, response_id=response_id)
    return opening


@needs(Permission.MAKE_CALLS)
async def refused(work: Work, client_id: int, words: str, response_id: int | None = None) -> None:
    """He refused. On a campaign's list he stays open until its head approves (domain 2.20). Who
    will not go on with a paused questionnaire is worked through already: he is asked once more in
    a month, or when the head says so.

    Args:
        words: the reason.

    Raises:
        DeskError: there is no reason.
    """
    known = await _locked(work, client_id, None)
    if not words.strip():
        raise DeskError("error-words-needed")
    again = None if known.resumes is None else work.now + RESUMED_AGAIN
    await _record(work, known, "refused", again, words=words, response_id=response_id)
    if known.campaign_client_id is None:
        return
    await work.session.execute(
        update(CampaignClient)
        .where(CampaignClient.id == known.campaign_client_id)
        .values(refusal_asked_at=work.now, reason=words)
    )
    if known.head_id is not None:
        work.notify(
            known.head_id,
            REFUSAL_CARD,
            subject=f"campaign_client:{known.campaign_client_id}",
            campaign_client_id=known.campaign_client_id,
        )


@needs(Permission.MAKE_CALLS)
async def wrong_person(
    work: Work, client_id: int, person: NewPerson, response_id: int | None = None
) -> int:
    """Somebody else is the one to speak to: he is recorded, and called at once (domain 2.8).

    Returns:
        The id of his contact.

    Raises:
        DeskError: he has no name.
    """
    known = await _locked(work, client_id, None)
    contact_id = await record_person(work, client_id, person)
    await _record(
        work, known, "wrong_person", work.now, contact_id=contact_id, response_id=response_id
    )
    return contact_id


@needs(Permission.MAKE_CALLS)
async def agree_on(
    work: Work,
    client_id: int,
    starts_at: datetime,
    place: str | None,
    contact_id: int | None,
    *,
    after: int | None = None,
    response_id: int | None = None,
) -> int:
    """A meeting was agreed on; the invitation goes out.

    Args:
        place: none means the client's own address.

    Returns:
        The appointment's id.

    Raises:
        DeskError: the moment has passed. TooLate: a call was recorded meanwhile, or there is an
            appointment with the client already.
    """
    known = await _locked(work, client_id, after)
    purpose = _purpose_of(known)
    appointment_id = await arranging.arrange(
        work,
        client_id,
        starts_at,
        place or known.address,
        contact_id,
        purpose,
        known.campaign_client_id,
    )
    await _record(work, known, "appointment", None, contact_id=contact_id, response_id=response_id)
    return appointment_id


def _purpose_of(known: Standing) -> arranging.AppointmentPurpose:
    if known.resumes is not None:
        return "resume"
    return "questionnaire" if known.list_state == "open" else "relationship"


async def _locked(work: Work, client_id: int, after: int | None) -> Standing:
    await lock_client(work, client_id)
    return await check_callable(work, client_id, after)


def _check_ahead(work: Work, at: datetime) -> None:
    if at <= work.now:
        raise DeskError("error-moment-passed")


async def _unanswered(work: Work, client_id: int) -> int:
    """Calls in a row, the latest ones, that nobody answered."""
    answered = (
        select(func.coalesce(func.max(Call.id), 0))
        .where(Call.client_id == client_id, Call.outcome != "no_answer")
        .scalar_subquery()
    )
    found = await work.session.scalar(
        select(func.count()).where(Call.client_id == client_id, Call.id > answered)
    )
    return found or 0


async def _record(
    work: Work,
    known: Standing,
    outcome: CallOutcome,
    again: datetime | None,
    *,
    words: str | None = None,
    contact_id: int | None = None,
    response_id: int | None = None,
) -> None:
    await work.session.execute(
        insert(Call).values(
            client_id=known.client_id,
            campaign_client_id=known.campaign_client_id,
            rep_id=work.actor.id,
            contact_id=contact_id,
            outcome=outcome,
            words=words or None,
            again_at=again,
            response_id=response_id,
            at=work.now,
        )
    )
    if known.campaign_client_id is not None:
        await work.session.execute(
            update(CampaignClient)
            .where(CampaignClient.id == known.campaign_client_id)
            .values(calls=CampaignClient.calls + 1, last_call_at=work.now, next_call_at=again)
        )
