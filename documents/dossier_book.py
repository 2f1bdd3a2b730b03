"""A dossier, and whole lists of clients and orders, as spreadsheets for who may take them."""

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook

from documents.dossier_tables import dossier_tables
from documents.paper import Paper
from documents.spreadsheet import Value, head_cell, value_cell
from domain.clients.exporting import ClientRow, OrderRow, WholeDossier
from domain.contact_data import shown_phone

CLIENT_COLUMNS = (
    *("client", "tax-number", "code", "address", "phone", "email", "manager"),
    *("contact", "position", "contact-phone", "contact-email", "gone"),
)
ORDER_COLUMNS = ("number", "client", "tax-number", "moment", "amount", "currency", "title")


def dossier_book(paper: Paper, dossier: WholeDossier) -> bytes:
    """The dossier as .xlsx, a sheet for each part."""
    book = Workbook(write_only=True)
    for table in dossier_tables(paper, dossier):
        _fill(book, paper, f"dossier-{table.key}", table.columns, table.rows)
    if not book.worksheets:
        book.create_sheet(paper.t("dossier-people"))
    return _written(book)


def clients_book(paper: Paper, rows: Iterable[ClientRow]) -> bytes:
    """All clients with their contacts as .xlsx, in the columns of their import."""
    book = Workbook(write_only=True)
    cells = (
        (
            *(row.name, row.tax_number, row.external_id, row.address, _phone(row.phone)),
            *(row.email, row.manager, row.contact, row.position, _phone(row.contact_phone)),
            row.contact_email,
            row.gone_at and row.gone_at.astimezone(paper.zone).date(),
        )
        for row in rows
    )
    _fill(book, paper, "dossier-clients", CLIENT_COLUMNS, cells)
    return _written(book)


def orders_book(paper: Paper, rows: Iterable[OrderRow]) -> bytes:
    """All orders as .xlsx."""
    book = Workbook(write_only=True)
    cells = (
        (
            *(row.number, row.client, row.tax_number, row.ordered_on, row.amount),
            *(row.currency, row.title),
        )
        for row in rows
    )
    _fill(book, paper, "dossier-purchases", ORDER_COLUMNS, cells)
    return _written(book)


def _fill(
    book: Workbook,
    paper: Paper,
    title: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Value]],
) -> None:
    sheet = book.create_sheet(paper.t(title))
    sheet.freeze_panes = "A2"
    sheet.append([head_cell(sheet, paper.t(f"dossier-head-{name}")) for name in columns])
    for row in rows:
        sheet.append([value_cell(sheet, value, paper.language) for value in row])


def _written(book: Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _phone(number: str | None) -> str | None:
    return None if number is None else shown_phone(number)
