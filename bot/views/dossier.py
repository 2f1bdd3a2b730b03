"""A client in a few lines, on the screens of calls and appointments."""

from markupsafe import Markup

from bot.markup import shortened
from bot.texts import Screenwriter, join
from domain.clients.dossier import ContactLine
from domain.contact_data import shown_phone
from domain.visits.dossier import Dossier, Person

NOTE_SHOWN = 160
"""Characters of the last meeting's note; the rest is on the client's card."""


def person_line(w: Screenwriter, person: Person | ContactLine) -> Markup:
    """A contact; his phone is dialled when it is tapped."""
    phone = shown_phone(person.phone) if person.phone else None
    facts = [fact for fact in (person.position, phone, person.email) if fact]
    return join([w.t("client-contact", name=person.name), *facts], ", ")


def last_meeting(w: Screenwriter, dossier: Dossier) -> Markup | None:
    """When one met last, and what was noted."""
    last = dossier.last_meeting
    if last is None:
        return w.t("dossier-never-met")
    note = shortened(last.note or "", NOTE_SHOWN)
    return w.t(f"dossier-met-{last.kind}", at=last.held_at, note=note)


def open_requests(w: Screenwriter, dossier: Dossier) -> Markup | None:
    """What is not done yet for the client: he will ask."""
    if not dossier.requests:
        return None
    titles = [f"{each.number} {each.title}" for each in dossier.requests]
    return w.t("dossier-open", requests=join(titles))


def warning(w: Screenwriter, offers_in_row: int) -> Markup | None:
    """Not every meeting may carry an offer (domain 2.17)."""
    return w.t("dossier-offers", n=offers_in_row) if offers_in_row else None
