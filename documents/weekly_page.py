"""The weekly pack on paper: A4 upright, agenda and charts first, then a table for each point, and
lines to write new decisions on.
"""

from datetime import date, datetime
from decimal import Decimal

from documents.paper import Paper
from documents.typesetting import Plain, breakable, typeset
from documents.weekly_table import Cell, Table
from documents.weekly_tables import teller, weekly_tables
from domain.reports.naming import money_words
from domain.reports.weekly_facts import WeeklyFacts
from domain.reports.weekly_words import agenda

NEW_DECISIONS = 6
"""Empty lines for decisions of this meeting."""


def weekly_page(paper: Paper, facts: WeeklyFacts) -> bytes:
    """The pack as PDF."""
    return typeset("weekly.typ", page_data(paper, facts))


def page_data(paper: Paper, facts: WeeklyFacts) -> dict[str, Plain]:
    """What the template is given: every cell in words, bars as parts of a thousand."""
    w = teller(paper, facts)
    highest = max((max(day.opened, day.confirmed) for day in facts.days), default=0) or 1
    return {
        "language": paper.language,
        "company": paper.policy.name,
        "title": paper.t("weekly-title", day=paper.day(facts.day)),
        "days": paper.t("register-days", first=paper.day(facts.first), last=paper.day(facts.last)),
        "agenda_title": paper.t("weekly-agenda"),
        "agenda": [breakable(point) for point in agenda(w, facts)],
        "chart_title": paper.t("weekly-chart"),
        "opened": paper.t("weekly-chart-opened"),
        "confirmed": paper.t("weekly-chart-confirmed"),
        "chart": [
            {
                "day": paper.day_of_month(day.day),
                "opened": day.opened,
                "confirmed": day.confirmed,
                "opened_part": day.opened * 1000 // highest,
                "confirmed_part": day.confirmed * 1000 // highest,
            }
            for day in facts.days
        ],
        "tables": [_table(paper, table) for table in weekly_tables(paper, facts)],
        "new_title": paper.t("weekly-new"),
        "new_heads": [paper.t(f"weekly-column-{name}") for name in ("what", "who", "due")],
        "new_lines": NEW_DECISIONS,
        "printed": paper.printed,
        "page": paper.t("page"),
    }


def _table(paper: Paper, table: Table) -> dict[str, Plain]:
    return {
        "title": table.title,
        "heads": [paper.t(f"weekly-column-{name}") for name, _ in table.columns],
        "widths": [width for _, width in table.columns],
        "numeric": [_is_numeric(table, at) for at in range(len(table.columns))],
        "rows": [[_cell(paper, cell) for cell in row] for row in table.rows],
        "bars": _bars(table),
        "more": paper.t("weekly-more", n=table.more) if table.more > 0 else "",
    }


def _is_numeric(table: Table, at: int) -> bool:
    return all(isinstance(row[at], int | Decimal | None) for row in table.rows)


def _bars(table: Table) -> list[Plain]:
    """How long the bar of each row is; none where the table has no bars."""
    if table.bar is None:
        return []
    numbers = [n if isinstance(n := row[table.bar], int) else 0 for row in table.rows]
    highest = max(numbers, default=0) or 1
    return [n * 1000 // highest for n in numbers]


def _cell(paper: Paper, cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case datetime():
            return f"{paper.day(cell.date())} {cell:%H:%M}"
        case date():
            return paper.day(cell)
        case Decimal():
            return money_words(cell, None, paper.language)
        case _:
            return breakable(str(cell))
