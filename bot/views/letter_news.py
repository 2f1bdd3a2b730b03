"""What letters bring: a client's answer, his farewell, the figures of a quarter; what is new."""

from decimal import Decimal

from markupsafe import Markup

from bot.callbacks.clients import TaskTap
from bot.callbacks.letters import LetterFiguresTap, NoveltyTap, WriteTap
from bot.markup import shortened
from bot.screen import Button, Screen, rows, tap
from bot.texts import Screenwriter, join, lines
from bot.views.client_buttons import to_client
from bot.views.follow_ups import money
from bot.views.homeward import home_button
from bot.views.paging import turning
from domain.contact_data import shown_phone
from domain.letters.figures import LetterFigures
from domain.letters.novelties import NoveltyPage
from domain.letters.reading import LetterCard
from domain.letters.seen import SeenAnswer

WORDS_SHOWN = 1_200
LETTER_SHOWN = 1_800
BUTTON_WORDS = 26
NONE = "none"


def answer_screen(w: Screenwriter, seen: SeenAnswer) -> Screen:
    """A client's answer: his words first, then the letter; the rep takes it from there."""
    return Screen(
        lines(
            w.t("write-answer", client=seen.client, writer=seen.writer),
            _who(w, seen),
            None if seen.known else w.t("write-answer-unknown"),
            w.t("write-answer-words", words=shortened(seen.words, WORDS_SHOWN)),
            w.t("write-answer-files", names=", ".join(seen.files)) if seen.files else None,
            w.t("write-answer-letter", words=shortened(seen.body, LETTER_SHOWN)),
            _turn(w, seen),
        ),
        buttons=rows(*_answer_acts(w, seen)),
    )


def _who(w: Screenwriter, seen: SeenAnswer) -> Markup:
    parts = [seen.name, seen.address if seen.address != seen.name else ""]
    phone = shown_phone(seen.phone) if seen.phone else ""
    at = w.time.lasting(seen.at)
    return w.t("write-answer-who", who=", ".join(filter(None, [*parts, phone])), at=at)


def _turn(w: Screenwriter, seen: SeenAnswer) -> Markup | None:
    if not seen.mine:
        return w.t("write-answer-goes-to", name=seen.rep)
    if seen.done:
        return w.t("write-answer-done")
    return w.t("write-answer-yours", day=w.time.nearby(seen.due_on)) if seen.due_on else None


def _answer_acts(w: Screenwriter, seen: SeenAnswer) -> list[Button | list[Button]]:
    client = to_client(w, seen.client_id)
    if not seen.mine:
        return [client]
    sold = WriteTap(act="sold", id=seen.letter_id)
    over = seen.done or seen.task_id is None
    return [
        tap(w.label("write-button-sold"), sold, None if over else "primary"),
        [
            *(
                []
                if over
                else [
                    tap(w.label("task-button-done"), TaskTap(act="done", id=seen.task_id or 0)),
                    tap(
                        w.label("task-button-tomorrow"),
                        TaskTap(act="tomorrow", id=seen.task_id or 0),
                    ),
                ]
            ),
            client,
        ],
    ]


def stopped_screen(w: Screenwriter, card: LetterCard) -> Screen:
    """A client wants no more letters: they have stopped for ever."""
    return Screen(
        w.t("write-stopped", client=card.client, who=card.contact or card.address),
        buttons=rows(to_client(w, card.client_id)),
    )


def file_waits_screen(w: Screenwriter, card: LetterCard) -> Screen:
    """A file with the text is being fetched."""
    return Screen(w.t("write-file-waits", client=card.client))


def file_trouble_screen(w: Screenwriter, card: LetterCard, why: str) -> Screen:
    """The text of a file would not do; the letter is as it was."""
    again = WriteTap(act="edit", id=card.id, value=card.revision)
    return Screen(
        lines(w.t("write-file-trouble", client=card.client), why),
        buttons=rows(
            tap(w.label("write-button-edit"), again),
            tap(w.label("write-button-open"), WriteTap(act="open", id=card.id)),
        ),
    )


def figures_screen(w: Screenwriter, figures: LetterFigures, back: int) -> Screen:
    """The letters of a quarter and what they brought.

    Args:
        back: how many quarters ago it is.
    """
    quarter = (figures.quarter.month + 2) // 3
    return Screen(
        lines(
            w.t("write-figures", quarter=quarter, year=str(figures.quarter.year)),
            w.t(
                "write-figures-coverage",
                written=figures.written,
                base=figures.base,
                percent=_percent(figures.coverage_percent),
            ),
            w.t(
                "write-figures-answered",
                n=figures.answered,
                percent=_percent(figures.answered_percent),
            ),
            w.t("write-figures-opportunities", n=figures.opportunities, won=figures.won),
            w.t("write-figures-income", sums=_sums(w, figures.income)),
            w.t(
                "write-figures-rest",
                waiting=figures.waiting,
                skipped=figures.skipped,
                returned=figures.returned,
                stopped=figures.stopped,
            ),
        ),
        buttons=rows(
            (
                tap(w.label("write-button-quarter-before"), LetterFiguresTap(back=back + 1)),
                tap(w.label("write-button-quarter-after"), LetterFiguresTap(back=back - 1))
                if back
                else None,
            ),
            home_button(w),
        ),
    )


def _percent(percent: int | None) -> str:
    return NONE if percent is None else str(percent)


def _sums(w: Screenwriter, income: tuple[tuple[str, Decimal], ...]) -> str | Markup:
    if not income:
        return NONE
    return join(
        [f"{money(amount, w.language)} {w.label(f'currency-{code}')}" for code, amount in income]
    )


def novelties_screen(w: Screenwriter, page: NoveltyPage) -> Screen:
    """What letters tell of now; each is taken off by its own button."""
    return Screen(
        lines(
            w.t("novelties", n=page.total) if page.total else w.t("novelties-none"),
            *(
                w.t(
                    "novelties-line",
                    words=each.text,
                    day=w.day(each.until_on) if each.until_on else NONE,
                    n=each.told,
                )
                for each in page.novelties
            ),
        ),
        buttons=rows(
            tap(w.label("novelty-button-new"), NoveltyTap(act="new"), "primary"),
            *(
                tap(
                    w.label("novelty-button-off", words=shortened(each.text, BUTTON_WORDS)),
                    NoveltyTap(act="off", id=each.id, page=page.page),
                )
                for each in page.novelties
            ),
            turning(w, page.page, page.pages, lambda n: NoveltyTap(act="list", page=n)),
            home_button(w),
        ),
    )
