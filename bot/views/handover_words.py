"""What several screens of handovers say: what moves, to whom, and how much each already has."""

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from bot.texts import Screenwriter, join
from domain.handovers.planning import Colleague, Plan

CLIENTS_SHOWN = 3


def things(w: Screenwriter, counts: Mapping[str, int]) -> Markup:
    """ "заявки: 3, тикеты: 1": what there is."""
    said = [w.t(f"handover-thing-{thing}", n=n) for thing, n in counts.items() if n]
    return join(said) if said else w.t("handover-nothing")


def plan_lines(w: Screenwriter, plan: Plan) -> list[Markup]:
    """How much moves, who gets what of it, and what is to be looked at before. Whoever gets it
    all needs no sum besides.
    """
    shares = [
        w.t("handover-share", name=share.name, what=things(w, share.counts))
        for share in plan.shares
    ]
    waits = plan.totals.get("campaign", 0) if not plan.takers.is_leave else 0
    total = "leave-totals" if plan.takers.is_leave else "handover-totals"
    return [
        *([w.t(total, what=things(w, plan.totals))] if len(shares) > 1 else []),
        *shares,
        *([w.t("leave-waits", what=things(w, plan.waits))] if plan.waits else []),
        *([w.t("handover-campaign-waits", n=waits)] if waits else []),
        *([w.t("handover-fenced", clients=_some(plan.fenced))] if plan.fenced else []),
    ]


def taker_label(w: Screenwriter, each: Colleague, takers: Iterable[int]) -> str:
    """A colleague to be chosen by a tap: marked if he is, with how busy he is."""
    chosen = each.person.id in takers
    key = "handover-taker-chosen" if chosen else "handover-taker"
    return w.label(key, name=each.person.name, load=each.load)


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:CLIENTS_SHOWN])
    return f"{shown}…" if len(names) > CLIENTS_SHOWN else shown
