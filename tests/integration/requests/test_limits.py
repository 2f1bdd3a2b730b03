"""Limits: who hears of what is not done, once each, in whose working hours (domain 1.4, 3.1, 5)."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from sqlalchemy import text, update

from domain.people.leading import above
from domain.permissions import Permission
from domain.requests import handoffs, offering, results, sweeps
from domain.requests.offering import Receiver
from domain.requests.rows import lock_handoff
from storage.models import Employee
from tests.fixtures.office import Office
from tests.integration.requests.acting import (
    accepted,
    kinds_of,
    offered,
    row,
    sent,
    sweep_next,
    told,
)


async def sweep(office: Office) -> None:
    async with office.system() as work:
        await sweeps.sweep_offers(work)
    async with office.system() as work:
        await sweeps.sweep_requests(work)


async def test_two_replicas_remind_once(office: Office) -> None:
    for _ in range(6):
        await sent(office, Receiver(office.person("Антон").id))
    await accepted(office)
    await sweep_next(office)  # the seal of yesterday
    for _ in range(2):
        async with office.system() as work:
            due = await sweeps.next_due(work)
        assert due is not None
        office.clock.at = max(office.clock.at, due)
        await asyncio.gather(*(sweep(office) for _ in range(3)))
    for name in ("Антон", "Павел"):
        count = Counter(await told(office, name))
        assert count["reminded"] + count["escalated"] == 6, (name, count)


async def test_a_sweep_that_found_an_offer_before_another_does_not_take_its_next_step(
    office: Office,
) -> None:
    """The slower replica read the offer as due, then waited while the faster one reminded."""
    request_id, handoff_id = await sent(office, Receiver(office.person("Антон").id))
    office.clock.advance(timedelta(minutes=31))
    async with office.system() as slower:
        seen = (await slower.open_session.execute(text("SELECT state FROM handoffs"))).scalar_one()
        assert seen == "offered"
        async with office.system() as faster:
            await sweeps.sweep_offers(faster)
        with slower.permitted(Permission.SWEEP):
            _, handoff = await lock_handoff(slower, handoff_id)
            assert not sweeps.is_due(slower, handoff)
    async with office.acting("Антон") as work:
        await handoffs.decline(work, handoff_id, "Занят")
    async with office.system() as work:
        with work.permitted(Permission.SWEEP):
            _, handoff = await lock_handoff(work, handoff_id)
            assert not sweeps.is_due(work, handoff)
    assert await kinds_of(office, request_id) == ["offered", "reminded", "declined"]


async def test_an_expired_offer_is_told_to_giver_lead_and_director(office: Office) -> None:
    request_id, _ = await sent(office, Receiver(office.person("Антон").id))
    while "expired" not in await kinds_of(office, request_id):
        await sweep_next(office)
    for name in ("Ольга", "Павел", "Вера"):
        assert (await told(office, name)).count("expired") == 1
    assert "expired" not in await told(office, "Антон")
    assert (await row(office, request_id)).holder_id == office.person("Ольга").id


async def test_the_lead_who_does_not_answer_is_known_to_the_director(office: Office) -> None:
    await sent(office, Receiver(office.person("Павел").id))
    for _ in range(3):  # the seal of yesterday, the reminder, the lead
        await sweep_next(office)
    assert await told(office, "Павел") == ["reminded"]
    assert await told(office, "Вера") == ["escalated"]


async def test_a_department_whose_lead_has_left_answers_to_the_director(office: Office) -> None:
    async with office.system() as work:
        await work.open_session.execute(
            update(Employee)
            .where(Employee.id == office.person("Павел").id)
            .values(active=False, dismissed_at=work.now)
        )
    await sent(office)
    for _ in range(3):
        await sweep_next(office)
    assert await told(office, "Вера") == ["escalated"]


async def test_one_lead_of_two_departments_leads_both(office: Office) -> None:
    both = office.policy.departments["tech"].model_copy(update={"lead": "Марина Лис"})
    policy = office.policy.model_copy(
        update={"departments": {**office.policy.departments, "tech": both}}
    )
    office.policy = policy
    async with office.system() as work:
        with work.permitted(Permission.SWEEP):
            for name in ("Ольга", "Антон"):
                assert await above(work, [office.person(name).id]) == {office.person("Марина").id}


async def test_an_author_answers_in_the_hours_of_his_own_department(office: Office) -> None:
    """Sales sit in Vladivostok here: it is evening there when Samara reports at noon."""
    sales = office.policy.departments["sales"].model_copy(update={"time_zone": "Asia/Vladivostok"})
    office.policy = office.policy.model_copy(
        update={"departments": {**office.policy.departments, "sales": sales}}
    )
    request_id = await accepted(office)
    office.clock.at = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # 12:00 there, 18:00 with sales
    async with office.acting("Антон") as work:
        await results.report(work, request_id, "Готово")
    due = (await row(office, request_id)).next_at
    # One working day of Vladivostok: all of Tuesday there.
    assert due == datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


async def test_the_due_date_is_told_to_the_holder_then_to_his_lead_once_each(
    office: Office,
) -> None:
    await accepted(office)
    for _ in range(6):
        await sweep_next(office)
    assert (await told(office, "Антон")).count("overdue") == 1
    assert (await told(office, "Павел")).count("overdue_lead") == 1


async def test_ping_pong_by_count_is_shown_to_both_leads(office: Office) -> None:
    """Each hand is a new one, but there are more of them than the policy bears (3)."""
    request_id = await accepted(office)
    hands = ["Антон", "Роман", "Кирилл", "Игорь"]
    for giver, receiver in pairwise(hands):
        async with office.acting(giver) as work:
            await offering.offer(work, request_id, Receiver(office.person(receiver).id))
        handoff = await offered(office, request_id)
        async with office.acting(receiver) as work:
            await handoffs.accept(work, handoff.id)
    assert (await kinds_of(office, request_id)).count("ping_pong") == 1
    assert (await told(office, "Павел")).count("ping_pong") == 1
    assert (await told(office, "Игорь")).count("ping_pong") == 1


async def test_given_back_to_its_author_it_has_come_back_to_an_earlier_holder(
    office: Office,
) -> None:
    request_id = await accepted(office)
    async with office.acting("Антон") as work:
        await offering.offer(work, request_id, Receiver(office.person("Ольга").id))
    handoff = await offered(office, request_id)
    async with office.acting("Ольга") as work:
        await handoffs.accept(work, handoff.id)
    assert (await told(office, "Марина")).count("ping_pong") == 1
    assert (await told(office, "Павел")).count("ping_pong") == 1


async def test_returned_by_the_author_and_reported_again(office: Office) -> None:
    request_id = await accepted(office)
    for words in ("Заменил порт", "Заменил кабель"):
        async with office.acting("Антон") as work:
            await results.report(work, request_id, words)
        if words == "Заменил порт":
            async with office.acting("Марина") as work:
                await results.return_result(work, request_id, "Не работает")
    async with office.acting("Ольга") as work:
        await results.confirm(work, request_id)
    assert (await row(office, request_id)).state == "closed"
    assert await told(office, "Антон") == ["returned", "confirmed"]
    # The author hears of each step, also of those his lead took for him.
    assert await told(office, "Ольга") == ["accepted", "reported", "returned", "reported"]
