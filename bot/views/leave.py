"""A leave: who asks for it, who stands in, when it is over."""

from collections.abc import Sequence

from bot.callbacks.handovers import LeaveTap
from bot.screen import Button, Buttons, Screen, rows, tap
from bot.texts import Screenwriter, lines
from bot.views.handover_words import plan_lines, taker_label
from bot.views.homeward import home_button
from domain.handovers.leave_card import LeaveCard
from domain.handovers.planning import Colleague


def leave_screen(w: Screenwriter, card: LeaveCard, colleagues: Sequence[Colleague] = ()) -> Screen:
    """A leave: whose turn it is, who stands in, what would move."""
    days = {"since": w.day(card.from_on), "until": w.day(card.until_on)}
    active = card.state == "active"
    whose = "own-" if card.is_his and _state(card) in ("planned", "active") else ""
    if card.may_order and not card.is_his and _state(card) == "asked":
        whose = "yours-"
    return Screen(
        lines(
            w.t(f"leave-headline-{whose}{_state(card)}", name=card.person.name, **days),
            *(plan_lines(w, card.plan) if card.plan else ()),
            w.t("leave-stand-in", names=", ".join(card.stand_ins))
            if active and card.stand_ins
            else None,
            w.t("leave-told-already" if active else "leave-told") if card.tell_clients else None,
            w.t("leave-ordered-by", name=card.ordered_by)
            if card.ordered_by and not card.drafted
            else None,
        ),
        buttons=_leave_buttons(w, card, colleagues),
    )


def _state(card: LeaveCard) -> str:
    if card.state == "planned" and card.drafted:
        return "asked" if card.asked else "draft"
    return card.state


def _leave_buttons(w: Screenwriter, card: LeaveCard, colleagues: Sequence[Colleague]) -> Buttons:
    """The main act, those to choose from, the rest, the way home."""
    acts = _leave_acts(w, card)
    main = [each for each in acts if each.style == "primary"]
    rest = (each for each in acts if each not in main)
    return rows(*main, *_choice(w, card, colleagues), *rest, home_button(w))


def _leave_acts(w: Screenwriter, card: LeaveCard) -> list[Button]:
    def act(name: str, style: str | None = None) -> Button:
        button = LeaveTap.model_validate({"act": name, "id": card.id})
        return tap(w.label(f"leave-button-{name}"), button, style)  # type: ignore[arg-type]

    if card.state == "active":
        acts = [act("back", "primary")] if card.is_his or card.may_order else []
        return [*acts, *([act("undo")] if card.may_order else [])]
    if card.state != "planned":
        return []
    if not card.drafted:
        return [act("cancel")] if card.is_his or card.may_order else []
    if card.may_order:
        tell = tap(
            w.label("handover-button-untell" if card.tell_clients else "handover-button-tell"),
            LeaveTap(act="tell", id=card.id),
        )
        return [act("order", "primary"), tell, act("cancel")]
    return [*([] if card.asked else [act("ask", "primary")]), act("cancel")] if card.is_his else []


def _choice(w: Screenwriter, card: LeaveCard, colleagues: Sequence[Colleague]) -> list[Button]:
    if not card.drafted or not (card.is_his or card.may_order):
        return []
    return [
        tap(
            taker_label(w, each, card.takers),
            LeaveTap(act="take", id=card.id, person=each.person.id),
        )
        for each in colleagues
    ]


def no_leave_screen(w: Screenwriter) -> Screen:
    """One's own leave, when there is none."""
    return Screen(
        w.t("leave-none"),
        buttons=rows(
            tap(w.label("leave-button-new"), LeaveTap(act="new"), "primary"), home_button(w)
        ),
    )
