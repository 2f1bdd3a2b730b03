"""Whom to connect a caller with, and what to say meanwhile: the first lines of a client's dossier
for whoever answers the phone (domain 4.2).
"""

from collections.abc import Sequence

from markupsafe import Markup

from bot.texts import Screenwriter, join, lines
from domain.clients.connecting import Whom
from domain.contact_data import shown_phone

OTHERS_SHOWN = 2
"""Whom else to try; more are not tried while somebody waits on the line."""


def connection(w: Screenwriter, found: Whom | None, script: Sequence[str]) -> Markup:
    """Whom to connect with and why, who else when he does not answer, and the script.

    Args:
        script: as `connecting.script` gives it, in the client's language.
    """
    others = [] if found is None else found.otherwise[:OTHERS_SHOWN]
    return lines(
        w.t("connect-nobody") if found is None else _first(w, found),
        w.t("connect-else", people=join(_reached(each) for each in others)) if others else None,
        w.t("connect-script", words=Markup("\n").join(script)) if script else None,
    )


def _first(w: Screenwriter, found: Whom) -> Markup:
    said = w.t("connect", who=_reached(found), why=_why(w, found))
    return said if found.phone else join([said, w.t("connect-no-phone")])


def _why(w: Screenwriter, found: Whom) -> Markup:
    return w.t(
        f"connect-why-{found.why.replace('_', '-')}",
        name=found.instead_of or "",
        day=found.until_on,
    )


def _reached(whom: Whom) -> Markup:
    """A name and a phone that is dialled by a tap."""
    phone = [shown_phone(whom.phone)] if whom.phone else []
    return join([Markup("<b>{}</b>").format(whom.name), *phone], ", ")
