"""Leaves and dismissals: who is here, who takes over what, and what came of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from markupsafe import Markup

from bot.callbacks.clients import OpportunityTap, TaskTap
from bot.callbacks.handovers import TAKERS_ON_BUTTON, LeaveTap, StaffTap, packed
from bot.callbacks.people import HomeTap
from bot.callbacks.requests import MyTap
from bot.callbacks.tickets import TicketRegisterTap
from bot.callbacks.visits import TodayTap
from bot.screen import Button, Buttons, Screen, rows, tap
from bot.texts import Screenwriter, join, lines
from bot.views.homeward import home_button
from bot.views.paging import turning
from domain.handovers.leave_card import LeaveCard
from domain.handovers.planning import Colleague, Plan
from domain.handovers.reading import Back, Came, Colleagues, InHands, Left, Undoable
from domain.handovers.returning import Returned
from domain.people.dismissal import Dismissed

CLIENTS_SHOWN = 3


def things(w: Screenwriter, counts: Mapping[str, int]) -> Markup:
    """ "заявки: 3, тикеты: 1": what there is."""
    said = [w.t(f"handover-thing-{thing}", n=n) for thing, n in counts.items() if n]
    return join(said) if said else w.t("handover-nothing")


def staff_screen(w: Screenwriter, page: Colleagues, undoable: Sequence[Undoable]) -> Screen:
    """The people one may send on leave or dismiss."""
    return Screen(
        lines(
            w.t("handover-staff"),
            *(
                w.t("handover-staff-away", name=person.name, until=w.time.nearby(until))
                for person, until in page.people
                if until is not None
            ),
        ),
        buttons=rows(
            *(
                tap(
                    w.label(
                        "handover-person-away" if until else "handover-person", name=person.name
                    ),
                    StaffTap(act="open", id=person.id, page=page.page),
                )
                for person, until in page.people
            ),
            turning(w, page.page, page.pages, lambda n: StaffTap(act="list", page=n)),
            *(
                tap(
                    w.label("handover-button-undo-of", name=each.name),
                    StaffTap(act="undo", id=each.id),
                )
                for each in undoable
            ),
            home_button(w),
        ),
    )


def person_screen(w: Screenwriter, has: InHands, page: int) -> Screen:
    """One of them: what he has in hands, and what can be ordered."""
    leave: Button | None = None
    if has.leave_id is not None:
        leave = tap(w.label("handover-button-his-leave"), LeaveTap(act="open", id=has.leave_id))
    elif has.may_substitute:
        leave = tap(
            w.label("handover-button-leave"), StaffTap(act="leave", id=has.person.id), "primary"
        )
    return Screen(
        lines(
            w.t("handover-person-headline", name=has.person.name),
            w.t("handover-in-hands", what=things(w, has.counts)),
        ),
        buttons=rows(
            leave,
            tap(
                w.label("handover-button-dismiss"),
                StaffTap(act="choose", id=has.person.id),
                "danger",
            )
            if has.may_dismiss
            else None,
            tap(w.label("handover-button-all"), StaffTap(act="list", page=page)),
        ),
    )


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
            *(_plan_lines(w, plan) if plan else (w.t("handover-choose"),)),
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
                    _taker_label(w, each, takers),
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


def _taker_label(w: Screenwriter, each: Colleague, takers: Iterable[int]) -> str:
    chosen = each.person.id in takers
    key = "handover-taker-chosen" if chosen else "handover-taker"
    return w.label(key, name=each.person.name, load=each.load)


def _plan_lines(w: Screenwriter, plan: Plan) -> list[Markup]:
    shares = [
        w.t("handover-share", name=share.name, what=things(w, share.counts))
        for share in plan.shares
    ]
    waits = plan.totals.get("campaign", 0) if not plan.takers.is_leave else 0
    return [
        w.t("handover-totals", what=things(w, plan.totals)),
        *shares,
        *([w.t("handover-campaign-waits", n=waits)] if waits else []),
        *([w.t("handover-fenced", clients=_some(plan.fenced))] if plan.fenced else []),
    ]


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:CLIENTS_SHOWN])
    return f"{shown}…" if len(names) > CLIENTS_SHOWN else shown


def confirm_screen(w: Screenwriter, plan: Plan, takers: Sequence[int], *, tell: bool) -> Screen:
    """Asks once: what happens at the tap, and that it can be undone."""
    person, ids = plan.person, packed(list(takers))
    return Screen(
        lines(
            w.t("handover-confirm-headline", name=person.name),
            w.t("handover-confirm-access"),
            *_plan_lines(w, plan),
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


def returned_screen(w: Screenwriter, name: str, returned: Returned, *, dismissal: bool) -> Screen:
    """What went back; what somebody else has by now is named."""
    return Screen(
        lines(
            w.t("handover-undone" if dismissal else "handover-back", name=name),
            w.t("handover-returned", what=things(w, returned.counts)),
            *(
                w.t(
                    "handover-elsewhere",
                    what=w.t(f"handover-one-{each.thing}", name=each.name),
                    holder=each.holder,
                )
                for each in returned.elsewhere
            ),
            w.t("handover-elsewhere-more", n=returned.more) if returned.more else None,
            w.t("handover-written-to", n=returned.written_to) if returned.written_to else None,
            w.t("handover-to-call", n=returned.to_be_called) if returned.to_be_called else None,
            w.t("handover-groups-again") if dismissal else None,
        ),
        buttons=rows(home_button(w)),
    )


def leave_screen(w: Screenwriter, card: LeaveCard, colleagues: Sequence[Colleague] = ()) -> Screen:
    """A leave: whose turn it is, who stands in, what would move."""
    days = {"since": w.day(card.from_on), "until": w.day(card.until_on)}
    active = card.state == "active"
    whose = "own-" if card.is_his and _state(card) in ("planned", "active") else ""
    return Screen(
        lines(
            w.t(f"leave-headline-{whose}{_state(card)}", name=card.person.name, **days),
            *(_plan_lines(w, card.plan) if card.plan else ()),
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
            _taker_label(w, each, card.takers),
            LeaveTap(act="take", id=card.id, person=each.person.id),
        )
        for each in colleagues
    ]


def handed_over_screen(w: Screenwriter, came: Came) -> Screen:
    """All that came to a colleague, in one message; the lists behind the buttons are as they are
    now.
    """
    over = (came.state in ("undone", "ended") and came.kind == "leave") or came.state == "undone"
    places: tuple[tuple[str, tuple[str, ...], object], ...] = (
        ("requests", ("request", "offer", "authored"), MyTap()),
        ("today", ("appointment", "campaign"), TodayTap()),
        ("drafts", ("draft", "questionnaire"), HomeTap(act="drafts")),
        ("tasks", ("task", "decision", "measure"), TaskTap(act="mine")),
        ("opportunities", ("opportunity",), OpportunityTap(act="mine")),
        ("tickets", ("ticket",), TicketRegisterTap(act="list")),
    )
    until = w.time.nearby(came.until_on) if came.until_on else ""
    key = "over" if over else came.kind
    return Screen(
        lines(
            w.t(f"handed-over-{key}", name=came.name, until=until),
            None if over else things(w, came.counts),
            w.t("handed-over-sign") if not over and came.to_sign else None,
        ),
        buttons=rows(
            *(
                tap(w.label(f"handed-over-button-{name}"), to)  # type: ignore[arg-type]
                for name, of, to in places
                if not over and any(came.counts.get(each) for each in of)
            ),
            home_button(w),
        ),
    )


def left_screen(w: Screenwriter, left: Left) -> Screen:
    """For whoever leads somebody: that he has left, and who has his work."""
    undone = left.state == "undone"
    return Screen(
        lines(
            w.t("left-undone" if undone else "left", name=left.name),
            *(
                w.t("handover-dismissed-share", name=name, n=n)
                for name, n in left.shares.items()
                if not undone
            ),
            w.t("left-by", name=left.by) if left.by else None,
        ),
        buttons=rows(home_button(w)),
    )


def handed_back_screen(w: Screenwriter, name: str, n: int, *, undone: bool) -> Screen:
    """What one had for somebody is with him again."""
    key = "handed-back-undone" if undone else "handed-back"
    return Screen(w.t(key, name=name, n=n), buttons=rows(home_button(w)))


def back_at_work_screen(w: Screenwriter, back: Back) -> Screen:
    """For whoever comes back, or was never to leave: what is his again."""
    key = f"{back.kind}-undone" if back.state == "undone" else "leave-over"
    return Screen(
        lines(w.t(key), w.t("handover-returned", what=things(w, back.counts))),
        buttons=rows(
            tap(w.label("handed-over-button-requests"), MyTap()),
            home_button(w),
        ),
    )


def no_leave_screen(w: Screenwriter) -> Screen:
    """One's own leave, when there is none."""
    return Screen(
        w.t("leave-none"),
        buttons=rows(
            tap(w.label("leave-button-new"), LeaveTap(act="new"), "primary"), home_button(w)
        ),
    )


def removal_failed_screen(w: Screenwriter, name: str, department: str) -> Screen:
    """Somebody who left is in a group still; the reader removes him by hand."""
    return Screen(w.t("handover-removal-failed", name=name, department=department))
