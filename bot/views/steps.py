"""The steps of a request: its history, and the news of one step."""

from collections.abc import Sequence
from datetime import date, datetime

from markupsafe import Markup

from bot.callbacks.requests import ContractorTap, HandoffTap, RequestAct, RequestTap
from bot.screen import Button, Buttons, Screen, rows, tap
from bot.texts import Screenwriter, lines
from bot.views.request import answer_label, cut_lines, short
from bot.views.route import done_label
from domain.company import Policy
from domain.company.own_kinds import CLIENT
from domain.requests.card import RequestCard
from domain.requests.contractors import Contractor
from domain.requests.steps import Step

STEPS_SHOWN = 25
"""Steps of history on one screen; a phone's screen is read from the bottom."""


def history_screen(
    w: Screenwriter, policy: Policy, card: RequestCard, steps: Sequence[Step]
) -> Screen:
    """The whole history of a request, the latest step last; the oldest give way to the screen."""
    shown = steps[-STEPS_SHOWN:]
    hidden = len(steps) - len(shown)
    return Screen(
        lines(
            w.t("history-headline", number=card.number, client=card.client),
            w.t("history-hidden", n=hidden) if hidden else None,
            *(step_line(w, policy, step) for step in shown),
        ),
        buttons=rows(
            tap(w.label("request-button-open"), RequestTap(act="open", id=card.id)),
            tap(w.label("request-button-copy"), RequestTap(act="copy", id=card.id)),
        ),
    )


def step_line(w: Screenwriter, policy: Policy, step: Step) -> Markup:
    """One step in words: when, who, what, with the words that came with it."""
    said = w.t(f"step-{step.kind.replace('_', '-')}", **_step_facts(w, policy, step))
    words = step.words or step.reason
    line = w.t("history-step", at=step.at, said=said)
    return lines(line, w.t("history-words", words=short(words)) if words else None)


def _step_facts(w: Screenwriter, policy: Policy, step: Step) -> dict[str, str]:
    to = step.to_person or (
        policy.department_title(step.to_department, w.language) if step.to_department else ""
    )
    writer = (step.writer if step.kind in _WRITTEN_BY_CLIENT else None) or step.actor
    number = step.data.get("step", 0) + (0 if step.kind == "step_done" else 1)
    return {
        "name": writer or w.label("desk-itself"),
        "to": to,
        "number": str(number),
        "contractor": step.contractor or "",
        **_promised(w, step),
    }


def _promised(w: Screenwriter, step: Step) -> dict[str, str]:
    """The day or the hour that was promised with it; what the client answered to it."""
    day, hour = step.data.get("day"), step.data.get("hour")
    proposed = step.data.get("proposed")
    return {
        "reply": step.data.get("reply", ""),
        "proposed": w.by_hour(datetime.fromisoformat(proposed)) if proposed else "",
        "day": w.time.day(date.fromisoformat(day)) if isinstance(day, str) else "",
        "hour": w.by_hour(datetime.fromisoformat(hour)) if isinstance(hour, str) else "",
    }


_WRITTEN_BY_CLIENT = frozenset(
    {"mailed", "client_wrote", "robot_noted", "client_returned", "visit_answered"}
)


def step_notice(w: Screenwriter, policy: Policy, card: RequestCard, step: Step, me: int) -> Screen:
    """The news of a step, for those it concerns; what it asks of the reader is its main button.

    The words are whole: here they are read, elsewhere only recognised.

    Args:
        me: the reader: what he holds himself, or what waits for himself, is told him so.
    """
    words = step.words or step.reason
    key = f"step-{step.kind.replace('_', '-')}{_as_told(card, step, me)}"
    said = w.t(key, **_step_facts(w, policy, step))
    quoted = w.t("history-words", words=words) if words else None
    news = w.t("news-headline", number=card.number, client=card.client, said=said)
    return Screen(
        lines(news, quoted, *cut_lines(w, step.cut), _what_next(w, policy, card, step, me)),
        buttons=_step_buttons(w, policy, card, step),
        silent=step.kind in ("accepted", "commented", "step_done"),
    )


def _as_told(card: RequestCard, step: Step, me: int) -> str:
    """How the key of a step ends where its news have words of their own: of a client, and for whom
    it waits for.
    """
    if step.kind == "accepted":
        return "-client" if card.kind == CLIENT else ""
    if step.kind == "reminded":
        return "-you" if card.offer is not None and card.offer.to_employee_id == me else ""
    return "-you" if step.kind == "result_waits" and "confirm" in card.acts else ""


