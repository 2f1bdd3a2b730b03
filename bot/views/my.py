"""A person's own requests: what waits for his word, what he holds, what he sent."""

from bot.callbacks import HomeTap, MyTap
from bot.screen import Button, Screen, rows, tap
from bot.texts import Screenwriter, lines
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
    return Screen(
        lines(
            w.t(f"my-{page.part}", n=page.total),
            *(line_of(w, policy, line) for line in page.lines),
        ),
        buttons=rows(*number_buttons(page.lines), others, _turning(w, page)),
    )


def _turning(w: Screenwriter, page: MyPage) -> list[Button]:
    if page.pages == 1:
        return []
    before, after = max(0, page.page - 1), min(page.pages - 1, page.page + 1)
    here = w.label("page-of", page=page.page + 1, pages=page.pages)
    return [
        tap("◀", MyTap(part=page.part, page=before)),
        tap(here, MyTap(part=page.part, page=page.page)),
        tap("▶", MyTap(part=page.part, page=after)),
    ]
