"""A technician's visit to the client's site: on the card of its request, and on its own screen."""

from markupsafe import Markup

from bot.callbacks.requests import RequestTap
from bot.callbacks.visits import VisitTap
from bot.screen import Button, Screen, rows, tap
from bot.texts import Screenwriter, lines
from bot.views.appointments import (
    ASKED,
    appointment_screen,
    choice_of_person,
    passed_on_screen,
    people,
    reply_line,
    stage_now,
    visit_tap,
    when,
)
from domain.requests.card import RequestCard
from domain.requests.rows import Answered, RequestRow
from domain.visits.dossier import Person
from domain.visits.reading import AppointmentCard, PassedOn
from domain.visits.site import CalledOff, SiteVisit


def visit_screen(w: Screenwriter, card: AppointmentCard, stage: str) -> Screen:
    """An appointment of either kind as it is now: a rep's meeting, or a visit to the site.

    Args:
        stage: as of `appointment_screen`.
    """
    if card.request_id is None:
        return appointment_screen(w, card, stage)
    if card.state != "planned":
        return _over(w, card)
    stage = stage_now(w, card, stage)
    if stage in ASKED or card.ends_at <= w.now:
        return _was_it(w, card)
    goes_on = card.starts_at <= w.now
    said = "now" if goes_on else stage.replace("_", "-")
    return Screen(
        lines(
            w.t(
                f"site-{said}",
                at=when(w, card),
                number=card.request_number,
                name=card.client,
            ),
            w.t("appointment-place", place=card.place) if card.place else None,
            w.t("site-what", words=card.request_title),
            *people(w, card),
            reply_line(w, card),
            w.t("appointment-clash", name=card.clash) if card.clash else None,
        ),
        buttons=rows(
            _done(w, card) if goes_on and card.request_in_work else None,
            (visit_tap(w, card, "move"), visit_tap(w, card, "cancel")),
            _request(w, card),
        ),
    )


def _was_it(w: Screenwriter, card: AppointmentCard) -> Screen:
    """Done there? Then it is reported at once; else it is only known that he was there."""
    return Screen(
        w.t("site-how", at=when(w, card), number=card.request_number, name=card.client),
        buttons=rows(
            _done(w, card) if card.request_in_work else None,
            visit_tap(w, card, "held", None if card.request_in_work else "primary"),
            (visit_tap(w, card, "move"), visit_tap(w, card, "missed")),
            _request(w, card),
        ),
    )


def _done(w: Screenwriter, card: AppointmentCard) -> Button:
    """Report the work done, or this step of its route."""
    return tap(
        w.label("request-button-done")
        if card.goes_on_to is None
        else w.label("request-button-done-on", to=card.goes_on_to),
        RequestTap(act="done", id=card.request_id or 0),
        "primary",
    )


def _over(w: Screenwriter, card: AppointmentCard) -> Screen:
    said = w.t(f"site-{card.state}", at=when(w, card), number=card.request_number, name=card.client)
    again = visit_tap(w, card, "move") if card.state == "missed" else None
    return Screen(said, buttons=rows(again, _request(w, card)))


def _request(w: Screenwriter, card: AppointmentCard) -> Button:
    to_it = RequestTap(act="open", id=card.request_id or 0)
    return tap(w.label("site-button-request", number=card.request_number), to_it)


def elsewhere_screen(w: Screenwriter, seen: PassedOn) -> Screen:
    """Somebody else goes there now, or keeps the meeting."""
    if seen.request_id is None:
        return passed_on_screen(w, seen)
    at = w.time.lasting(seen.starts_at)
    to_it = RequestTap(act="open", id=seen.request_id)
    return Screen(
        w.t("site-passed-on", name=seen.client, number=seen.number, at=at, person=seen.rep),
        buttons=rows(tap(w.label("site-button-request", number=seen.number), to_it)),
    )


def site_whom_screen(w: Screenwriter, request: RequestRow, there: tuple[Person, ...]) -> Screen:
    """Whom of the client's people one meets at the site; the key person first."""
    asked = w.t("site-whom", number=request.number)
    return choice_of_person(w, asked, there, "site", request.id)


def planned_visit(card: RequestCard) -> SiteVisit | None:
    """The visit that is still to take place, or of which it is not known how it went."""
    return next((each for each in card.visits if each.state == "planned"), None)


def visit_line(w: Screenwriter, card: RequestCard) -> Markup | None:
    """When somebody goes to the client's site, or was there last; who, and what the client says."""
    found = planned_visit(card) or next(
        (each for each in card.visits if each.state == "held"), None
    )
    if found is None:
        return None
    at = w.time.lasting(found.starts_at)
    if found.state == "held":
        return w.t("site-line-held", at=at, person=found.person)
    reply = found.client_reply or ("none" if found.invited else "uninvited")
    return w.t("site-line", at=at, person=found.person, reply=reply)


def called_off_line(w: Screenwriter, done: Answered) -> Markup | None:
    """What became of a visit that was ahead when its request was done; None where none was."""
    if done.visit_off is None:
        return None
    key = "site-called-off-mailed" if done.visit_told else "site-called-off"
    return w.t(key, at=w.time.lasting(done.visit_off))


def calls_off_line(w: Screenwriter, visit: CalledOff) -> Markup:
    """A visit ahead that what is asked about would call off."""
    key = "form-calls-off-mailed" if visit.told else "form-calls-off"
    return w.t(key, at=w.time.lasting(visit.starts_at))


def visit_button(w: Screenwriter, card: RequestCard, me: int) -> Button | None:
    """To arrange a visit; to one's own that is planned."""
    found = planned_visit(card)
    if found is not None and found.person_id == me:
        label = w.label("site-button-open", at=w.time.lasting(found.starts_at))
        return tap(label, VisitTap(act="open", id=found.id))
    if "visit" not in card.acts or (found is not None and found.ends_at > w.now):
        return None
    return tap(w.label("request-button-visit"), RequestTap(act="visit", id=card.id))
