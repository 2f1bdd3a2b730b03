"""The staff list from which an administrator invites, and the invitation itself."""

from bot.callbacks.people import InviteTap
from bot.callbacks.privacy import AuditTap
from bot.screen import Screen, copy, rows, tap
from bot.texts import Screenwriter
from bot.views.homeward import home_button
from bot.views.paging import turning
from domain.people.invitations import Invited
from domain.people.staff import Person, StaffPage


def staff_screen(w: Screenwriter, page: StaffPage) -> Screen:
    """Whom to invite; a sign tells who is in already."""
    return Screen(
        w.t("staff-headline"),
        buttons=rows(
            *(
                tap(
                    w.label("staff-in" if linked else "staff-out", name=person.name),
                    InviteTap(act="ask", id=person.id, page=page.page),
                )
                for person, linked in page.people
            ),
            turning(w, page.page, page.pages, lambda number: InviteTap(act="list", page=number)),
            tap(w.label("audit-button"), AuditTap()),
            home_button(w),
        ),
    )


def invite_screen(w: Screenwriter, person: Person, page: int) -> Screen:
    """Asks once: an invitation locks out the phone the person has now."""
    return Screen(
        w.t("invite-ask", name=person.name),
        buttons=rows(
            tap(w.label("invite-make"), InviteTap(act="make", id=person.id), "primary"),
            tap(w.label("invite-back"), InviteTap(act="list", page=page)),
        ),
    )


def invited_screen(w: Screenwriter, invited: Invited, address: str) -> Screen:
    """The link, to be handed over in person."""
    return Screen(
        w.t("invited", name=invited.name, address=address, until=invited.expires_at),
        buttons=rows(copy(w.label("invite-copy"), address)),
    )
