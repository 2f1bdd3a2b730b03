"""Whom a rep calls today, and in which order, against a list made in plain Python."""

import random
import re
from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards.home import home_of
from bot.texts import LOCALES as BOT
from bot.texts import Screenwriter
from bot.views.calls import calls_screen
from bot.views.today import today_screen
from domain.people import dismissal
from domain.texts import LOCALES, Texts
from domain.visits import calling
from domain.visits.call_list import PAGE, CallLine, calls_of_today, tomorrow
from domain.visits.reading import call_card
from domain.visits.today import today
from storage.models import Appointment, Call
from tests.fixtures.office import MONDAY_MORNING
from tests.fixtures.statements import statements
from tests.integration.visits.conftest import DENIS, OLGA, Visits, add_client, add_line

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def listed(visits: Visits, rep: str = OLGA) -> list[CallLine]:
    """All pages, one after the other."""
    found: list[CallLine] = []
    async with visits.office.acting(rep) as work:
        page = await calls_of_today(work)
        pages = (page.total + PAGE - 1) // PAGE
        for number in range(pages):
            found += (await calls_of_today(work, number)).lines
    assert len(found) == page.total
    return found


async def names(visits: Visits, rep: str = OLGA) -> list[str]:
    return [line.client for line in await listed(visits, rep)]


async def planned(visits: Visits, name: str, starts_at: datetime, state: str = "planned") -> None:
    async with AsyncSession(visits.office.engine) as session, session.begin():
        await session.execute(
            insert(Appointment).values(
                client_id=visits.clients[name],
                campaign_client_id=visits.lines[name],
                rep_id=visits.office.person(OLGA).id,
                purpose="questionnaire",
                starts_at=starts_at,
                ends_at=starts_at + HOUR,
                state=state,
                uid=f"{name}@svyaz.example",
                created_at=MONDAY_MORNING,
            )
        )


async def test_only_ones_own_open_clients(visits: Visits) -> None:
    assert await names(visits) == ["Ромашка", "Вектор", "Луч", "Маяк"]
    assert await names(visits, DENIS) == ["Парус"]
    await visits.set_line("Вектор", state="handed_in")
    await visits.set_line("Луч", state="refused")
    await visits.set_line("Маяк", refusal_asked_at=MONDAY_MORNING)
    assert await names(visits) == ["Ромашка"]


async def test_agreed_then_resumed_then_new_then_oldest_first(visits: Visits) -> None:
    await visits.set_line("Ромашка", last_call_at=MONDAY_MORNING - 2 * DAY)
    await visits.set_line("Вектор", last_call_at=MONDAY_MORNING - 3 * DAY)
    await visits.set_line("Маяк", next_call_at=MONDAY_MORNING + HOUR)
    assert await names(visits) == ["Маяк", "Луч", "Вектор", "Ромашка"]
    await visits.set_line("Ромашка", state="paused")
    await visits.questionnaire("Ромашка", OLGA, "restored")
    assert await names(visits) == ["Маяк", "Ромашка", "Луч", "Вектор"]
    assert [line.resumes for line in await listed(visits)] == [False, True, False, False]


async def test_whoever_is_put_off_comes_back_on_his_day(visits: Visits) -> None:
    await visits.set_line("Вектор", next_call_at=MONDAY_MORNING + DAY)
    async with visits.office.acting(OLGA) as work:
        page = await calls_of_today(work)
    assert (page.total, page.agreed, page.later) == (3, 0, 1)
    visits.office.clock.advance(DAY)
    assert (await names(visits))[0] == "Вектор"


async def test_an_appointment_ahead_leaves_the_list_one_forgotten_comes_back(
    visits: Visits,
) -> None:
    await planned(visits, "Вектор", MONDAY_MORNING + HOUR)
    assert "Вектор" not in await names(visits)
    visits.office.clock.advance(3 * HOUR)
    assert "Вектор" in await names(visits)


async def test_a_questionnaire_begun_is_not_called_about(visits: Visits) -> None:
    await visits.questionnaire("Луч", OLGA, "open")
    assert "Луч" not in await names(visits)


