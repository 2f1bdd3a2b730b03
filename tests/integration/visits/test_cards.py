"""Notices of visits, drawn from fresh rows when they are delivered, in the reader's language."""

from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import CARDS
from bot.screen import Screen
from bot.texts import LOCALES as BOT
from bot.texts import Screenwriter
from domain.texts import LOCALES, Texts
from domain.visits import arranging, calling
from storage.models import Client
from tests.integration.visits import replies
from tests.integration.visits.conftest import OLGA, Visits
from tests.integration.visits.test_answers import TUESDAY, Invited, invited  # noqa: F401

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts.load(LOCALES, BOT)


async def drawn(
    visits: Visits, texts: Texts, card: str, language: str = "ru", **args: str | int
) -> Screen:
    async with visits.office.acting(OLGA) as work:
        w = Screenwriter(texts, language, work.actor.time_zone, work.now)
        screen = await CARDS[card](work, w, args)
    assert screen is not None
    return screen


def labels(screen: Screen) -> list[str]:
    return [button.text for row in screen.buttons for button in row]


async def test_a_reminder_says_what_has_become_of_the_appointment(
    visits: Visits, texts: Texts
) -> None:
    async with visits.office.acting(OLGA) as work:
        number = await calling.agree_on(work, visits.romashka, TUESDAY, None, None)
    before = await drawn(visits, texts, "appointment", appointment_id=number, stage="evening")
    assert "Скоро встреча" in before.text
    assert "+7 927 000-00-00" in before.text
    async with visits.office.acting(OLGA) as work:
        await arranging.cancel(work, number)
    after = await drawn(visits, texts, "appointment", appointment_id=number, stage="evening")
    assert "отменена" in after.text
    assert "Отменить встречу…" not in labels(after)


async def test_the_clients_answer_is_quoted_with_a_way_to_act(
    invited: Invited,  # noqa: F811 - the fixture
    texts: Texts,
) -> None:
    await invited.comes(replies.counter(invited.event, TUESDAY + DAY))
    [notice] = [
        each for each in await invited.visits.told(OLGA) if each["card"] == "appointment_answer"
    ]
    args = notice["args"]
    assert isinstance(args, dict)
    for language, said, act in (
        ("ru", "Лучше после обеда", "Перенести: ср 25 ноября, 15:00"),
        ("en", "Лучше после обеда", "Move to Wed 25 November, 15:00"),
    ):
        screen = await drawn(invited.visits, texts, "appointment_answer", language, **args)
        assert said in screen.text
        assert labels(screen)[0] == act


async def test_what_the_client_answered_stays_said_of_the_time_he_was_asked_about(
    invited: Invited,  # noqa: F811 - the fixture
    texts: Texts,
) -> None:
    """Nobody accepted the new time yet, and what he proposed is read after it was agreed to."""
    await invited.comes(replies.counter(invited.event, TUESDAY + DAY))
    [notice] = [
        each for each in await invited.visits.told(OLGA) if each["card"] == "appointment_answer"
    ]
    args = notice["args"]
    assert isinstance(args, dict)
    async with invited.visits.office.acting(OLGA) as work:
        await arranging.move_to(work, invited.appointment_id, TUESDAY + DAY, None)
    screen = await drawn(invited.visits, texts, "appointment_answer", **args)
    assert "вместо вт 24 ноября, 15:00 предлагает <b>ср 25 ноября, 15:00</b>" in screen.text
    assert "Встреча перенесена на ср 25 ноября, 15:00." in screen.text


async def test_an_english_client_is_spoken_to_in_english(visits: Visits, texts: Texts) -> None:
    async with AsyncSession(visits.office.engine) as session, session.begin():
        await session.execute(
            update(Client).where(Client.id == visits.romashka).values(language="en")
        )
    screen = await drawn(visits, texts, "call", client_id=visits.romashka)
    assert "We meet every client once a year" in screen.text
    assert "Не ответили" in labels(screen)


async def test_the_company_says_it_in_its_own_words(visits: Visits, texts: Texts) -> None:
    rules = visits.office.policy.visits
    own = {"ru": {"greeting": "Добрый день, {contact}, это {rep}.", "slots": "{first}, {second}?"}}
    changed = type(rules).model_validate({"script": own})
    visits.office.policy = visits.office.policy.model_copy(update={"visits": changed})
    screen = await drawn(visits, texts, "call", client_id=visits.romashka)
    assert "Добрый день, Ирина Викторовна, это Ольга Смирнова." in screen.text
    assert "завтра 10:00, завтра 15:00?" in screen.text
    assert "Мы раз в год" in screen.text


async def test_a_resume_is_spoken_of_as_such(visits: Visits, texts: Texts) -> None:
    await visits.set_line("Ромашка", state="paused")
    number = await visits.questionnaire("Ромашка", OLGA, "restored")
    screen = await drawn(visits, texts, "call", client_id=visits.romashka)
    assert "Вы подтвердили, что всё исправлено" in screen.text
    async with visits.office.acting(OLGA) as work:
        found = await calling.agree_on(work, visits.romashka, TUESDAY, None, None)
    assert (await visits.appointment(found)).purpose == "resume"
    visits.office.clock.at = TUESDAY + DAY
    how = await drawn(visits, texts, "appointment", appointment_id=found, stage="asked")
    assert how.buttons[0][0].data.startswith(f"questionnaire:resume:{number}:")
