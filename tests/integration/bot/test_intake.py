"""One update, one transaction: nothing is lost, nothing is done twice, the chat goes on."""

import asyncio

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot import updates as update_store
from bot.incoming import Incoming
from storage.models import Account, Employee
from tests.integration.bot.conftest import World, until


async def test_an_update_is_answered(world: World) -> None:
    async with world.replica():
        await world.say("Ольга", "раз")
        await world.settle()
    assert await world.words("Ольга") == ["принято: раз"]
    (taken,) = await world.updates()
    assert (taken.state, taken.chat_id) == ("done", world.chat("Ольга"))


async def test_a_redelivered_update_changes_nothing(world: World) -> None:
    async with world.replica():
        await world.say("Ольга", "раз")
        await world.say("Ольга", "два")
        await world.settle()
        await world.post("/redeliver", {"last": 2})
        await world.settle()
    assert world.deeds.handled == ["раз", "два"]
    assert await world.words("Ольга") == ["принято: раз", "принято: два"]


async def test_the_same_update_twice_at_once_is_done_once(world: World) -> None:
    await world.say("Ольга", "раз")
    (payload,) = world.pending()
    async with (
        world.replica() as one,
        world.parts() as other,
        asyncio.TaskGroup() as nursery,
    ):
        # What it takes it also delivers: a worker that never ran would be taken for dead.
        nursery.create_task(other.worker.run())
        await asyncio.gather(*(each.intake.take(payload) for each in (one, other, one, other)))
        await world.settle()
        other.worker.stop()
    assert world.deeds.handled == ["раз"]
    assert await world.words("Ольга") == ["принято: раз"]


async def test_updates_of_a_chat_are_done_in_order_and_chats_side_by_side(world: World) -> None:
    async with world.replica():
        await world.say("Ольга", "wait")
        for number in range(10):
            await world.say("Ольга", str(number))
        await world.say("Антон", "другой")

        async def the_other_chat_was_served() -> bool:
            return await world.words("Антон") == ["принято: другой"]

        await until(the_other_chat_was_served)
        assert world.deeds.handled == ["другой"]
        world.deeds.hold.set()
        await world.settle()
    assert world.deeds.handled[1:] == ["wait", *map(str, range(10))]
    assert await world.words("Ольга") == [
        "принято: wait", *(f"принято: {number}" for number in range(10))
    ]  # fmt: skip


