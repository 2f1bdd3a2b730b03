"""Tasks and opportunities: one's own lists, and one of them with what can be done about it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from babel.numbers import format_decimal
from markupsafe import Markup

from bot.callbacks.clients import OpportunityTap, TaskTap
from bot.callbacks.letters import WriteTap
from bot.callbacks.team import PromiseTap
from bot.callbacks.visits import QuestionnaireTap
from bot.markup import shortened
from bot.screen import Button, Buttons, Screen, rows, tap
from bot.texts import Screenwriter, lines
from bot.views.client_buttons import to_client
from bot.views.paging import turning
from domain.follow_ups.opportunities import OVER, OpportunityCard, OpportunityPage
from domain.follow_ups.tasks import TaskCard, TaskPage
from domain.letters.rows import letter_of

TITLE_SHOWN = 60
"""Characters of a title in a list."""

BUTTON_TEXT = 32
WORDS_SHOWN = 500
Row = Sequence[Button | None] | Button | None
NONE = "none"
"""What a text is filled with where there is nothing to say."""


def tasks_screen(w: Screenwriter, page: TaskPage, today: date) -> Screen:
    """One's own open tasks; each opens by its own button."""
    if not page.tasks:
        return Screen(w.t("tasks-none"))
    return Screen(
        lines(
            w.t("tasks-headline", n=page.total, late=page.late),
            *(_task_line(w, task, today) for task in page.tasks),
        ),
        buttons=rows(
            *(
                tap(shortened(task.title, BUTTON_TEXT), TaskTap(act="open", id=task.id))
                for task in page.tasks
            ),
            turning(w, page.page, page.pages, lambda n: TaskTap(act="list", page=n)),
        ),
    )


def _task_line(w: Screenwriter, task: TaskCard, today: date) -> Markup:
    mark = "❗" if task.due_on < today else "⏳" if task.due_on == today else "·"
    return w.t(
        "tasks-line",
        mark=mark,
        day=w.time.nearby(task.due_on),
        title=shortened(task.title, TITLE_SHOWN),
        client=task.client or NONE,
        promised="yes" if task.promised else "no",
    )


def task_screen(w: Screenwriter, task: TaskCard, today: date) -> Screen:
    """A task: what, by when, for whom; done by one tap."""
    owner = None if task.may_change else w.t("task-owner", name=task.owner)
    another = task.author if task.author != task.owner else None
    done = task.done_at is not None
    return Screen(
        lines(
            _task_headline(w, task, today),
            shortened(task.title, WORDS_SHOWN),
            w.t("task-client", client=task.client) if task.client else None,
            owner,
            w.t("task-author", name=another) if another else None,
            w.t("task-next-opportunity") if done and task.opportunity_id else None,
        ),
        buttons=rows(
            *([] if done or not task.may_change else _task_acts(w, task)),
            tap(w.label("note-button-listen"), PromiseTap(act="voice", id=task.id))
            if task.spoken
            else None,
            tap(w.label("write-button-answer"), WriteTap(act="answer", id=letter_id))
            if (letter_id := letter_of(task.source)) is not None
            else None,
            (
                to_client(w, task.client_id) if task.client_id else None,
                tap(
                    w.label("task-button-opportunity"),
                    OpportunityTap(act="open", id=task.opportunity_id),
                )
                if task.opportunity_id
                else None,
                tap(w.label("task-button-all"), TaskTap(act="list")),
            ),
        ),
    )


def _task_headline(w: Screenwriter, task: TaskCard, today: date) -> Markup:
    if task.done_at is not None:
        return w.t(_said_of(task, "done"), at=w.time.lasting(task.done_at))
    if task.due_on == today:
        return w.t(_said_of(task, "today"))
    late = task.due_on < today
    return w.t(_said_of(task, "late" if late else "open"), day=task.due_on)


def _said_of(task: TaskCard, how: str) -> str:
    """A promise is said to be one: the client waits for it."""
    return f"promise-headline-{how}" if task.promised else f"task-headline-{how}"


def _task_acts(w: Screenwriter, task: TaskCard) -> list[Row]:
    return [
        tap(w.label("task-button-done"), TaskTap(act="done", id=task.id), "primary"),
        (
            tap(w.label("task-button-tomorrow"), TaskTap(act="tomorrow", id=task.id)),
            tap(w.label("task-button-week"), TaskTap(act="week", id=task.id)),
        ),
    ]


