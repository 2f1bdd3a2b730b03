"""Who is here, and what one of them has in hands."""

from collections.abc import Sequence

from bot.callbacks.handovers import LeaveTap, StaffTap
from bot.screen import Button, Screen, rows, tap
from bot.texts import Screenwriter, lines
from bot.views.handover_words import things
from bot.views.homeward import home_button
from bot.views.paging import turning
from domain.handovers.reading import Colleagues, InHands, Undoable


def staff_screen(w: Screenwriter, page: Colleagues, undoable: Sequence[Undoable]) -> Screen:
    """The people one may send on leave or dismiss."""
    return Screen(
        lines(
            w.t("handover-staff"),
            *(
                w.t("handover-staff-away", name=person.name, until=w.time.nearby(until))
                for person, until in page.people
                if until is not None
            ),
        ),
        buttons=rows(
            *(
                tap(
                    w.label(
                        "handover-person-away" if until else "handover-person", name=person.name
                    ),
                    StaffTap(act="open", id=person.id, page=page.page),
                )
                for person, until in page.people
            ),
            turning(w, page.page, page.pages, lambda n: StaffTap(act="list", page=n)),
            *(
                tap(
                    w.label("handover-button-undo-of", name=each.name),
                    StaffTap(act="undo", id=each.id),
                )
                for each in undoable
            ),
            home_button(w),
        ),
    )


def person_screen(w: Screenwriter, has: InHands, page: int) -> Screen:
    """One of them: what he has in hands, and what can be ordered."""
    leave: Button | None = None
    if has.leave_id is not None:
        leave = tap(w.label("handover-button-his-leave"), LeaveTap(act="open", id=has.leave_id))
    elif has.may_substitute:
        leave = tap(
            w.label("handover-button-leave"), StaffTap(act="leave", id=has.person.id), "primary"
        )
    return Screen(
        lines(
            w.t("handover-person-headline", name=has.person.name),
            w.t("handover-in-hands", what=things(w, has.counts)),
        ),
        buttons=rows(
            leave,
            tap(
                w.label("handover-button-dismiss"),
                StaffTap(act="choose", id=has.person.id),
                "danger",
            )
            if has.may_dismiss
            else None,
            tap(w.label("handover-button-all"), StaffTap(act="list", page=page)),
        ),
    )
