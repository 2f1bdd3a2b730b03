"""What stands behind the first screen of a dossier, a page at a time."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.callbacks.clients import OpportunityTap, TaskTap
from bot.callbacks.dossier import DossierTap
from bot.callbacks.privacy import PersonTap
from bot.callbacks.requests import RequestTap
from bot.callbacks.tickets import TicketTap
from bot.callbacks.visits import VisitTap
from bot.markup import shortened
from bot.screen import Button, Buttons, Screen, in_rows, rows, tap
from bot.texts import Screenwriter, capital, join, lines
from bot.views.client_buttons import note_button, notes_button, promise_button, promises_button
from bot.views.dossier import person_line
from bot.views.paging import turning
from domain.clients.history import Event, HistoryPage
from domain.clients.sections import Matter, NextStep, Purchase, Section, Somebody
from domain.clients.talks import Talk, TalkPage

WORDS_SHOWN = 200
TITLE_SHOWN = 60
IN_ROW = 4
NAME_SHOWN = 24


def people_screen(w: Screenwriter, page: Section[Somebody]) -> Screen:
    """The people at a client; a phone and a mail are tapped in the text."""
    return Screen(
        lines(
            w.t("dossier-people", client=page.client, n=page.total),
            *(_somebody(w, each) for each in page.lines),
        ),
        buttons=rows(
            *in_rows([_card(each) for each in page.lines], 2),
            _turning(w, page, "people"),
            _back(w, page.client_id),
        ),
        protected=True,
    )


def _card(somebody: Somebody) -> Button:
    """His own screen: whether he has agreed that his data are kept."""
    return tap(shortened(somebody.person.name, NAME_SHOWN), PersonTap(act="open", id=somebody.id))


def _somebody(w: Screenwriter, somebody: Somebody) -> Markup:
    return join(
        [
            person_line(w, somebody.person),
            *([w.t("dossier-mail-dead")] if somebody.dead else []),
            *([w.t("dossier-mail-silent")] if somebody.silent else []),
            *([w.t("dossier-gone")] if somebody.gone_at else []),
        ]
    )


def matters_screen(w: Screenwriter, page: Section[Matter]) -> Screen:
    """What is open, who has it, by when."""
    return Screen(
        lines(
            w.t("dossier-matters", client=page.client, n=page.total),
            *(_matter(w, each) for each in page.lines),
        ),
        buttons=rows(
            *in_rows([_open(w, each) for each in page.lines if each.may_open], IN_ROW),
            _turning(w, page, "matters"),
            _back(w, page.client_id),
        ),
        protected=True,
    )


def _matter(w: Screenwriter, matter: Matter) -> Markup:
    if matter.kind == "ticket":
        state = w.label(f"client-ticket-{matter.title.replace('_', '-')}")
        return w.t("dossier-ticket", number=matter.number, state=state, holder=matter.holder)
    return w.t(
        "client-request-late" if matter.late else "client-request",
        number=matter.number,
        title=shortened(matter.title, TITLE_SHOWN),
        holder=matter.holder,
        due=w.time.lasting(matter.due_at) if matter.due_at else "",
    )


def _open(w: Screenwriter, matter: Matter) -> Button:
    if matter.kind == "ticket":
        label = w.label("client-button-ticket", number=matter.number)
        return tap(label, TicketTap(act="open", id=matter.id))
    return tap(str(matter.number), RequestTap(act="open", id=matter.id))


def talks_screen(w: Screenwriter, page: TalkPage) -> Screen:
    """Meetings, calls, notes, mails and letters, the latest first."""
    return Screen(
        lines(
            w.t("dossier-talks", client=page.client, n=page.total),
            *(talk_line(w, each, WORDS_SHOWN) for each in page.talks),
        ),
        buttons=rows(
            (note_button(w, page.client_id), notes_button(w, page.client_id)),
            turning(
                w,
                page.page,
                page.pages,
                lambda n: DossierTap(act="talks", id=page.client_id, page=n),
            ),
            _back(w, page.client_id),
        ),
        protected=True,
    )


def talk_line(w: Screenwriter, talk: Talk, shown: int) -> Markup:
    """When one talked, how, who with whom, and what was said."""
    outcome = f"-{talk.outcome.replace('_', '-')}" if talk.kind == "call" else ""
    if talk.kind == "note" and not talk.words:
        outcome = "-spoken"  # heard where all notes are
    facts = [
        w.t(f"talk-{talk.kind}{outcome}", at=w.time.lasting(talk.at)),
        *([talk.by] if talk.by else []),
        *([talk.person] if talk.person else []),
    ]
    words = shortened(" ".join(talk.words.split()), shown)
    return join([join(facts), w.t("talk-words", words=words)], " ") if words else join(facts)


def purchases_screen(w: Screenwriter, page: Section[Purchase]) -> Screen:
    """What was bought, the latest first."""
    sums = [w.t("dossier-amount", amount=amount, currency=code) for amount, code in page.sums]
    return Screen(
        lines(
            w.t("dossier-bought", client=page.client, n=page.total),
            w.t("dossier-sums", sums=join(sums)) if sums else None,
            *(
                join(
                    [
                        w.t("client-order", at=each.ordered_on, title=each.title),
                        w.t("dossier-amount", amount=each.amount, currency=each.currency),
                    ]
                )
                for each in page.lines
            ),
        ),
        buttons=rows(_turning(w, page, "bought"), _back(w, page.client_id)),
        protected=True,
    )


def next_steps_screen(w: Screenwriter, page: Section[NextStep]) -> Screen:
    """What comes next; one's own things open by a button."""
    return Screen(
        lines(
            w.t("dossier-steps", client=page.client, n=page.total),
            *(_step(w, each) for each in page.lines),
        ),
        buttons=rows(
            *in_rows([_step_button(w, each) for each in page.lines if each.mine], 2),
            (
                tap(w.label("client-button-task"), TaskTap(act="new", id=page.client_id)),
                tap(
                    w.label("opportunity-button-new"),
                    OpportunityTap(act="new", id=page.client_id),
                ),
            ),
            (promise_button(w, page.client_id), promises_button(w, page.client_id)),
            _turning(w, page, "steps"),
            _back(w, page.client_id),
        ),
        protected=True,
    )