async def test_a_client_of_no_list_is_called_when_he_was_promised(visits: Visits) -> None:
    await visits.set_line("Парус", state="removed")
    async with visits.office.acting(OLGA) as work:
        at = MONDAY_MORNING + HOUR
        await calling.call_back(work, visits.clients["Парус"], at, after=0)
    assert (await names(visits))[0] == "Парус"
    async with visits.office.acting(OLGA) as work:
        after = await visits.last_call(visits.clients["Парус"])
        await calling.refused(work, visits.clients["Парус"], "Не нужно")
    assert after
    assert "Парус" not in await names(visits)


async def test_what_a_leaver_promised_is_kept_by_his_successor(visits: Visits) -> None:
    await visits.set_line("Ромашка", state="removed")
    async with visits.office.acting(OLGA) as work:
        await calling.call_back(work, visits.romashka, MONDAY_MORNING + HOUR, after=0)
    assert "Ромашка" not in await names(visits, DENIS)
    async with visits.office.acting("Алла") as work:
        await dismissal.dismiss(work, "Ольга Смирнова", ["Денис Жуков"])
    assert (await names(visits, DENIS))[0] == "Ромашка"


@pytest.mark.parametrize("seed", range(5))
async def test_the_order_is_that_of_the_rule(visits: Visits, seed: int) -> None:
    """Sixty clients at random: agreed by time, then never called, then the oldest call first."""
    chance = random.Random(seed)
    rep, now = visits.office.person(OLGA).id, visits.office.clock.now()
    expected: list[tuple[tuple[object, ...], str]] = []
    for name in list(visits.lines)[:4]:
        await visits.set_line(name, state="removed")
    async with visits.office.acting(OLGA) as work:
        midnight = tomorrow(work)
    async with AsyncSession(visits.office.engine) as session, session.begin():
        for number in range(60):
            name = f"Клиент {number}"
            client_id = await add_client(session, name, now)
            at = chance.choice([None, now + timedelta(minutes=chance.randint(-3000, 3000))])
            last = chance.choice([None, now - timedelta(minutes=chance.randint(1, 9000))])
            await add_line(
                session,
                visits.campaign_id,
                client_id,
                rep,
                next_call_at=at,
                last_call_at=last,
                state=chance.choice(["open", "open", "open", "handed_in"]),
            )
    lines = await listed(visits)
    for line in lines:
        assert line.at is None or line.at < midnight
        key = (
            line.at is None,
            line.at or now,
            line.last_call_at is not None,
            line.last_call_at or now,
            line.client_id,
        )
        expected.append((key, line.client))
    assert len(lines) > 20
    assert [name for _, name in sorted(expected)] == [line.client for line in lines]


async def test_screens_ask_no_more_when_there_is_more(visits: Visits) -> None:
    async def count() -> tuple[int, int]:
        async with visits.office.acting(OLGA) as work:
            with statements(visits.office.engine) as day:
                await today(work)
            with statements(visits.office.engine) as card:
                await call_card(work, visits.romashka)
        return len(day), len(card)

    few = await count()
    now = visits.office.clock.now()
    async with AsyncSession(visits.office.engine) as session, session.begin():
        for number in range(20):
            client_id = await add_client(session, f"Ещё {number}", now)
            await add_line(session, visits.campaign_id, client_id, visits.office.person(OLGA).id)
            await session.execute(
                insert(Call).values(
                    client_id=visits.romashka,
                    rep_id=visits.office.person(OLGA).id,
                    outcome="no_answer",
                    at=now,
                )
            )
    for name in ("Вектор", "Луч"):
        await planned(visits, name, now + 2 * HOUR)
    many = await count()
    assert few == many
    assert many[0] <= 3
    assert many[1] <= 9


async def test_every_screen_tells_the_same_number(visits: Visits) -> None:
    async with visits.office.acting(OLGA) as work:
        at = MONDAY_MORNING + HOUR
        await calling.call_back(work, visits.romashka, at, after=0)
    async with visits.office.acting(OLGA) as work:
        page, day = await calls_of_today(work), await today(work)
        w = Screenwriter(Texts.load(LOCALES, BOT), "ru", work.actor.time_zone, work.now)
        home = await home_of(work, w)
    assert page.total > page.agreed == 1
    assert (day.calls, day.agreed) == (page.total, page.agreed)
    for words in (home.text, today_screen(w, day).text, calls_screen(w, page).text):
        assert re.search(rf"(?<!\d){page.total}(?!\d)", str(words)), words
    labels = [button.text for row in home.buttons for button in row]
    assert f"Звонки · {page.total}" in labels
