"""The coordinator's board on a phone, and the date that a client is told of one request."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.callbacks.board import BoardTap, ClientDateTap
from bot.callbacks.requests import RequestTap
from bot.markup import shortened
from bot.screen import Button, ButtonStyle, Screen, in_rows, rows, tap
from bot.texts import Screenwriter, join, lines
from bot.views.homeward import home_button
from bot.views.paging import turning
from domain.company import Policy
from domain.contact_data import shown_phone
from domain.people_time import lateness
from domain.requests.board import BoardFilter, BoardLine, BoardPage
from domain.requests.client_dates import Proposal
from domain.requests.forecast import STAGES
from domain.requests.overdue import overdue
from domain.requests.repairs import next_word

NUMBERS_IN_ROW = 5

NAME_SHOWN = 40
"""Characters of a name in a line that says more than that."""

_SIGNS = {"in_work": "▶", "contractor": "▶"}
"""Signs of stages; what waits for somebody's word has the other."""


def board_screen(w: Screenwriter, policy: Policy, page: BoardPage) -> Screen:
    """What will not be kept first; each line's request opens by the button with its number."""
    if not page.total:
        head = w.t("board-nothing")
    else:
        head = w.t("board-headline", total=page.total, broken=page.broken)
    return Screen(
        lines(
            head,
            _filtered(w, policy, page.filter) or _stages(w, page),
            *(line_of(w, policy, line) for line in page.lines),
        ),
        buttons=rows(
            *in_rows([_open(each) for each in page.lines], NUMBERS_IN_ROW),
            _narrowing(w, page.filter),
            turning(w, page.page, page.pages, lambda number: _here(page.filter, number)),
            home_button(w),
        ),
    )


def _open(line: BoardLine) -> Button:
    sign = "❗ " if line.broken else ""
    return tap(f"{sign}{line.number}", ClientDateTap(act="open", id=line.id))


def _here(chosen: BoardFilter, page: int = 0) -> BoardTap:
    return BoardTap(
        act="list", stage=chosen.stage or "", department=chosen.department or "", page=page
    )


def _stages(w: Screenwriter, page: BoardPage) -> Markup | None:
    """How many stand at each stage."""
    said = [w.t(f"board-stage-{name}", n=page.stages[name]) for name in STAGES if page.stages[name]]
    return join(said) if said else None


def _filtered(w: Screenwriter, policy: Policy, chosen: BoardFilter) -> Markup | None:
    named = [
        w.t(f"board-only-{chosen.stage}") if chosen.stage else None,
        Markup.escape(policy.department_title(chosen.department, w.language))
        if chosen.department
        else None,
    ]
    words = [word for word in named if word]
    return w.t("register-filtered", by=join(words, ", ")) if words else None


def _narrowing(w: Screenwriter, chosen: BoardFilter) -> list[Button]:
    here = _here(chosen)
    return [
        tap(w.label("board-button-stage"), here.model_copy(update={"act": "stages"})),
        tap(w.label("register-button-department"), here.model_copy(update={"act": "departments"})),
    ]


def line_of(w: Screenwriter, policy: Policy, line: BoardLine) -> Markup:
    """One request in two lines: the date its client waits for, and the one reason that decides."""
    sign = "❗" if line.broken else _SIGNS.get(line.stage, "⏳")
    client = shortened(line.client, NAME_SHOWN)
    parts = [w.t("line-request", sign=sign, number=line.number, client=client), _dates(w, line)]
    return lines(join(parts), w.t("board-why", why=why(w, policy, line)))


def _dates(w: Screenwriter, line: BoardLine) -> Markup:
    expected = w.time.nearby(line.expected_on)
    if line.promised_on is None:
        key = "board-due-broken" if line.broken else "board-due"
        return w.t(key, due=line.due_at, expected=expected)
    key = "board-promised-broken" if line.broken else "board-promised"
    return w.t(key, day=w.time.nearby(line.promised_on), expected=expected)


def why(w: Screenwriter, policy: Policy, line: BoardLine) -> Markup:
    """The reason that decides on the date, in one line."""
    to = line.offered_to or (
        policy.department_title(line.department, w.language) if line.department else ""
    )
    return w.t(
        f"board-why-{_reason(w, line)}",
        holder=line.holder,
        owner=line.owner,
        to=to,
        since=w.time.since(line.held_since),
        late=_late(w, policy, line),
        n=line.steps_left,
        contractor=line.contractor,
        day=line.contractor_until,
        at=w.time.exact(line.visit_at) if line.visit_at else "",
        asked=w.time.since(line.client_asked_at) if line.client_asked_at else "",
    )


