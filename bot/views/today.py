"""The day of whoever meets clients: his meetings and visits in order, and what he calls."""

from markupsafe import Markup

from bot.callbacks.visits import CallsTap, VisitTap
from bot.screen import Button, ButtonStyle, Screen, rows, tap
from bot.texts import Screenwriter, lines
from domain.visits.today import MeetingLine, Today

SHOWN = 8
"""Meetings of a day that open by a button."""


def today_screen(w: Screenwriter, day: Today) -> Screen:
    """The day of a rep: his meetings in order, then his calls; these lead while he meets nobody."""
    calls: ButtonStyle | None = None if any(each.under_way for each in day.meetings) else "primary"
    return Screen(
        lines(
            w.t("today-headline", day=w.time.headline(w.now.astimezone(w.zone).date())),
            *(_line(w, line) for line in day.meetings[:SHOWN]),
            None if day.meetings else w.t("today-no-meetings"),
            w.t("today-calls", n=day.calls, agreed=day.agreed)
            if day.calls
            else w.t("today-no-calls"),
        ),
        buttons=rows(
            *(_button(w, line) for line in day.meetings[:SHOWN]),
            tap(w.label("today-button-calls", n=day.calls), CallsTap(), calls),
        ),
    )


def sites_screen(w: Screenwriter, day: tuple[MeetingLine, ...]) -> Screen:
    """The day of whoever visits sites and calls nobody."""
    return Screen(
        lines(
            w.t("today-headline", day=w.time.headline(w.now.astimezone(w.zone).date())),
            *(_line(w, line) for line in day[:SHOWN]),
        ),
        buttons=rows(*(_button(w, line) for line in day[:SHOWN])),
    )


def _line(w: Screenwriter, line: MeetingLine) -> Markup:
    """A meeting of the day, or a visit to the site for a request."""
    key = "today-meeting" if line.number is None else "today-site"
    when = "-over" if line.over else "-now" if line.under_way else ""
    return w.t(
        f"{key}{when}",
        at=w.moment(line.starts_at) if line.over else w.time.clock(line.starts_at),
        name=line.client,
        place=line.place or "",
        number=line.number,
    )


def _button(w: Screenwriter, line: MeetingLine) -> Button:
    label = w.label("today-button-meeting", at=w.time.clock(line.starts_at), name=line.client)
    style: ButtonStyle | None = "primary" if line.under_way else None
    return tap(label, VisitTap(act="open", id=line.appointment_id), style)