def opportunities_screen(w: Screenwriter, page: OpportunityPage) -> Screen:
    """One's own open opportunities; each opens by its own button."""
    if not page.opportunities:
        return Screen(w.t("opportunities-none"))
    return Screen(
        lines(
            w.t("opportunities-headline", n=page.total),
            *(_opportunity_line(w, each) for each in page.opportunities),
        ),
        buttons=rows(
            *(
                tap(
                    shortened(f"{each.client} · {each.title}", BUTTON_TEXT),
                    OpportunityTap(act="open", id=each.id),
                )
                for each in page.opportunities
            ),
            turning(w, page.page, page.pages, lambda n: OpportunityTap(act="list", page=n)),
        ),
    )


def _opportunity_line(w: Screenwriter, card: OpportunityCard) -> Markup:
    return w.t(
        "opportunities-line",
        client=card.client,
        title=shortened(card.title, TITLE_SHOWN),
        stage=w.label(f"stage-{card.stage}"),
        day=w.time.nearby(card.next_on) if card.next_on else NONE,
    )


def opportunity_screen(w: Screenwriter, card: OpportunityCard) -> Screen:
    """An opportunity: what, how much, how far it is, what comes next."""
    return Screen(
        lines(
            _opportunity_headline(w, card),
            shortened(card.title, WORDS_SHOWN),
            w.t("opportunity-client", client=card.client),
            w.t(
                "opportunity-amount",
                amount=money(card.amount, w.language),
                currency=w.label(f"currency-{card.currency}"),
            )
            if card.amount is not None and card.currency
            else None,
            _next(w, card),
            w.t("opportunity-reason", words=card.reason) if card.reason else None,
            None if card.may_change else w.t("opportunity-owner", name=card.owner),
            w.t("opportunity-from", number=card.questionnaire) if card.questionnaire else None,
        ),
        buttons=rows(
            *(_opportunity_acts(w, card) if card.may_change else []),
            (
                to_client(w, card.client_id),
                tap(w.label("opportunity-button-all"), OpportunityTap(act="list")),
            ),
        ),
    )


def _opportunity_headline(w: Screenwriter, card: OpportunityCard) -> Markup:
    if card.stage in OVER:
        at = w.time.lasting(card.closed_at) if card.closed_at else ""
        return w.t(f"opportunity-headline-{card.stage}", at=at)
    return w.t("opportunity-headline", stage=w.label(f"stage-{card.stage}"))


def _next(w: Screenwriter, card: OpportunityCard) -> Markup | None:
    if card.stage in OVER:
        return None
    if not card.next_step and not card.next_on:
        return w.t("opportunity-no-next")
    day = w.time.nearby(card.next_on) if card.next_on else NONE
    return w.t("opportunity-next", words=card.next_step or card.title, day=day)


def _opportunity_acts(w: Screenwriter, card: OpportunityCard) -> list[Row]:
    if card.stage in OVER:
        return [tap(w.label("opportunity-button-again"), OpportunityTap(act="again", id=card.id))]
    talks = None if card.stage in ("talks", "offer") else "opportunity-button-talks"
    return [
        tap(w.label("opportunity-button-next"), OpportunityTap(act="next", id=card.id), "primary"),
        tap(w.label(talks), OpportunityTap(act="talks", id=card.id)) if talks else None,
        None
        if card.stage == "offer"
        else tap(w.label("opportunity-button-offer"), OpportunityTap(act="offer", id=card.id)),
        (
            tap(w.label("opportunity-button-won"), OpportunityTap(act="won", id=card.id)),
            tap(w.label("opportunity-button-lost"), OpportunityTap(act="lost", id=card.id)),
        ),
        tap(w.label("opportunity-button-give"), OpportunityTap(act="give", id=card.id)),
    ]


def follow_up_buttons(w: Screenwriter, client_id: int) -> Buttons:
    """What a client's card leads to: his questionnaires, a new task, a new opportunity."""
    return rows(
        (
            tap(
                w.label("client-button-questionnaires"),
                QuestionnaireTap(act="of", id=client_id),
            ),
            tap(w.label("client-button-task"), TaskTap(act="new", id=client_id)),
        ),
        tap(w.label("opportunity-button-new"), OpportunityTap(act="new", id=client_id)),
    )


def opportunity_handed_screen(
    w: Screenwriter, client_id: int, client: str, title: str, to: str
) -> Screen:
    """An opportunity is a colleague's from now on."""
    words = shortened(title, WORDS_SHOWN)
    return Screen(
        w.t("opportunity-handed", client=client, title=words, to=to),
        buttons=rows(
            (
                to_client(w, client_id),
                tap(w.label("opportunity-button-all"), OpportunityTap(act="list")),
            )
        ),
    )


def money(amount: Decimal, language: str) -> str:
    """ "1 250 000", in English "1,250,000": kopecks only where there are any."""
    whole = amount == amount.to_integral_value()
    return format_decimal(amount, "#,##0" if whole else "#,##0.00", locale=language)
