"""A client found by a few letters, and his card."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.callbacks.clients import ClientTap
from bot.callbacks.requests import RequestTap
from bot.callbacks.tickets import TicketTap
from bot.screen import Button, Buttons, Screen, pick, rows, tap
from bot.texts import Screenwriter, lines
from bot.views.dossier import person_line
from domain.clients.dossier import ClientCard
from domain.clients.searching import FOUND_LIMIT, FoundClient
from domain.contact_data import shown_phone


def found_screen(w: Screenwriter, typed: str, found: Sequence[FoundClient]) -> Screen:
    """What was found for a few letters; each client opens by his own button."""
    if not found:
        return Screen(
            w.t("clients-none", typed=typed), buttons=rows(pick(w.label("clients-search"), typed))
        )
    more = len(found) > FOUND_LIMIT
    return Screen(
        lines(
            w.t("clients-found", typed=typed) if typed else w.t("clients-recent"),
            w.t("clients-more") if more else None,
        ),
        buttons=rows(
            *(tap(each.name, ClientTap(act="open", id=each.id)) for each in found[:FOUND_LIMIT]),
            pick(w.label("clients-search"), typed),
        ),
    )


def client_screen(w: Screenwriter, card: ClientCard, visits: Buttons = ()) -> Screen:
    """Who the client is, who works with him, what is open, what was bought.

    Args:
        visits: what the reader may do beside writing a request.
    """
    return Screen(
        lines(
            w.t("client-headline", name=card.name),
            w.t("client-tax", number=card.tax_number) if card.tax_number else None,
            Markup.escape(card.address) if card.address else None,
            None if card.contacts else _reached(card),
            w.t("client-manager", name=card.manager) if card.manager else None,
            _trouble(w, card),
            w.t("client-meeting", at=w.time.lasting(card.meeting)) if card.meeting else None,
            *(person_line(w, contact) for contact in card.contacts),
            w.t("client-open") if card.open_requests else w.t("client-nothing-open"),
            *(
                w.t("client-request", number=each.number, title=each.title)
                for each in card.open_requests
            ),
            w.t("client-orders") if card.orders else None,
            *(w.t("client-order", at=each.ordered_on, title=each.title) for each in card.orders),
        ),
        buttons=rows(
            tap(w.label("client-button-new"), ClientTap(act="new", id=card.id), "primary"),
            [
                tap(str(each.number), RequestTap(act="open", id=each.id))
                for each in card.open_requests
                if each.may_open
            ],
            _ticket_button(w, card),
            *visits,
        ),
    )


def _trouble(w: Screenwriter, card: ClientCard) -> Markup | None:
    """His quality problem, and whose turn it is."""
    trouble = card.trouble
    if trouble is None:
        return w.t("client-paused", ticket=card.ticket) if card.ticket else None
    paused = "yes" if card.ticket == trouble.number else "no"
    state = w.label(f"client-ticket-{trouble.state.replace('_', '-')}")
    return w.t("client-ticket", ticket=trouble.number, paused=paused, state=state)


def _ticket_button(w: Screenwriter, card: ClientCard) -> Button | None:
    trouble = card.trouble
    if trouble is None or not trouble.may_open:
        return None
    label = w.label("client-button-ticket", number=trouble.number)
    return tap(label, TicketTap(act="open", id=trouble.id))


def _reached(card: ClientCard) -> Markup | None:
    """The client's own number and mail, where nobody is named."""
    facts = (shown_phone(card.phone) if card.phone else None, card.email)
    return Markup.escape(", ".join(fact for fact in facts if fact)) or None