def _step(w: Screenwriter, step: NextStep) -> Markup:
    facts = [
        w.t(f"dossier-step-{step.kind}", title=_step_title(w, step, TITLE_SHOWN)),
        *([w.t("dossier-step-at", at=_step_at(w, step))] if step.at else []),
        step.who,
    ]
    return join(facts)


def _step_at(w: Screenwriter, step: NextStep) -> str:
    assert step.at is not None  # noqa: S101 - narrows for the checker
    if step.kind == "appointment":
        return w.time.lasting(step.at)
    return w.day(step.at.astimezone(w.zone).date())


def _step_title(w: Screenwriter, step: NextStep, shown: int) -> str:
    if step.kind == "appointment":
        return w.label(f"dossier-purpose-{step.title}")
    return shortened(step.title, shown)


def _step_button(w: Screenwriter, step: NextStep) -> Button:
    label = capital(_step_title(w, step, 24))
    if step.kind == "appointment":
        return tap(label, VisitTap(act="open", id=step.id))
    if step.kind == "task":
        return tap(label, TaskTap(act="open", id=step.id))
    return tap(label, OpportunityTap(act="open", id=step.id))


def history_screen(w: Screenwriter, page: HistoryPage) -> Screen:
    """All that happened, the latest first."""
    return Screen(
        lines(
            w.t("dossier-history", client=page.client, n=page.total),
            *(_event(w, each) for each in page.events),
        ),
        buttons=rows(
            turning(
                w,
                page.page,
                page.pages,
                lambda n: DossierTap(act="history", id=page.client_id, page=n),
            ),
            _back(w, page.client_id),
        ),
        protected=True,
    )


TALK_KINDS = ("questionnaire", "relationship", "call", "note", "mail", "letter")


def _event(w: Screenwriter, event: Event) -> Markup:
    at = w.time.lasting(event.at)
    if event.kind in TALK_KINDS and event.number is None:
        talk = Talk(event.kind, event.at, event.outcome, event.words, None, event.who)
        return talk_line(w, talk, TITLE_SHOWN)
    if event.kind == "order":
        at = w.day(event.at.astimezone(w.zone).date())
    key = event.kind.replace("_", "-")
    part = w.label(f"team-part-{event.outcome.replace('_', '-')}") if key == "member" else ""
    words = shortened(" ".join(event.words.split()), TITLE_SHOWN)
    facts = [
        w.t(f"event-{key}", at=at, number=event.number or 0, words=words, part=part),
        *(
            [w.t("dossier-amount", amount=event.amount, currency=event.currency)]
            if event.amount is not None
            else []
        ),
        *([event.who] if event.who else []),
    ]
    return join(facts)


def script_screen(w: Screenwriter, client_id: int, said: Sequence[str]) -> Screen:
    """What to say to whoever calls, line by line."""
    return Screen(
        lines(w.t("dossier-script"), *said), buttons=rows(_back(w, client_id)), protected=True
    )


def more_screen(w: Screenwriter, client_id: int, name: str, others: Buttons) -> Screen:
    """What else can be done with the client.

    Args:
        others: the rows of what the reader may do.
    """
    return Screen(
        w.t("dossier-more", client=name),
        buttons=rows(
            (notes_button(w, client_id), promises_button(w, client_id)),
            *others,
            _back(w, client_id),
        ),
        protected=True,
    )


def export_row(w: Screenwriter, client_id: int) -> list[Button]:
    """The dossier to take along, for who may; it is noted."""
    return [
        tap(w.label("dossier-button-pdf"), DossierTap(act="pdf", id=client_id)),
        tap(w.label("dossier-button-xlsx"), DossierTap(act="xlsx", id=client_id)),
    ]


def _turning(w: Screenwriter, page: Section[Any], act: str) -> list[Button]:
    return turning(
        w,
        page.page,
        page.pages,
        lambda n: DossierTap.model_validate({"act": act, "id": page.client_id, "page": n}),
    )


def _back(w: Screenwriter, client_id: int) -> Button:
    return tap(w.label("dossier-button-back"), DossierTap(act="back", id=client_id))
