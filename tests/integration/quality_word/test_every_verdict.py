"""Every kind of reply at ticket level: what follows for those who are told, and until when an
unclear one is put off. Every quoting and charset of each is in the matrix.
"""

from datetime import date
from typing import NamedTuple

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.quality.questions import question_of
from sandbox.mail.answers import STYLES
from storage.models import Employee
from tests.integration.quality_word.conftest import Client

pytestmark = pytest.mark.long

CHARSETS = ("utf-8", "koi8-r", "windows-1251")
YES, NO, ASK, SELL, LEAVE = "confirmed", "not_fixed", "asked", "sell", "opt_out"


class Case(NamedTuple):
    """A reply, its verdict, and what follows; the day an unclear one is put off until."""

    language: str
    words: str
    verdict: str
    follows: str
    day: date | None = None


FRIDAY, IN_TWO, IN_FIVE = date(2026, 11, 27), date(2026, 11, 25), date(2026, 11, 30)
CASES = [
    Case("ru", "Да", "confirmed", YES),
    Case("ru", "да, все ок, спасибо!", "confirmed", YES),
    Case("ru", "Подтверждаю, качество восстановлено.", "confirmed", YES),
    Case("ru", "Проверили — работает. Спасибо за оперативность", "confirmed", YES),
    Case("ru", "ок", "confirmed", YES),
    Case("ru", "+", "confirmed", YES),
    Case("ru", "Претензий больше нет", "confirmed", YES),
    Case("ru", "Проблем нет, всё работает", "confirmed", YES),
    Case("ru", "Нет", "not_fixed", NO),
    Case("ru", "нет, вчера опять дважды падало", "not_fixed", NO),
    Case("ru", "Стало лучше, но акты так и не прислали", "not_fixed", NO),
    Case("ru", "Да, но скорость всё равно ниже", "not_fixed", NO),
    Case("ru", "Не могу сказать, что всё в порядке", "not_fixed", NO),
    Case("ru", "Да сколько можно?! Третий раз обещаете!", "not_fixed", NO),
    Case("ru", "Пока не проверяли, ответим в пятницу", "unclear", ASK, FRIDAY),
    Case("ru", "Вроде да, понаблюдаем неделю", "unclear", ASK, IN_FIVE),
    Case("ru", "Уточню у нашего инженера и вернусь", "unclear", ASK, IN_TWO),
    Case("ru", "??", "unclear", ASK, IN_TWO),
    Case("ru", "Спасибо за письмо.", "unclear", ASK, IN_TWO),
    Case("ru", "Да или нет?", "unclear", ASK, IN_TWO),
    Case("ru", "А что именно вы сделали?", "question", ASK, IN_TWO),
    Case("ru", "Да, всё хорошо. Когда можно докупить ещё 10 шт.?", "confirmed", YES),
    Case("ru", "Пришлите, пожалуйста, прайс на новый год", "other", SELL),
    Case("ru", "Не пишите мне больше", "opt_out", LEAVE),
    Case("en", "Yes, confirmed", "confirmed", YES),
    Case("en", "All good now, thanks", "confirmed", YES),
    Case("en", "No issues since Monday", "confirmed", YES),
    Case("en", "Yes and no. Invoices are fine, deliveries are still late", "not_fixed", NO),
    Case("en", "Not yet", "not_fixed", NO),
    Case("en", "Still not working", "not_fixed", NO),
    Case("en", "Yes, got your message, will check", "unclear", ASK, IN_TWO),
    Case("en", "Will test and revert next week", "unclear", ASK, IN_FIVE),
    Case("en", "Who should I contact about the warranty?", "question", ASK, IN_TWO),
]
SALES = {
    "Да, всё хорошо. Когда можно докупить ещё 10 шт.?",
    "Пришлите, пожалуйста, прайс на новый год",
}
STYLE_NAMES = list(STYLES)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.words[:30] for case in CASES])
async def test_what_follows(client: Client, number: int) -> None:
    case = CASES[number]
    ticket_id = await client.asked()
    await client.answers(
        case.words,
        style=STYLE_NAMES[number % len(STYLE_NAMES)],
        charset=CHARSETS[number % len(CHARSETS)],
    )
    (answer,) = await client.said(ticket_id)
    assert answer.words.replace("-", "—") == case.words  # koi8-r has no dash
    assert answer.verdict == case.verdict
    assert await client.state(ticket_id) == {
        YES: ("confirmed", 1),
        NO: ("in_work", 2),
    }.get(case.follows, ("awaiting_client", 1))
    assert answer.state == {YES: "counted", NO: "counted", ASK: "asked"}.get(case.follows, "noted")
    assert await client.questionnaire(ticket_id) == (
        "restored" if case.follows == YES else "paused"
    )
    # The ticket's own news bring him to the questionnaire; a second message would say the same.
    assert await client.told("Ольга", "questionnaire") == []
    asked = await client.told("Ольга", "ticket_question")
    assert [each["answer_id"] for each in asked] == ([answer.id] if case.follows == ASK else [])
    assert len(await client.tasks()) == (case.words in SALES)
    thanked = await client.letters("ticket_thanks")
    assert len(thanked) == (case.follows == YES)
    if case.day is not None:
        await _comes_back(client, answer.id, case.day)


async def _comes_back(client: Client, answer_id: int, day: date) -> None:
    """On which day the rep is offered to put it off until."""
    async with client.office.acting("Ольга") as work:
        question = await question_of(work, answer_id)
    assert question.suggested == day
    assert question.may_decide


OUT_OF_OFFICE = {"Auto-Submitted": "auto-replied"}


@pytest.mark.parametrize("verdict", ["Да", "Нет", "Yes, confirmed", "ок"])
async def test_a_machine_says_nothing_about_quality(client: Client, verdict: str) -> None:
    ticket_id = await client.asked()
    outcome = await client.answers(verdict, headers=OUT_OF_OFFICE)
    assert outcome.name == "noted"
    assert await client.state(ticket_id) == ("awaiting_client", 1)
    assert await client.said(ticket_id) == []


async def test_a_wish_is_a_task_in_the_reps_own_language(client: Client) -> None:
    async with AsyncSession(client.office.engine) as session, session.begin():
        await session.execute(
            update(Employee).where(Employee.name.startswith("Ольга")).values(language="en")
        )
    await client.asked()
    await client.answers("Пришлите, пожалуйста, прайс на новый год")
    (task,) = await client.tasks()
    assert task.title == "Ромашка asks: “Пришлите, пожалуйста, прайс на новый год”"
