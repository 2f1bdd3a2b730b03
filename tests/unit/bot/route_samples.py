"""Sample data of requests that follow a route, have a contractor, or a visit to the site."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views import offer, register, request, steps
from domain.company import Policy
from domain.company.routes import RouteStep
from domain.company.values import WorkSpan
from domain.requests.card import Offer, RequestCard, StepBefore
from domain.requests.contractors import Contractor
from domain.requests.lists import Filter, Line, RegisterPage
from domain.requests.offers import OfferFacts
from domain.requests.routes import place_of
from domain.requests.steps import Step
from domain.visits.site import SiteVisit
from storage.models.programme import CLIENT_REPLIES

Drawn = Callable[[Screenwriter, Policy], Screen]

TITLE = {"ru": "Счёт <b>&</b> оплата", "en": "Invoice <b>&</b> payment"}
ROUTE = (
    RouteStep.model_construct(department="sales", within=WorkSpan(1, timedelta()), title=TITLE),
    RouteStep.model_construct(department="tech", within=WorkSpan(0, timedelta(hours=4))),
    RouteStep.model_construct(department="construction", within=WorkSpan(2, timedelta())),
)
STEP_KINDS = ("step_done", "step_back", "step_overdue", "step_overdue_lead")
CONTRACTOR_STEPS = (
    "contractor_set", "contractor_later", "contractor_done", "contractor_due", "contractor_late",
    "contractor_late_lead",
)  # fmt: skip
OUTSIDER = "ООО «Высота» <b>&</b> партнёры"
_GIVEN = datetime(2026, 11, 20, 8, tzinfo=UTC)
CONTRACTORS = (
    Contractor(5, 214, OUTSIDER, "Монтаж кабеля " * 20, "+79350001052", date(2026, 11, 20), "Антон",
               _GIVEN, None),
    Contractor(6, 214, "Фасад", "Сверление", None, date(2026, 12, 4), "Антон", _GIVEN, None),
    Contractor(7, 214, "Лифт", "Допуск", "lift@x.example", date(2026, 11, 20), "Антон",
               _GIVEN, _GIVEN),
)  # fmt: skip
DONE_BEFORE = StepBefore(
    "step_done", 0, "Ольга <b>&</b> Смирнова", _GIVEN, "Договор <подписан> & отправлен " * 20
)
SENT_BACK = StepBefore("step_back", 0, "Антон Белов", _GIVEN, "Нет печати")
VISIT_STEPS = ("visit_set", "visit_moved", "visit_cancelled", "visit_held", "visit_missed")
VISIT = SiteVisit(3, 7, "Антон <b>&</b> Белов", "planned", _GIVEN + timedelta(days=6),
                  _GIVEN + timedelta(days=6, hours=1), "ул. Мира, 4", None, None, None)  # fmt: skip
VISITS = (
    ("planned", None, None), ("planned", None, "kim@romashka.example"),
    *(("planned", reply, "kim@romashka.example") for reply in CLIENT_REPLIES),
    ("held", None, None), ("cancelled", None, None),
)  # fmt: skip


def routed(policy: Policy) -> Policy:
    """The company, with a route for one of its kinds."""
    kind = policy.kinds["incident"].model_copy(update={"route": ROUTE})
    return policy.model_copy(update={"kinds": {**policy.kinds, "incident": kind}})


def route_screens(
    card: RequestCard, facts: OfferFacts, line: Line, step: Step
) -> Mapping[str, Drawn]:
    """Every screen on which a route is seen.

    Args:
        card, facts, line, step: the samples of requests in general.
    """
    mine = replace(
        card,
        state="in_work",
        holder_id=7,
        acts=frozenset({"done", "hand", "step_back", "comment"}),
        offer=None,
        step_due_at=card.due_at - timedelta(hours=1),
    )
    led = replace(facts, route_step=1)
    offered = replace(mine, offer=_led(card.offer), acts=frozenset({"withdraw", "comment"}))
    late = replace(mine, step_due_at=card.created_at)
    found = [
        replace(line, route_step=1),
        replace(line, outside_until=line.due_at.date()),
        replace(line, outside_until=(line.due_at + timedelta(days=9)).date()),
    ]
    page = RegisterPage(found, 3, 1, 1, 0, Filter())
    drawn: dict[str, Drawn] = {
        "route-first": _request(mine, 0),
        "route-second": _request(mine, 1),
        "route-late": _request(late, 1),
        "route-last": _request(mine, 2),
        "route-done-before": _request(replace(mine, before=DONE_BEFORE), 1),
        "route-done-by-voice": _request(replace(mine, before=replace(DONE_BEFORE, words="")), 1),
        "route-sent-back": _request(replace(mine, before=SENT_BACK), 0),
        "route-offered-to-me": _request(
            replace(mine, offer=_noted(card.offer), acts=frozenset({"accept", "decline"})), 1
        ),
        "route-offered": _request(offered, 0),
        "route-new": _request(card, 0),
        "route-offer": lambda w, p: offer.offer_notice(w, routed(p), led, card),
        "route-group": lambda w, p: offer.group_notice(w, routed(p), led),
        "route-register": lambda w, p: register.register_screen(w, routed(p), page),
    }
    for kind in STEP_KINDS:
        told = replace(step, kind=kind, data={"step": 1}, to_department="tech")
        drawn[f"step-{kind}"] = _news(mine, told)
    outside = replace(mine, contractors=CONTRACTORS, acts=mine.acts | {"contractor"})
    for state, reply, invited in VISITS:
        there = replace(VISIT, state=state, client_reply=reply, invited=invited)
        visited = replace(mine, visits=(there,), acts=mine.acts | {"visit", "contractor"})
        drawn[f"visit-{state}-{reply or bool(invited)}"] = _plain(visited)
    for kind in VISIT_STEPS:
        hour = "2026-11-26T11:00:00+00:00"
        news = replace(step, kind=kind, data={"appointment_id": 3, "hour": hour})
        drawn[f"step-{kind}"] = _step(mine, news)
    for reply in CLIENT_REPLIES:
        answered = {"reply": reply, "hour": hour, "proposed": hour}
        told = replace(step, kind="visit_answered", data=answered, actor=None, writer=OUTSIDER)
        drawn[f"step-visit_answered-{reply}"] = _step(mine, told)
    drawn["contractors"] = lambda w, p: request.request_screen(w, p, outside, me=7)
    for kind in CONTRACTOR_STEPS:
        told = replace(
            step, kind=kind, contractor=OUTSIDER, data={"contractor_id": 5, "day": "2026-11-20"}
        )
        drawn[f"step-{kind}"] = _step(outside, told)
    drawn["step-declined-on-route"] = _news(mine, replace(step, kind="declined"))
    return drawn


def _noted(offer: Offer | None) -> Offer | None:
    return None if offer is None else replace(offer, note=DONE_BEFORE.words)


def _led(offer: Offer | None) -> Offer | None:
    return None if offer is None else replace(offer, route_step=1)


def _request(card: RequestCard, number: int) -> Drawn:
    return lambda w, p: request.request_screen(w, routed(p), _at(card, p, number), me=7)


def _news(card: RequestCard, step: Step) -> Drawn:
    return lambda w, p: steps.step_notice(w, routed(p), _at(card, p, 1), step, me=7)


def _plain(card: RequestCard) -> Drawn:
    return lambda w, p: request.request_screen(w, p, card, me=7)


def _step(card: RequestCard, step: Step) -> Drawn:
    return lambda w, p: steps.step_notice(w, p, card, step, me=7)


def _at(card: RequestCard, policy: Policy, number: int) -> RequestCard:
    return replace(card, place=place_of(routed(policy), card.kind, number))
