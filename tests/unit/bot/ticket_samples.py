"""Sample data for the screens of tickets: every state, each drawn for who reads it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views import tickets
from bot.views.ticket import ticket_screen
from bot.views.ticket_acts import more_screen
from bot.views.ticket_news import STEP_KINDS, news_screen, ticket_history_screen
from domain.company import Policy
from domain.quality.facts import (
    SeenAnswer,
    SeenAsking,
    SeenProblem,
    SeenRequest,
    SeenTicket,
    Told,
)
from domain.quality.lists import TICKET_PARTS, TicketCounts, TicketLine, TicketPage
from domain.quality.rows import TicketRow
from domain.quality.states import TICKETS
from domain.quality.steps import TicketStep
from domain.states import Party
from storage.models.tickets import TICKET_STATES

NOW = datetime(2026, 11, 23, 10, 7, tzinfo=UTC)
HOUR = timedelta(hours=1)
TODAY = NOW.date()
CLIENT = "Ромашка <b>&</b> сыновья"
OLGA, ANTON, PAVEL, MARINA = 1, 4, 6, 3
WORDS = "Каждый понедельник касса стоит до обеда, <5 м> очередь, люди уходят к соседям. "

ROW = TicketRow(
    id=17,
    number=17,
    client_id=1,
    questionnaire_id=5,
    follows_id=None,
    rep_id=OLGA,
    lead_id=PAVEL,
    confirm_contact_id=2,
    confirm_email="kim@romashka.example",
    state="new",
    severity="stopped",
    round=1,
    opened_at=NOW - 2 * HOUR,
    accepted_at=NOW - HOUR,
    planned_on=None,
    planned_at=None,
    fixed_at=NOW - HOUR / 2,
    hold_until=None,
    closed_at=None,
    confirmed_by=None,
    stage=0,
    next_at=None,
)
PROBLEM = SeenProblem(
    id=1,
    instance=1,
    category="failure",
    severity="stopped",
    place="Магазин на Мира, 4",
    words=WORDS * 3,
    repaired_when="Месяц без остановок",
    state="open",
)
FIXED = replace(
    PROBLEM,
    state="fixed",
    done_words="Заменили коммутатор <b>&</b> блок питания",
    root_cause="equipment",
    own_check="Сутки без потерь",
)
REQUEST = SeenRequest(
    id=214,
    number=214,
    state="new",
    department="tech",
    holder_id=OLGA,
    holder="Ольга Смирнова",
    held_since=NOW - 2 * HOUR,
    due_at=NOW + 20 * HOUR,
    offered_to_id=PAVEL,
    offered_to="Павел Орлов",
)
HELD = replace(REQUEST, state="in_work", holder_id=ANTON, holder="Антон Белов", offered_to_id=None)
ASKING = SeenAsking(
    id=3,
    round=1,
    channel="mail",
    name="Ирина <b>&</b> Ким",
    address="kim@romashka.example",
    asked_at=NOW - 50 * HOUR,
    returned_at=None,
    next_at=NOW + 20 * HOUR,
    next_step="remind",
)
ANSWER = SeenAnswer(
    id=9,
    state="asked",
    said_by="Ирина Ким",
    said_at=NOW - HOUR,
    words="Вроде да, но надо понаблюдать до пятницы",
    next_at=None,
)
SEEN = SeenTicket(
    row=ROW,
    client=CLIENT,
    address="Самара, ул. Мира, 4",
    contact="Ирина Викторовна Ким",
    contact_phone="+79270000000",
    questionnaire=38,
    questionnaire_state="paused",
    rep="Ольга Смирнова",
    lead="Павел Орлов",
    hold_reason="Ждём кабель <b>&</b> разрешение",
    closed_words=None,
    confirmed_name=None,
    authenticated=None,
    duplicate_of=None,
    follows=None,
    due_at=None,
    problems=[PROBLEM],
    requests=[REQUEST],
    asking=None,
    answers=[],
    told={},
    categories={"failure": {"ru": "Сбои, простои, аварии", "en": "Failures, outages"}},
    me=OLGA,
    parties=frozenset({Party.REP}),
    acts=frozenset(),
)
READERS = {
    "rep": (OLGA, frozenset({Party.REP})),
    "lead": (PAVEL, frozenset({Party.LEAD})),
    "technician": (ANTON, frozenset({Party.HOLDER})),
    "head": (MARINA, frozenset({Party.HEAD})),
}
LETTER = (
    "Здравствуйте, Ирина Викторовна!",
    "Вы говорили: «Каждый понедельник касса стоит до обеда» <5 м>",
    "Мы заменили коммутатор.",
    "Ответьте, пожалуйста, одним словом: исправлено?",
)


def seen(state: str, reader: str) -> SeenTicket:
    """A ticket in a state as one of them sees it."""
    me, parties = READERS[reader]
    acts = {
        name
        for name, step in TICKETS.transitions.items()
        if state in step.sources and step.who & parties
    } - {"accept"}
    if state == "new" and reader == "lead":
        acts.add("accept")
    if "hold" in acts:
        acts.add("plan")
    if state == "confirmed" and reader == "rep":
        acts.add("resume")
    ended = state in ("confirmed", "rejected", "duplicate", "cancelled")
    repaired = state in ("fixed", "awaiting_client", "confirmed")
    at_work = {"accepted": replace(HELD, holder_id=PAVEL, holder="Павел Орлов"), "new": REQUEST}
    return replace(
        SEEN,
        row=replace(
            ROW,
            state=state,
            hold_until=date(2026, 11, 28) if state == "on_hold" else None,
            planned_on=date(2026, 11, 26) if state == "in_work" else None,
            closed_at=NOW if ended else None,
            confirmed_by="mail" if state == "confirmed" else None,
        ),
        due_at=NOW + 3 * HOUR if state in ("new", "accepted", "in_work") else None,
        problems=[FIXED if repaired else PROBLEM],
        requests=[at_work.get(state, HELD)],
        asking=ASKING if state == "awaiting_client" else None,
        closed_words="Да, теперь всё работает <b>&</b>, спасибо" if ended else None,
        confirmed_name="Ирина Ким" if state == "confirmed" else None,
        duplicate_of=15 if state == "duplicate" else None,
        me=me,
        parties=parties,
        acts=frozenset(acts),
    )


_LATE = replace(
    seen("in_work", "lead"),
    due_at=NOW - HOUR,
    requests=[replace(HELD, state="reported")],
    told={
        "refused": Told("refused", None, NOW - 20 * HOUR, WORDS * 5),
        "reported": Told("reported", "Антон Белов", NOW - HOUR, "Заменили <b>&</b> проверили"),
    },
)
CARDS: dict[str, SeenTicket] = {
    "second-round": replace(_LATE, row=replace(_LATE.row, round=2)),
    "five-problems": replace(
        seen("in_work", "technician"),
        problems=[replace(PROBLEM, instance=n, words=WORDS * 9) for n in range(1, 6)],
    ),
    "voice": replace(
        seen("in_work", "technician"), problems=[replace(PROBLEM, words="", place=None)]
    ),
    "to-department": replace(
        seen("new", "lead"),
        requests=[replace(REQUEST, offered_to_id=None, offered_to=None, offered_department="tech")],
        row=replace(ROW, confirm_email=None),
    ),
    "nobody": replace(
        seen("new", "head"),
        requests=[],
        lead=None,
        address=None,
        contact=None,
        contact_phone=None,
    ),
    "no-address": replace(
        seen("fixed", "rep"), row=replace(seen("fixed", "rep").row, confirm_email=None)
    ),
    "returned": replace(
        seen("awaiting_client", "rep"), asking=replace(ASKING, returned_at=NOW - HOUR)
    ),
    "by-phone": replace(
        seen("awaiting_client", "rep"),
        asking=replace(ASKING, channel="phone", next_at=None, address=None),
    ),
    **{
        f"answer-{state}": replace(
            seen("awaiting_client", "rep"),
            answers=[replace(ANSWER, state=state, next_at=NOW + 90 * HOUR)],
        )
        for state in ("asked", "later", "countersign")
    },
    "linked": replace(seen("new", "lead"), follows=9),
    "own-words": replace(
        seen("fixed", "lead"), problems=[replace(FIXED, root_cause="кабель <b>&</b> мыши")]
    ),
    **{
        f"confirmed-{way}": replace(
            seen("confirmed", "rep"),
            row=replace(seen("confirmed", "rep").row, confirmed_by=way),
            authenticated=True,
        )
        for way in ("rep", "phone")
    },
}

STEP = TicketStep(
    id=1,
    ticket_id=17,
    kind="opened",
    at=NOW - HOUR,
    round=1,
    actor="Ольга <b>&</b> Смирнова",
    words="Нет, снова <5 м> стоит",
    data={},
)
STEPS = [
    replace(STEP, id=n, kind=kind, round=1 if n < 15 else 2, actor=None if n % 5 == 0 else "Антон")
    for n, kind in enumerate((*STEP_KINDS, "something_new", *STEP_KINDS))
]

LINE = TicketLine(
    id=17,
    number=17,
    state="new",
    severity="stopped",
    round=2,
    client=CLIENT,
    problems=2,
    whose="Павел Орлов",
    since=NOW - 30 * HOUR,
    due_at=NOW + HOUR,
    overdue=True,
)
LINES = [
    replace(LINE, id=n, number=17 + n, state=state, overdue=n == 0, whose=whose)
    for n, (state, whose) in enumerate(
        zip(
            TICKET_STATES[:8],
            ("tech", "Павел", None, "Антон", "Ольга", None, "Ким", None),
            strict=True,
        )
    )
]
COUNTS = TicketCounts(mine=2, overdue=1, client=3, open=17)

Drawn = Callable[[Screenwriter, Policy], Screen]


def ticket_screens() -> dict[str, Drawn]:
    """Every screen of tickets, by name."""
    drawn: dict[str, Drawn] = {
        f"ticket-{state}-{reader}": partial(_card, seen(state, reader), "")
        for state in TICKET_STATES
        for reader in READERS
    }
    drawn |= {f"ticket-{name}": partial(_card, each, "") for name, each in CARDS.items()}
    drawn["ticket-letter"] = partial(_card, seen("fixed", "rep"), "\n".join(LETTER))
    drawn["ticket-long-letter"] = partial(_card, seen("fixed", "rep"), "\n".join(LETTER * 20))
    drawn |= {
        f"ticket-more-{state}-{reader}": partial(_more, seen(state, reader))
        for state in ("new", "in_work", "on_hold", "fixed")
        for reader in READERS
    }
    drawn |= {
        f"ticket-news-{kind}": partial(_news, replace(STEP, kind=kind))
        for kind in (*STEP_KINDS, "something_new")
    }
    drawn["ticket-news-confirmed"] = lambda w, p: news_screen(
        w, p, seen("confirmed", "rep"), replace(STEP, kind="confirmed", actor=None)
    )
    drawn["ticket-news-held"] = lambda w, p: news_screen(
        w, p, seen("on_hold", "rep"), replace(STEP, kind="held")
    )
    drawn["ticket-history"] = lambda w, p: ticket_history_screen(w, p, SEEN, STEPS)
    drawn |= {f"tickets-{part}": partial(_list, part, LINES) for part in TICKET_PARTS}
    drawn |= {f"tickets-none-{part}": partial(_list, part, []) for part in TICKET_PARTS}
    drawn["tickets-ended"] = partial(
        _list,
        "closed",
        [replace(LINE, id=n, state=state) for n, state in enumerate(TICKET_STATES[6:])],
    )
    return drawn


def _card(ticket: SeenTicket, letter: str, w: Screenwriter, policy: Policy) -> Screen:
    return ticket_screen(w, policy, ticket, letter)


def _more(ticket: SeenTicket, w: Screenwriter, _: Policy) -> Screen:
    return more_screen(w, ticket)


def _news(step: TicketStep, w: Screenwriter, policy: Policy) -> Screen:
    return news_screen(w, policy, seen("in_work", "lead"), step)


def _list(part: str, found: list[TicketLine], w: Screenwriter, policy: Policy) -> Screen:
    chosen = next(each for each in TICKET_PARTS if each == part)
    counts = COUNTS if found else TicketCounts()
    return tickets.tickets_screen(w, policy, TicketPage(chosen, found, counts, 3 * len(found), 0))
