"""Sample data for the screens of calls and visits: long names, odd characters, empty parts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import get_args

from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views import appointments, calls, site_visits, today
from domain.company import Policy
from domain.visits.again import CallOutcome
from domain.visits.call_list import CallLine, CallPage
from domain.visits.dossier import Dossier, LastMeeting, OpenRequest, Person
from domain.visits.reading import (
    AppointmentCard,
    CallCard,
    LastCall,
    PassedOn,
    WrittenAnswer,
)
from domain.visits.recorded import Met, Recorded
from domain.visits.rows import Standing
from domain.visits.script import script
from domain.visits.today import MeetingLine, Today

Drawn = Callable[[Screenwriter, Policy], Screen]

NOW = datetime(2026, 11, 23, 10, 7, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NAME = "Ромашка <b>&</b> сыновья"

DOSSIER = Dossier(
    contacts=(
        Person(1, "Ирина Викторовна Ким", "главный бухгалтер", "+79350001002", "kim@a.example"),
        Person(2, "Пётр <b>&</b> Лосев", None, None, None),
    ),
    last_meeting=LastMeeting(NOW - 90 * DAY, "relationship", "Говорили о <5 м> кабеля " * 12),
    requests=(OpenRequest(214, "Нет связи на втором этаже"),),
    offers_in_row=3,
)
BARE = Dossier((), None, (), 0)

STANDING = Standing(
    client_id=1,
    name=NAME,
    address="ул. Мира, 4",
    language="ru",
    time_zone=None,
    campaign_client_id=5,
    list_state="open",
    head_id=3,
    rep_id=1,
    rep="Ольга Смирнова",
    refusal_asked=False,
    resumes=None,
    last_call_id=7,
)
SLOTS = (NOW + 20 * HOUR, NOW + 25 * HOUR)
CARD = CallCard(
    standing=STANDING,
    phone="+78462000000",
    dossier=DOSSIER,
    last_call=LastCall(NOW - DAY, "no_answer", None, NOW, "Ольга Смирнова"),
    slots=SLOTS,
    planned_id=None,
    planned_at=None,
)
CALLS = {
    "call": CARD,
    "call-bare": replace(
        CARD,
        phone=None,
        dossier=BARE,
        last_call=None,
        slots=(),
        standing=replace(STANDING, address=None, campaign_client_id=None),
    ),
    "call-planned": replace(CARD, planned_id=4, planned_at=SLOTS[0]),
    "call-resumes": replace(CARD, standing=replace(STANDING, resumes=3)),
    "call-refused": replace(CARD, standing=replace(STANDING, refusal_asked=True)),
    **{
        f"call-after-{outcome}": replace(
            CARD, last_call=LastCall(NOW, outcome, "Сказал <b>&</b>", None, "Денис Жуков")
        )
        for outcome in get_args(CallOutcome)
    },
}

LINES = (
    CallLine(1, NAME, NOW + HOUR, False, NOW - DAY),
    CallLine(2, "Вектор", NOW - DAY, False, NOW - DAY),
    CallLine(3, "Луч", None, True, None),
    CallLine(4, "Маяк", None, False, None),
    CallLine(5, "Парус", None, False, NOW - 30 * DAY),
)
PAGE = CallPage(LINES, page=0, total=24, agreed=3, later=5)

VISIT = AppointmentCard(
    id=4,
    client_id=1,
    client=NAME,
    contact_id=1,
    purpose="questionnaire",
    state="planned",
    starts_at=NOW + DAY,
    ends_at=NOW + DAY + HOUR,
    place="ул. Мира, 4 <b>&</b>",
    invited="kim@a.example",
    client_reply=None,
    proposed_at=None,
    clash="Вектор",
    resumes=None,
    dossier=DOSSIER,
)
OVER = replace(VISIT, starts_at=NOW - 2 * HOUR, ends_at=NOW - HOUR)
WRITTEN = WrittenAnswer("kim@a.example", "Ирина <b>&</b> Ким", "Буду, <5 м> от входа", NOW)

DAY_OF_REP = Today(
    calls=24,
    agreed=3,
    meetings=(
        MeetingLine(4, 1, NAME, NOW + HOUR, "ул. Мира, 4", "questionnaire", over=False),
        MeetingLine(5, 2, "Вектор", NOW - DAY, None, "resume", over=True),
    ),
)

MEETING_NOW = replace(
    DAY_OF_REP,
    meetings=(
        replace(DAY_OF_REP.meetings[0], starts_at=NOW - HOUR, under_way=True),
        DAY_OF_REP.meetings[1],
    ),
)

SITE = replace(
    VISIT,
    purpose="site",
    request_id=214,
    request_number=214,
    request_title="Нет связи <b>&</b> света",
    request_in_work=True,
)
SITES = (
    MeetingLine(6, 1, NAME, NOW + HOUR, "ул. Мира, 4", "site", over=False, number=214),
    MeetingLine(7, 2, "Вектор", NOW - DAY, None, "site", over=True, number=215),
)


def visit_screens() -> dict[str, Drawn]:
    """Every screen of calls and appointments."""
    drawn: dict[str, Drawn] = {name: partial(_call, card) for name, card in CALLS.items()}
    drawn["calls"] = lambda w, _: calls.calls_screen(w, PAGE)
    drawn["calls-none"] = lambda w, _: calls.calls_screen(w, CallPage((), 0, 0, 0, 4))
    drawn["call-back"] = lambda w, _: calls.back_screen(w, CARD)
    drawn["call-later"] = lambda w, _: calls.later_screen(w, CARD)
    for outcome in get_args(CallOutcome):
        done = Recorded(1, NAME, outcome, NOW + DAY, LINES[1], 5)
        drawn[f"called-{outcome}"] = partial(_called, done)
    drawn["called-now"] = partial(_called, Recorded(1, NAME, "no_answer", NOW + DAY, LINES[0], 5))
    drawn["called-last"] = partial(_called, Recorded(1, NAME, "refused", None, None, 0))
    drawn["met"] = lambda w, _: calls.met_screen(w, Met(1, NAME, 3))
    for stage in ("arranged", "evening", "hour", "asked", "asked_again"):
        drawn[f"appointment-{stage}"] = partial(_visit, VISIT, stage)
    now = replace(VISIT, starts_at=NOW - HOUR / 2, ends_at=NOW + HOUR / 2)
    drawn["appointment-now"] = partial(_visit, now, "evening")
    for state in ("held", "missed", "cancelled"):
        drawn[f"appointment-{state}"] = partial(_visit, replace(OVER, state=state), "asked")
    for reply in ("accepted", "declined", "tentative", "another_time"):
        answered = replace(VISIT, client_reply=reply, proposed_at=NOW + 2 * DAY)
        drawn[f"appointment-answered-{reply}"] = partial(_visit, answered, "evening")
        drawn[f"answer-{reply}"] = partial(_answer, answered, reply, "")
    for doubt in ("sender", "forged"):
        drawn[f"answer-doubt-{doubt}"] = partial(_answer, VISIT, "accepted", doubt)
    drawn["answer-words"] = partial(_answer, VISIT, "", "")
    drawn["answer-over"] = partial(_answer, replace(VISIT, state="cancelled"), "accepted", "")
    drawn["appointment-bare"] = partial(
        _visit, replace(VISIT, dossier=BARE, place=None, invited=None, clash=None), "hour"
    )
    for purpose in ("questionnaire", "relationship", "resume"):
        how = replace(OVER, purpose=purpose, resumes=3 if purpose == "resume" else None)
        drawn[f"appointment-how-{purpose}"] = partial(_visit, how, "evening")
    drawn["call-person"] = partial(_call, replace(CARD, chosen_id=2**40))
    drawn["appointment-whom"] = lambda w, _: appointments.whom_screen(w, CARD)
    drawn["appointment-taken-over"] = partial(_visit, VISIT, "taken_over")
    passed_on = PassedOn(1, NAME, NOW + DAY, "Денис <b>&</b> Жуков")
    drawn["appointment-passed-on"] = lambda w, _: appointments.passed_on_screen(w, passed_on)
    drawn["appointment-cancel"] = lambda w, _: appointments.cancel_screen(w, VISIT)
    drawn["today"] = lambda w, _: today.today_screen(w, DAY_OF_REP)
    nothing = Today(0, 0, ())
    drawn["today-meeting-now"] = lambda w, _: today.today_screen(w, MEETING_NOW)
    drawn["today-empty"] = lambda w, _: today.today_screen(w, nothing)
    for stage in ("arranged", "evening", "hour", "asked", "taken_over"):
        drawn[f"site-{stage}"] = partial(_site, SITE, stage)
    for state in ("held", "missed", "cancelled"):
        drawn[f"site-{state}"] = partial(_site, replace(SITE, state=state), "asked")
    there = replace(SITE, starts_at=NOW - HOUR / 2, ends_at=NOW + HOUR / 2)
    been = replace(SITE, starts_at=OVER.starts_at, ends_at=OVER.ends_at)
    drawn["site-now"] = partial(_site, there, "hour")
    on_route = replace(been, goes_on_to="Отдел <b>&</b> монтажа")
    drawn["site-how"] = partial(_site, been, "asked")
    drawn["site-on-a-route"] = partial(_site, on_route, "asked")
    drawn["site-not-mine"] = partial(_site, replace(been, request_in_work=False), "asked")
    drawn["site-cancel"] = lambda w, _: appointments.cancel_screen(w, SITE)
    drawn["site-answer"] = partial(_answer, SITE, "another_time", "")
    gone = PassedOn(1, NAME, NOW + DAY, "Кирилл <b>&</b> Ершов", 214, 214)
    drawn["site-passed-on"] = lambda w, _: site_visits.elsewhere_screen(w, gone)
    drawn["sites"] = lambda w, _: today.sites_screen(w, SITES)
    site_now = replace(SITES[0], starts_at=NOW - HOUR, under_way=True)
    drawn["sites-now"] = lambda w, _: today.sites_screen(w, (site_now, SITES[1]))
    return drawn


def _site(card: AppointmentCard, stage: str, w: Screenwriter, _: Policy) -> Screen:
    return site_visits.visit_screen(w, card, stage)


def _call(card: CallCard, w: Screenwriter, policy: Policy) -> Screen:
    words = script(w.texts, policy, replace(card, standing=_spoken(card, w)), "Ольга", NOW)
    return calls.call_screen(w, card, words)


def _spoken(card: CallCard, w: Screenwriter) -> Standing:
    """The client speaks the reader's language here, or Latin letters would be found in Russian."""
    return replace(card.standing, language=w.language)


def _called(done: Recorded, w: Screenwriter, _: Policy) -> Screen:
    return calls.called_screen(w, done)


def _visit(card: AppointmentCard, stage: str, w: Screenwriter, _: Policy) -> Screen:
    return appointments.appointment_screen(w, card, stage)


def _answer(card: AppointmentCard, reply: str, doubt: str, w: Screenwriter, _: Policy) -> Screen:
    proposed_at = NOW + DAY if reply == "another_time" else None
    said = appointments.Said(reply, doubt, card.starts_at - HOUR, proposed_at)
    return appointments.answer_screen(w, card, WRITTEN, said)
