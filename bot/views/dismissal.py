"""Dismissing somebody by taps: who takes over, the one question, what happened."""

from collections.abc import Sequence
from datetime import datetime

from bot.callbacks.handovers import TAKERS_ON_BUTTON, StaffTap, packed
from bot.screen import Screen, rows, tap
from bot.texts import Screenwriter, lines
from bot.views.handover_words import plan_lines, taker_label
from bot.views.homeward import home_button
from domain.handovers.planning import Colleague, Plan
from domain.people.dismissal import Dismissed


def choose_screen(
    w: Screenwriter,
    name: str,
    person_id: int,
    plan: Plan | None,
    colleagues: Sequence[Colleague],
    takers: Sequence[int],
) -> Screen:
    """Who takes over from somebody who does not come back: chosen by taps, shared at once."""
    return Screen(
        lines(
            w.t("handover-dismiss-headline", name=name),
            *(plan_lines(w, plan) if plan else (w.t("handover-choose"),)),
        ),
        buttons=rows(
            tap(
                w.label("handover-button-check"),
                StaffTap(act="confirm", id=person_id, takers=packed(list(takers))),
                "primary",
            )
            if plan
            else None,
            *(
                tap(
                    taker_label(w, each, takers),
                    StaffTap(
                        act="choose", id=person_id, takers=packed(toggled(takers, each.person.id))
                    ),
                )
                for each in colleagues
            ),
            tap(w.label("handover-button-back"), StaffTap(act="open", id=person_id)),
        ),
    )


def toggled(takers: Sequence[int], person_id: int) -> list[int]:
    """The takers with this one more, or without him; the button has room for so many."""
    if person_id in takers:
        return [each for each in takers if each != person_id]
    return [*takers, person_id][-TAKERS_ON_BUTTON:]


def confirm_screen(w: Screenwriter, plan: Plan, takers: Sequence[int], *, tell: bool) -> Screen:
    """Asks once: what happens at the tap, and that it can be undone."""
    person, ids = plan.person, packed(list(takers))
    return Screen(
        lines(
            w.t("handover-confirm-headline", name=person.name),
            w.t("handover-confirm-access"),
            *plan_lines(w, plan),
            w.t("handover-confirm-told" if tell else "handover-confirm-untold"),
            w.t("handover-confirm-undo"),
        ),
        buttons=rows(
            tap(
                w.label("handover-button-untell" if tell else "handover-button-tell"),
                StaffTap(act="confirm", id=person.id, takers=ids, tell=not tell),
            ),
            tap(
                w.label("handover-button-back"),
                StaffTap(act="choose", id=person.id, takers=ids),
            ),
            tap(
                w.label("handover-button-do"),
                StaffTap(act="do", id=person.id, takers=ids, tell=tell),
                "danger",
            ),
        ),
    )


def dismissed_screen(w: Screenwriter, done: Dismissed, until: datetime) -> Screen:
    """What happened, and until when it can be undone."""
    return Screen(
        lines(
            w.t("handover-dismissed", name=done.name),
            *(w.t("handover-dismissed-share", name=name, n=n) for name, n in done.shares.items()),
            w.t("handover-dismissed-letters", n=done.clients_told) if done.clients_told else None,
            w.t("handover-dismissed-undo", until=w.time.lasting(until)),
        ),
        buttons=rows(
            tap(w.label("handover-button-undo"), StaffTap(act="undo", id=done.handover_id)),
            (tap(w.label("handover-button-all"), StaffTap(act="list")), home_button(w)),
        ),
    )