def _reason(w: Screenwriter, line: BoardLine) -> str:
    """Of what is late: whether only its step is; of what is done: whose word it waits for."""
    reason = line.forecast.why.replace("_", "-")
    if reason == "late" and _step_late(w, line):
        return "late-step"
    whose = next_word(reason, line.ticket_state)
    return reason if whose is None else f"{reason}-{whose}"


def _late(w: Screenwriter, policy: Policy, line: BoardLine) -> str:
    if _step_late(w, line):
        late = overdue(policy, line.department, line.step_due_at or line.due_at, w.now)
    else:
        late = overdue(policy, line.written_to, line.due_at, w.now)
    return lateness(w.texts, w.language, late.worked, late.day)


def _step_late(w: Screenwriter, line: BoardLine) -> bool:
    """Whether the present step of its route is overdue, but not yet the whole request."""
    return line.step_due_at is not None and line.step_due_at < w.now <= line.due_at


def stages_screen(w: Screenwriter, chosen: BoardFilter, page: BoardPage) -> Screen:
    """The stages the board can be narrowed to."""
    here = _here(chosen)
    return Screen(
        w.t("board-choose-stage"),
        buttons=rows(
            tap(w.label("choose-any"), here.model_copy(update={"stage": ""})),
            *(
                tap(
                    w.label(f"board-button-stage-{name}", n=page.stages.get(name, 0)),
                    here.model_copy(update={"stage": name}),
                )
                for name in STAGES
            ),
        ),
    )


def departments_screen(w: Screenwriter, policy: Policy, chosen: BoardFilter) -> Screen:
    """The departments the board can be narrowed to."""
    here = _here(chosen)
    return Screen(
        w.t("choose-department"),
        buttons=rows(
            tap(w.label("choose-any"), here.model_copy(update={"department": ""})),
            *(
                tap(
                    policy.department_title(code, w.language),
                    here.model_copy(update={"department": code}),
                )
                for code in policy.departments
            ),
        ),
    )


def request_date_screen(w: Screenwriter, policy: Policy, seen: Proposal) -> Screen:
    """One request of the board: what its client was told, what is true, and how to tell him."""
    line = seen.line
    return Screen(
        lines(
            w.t("board-request", number=line.number, client=line.client, title=line.title),
            _was_told(w, line),
            w.t(
                "board-honest-broken" if line.broken else "board-honest",
                day=w.time.nearby(seen.day),
                why=why(w, policy, line),
            ),
            w.t(
                f"board-where-{line.stage}",
                holder=line.holder,
                since=w.time.since(line.held_since),
            ),
            _how(w, seen) if seen.may_tell and _tellable(line) else None,
        ),
        buttons=rows(
            *_telling(w, seen),
            tap(w.label("request-button-open"), RequestTap(act="open", id=line.id)),
        ),
    )


def _was_told(w: Screenwriter, line: BoardLine) -> Markup:
    if line.promised_on is None:
        return w.t("board-told-nothing", due=line.due_at)
    return w.t("board-told", day=w.time.nearby(line.promised_on))


def _tellable(line: BoardLine) -> bool:
    """Of what is done there is no date to tell."""
    return line.stage != "reported"


def _is_news(line: BoardLine) -> bool:
    """Whether there is a date that the client does not know."""
    return line.broken or line.promised_on is None


def _how(w: Screenwriter, seen: Proposal) -> Markup:
    """By which way the client hears it; whom to call, where no letter can go. Of what he knows
    already: what comes next.
    """
    reached = seen.reached
    if not _is_news(seen.line):
        return w.t("board-known")
    if reached.address is not None:
        return w.t("board-by-letter", address=reached.address)
    phone = shown_phone(reached.phone) if reached.phone else ""
    key = "board-by-phone" if phone else "board-by-nothing"
    return w.t(key, contact=reached.contact or seen.line.client, phone=phone)


def _telling(w: Screenwriter, seen: Proposal) -> Sequence[Button]:
    """The honest date in one tap, where there is news; another day by a form."""
    line = seen.line
    if not (seen.may_tell and _tellable(line)):
        return ()
    news = _is_news(line)
    act = ClientDateTap(act="letter", id=line.id, day=seen.day.toordinal())
    day = w.time.nearby(seen.day)
    found = []
    if news and seen.reached.address is not None:
        found.append(tap(w.label("board-button-letter", day=day), act, "primary"))
    if news:
        by_phone = act.model_copy(update={"act": "phone"})
        style: ButtonStyle | None = "primary" if seen.reached.address is None else None
        found.append(tap(w.label("board-button-phone", day=day), by_phone, style))
    found.append(tap(w.label("board-button-other"), ClientDateTap(act="other", id=line.id)))
    return found
