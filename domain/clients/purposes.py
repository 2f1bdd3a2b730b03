"""What short forms about a client are asked for, and what handing them in does."""

from collections.abc import Mapping

from domain.asking.given import chosen_of, day_of, text_of
from domain.asking.purpose import CLIENTS, Handed, Purpose
from domain.clients import notes, passing, promises, team_changes
from domain.clients.candidates import TEAM_PART
from domain.errors import NotFound
from domain.forms import responses
from domain.forms.responses import Draft
from domain.requests import attaching
from domain.requests.purposes import words_of
from domain.requests.rows import Answered
from domain.work import Work


async def _note(work: Work, draft: Draft) -> Handed:
    await responses.hand_in(work, draft)
    words = words_of(draft, work.actor.language)
    note_id = await notes.write_note(work, _subject(draft), words, draft.id)
    return Handed("note_written", {"note_id": note_id})


async def _promise(work: Work, draft: Draft) -> Handed:
    until = day_of(draft, "until")
    await responses.hand_in(work, draft)
    task_id = await promises.promise(work, _subject(draft), text_of(draft, "what"), until, draft.id)
    return Handed("task", {"task_id": task_id})


async def _team_member(work: Work, draft: Draft) -> Handed:
    await responses.hand_in(work, draft)
    client_id = _subject(draft)
    await team_changes.name_member(
        work, client_id, text_of(draft, TEAM_PART), chosen_of(draft, "who")
    )
    return Handed("team", {"client_id": client_id})


async def _pass_client(work: Work, draft: Draft) -> Answered:
    """What was dictated for whoever takes the client goes with the request."""
    await responses.hand_in(work, draft)
    done = await passing.hand_to(
        work, _subject(draft), chosen_of(draft, "who"), text_of(draft, "note")
    )
    await attaching.give_to_request(work, draft.id, done.request_id)
    return done


def _subject(draft: Draft) -> int:
    if draft.subject_id is None:
        raise NotFound("error-client-unknown")
    return draft.subject_id


CLIENT_PURPOSES: Mapping[str, Purpose] = {
    "note": Purpose(_note, CLIENTS, at_once=True, by_files=True),
    "promise": Purpose(_promise, CLIENTS, at_once=True),
    "team_member": Purpose(_team_member, CLIENTS, at_once=True),
    "pass_client": Purpose(_pass_client, CLIENTS),
}
"""By the purpose that a response is kept with; the subject is the client."""
