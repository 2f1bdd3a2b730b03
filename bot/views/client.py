"""A client found by a few letters, and the first screen of his dossier."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.callbacks.clients import ClientTap
from bot.callbacks.dossier import DossierTap
from bot.callbacks.requests import RequestTap
from bot.callbacks.team import TeamTap
from bot.callbacks.tickets import TicketTap
from bot.markup import shortened
from bot.screen import Button, Buttons, Screen, pick, rows, tap
from bot.texts import Screenwriter, join, lines
from bot.views.client_buttons import note_button, promise_button, team_button
from bot.views.client_sections import talk_line
from bot.views.dossier import person_line
from domain.clients.connecting import Whom
from domain.clients.dossier import ClientCard, OpenRequest
from domain.clients.searching import FOUND_LIMIT, FoundClient
from domain.clients.team import Member, member_in
from domain.contact_data import shown_phone

BUTTON_TEXT = 40
TITLE_SHOWN = 60
TALK_SHOWN = 90
SERVING = 3
"""People of the team on the first screen; the others stand behind its button."""
LINES = 12
"""A screen that is read while the phone rings is no longer. Of a client of whom much is known the
third request, the second person and the latest order stand behind their buttons.
"""


def found_screen(w: Screenwriter, typed: str, found: Sequence[FoundClient]) -> Screen:
    """What was found for a few letters; each client opens by his own button."""
    if not found:
        said = w.t("clients-none", typed=typed) if typed else w.t("clients-type")
        return Screen(said, buttons=rows(pick(w.label("clients-search"), typed)))
    more = len(found) > FOUND_LIMIT
    return Screen(
        lines(
            w.t("clients-found", typed=typed) if typed else w.t("clients-recent"),
            w.t("clients-more") if more else None,
        ),
        buttons=rows(
            *(
                tap(_found_label(w, each), ClientTap(act="open", id=each.id))
                for each in found[:FOUND_LIMIT]
            ),
            pick(w.label("clients-search"), typed),
        ),
    )


def _found_label(w: Screenwriter, found: FoundClient) -> str:
    """His name; the person too, by whom he was found."""
    if found.contact is None:
        return shortened(found.name, BUTTON_TEXT)
    said = w.label("clients-found-person", name=found.name, person=found.contact)
    return shortened(said, BUTTON_TEXT)


def client_screen(w: Screenwriter, card: ClientCard, visits: Buttons = ()) -> Screen:
    """Who the client is, who works with him, what is open, what was promised and bought. Nobody
    sends it on.

    Args:
        visits: what the reader may do beside writing a request.
    """
    above = (
        w.t(f"client-headline-{card.standing}", name=card.name),
        _connect(w, card.connect) if card.connect else None,
        _known_by(w, card),
        None if card.contacts else _reached(card),
        _served(w, card.team, called=card.connect),
    )
    people = [person_line(w, contact) for contact in card.contacts]
    between = (
        _trouble(w, card),
        w.t("client-meeting", at=w.time.lasting(card.meeting)) if card.meeting else None,
        talk_line(w, card.talk, TALK_SHOWN) if card.talk else None,
        _promised(w, card),
        w.t("client-open", n=card.counts.matters)
        if card.open_requests
        else w.t("client-nothing-open"),
    )
    room = LINES - sum(1 for each in (*above, *people[:1], *between) if each)
    requests = card.open_requests[:room]
    second = people[1:][: room - len(requests)]
    orders = card.orders[: room - len(requests) - len(second)]
    return Screen(
        lines(
            *above,
            *people[:1],
            *second,
            *between,
            *(_request(w, each) for each in requests),
            *(w.t("client-order", at=each.ordered_on, title=each.title) for each in orders),
        ),
        buttons=rows(
            tap(w.label("client-button-new"), ClientTap(act="new", id=card.id), "primary"),
            [
                tap(str(each.number), RequestTap(act="open", id=each.id))
                for each in requests
                if each.may_open
            ],
            _ticket_button(w, card),
            _manager_button(w, card),
            *visits,
            (note_button(w, card.id), promise_button(w, card.id)),
            *_parts(w, card),
        ),
        protected=True,
    )


def _connect(w: Screenwriter, whom: Whom) -> Markup:
    """Whom the caller is to be connected with, before all else: the phone rings."""
    phone = shown_phone(whom.phone) if whom.phone else ""
    said = w.t(f"client-connect-{whom.why.replace('_', '-')}", instead=whom.instead_of or "")
    return join([w.t("client-connect", name=whom.name), *([phone] if phone else []), said])


def _known_by(w: Screenwriter, card: ClientCard) -> Markup | None:
    facts = [
        *([w.t("client-tax", number=card.tax_number)] if card.tax_number else []),
        *([card.address] if card.address else []),
    ]
    return join(facts) if facts else None


def _served(w: Screenwriter, team: Sequence[Member], called: Whom | None) -> Markup | None:
    """Who works with the client; who is on leave, with his stand-in. The manager that is to be
    called has been named already; that there is none is said first.
    """
    unmanaged = [w.t("client-no-manager")] if member_in(team, "manager") is None else []
    shown = [
        each for each in team if called is None or each.present.employee_id != called.employee_id
    ]
    said = [*unmanaged, *(_member(w, each) for each in shown)]
    return join(said[:SERVING]) if said else None


def _member(w: Screenwriter, member: Member) -> Markup:
    part = w.t(f"team-part-{member.part.replace('_', '-')}")
    if member.stand_in is None:
        return w.t("client-member", part=part, name=member.name)
    return w.t("client-member-away", part=part, name=member.name, other=member.stand_in.name)


def _promised(w: Screenwriter, card: ClientCard) -> Markup | None:
    if not card.promises:
        return None
    first = card.promises[0]
    key = "client-promise-late" if first.late else "client-promise"
    return w.t(
        key,
        n=card.counts.promises,
        title=shortened(first.title, TITLE_SHOWN),
        day=first.due_on,
        owner=first.owner,
    )


def _request(w: Screenwriter, request: OpenRequest) -> Markup:
    due = w.time.lasting(request.due_at) if request.due_at else ""
    return w.t(
        "client-request-late" if request.late else "client-request",
        number=request.number,
        title=shortened(request.title, TITLE_SHOWN),
        holder=request.holder,
        due=due,
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


def _manager_button(w: Screenwriter, card: ClientCard) -> Button | None:
    """For whoever may name one, where there is none."""
    if not card.names_manager:
        return None
    return tap(w.label("client-button-manager"), TeamTap(act="name", id=card.id, part="manager"))


def _reached(card: ClientCard) -> Markup | None:
    """The client's own number and mail, where nobody is named."""
    facts = (shown_phone(card.phone) if card.phone else None, card.email)
    return Markup.escape(", ".join(fact for fact in facts if fact)) or None


def _parts(w: Screenwriter, card: ClientCard) -> Buttons:
    """The ways into the rest of the dossier, as far as the reader may go."""
    counts = card.counts

    def part(act: str, n: int | None = None) -> Button:
        label = w.label(f"dossier-button-{act}", n=n or 0)
        return tap(label, DossierTap.model_validate({"act": act, "id": card.id}))

    return rows(
        (part("people", counts.people), team_button(w, card.id)),
        (part("matters", counts.matters), part("steps", counts.steps)),
        (
            None if not card.reads_talks else part("talks"),
            None if counts.orders is None else part("bought", counts.orders),
        ),
        (part("history"), part("script") if card.connect else None, part("more")),
    )
