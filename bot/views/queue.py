"""A section's queue on a phone: what comes first, by what hour, who has what, the next in a tap;
and the hours of it that were not kept.
"""

from collections.abc import Sequence

from markupsafe import Markup

from bot.callbacks.board import QueueTap
from bot.callbacks.requests import RequestTap
from bot.markup import shortened
from bot.screen import Button, Screen, in_rows, rows, tap
from bot.texts import Screenwriter, join, lines
from bot.views.homeward import home_button
from bot.views.paging import turning
from domain.company import Policy
from domain.reports.taken_off import Share, TakenOff
from domain.requests.queue import Hand, QueueLine, QueuePage
from domain.requests.slips import Slip

NUMBERS_IN_ROW = 6

HANDS_SHOWN = 6
"""Of the section's people; of more only how many are free."""

NAME_SHOWN = 24
SHARES_SHOWN = 5

PERIODS = (7, 30)
"""Days that what was taken off reps is shown of."""


def queue_screen(w: Screenwriter, policy: Policy, page: QueuePage) -> Screen:
    """The queue; its main button takes what comes first."""
    here = QueueTap(act="list", department=page.queue.department)
    return Screen(
        lines(
            _head(w, policy, page),
            *_hands(w, page),
            *(line_of(w, policy, line) for line in page.lines),
        ),
        buttons=rows(
            _next(w, page),
            *in_rows(
                [tap(str(each.number), RequestTap(act="open", id=each.id)) for each in page.lines],
                NUMBERS_IN_ROW,
            ),
            turning(w, page.page, page.pages, lambda number: _at(here, number)),
            (
                tap(
                    w.label("queue-button-order"),
                    here.model_copy(update={"act": "order", "page": page.page}),
                )
                if page.may_order and page.lines
                else None,
                tap(w.label("queue-button-saved"), here.model_copy(update={"act": "saved"})),
            ),
            tap(w.label("queue-button-choose"), here.model_copy(update={"act": "choose"}))
            if len(page.departments) > 1
            else None,
            home_button(w),
        ),
    )


def _at(here: QueueTap, page: int) -> QueueTap:
    return here.model_copy(update={"page": page})


def _head(w: Screenwriter, policy: Policy, page: QueuePage) -> Markup:
    title = policy.department_title(page.queue.department, w.language)
    if not page.queue.lines:
        return w.t("queue-nothing", section=title)
    return w.t("queue-headline", section=title, free=page.free, overdue=page.overdue)


def _next(w: Screenwriter, page: QueuePage) -> Button | None:
    if page.next_number is None:
        return None
    words = w.label("queue-button-next", number=page.next_number)
    return tap(words, QueueTap(act="next", department=page.queue.department), "primary")


def _hands(w: Screenwriter, page: QueuePage) -> list[Markup]:
    """Who has how much; free hands are named as such."""
    hands = page.queue.hands
    if len(hands) > HANDS_SHOWN:
        free = sum(not each.held and not each.away for each in hands)
        return [w.t("queue-hands", n=len(hands), free=free)]
    return [join([_hand(w, each) for each in hands])] if hands else []


def _hand(w: Screenwriter, hand: Hand) -> Markup:
    name = shortened(hand.name.split()[0], NAME_SHOWN)
    if hand.away:
        return w.t("queue-hand-away", name=name)
    if not hand.held:
        return w.t("queue-hand-free", name=name)
    return w.t("queue-hand", name=name, n=hand.held)


def line_of(w: Screenwriter, policy: Policy, line: QueueLine) -> Markup:
    """One request: a sign, its kind and client, who has it, by what hour it will be ready."""
    late = line.due_at < w.now or (line.ready_at is not None and line.ready_at > line.due_at)
    sign = "❗" if late else "▶" if line.in_work else "⏳"
    kind = policy.kind_title(line.kind, w.language)
    client = shortened(line.client, NAME_SHOWN)
    parts = [w.t("queue-line", sign=sign, number=line.number, kind=kind, client=client)]
    if line.urgent:
        parts.append(w.t("queue-urgent"))
    if line.person is not None:
        parts.append(w.t("queue-has" if line.in_work else "queue-offered", name=line.person))
    if line.ready_at is not None:
        parts.append(w.t("queue-ready", at=w.by_hour(line.ready_at)))
    return join(parts)


