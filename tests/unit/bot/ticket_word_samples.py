"""Sample data for the screens of the client's word."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.ticket_word import question_screen, trouble_screen
from domain.company import Policy
from domain.quality.questions import Before, TicketQuestion
from domain.quality.returned import TROUBLES, Trouble
from domain.visits.site import CalledOff
from storage.models.tickets import ANSWER_STATES, DOUBTS
from tests.unit.bot.ticket_samples import CLIENT, HOUR, NOW, OLGA

QUESTION = TicketQuestion(
    answer_id=9,
    ticket_id=17,
    number=17,
    client_id=1,
    client=CLIENT,
    rep_id=OLGA,
    ticket_state="awaiting_client",
    ticket_round=1,
    round=1,
    channel="mail",
    said_by="Ирина Ким <b>&</b>",
    sender="kim@romashka.example",
    said_at=NOW - HOUR,
    words="Вроде да, но надо понаблюдать до пятницы <5 м>",
    verdict="unclear",
    doubt="unclear",
    authenticated=True,
    state="asked",
    decided_by=None,
    decided_at=None,
    next_at=None,
    suggested=date(2026, 11, 27),
    before=None,
    may_decide=True,
)
DECIDED = replace(
    QUESTION,
    decided_by="Ольга <b>&</b> Смирнова",
    decided_at=NOW,
    next_at=NOW + timedelta(days=4),
    said_at=NOW - 40 * HOUR,
)
TROUBLE = Trouble(
    ticket_id=17,
    asking_id=3,
    number=17,
    client_id=1,
    client=CLIENT,
    kind="letter_returned",
    name="Ирина Ким <b>&</b>",
    address="kim@romashka.example",
    words=None,
    at=NOW - HOUR,
    status="5.1.1",
    until=None,
    other=None,
    other_id=None,
    open=True,
    next_at=None,
)
AWAY = replace(
    TROUBLE,
    kind="away",
    words="Я в отпуске до 12 января <5 м>, пишите коллеге",
    until=date(2027, 1, 12),
    other="zorin.petr.ilyich.bookkeeper@romashka.example",
    other_id=5,
)

AHEAD = (CalledOff(NOW + 40 * HOUR, told=True), CalledOff(NOW + 60 * HOUR, told=False))

Drawn = Callable[[Screenwriter, Policy], Screen]


def ticket_word_screens() -> dict[str, Drawn]:
    """Every screen of the client's word, by name."""
    earlier = Before("Ирина Ким", NOW - 3 * HOUR, "Да, всё хорошо <5 м>")
    questions = {
        **{f"question-{doubt}": replace(QUESTION, doubt=doubt) for doubt in DOUBTS},
        "question-contradiction": replace(QUESTION, doubt="contradiction", before=earlier),
        "question-by-phone": replace(QUESTION, channel="phone", sender=None),
        "question-wordless": replace(QUESTION, words=""),
        "question-far": replace(QUESTION, suggested=date(2026, 12, 5)),
        "question-visit-ahead": replace(QUESTION, ticket_state="in_work", calls_off=AHEAD),
        "question-not-mine": replace(QUESTION, may_decide=False),
        "question-over": replace(QUESTION, ticket_state="rejected"),
        "question-countersign": replace(DECIDED, state="countersign", channel="phone"),
        **{f"decided-{state}": replace(DECIDED, state=state) for state in ANSWER_STATES},
    }
    troubles = {
        **{f"trouble-{kind}": replace(TROUBLE, kind=kind) for kind in TROUBLES},
        "trouble-somebody-else": AWAY,
        "trouble-over": replace(AWAY, open=False),
    }
    return {
        **{f"ticket-{name}": partial(_question, each) for name, each in questions.items()},
        **{f"ticket-{name}": partial(_trouble, each) for name, each in troubles.items()},
    }


def _question(asked: TicketQuestion, w: Screenwriter, _: Policy) -> Screen:
    return question_screen(w, asked)


def _trouble(trouble: Trouble, w: Screenwriter, _: Policy) -> Screen:
    return trouble_screen(w, trouble)
