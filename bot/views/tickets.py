"""Tickets as a list: what waits for whom, the worst first, in one message."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.callbacks.reports import BottleneckTap
from bot.callbacks.tickets import TicketRegisterTap, TicketsTap, TicketTap
from bot.screen import Button, Screen, in_rows, rows, tap
from bot.texts import Screenwriter, join, lines
from bot.views.paging import turning
from domain.company import Policy
from domain.quality.lists import TICKET_PARTS, TicketLine, TicketPage

NUMBERS_IN_ROW = 4
"""Buttons with numbers side by side: still a thumb wide on a small phone."""


def tickets_screen(
    w: Screenwriter, policy: Policy, page: TicketPage, *, reads_reports: bool = False
) -> Screen:
    """A part of the tickets; each opens by the button with its number.

    Args:
        reads_reports: the reader sees bottlenecks too.
    """
    counts = page.counts
    head = w.t(
        "tickets-headline",
        mine=counts.mine,
        overdue=counts.overdue,
        client=counts.client,
        open=counts.open,
    )
    return Screen(
        lines(
            head,
            w.t(f"tickets-part-{page.part}", n=page.total),
            *(ticket_line(w, policy, line) for line in page.lines),
        ),
        buttons=rows(
            *_numbers(w, page.lines),
            *_parts(w, page),
            turning(w, page.page, page.pages, lambda n: TicketsTap(part=page.part, page=n)),
            (
                tap(w.label("tickets-button-pdf"), TicketRegisterTap(act="pdf")),
                tap(w.label("tickets-button-xlsx"), TicketRegisterTap(act="xlsx")),
            ),
            tap(w.label("bottlenecks-button"), BottleneckTap(act="mine"))
            if reads_reports
            else None,
        ),
    )


def ticket_line(w: Screenwriter, policy: Policy, line: TicketLine) -> Markup:
    """One ticket in a list: a sign of its state, number, client, whose turn it is, since when."""
    sign = "❗" if line.overdue else _SIGNS.get(line.state, "⏳")
    whose = line.whose
    if whose in policy.departments:
        whose = policy.department_title(whose, w.language)
    return join(
        part
        for part in (
            w.t("tickets-line", sign=sign, number=line.number, client=line.client),
            w.t(
                f"tickets-line-{line.state.replace('_', '-')}",
                name=whose or "none",
                since=w.time.since(line.since),
                at=line.since,
            ),
            w.t("tickets-line-round", n=line.round) if line.round > 1 else None,
            w.t(f"tickets-line-{line.severity}") if line.state in _SIGNED else None,
        )
        if part
    )


_SIGNS = {"accepted": "▶", "in_work": "▶", "confirmed": "✔"} | dict.fromkeys(
    ("rejected", "duplicate", "cancelled"), "·"
)
_SIGNED = ("new", "accepted", "in_work")
"""States in which how bad it is tells what to do first."""


def _numbers(w: Screenwriter, found: list[TicketLine]) -> list[Sequence[Button | None]]:
    buttons = [
        tap(w.label("tickets-button-number", number=line.number), TicketTap(act="open", id=line.id))
        for line in found
    ]
    return in_rows(buttons, NUMBERS_IN_ROW)


def _parts(w: Screenwriter, page: TicketPage) -> list[list[Button]]:
    """The other parts; how much is in each stands in the first line."""
    others = [
        tap(w.label(f"tickets-button-{part}"), TicketsTap(part=part))
        for part in TICKET_PARTS
        if part != page.part
    ]
    return [others[:2], others[2:]]
