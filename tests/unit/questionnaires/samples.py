"""The default questionnaire filled in: all good, stopped by the gate, restored."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache

from domain.company.programme import QUESTIONNAIRE
from domain.forms.answers import Answer, Media, Rows, Value
from domain.forms.model import FormDefinition
from domain.forms.reader import read_form
from domain.forms.state import State
from domain.quality.reading import Copies, ProblemLine
from domain.questionnaires.reading import Correction, Outcome, QuestionnaireCard

NOW = datetime(2026, 11, 23, 10, 7, tzinfo=UTC)
CLIENT = "Ромашка <b>&</b> сыновья"

GOOD: Mapping[str, Value] = {
    "rep": "Ольга Смирнова",
    "client": "Ромашка",
    "address": "Самара, ул. Мира, 4",
    "visit_date": date(2026, 11, 23),
    "visit_format": "office",
    "people": Rows((1, 2), closed=True),
    "people[1].name": "Ирина Викторовна Ким",
    "people[1].position": "главный бухгалтер",
    "people[1].roles": ("decides", "pays"),
    "people[1].consent": "yes",
    "people[1].phone": "+79270000000",
    "people[1].email": "kim@romashka.example",
    "people[2].name": "Пётр Ильич Зорин",
    "people[2].position": "завхоз",
    "people[2].roles": ("uses",),
    "people[2].consent": "no",
    "c_start": "Начинали втроём в гараже; гордимся тем, что не потеряли ни одного клиента. " * 4,
    "c_plan": "Открыть второй склад",
    "w_products": "Канал 100 Мбит/с, телефония",
    "w_tasks": "Кассы и склад; без связи встанет отгрузка",
    "w_share": Decimal(70),
    "k_spec": "yes",
    "k_fails": Decimal(0),
    "k_time": "yes",
    "k_docs": "yes",
    "k_price": "yes",
    "k_reply": "yes",
    "k_people": "na",
    "k_open": "yes",
    "k_nps": "9",
}

BAD: Mapping[str, Value] = {
    **GOOD,
    "k_fails": Decimal(3),
    "complaints": Rows((1, 2), closed=True),
    "complaints[1].category": "failure",
    "complaints[1].words": "Каждый понедельник касса стоит до обеда <5 м>",
    "complaints[1].severity": "stopped",
    "complaints[1].place": "Магазин на Мира, 4",
    "complaints[1].repaired_when": "Месяц без остановок",
    "complaints[2].category": "documents",
    "complaints[2].words": "Счёт за октябрь пришёл с ошибкой",
    "complaints[2].severity": "nuisance",
    "complaints[2].repaired_when": "Пришлют верный счёт",
    "check_way": "mail",
    "check_person": "Ирина Викторовна Ким",
    "check_email": "kim@romashka.example",
}

AFTER: Mapping[str, Value] = {
    "g_more": "Второй канал, если дадут скидку",
    "g_amount": Decimal(120_000),
    "g_plans": "Открываем склад в марте",
    "n_shown": "Видеонаблюдение",
    "n_interest": "Видеонаблюдение",
    "n_next": "Показать на складе",
    "n_next_on": date(2026, 11, 30),
    "referrals": Rows((1,), closed=True),
    "referrals[1].r_company": "Василёк",
    "referrals[1].r_intro": "in_person",
    "z_mood": "warm",
    "z_risk": "no",
    "z_next": date(2026, 12, 1),
}

PROBLEMS = [
    ProblemLine(1, "failure", "stopped", "Магазин на Мира, 4", "Касса стоит <b>&</b>", "Месяц"),
    ProblemLine(2, "documents", "nuisance", None, "Счёт с ошибкой", "Верный счёт"),
]


@cache
def form() -> FormDefinition:
    return read_form(QUESTIONNAIRE)


def state_of(values: Mapping[str, Value]) -> State:
    """A state with these answers; the words of the first question came by voice too."""
    answers = {name: Answer(value) for name, value in values.items()}
    if "c_start" in answers:
        voice = Media("voice", "7", "voice.ogg", 81)
        answers["c_start"] = replace(answers["c_start"], attachments=(voice,))
    return State(NOW, answers)


def card(state: str = "handed_in", values: Mapping[str, Value] | None = None) -> QuestionnaireCard:
    """A questionnaire as its screens and its copy need it."""
    stopped = state in ("paused", "restored")
    answers = state_of(values or (BAD if stopped else {**GOOD, **AFTER}))
    done = state == "handed_in"
    return QuestionnaireCard(
        id=5,
        number=38,
        state=state,
        client_id=1,
        client=CLIENT,
        rep_id=1,
        rep="Ольга Смирнова",
        response_id=9,
        begun_at=NOW - timedelta(hours=1),
        paused_at=NOW if stopped else None,
        resumed_at=None,
        handed_in_at=NOW if done else None,
        counted_at=NOW if done or stopped else None,
        campaign_client_id=None,
        ticket_id=17 if stopped else None,
        ticket=17 if stopped else None,
        ticket_state={"paused": "in_work", "restored": "confirmed"}.get(state),
        form=form(),
        answers=answers,
        problems=PROBLEMS if stopped else [],
        copies=Copies(["Павел Орлов"], ["Марина Лис"]) if stopped else None,
        outcome=Outcome(["Видеонаблюдение"], ["Показать на складе"], [214], ["Василёк"])
        if done
        else Outcome(),
        corrections=[Correction("w_share", Answer(Decimal(50)), "Ольга Смирнова", NOW)]
        if done
        else [],
        may_correct=True,
    )
