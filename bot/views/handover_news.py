"""What those around learn: what came to them, what went back, who has left."""

from markupsafe import Markup

from bot.callbacks.clients import OpportunityTap, TaskTap
from bot.callbacks.people import HomeTap
from bot.callbacks.requests import MyTap
from bot.callbacks.tickets import TicketRegisterTap
from bot.callbacks.visits import TodayTap
from bot.screen import Screen, rows, tap
from bot.texts import Screenwriter, join, lines
from bot.views.handover_words import things
from bot.views.homeward import home_button
from domain.handovers.reading import Back, Came, Left
from domain.handovers.returning import Returned


def returned_screen(w: Screenwriter, name: str, returned: Returned, *, dismissal: bool) -> Screen:
    """What went back; what somebody else has by now is named."""
    return Screen(
        lines(
            w.t("handover-undone" if dismissal else "handover-back", name=name),
            w.t("handover-returned", what=things(w, returned.counts)),
            *(
                w.t(
                    "handover-elsewhere",
                    what=w.t(f"handover-one-{each.thing}", name=each.name),
                    holder=each.holder,
                )
                for each in returned.elsewhere
            ),
            w.t("handover-elsewhere-more", n=returned.more) if returned.more else None,
            w.t("handover-written-to", n=returned.written_to) if returned.written_to else None,
            w.t("handover-to-call", n=returned.to_be_called) if returned.to_be_called else None,
            w.t("handover-groups-again") if dismissal else None,
        ),
        buttons=rows(home_button(w)),
    )


def handed_over_screen(w: Screenwriter, came: Came) -> Screen:
    """All that came to a colleague, in one message; the lists behind the buttons are as they are
    now.
    """
    over = (came.state in ("undone", "ended") and came.kind == "leave") or came.state == "undone"
    places: tuple[tuple[str, tuple[str, ...], object], ...] = (
        ("requests", ("request", "offer", "authored"), MyTap()),
        ("today", ("appointment", "campaign"), TodayTap()),
        ("find", ("client",), HomeTap(act="find")),
        ("drafts", ("draft", "questionnaire"), HomeTap(act="drafts")),
        ("tasks", ("task", "decision", "measure"), TaskTap(act="mine")),
        ("opportunities", ("opportunity",), OpportunityTap(act="mine")),
        ("tickets", ("ticket",), TicketRegisterTap(act="list")),
    )
    until = w.time.nearby(came.until_on) if came.until_on else ""
    key = "over" if over else came.kind
    return Screen(
        lines(
            w.t(f"handed-over-{key}", name=came.name, until=until),
            None if over else things(w, came.counts),
            _clients(w, came) if came.clients and not over else None,
            w.t("handed-over-sign") if not over and came.to_sign else None,
        ),
        buttons=rows(
            *(
                tap(w.label(f"handed-over-button-{name}"), to)  # type: ignore[arg-type]
                for name, of, to in places
                if not over and any(came.counts.get(each) for each in of)
            ),
            home_button(w),
        ),
    )


def _clients(w: Screenwriter, came: Came) -> Markup:
    """Whom to get to know: their names, as one finds them by."""
    more = came.counts["client"] - len(came.clients)
    names = join([w.t("handover-one-client", name=each) for each in came.clients], ", ")
    said = w.t("handed-over-clients", names=names)
    return join([said, w.t("handover-elsewhere-more", n=more)], " ") if more else said


def left_screen(w: Screenwriter, left: Left) -> Screen:
    """For whoever leads somebody: that he has left, and who has his work."""
    undone = left.state == "undone"
    return Screen(
        lines(
            w.t("left-undone" if undone else "left", name=left.name),
            *(
                w.t("handover-dismissed-share", name=name, n=n)
                for name, n in left.shares.items()
                if not undone
            ),
            w.t("left-by", name=left.by) if left.by else None,
        ),
        buttons=rows(home_button(w)),
    )


def handed_back_screen(w: Screenwriter, name: str, n: int, *, undone: bool) -> Screen:
    """What one had for somebody is with him again."""
    key = "handed-back-undone" if undone else "handed-back"
    return Screen(w.t(key, name=name, n=n), buttons=rows(home_button(w)))


def back_at_work_screen(w: Screenwriter, back: Back) -> Screen:
    """For whoever comes back, or was never to leave: what is his again."""
    key = f"{back.kind}-undone" if back.state == "undone" else "leave-over"
    return Screen(
        lines(w.t(key), w.t("handover-returned", what=things(w, back.counts))),
        buttons=rows(
            tap(w.label("handed-over-button-requests"), MyTap()),
            home_button(w),
        ),
    )


def removal_failed_screen(w: Screenwriter, name: str, department: str) -> Screen:
    """Somebody who left is in a group still; the reader removes him by hand."""
    return Screen(w.t("handover-removal-failed", name=name, department=department))
