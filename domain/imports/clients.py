"""Clients and their contacts from a table: rows grouped into clients, every doubt named.

A client is known by its tax number or by its code in another system. It may take several rows,
one for each contact; the first says what the client is, the others repeat it or leave it empty.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from domain.imports.client_columns import COLUMNS, CONTACT, CONTRACT, OWN
from domain.imports.headers import Value
from domain.imports.reading import Entry, Progress, Reading, read_entries
from domain.imports.report import Problem
from domain.imports.table import Table
from domain.imports.tax_numbers import check_tax_number
from domain.imports.values import BadCell

_NOON = time(12)


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

    def left_out(self, problem: Problem) -> list[Problem]:
        """What is told when the client is not written: his problem, and of each row that says
        nothing wrong but stays out with him.
        """
        row = self.entry.number
        others = (entry for entry in self.contacts.values() if entry is not self.entry)
        return [
            problem,
            *(each.problem("import-client-row-bad", row=row) for each in others if each.sound),
        ]


def read_clients(
    table: Table, language: str, now: datetime, progress: Progress
) -> tuple[Reading, list[ClientRecord]]:
    """Check all rows and group them into clients.

    Args:
        language: of clients whose row names none.

    Returns:
        What was read, with its problems, and the clients; rows that are not sound are among them.
    """
    reading = read_entries(table, COLUMNS, progress)
    grouping = _Grouping(reading.problems)
    for entry in reading.entries:
        problems = _problems(entry, language, now)
        reading.problems += problems
        grouping.add(entry.judged(problems))
    return reading, grouping.records


def _problems(entry: Entry, language: str, now: datetime) -> list[Problem]:
    """What is wrong with a row, looked at alone."""
    problems = []
    number = entry.text("tax_number")
    if not _has(entry, "tax_number") and not _has(entry, "external_id"):
        problems.append(entry.problem("import-client-no-key"))
    if not _has(entry, "contact_name") and not entry.values.keys().isdisjoint(CONTACT):
        problems.append(entry.problem("import-contact-no-name"))
    agreed = consent(entry)
    if agreed is not None and agreed > now + timedelta(days=1):  # half a day is left by the noon
        problems.append(entry.problem("import-day-ahead", "contact_consent"))
    if number is not None:
        spoken = entry.text("language") or language
        try:
            check_tax_number(number, country=entry.text("country"), language=spoken)
        except BadCell as bad:
            problems.append(entry.problem(bad.key, "tax_number", **bad.details))
    return problems


def consent(entry: Entry) -> datetime | None:
    """When a contact agreed. A file knows the day alone: noon in UTC is that day wherever the
    company works.
    """
    day = entry.values.get("contact_consent")
    return datetime.combine(day, _NOON, UTC) if isinstance(day, date) else None


def _has(entry: Entry, name: str) -> bool:
    """Whether something stands in the cell, be it bad."""
    return name in entry.values or name in entry.bad


class _Grouping:
    """Rows gathered under the client they speak of."""

    def __init__(self, problems: list[Problem]) -> None:
        self.records: list[ClientRecord] = []
        self._problems = problems
        self._known: dict[tuple[str, str], ClientRecord] = {}

    def add(self, entry: Entry) -> None:
        keys = [
            (name, value) for name in ("tax_number", "external_id") if (value := entry.text(name))
        ]
        found = {id(record): record for key in keys if (record := self._known.get(key))}
        if len(found) > 1:
            rows = ", ".join(str(record.entry.number) for record in found.values())
            self._problems.append(entry.problem("import-client-of-two", rows=rows))
        elif found:
            self._join(next(iter(found.values())), entry)
        elif keys:
            self._start(entry, keys)

    def _start(self, entry: Entry, keys: list[tuple[str, str]]) -> None:
        if not _has(entry, "name"):
            self._problems.append(entry.problem("import-cell-empty", "name"))
            entry = replace(entry, sound=False)
        record = ClientRecord(entry)
        self.records.append(record)
        for key in keys:
            self._known[key] = record
        self._add_contact(record, entry)

    def _join(self, record: ClientRecord, entry: Entry) -> None:
        first = record.entry
        for name in (*OWN, "corporate", *entry.layout.keyed):
            said, known = entry.values.get(name), first.values.get(name)
            if said is not None and said != known and (known is not None or first.sound):
                self._problems.append(
                    entry.problem("import-client-differs", name, row=first.number)
                )
                return
        if not _has(entry, "contact_name"):
            self._problems.append(entry.problem("import-row-twice", row=first.number))
            return
        if entry.sound and not first.sound:
            if entry.text("name") is None:
                self._problems.append(entry.problem("import-client-row-bad", row=first.number))
                return
            record.entry = entry
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
