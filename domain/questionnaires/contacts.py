"""Contacts as a questionnaire found them: new, changed, gone; never deleted (domain 2.8).

Without consent to keep his data a person's phone and mail are not stored, neither as his contact
nor among the answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as put

from domain.forms import engine
from domain.forms.answers import Answer
from domain.forms.model import instance_name, row_name
from domain.forms.own_columns import PERSONAL, is_personal
from domain.forms.state import is_gone, rows_of
from domain.questionnaires.fields import (
    CONTACT,
    repeats_of,
    row_fields,
    words_of,
)
from domain.questionnaires.rows import Filled
from domain.work import Work
from storage.models import Contact, FormAnswer, QuestionnaireResult

_WORDS = ("position", "phone", "email")
_COLUMNS = ("name", "position", "phone", "email", "roles", "consent_at", "gone_at")

Columns = dict[str, Any]
"""A contact's columns by name, with `id` once he has one."""


async def write_contacts(work: Work, filled: Filled) -> None:
    """Bring the client's contacts up to date with every row that was confirmed, changed, gone or
    added. A fixed number of statements, however many contacts there are.
    """
    for repeat in repeats_of(filled.definition, CONTACT):
        known = await _contacts(work, filled.row.client_id)
        made = await _made_before(work, filled)
        found = _compared(filled, repeat, known, made, work.now)
        await _write(work, filled, found)
        await _forget_private(work, filled, repeat)


@dataclass
class _Found:
    """What is to be written: contacts that changed, new ones by source, and which row is whom."""

    changed: list[Columns] = field(default_factory=list)
    added: dict[str, Columns] = field(default_factory=dict)
    linked: dict[str, int] = field(default_factory=dict)


def _compared(
    filled: Filled,
    repeat: str,
    known: dict[int, Columns],
    made: Mapping[str, int],
    now: datetime,
) -> _Found:
    """What the rows of a repeat say against what is known."""
    found = _Found()
    answers = engine.counted(filled.definition, filled.answers)
    for number in rows_of(filled.answers, repeat).numbers:
        source = filled.source(row_name(repeat, number))
        gone = is_gone(filled.answers, repeat, number)
        said = row_fields(filled.definition, answers, repeat, number)
        before = known.get(made.get(source, 0)) or _of_that_name(known, said)
        after = _after(now, before, said, gone=gone)
        if after is None:
            continue
        if before is not None:
            if source not in made:
                found.linked[source] = before["id"]
            if any(after[name] != before[name] for name in _COLUMNS):
                known[before["id"]] = _kept_apart(known, before, after)
                found.changed.append(known[before["id"]])
        elif _of_that_name(dict(enumerate(found.added.values())), said) is None:
            found.added[source] = after
    return found


async def _contacts(work: Work, client_id: int) -> dict[int, Columns]:
    rows = await work.session.execute(
        select(Contact.id, *(getattr(Contact, name) for name in _COLUMNS))
        .where(Contact.client_id == client_id)
        .with_for_update()
    )
    return {row.id: dict(row._mapping) for row in rows}


async def _made_before(work: Work, filled: Filled) -> dict[str, int]:
    rows = await work.session.execute(
        select(QuestionnaireResult.source, QuestionnaireResult.contact_id).where(
            QuestionnaireResult.questionnaire_id == filled.row.id,
            QuestionnaireResult.contact_id.is_not(None),
        )
    )
    return {row.source: row.contact_id for row in rows}


def _of_that_name(known: Mapping[int, Columns], said: Mapping[str, Answer]) -> Columns | None:
    """Who was written down already under the same name is the same person."""
    name = words_of(said.get("name"))
    return _named(known, name) if name else None


def _named(known: Mapping[int, Columns], name: str) -> Columns | None:
    return next((each for each in known.values() if each["name"].lower() == name.lower()), None)


def _after(
    now: datetime, before: Columns | None, said: Mapping[str, Answer], *, gone: bool
) -> Columns | None:
    """A contact as he is after what was said of him; None where that is not enough for one."""
    if gone:
        return None if before is None else {**before, "gone_at": before["gone_at"] or now}
    after: Columns = dict(before or dict.fromkeys(_COLUMNS)) | {"gone_at": None}
    after["roles"] = list(after["roles"] or [])
    after["name"] = words_of(said.get("name")) or after["name"]
    if not after["name"]:
        return None
    consent = said.get("consent")
    may_keep = consent is not None and consent.value == "yes"
    if consent is not None:
        after["consent_at"] = (after["consent_at"] or now) if may_keep else None
    for name in _WORDS:
        if f"{CONTACT}{name}" not in PERSONAL or may_keep:
            after[name] = words_of(said.get(name)) or after[name]
        elif consent is not None:
            after[name] = None
    roles = said.get("roles")
    if roles is not None and isinstance(roles.value, tuple):
        after["roles"] = list(roles.value)
    return after


def _kept_apart(known: Mapping[int, Columns], before: Columns, after: Columns) -> Columns:
    """Two contacts of one client have two names: who is called as another keeps his own."""
    other = _named(known, after["name"])
    if other is not None and other["id"] != before["id"]:
        after["name"] = before["name"]
    return after


async def _write(work: Work, filled: Filled, found: _Found) -> None:
    if found.changed:
        await work.session.execute(
            update(Contact),
            [{**columns, "updated_at": work.now} for columns in found.changed],
        )
    if found.added:
        rows = await work.session.execute(
            insert(Contact).returning(Contact.id, sort_by_parameter_order=True),
            [
                {
                    **columns,
                    "client_id": filled.row.client_id,
                    "created_at": work.now,
                    "updated_at": work.now,
                }
                for columns in found.added.values()
            ],
        )
        found.linked |= dict(zip(found.added, rows.scalars(), strict=True))
    if found.linked:
        await _remember(work, filled, found.linked)


async def _remember(work: Work, filled: Filled, made: Mapping[str, int]) -> None:
    await work.session.execute(
        put(QuestionnaireResult)
        .values(
            [
                {
                    "source": source,
                    "questionnaire_id": filled.row.id,
                    "contact_id": contact_id,
                }
                for source, contact_id in made.items()
            ]
        )
        .on_conflict_do_nothing()
    )


async def _forget_private(work: Work, filled: Filled, repeat: str) -> None:
    """Phones and mails of those who did not agree leave the answers too."""
    answers = engine.counted(filled.definition, filled.answers)
    names = [
        instance_name(repeat, number, question.name)
        for number in rows_of(filled.answers, repeat).numbers
        if not _agreed(filled, answers, repeat, number)
        for question in filled.definition.in_repeat(repeat)
        if is_personal(question)
    ]
    if names:
        await work.session.execute(
            delete(FormAnswer).where(
                FormAnswer.response_id == filled.row.response_id, FormAnswer.question.in_(names)
            )
        )


def _agreed(filled: Filled, answers: Mapping[str, Answer], repeat: str, number: int) -> bool:
    said = row_fields(filled.definition, answers, repeat, number).get("consent")
    return said is not None and said.value == "yes"
