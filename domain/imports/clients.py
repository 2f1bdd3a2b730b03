"""Clients and their contacts from a table: rows grouped into clients, every doubt named.

A client is known by its tax number or by its code in another system. It may take several rows,
one for each contact; the first says what the client is, the others repeat it or leave it empty.
"""

from dataclasses import dataclass, field

from domain.imports.client_columns import COLUMNS, CONTACT, CONTRACT, OWN
from domain.imports.headers import Value
from domain.imports.reading import Entry, Progress, Reading, read_entries
from domain.imports.report import Problem
from domain.imports.table import Table
from domain.imports.tax_numbers import check_tax_number
from domain.imports.values import BadCell


@dataclass(slots=True)
class ClientRecord:
    """One client of the file, with the row that told of it first and the rows of its contacts."""

    entry: Entry
    contacts: dict[str, Entry] = field(default_factory=dict)

    @property
    def contract(self) -> dict[str, Value]:
        """Facts of the contract that the row gives, by name."""
        values = self.entry.values
        return {
            name[len(CONTRACT) :]: values[name]
            for name in self.entry.layout.keyed
            if name in values
        }


def read_clients(
    table: Table, language: str, progress: Progress
) -> tuple[Reading, list[ClientRecord]]:
    """Check all rows and group them into clients.

    Args:
        language: of clients whose row names none.

    Returns:
        What was read, with its problems, and the clients that have none so far.
    """
    reading = read_entries(table, COLUMNS, progress)
    grouping = _Grouping(reading.problems)
    for entry in reading.entries:
        if entry.sound:
            grouping.add(_checked(entry, language, reading.problems))
    return reading, grouping.records


def _checked(entry: Entry, language: str, problems: list[Problem]) -> Entry | None:
    """The row, unless its key cannot be one."""
    number = entry.text("tax_number")
    if number is None and entry.text("external_id") is None:
        problems.append(entry.problem("import-client-no-key"))
        return None
    if entry.text("contact_name") is None and not entry.values.keys().isdisjoint(CONTACT):
        problems.append(entry.problem("import-contact-no-name"))
        return None
    if number is None:
        return entry
    spoken = entry.text("language") or language
    try:
        check_tax_number(number, country=entry.text("country"), language=spoken)
    except BadCell as bad:
        problems.append(entry.problem(bad.key, "tax_number", **bad.details))
        return None
    return entry


class _Grouping:
    """Rows gathered under the client they speak of."""

    def __init__(self, problems: list[Problem]) -> None:
        self.records: list[ClientRecord] = []
        self._problems = problems
        self._known: dict[tuple[str, str], ClientRecord] = {}

    def add(self, entry: Entry | None) -> None:
        if entry is None:
            return
        keys = [
            (name, value) for name in ("tax_number", "external_id") if (value := entry.text(name))
        ]
        found = {id(record): record for key in keys if (record := self._known.get(key))}
        if len(found) > 1:
            rows = ", ".join(str(record.entry.number) for record in found.values())
            self._problems.append(entry.problem("import-client-of-two", rows=rows))
        elif found:
            self._join(next(iter(found.values())), entry)
        else:
            self._start(entry, keys)

    def _start(self, entry: Entry, keys: list[tuple[str, str]]) -> None:
        if entry.text("name") is None:
            self._problems.append(entry.problem("import-cell-empty", "name"))
            return
        record = ClientRecord(entry)
        self.records.append(record)
        for key in keys:
            self._known[key] = record
        self._add_contact(record, entry)

    def _join(self, record: ClientRecord, entry: Entry) -> None:
        first = record.entry
        for name in (*OWN, "corporate", *entry.layout.keyed):
            said = entry.values.get(name)
            if said is not None and said != first.values.get(name):
                self._problems.append(
                    entry.problem("import-client-differs", name, row=first.number)
                )
                return
        if entry.text("contact_name") is None:
            self._problems.append(entry.problem("import-row-twice", row=first.number))
            return
        self._add_contact(record, entry)

    def _add_contact(self, record: ClientRecord, entry: Entry) -> None:
        name = entry.text("contact_name")
        if name is None:
            return
        earlier = record.contacts.setdefault(name.lower(), entry)
        if earlier is not entry:
            self._problems.append(
                entry.problem("import-contact-twice", "contact_name", row=earlier.number)
            )
