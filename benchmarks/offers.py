"""Requests offered to technicians, as sending them through the desk leaves them behind."""

from pathlib import Path

from sqlalchemy import bindparam, insert, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncConnection

from benchmarks.staff import TECHNICIANS, hire
from domain.company import Policy
from domain.forms.reader import read_form
from domain.requests.form import kind_form
from domain.texts import Texts
from storage.models import FormVersion

KIND = "incident"

_RESPONSES = text(
    """
    INSERT INTO form_responses (id, form_version_id, person_id, purpose, state, asked, created_at,
                                updated_at, submitted_at)
    SELECT n, :version, 1 + n % 20, 'request', 'submitted', false, now(), now(), now()
    FROM generate_series(CAST(:first AS int), :last) AS n
    """
)
_ANSWERS = text(
    """
    INSERT INTO form_answers (response_id, question, value, answered_at)
    SELECT n, key, value, now()
    FROM generate_series(CAST(:first AS int), :last) AS n, jsonb_each(:answers)
    """
).bindparams(bindparam("answers", type_=JSONB))
_REQUESTS = text(
    """
    INSERT INTO requests (id, number, kind, client_id, author_id, response_id, department, title,
                          state, holder_id, held_since, due_at, created_at, next_at)
    SELECT n, n, 'incident', 1 + n % 2000, 1 + n % 20, n, 'tech', 'Пропала связь', 'new',
           1 + n % 20, now(), now() + interval '4 hours', now(), now() + interval '4 hours'
    FROM generate_series(CAST(:first AS int), :last) AS n
    """
)
_HANDOFFS = text(
    """
    INSERT INTO handoffs (id, request_id, giver_id, to_employee_id, state, offered_at,
                          giver_evidence, expires_at, next_at)
    SELECT n, n, 1 + n % 20, :technician + n % :technicians, 'offered', now(),
           '{"channel": "telegram", "account": "1000001", "event": "update:1",
             "at": "2026-11-23T06:00:00+00:00"}',
           now() + interval '1 day', now() + interval '1 hour'
    FROM generate_series(CAST(:first AS int), :last) AS n
    """
)
_EVENTS = text(
    """
    INSERT INTO request_events (request_id, kind, actor_id, at, data)
    SELECT n, kind, 1 + n % 20, now(), jsonb_build_object('handoff_id', n)
    FROM generate_series(CAST(:first AS int), :last) AS n, unnest(ARRAY['sent', 'offered']) AS kind
    """
)
_NOTICES = text(
    """
    INSERT INTO outbox (kind, recipient, subject, payload, state, attempts, finished_at, result)
    SELECT 'notice', 'person:' || :technician + n % :technicians, 'handoff:' || n,
           jsonb_build_object('card', 'handoff', 'args', jsonb_build_object('handoff_id', n)),
           'sent', 1, now(), jsonb_build_object('chat_id', 1000000, 'message_id', n)
    FROM generate_series(CAST(:first AS int), :last) AS n
    """
)


async def found_company(connection: AsyncConnection, policy: Policy, texts: Texts) -> int:
    """Put in people, clients and the form of a request; returns the id of the form's version."""
    await hire(connection)
    own = read_form(Path(policy.kinds[KIND].form))
    form = kind_form(policy, texts, KIND, own)
    made = await connection.execute(
        insert(FormVersion)
        .values(
            name=form.name,
            version=form.version,
            definition=form.to_json(),
            created_at=text("now()"),
        )
        .returning(FormVersion.id)
    )
    return made.scalar_one()


async def offer(connection: AsyncConnection, version: int, numbers: range) -> None:
    """Offer requests of these numbers to the technicians in turn; a handoff has its request's id.

    Args:
        version: of the form, from `found_company`.
    """
    span = {"first": numbers.start, "last": numbers.stop - 1}
    to = {"technician": TECHNICIANS.start, "technicians": len(TECHNICIANS)}
    await connection.execute(_RESPONSES, {**span, "version": version})
    await connection.execute(_ANSWERS, {**span, "answers": _GIVEN})
    await connection.execute(_REQUESTS, span)
    await connection.execute(_HANDOFFS, {**span, **to})
    await connection.execute(_EVENTS, span)
    await connection.execute(_NOTICES, {**span, **to})


_GIVEN = {
    "client": {"value": {"id": "1", "label": "ООО «Клиент 1»"}},
    "kind": {"value": KIND},
    "what_happened": {"value": "Пропала связь во всём здании, индикатор на маршрутизаторе красный"},
    "severity": {"value": "stopped"},
    "place": {"value": "Серверная на втором этаже"},
    "on_site": {"value": "Ирина Викторовна, +7 927 000-00-00"},
    "due": {"value": "2026-11-23T16:00:00+04:00"},
    "receiver": {"value": {"id": "department:tech", "label": "Технический отдел"}},
}
