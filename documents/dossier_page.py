"""A client's dossier as PDF, for who may take it along."""

from decimal import Decimal

from documents.dossier_tables import dossier_tables
from documents.paper import Paper
from documents.spreadsheet import Value
from documents.typesetting import Plain, breakable, typeset
from domain.clients.exporting import WholeDossier


def dossier_page(paper: Paper, dossier: WholeDossier) -> bytes:
    """The dossier as PDF, A4."""
    return typeset("dossier.typ", page_data(paper, dossier))


def page_data(paper: Paper, dossier: WholeDossier) -> dict[str, Plain]:
    """What the template is given."""
    card = dossier.card
    return {
        "language": paper.language,
        "company": paper.policy.name,
        "title": card.name,
        "about": ", ".join(filter(None, (card.tax_number, card.address, card.email))),
        "tables": [
            {
                "title": paper.t(f"dossier-{table.key}"),
                "heads": [paper.t(f"dossier-head-{name}") for name in table.columns],
                "rows": [[breakable(_shown(paper, cell)) for cell in row] for row in table.rows],
            }
            for table in dossier_tables(paper, dossier)
        ],
        "printed": paper.printed,
        "page": paper.t("page"),
    }


def _shown(paper: Paper, value: Value) -> str:
    if isinstance(value, Decimal):
        written = f"{value:,.2f}".removesuffix(".00").replace(",", "\N{NO-BREAK SPACE}")
        return written.replace(".", ",") if paper.language == "ru" else written
    return "" if value is None else str(value)