def order_screen(w: Screenwriter, policy: Policy, page: QueuePage) -> Screen:
    """What comes first: a tap on a number puts it first, or lets it wait."""
    here = QueueTap(act="list", department=page.queue.department, page=page.page)
    return Screen(
        lines(w.t("queue-order"), *(line_of(w, policy, line) for line in page.lines)),
        buttons=rows(
            *in_rows([_first_or_later(w, here, line) for line in page.lines], 2),
            tap(w.label("queue-button-back"), here),
        ),
    )


def _first_or_later(w: Screenwriter, here: QueueTap, line: QueueLine) -> Button:
    act = "later" if line.urgent else "first"
    words = w.label(f"queue-button-{act}", number=line.number)
    return tap(words, here.model_copy(update={"act": act, "id": line.id}))


def slips_screen(w: Screenwriter, slips: Sequence[Slip], me: int) -> Screen:
    """The promised hours that were not kept, for the lead: by what hour now, or that he has to
    name one.

    Args:
        me: the reader: what he holds himself is told him so.
    """
    named = [
        _slip(
            w,
            "slip-line",
            each,
            holder=w.label("slip-yours") if each.holder_id == me else each.holder,
            author=each.author,
        )
        for each in slips
    ]
    return _slips(w, slips, named, "slips-decide")


def own_slips_screen(w: Screenwriter, slips: Sequence[Slip]) -> Screen:
    """The same for whoever waits for them: by what hour now, or whom to ask."""
    named = [_slip(w, "own-slip-line", each) for each in slips]
    return _slips(w, slips, named, "slips-ask")


def _slips(w: Screenwriter, slips: Sequence[Slip], named: Sequence[Markup], advice: str) -> Screen:
    """
    Args:
        advice: what to do where no hour is named any more, a key.
    """
    unknown = any(each.promised_at is None for each in slips)
    return Screen(
        lines(
            w.t("slips-headline", n=len(slips)),
            *named,
            w.t(advice) if unknown else None,
        ),
        buttons=rows(
            *in_rows(
                [tap(str(each.number), RequestTap(act="open", id=each.id)) for each in slips],
                NUMBERS_IN_ROW,
            )
        ),
    )


def _slip(w: Screenwriter, line: str, slip: Slip, **people: str) -> Markup:
    """
    Args:
        line: the key of the words. people: whom they name.
    """
    return w.t(
        f"{line}-unknown" if slip.promised_at is None else line,
        number=slip.number,
        client=shortened(slip.client, NAME_SHOWN),
        hour="" if slip.promised_at is None else w.by_hour(slip.promised_at),
        **people,
    )


def choose_queue_screen(w: Screenwriter, policy: Policy, page: QueuePage) -> Screen:
    """The queues that the reader may look at."""
    return Screen(
        w.t("queue-choose"),
        buttons=rows(
            *(
                tap(
                    policy.department_title(code, w.language),
                    QueueTap(act="list", department=code),
                )
                for code in page.departments
            )
        ),
    )


def taken_off_screen(w: Screenwriter, policy: Policy, found: TakenOff, tapped: QueueTap) -> Screen:
    """What was taken off reps in the last days: in all, by kind, by rep."""
    here = tapped.model_copy(update={"act": "saved"})
    return Screen(
        lines(
            w.t(
                "queue-saved",
                days=tapped.days,
                n=found.requests,
                time=hours_said(w, found.minutes),
            ),
            *(
                _share(w, policy.kind_title(each.name, w.language), each)
                for each in found.kinds[:SHARES_SHOWN]
            ),
            w.t("queue-saved-reps") if found.reps else None,
            *(_share(w, each.name, each) for each in found.reps[:SHARES_SHOWN]),
        ),
        buttons=rows(
            [
                tap(w.label("queue-button-days", days=days), here.model_copy(update={"days": days}))
                for days in PERIODS
                if days != tapped.days
            ],
            tap(w.label("queue-button-back"), tapped.model_copy(update={"act": "list"})),
        ),
    )


def _share(w: Screenwriter, name: str, share: Share) -> Markup:
    time = hours_said(w, share.minutes)
    return w.t("queue-saved-line", name=name, n=share.requests, time=time)


def hours_said(w: Screenwriter, minutes: int) -> str:
    """Hours of reps: never days, of which nobody knows how long they are."""
    hours, rest = divmod(minutes, 60)
    return w.label("queue-hours", hours=hours, minutes=rest)
