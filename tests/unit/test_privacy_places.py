"""Every column of words is thought of when a person's data are erased."""

from sqlalchemy import ARRAY, CheckConstraint, Column, LargeBinary, String
from sqlalchemy.dialects.postgresql import JSONB

from domain.privacy.places import PLACES
from storage.models import Base

OWN = {
    "clients": "name tax_number external_id phone email introduction",
    "contacts": "name position phone email roles",
    "employees": "name phone email",
    "accounts": "external_id",
    "mails": "sender",
    "mail_threads": "address",
    "letters": "address files",
    "mail_addresses": "address",
    "appointments": "invited",
    "askings": "address",
    "tickets": "confirm_email",
    "personal_letters": "address",
}
"""Erased with a person's own things."""

EVIDENCE = {
    "register_lines": "giver_evidence receiver_evidence",
    "handoffs": "giver_evidence",
    "mails": "decided_evidence",
    "audit_lines": "subject data",
    "erasures": "counts",
}
"""Ids, numbers and accounts that prove who signed: they stay (docs/decisions/0035-erasure.md)."""

WORDS_OF_OURS = {
    "accounts": "channel",
    "appointments": "uid",
    "attachments": "mime_type",
    "audit_lines": "channel act",
    "campaign_reps": "place",
    "campaigns": "name",
    "clients": "language time_zone",
    "effects": "key",
    "employees": "department language time_zone",
    "answer_corrections": "question",
    "form_answers": "question",
    "form_responses": "purpose question",
    "form_versions": "name version definition",
    "handoffs": "to_department",
    "letters": "kind key mailbox language time_zone in_reply_to message_id answer bounce_status",
    "mail_addresses": "bounce_status",
    "mail_relays": "code failure",
    "mail_threads": "mailbox subject",
    "mailboxes": "code failure",
    "mails": "mailbox last_error message_id kind verdict found_by reasons cut question decision",
    "novelties": "language",
    "opportunities": "source",
    "orders": "external_id",
    "outbox": "kind recipient subject key last_error",
    "personal_letters": "language",
    "problems": "category",
    "questionnaire_results": "source",
    "rates": "key",
    "register_lines": "kind",
    "request_events": "kind",
    "requests": "kind department",
    "tasks": "source",
    "telegram_updates": "error",
    "ticket_answers": "verdict",
    "ticket_events": "kind",
    "tickets": "confirmed_by",
}
"""Codes, keys and names of things: nobody stands in them."""


def words_of(column: Column[object]) -> bool:
    if isinstance(column.type, ARRAY):
        return not isinstance(column.type.item_type, LargeBinary)
    return isinstance(column.type, String | JSONB)


def known_words() -> set[tuple[str, str]]:
    """Columns in which one of a few words of ours stands, as the database itself sees to."""
    found = set()
    for table in Base.metadata.sorted_tables:
        for check in table.constraints:
            if isinstance(check, CheckConstraint) and str(check.name).endswith("_known"):
                found.add((table.name, str(check.name).removesuffix("_known")))
    return {(table, column.removeprefix(f"ck_{table}_")) for table, column in found}


def told(*listed: dict[str, str]) -> set[tuple[str, str]]:
    return {
        (table, name) for each in listed for table, names in each.items() for name in names.split()
    }


def test_every_column_of_words_has_its_place() -> None:
    every = {
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if words_of(column) and column.computed is None
    }
    places = {(str(each.model.__tablename__), name) for each in PLACES for name in each.columns}
    listed = told(OWN, EVIDENCE, WORDS_OF_OURS)
    new = every - places - listed - known_words()
    assert new == set(), "tell domain/privacy/places.py whether these hold words about people"
    assert listed - every == set(), "gone from the tables"
    assert places - every == set()
    assert places & listed == set()
