"""Rows of people who asked for their data to be erased: an old table does not bring them back."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from domain.imports.clients import ClientRecord
from domain.imports.reading import Entry
from domain.imports.report import Problem
from domain.privacy.marks import client_mark, contact_mark, email_mark


def left_out(
    records: Sequence[ClientRecord], erased: AbstractSet[bytes]
) -> tuple[list[ClientRecord], list[Problem]]:
    """The clients without whoever was erased, and the rows that speak of them.

    Args:
        erased: the marks of all who were erased.
    """
    if not erased:
        return list(records), []
    kept, problems = [], []
    for record in records:
        keys = list(_keys(record.entry))
        if any(client_mark(key) in erased for key in keys):
            problems += record.left_out(record.entry.problem("import-client-erased", "name"))
            continue
        for name, entry in list(record.contacts.items()):
            if _is_erased(keys, entry, erased):
                problems.append(entry.problem("import-contact-erased", "contact_name"))
                del record.contacts[name]
        kept.append(record)
    return kept, problems


def _keys(entry: Entry) -> Iterator[str]:
    for name in ("tax_number", "external_id"):
        if key := entry.text(name):
            yield key


def _is_erased(keys: Sequence[str], entry: Entry, erased: AbstractSet[bytes]) -> bool:
    name, email = entry.text("contact_name") or "", entry.text("contact_email")
    if email is not None and email_mark(email) in erased:
        return True
    return any(contact_mark(key, name) in erased for key in keys)
