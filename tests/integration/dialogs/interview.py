"""A long form as a questionnaire is: two repeats, data known before, a scale, a long list."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from domain.asking import purposes
from domain.asking.purpose import CLIENTS, Handed, Purpose
from domain.forms import responses
from domain.forms.answers import Answer, Value
from domain.forms.expressions import compile_expression
from domain.forms.model import Choice, FormDefinition, Question, QuestionType, Section
from domain.forms.responses import Draft
from domain.work import Work
from storage.models import FormAnswer, FormResponse
from tests.integration.dialogs.conftest import House, Phone

PURPOSE = "meeting"
"""Taken for its texts; what handing in does is replaced by `handing`."""
YES_NO = (Choice("yes", {"ru": "Да", "en": "Yes"}), Choice("no", {"ru": "Нет", "en": "No"}))
ROW_CHOICES = (
    Choice("same", {"ru": "Всё по-прежнему", "en": "No change"}),
    Choice("changed", {"ru": "Есть изменения", "en": "Changed"}),
    Choice("gone", {"ru": "Больше не актуально", "en": "Gone"}),
)
ROLES = (
    Choice("decides", {"ru": "Принимает решение", "en": "Decides"}),
    Choice("pays", {"ru": "Оплачивает", "en": "Pays"}),
)
PRODUCTS = tuple(
    Choice(f"p{at}", {"ru": f"Товар {at}", "en": f"Product {at}"}) for at in range(1, 4)
)
CITIES = tuple(Choice(f"c{at}", {"ru": f"Город {at}", "en": f"City {at}"}) for at in range(1, 31))
MOODS = (
    Choice("cold", {"ru": "Холодное", "en": "Cold"}),
    Choice("neutral", {"ru": "Ровное", "en": "Neutral"}),
    Choice("warm", {"ru": "Тёплое", "en": "Warm"}),
    Choice("friend", {"ru": "Друг", "en": "Friend"}),
)
STEPS = tuple(Choice(str(at), {"": str(at)}) for at in range(11))
REGIONS = tuple(
    Choice(name, {"ru": label, "en": label}, {"country": country})
    for name, label, country in (("r1", "Самара", "ru"), ("r2", "Минск", "by"), ("r3", "Уфа", "ru"))
)
SECTIONS = tuple(
    Section(name, {"ru": ru, "en": en})
    for name, ru, en in (
        ("visit", "Встреча", "Visit"),
        ("contacts", "Контакты", "Contacts"),
        ("talk", "Разговор", "Talk"),
        ("work", "Сотрудничество", "Work together"),
        ("quality", "Качество", "Quality"),
        ("growth", "Рост", "Growth"),
        ("referrals", "Рекомендации", "Referrals"),
        ("result", "Итог", "Result"),
    )
)


def ask(
    name: str,
    type_: QuestionType,
    section: str,
    label: str,
    *,
    relevant: str = "",
    choice_filter: str = "",
    **more: Any,
) -> Question:
    return Question(
        name=name,
        type=type_,
        section=section,
        label={"ru": label, "en": f"{name}?"},
        relevant=compile_expression(relevant) if relevant else None,
        choice_filter=compile_expression(choice_filter, {"country"}) if choice_filter else None,
        **more,
    )


def text(name: str, section: str, label: str, **more: Any) -> Question:
    return ask(name, QuestionType.TEXT, section, label, **more)


PEOPLE = (
    text(
        "fio", "contacts", "Как зовут?", required=True, repeat="people",
        extra={"vip_writeback": "contact.name"},
    ),
    text("post", "contacts", "Должность?", repeat="people"),
    ask("phone", QuestionType.PHONE, "contacts", "Телефон?", repeat="people"),
    ask(
        "role", QuestionType.SELECT_MANY, "contacts", "Роль?", repeat="people", choices=ROLES,
        required=True,
    ),
    ask("people", QuestionType.REPEAT, "contacts", "Ключевые лица", choices=ROW_CHOICES),
)  # fmt: skip
REFERRALS = (
    text("company", "referrals", "Какой компании?", repeat="referrals", required=True),
    text("whom", "referrals", "Кто там?", repeat="referrals"),
    ask("referrals", QuestionType.REPEAT, "referrals", "Кому мы могли бы быть полезны?",
        choices=ROW_CHOICES),
)  # fmt: skip
TALK = tuple(text(f"talk{at}", "talk", f"Разговор {at}?", required=at == 1) for at in range(1, 6))
QUALITY = tuple(
    ask(f"good{at}", QuestionType.YES_NO, "quality", f"Хорошо {at}?", choices=YES_NO, required=True)
    for at in range(1, 8)
)


def interview() -> FormDefinition:
    """Some 38 questions when two people are known and nobody is recommended."""
    return FormDefinition(
        name="interview",
        version="interview-1",
        title={"ru": "Анкета", "en": "Questionnaire"},
        default_language="ru",
        languages=("ru", "en"),
        sections=SECTIONS,
        questions=(
            text("client", "visit", "Клиент", read_only=True),
            ask("visit_date", QuestionType.DATE, "visit", "Дата встречи?", required=True),
            *PEOPLE,
            *TALK,
            ask("products", QuestionType.SELECT_MANY, "work", "Что используете?",
                choices=PRODUCTS, required=True),
            text("tasks", "work", "Какие задачи решаете?", required=True),
            ask("share", QuestionType.INTEGER, "work", "Доля, %?"),
            ask("country", QuestionType.SELECT_ONE, "work", "Страна?",
                choices=(Choice("ru", {"ru": "Россия", "en": "Russia"}),
                         Choice("by", {"ru": "Беларусь", "en": "Belarus"}))),
            ask("region", QuestionType.SELECT_ONE, "work", "Где работаете?", choices=REGIONS,
                choice_filter="country = ${country}"),
            *QUALITY,
            ask("fails", QuestionType.INTEGER, "quality", "Сколько сбоев?", required=True),
            ask("nps", QuestionType.SCALE, "quality", "Порекомендуете?", choices=STEPS,
                required=True),
            text("more", "growth", "Что могли бы брать больше?", required=True,
                 relevant="${fails} = 0"),
            text("plans", "growth", "Что планируете?", relevant="${fails} = 0"),
            *REFERRALS,
            ask("mood", QuestionType.SCALE, "result", "Отношение?", choices=MOODS, required=True),
            ask("city", QuestionType.SELECT_ONE, "result", "Какой город?", choices=CITIES,
                appearance="minimal"),
            ask("story", QuestionType.LONG_TEXT, "result", "Что ещё важно?",
                appearance="multiline"),
            ask("next", QuestionType.DATE, "result", "Когда снова?", required=True),
        ),
    )  # fmt: skip


_SAID: Mapping[str, Value] = {
    "people[1].fio": "Ирина Викторовна Ким",
    "people[1].post": "главный бухгалтер",
    "people[1].phone": "+79270000000",
    "people[1].role": ("pays",),
    "people[2].fio": "Пётр Орлов",
    "people[2].role": ("decides",),
    "products": ("p1", "p3"),
    "tasks": "Связь касс с офисом",
    "share": Decimal(40),
    "talk1": "С гаража в 1998 году",
}

KNOWN: Mapping[str, Answer] = {name: Answer(value) for name, value in _SAID.items()}


@dataclass
class Handing:
    """What was handed in, in place of the capability that would write it back."""

    drafts: list[Draft] = field(default_factory=list)

    async def hand_in(self, work: Work, draft: Draft) -> Handed:
        await responses.hand_in(work, draft)
        self.drafts.append(draft)
        return Handed("home")


@pytest.fixture
def handing(monkeypatch: pytest.MonkeyPatch) -> Handing:
    """The purpose of the long form, which the tests hand in."""
    taken = Handing()
    monkeypatch.setitem(purposes.PURPOSES, PURPOSE, made_purpose(taken))
    return taken


def made_purpose(handing: Handing) -> Purpose:
    """A form whose optional questions are asked too."""
    return Purpose(handing.hand_in, CLIENTS, in_turn=True)


async def begun(house: House, name: str = "Ольга", *, known: bool = True) -> tuple[Phone, int]:
    """A person's phone with the first question of the long form, and the response's id."""
    async with house.office.acting(name) as work:
        draft = await responses.start(
            work,
            interview(),
            PURPOSE,
            house.office.client_id,
            suggested={"client": Answer("Ромашка"), **(KNOWN if known else {})},
            rows={"people": (1, 2)} if known else {},
        )
    phone = house.phone(name)
    await phone.tap_data(f"form:{draft.id}:open::", phone.notice(f"form:{draft.id}:open::"))
    return phone, draft.id


async def stored(house: House, response_id: int) -> dict[str, Value]:
    """What was answered, confirmed or not, as it stands in the database."""
    async with house.office.system() as work:
        found = await work.open_session.execute(
            select(FormAnswer.question, FormAnswer.value).where(
                FormAnswer.response_id == response_id,
                FormAnswer.known.is_(False),
                FormAnswer.skipped.is_(False),
            )
        )
        return {name: value["value"] for name, value in found}


async def state_of(house: House, response_id: int) -> tuple[str, str | None]:
    """The state of a response and the question being asked."""
    async with house.office.system() as work:
        row = await work.open_session.get_one(FormResponse, response_id)
        return row.state, row.question
