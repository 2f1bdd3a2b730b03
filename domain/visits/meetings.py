"""Meetings that took place, or did not; and whether every one of them carried an offer."""

from datetime import datetime, timedelta

from sqlalchemy import func, insert, select, update

from domain.errors import DeskError
from domain.permissions import Permission, needs
from domain.states import Party, move
from domain.visits import site_history
from domain.visits.arranging import call_again, locked, refuse_before_its_hour
from domain.visits.rows import lock_client, standing
from domain.visits.states import APPOINTMENTS, subject
from domain.work import Work, redraw
from storage.models import Appointment, Meeting, Questionnaire

EARLY = timedelta(hours=2)
"""A meeting may begin so long before its time and still be the one agreed on."""

LATE = timedelta(days=7)
"""So long after its time a note is still about it."""

NOTE_LIMIT = 4000


@needs(Permission.VISIT_SITES)
async def missed(work: Work, appointment_id: int) -> None:
    """It did not take place: the client is to be called again, or a visit to be arranged anew.

    Raises:
        NotAllowed: it is another rep's. TooLate: it is over. DeskError: its hour has not come yet.
    """
    appointment = await locked(work, appointment_id)
    if appointment.state == "missed":
        return
    if appointment.state == "planned":
        refuse_before_its_hour(work, appointment)
    await move(work.session, APPOINTMENTS, "miss", appointment_id, {Party.HOLDER}, next_at=None)
    await call_again(work, appointment)
    await site_history.note(work, appointment, "visit_missed")
    await redraw(work, subject(appointment_id))


@needs(Permission.MAKE_CALLS)
async def note_meeting(
    work: Work, client_id: int, words: str, *, offered: bool, response_id: int | None = None
) -> int:
    """A meeting without a questionnaire, with a short note (domain 2.17).

    Args:
        response_id: the form it was told in, perhaps by voice.

    Returns:
        The id of the meeting.

    Raises:
        DeskError: there are no words. NotAllowed: the client is on another rep's list.
    """
    await lock_client(work, client_id)
    await standing(work, client_id)
    if not words.strip() and response_id is None:
        raise DeskError("error-words-needed")
    appointment = await _agreed_on(work, client_id)
    if appointment is not None:
        await _hold(work, appointment)
    meeting_id: int = (
        await work.session.execute(
            insert(Meeting)
            .values(
                client_id=client_id,
                rep_id=work.actor.id,
                appointment_id=appointment.id if appointment else None,
                response_id=response_id,
                kind="relationship",
                note=words[:NOTE_LIMIT] or None,
                offered=offered,
                held_at=_held_at(work, appointment),
            )
            .returning(Meeting.id)
        )
    ).scalar_one()
    return meeting_id


@needs(Permission.FILL_QUESTIONNAIRES)
async def begun_by_questionnaire(work: Work, client_id: int, questionnaire_id: int) -> None:
    """A questionnaire is begun, or goes on: the meeting takes place. The appointment of these days
    is held by it; each meeting is written down once, however often the draft is opened.
    """
    await lock_client(work, client_id)
    appointment = await _agreed_on(work, client_id)
    if appointment is None and await _met_already(work, questionnaire_id):
        return
    if appointment is not None:
        await _hold(work, appointment)
        appointment.questionnaire_id = questionnaire_id
    await work.session.execute(
        insert(Meeting).values(
            client_id=client_id,
            rep_id=work.actor.id,
            appointment_id=appointment.id if appointment else None,
            questionnaire_id=questionnaire_id,
            kind="questionnaire",
            held_at=_held_at(work, appointment),
        )
    )


async def _met_already(work: Work, questionnaire_id: int) -> bool:
    """Whether the meeting at which the questionnaire is filled is known: one that goes on after
    the quality gate paused it has a second meeting.
    """
    last = await work.session.scalar(
        select(func.max(Meeting.held_at)).where(Meeting.questionnaire_id == questionnaire_id)
    )
    paused = await work.session.scalar(
        select(Questionnaire.paused_at).where(Questionnaire.id == questionnaire_id)
    )
    return last is not None and (paused is None or paused < last)


@needs(Permission.FILL_QUESTIONNAIRES)
async def set_offered(work: Work, questionnaire_id: int, *, offered: bool) -> None:
    """Say whether something was offered at the meeting of a questionnaire, once it is handed in."""
    latest = (
        select(Meeting.id)
        .where(Meeting.questionnaire_id == questionnaire_id)
        .order_by(Meeting.held_at.desc(), Meeting.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    await work.session.execute(update(Meeting).where(Meeting.id == latest).values(offered=offered))


async def _agreed_on(work: Work, client_id: int) -> Appointment | None:
    """The appointment that a meeting now, or a note about it, belongs to."""
    return await work.session.scalar(
        select(Appointment)
        .where(
            Appointment.client_id == client_id,
            Appointment.rep_id == work.actor.id,
            Appointment.purpose != "site",
            Appointment.state == "planned",
            Appointment.starts_at <= work.now + EARLY,
            Appointment.ends_at >= work.now - LATE,
        )
        .order_by(Appointment.starts_at.desc())
        .limit(1)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


async def _hold(work: Work, appointment: Appointment) -> None:
    await move(work.session, APPOINTMENTS, "hold", appointment.id, {Party.HOLDER}, next_at=None)
    await redraw(work, subject(appointment.id))


def _held_at(work: Work, appointment: Appointment | None) -> datetime:
    return work.now if appointment is None else min(appointment.starts_at, work.now)


async def offers_in_row(work: Work, client_id: int) -> int:
    """As many of the latest meetings with a client as the policy warns of, when every one of them
    carried an offer; else 0 (domain 2.17).
    """
    most = work.policy.programme.offers_in_row
    latest = await work.session.scalars(
        select(Meeting.offered)
        .where(Meeting.client_id == client_id)
        .order_by(Meeting.held_at.desc(), Meeting.id.desc())
        .limit(most)
    )
    offered = list(latest)
    return most if len(offered) == most and all(offered) else 0
