"""An appointment on its rep's phone: agreed on, coming, over; and what the client answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from markupsafe import Markup

from bot.callbacks.clients import ClientTap
from bot.callbacks.requests import RequestTap
from bot.callbacks.visits import CallsTap, CallTap, QuestionnaireTap, VisitTap
from bot.screen import Button, Buttons, ButtonStyle, Screen, rows, tap
from bot.texts import Screenwriter, lines
from bot.views.calls import minutes_of
from bot.views.dossier import last_meeting, open_requests, person_line, warning
from domain.clients.dossier import ClientCard
from domain.visits.dossier import Person
from domain.visits.reading import AppointmentCard, CallCard, PassedOn, WrittenAnswer

ASKED = ("asked", "asked_again")
"""Stages at which it is asked how it was."""


def appointment_screen(w: Screenwriter, card: AppointmentCard, stage: str) -> Screen:
    """An appointment as it is now.

    Args:
        stage: what brings it: arranged, evening, hour, asked, asked_again; it counts while the
            appointment is still planned.
    """
    if card.state != "planned":
        return _over(w, card)
    stage = stage_now(w, card, stage)
    if stage in ASKED or card.ends_at <= w.now:
        return _how_was_it(w, card)
    goes_on = card.starts_at <= w.now
    said = "now" if goes_on else stage.replace("_", "-")
    return Screen(
        lines(
            w.t(f"appointment-{said}", at=when(w, card), name=card.client),
            w.t("appointment-place", place=card.place) if card.place else None,
            *people(w, card),
            reply_line(w, card),
            w.t("appointment-clash", name=card.clash) if card.clash else None,
            *(_prepared(w, card) if stage != "arranged" else ()),
        ),
        buttons=rows(
            *(_begun(w, card) if goes_on or stage == "hour" else ()),
            (
                visit_tap(w, card, "move"),
                visit_tap(w, card, "cancel"),
            ),
            (
                tap(w.label("visit-button-client"), ClientTap(act="open", id=card.client_id)),
                tap(w.label("calls-button-all"), CallsTap()),
            ),
        ),
    )


def stage_now(w: Screenwriter, card: AppointmentCard, stage: str) -> str:
    """What a message says of an appointment that was moved since it asked how it was: the new
    hour.
    """
    return "arranged" if stage in ASKED and card.starts_at > w.now else stage


def when(w: Screenwriter, card: AppointmentCard) -> str:
    """The card stays for days: only today is called by its word."""
    return w.time.lasting(card.starts_at)


def people(w: Screenwriter, card: AppointmentCard) -> list[Markup]:
    """Whom one meets; all who are known, where that is open."""
    known = card.dossier.contacts
    chosen = [person for person in known if person.id == card.contact_id]
    return [person_line(w, person) for person in chosen or known]


def _prepared(w: Screenwriter, card: AppointmentCard) -> list[Markup | None]:
    """What one wants to have read before going in."""
    return [
        last_meeting(w, card.dossier),
        open_requests(w, card.dossier),
        warning(w, card.dossier.offers_in_row),
    ]


def reply_line(w: Screenwriter, card: AppointmentCard) -> Markup:
    """What became of the invitation."""
    if card.invited is None:
        return w.t("appointment-not-invited")
    if card.client_reply is None:
        return w.t("appointment-invited", address=card.invited)
    at = w.time.lasting(card.proposed_at) if card.proposed_at else ""
    return w.t(f"appointment-reply-{card.client_reply.replace('_', '-')}", at=at)


def _how_was_it(w: Screenwriter, card: AppointmentCard) -> Screen:
    """The questionnaire by one tap, where it is due; else the note of the meeting."""
    return Screen(
        w.t("appointment-how", name=card.client, at=when(w, card)),
        buttons=rows(
            *_begun(w, card),
            (visit_tap(w, card, "move"), visit_tap(w, card, "missed")),
        ),
    )


def _begun(w: Screenwriter, card: AppointmentCard) -> Buttons:
    """What one does at the client's table."""
    note = VisitTap(act="note", id=card.client_id)
    relationship = card.purpose == "relationship"
    return rows(
        None if relationship else _questionnaire(w, card),
        tap(w.label("visit-button-note"), note, "primary" if relationship else None),
    )


def _questionnaire(w: Screenwriter, card: AppointmentCard) -> Button:
    if card.resumes is not None:
        resume = QuestionnaireTap(act="resume", id=card.resumes)
        return tap(w.label("visit-button-resume"), resume, "primary")
    begin = QuestionnaireTap(act="begin", id=card.client_id)
    return tap(w.label("visit-button-questionnaire"), begin, "primary")


def _over(w: Screenwriter, card: AppointmentCard) -> Screen:
    return Screen(
        w.t(f"appointment-{card.state}", name=card.client, at=when(w, card)),
        buttons=rows(
            tap(w.label("visit-button-call"), CallTap(act="open", id=card.client_id))
            if card.state != "held"
            else None,
            (
                tap(w.label("visit-button-client"), ClientTap(act="open", id=card.client_id)),
                tap(w.label("calls-button-all"), CallsTap()),
            ),
        ),
    )


