"""A section's queue, as the tests of screens draw it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.callbacks.board import QueueTap
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views import queue
from domain.company import Policy
from domain.reports.taken_off import Share, TakenOff
from domain.requests.queue import Hand, Queue, QueueLine, QueuePage
from domain.requests.slips import MOST_IN_ONE, Slip

Drawn = Callable[[Screenwriter, Policy], Screen]

NOW = datetime(2026, 11, 23, 10, 7, tzinfo=UTC)
HOUR = timedelta(hours=1)

LINE = QueueLine(
    id=12,
    number=214,
    kind="repair",
    title="Расчёт «кабели» <5 м>",
    client="Ромашка <b>&</b> сыновья",
    author="Ольга Смирнова",
    urgent=True,
    due_at=NOW + HOUR,
    person_id=None,
    person=None,
    in_work=False,
    free=True,
    ready_at=NOW + 2 * HOUR,
    promised_at=NOW + HOUR,
)
LINES = [
    LINE,
    replace(LINE, number=215, urgent=False, due_at=NOW + 9 * HOUR, person="Антон Белов"),
    replace(LINE, number=216, urgent=False, in_work=True, person="Антон Белов", ready_at=None),
]
HANDS = [
    Hand(4, "Антон Белов", 2, NOW + HOUR, away=False),
    Hand(5, "Кирилл Ершов", 0, NOW, away=False),
    Hand(6, "Роман Титов", 0, None, away=True),
]
PAGE = QueuePage(
    Queue("tech", LINES * 3, HANDS), ["tech", "construction"], LINES * 2, 4, 1, 1, 214, True
)
SLIP = Slip(12, 214, "Ромашка <b>&</b> сыновья", 4, "Антон Белов", "Ольга Смирнова", NOW + HOUR)
SLIPS = [
    replace(SLIP, promised_at=None),
    replace(SLIP, promised_at=None, holder_id=7),
    *[replace(SLIP, number=1_000_215, holder_id=each) for each in range(7, 5 + MOST_IN_ONE)],
]


def queue_screens() -> dict[str, Drawn]:
    """Each screen by a name."""
    nothing = QueuePage(Queue("tech", [], HANDS), ["tech"], [], 0, 0, 0, None, False)
    crowd = replace(PAGE, queue=Queue("tech", LINES, HANDS * 4))
    shares = [Share("repair", 5, 615), Share("incident", 1, 45)]
    found = TakenOff(6, 660, shares, [Share("Ольга <b>&</b>", 6, 660)])
    return {
        "queue": lambda w, p: queue.queue_screen(w, p, PAGE),
        "queue-empty": lambda w, p: queue.queue_screen(w, p, nothing),
        "queue-crowd": lambda w, p: queue.queue_screen(w, p, crowd),
        "queue-order": lambda w, p: queue.order_screen(w, p, PAGE),
        "queue-choose": lambda w, p: queue.choose_queue_screen(w, p, PAGE),
        "queue-slips": lambda w, _: queue.slips_screen(w, SLIPS, me=7),
        "queue-own-slips": lambda w, _: queue.own_slips_screen(w, SLIPS),
        "queue-slip": lambda w, _: queue.slips_screen(w, [SLIP], me=7),
        "queue-saved": lambda w, p: queue.taken_off_screen(
            w, p, found, QueueTap(act="saved", department="tech")
        ),
        "queue-nothing-saved": lambda w, p: queue.taken_off_screen(
            w, p, TakenOff(0, 0, [], []), QueueTap(act="saved", days=30)
        ),
    }
