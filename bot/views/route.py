"""Where a request stands on its route, in a line: "Шаг 2 из 4: Бухгалтерия" (domain 1.7)."""

from datetime import datetime

from markupsafe import Markup

from bot.markup import shortened
from bot.texts import Screenwriter, join
from domain.company import Policy
from domain.requests.card import RequestCard
from domain.requests.offers import OfferFacts
from domain.requests.routes import RoutePlace, following, limit_of, place_of

WORDS_SHOWN = 160
"""Characters of what was done at the step before; the whole is in the history."""


def route_line(w: Screenwriter, policy: Policy, card: RequestCard) -> Markup | None:
    """The step at which a request stands and until when; None where it follows no route."""
    if card.place is None:
        return None
    due = card.step_due_at if card.state == "in_work" else None
    return _line(w, policy, card.place, due)


def before_line(w: Screenwriter, card: RequestCard) -> Markup | None:
    """What was done at the step before, and by whom; or why it was given back to this one."""
    before = card.before
    if before is None:
        return None
    return w.t(
        "route-done-before" if before.kind == "step_done" else "route-sent-back",
        number=before.step + 1,
        name=before.name,
        at=w.time.lasting(before.at),
        words=shortened(before.words, WORDS_SHOWN) if before.words else "none",
    )


def offered_step(w: Screenwriter, policy: Policy, facts: OfferFacts) -> Markup | None:
    """The step that an offer leads to, and until when it is to be done; None where it leads to
    none.
    """
    place = place_of(policy, facts.kind, facts.route_step)
    if place is None:
        return None
    return _line(w, policy, place, limit_of(policy, place, facts.offered_at))


def _line(w: Screenwriter, policy: Policy, place: RoutePlace, due: datetime | None) -> Markup:
    title = policy.step_title(place.step, w.language)
    step = w.t("route-step", number=place.number + 1, of=place.of, title=title)
    if due is None:
        return step
    key = "route-step-late" if due < w.now else "route-step-due"
    return join((step, w.t(key, at=w.time.lasting(due))))


def done_label(w: Screenwriter, policy: Policy, card: RequestCard) -> str:
    """What "done" will do: it goes on to the next department, or to the author."""
    after = None if card.place is None else following(policy, card.kind, card.place)
    if after is None:
        return w.label("request-button-done")
    return w.label(
        "request-button-done-on", to=policy.department_title(after.department, w.language)
    )
