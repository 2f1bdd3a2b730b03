"""Sample data for the screens of leaves and dismissals."""

from collections.abc import Callable
from dataclasses import replace

from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views import dismissal, handover_news, leave, staff
from domain.company import Policy
from domain.handovers.holdings import THINGS
from domain.handovers.leave_card import LeaveCard
from domain.handovers.planning import Colleague, Plan, Share
from domain.handovers.reading import Back, Came, Colleagues, InHands, Left, Undoable
from domain.handovers.returning import Elsewhere, Returned
from domain.handovers.takers import Takers
from domain.people.dismissal import Dismissed
from domain.people.staff import Person
from tests.unit.documents.weekly_samples import CLIENT, DAY, NOW, OLGA, TODAY

Drawn = Callable[[Screenwriter, Policy], Screen]

ALL = {thing: number for number, thing in enumerate(THINGS, start=1)}
HARD_NAME = f"{OLGA} <b>&</b>"
LEAVER = Person(7, HARD_NAME, "rep", "sales", "ru", "Europe/Samara", True)
OTHERS = tuple(
    Colleague(replace(LEAVER, id=number, name=f"Денис <b>&</b> Жуков {number}"), 10 * number)
    for number in range(1, 9)
)
PLAN = Plan(
    LEAVER,
    Takers(1, {1: 1, 2: 2}),
    (Share(1, "Денис Жуков", ALL, (CLIENT,)), Share(2, HARD_NAME, {"client": 1}, ())),
    ALL,
    (CLIENT, "Луч", "Вектор", "Заря"),
)
LEAVE_PLAN = replace(
    PLAN,
    takers=Takers(1, {1: 1, 2: 2}, until_on=TODAY + 14 * DAY),
    waits={"campaign": 10, "task": 2},
)
CARD = LeaveCard(
    3, LEAVER, TODAY, TODAY + 14 * DAY, "planned",
    asked=False, drafted=True, plan=LEAVE_PLAN,
    takers=(1, 2), stand_ins=("Денис Жуков", HARD_NAME), may_order=True, is_his=False,
    tell_clients=True, ordered_by="Марина <b>&</b> Лис",
)  # fmt: skip
RETURNED = Returned(
    ALL,
    tuple(
        Elsewhere(thing, f"214 <b>&</b> {number}", HARD_NAME)
        for number, thing in enumerate(
            ("request", "ticket", "client", "questionnaire", "appointment")
        )
    ),
    4,
    {1: 3},
)
LEAVES = ("planned", "active", "ended", "cancelled", "undone")
"""The states of a leave that was ordered."""

DONE = Dismissed(9, HARD_NAME, "Денис Жуков", ALL, {"Денис <b>&</b> Жуков": 31}, 4)


def handover_screens() -> dict[str, Drawn]:
    """Each screen of leaves and dismissals in each of its states."""
    page = Colleagues(
        tuple((each.person, TODAY if each.person.id == 2 else None) for each in OTHERS), 0, 3
    )
    has = InHands(LEAVER, ALL, None, may_substitute=True, may_dismiss=True)
    came = Came(
        "dismissal", "active", HARD_NAME, None, {**ALL, "client": 15}, 2, (HARD_NAME, "Луч")
    )
    on_leave = replace(came, kind="leave", until_on=TODAY + DAY)
    return {
        "staff": lambda w, _: staff.staff_screen(w, page, [Undoable(4, HARD_NAME, NOW)]),
        "staff-person": lambda w, _: staff.person_screen(w, has, 1),
        "staff-person-idle": lambda w, _: staff.person_screen(
            w, replace(has, counts={}, leave_id=3, may_dismiss=False), 0
        ),
        "dismissal-nobody": lambda w, _: dismissal.choose_screen(w, HARD_NAME, 7, None, OTHERS, []),
        "dismissal-chosen": lambda w, _: dismissal.choose_screen(
            w, HARD_NAME, 7, PLAN, OTHERS, [1, 2]
        ),
        "dismissal-confirm": lambda w, _: dismissal.confirm_screen(w, PLAN, [1, 2], tell=True),
        "dismissal-confirm-quiet": lambda w, _: dismissal.confirm_screen(w, PLAN, [1], tell=False),
        "dismissed": lambda w, _: dismissal.dismissed_screen(w, DONE, NOW + DAY),
        "handover-undone": lambda w, _: handover_news.returned_screen(
            w, HARD_NAME, RETURNED, dismissal=True
        ),
        "leave-back": lambda w, _: handover_news.returned_screen(
            w, HARD_NAME, Returned({}, (), 0, {}), dismissal=False
        ),
        "leave-none": lambda w, _: leave.no_leave_screen(w),
        "leave-draft": lambda w, _: leave.leave_screen(w, CARD, OTHERS),
        "leave-own-draft": lambda w, _: leave.leave_screen(
            w, replace(CARD, may_order=False, is_his=True, tell_clients=False), OTHERS
        ),
        "leave-asked-of-you": lambda w, _: leave.leave_screen(w, replace(CARD, asked=True), OTHERS),
        "leave-asked": lambda w, _: leave.leave_screen(
            w, replace(CARD, asked=True, may_order=False, is_his=True), OTHERS
        ),
        **{f"leave-{state}": _leave(state, is_his=False) for state in LEAVES},
        **{f"leave-own-{state}": _leave(state, is_his=True) for state in LEAVES[:2]},
        "handed-over": lambda w, _: handover_news.handed_over_screen(w, came),
        "handed-over-leave": lambda w, _: handover_news.handed_over_screen(w, on_leave),
        "handed-over-over": lambda w, _: handover_news.handed_over_screen(
            w, replace(on_leave, state="ended")
        ),
        "handed-back": lambda w, _: handover_news.handed_back_screen(w, HARD_NAME, 3, undone=False),
        "handed-back-undone": lambda w, _: handover_news.handed_back_screen(
            w, HARD_NAME, 1, undone=True
        ),
        **{f"left-{state}": _left(state) for state in ("active", "undone")},
        "removal-failed": lambda w, _: handover_news.removal_failed_screen(
            w, HARD_NAME, "Техотдел <b>"
        ),
        "leave-over": _back("leave", "ended"),
        "leave-undone": _back("leave", "undone"),
        "dismissal-undone": _back("dismissal", "undone"),
    }


def _leave(state: str, *, is_his: bool) -> Drawn:
    card = replace(CARD, state=state, drafted=False, plan=None, is_his=is_his)
    return lambda w, _: leave.leave_screen(w, card)


def _left(state: str) -> Drawn:
    left = Left(HARD_NAME, state, HARD_NAME, {"Денис <b>&</b> Жуков": 31, HARD_NAME: 1})
    return lambda w, _: handover_news.left_screen(w, left)


def _back(kind: str, state: str) -> Drawn:
    return lambda w, _: handover_news.back_at_work_screen(
        w, Back(kind, state, {"client": 4, "request": 2})
    )
