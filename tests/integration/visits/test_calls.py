"""How a call ends: recorded once, and what follows is scheduled with it (domain 2.7)."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import DeskError, NotAllowed, TooLate
from domain.programme import refusals
from domain.visits import calling
from domain.visits.call_list import calls_of_today
from domain.visits.persons import NewPerson
from domain.work import Work
from storage.models import OutboxRow
from tests.fixtures.office import MONDAY_MORNING
from tests.integration.visits.conftest import DENIS, HEAD, OLGA, Visits

HOUR = timedelta(hours=1)
TOMORROW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
"""10:00 of Tuesday in Samara."""

Act = Callable[[Work, int], Awaitable[object]]

OUTCOMES: dict[str, tuple[Act, datetime | None]] = {
    "no_answer": (lambda work, client: calling.no_answer(work, client, 0), TOMORROW),
    "call_back": (
        lambda work, client: calling.call_back(work, client, MONDAY_MORNING + HOUR, after=0),
        MONDAY_MORNING + HOUR,
    ),
    "not_now": (
        # Midnight of a Saturday: he is called when work begins on Monday, 9:00 in Samara.
        lambda work, client: calling.not_now(
            work, client, datetime(2026, 11, 27, 20, 0, tzinfo=UTC), after=0
        ),
        datetime(2026, 11, 30, 5, 0, tzinfo=UTC),
    ),
    "wrong_person": (
        lambda work, client: calling.wrong_person(work, client, NewPerson("Пётр Лосев")),
        MONDAY_MORNING,
    ),
    "refused": (lambda work, client: calling.refused(work, client, "Не видит смысла"), None),
    "appointment": (
        lambda work, client: calling.agree_on(work, client, TOMORROW, None, None, after=0),
        None,
    ),
}


@pytest.mark.parametrize("outcome", OUTCOMES)
async def test_every_outcome_is_recorded_with_what_follows(visits: Visits, outcome: str) -> None:
    act, again = OUTCOMES[outcome]
    async with visits.office.acting(OLGA) as work:
        await act(work, visits.romashka)
    [call] = await visits.calls()
    line = await visits.line()
    assert (call.outcome, call.again_at, call.at) == (outcome, again, MONDAY_MORNING)
    assert call.campaign_client_id == line.id
    assert (line.calls, line.last_call_at, line.next_call_at) == (1, MONDAY_MORNING, again)
    assert line.state == "open"


@pytest.mark.parametrize("outcome", ["no_answer", "call_back", "not_now", "appointment"])
async def test_a_button_tapped_twice_records_one_call(visits: Visits, outcome: str) -> None:
    act, _ = OUTCOMES[outcome]
    async with visits.office.acting(OLGA) as work:
        await act(work, visits.romashka)
    with pytest.raises(TooLate):
        async with visits.office.acting(OLGA) as work:
            await act(work, visits.romashka)
    assert len(await visits.calls()) == 1


async def test_two_taps_at_once_record_one_call(visits: Visits) -> None:
    async def tap() -> str:
        try:
            async with visits.office.acting(OLGA) as work:
                await calling.no_answer(work, visits.romashka, 0)
        except TooLate:
            return "too late"
        return "recorded"

    done = await asyncio.gather(*(tap() for _ in range(4)))
    assert sorted(done) == ["recorded", "too late", "too late", "too late"]
    assert len(await visits.calls()) == 1


async def test_after_some_calls_in_vain_another_hour_is_tried(visits: Visits) -> None:
    hours = []
    for _ in range(3):
        async with visits.office.acting(OLGA) as work:
            after = await visits.last_call(visits.romashka)
            again = await calling.no_answer(work, visits.romashka, after)
        hours.append(again.astimezone(work.policy.zone).hour)
        visits.office.clock.at = again
    assert hours == [10, 10, 15]


async def test_anothers_client_is_left_to_him_but_the_head_may_call(visits: Visits) -> None:
    client_id = visits.clients["Парус"]
    with pytest.raises(NotAllowed):
        async with visits.office.acting(OLGA) as work:
            await calling.no_answer(work, client_id, 0)
    async with visits.office.acting(HEAD) as work:
        await calling.no_answer(work, client_id, 0)
    assert [call.client_id for call in await visits.calls()] == [client_id]


async def test_a_technician_calls_nobody(visits: Visits) -> None:
    with pytest.raises(NotAllowed):
        async with visits.office.acting("Антон") as work:
            await calling.no_answer(work, visits.romashka, 0)


async def test_a_refusal_waits_for_the_head(visits: Visits) -> None:
    async with visits.office.acting(OLGA) as work:
        await calling.refused(work, visits.romashka, "Недоволен нами. Долго чинили")
    line = await visits.line()
    assert line.refusal_asked_at == MONDAY_MORNING
    assert line.reason == "Недоволен нами. Долго чинили"
    assert await visits.told(HEAD) == [{"card": "refusal", "args": {"campaign_client_id": line.id}}]


async def test_a_refusal_needs_a_reason(visits: Visits) -> None:
    with pytest.raises(DeskError):
        async with visits.office.acting(OLGA) as work:
            await calling.refused(work, visits.romashka, "  ")
    assert await visits.calls() == []


async def test_a_moment_that_has_passed_is_refused(visits: Visits) -> None:
    for act in (
        lambda work: calling.call_back(work, visits.romashka, MONDAY_MORNING - HOUR, after=0),
        lambda work: calling.agree_on(work, visits.romashka, MONDAY_MORNING, None, None, after=0),
    ):
        with pytest.raises(DeskError, match="error-moment-passed"):
            async with visits.office.acting(OLGA) as work:
                await act(work)
    assert await visits.calls() == []


async def test_a_new_key_person_takes_the_place_of_the_one_who_left(visits: Visits) -> None:
    [former] = await visits.contacts(visits.romashka)
    person = NewPerson(
        "Пётр Лосев", "директор", "+79270000001", "losev@romashka.example", True, former.id
    )
    async with visits.office.acting(OLGA) as work:
        contact_id = await calling.wrong_person(work, visits.romashka, person)
    gone, new = await visits.contacts(visits.romashka)
    assert (gone.name, gone.gone_at) == (former.name, MONDAY_MORNING)
    assert (new.id, new.email, new.consent_at) == (
        contact_id,
        "losev@romashka.example",
        MONDAY_MORNING,
    )


async def test_without_consent_neither_phone_nor_mail_is_kept(visits: Visits) -> None:
    person = NewPerson("Пётр Лосев", "директор", "+79270000001", "losev@romashka.example")
    async with visits.office.acting(OLGA) as work:
        await calling.wrong_person(work, visits.romashka, person)
    [_, new] = await visits.contacts(visits.romashka)
    assert (new.position, new.phone, new.email, new.consent_at) == ("директор", None, None, None)


async def test_a_client_of_no_campaign_is_remembered_too(visits: Visits) -> None:
    await visits.set_line("Луч", state="removed")
    client_id = visits.clients["Луч"]
    async with visits.office.acting(DENIS) as work:
        await calling.call_back(work, client_id, MONDAY_MORNING + HOUR, after=0)
    [call] = await visits.calls()
    assert (call.campaign_client_id, call.again_at) == (None, MONDAY_MORNING + HOUR)


async def test_an_appointment_brings_the_rep_a_file_for_his_calendar(visits: Visits) -> None:
    async with visits.office.acting(OLGA) as work:
        appointment_id = await calling.agree_on(
            work, visits.romashka, TOMORROW, None, None, after=0
        )
    async with AsyncSession(visits.office.engine) as session:
        payload = await session.scalar(
            select(OutboxRow.payload).where(OutboxRow.kind == "document")
        )
    assert payload is not None
    assert payload["document"] == "appointment"
    assert payload["args"] == {"appointment_id": appointment_id}


async def test_who_will_not_go_on_is_asked_once_more_in_a_month(visits: Visits) -> None:
    await visits.set_line("Ромашка", state="paused")
    await visits.questionnaire("Ромашка", OLGA, "restored")
    async with visits.office.acting(OLGA) as work:
        await calling.refused(work, visits.romashka, "Нет времени")
    [call] = await visits.calls()
    assert call.again_at == MONDAY_MORNING + timedelta(days=30)
    line = await visits.line()
    assert (line.state, line.refusal_asked_at) == ("paused", MONDAY_MORNING)
    assert [notice["card"] for notice in await visits.told(HEAD)] == ["refusal"]


@pytest.mark.parametrize(("decide", "again"), [("approve", 30), ("send_back", 0)])
async def test_the_head_decides_on_a_paused_questionnaire_too(
    visits: Visits, decide: str, again: int
) -> None:
    await visits.set_line("Ромашка", state="paused")
    await visits.questionnaire("Ромашка", OLGA, "restored")
    async with visits.office.acting(OLGA) as work:
        await calling.refused(work, visits.romashka, "Нет времени")
    act = {"approve": refusals.approve, "send_back": refusals.send_back}[decide]
    async with visits.office.acting(HEAD) as work:
        await act(work, visits.lines["Ромашка"])
    with pytest.raises(TooLate):
        async with visits.office.acting(HEAD) as work:
            await act(work, visits.lines["Ромашка"])
    line = await visits.line()
    assert (line.state, line.refusal_asked_at) == ("paused", None)
    async with visits.office.acting(HEAD) as work:
        asked = await refusals.refusal(work, line.id)
    assert asked.again_at == MONDAY_MORNING + timedelta(days=again)
    async with visits.office.acting(OLGA) as work:
        called = [each.client_id for each in (await calls_of_today(work)).lines]
    assert (visits.romashka in called) == (decide == "send_back")


async def test_who_goes_on_with_a_questionnaire_calls_a_client_on_anothers_list(
    visits: Visits,
) -> None:
    """He began it, and it is his to finish (domain 2.14); the other's list stays as it is."""
    parus = visits.clients["Парус"]
    with pytest.raises(NotAllowed):
        async with visits.office.acting(OLGA) as work:
            await calling.call_back(work, parus, TOMORROW)
    await visits.questionnaire("Парус", OLGA, "restored")
    async with visits.office.acting(OLGA) as work:
        listed = await calls_of_today(work)
        await calling.call_back(work, parus, TOMORROW)
    assert "Парус" in [line.client for line in listed.lines]
    [call] = await visits.calls()
    assert (call.campaign_client_id, call.again_at) == (None, TOMORROW)
    line = await visits.line("Парус")
    assert (line.state, line.next_call_at, line.last_call_at) == ("open", None, None)
