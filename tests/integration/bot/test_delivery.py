"""Notices and answers arrive whatever Telegram does: nothing is lost, a notice may repeat once."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.permissions import Permission
from domain.work import redraw
from storage.models import Account, ChatMigration
from tests.fixtures.statements import statements
from tests.integration.bot.conftest import GROUP, World, until

pytestmark = pytest.mark.long


async def tell(world: World, name: str, words: str) -> None:
    """Olga has the bot tell somebody something."""
    await world.say("Ольга", f"tell {world.office.person(name).id} {words}")


async def draw_again(world: World) -> None:
    async with world.office.system() as work:
        with work.permitted(Permission.SWEEP):
            await redraw(work, "news:1")


async def test_a_notice_is_drawn_for_its_reader_when_it_is_delivered(world: World) -> None:
    async with world.replica():
        await tell(world, "Антон", "привет")
        await world.settle()
    assert await world.words("Антон") == ["Антон Белов: привет сегодня 10:00"]
    (notice,) = await world.outbox("notice")
    (message,) = await world.messages(world.chat("Антон"))
    assert notice.result is not None
    sent = {name: notice.result[name] for name in ("chat_id", "message_id")}
    assert sent == {"chat_id": world.chat("Антон"), "message_id": message["id"]}


async def test_a_notice_is_drawn_again_in_its_own_message(world: World) -> None:
    async with world.replica():
        await tell(world, "Антон", "привет")
        await world.settle()
        await draw_again(world)  # nothing has changed: the chat's turn is left to news
        await world.settle()
        world.office.clock.advance(timedelta(hours=1))
        await draw_again(world)
        await world.settle()
    assert await world.words("Антон") == ["Антон Белов: привет сегодня 11:00"]
    first, second = await world.outbox("redraw")
    assert (first.state, first.result) == ("sent", {"skipped": "nothing new"})
    assert (second.state, second.result) == ("sent", None)


async def test_what_was_drawn_again_is_known_as_it_is_now(world: World) -> None:
    async with world.replica():
        await tell(world, "Антон", "привет")
        await world.settle()
        for _ in range(2):
            world.office.clock.advance(timedelta(hours=1))
            await draw_again(world)
            await draw_again(world)
            await world.settle()
    assert await world.words("Антон") == ["Антон Белов: привет сегодня 12:00"]
    results = [row.result for row in await world.outbox("redraw")]
    assert results == [None, {"skipped": "nothing new"}] * 2


async def test_all_answers_to_an_act_are_drawn_again(world: World) -> None:
    async with world.replica():
        with statements(world.desk.engine) as seen:
            await world.say("Ольга", "remember раз два")
            await world.settle()
        world.office.clock.advance(timedelta(hours=1))
        await draw_again(world)
        await world.settle()
    words = await world.words("Ольга")
    assert words == [f"Ольга Смирнова: {each} сегодня 11:00" for each in ("раз", "два")]
    assert len([each for each in seen if "SELECT 'notice'" in each]) == 1


async def test_a_deleted_message_is_not_drawn_again(world: World) -> None:
    async with world.replica():
        await tell(world, "Антон", "привет")
        await world.settle()
        (message,) = await world.messages(world.chat("Антон"))
        world.sandbox.world.remove(world.sandbox.world.chats[world.chat("Антон")], message["id"])
        world.office.clock.advance(timedelta(hours=1))
        await draw_again(world)
        await world.settle()
    assert await world.words("Антон") == []
    (row,) = await world.outbox("redraw")
    assert (row.state, row.result) == ("sent", {"skipped": "no message"})


@pytest.mark.parametrize("kind", ["429", "500", "drop"])
@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_notice_survives_what_telegram_does(world: World, kind: str, when: str) -> None:
    async with world.replica():
        await tell(world, "Антон", "привет")
        await world.fault(method="sendMessage", kind=kind, when=when, times=2)
        await world.settle()
    told = await world.words("Антон")
    assert set(told) == {"Антон Белов: привет сегодня 10:00"}
    # The call that takes effect while its answer is lost may repeat it, and no more than that.
    assert len(told) <= (1 if when == "before" else 3)
    assert "Передано" in await world.words("Ольга")


@pytest.mark.parametrize("kind", ["429", "500", "drop"])
async def test_an_answer_survives_what_telegram_does(world: World, kind: str) -> None:
    async with world.replica():
        await world.fault(method="sendMessage", kind=kind, times=2)
        await world.say("Ольга", "раз")
        await world.say("Ольга", "два")
        await world.settle()
    assert await world.words("Ольга") == ["принято: раз", "принято: два"]


async def test_who_blocks_the_bot_is_marked_until_he_writes_again(world: World) -> None:
    async with world.replica():
        await world.post(f"/people/{world.chat('Антон')}/block", {})
        await world.settle()
        assert await _unreachable(world, "Антон")
        await tell(world, "Антон", "привет")
        await world.settle()
        (notice,) = await world.outbox("notice")
        assert (notice.state, notice.last_error) == ("dead", "unreachable")
        await world.post(f"/people/{world.chat('Антон')}/unblock", {})
        await world.say("Антон", "снова здесь")
        await world.settle()
    assert not await _unreachable(world, "Антон")


async def test_a_refusal_of_telegram_marks_the_person_too(world: World) -> None:
    async with world.replica():
        await tell(world, "Антон", "привет")
        await world.fault(method="sendMessage", kind="403", times=2)
        await world.settle()
    assert await _unreachable(world, "Антон")


async def _unreachable(world: World, name: str) -> bool:
    async with AsyncSession(world.desk.engine) as session:
        since = await session.scalar(
            select(Account.unreachable_since).where(
                Account.employee_id == world.office.person(name).id
            )
        )
    return since is not None


async def test_nobody_is_told_who_has_no_account(world: World) -> None:
    async with AsyncSession(world.desk.engine) as session, session.begin():
        await session.execute(
            update(Account)
            .where(Account.employee_id == world.office.person("Антон").id)
            .values(revoked_at=world.desk.clock.now())
        )
    async with world.replica():
        await tell(world, "Антон", "привет")
        await world.settle()
    (notice,) = await world.outbox("notice")
    assert (notice.state, notice.last_error) == ("dead", "no way to the receiver")


async def test_a_group_that_became_a_supergroup_is_found_by_its_service_message(
    world: World,
) -> None:
    async with world.replica():
        migrated = await world.post(f"/groups/{GROUP}/migrate", {})
        await world.settle()
        await world.say("Ольга", "post")
        await world.settle()
        async with AsyncSession(world.desk.engine) as session:
            new = await session.scalar(select(ChatMigration.new_chat_id))
    assert new == migrated["id"]
    (message,) = await world.messages(migrated["id"])
    assert message["text"].startswith(": группе")


async def test_a_group_that_became_a_supergroup_is_found_by_the_refusal(world: World) -> None:
    async with world.parts():
        migrated = await world.post(f"/groups/{GROUP}/migrate", {})
        world.sandbox.api.updates.drop_all()  # the service message never came
    async with world.replica():
        await world.say("Ольга", "post")
        await world.settle()
    (message,) = await world.messages(migrated["id"])
    assert message["text"].startswith(": группе")
    (notice,) = await world.outbox("notice")
    assert notice.result is not None
    sent = {name: notice.result[name] for name in ("chat_id", "message_id")}
    assert sent == {"chat_id": migrated["id"], "message_id": message["id"]}


async def test_answers_do_not_wait_behind_notices(world: World) -> None:
    async with world.replica():
        for number in range(4):  # one a second to a chat
            await tell(world, "Антон", str(number))
        await world.say("Антон", "раз")

        async def answered() -> bool:
            return "принято: раз" in await world.words("Антон")

        await until(answered)
        assert len(await world.words("Антон")) < 5
        await world.settle()
    assert [words.split()[2] for words in await world.words("Антон") if "Белов" in words] == [
        "0", "1", "2", "3"
    ]  # fmt: skip
