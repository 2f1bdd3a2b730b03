"""What forms about calls and visits are asked for, and what handing them in does."""

from collections.abc import Mapping
from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import select

from domain.asking.given import day_of, text_of, value_of
from domain.asking.purpose import CLIENTS, IDS, Handed, Purpose
from domain.clients import notes
from domain.errors import DeskError, TooLate
from domain.forms import engine, responses
from domain.forms.responses import Draft
from domain.permissions import Permission, needs
from domain.requests.purposes import words_of
from domain.visits import arranging, calling, meetings
from domain.visits.form_answers import arranged_card, when_of
from domain.visits.persons import NewPerson, key_person
from domain.work import Work
from storage.models import Appointment, Client
from storage.statements import Statement

CALL_CARD, CALLED_CARD = "call", "called"
"""What a form becomes: the client to be called anew, what was recorded."""


_APPOINTMENTS = Statement(
    select(Appointment.id, Client.name)
    .join(Client, Client.id == Appointment.client_id)
    .where(Appointment.id == IDS)
)


async def _call_back(work: Work, draft: Draft) -> Handed:
    client_id = _subject(draft)
    at = value_of(draft, "at")
    if not isinstance(at, datetime):
        raise DeskError("error-draft-incomplete")
    await responses.hand_in(work, draft)
    await calling.call_back(
        work, client_id, at, words=text_of(draft, "words") or None, response_id=draft.id
    )
    await _keep_dictated(work, client_id, draft)
    return _called(client_id)


async def _not_now(work: Work, draft: Draft) -> Handed:
    client_id = _subject(draft)
    until = datetime.combine(day_of(draft, "until"), time(), ZoneInfo(work.actor.time_zone))
    await responses.hand_in(work, draft)
    await calling.not_now(
        work, client_id, until, words=text_of(draft, "words") or None, response_id=draft.id
    )
    await _keep_dictated(work, client_id, draft)
    return _called(client_id)


async def _refused(work: Work, draft: Draft) -> Handed:
    client_id = _subject(draft)
    await responses.hand_in(work, draft)
    await calling.refused(work, client_id, words_of(draft, work.actor.language), draft.id)
    await _keep_dictated(work, client_id, draft)
    return _called(client_id)


@needs(Permission.MAKE_CALLS)
async def _wrong_person(work: Work, draft: Draft) -> Handed:
    client_id = _subject(draft)
    await responses.hand_in(work, draft)
    former = await key_person(work, client_id) if text_of(draft, "gone") == "yes" else None
    person = NewPerson(
        name=text_of(draft, "name"),
        position=text_of(draft, "position") or None,
        phone=text_of(draft, "phone") or None,
        email=text_of(draft, "email").lower() or None,
        consents=text_of(draft, "consent") == "yes",
        gone_id=former.id if former else None,
    )
    await calling.wrong_person(work, client_id, person, draft.id)
    return Handed(CALL_CARD, {"client_id": client_id})


async def _appointment(work: Work, draft: Draft) -> Handed:
    starts_at = when_of(work, draft)
    await responses.hand_in(work, draft)
    contact_id = int(text_of(draft, "contact") or 0) or None
    appointment_id = await calling.agree_on(
        work,
        _subject(draft),
        starts_at,
        text_of(draft, "place") or None,
        contact_id,
        response_id=draft.id,
    )
    return arranged_card(appointment_id)


async def _move(work: Work, draft: Draft) -> Handed:
    appointment_id, starts_at = _subject(draft), when_of(work, draft)
    await responses.hand_in(work, draft)
    await arranging.move_to(work, appointment_id, starts_at, text_of(draft, "place") or None)
    return arranged_card(appointment_id)


async def _meeting(work: Work, draft: Draft) -> Handed:
    client_id = _subject(draft)
    await responses.hand_in(work, draft)
    await meetings.note_meeting(
        work,
        client_id,
        text_of(draft, "note"),
        offered=text_of(draft, "offered") == "yes",
        response_id=draft.id,
    )
    await _keep_dictated(work, client_id, draft)
    return Handed("met", {"client_id": client_id})


async def _keep_dictated(work: Work, client_id: int, draft: Draft) -> None:
    """What was dictated of a talk is listened to where all notes on the client are."""
    counted = engine.counted(draft.definition, draft.state)
    if any(answer.attachments for answer in counted.values()):
        await notes.write_note(work, client_id, "", draft.id)


def _called(client_id: int) -> Handed:
    return Handed(CALLED_CARD, {"client_id": client_id})


def _subject(draft: Draft) -> int:
    if draft.subject_id is None:
        raise TooLate("error-client-unknown")
    return draft.subject_id


VISIT_PURPOSES: Mapping[str, Purpose] = {
    "call_back": Purpose(_call_back, CLIENTS, at_once=True),
    "not_now": Purpose(_not_now, CLIENTS, at_once=True),
    "refused": Purpose(_refused, CLIENTS, at_once=True),
    "wrong_person": Purpose(_wrong_person, CLIENTS),
    "appointment": Purpose(_appointment, CLIENTS, at_once=True),
    "move_appointment": Purpose(_move, _APPOINTMENTS, at_once=True),
    "meeting": Purpose(_meeting, CLIENTS, at_once=True),
}
"""By the purpose that a response is kept with; the subject is the client, or the appointment."""
