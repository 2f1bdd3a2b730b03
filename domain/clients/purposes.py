"""What short forms about a client are asked for, and what handing them in does."""

from collections.abc import Mapping
from datetime import date

from domain.asking.purpose import CLIENTS, Handed, Purpose
from domain.clients import notes, passing, promises, team_changes
from domain.errors import DeskError, NotFound
from domain.forms import engine, responses
from domain.forms.answers import Picked, Value
from domain.forms.responses import Draft
from domain.requests import attaching
from domain.requests.purposes import words_of
from domain.requests.rows import Answered
from domain.work import Work

TEAM_PART = "part"
"""The question of the form that says which part somebody is named for; it is known before."""


async def _note(work: Work, draft: Draft) -> Handed:
    await responses.hand_in(work, draft)
    words = words_of(draft, work.actor.language)
    note_id = await notes.write_note(work, _subject(draft), words, draft.id)
    return Handed("note_written", {"note_id": note_id})


async def _promise(work: Work, draft: Draft) -> Handed:
    until = _value(draft, "until")
    if not isinstance(until, date):
        raise DeskError("error-draft-incomplete")
    await responses.hand_in(work, draft)
    task_id = await promises.promise(work, _subject(draft), _text(draft, "what"), until, draft.id)
    return Handed("task", {"task_id": task_id})


async def _team_member(work: Work, draft: Draft) -> Handed:
    await responses.hand_in(work, draft)
    client_id = _subject(draft)
    await team_changes.name_member(work, client_id, _text(draft, TEAM_PART), _who(draft))
    return Handed("team", {"client_id": client_id})


async def _pass_client(work: Work, draft: Draft) -> Answered:
    """What was dictated for whoever takes the client goes with the request."""
    await responses.hand_in(work, draft)
    done = await passing.hand_to(work, _subject(draft), _who(draft), _text(draft, "note"))
    await attaching.give_to_request(work, draft.id, done.request_id)
    return done


def _subject(draft: Draft) -> int:
    if draft.subject_id is None:
        raise NotFound("error-client-unknown")
    return draft.subject_id


def _who(draft: Draft) -> int:
    who = _value(draft, "who")
    if not isinstance(who, Picked):
        raise DeskError("error-draft-incomplete")
    return int(who.id)


def _text(draft: Draft, name: str) -> str:
    value = _value(draft, name)
    return value if isinstance(value, str) else ""


def _value(draft: Draft, name: str) -> Value | None:
    answer = engine.counted(draft.definition, draft.state).get(name)
    return None if answer is None else answer.value


CLIENT_PURPOSES: Mapping[str, Purpose] = {
    "note": Purpose(_note, CLIENTS, at_once=True, by_files=True),
    "promise": Purpose(_promise, CLIENTS, at_once=True),
    "team_member": Purpose(_team_member, CLIENTS, at_once=True),
    "pass_client": Purpose(_pass_client, CLIENTS),
}
"""By the purpose that a response is kept with; the subject is the client."""