async def test_a_crash_between_commit_and_answer_loses_no_answer(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.say("Ольга", "раз")
    (payload,) = world.pending()
    async with world.parts() as crashed:
        # Its worker never runs, so it looks to the others like a process that died.
        monkeypatch.setattr(crashed.worker, "take_on", lambda _put_in: None)
        await crashed.intake.take(payload)
    assert await world.words("Ольга") == []
    async with world.replica():
        await world.settle()
    assert world.deeds.handled == ["раз"]
    assert await world.words("Ольга") == ["принято: раз"]


async def test_a_refusal_rolls_back_and_is_told(world: World) -> None:
    async with world.replica():
        await world.say("Ольга", "late")
        await world.settle()
        await world.post("/redeliver", {"last": 1})
        await world.settle()
    assert await world.outbox("notice") == []
    (words,) = await world.words("Ольга")
    assert words == world.desk.texts.format("ru", "error-state-moved-on")


async def test_an_update_that_fails_for_a_moment_is_tried_again(world: World) -> None:
    world.deeds.poison["раз"] = 2
    async with world.replica():
        await world.say("Ольга", "раз")
        await world.settle()
    assert await world.words("Ольга") == ["принято: раз"]


async def test_of_two_acts_that_wait_for_each_other_both_are_done_once(world: World) -> None:
    """PostgreSQL undoes one of them so that the other goes on; that one is tried again."""
    async with world.replica():
        await world.say("Ольга", "both Кирилл Роман")
        await world.say("Антон", "both Роман Кирилл")
        await world.settle()
    async with AsyncSession(world.desk.engine) as session:
        marks = await session.scalars(
            select(Employee.phone).where(Employee.phone.like("!%")).order_by(Employee.id)
        )
        assert list(marks) == ["!!", "!!"]
        assert await update_store.list_aside(session) == []
    assert await world.words("Ольга") == ["принято: both Кирилл Роман"]
    assert await world.words("Антон") == ["принято: both Роман Кирилл"]


async def test_an_update_that_always_fails_is_put_aside_and_the_chat_goes_on(
    world: World,
) -> None:
    world.deeds.poison["яд"] = 3
    async with world.replica() as runtime:
        await world.say("Ольга", "яд")
        await world.say("Ольга", "дальше")
        await world.settle()
        failed = world.desk.texts.format("ru", "runtime-failed")
        assert await world.words("Ольга") == [failed, "принято: дальше"]

        async with AsyncSession(world.desk.engine) as session, session.begin():
            (aside,) = await update_store.list_aside(session)
            assert (aside.state, aside.error, aside.attempts) == ("aside", "RuntimeError", 3)
            assert await update_store.retry(session, aside.update_id)
        await runtime.intake.try_again()
        await world.settle()
    assert (await world.words("Ольга"))[-1] == "принято: яд"
    async with AsyncSession(world.desk.engine) as session:
        assert await update_store.list_aside(session) == []


async def test_an_update_put_aside_can_be_given_up(world: World) -> None:
    world.deeds.poison["яд"] = 3
    async with world.replica() as runtime:
        await world.say("Ольга", "яд")
        await world.settle()
        async with AsyncSession(world.desk.engine) as session, session.begin():
            (aside,) = await update_store.list_aside(session)
            assert await update_store.drop(session, aside.update_id)
        await runtime.intake.try_again()
    assert world.deeds.handled == []


async def test_updates_are_forgotten_after_three_days(world: World) -> None:
    async with world.replica():
        await world.say("Ольга", "раз")
        await world.settle()
    now = world.desk.clock.now()
    async with AsyncSession(world.desk.engine) as session, session.begin():
        assert await update_store.sweep(session, now) == 0
        later = now + update_store.KEPT_FOR + update_store.KEPT_FOR
        assert await update_store.sweep(session, later) == 1


async def test_a_tap_is_answered_and_the_message_drawn_again(world: World) -> None:
    async with world.replica():
        await world.say("Ольга", "button")
        await world.settle()
        chat = world.chat("Ольга")
        (message,) = await world.messages(chat)
        answer = await world.post(
            f"/chats/{chat}/taps", {"message_id": message["id"], "button": "Нажать"}
        )
        await world.settle()
        assert answer == {"alert": False, "text": None, "url": None}
    assert await world.words("Ольга") == ["Нажата"]


async def test_a_tapped_message_that_is_gone_is_sent_anew(world: World) -> None:
    async with world.replica():
        await world.say("Ольга", "button")
        await world.settle()
        await world.fault(method="editMessageText", kind="500", times=1)
        chat = world.chat("Ольга")
        (message,) = await world.messages(chat)
        await world.post(f"/chats/{chat}/taps", {"message_id": message["id"], "data": "press"})
        world.sandbox.world.remove(world.sandbox.world.chats[chat], message["id"])
        await world.settle()
    assert await world.words("Ольга") == ["Нажата"]


async def test_an_unknown_tap_only_stops_its_spinner(world: World) -> None:
    async with world.replica():
        await world.say("Ольга", "button")
        await world.settle()
        chat = world.chat("Ольга")
        (message,) = await world.messages(chat)
        answer = await world.post(
            f"/chats/{chat}/taps", {"message_id": message["id"], "data": "forged:1"}
        )
    assert answer == {"alert": False, "text": None, "url": None}


async def test_the_dismissed_and_those_with_a_revoked_account_are_strangers(
    world: World,
) -> None:
    roles: list[str] = []

    async with world.parts() as runtime:

        async def role_of(name: str) -> str:
            await world.say(name, "кто я")
            payload = world.pending()[-1]
            async with AsyncSession(world.desk.engine) as session:
                work = await runtime.intake._begin(session, Incoming.of(payload))
                assert work is not None
                return work.actor.role

        roles.append(await role_of("Ольга"))
        async with AsyncSession(world.desk.engine) as session, session.begin():
            await session.execute(
                update(Employee)
                .where(Employee.id == world.office.person("Антон").id)
                .values(active=False)
            )
            await session.execute(
                update(Account)
                .where(Account.employee_id == world.office.person("Кирилл").id)
                .values(revoked_at=world.desk.clock.now())
            )
        roles.append(await role_of("Антон"))
        roles.append(await role_of("Кирилл"))
    assert roles == ["rep", "stranger", "stranger"]


async def test_a_stop_finishes_what_is_in_hand(world: World) -> None:
    async with world.replica() as runtime:
        await world.say("Ольга", "wait")

        async def it_is_in_hand() -> bool:
            return not runtime.intake.idle

        await until(it_is_in_hand)
        runtime.stopping.set()
        world.deeds.hold.set()
    assert await world.words("Ольга") == ["принято: wait"]
    assert world.pending() == []
