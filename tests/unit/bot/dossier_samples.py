"""A client's dossier and who looks at it, as sample data."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views import client, client_sections, watching
from bot.views.follow_ups import follow_up_buttons
from domain.clients.connecting import Whom
from domain.clients.dossier import (
    ClientCard,
    ContactLine,
    Counts,
    OpenRequest,
    OpenTicket,
    OrderLine,
)
from domain.clients.history import Event, HistoryPage
from domain.clients.promises import Promise
from domain.clients.searching import FoundClient
from domain.clients.sections import Matter, NextStep, Purchase, Section, Somebody
from domain.clients.talks import Talk, TalkPage
from domain.clients.team import Member
from domain.clients.views import Seen, SeenPage, Watched, WatchPage
from domain.company import Policy
from domain.handovers.away import Standin
from storage.models.programme import CALL_OUTCOMES
from storage.models.tickets import TICKET_STATES

NOW = datetime(2025, 11, 21, 10, 5, tzinfo=UTC)
CLIENT = "Ромашка <b>&</b> Ко"
WORDS = "Обещал прислать расчёт <5 м> кабеля. " * 12

Drawn = Callable[[Screenwriter, Policy], Screen]

MANAGER = Member(7, "Ольга Смирнова", "manager", NOW, True, "+79350001000", "o@svyaz.example")
IRINA = ContactLine("Ирина Ким", "главный бухгалтер", "+79350001002", "kim@romashka.example")
TALK = Talk("relationship", NOW - timedelta(days=3), "", WORDS, None, "Ольга Смирнова")

CLIENT_CARD = ClientCard(
    id=1,
    name=CLIENT,
    tax_number="9800001017",
    address="ул. Мира, 4",
    phone=None,
    email=None,
    contacts=[IRINA, ContactLine("Борис Лапин", None, None, None)],
    open_requests=[
        OpenRequest(214, 214, "Нет связи", True, "Антон Белов", NOW + timedelta(hours=4)),
        OpenRequest(
            215, 215, "Счёт за ноябрь", False, "Вера Дементьева", NOW - timedelta(days=2), late=True
        ),
    ],
    orders=[OrderLine(date(2025, 11, 20), "Канал 100 Мбит/с")],
    team=(MANAGER,),
    ticket=17,
    meeting=NOW + timedelta(days=1),
    reads_talks=True,
    talk=TALK,
    promises=(
        Promise(5, "прислать расчёт", date(2025, 11, 25), None, 7, "Ольга Смирнова", False, False),
    ),
    counts=Counts(people=3, matters=2, promises=2, steps=4, orders=12),
)

WHYS = ("manager", "stand_in", "in_place", "vip_rep", "on_duty", "service")


def dossier_screens() -> dict[str, Drawn]:
    """Every screen by a name, drawn from the sample data."""
    drawn: dict[str, Drawn] = {
        "client": lambda w, _: client.client_screen(w, CLIENT_CARD),
        "client-nothing-known": lambda w, _: client.client_screen(w, _empty()),
        "client-no-manager": lambda w, _: client.client_screen(
            w, replace(CLIENT_CARD, team=(), names_manager=True)
        ),
        "client-late-promise": lambda w, _: client.client_screen(w, _late()),
        "client-stand-in": lambda w, _: client.client_screen(w, _on_leave()),
        **{f"client-{state}": _troubled(at, state) for at, state in enumerate(TICKET_STATES[:6])},
        **{f"client-connect-{why}": _connected(why) for why in WHYS},
        **_found(),
        **_sections(),
        **_watching(),
    }
    return drawn


def _empty() -> ClientCard:
    return ClientCard(
        2, CLIENT, None, None, "+79350001000", "o@r.example", [], [], [], standing="prospective"
    )


def _late() -> ClientCard:
    late = replace(CLIENT_CARD.promises[0], late=True, due_on=date(2025, 11, 18))
    return replace(CLIENT_CARD, promises=(late,), counts=replace(CLIENT_CARD.counts, promises=1))


def _on_leave() -> ClientCard:
    away = Standin(
        person_id=7,
        until_on=date(2025, 12, 5),
        id=8,
        name="Денис Жуков",
        phone="+79350001003",
        email=None,
    )
    return replace(CLIENT_CARD, team=(replace(MANAGER, stand_in=away),))


def _troubled(at: int, state: str) -> Drawn:
    trouble = OpenTicket(3, 17 + at % 2, state, may_open=at != 1)
    return lambda w, _: client.client_screen(w, replace(CLIENT_CARD, trouble=trouble))


def _connected(why: str) -> Drawn:
    whom = Whom(
        7,
        "Ольга Смирнова",
        "+79350001000",
        "manager",
        why,  # type: ignore[arg-type]
        instead_of="Денис Жуков",
    )
    return lambda w, _: client.client_screen(w, replace(CLIENT_CARD, connect=whom))


def _found() -> dict[str, Drawn]:
    found = [FoundClient(number, f"{CLIENT} {number}", "Самара") for number in range(9)]
    person = replace(found[0], contact="Ирина Викторовна Ким")
    return {
        "clients-found": lambda w, _: client.found_screen(w, "ром", found),
        "clients-found-person": lambda w, _: client.found_screen(w, "ким", [person]),
        "clients-recent": lambda w, _: client.found_screen(w, "", found[:2]),
        "clients-type": lambda w, _: client.found_screen(w, "", []),
        "clients-none": lambda w, _: client.found_screen(w, "<ром>", []),
    }


def _section(*lines: object) -> "Section[object]":
    return Section(1, CLIENT, lines, total=len(lines) * 9, page=1)


def _sections() -> dict[str, Drawn]:
    people = [Somebody(IRINA, None, dead=True), Somebody(IRINA, NOW, silent=True)]
    matters = [
        *(
            Matter("ticket", n, n, state, n % 2 == 0, "Павел Орлов", None, False)
            for n, state in enumerate(TICKET_STATES[:6])
        ),
        Matter("request", 214, 214, "Нет связи <5 м>", True, "Антон Белов", NOW, True),
        Matter("request", 215, 215, "Счёт", False, "Антон Белов", NOW, False),
    ]
    steps = [
        *(
            NextStep("appointment", n, purpose, NOW, "Ольга Смирнова", n % 2 == 0)
            for n, purpose in enumerate(("questionnaire", "resume", "relationship", "site"))
        ),
        NextStep("task", 7, "позвонить", NOW, "Ольга Смирнова", True),
        NextStep("opportunity", 8, "Второй канал", None, "Ольга Смирнова", True),
    ]
    bought = Purchase("З-1", date(2025, 11, 20), "Канал", Decimal("12500.50"), "RUB")
    sums = tuple((Decimal(1200), code) for code in ("RUB", "USD", "EUR", "CNY", "KZT", "BYN"))
    talks = [
        TALK,
        *(replace(TALK, kind=kind) for kind in ("questionnaire", "note", "mail", "letter")),
        replace(TALK, kind="note", words=""),
        *(
            Talk("call", NOW, outcome, "", "Ирина Ким", "Ольга Смирнова")
            for outcome in CALL_OUTCOMES
        ),
    ]
    return {
        "dossier-people": lambda w, _: client_sections.people_screen(w, _section(*people)),  # type: ignore[arg-type]
        "dossier-matters": lambda w, _: client_sections.matters_screen(w, _section(*matters)),  # type: ignore[arg-type]
        "dossier-steps": lambda w, _: client_sections.next_steps_screen(w, _section(*steps)),  # type: ignore[arg-type]
        "dossier-bought": lambda w, _: client_sections.purchases_screen(
            w,
            replace(_section(bought), sums=sums),  # type: ignore[arg-type]
        ),
        "dossier-nothing": lambda w, _: client_sections.people_screen(
            w, Section(1, CLIENT, (), 0, 0)
        ),
        "dossier-talks": lambda w, _: client_sections.talks_screen(
            w, TalkPage(1, CLIENT, talks, 40, 2)
        ),
        "dossier-history": lambda w, _: client_sections.history_screen(
            w, HistoryPage(1, CLIENT, _events(), 40, 2)
        ),
        "dossier-script": lambda w, _: client_sections.script_screen(w, 1, ["Здравствуйте.", "Да"]),
        "dossier-more": lambda w, _: client_sections.more_screen(
            w,
            1,
            CLIENT,
            (*follow_up_buttons(w, 1), tuple(client_sections.export_row(w, 1))),
        ),
    }


def _events() -> list[Event]:
    kinds = ("request", "request_closed", "ticket", "ticket_closed", "questionnaire")
    plain = ("appointment_cancelled", "promise", "promise_kept")
    sums = ("opportunity", "opportunity_won", "opportunity_lost", "order")
    who = "Ольга Смирнова"
    return [
        *(Event(kind, NOW, "", WORDS, who, 214, None, None) for kind in kinds),
        *(Event(kind, NOW, "", WORDS, who, None, None, None) for kind in plain),
        *(Event(kind, NOW, "", "", None, None, Decimal(120), "RUB") for kind in sums),
        Event("member", NOW, "vip_rep", "", who, None, None, None),
        Event("call", NOW, "call_back", WORDS, who, None, None, None),
        Event("questionnaire", NOW, "", WORDS, who, None, None, None),
    ]


def _watching() -> dict[str, Drawn]:
    person = Watched(7, "Ольга Смирнова", "rep", 12, 40, 0, over=False)
    many = replace(person, today=120, exported=3, over=True)
    seen = [Seen(1, CLIENT, way, NOW) for way in ("bot", "inline", "mail", "shell", "export")]
    return {
        "watch": lambda w, _: watching.watch_screen(
            w, WatchPage([many, person], 20, 1), may_export=True
        ),
        "watch-nobody": lambda w, _: watching.watch_screen(
            w, WatchPage([], 0, 0), may_export=False
        ),
        "watch-seen": lambda w, _: watching.seen_screen(w, SeenPage(many, seen, 43, 1)),
        "watch-alarm": lambda w, _: watching.alarm_screen(w, many),
        "watch-noted": lambda w, _: watching.noted_screen(w, many),
        "watch-export-clients": lambda w, _: watching.ask_export_screen(w, "clients"),
        "watch-export-orders": lambda w, _: watching.ask_export_screen(w, "orders"),
        "watch-taken-clients": lambda w, _: watching.taken_along_screen(w, "Ольга", "clients"),
        "watch-taken-orders": lambda w, _: watching.taken_along_screen(w, "Ольга", "orders"),
    }
