"""The page of the paper journal: A4 across, one row for each change of hands (domain 1.3, 1.9)."""

from collections.abc import Sequence
from datetime import date

from documents.paper import Paper
from documents.signatures import signature
from documents.typesetting import Plain, breakable, typeset
from domain.requests.journal import JournalLine
from domain.requests.routes import RoutePlace, place_of

_HEADS = (
    "row", "request", "kind", "client", "name", "moment", "signature", "what", "mark", "gave",
    "took",
)  # fmt: skip


def register_page(paper: Paper, lines: Sequence[JournalLine], first: date, last: date) -> bytes:
    """The register of the days from `first` to `last`, as PDF.

    Args:
        lines: in the order they were written.
    """
    return typeset("register.typ", page_data(paper, lines, first, last))


def page_data(
    paper: Paper, lines: Sequence[JournalLine], first: date, last: date
) -> dict[str, Plain]:
    """What the template is given."""
    return {
        "language": paper.language,
        "company": paper.policy.name,
        "title": paper.t("register-title"),
        "days": paper.t("register-days", first=paper.day(first), last=paper.day(last)),
        "printed": paper.printed,
        "page": paper.t("page"),
        "empty": paper.t("register-empty"),
        "heads": {name: paper.t(f"head-{name}") for name in _HEADS},
        "rows": [row_data(paper, line) for line in lines],
    }


def row_data(paper: Paper, line: JournalLine) -> dict[str, Plain]:
    """One row, every cell in words."""
    return {
        "request": f"{line.number}/{line.line_no}",
        "kind": paper.policy.kind_title(line.request_kind, paper.language),
        "client": breakable(line.client),
        "title": breakable(line.title),
        "giver": breakable(line.giver),
        "giver_at": paper.moment(line.giver_at),
        "giver_signature": signature(paper, line.giver_evidence),
        "receiver": breakable(line.receiver),
        "receiver_at": paper.moment(line.receiver_at),
        "receiver_signature": signature(paper, line.receiver_evidence),
        "what": paper.t(f"line-{line.kind}"),
        "mark": mark(paper, line),
    }


def mark(paper: Paper, line: JournalLine) -> str:
    """The step of its route that a line led to; by whose order it was written, when its person
    could not sign.
    """
    place = place_of(paper.policy, line.request_kind, line.route_step)
    return "; ".join(
        (
            *((route_step(paper, place),) if place else ()),
            *((paper.t("by-order", name=line.by_order_of),) if line.by_order_of else ()),
        )
    )


def route_step(paper: Paper, place: RoutePlace) -> str:
    """A step of a route in words."""
    title = paper.policy.step_title(place.step, paper.language)
    return paper.t("route-step", number=place.number + 1, of=place.of, title=title)
