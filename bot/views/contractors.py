"""Contractors of a request: who does what until when, in a line each (domain 1.7)."""

from datetime import date

from markupsafe import Markup

from bot.callbacks.requests import ContractorTap
from bot.screen import Button, tap
from bot.texts import Screenwriter
from domain.contact_data import shown_phone
from domain.requests.card import RequestCard
from domain.requests.contractors import Contractor
from domain.requests.rows import Answered

SHOWN = 3
"""Contractors on the card of a request; the others are in its history."""

WORDS_SHOWN = 80
"""Characters of what a contractor does."""


def contractor_lines(w: Screenwriter, card: RequestCard) -> list[Markup]:
    """What is not done first; what is done stays, so that nobody asks for it again."""
    return [_line(w, each) for each in card.contractors[:SHOWN]]


def _line(w: Screenwriter, work: Contractor) -> Markup:
    if work.done_at is not None:
        return w.t("contractor-done", name=work.name, at=work.done_at)
    late = work.overdue(_today(w))
    return w.t(
        "contractor-late" if late else "contractor-until",
        name=work.name,
        what=work.what if len(work.what) <= WORDS_SHOWN else f"{work.what[: WORDS_SHOWN - 1]}…",
        until=w.time.day(work.until_on),
        reached=_reached(work.reached_at),
    )


def _today(w: Screenwriter) -> date:
    return w.now.astimezone(w.zone).date()


def _reached(written: str | None) -> str:
    """A phone as people read it, and as a phone dials it by a tap; anything else as it is."""
    return "" if written is None else shown_phone(written)


def reminder_line(w: Screenwriter, done: Answered) -> Markup | None:
    """Whom the desk reminds of a contractor's day, and when; None after any other act."""
    if done.reminded is None:
        return None
    whose = "other" if done.reminded else "mine"
    if done.reminded_at is None:
        return w.t("contractor-reminds-late", whose=whose, name=done.reminded)
    at = w.time.lasting(done.reminded_at)
    return w.t("contractor-reminds", whose=whose, name=done.reminded, at=at)


def contractor_buttons(w: Screenwriter, card: RequestCard) -> list[Button]:
    """For each work that is not done: it is, or it needs a new day."""
    if "contractor" not in card.acts:
        return []
    waiting = [each for each in card.contractors if each.done_at is None][:SHOWN]
    return [
        tap(w.label("contractor-button-report", name=each.name), ContractorTap(id=each.id))
        for each in waiting
    ]
