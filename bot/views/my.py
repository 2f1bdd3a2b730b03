"""A person's own requests: what waits for his word, what he holds, what he sent."""

from bot.callbacks.people import HomeTap
from bot.callbacks.requests import MyTap
from bot.screen import Screen, rows, tap
from bot.texts import Screenwriter, lines
from bot.views.paging import turning
from bot.views.register import line_of, number_buttons
from domain.company import Policy
from domain.requests.mine import MyPage, Part

PARTS: tuple[Part, ...] = ("waiting", "holding", "sent")


def my_screen(w: Screenwriter, policy: Policy, page: MyPage) -> Screen:
    """One part of one's own requests, and how many there are in the others."""
    counts = {"waiting": page.waiting, "holding": page.holding, "sent": page.sent}
    if not any(counts.values()):
        return Screen(
            w.t("my-nothing"),
            buttons=rows(tap(w.label("home-button-new"), HomeTap(act="new"), "primary")),
        )
    others = [
        tap(w.label(f"my-button-{part}", n=counts[part]), MyTap(part=part))
        for part in PARTS
        if part != page.part and counts[part]
    ]

    def to(number: int) -> MyTap:
        return MyTap(part=page.part, page=number)

    return Screen(
        lines(
            w.t(f"my-{page.part}", n=page.total),
            *(line_of(w, policy, line) for line in page.lines),
        ),
        buttons=rows(*number_buttons(page.lines), others, turning(w, page.page, page.pages, to)),
    )
