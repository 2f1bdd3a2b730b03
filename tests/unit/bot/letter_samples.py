"""Personal letters as the tests of screens draw them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views import letter_news, letters
from domain.company import Policy
from domain.errors import DeskError
from domain.letters.desks import Desk, LetterLine, LetterPage
from domain.letters.figures import LetterFigures
from domain.letters.history import History
from domain.letters.novelties import NoveltyCard, NoveltyPage
from domain.letters.reading import LetterCard, OtherPerson
from domain.letters.seen import SeenAnswer

Drawn = Callable[[Screenwriter, Policy], Screen]

NOW = datetime(2026, 11, 23, 10, 7, tzinfo=UTC)
TODAY = date(2026, 11, 23)
CLIENT = "Ромашка <b>&</b> сыновья"
BODY = "Добрый день, Ирина Викторовна.\n\n" + "Год назад вы заказывали у нас кабели <5 м>. " * 60
HISTORY = History(
    client=CLIENT,
    place="Самара",
    orders=5,
    first_on=date(2023, 2, 1),
    last_on=date(2025, 11, 3),
    last_title="Кабели <5 м>, две бухты",
    met_on=date(2026, 3, 4),
    met_by="Ольга Смирнова",
    note="Директор меняет поставщика кабелей <5 м>, просил напомнить осенью. " * 5,
)
LETTER = LetterCard(
    id=3,
    revision=2,
    client_id=4,
    client=CLIENT,
    place="Самара",
    segment="A",
    contact="Ирина Викторовна Ким",
    position="главный бухгалтер",
    address="kim@romashka.example",
    subject="О вашем заказе кабелей <5 м> в ноябре прошлого года",
    body=BODY,
    edited=False,
    state="dealt",
    due_on=TODAY,
    reason=None,
    writer="Светлана Юдина",
    fate=None,
    bounce=None,
    ended_at=None,
    answered_at=None,
    history=HISTORY,
    mine=True,
    number=13,
    of=40,
)
SENT = replace(LETTER, state="sent", fate="sent", ended_at=NOW - timedelta(hours=1))
BACK = replace(
    SENT,
    fate="bounced",
    bounce="5.1.1",
    others=(OtherPerson(7, "Анна Петровна Константинопольская", "директор"),),
)
ANSWER = SeenAnswer(
    letter_id=3,
    client_id=4,
    client=CLIENT,
    name="Ирина Ким",
    address="kim@romashka.example",
    phone="+79270000000",
    known=True,
    words="Да, нужны ещё кабели <5 м>, две бухты. " * 40,
    files=("заявка <5 м>",),
    at=NOW,
    subject=LETTER.subject,
    body=BODY,
    sent_at=NOW - timedelta(days=1),
    writer="Светлана Юдина",
    rep="Ольга Смирнова",
    mine=True,
    task_id=9,
    due_on=TODAY + timedelta(days=1),
    done=False,
)
FIGURES = LetterFigures(
    quarter=date(2026, 10, 1),
    written=1234,
    returned=12,
    skipped=40,
    waiting=38,
    answered=121,
    stopped=3,
    opportunities=17,
    won=5,
    income=(("RUB", Decimal("1250000.00")), ("EUR", Decimal("900.50"))),
    base=2890,
)
NOVELTIES = NoveltyPage(
    [
        NoveltyCard(n, "Теперь тянем кабели <5 м> и под землёй. " * 3, "ru", day, "Марина", 40 * n)
        for n, day in ((1, None), (2, TODAY))
    ],
    total=12,
    page=1,
)
LATER = LetterPage([LetterLine(n, CLIENT, TODAY + timedelta(days=n)) for n in range(1, 9)], 17, 1)


def _letter(card: LetterCard) -> Drawn:
    return lambda w, _: letters.letter_screen(w, card)


def _answer(seen: SeenAnswer) -> Drawn:
    return lambda w, _: letter_news.answer_screen(w, seen)


def letter_screens() -> dict[str, Drawn]:
    """Every screen of personal letters by a name."""
    over = {
        state: replace(LETTER, state="withdrawn", reason=state, ended_at=NOW)
        for state in ("in_work", "stopped", "no_address", "erased")
    }
    skipped = {
        reason: replace(LETTER, state="skipped", reason=reason, ended_at=NOW)
        for reason in (*letters.REASONS, "other: переезжает")
    }
    gap = DeskError("error-letter-gap", words="{дата}")
    return {
        "letters-desk": lambda w, _: letters.desk_screen(w, Desk(28, 3, 12, 1, 4, 9)),
        "letters-desk-done": lambda w, _: letters.desk_screen(w, Desk(0, None, 39, 1, 0, 0)),
        "letters-desk-none": lambda w, _: letters.desk_screen(w, Desk(0, None, 0, 0, 0, 0)),
        "letters-done": lambda w, _: letters.done_screen(w, Desk(0, None, 39, 1, 2, 0)),
        "letters-dealt": lambda w, _: letters.dealt_screen(w, 33, 7),
        "letters-later": lambda w, _: letters.postponed_screen(w, LATER),
        "letters-later-none": lambda w, _: letters.postponed_screen(w, LetterPage([], 0, 0)),
        "letter": _letter(LETTER),
        "letter-unknown": _letter(replace(LETTER, history=History(CLIENT), place=None)),
        "letter-later": _letter(replace(LETTER, due_on=TODAY + timedelta(days=7), number=0)),
        "letter-sent": _letter(SENT),
        "letter-answered": _letter(replace(SENT, answered_at=NOW)),
        "letter-returned": _letter(BACK),
        "letter-returned-alone": _letter(replace(BACK, others=())),
        "letter-of-another": _letter(replace(LETTER, mine=False)),
        **{f"letter-{name}": _letter(card) for name, card in over.items()},
        **{f"letter-skipped-{name}": _letter(card) for name, card in skipped.items()},
        "letter-copy": lambda w, _: letters.copy_screen(w, LETTER),
        "letter-answer": _answer(ANSWER),
        "letter-answer-unknown": _answer(replace(ANSWER, known=False, files=())),
        "letter-answer-done": _answer(replace(ANSWER, done=True)),
        "letter-answer-of-another": _answer(replace(ANSWER, mine=False)),
        "letter-stopped": lambda w, _: letter_news.stopped_screen(w, SENT),
        "letter-file-waits": lambda w, _: letter_news.file_waits_screen(w, LETTER),
        "letter-file-trouble": lambda w, _: letter_news.file_trouble_screen(
            w, LETTER, w.error(gap)
        ),
        "letter-figures": lambda w, _: letter_news.figures_screen(w, FIGURES, 0),
        "letter-figures-none": lambda w, _: letter_news.figures_screen(
            w, LetterFigures(date(2026, 7, 1), 0, 0, 0, 0, 0, 0, 0, 0, (), 0), 1
        ),
        "novelties": lambda w, _: letter_news.novelties_screen(w, NOVELTIES),
        "novelties-none": lambda w, _: letter_news.novelties_screen(w, NoveltyPage([], 0, 0)),
    }
