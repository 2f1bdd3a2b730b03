"""Sample data for every screen: the long names, odd characters and empty parts of real life."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.callbacks.requests import ChooseTap
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views import door, home, my, offer, people, register, request, settings, steps
from domain.company import Policy
from domain.forms.answers import Answer
from domain.forms.engine import State
from domain.forms.model import FormDefinition, Question, QuestionType
from domain.people.invitations import Invited
from domain.people.own import Notices
from domain.people.staff import Person, StaffPage
from domain.programme.waiting import HeadWaits
from domain.requests.card import Complaint, Offer, RequestCard
from domain.requests.files import File
from domain.requests.lists import Filter, Line, RegisterPage
from domain.requests.mine import MyPage
from domain.requests.offers import OfferFacts
from domain.requests.steps import Step
from tests.unit.bot.board_samples import board_screens
from tests.unit.bot.dossier_samples import dossier_screens
from tests.unit.bot.handover_samples import handover_screens
from tests.unit.bot.letter_samples import letter_screens
from tests.unit.bot.mail_samples import mail_screens
from tests.unit.bot.meeting_samples import meeting_screens
from tests.unit.bot.privacy_samples import privacy_screens
from tests.unit.bot.programme_samples import programme_screens
from tests.unit.bot.questionnaire_samples import questionnaire_screens
from tests.unit.bot.queue_samples import queue_screens
from tests.unit.bot.report_samples import report_screens
from tests.unit.bot.route_samples import route_screens
from tests.unit.bot.team_samples import team_screens
from tests.unit.bot.ticket_samples import ticket_screens
from tests.unit.bot.ticket_word_samples import ticket_word_screens
from tests.unit.bot.visit_samples import SITES, visit_screens

NOW = datetime(2026, 11, 23, 10, 7, tzinfo=UTC)
HOUR = timedelta(hours=1)

CLIENT = "Ромашка <b>&</b> сыновья"

OFFER = Offer(
    id=31,
    giver_id=1,
    giver="Ольга Смирнова",
    to_employee_id=None,
    to_person=None,
    to_department="tech",
    offered_at=NOW - HOUR,
    note=None,
)

CARD = RequestCard(
    id=214,
    number=214,
    kind="incident",
    state="new",
    title="Нет связи на втором этаже",
    client_id=1,
    client=CLIENT,
    client_address="ул. Мира, 4",
    contact="Ирина Викторовна Ким",
    contact_phone="+79350001002",
    author_id=1,
    author="Ольга Смирнова",
    holder_id=1,
    holder="Ольга Смирнова",
    held_since=NOW - 2 * HOUR,
    due_at=NOW + 4 * HOUR,
    created_at=NOW - 2 * HOUR,
    closed_at=None,
    offer=OFFER,
    form=None,
    answers=None,
    files=[],
    acts=frozenset({"withdraw", "comment", "cancel"}),
)

PHOTO = File(
    id=1,
    kind="photo",
    state="stored",
    file_name="щит.jpg",
    mime_type="image/jpeg",
    size=12_000,
    seconds=None,
    caption=None,
    source={},
    blob=b"1",
)

FACTS = OfferFacts(
    id=31,
    request_id=214,
    number=214,
    kind="incident",
    client=CLIENT,
    due_at=NOW + 4 * HOUR,
    state="offered",
    giver="Ольга Смирнова",
    offered_at=NOW - HOUR,
    note="Клиент сидит без кассы, позвоните при выезде",
    answered_by_id=None,
    answered_by=None,
    answered_at=None,
)

LINE = Line(
    id=214,
    number=214,
    kind="incident",
    department="tech",
    state="in_work",
    title="Нет связи на втором этаже",
    client=CLIENT,
    holder_id=4,
    holder="Антон Белов",
    held_since=NOW - 26 * HOUR,
    due_at=NOW - 25 * HOUR,
    handoff_id=None,
    offered_at=None,
    offered_to=None,
    offered_department=None,
)

LINES = [
    LINE,
    replace(LINE, number=215, due_at=NOW + HOUR, held_since=NOW - HOUR),
    replace(LINE, number=216, state="new", offered_department="tech", handoff_id=5),
    replace(LINE, number=217, state="new", offered_to="Кирилл Ершов", handoff_id=6),
    replace(LINE, number=218, state="new"),
    replace(LINE, number=219, state="reported", due_at=NOW + HOUR),
    replace(LINE, number=220, held_since=NOW - timedelta(days=400)),
    replace(LINE, number=1_000_221),
]

FORM = FormDefinition(
    name="request-incident",
    version="1",
    title={"ru": "Авария", "en": "Incident"},
    default_language="ru",
    languages=("ru", "en"),
    sections=(),
    questions=tuple(
        Question(name, QuestionType.TEXT, label={"ru": label, "en": "What?"}, required=True)
        for name, label in (("what", "Что случилось?"), ("where", "Где <5 м> именно?"))
    ),
)

STATES = {
    "request-new": CARD,
    "request-by-mail": replace(
        CARD,
        form=FORM,
        answers=State(NOW, {"what": Answer("Нет связи <b>&</b>")}),
        writer=("Ирина <b>&</b> Ким", "kim@romashka.example"),
        acts=frozenset({"comment", "withdraw"}),
    ),
    "request-by-mail-of-nobody": replace(
        CARD, writer=("удалено по просьбе 22.11.2026", "erased@erased.invalid")
    ),
    "request-offered-to-me": replace(
        CARD,
        offer=replace(OFFER, to_employee_id=7, to_department=None, to_person="Антон Белов"),
        acts=frozenset({"accept", "decline", "comment"}),
    ),
    "request-in-work": replace(
        CARD,
        state="in_work",
        holder_id=7,
        holder="Антон Белов",
        offer=None,
        files=[PHOTO],
        acts=frozenset({"hand", "done", "comment", "back"}),
    ),
    "request-of-my-people": replace(
        CARD, state="in_work", holder_id=4, offer=None, acts=frozenset({"order"})
    ),
    "request-overdue": replace(CARD, state="in_work", due_at=NOW - HOUR, offer=None),
    "request-reported": replace(
        CARD,
        state="reported",
        holder_id=4,
        holder="Антон Белов",
        offer=None,
        acts=frozenset({"confirm", "return", "comment"}),
    ),
    "request-reported-by-me": replace(CARD, state="reported", holder_id=7, offer=None),
    "request-reported-repair-by-me": replace(
        CARD, state="reported", holder_id=7, offer=None, ticket_id=17
    ),
    "request-closed": replace(CARD, state="closed", closed_at=NOW, offer=None, acts=frozenset()),
    "request-cancelled": replace(
        CARD, state="cancelled", closed_at=NOW, offer=None, acts=frozenset()
    ),
    "request-client-taken": replace(
        CARD,
        kind="client",
        state="closed",
        holder_id=7,
        closed_at=NOW,
        offer=None,
        acts=frozenset({"comment"}),
        passed_with="Ждёт звонка <до среды>",
    ),
    "request-of-a-repair": replace(
        CARD,
        state="in_work",
        holder_id=7,
        offer=None,
        ticket_id=17,
        complaints=(
            Complaint("stopped", "Мира, 4", "Касса <5 м> стоит <b>&</b> молчит", "Месяц тишины"),
            Complaint("losses", None, "", ""),
        ),
        acts=frozenset({"hand", "done", "comment"}),
    ),
    "request-promised": replace(CARD, promised_at=NOW + HOUR, promised_on=(NOW + 48 * HOUR).date()),
    "request-long": replace(CARD, title="слово " * 800),
}

STEP_KINDS = (
    "sent",
    "offered",
    "accepted",
    "declined",
    "withdrawn",
    "expired",
    "reminded",
    "escalated",
    "reported",
    "confirmed",
    "returned",
    "cancelled",
    "commented",
    "moved",
    "readdressed",
    "inherited",
    "stood_in",
    "given_back",
    "ping_pong",
    "overdue",
    "overdue_lead",
    "result_waits",
    "result_waits_lead",
    "mailed",
    "client_wrote",
    "robot_noted",
    "letter_returned",
    "asked_client",
    "unmanned",
    "client_returned",
    "ticket_fixed",
    "ticket_ended",
    "hour_slipped",
    "hour_unknown",
    "made_urgent",
    "made_ordinary",
    "date_by_letter",
    "date_by_phone",
)

STEP = Step(
    id=1,
    kind="sent",
    at=NOW - HOUR,
    actor="Ольга Смирнова",
    data={"day": "2026-11-25", "hour": "2026-11-23T11:40:00+00:00"},
    words=None,
    to_person=None,
    to_department="tech",
    reason="Нужны «кабели» <5 м>",
    writer="Ирина Ким",
)

PAGE = RegisterPage(LINES, total=12, overdue=3, not_accepted=2, page=0, filter=Filter())

HOME = home.Home(
    first_name="Ольга",
    today=NOW.date(),
    waiting=1,
    holding=2,
    sent=6,
    drafts=1,
    reads_register=False,
    invites=False,
    not_done=0,
    overdue=0,
    tasks=3,
    opportunities=12,
)

PEOPLE = [Person(4, "Антон Белов", "technician", "tech", "ru", "Europe/Samara", active=True)]

Drawn = Callable[[Screenwriter, Policy], Screen]


def _request(card: RequestCard) -> Drawn:
    return lambda w, p: request.request_screen(w, p, card, me=7)


def _answered(facts: OfferFacts) -> Drawn:
    return lambda w, _: offer.answered_notice(w, facts)


def _in_group(facts: OfferFacts) -> Drawn:
    return lambda w, p: offer.group_notice(w, p, facts)


def _step(card: RequestCard, kind: str) -> Drawn:
    step = replace(STEP, kind=kind)
    return lambda w, p: steps.step_notice(w, p, card, step, 7)


def _choice(tapped: ChooseTap) -> Drawn:
    return lambda w, p: register.choose_screen(w, p, tapped, PEOPLE)


def _mine(page: MyPage) -> Drawn:
    return lambda w, p: my.my_screen(w, p, page)


def screens() -> dict[str, Drawn]:
    """Every screen by a name, drawn from the sample data."""
    drawn = {name: _request(card) for name, card in STATES.items()}
    for state in ("accepted", "declined", "withdrawn", "expired"):
        facts = replace(FACTS, state=state, answered_by="Антон Белов", answered_at=NOW)
        drawn[f"offer-{state}"] = _answered(facts)
        drawn[f"group-{state}"] = _in_group(facts)
    for kind in STEP_KINDS:
        drawn[f"step-{kind}"] = _step(STATES["request-reported"], kind)
    for kind in ("overdue", "declined", "expired", "stood_in", "inherited", "unmanned"):
        drawn[f"step-{kind}-mine"] = _step(replace(STATES["request-reported"], holder_id=7), kind)
    for state in ("request-offered-to-me", "request-closed"):
        drawn[f"reminder-{state}"] = _step(STATES[state], "reminded")
        drawn[f"result-{state}"] = _step(STATES[state], "reported")
    for what in ("department", "kind", "person"):
        drawn[f"choose-{what}"] = _choice(ChooseTap(what=what))
    for part in my.PARTS:
        drawn[f"my-{part}"] = _mine(MyPage(part, LINES, waiting=9, holding=9, sent=9, page=1))
    return {
        **drawn,
        **_others(),
        **board_screens(),
        **queue_screens(),
        **visit_screens(),
        **letter_screens(),
        **dossier_screens(),
        **mail_screens(),
        **handover_screens(),
        **meeting_screens(),
        **privacy_screens(),
        **programme_screens(),
        **report_screens(),
        **questionnaire_screens(),
        **ticket_screens(),
        **ticket_word_screens(),
        **team_screens(),
        **route_screens(CARD, FACTS, LINE, STEP),
    }


REPAIRS = replace(
    PAGE,
    lines=[
        replace(PAGE.lines[0], kind="questionnaire", state="reported", ticket_state=stands)
        for stands in ("awaiting_client", "in_work")
    ],
)


def _others() -> dict[str, Drawn]:
    nothing = RegisterPage([], 0, 0, 0, 0, Filter(overdue=True, department="tech", kind="repair"))
    filtered = replace(PAGE, filter=Filter(person_id=4))
    all_steps = [replace(STEP, kind=kind) for kind in STEP_KINDS] * 2
    return {
        "offer": lambda w, p: offer.offer_notice(w, p, FACTS, replace(CARD, files=[PHOTO])),
        "group": lambda w, p: offer.group_notice(w, p, FACTS),
        "history": lambda w, p: steps.history_screen(w, p, CARD, all_steps),
        "register": lambda w, p: register.register_screen(w, p, PAGE),
        "register-empty": lambda w, p: register.register_screen(w, p, nothing),
        "register-filtered": lambda w, p: register.register_screen(w, p, filtered),
        "register-repairs": lambda w, p: register.register_screen(w, p, REPAIRS),
        "my-empty": lambda w, p: my.my_screen(w, p, MyPage("holding", [], 0, 0, 0, 0)),
        "home": lambda w, p: home.home_screen(w, HOME),
        "home-of-a-technician": lambda w, p: home.home_screen(w, replace(HOME, sites=SITES)),
        "home-of-a-lead": lambda w, p: home.home_screen(
            w,
            replace(
                HOME,
                waiting=0,
                drafts=3,
                reads_register=True,
                not_done=12,
                overdue=3,
                reads_board=True,
                has_queue=True,
            ),
        ),
        "home-of-a-head": lambda w, p: home.home_screen(
            w, replace(HOME, head=HeadWaits(2, 4, 3, 17, 5), waiting=0, tickets=2)
        ),
        "home-of-the-administrator": lambda w, p: home.home_screen(w, replace(HOME, invites=True)),
        "staff": lambda w, p: people.staff_screen(
            w, StaffPage([(each, True) for each in PEOPLE] + [(PEOPLE[0], False)], 1, 3)
        ),
        "invite": lambda w, p: people.invite_screen(w, PEOPLE[0], 1),
        "invited": lambda w, p: people.invited_screen(
            w, Invited(4, "Антон Белов", "t" * 32, NOW), "https://t.me/bot?start=" + "t" * 32
        ),
        "help": lambda w, p: door.help_screen(w),
        "stranger": lambda w, p: door.stranger_screen(w, p.name),
        "welcome": lambda w, p: door.welcome_screen(w, "Ольга"),
        "language": lambda w, p: settings.language_screen(w),
        "notices": lambda w, p: settings.notices_screen(w, Notices("telegram", "o@svyaz.example")),
        "notices-by-mail": lambda w, p: settings.notices_screen(
            w, Notices("mail", "o@svyaz.example")
        ),
        "notices-without-address": lambda w, p: settings.notices_screen(
            w, Notices("telegram", None)
        ),
    }