def passed_on_screen(w: Screenwriter, seen: PassedOn) -> Screen:
    """Another rep keeps the appointment now."""
    at = w.time.lasting(seen.starts_at)
    return Screen(
        w.t("appointment-passed-on", name=seen.client, at=at, rep=seen.rep),
        buttons=rows(tap(w.label("calls-button-all"), CallsTap())),
    )


def visit_tap(
    w: Screenwriter, card: AppointmentCard, act: str, style: ButtonStyle | None = None
) -> Button:
    data = VisitTap.model_validate({"act": act, "id": card.id})
    about = "visit" if card.request_id is None else "site"
    return tap(w.label(f"{about}-button-{act}"), data, style)


def whom_screen(w: Screenwriter, card: CallCard) -> Screen:
    """With whom of the contacts one meets; the key person first."""
    client = card.standing
    asked = w.t("appointment-whom", name=client.name)
    return choice_of_person(w, asked, card.dossier.contacts, "arrange", client.client_id)


def choice_of_person(
    w: Screenwriter,
    asked: Markup,
    people: Sequence[Person],
    act: Literal["arrange", "site"],
    of_id: int,
) -> Screen:
    """A button for each of the client's people.

    Args:
        people: the key person first.
        act, of_id: of the button; the client's id, or that of the request one goes there for.
    """
    return Screen(
        lines(asked, *(person_line(w, person) for person in people)),
        buttons=rows(
            *(
                tap(
                    person.name,
                    VisitTap(act=act, id=of_id, person=person.id),
                    "primary" if number == 0 else None,
                )
                for number, person in enumerate(people)
            )
        ),
    )


def cancel_screen(w: Screenwriter, card: AppointmentCard) -> Screen:
    """Asked once: the client will be told."""
    told = "appointment-cancel-told" if card.invited else "appointment-cancel-untold"
    asked = "appointment-cancel" if card.request_id is None else "site-cancel"
    number = card.request_number or 0
    return Screen(
        lines(w.t(asked, name=card.client, at=when(w, card), number=number), w.t(told)),
        buttons=rows(
            tap(w.label("visit-button-keep"), VisitTap(act="open", id=card.id)),
            visit_tap(w, card, "sure", "danger"),
        ),
    )


@dataclass(frozen=True)
class Said:
    """What the client answered, as it was then: the appointment may have been moved since.

    Attributes:
        reply: as his calendar says it; "" for words alone.
        doubt: why it does not count by itself: "sender", "forged", or "".
        asked_at: the time that he was asked about.
        proposed_at: the time that he proposes instead.
    """

    reply: str
    doubt: str
    asked_at: datetime
    proposed_at: datetime | None = None


def answer_screen(
    w: Screenwriter, card: AppointmentCard, written: WrittenAnswer, said: Said
) -> Screen:
    """What the client answers to the invitation."""
    key = "words" if said.doubt else said.reply.replace("_", "-") or "words"
    site = card.request_id is not None
    moved = "site-answer-moved" if site else "answer-moved"
    return Screen(
        lines(
            w.t(
                "site-answer-words" if site and key == "words" else f"answer-{key}",
                name=card.client,
                number=card.request_number or 0,
                at=w.time.lasting(said.asked_at),
                proposed=w.time.lasting(said.proposed_at) if said.proposed_at else "",
            ),
            w.t(moved, at=when(w, card)) if card.starts_at != said.asked_at else None,
            w.t(
                "answer-from",
                name=written.sender_name or written.sender,
                at=w.time.lasting(written.received_at),
            ),
            w.t("mail-words", words=written.words) if written.words else None,
            w.t(f"answer-doubt-{said.doubt}", address=written.sender) if said.doubt else None,
        ),
        buttons=_ways(w, card)
        if card.state == "planned"
        else rows(tap(w.label("visit-button-open"), VisitTap(act="open", id=card.id))),
    )


def _ways(w: Screenwriter, card: AppointmentCard) -> Buttons:
    """A visit to the site leads to its request, a meeting to the call."""
    proposed = card.proposed_at
    to_proposed = None
    if proposed is not None and proposed > w.now:
        to_it = VisitTap(act="move_to", id=card.id, value=minutes_of(proposed))
        label = w.label("visit-button-move-to", at=w.time.lasting(proposed))
        to_proposed = tap(label, to_it, "primary")
    if card.request_id is None:
        back = tap(w.label("visit-button-call"), CallTap(act="open", id=card.client_id))
    else:
        back = tap(w.label("request-button-open"), RequestTap(act="open", id=card.request_id))
    return rows(
        to_proposed,
        (back, visit_tap(w, card, "move")),
        visit_tap(w, card, "cancel"),
    )


def visit_buttons(w: Screenwriter, card: ClientCard) -> Buttons:
    """What a rep does with a client, on the client's card. A questionnaire that is paused goes on
    when the client has confirmed, and none is begun before.
    """
    begin = QuestionnaireTap(act="begin", id=card.id)
    return rows(
        (
            tap(w.label("client-button-call"), CallTap(act="open", id=card.id)),
            tap(w.label("client-button-arrange"), VisitTap(act="arrange", id=card.id)),
        ),
        (
            None if card.ticket else tap(w.label("client-button-questionnaire"), begin),
            tap(w.label("client-button-note"), VisitTap(act="note", id=card.id)),
        ),
    )
