"""The news of a ticket, and its whole history."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.callbacks.tickets import TicketTap
from bot.markup import shortened
from bot.screen import Screen, rows, tap
from bot.texts import Screenwriter, lines
from bot.views.ticket import headline
from bot.views.ticket_acts import main_acts
from bot.views.ticket_problems import NONE, WORDS_SHOWN
from domain.company import Policy
from domain.quality.facts import SeenTicket
from domain.quality.steps import TicketStep

STEPS_SHOWN = 25
"""Lines of history on one screen."""

HISTORY_WORDS = 200

STEP_KINDS = (
    "opened", "accepted", "signed", "handed", "started", "planned", "reported", "problem_fixed",
    "fixed", "unfixed", "held", "unheld", "rejected", "duplicate", "cancelled", "refused",
    "reopened", "complained", "confirmed", "overdue_accept", "overdue_plan", "overdue_fix",
    "overdue_accept_head", "overdue_plan_head", "overdue_fix_head", "asked", "asked_again",
    "ask_later", "answer_asked", "client_wrote", "noted", "followed", "answer_later",
    "client_said", "heard", "not_asked", "replied", "robot_noted", "letter_returned", "away",
    "left", "opted_out", "silent_call", "silent_head", "call_client",
)  # fmt: skip
"""What a line of history may be; any other is shown with its words alone."""

TURN_TOLD = frozenset(
    {
        "unheld",
        "unfixed",
        "complained",
        "silent_head",
        *(kind for kind in STEP_KINDS if "overdue" in kind),
    }
)
"""News that say whose turn it is: what happened does not tell that by itself."""

QUIET = frozenset({"accepted", "signed", "handed", "started", "planned"})
"""News that need nobody's attention now."""


def news_screen(w: Screenwriter, policy: Policy, seen: SeenTicket, step: TicketStep) -> Screen:
    """What happened, with whole quotes, and what the present state asks of the reader."""
    return Screen(
        lines(
            w.t("ticket-news", number=seen.row.number, client=seen.client),
            said(w, policy, step, seen),
            w.t("ticket-quote", words=shortened(step.words, WORDS_SHOWN)) if step.words else None,
            headline(w, policy, seen) if step.kind in TURN_TOLD else None,
            w.t("ticket-next-resume")
            if step.kind == "confirmed" and "resume" in seen.acts
            else None,
            w.t("ticket-next-refused", n=seen.row.round) if _came_back(step, seen) else None,
        ),
        buttons=rows(
            *main_acts(w, seen),
            tap(w.label("ticket-button-open"), TicketTap(act="open", id=seen.row.id)),
        ),
        silent=step.kind in QUIET,
    )


def _came_back(step: TicketStep, seen: SeenTicket) -> bool:
    return step.kind in ("refused", "reopened") and seen.row.state == "in_work"


def said(
    w: Screenwriter, policy: Policy, step: TicketStep, seen: SeenTicket | None = None
) -> Markup:
    """One line of history in words."""
    known = step.kind in STEP_KINDS
    department = step.to_department
    to = step.to_person or (policy.department_title(department, w.language) if department else None)
    promised = seen.row.planned_on if seen and step.kind == "planned" else None
    until = seen.row.hold_until if seen and step.kind == "held" else None
    day = promised or until
    return w.t(
        f"ticket-step-{step.kind.replace('_', '-')}" if known else "ticket-step-other",
        name=step.actor or w.label("desk-itself"),
        to=to or NONE,
        day=w.day(day) if day else NONE,
    )


def ticket_history_screen(
    w: Screenwriter, policy: Policy, seen: SeenTicket, steps: Sequence[TicketStep]
) -> Screen:
    """The whole history, the latest line last; the oldest give way to the screen."""
    shown = steps[-STEPS_SHOWN:]
    hidden = len(steps) - len(shown)
    return Screen(
        lines(
            w.t("ticket-history-headline", number=seen.row.number, client=seen.client),
            w.t("ticket-history-hidden", n=hidden) if hidden else None,
            *_told(w, policy, shown),
        ),
        buttons=rows(tap(w.label("ticket-button-open"), TicketTap(act="open", id=seen.row.id))),
    )


def _told(w: Screenwriter, policy: Policy, steps: Sequence[TicketStep]) -> list[Markup]:
    told: list[Markup] = []
    round_ = 1
    for step in steps:
        if step.round != round_:
            round_ = step.round
            told.append(w.t("ticket-history-round", n=round_))
        line = w.t("history-step", at=step.at, said=said(w, policy, step))
        words = shortened(step.words, HISTORY_WORDS) if step.words else None
        told.append(lines(line, w.t("ticket-quote", words=words) if words else None))
    return told
