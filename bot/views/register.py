"""The register on a phone: what is not done, who has it, since when, in one message."""

from datetime import date

from markupsafe import Markup

from bot.callbacks.people import HomeTap
from bot.callbacks.requests import ChooseTap, FilterOf, RegisterTap, RequestTap
from bot.screen import Button, Screen, rows, tap
from bot.texts import Screenwriter, join, lines
from bot.views.paging import turning
from domain.company import Policy
from domain.company.own_kinds import OWN_KINDS
from domain.people.staff import Person
from domain.people_time import lateness
from domain.requests.lists import Filter, Line, RegisterPage
from domain.requests.overdue import overdue
from domain.requests.repairs import next_word
from domain.requests.routes import place_of

NUMBERS_IN_ROW = 4
"""Buttons with request numbers side by side: still a thumb wide on a small phone."""


def register_screen(w: Screenwriter, policy: Policy, page: RegisterPage) -> Screen:
    """The longest held first; each line's request opens by the button with its number."""
    if not page.total:
        return Screen(
            lines(w.t("register-nothing"), filter_line(w, policy, page)),
            buttons=rows(*_filter_buttons(w, page.filter)),
        )
    head = w.t("register-headline", total=page.total, overdue=page.overdue, new=page.not_accepted)
    return Screen(
        lines(
            head,
            filter_line(w, policy, page),
            *(line_of(w, policy, line) for line in page.lines),
        ),
        buttons=rows(
            *number_buttons(page.lines),
            *_filter_buttons(w, page.filter),
            _turning(w, page),
            (
                tap(w.label("register-button-journal"), HomeTap(act="journal")),
                tap(w.label("register-button-spreadsheet"), HomeTap(act="journal_xlsx")),
            ),
        ),
    )


def line_of(w: Screenwriter, policy: Policy, line: Line) -> Markup:
    """One request in a list: a sign of its state, number, client, who has it and since when."""
    late = line.overdue(w.now)
    sign = "❗" if late else "⏳" if line.state in ("new", "reported") else "▶"
    since = w.time.since(line.held_since)
    parts = [w.t("line-request", sign=sign, number=line.number, client=line.client)]
    if line.state == "new":
        to = line.offered_to or (
            policy.department_title(line.offered_department, w.language)
            if line.offered_department
            else None
        )
        parts.append(
            w.t("line-offered", to=to, since=since)
            if to
            else w.t("line-not-offered", name=line.holder, since=since)
        )
    else:
        parts.append(w.t(_key_of(line), name=line.holder, since=since))
    place = place_of(policy, line.kind, line.route_step)
    if place is not None:
        parts.append(w.t("route-in-list", number=place.number + 1, of=place.of))
    if line.outside_until is not None:
        key = "contractor-in-list-late" if line.outside_until < _day(w) else "contractor-in-list"
        parts.append(w.t(key, until=line.outside_until))
    if late:
        parts.append(w.t("line-overdue", late=_lateness(w, policy, line)))
    return join(parts)


def _key_of(line: Line) -> str:
    """Of what is done: whose word it waits for."""
    if line.state != "reported":
        return "line-held"
    whose = next_word(line.state, line.ticket_state)
    return "line-reported" if whose is None else f"line-reported-{whose}"


def _day(w: Screenwriter) -> date:
    return w.now.astimezone(w.zone).date()


def _lateness(w: Screenwriter, policy: Policy, line: Line) -> str:
    late = overdue(policy, line.department, line.due_at, w.now)
    return lateness(w.texts, w.language, late.worked, late.day)


def number_buttons(found: list[Line]) -> list[list[Button]]:
    """Buttons that open the listed requests, by number."""
    buttons = [tap(str(line.number), RequestTap(act="open", id=line.id)) for line in found]
    return [
        buttons[start : start + NUMBERS_IN_ROW] for start in range(0, len(buttons), NUMBERS_IN_ROW)
    ]


def filter_line(w: Screenwriter, policy: Policy, page: RegisterPage) -> Markup | None:
    """What the list is narrowed to, in words; None when it is not."""
    chosen = page.filter
    named = [
        w.t("register-filter-overdue") if chosen.overdue else None,
        Markup.escape(policy.department_title(chosen.department, w.language))
        if chosen.department
        else None,
        Markup.escape(policy.kind_title(chosen.kind, w.language)) if chosen.kind else None,
        Markup.escape(page.lines[0].holder) if chosen.person_id and page.lines else None,
    ]
    words = [word for word in named if word]
    return w.t("register-filtered", by=join(words, ", ")) if words else None


def _filter_buttons(w: Screenwriter, chosen: Filter) -> list[list[Button]]:
    here = _tap_of(chosen)
    key = "register-button-all" if chosen.overdue else "register-button-overdue"
    overdue = tap(w.label(key), here.model_copy(update={"overdue": not chosen.overdue}))
    return [
        [overdue, _choose(w, here, "department")],
        [_choose(w, here, "kind"), _choose(w, here, "person")],
    ]


def _tap_of(chosen: Filter) -> RegisterTap:
    """The first page of the register under a filter, as a button carries it."""
    return RegisterTap(
        overdue=chosen.overdue,
        department=chosen.department or "",
        kind=chosen.kind or "",
        person=chosen.person_id or 0,
    )


def _choose(w: Screenwriter, here: RegisterTap, what: FilterOf) -> Button:
    data = ChooseTap(
        what=what,
        overdue=here.overdue,
        department=here.department,
        kind=here.kind,
        person=here.person,
    )
    return tap(w.label(f"register-button-{what}"), data)


def _turning(w: Screenwriter, page: RegisterPage) -> list[Button]:
    here = _tap_of(page.filter)
    return turning(
        w, page.page, page.pages, lambda number: here.model_copy(update={"page": number})
    )


def choose_screen(
    w: Screenwriter, policy: Policy, tapped: ChooseTap, people: list[Person]
) -> Screen:
    """What the register can be narrowed to: departments, kinds, or people.

    Args:
        people: those who hold something now; used when a person is chosen.
    """
    here = RegisterTap(
        overdue=tapped.overdue,
        department=tapped.department,
        kind=tapped.kind,
        person=tapped.person,
    )
    options: dict[FilterOf, list[tuple[str, str | int]]] = {
        "department": [
            (policy.department_title(code, w.language), code) for code in policy.departments
        ],
        "kind": [
            (policy.kind_title(code, w.language), code) for code in (*policy.kinds, *OWN_KINDS)
        ],
        "person": [(person.name, person.id) for person in people],
    }
    nothing = 0 if tapped.what == "person" else ""
    return Screen(
        w.t(f"choose-{tapped.what}"),
        buttons=rows(
            tap(w.label("choose-any"), here.model_copy(update={tapped.what: nothing})),
            *(
                tap(title, here.model_copy(update={tapped.what: value}))
                for title, value in options[tapped.what]
            ),
        ),
    )