def was_answered(card: RequestCard, step: Step) -> bool:
    """Whether the news asked somebody for an act, and that is done: the request has moved on."""
    if step.kind in ("reported", "result_waits"):
        return card.state != "reported"
    if step.kind in ("declined", "expired"):
        return card.offer is not None or card.state not in ("new", "in_work")
    if step.kind in _OF_CONTRACTORS:
        return _contractor(card, step) is None
    if step.kind == "step_overdue" and card.place is not None:
        here = card.place.number == step.data.get("step")
        return not here or card.state != "in_work" or "done" not in card.acts
    return step.kind == "overdue" and card.state not in ("new", "in_work")


def _asked_of_reader(card: RequestCard, step: Step) -> list[RequestAct]:
    """Of a step that was declined the first is to offer it again."""
    acts = _MAIN_ACTS.get(step.kind, ())
    if card.place is not None and step.kind in ("declined", "expired"):
        acts = ("done", *acts)
    return [act for act in acts if act in card.acts]


def _what_next(
    w: Screenwriter, policy: Policy, card: RequestCard, step: Step, me: int
) -> Markup | None:
    key = _NEXT.get(step.kind)
    if key is None:
        return None
    kind = policy.kind_title(card.kind, w.language)
    due = card.due_at
    if step.kind.startswith("step_overdue") and card.step_due_at is not None:
        due = card.step_due_at
    if card.holder_id == me and key in _SAYS_HOLDER:
        key = f"{key}-you"
    return w.t(key, at=w.time.lasting(due), holder=card.holder, author=card.author, kind=kind)


_SAYS_HOLDER = frozenset(
    {
        "next-declined",
        "next-expired",
        "next-contractor-due",
        "next-overdue",
        "next-step-overdue",
        "next-moved",
        "next-stood-in",
        "next-inherited",
        "next-unmanned",
    }
)
"""What says who has it now, and says it to himself in other words."""


_NEXT = {
    "reminded": "next-reminded",
    "escalated": "next-reminded",
    "reported": "next-reported",
    "declined": "next-declined",
    "expired": "next-expired",
    "overdue": "next-overdue",
    "step_overdue": "next-step-overdue",
    "step_overdue_lead": "next-step-overdue",
    "contractor_due": "next-contractor-due",
    "contractor_late": "next-contractor-late",
    "moved": "next-moved",
    "readdressed": "next-readdressed",
    "inherited": "next-inherited",
    "stood_in": "next-stood-in",
    "letter_returned": "next-letter-returned",
    "unmanned": "next-unmanned",
}


def _step_buttons(w: Screenwriter, policy: Policy, card: RequestCard, step: Step) -> Buttons:
    more = tap(w.label("request-button-more"), RequestTap(act="open", id=card.id))
    offered = _asked_of_reader(card, step)
    return rows(
        _accept(w, card) if step.kind == "reminded" else None,
        _contractor_button(w, card, step) if step.kind in _OF_CONTRACTORS else None,
        *(
            tap(
                done_label(w, policy, card) if act == "done" else w.label(f"request-button-{act}"),
                RequestTap(act=act, id=card.id),
                "primary" if number == 0 else None,
            )
            for number, act in enumerate(offered)
        ),
        more,
    )


_OF_CONTRACTORS = frozenset({"contractor_due", "contractor_late"})


def _contractor(card: RequestCard, step: Step) -> Contractor | None:
    """The work that a reminder is about, while it is still to be done by that day."""
    day = step.data.get("day")
    return next(
        (
            each
            for each in card.contractors
            if each.id == step.data.get("contractor_id")
            and each.done_at is None
            and each.until_on.isoformat() == day
        ),
        None,
    )


def _contractor_button(w: Screenwriter, card: RequestCard, step: Step) -> Button | None:
    found = _contractor(card, step)
    if found is None or "contractor" not in card.acts:
        return None
    label = w.label("contractor-button-report", name=found.name)
    return tap(label, ContractorTap(id=found.id), "primary")


def _accept(w: Screenwriter, card: RequestCard) -> Button | None:
    """A reminder is answered where it is read."""
    if card.offer is None or "accept" not in card.acts:
        return None
    taken = HandoffTap(act="accept", id=card.offer.id)
    return tap(answer_label(w, card.kind, "accept"), taken, "primary")


_MAIN_ACTS: dict[str, tuple[RequestAct, ...]] = {
    "reported": ("confirm", "return"),
    "result_waits": ("confirm", "return"),
    "declined": ("hand",),
    "expired": ("hand",),
    "overdue": ("done", "hand"),
    "step_overdue": ("done", "hand"),
    "unmanned": ("done", "hand"),
    "client_wrote": ("confirm", "return"),
    "client_returned": ("done", "hand"),
}
