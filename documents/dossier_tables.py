"""A dossier as tables: one for each of its parts, the same on paper and in a spreadsheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.paper import Paper
from documents.spreadsheet import Value
from domain.clients.exporting import WholeDossier
from domain.contact_data import shown_phone


@dataclass(frozen=True)
class DossierTable:
    """A part of the dossier; `columns` by the names of their heads."""

    key: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]


def dossier_tables(paper: Paper, dossier: WholeDossier) -> list[DossierTable]:
    """The parts that have anything, in the order of the screens."""
    return [table for table in _tables(paper, dossier) if table.rows]


def _tables(paper: Paper, dossier: WholeDossier) -> Iterator[DossierTable]:
    def kind(name: str) -> str:
        return paper.t(f"dossier-kind-{name.replace('_', '-')}")

    yield DossierTable(
        "team",
        ("part", "name", "phone"),
        [
            (paper.t(f"dossier-part-{each.part.replace('_', '-')}"), each.name, _phone(each.phone))
            for each in dossier.card.team
        ],
    )
    yield DossierTable(
        "people",
        ("name", "position", "phone", "email", "gone"),
        [
            (
                each.person.name,
                each.person.position,
                _phone(each.person.phone),
                each.person.email,
                each.gone_at and paper.day(each.gone_at.astimezone(paper.zone).date()),
            )
            for each in dossier.people
        ],
    )
    yield DossierTable(
        "matters",
        ("number", "what", "title", "holder", "due"),
        [
            (
                each.number,
                kind(each.kind),
                each.title if each.kind == "request" else "",
                each.holder,
                each.due_at and paper.moment(each.due_at),
            )
            for each in dossier.matters
        ],
    )
    yield DossierTable(
        "talks",
        ("moment", "what", "name", "words"),
        [
            (paper.moment(each.at), kind(each.kind), each.by or each.person, each.words)
            for each in dossier.talks
        ],
    )
    yield DossierTable(
        "purchases",
        ("number", "moment", "title", "amount", "currency"),
        [
            (each.number, paper.day(each.ordered_on), each.title, each.amount, each.currency)
            for each in dossier.purchases
        ],
    )
    yield DossierTable(
        "history",
        ("moment", "what", "number", "name", "words"),
        [
            (paper.moment(each.at), kind(each.kind), each.number, each.who, each.words)
            for each in dossier.history
        ],
    )


def _phone(number: str | None) -> str | None:
    return None if number is None else shown_phone(number)
